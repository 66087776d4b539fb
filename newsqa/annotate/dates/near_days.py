"""The days around publication and their parts: "yesterday", "tonight", "this morning", "mid-morning"."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.dates.calendar import shifted
from newsqa.annotate.dates.proper_names import is_a_title
from newsqa.annotate.dates.reading import PART_OF, Hit, Reading, Rule, part_mod, placed
from newsqa.annotate.dates.words import DAY_PARTS, STEPS

_DEICTIC: Final = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def read_deictic(hit: Hit) -> Reading | None:
    """today, late yesterday, tomorrow night."""
    word, part = hit.word("word") or "", hit.word("daypart")
    day = shifted(hit.scene.anchor, "D", _DEICTIC[word])
    if is_a_title(hit, "word"):
        return None
    if word == "today" and hit.after() == "s" and _is_of_an_age(hit):
        return Reading("DATE", "PRESENT_REF", None, "vague")
    if word == "tonight":
        part = "night"
    return with_part(hit, day, part)


# "today's society" is of these years, "today's vote" of one day
_OF_AN_AGE: Final = frozenset(
    (
        *(
            "world",
            "society",
            "youth",
            "standards",
            "generation",
            "generations",
            "children",
            "kids",
            "economy",
            "america",
        ),
        *(
            "culture",
            "climate",
            "politics",
            "technology",
            "terms",
            "dollars",
            "money",
            "women",
            "men",
            "parents",
            "age",
        ),
        *("environment", "consumers", "teenagers", "students", "computers", "media", "democracy", "europe"),
    )
)


def _is_of_an_age(hit: Hit) -> bool:
    """Whether "today's" tells of the present age: of the next two words, one is of such a thing."""
    start = hit.excerpt.offset(hit.end)
    words = hit.text[start : start + 40].lower().split()
    return any(word.rstrip('.,;:!?"\u201d') in _OF_AN_AGE for word in words[1:3])


def with_part(hit: Hit, day: str | None, part: str | None) -> Reading | None:
    if day is None or part is None:
        return placed(hit.scene, "DATE", day, part_mod(hit))
    clock = DAY_PARTS[part]
    return placed(hit.scene, "TIME", f"{day}T{clock}", part_mod(hit))


def read_next_but_one(hit: Hit) -> Reading | None:
    """the day before yesterday, the day after tomorrow."""
    step = _DEICTIC[hit.word("word") or ""]
    if step != (-1 if hit.word("before") else 1):
        return None
    return placed(hit.scene, "DATE", shifted(hit.scene.anchor, "D", 2 * step))


def read_this_part(hit: Hit) -> Reading | None:
    """this morning, last night, later this afternoon."""
    which, part = hit.word("which") or "", hit.word("daypart") or ""
    if which == "last" and part != "night":
        return None
    return with_part(hit, shifted(hit.scene.anchor, "D", STEPS[which]), part)


def read_mid_part(hit: Hit) -> Reading | None:
    """mid-morning, mid-afternoon Tuesday."""
    return with_part(hit, shifted(hit.scene.anchor, "D", 0), hit.word("daypart"))


RULES: Final[tuple[Rule, ...]] = (
    # late yesterday, tomorrow night, tonight
    Rule(f"{PART_OF} (?P<word>TODAY) (?: SP (?P<daypart>DAYPART) )?", read_deictic),
    Rule(f"{PART_OF} (?P<word>TONIGHT)", read_deictic),
    # the day before yesterday
    Rule("(?: THE SP )? DAYUNIT SP (?: (?P<before>BEFORE) | AFTER ) SP (?P<word>TODAY)", read_next_but_one),
    # this morning, last night
    Rule(f"{PART_OF} (?P<which>THIS/LAST) SP (?P<daypart>DAYPART)", read_this_part),
    # mid-afternoon
    Rule("(?P<mid>MID) SP/HY (?P<daypart>DAYPART)", read_mid_part),
)
