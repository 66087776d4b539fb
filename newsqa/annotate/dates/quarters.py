"""Fiscal quarters and halves: "the third quarter", "Q3 2023", "the year-earlier period", "the first half of 1990"."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

from newsqa.annotate.dates.calendar import shifted
from newsqa.annotate.dates.reading import PART_OF, Hit, Reading, Rule, part_mod, placed
from newsqa.annotate.dates.words import MONTH_NAMES, ORDINALS, STEPS

# A game has quarters too.
_SPORT: Final = re.compile("touchdown|halftime|quarterback|field goal|3-pointer|free throw")


@lru_cache(maxsize=16)
def _is_of_a_game(text: str) -> bool:
    # asked once a text, however many quarters it has
    return _SPORT.search(text) is not None


def read_quarter(hit: Hit) -> Reading | None:
    """the third quarter, the fourth quarter of 1997, last year's third quarter, year-earlier second quarter."""
    half = hit.word("half")
    if not half and _is_of_a_game(hit.text):
        return None
    number = 2 if half and hit.word("last") else ORDINALS.get(hit.word("ordinal") or "", 0)
    if not 1 <= number <= (2 if half else 4):
        return None
    name = f"{'H' if half else 'Q'}{number}"
    year = hit.number("year") or hit.number("year_before")
    if year:
        return _remember(hit, Reading("DATE", f"{year}-{name}", part_mod(hit)))
    which = "this" if "the_year" in hit.groups else hit.word("which") or hit.word("which_before")
    if half and not which:
        return None
    anchor = hit.scene.anchor
    if anchor is None:
        return placed(hit.scene, "DATE", f"XXXX-{name}", part_mod(hit))
    ended = anchor.month > number * (6 if half else 3)  # the latest one that is over
    value_year = anchor.year + STEPS[which] if which else anchor.year - (not ended and not _runs(hit, number))
    if hit.word("earlier"):
        value_year -= 1
        return placed(hit.scene, "DATE", f"{value_year}-{name}", part_mod(hit))
    return _remember(hit, placed(hit.scene, "DATE", f"{value_year}-{name}", part_mod(hit)))


def _runs(hit: Hit, number: int) -> bool:
    """Whether the quarter is this year's although it is not over: it runs now, or the words look ahead."""
    anchor = hit.scene.anchor
    return anchor is not None and (hit.ahead() or (anchor.month + 2) // 3 == number)


def _remember(hit: Hit, reading: Reading | None) -> Reading | None:
    if reading and "-Q" in reading.value:
        hit.scene.quarter, hit.scene.quarter_at = reading.value, hit.excerpt.offset(hit.end - 1)
    return reading


def year_before(hit: Hit) -> str | None:
    """What "a year earlier" says where it compares: last year's quarter, or month, of the same passage; else None."""
    scene, here = hit.scene, hit.excerpt.offset(hit.begin)
    month = _month_of_sentence(hit, here)
    if month:
        return f"{month.year - 1:04d}-{month.month:02d}"
    if scene.quarter is None or here - scene.quarter_at > _PASSAGE:
        return None
    year, _, quarter = scene.quarter.partition("-")
    scene.quarter_at = here
    return f"{int(year) - 1:04d}-{quarter}" if year.isdigit() else None


def _month_of_sentence(hit: Hit, here: int) -> date | None:
    """The month that the sentence has named last: prices rose in October from a year earlier."""
    first, last = hit.scene.focus, hit.scene.focus_end
    if first is None or last is None or first.day != 1 or not _SHORTEST_MONTH <= (last - first).days + 1 <= 31:
        return None
    sentence = hit.text[max(here - _SENTENCE, 0) : here].rpartition(". ")[2]
    named = MONTH_NAMES[first.month - 1][:3].capitalize() in sentence or _MONTH_WORDS.search(sentence)
    return first if named else None


_PASSAGE: Final = 1500  # characters through which a quarter is compared with
_MONTH_WORDS: Final = re.compile("(?:last|this|the|same) month")
_SENTENCE: Final = 200
_SHORTEST_MONTH: Final = 28


def read_q(hit: Hit) -> Reading | None:
    """Q3, Q3 2023."""
    number = int((hit.word("number") or "q1")[1])
    if year := hit.word("year"):
        return Reading("DATE", f"{year}-Q{number}")
    anchor = hit.scene.anchor
    if anchor is None:
        return placed(hit.scene, "DATE", f"XXXX-Q{number}")
    ended = anchor.month > number * 3
    return _remember(
        hit, placed(hit.scene, "DATE", f"{anchor.year - (not ended and not _runs(hit, number))}-Q{number}")
    )


def read_h(hit: Hit) -> Reading | None:
    """H1 2023, 2H 2019."""
    return Reading("DATE", f"{hit.word('year')}-H{(hit.word('name') or '').strip('h')}")


def read_the_quarter(hit: Hit) -> Reading | None:
    """the quarter, the latest period: the one that was named before, else the last one that is over."""
    return placed(hit.scene, "DATE", latest_quarter(hit) if "latest" in hit.groups else _named_quarter(hit))


def _named_quarter(hit: Hit) -> str | None:
    return hit.scene.quarter or shifted(hit.scene.anchor, "Q", -1)


def latest_quarter(hit: Hit) -> str | None:
    """The quarter that was named before, if it is over; else the last one that is."""
    last = shifted(hit.scene.anchor, "Q", -1)
    named = hit.scene.quarter
    return named if named and (last is None or "X" in last or named <= last) else last


def read_year_earlier(hit: Hit) -> Reading | None:
    """the year-earlier period, a year-ago quarter: a year before the quarter that was named, or the last year."""
    return placed(hit.scene, "DATE", year_before(hit) or shifted(hit.scene.anchor, "Y", -1))


def read_period_of(hit: Hit) -> Reading | None:
    """the 1988 period: the quarter that was named, in that year."""
    quarter, year = hit.scene.quarter, hit.word("year") or ""
    return Reading("DATE", f"{year}{quarter[4:]}" if quarter else year)


_EARLIER: Final = "(?P<earlier> YEARUNIT HY AGO/EARLIER SP )"
RULES: Final[tuple[Rule, ...]] = (
    # the fourth quarter of 1997, the fiscal first quarter, the 1989 third quarter, last year's second half
    Rule(
        f"{PART_OF} (?: THE SP (?! ORDINAL HY ) )? (?: (?P<year_before>YEAR) SP "
        f"| (?P<which_before>LAST/THIS/NEXT) SP YEARUNIT AP YEARLETTER SP "
        f"| {_EARLIER} )? (?: FISCAL SP/HY )? (?: (?P<ordinal>ORDINAL) | (?P<last>LAST) (?= SP HALF ) ) "
        "(?: SP FISCAL )? SP/HY "
        "(?: QUARTER | (?P<half>HALF) ) "
        "(?: (?: SP OF SP | SP IN SP | COMMA | SP ) (?: FISCAL SP )? "
        "(?: (?P<year>YEAR) | (?P<which>LAST/THIS/NEXT) SP YEARUNIT | THE SP (?P<the_year>YEARUNIT) ) )?",
        read_quarter,
    ),
    Rule("(?P<name>HALFNAME) SP (?: OF SP )? (?P<year>YEAR)", read_h),
    # Q3, Q3 2023
    Rule("(?P<number>QUARTERNAME) (?: SP (?: OF SP )? (?P<year>YEAR) )?", read_q),
    # the year-earlier period, year-ago
    Rule("(?: THE SP )? (?: COMPARABLE SP )? YEARUNIT HY AGO/EARLIER SP (?: QUARTER | PERIOD )", read_year_earlier),
    Rule("YEARUNIT HY AGO/EARLIER", read_year_earlier),
    # the corresponding period last year
    Rule(
        "THE SP COMPARABLE/SAME SP PERIOD/QUARTER (?: SP (?: AN SP YEARUNIT SP AGO/EARLIER | LAST SP YEARUNIT ) )",
        read_year_earlier,
    ),
    # the 1988 period, the 1988 quarter
    Rule("THE SP (?P<year>YEAR) SP PERIOD/QUARTER", read_period_of),
    # the quarter, the latest period
    Rule("THE SP (?P<latest>LATEST) SP PERIOD/QUARTER | THE SP QUARTER", read_the_quarter),
)
