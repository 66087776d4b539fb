"""Durations and sets: "nearly 20 years", "the past two weeks", "several days", "every week", "daily", "on Mondays"."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.dates.reading import Hit, Reading, Rule, count_of
from newsqa.annotate.dates.words import DAY_PARTS, EVERY_ADVERBS, MONTHS, SEASONS, UNITS, WEEKDAYS

# "more than ", "nearly ", "at least ", "up to "
AMOUNT: Final = (
    "(?: (?P<about>ABOUT/ALMOST) SP | (?P<over>OVER) SP (?= AN/DAY/NUMBER ) "
    "| (?: (?P<no>NO) SP )? (?P<compared>MORE/LESS) SP THAN SP | AT SP (?P<least>LEAST) SP "
    "| (?P<upto>UPWORD) SP TO SP )?"
)
# "20", "twenty-four", "two and a half", "2 1/2", "a few", "several", "a couple of", "half a", "an"
_COUNTS: Final = (
    "(?: DAY SP DAY SLASH DAY | DAY/NUMBER (?: PT DAY/NUMBER )? ) "
    "| CARDINAL/NINETEEN (?: (?: SP/HY | SP AND SP ) CARDINAL/NINETEEN/HUNDRED ){0,3} "
    "(?: SP/HY AND SP/HY AN SP/HY HALF )? "
    "| (?: AN SP )? (?: COUPLE (?: SP OF )? | FEW | HUNDRED | HALF ) | HALF SP AN | SOME"
)
COUNT: Final = f"(?P<count> {_COUNTS} )"
COUNT_OR_AN: Final = f"(?P<count> {_COUNTS} | AN )"
_MODS: Final = {
    **dict.fromkeys(("about", "around", "approximately", "roughly"), "APPROX"),
    **dict.fromkeys(("nearly", "almost", "less", "fewer", "under"), "LESS_THAN"),
    **dict.fromkeys(("barely", "over", "more"), "MORE_THAN"),
    **dict.fromkeys(("up", "within", "most"), "EQUAL_OR_LESS"),
    "least": "EQUAL_OR_MORE",
}


def amount_mod(hit: Hit) -> str | None:
    """The mod that AMOUNT gives."""
    word = hit.word("about") or hit.word("over") or hit.word("compared") or hit.word("least") or hit.word("upto") or ""
    mod = _MODS.get(word)
    if "no" in hit.groups:
        return "EQUAL_OR_LESS" if mod == "MORE_THAN" else "EQUAL_OR_MORE"
    return mod


def duration(unit: str, count: float | None) -> str:
    """The value of so many units: P20Y, PT3H, P2Y6M, PXW; decades and centuries in years."""
    if unit in "EC":
        if count is None:
            return f"PX{unit}"
        unit, count = "Y", count * (10 if unit == "E" else 100)
    if unit == "F":
        unit, count = "W", count and count * 2
    prefix, letter = ("PT", unit[0]) if unit in ("H", "MIN", "S") else ("P", unit)
    if count is None:
        return f"{prefix}X{letter}"
    whole = int(count)
    if whole == count:
        return f"{prefix}{whole}{letter}"
    smaller = {"Y": (12, "M"), "H": (60, "M"), "MIN": (60, "S")}.get(unit)
    if smaller is None:
        return f"{prefix}{count:g}{letter}"
    rest = f"{round((count - whole) * smaller[0])}{smaller[1]}"
    return f"{prefix}{whole}{letter}{rest}" if whole else f"{prefix}{rest}"


def _is_age(hit: Hit) -> bool:
    """45 years old, a 12-year-old, 30 years of age."""
    following = hit.after()
    if following == "of":
        return [part.lower() for part in hit.parts[hit.end + 3 : hit.end + 4]] == ["age"]
    return following in ("old", "olds")


def _number(hit: Hit) -> float | None:
    words = hit.words("count")
    digits = [word for word in words if word.isdigit()]
    if len(digits) == 3 and int(digits[2]):  # 2 1/2
        return int(digits[0]) + int(digits[1]) / int(digits[2])
    if len(digits) == 2:  # 2.5
        return float(".".join(digits))
    return count_of(words)


_VERB_CUES: Final = frozenset(("to", "will", "would", "could", "can", "may", "might", "should", "that", "which", "not"))


def read_duration(hit: Hit) -> Reading | None:
    """nearly 20 years, five-year, the past two weeks, the first nine months, a couple of hours; "will one day"."""
    if _is_age(hit):
        return None
    if hit.parts[hit.begin].lower() == "last" and hit.before() in _VERB_CUES:
        return None  # "expected to last four weeks"
    if hit.words("count") == ["some"] and hit.word("unit") == "day":
        return Reading("DATE", "FUTURE_REF", None, "vague")
    if hit.words("count") == ["one"] and hit.word("unit") == "day" and hit.before() not in _LONG_CUES and hit.ahead():
        return Reading("DATE", "FUTURE_REF", None, "vague")
    unit, count = UNITS[hit.word("unit") or ""], _number(hit)
    if hit.word("unit") == "quarters" and hit.parts[hit.end - 2] == "-":
        return None  # three-quarters
    if "of_year" in hit.groups:
        hit.scene.quarter = None  # "the first nine months": what follows is compared with those of a year earlier
    return Reading("DURATION", duration(unit, count), amount_mod(hit))


# Before these "a year", "a day" say how long, after other words how often, or nothing.
_LONG_CUES: Final = frozenset(
    [
        "for",
        "in",
        "by",
        "within",
        "than",
        "about",
        "nearly",
        "almost",
        "over",
        "least",
        "of",
        "after",
        "under",
        "only",
        "just",
        "half",
        "lasted",
        "spent",
        "took",
    ]
)


# "3 percent a year", "$2 million a year", "four flights a week": a rate, which is at no time and takes none.
_COUNTED: Final = frozenset(("percent", "million", "billion", "thousand", "hundred", "dollars", "euros", "pounds"))


def read_one(hit: Hit) -> Reading | None:
    """a week, an hour, a full year, a day or two: how long; "twice a week" is a set, and "$10 a day" a rate."""
    if _is_age(hit):
        return None
    unit = UNITS[hit.word("unit") or ""]
    if "or_two" in hit.groups:
        return Reading("DURATION", duration(unit, None), amount_mod(hit))
    value = duration(unit, 1.5 if hit.words("half") else 1)
    if hit.before() in ("once", "twice", "times"):
        return Reading("SET", value)
    if amount_mod(hit) or hit.words("half") or hit.before() in _LONG_CUES:
        return Reading("DURATION", value, amount_mod(hit))
    before = hit.before()
    if before[-1:].isdigit() or before in _COUNTED:
        return None
    if hit.word("unit") in ("hour", "minute", "day") and hit.after() not in _BESIDE:
        return None
    return Reading("DURATION", value)


# Before these "months" says how long; "the minutes" and "office hours" do not.
_PLURAL_CUES: Final = frozenset(
    (
        "for",
        "in",
        "within",
        "of",
        "over",
        "after",
        "follows",
        "following",
        "during",
        "take",
        "took",
        "spent",
        "spend",
        "spending",
        "lasted",
        "despite",
    )
)
_BESIDE: Final = frozenset(("after", "before"))  # "a day after the vote", "just days before"
_DEFINITE_UNITS: Final = frozenset(("days", "weeks", "months", "years", "decades", "centuries"))


def read_plural(hit: Hit) -> Reading | None:
    """recent years, the coming weeks, for months, in the days before."""
    word = hit.word("unit") or ""
    if _is_age(hit) or hit.after() == "ago" or ("the" in hit.groups and hit.after().isdigit()):
        return None  # "the years 1955 to 1957"
    beside = hit.after() in _BESIDE and hit.parts[hit.end] == " "
    definite = "the" in hit.groups and word in _DEFINITE_UNITS
    if definite or beside or hit.word("which") or hit.before() in _PLURAL_CUES:
        return Reading("DURATION", duration(UNITS[word], None))
    return None


def read_long(hit: Hit) -> Reading | None:
    """decades-long, months-long."""
    return (
        Reading("DURATION", duration(UNITS[hit.word("unit") or ""], None)) if hit.parts[hit.end - 1] == "long" else None
    )


def read_every(hit: Hit) -> Reading | None:
    """every week, each of ..., every two years, each Monday, every summer."""
    word = hit.word("unit") or ""
    if word in WEEKDAYS:
        return Reading("SET", f"XXXX-WXX-{WEEKDAYS[word]}")
    if word in MONTHS:
        return Reading("SET", f"XXXX-{MONTHS[word]:02d}")
    if word in SEASONS:
        return Reading("SET", f"XXXX-{SEASONS[word]}")
    if word in DAY_PARTS:
        return Reading("SET", f"XXXX-XX-XXT{DAY_PARTS[word]}")
    count = 2.0 if hit.word("other") else count_of(hit.words("count")) or 1.0
    return Reading("SET", duration(UNITS[word], count))


def read_adverb(hit: Hit) -> Reading | None:
    """daily, annually; not the name of a newspaper ("Daily News")."""
    word = hit.parts[hit.begin]
    if not word.islower():
        return None
    if word == "quarterly" and hit.parts[hit.end] == " ":
        return None  # "a quarterly dividend" is a kind of dividend
    return Reading("SET", EVERY_ADVERBS[word])


def read_weekdays(hit: Hit) -> Reading | None:
    """Mondays, Tuesday nights."""
    word = hit.word("weekday") or ""
    value = f"XXXX-WXX-{WEEKDAYS[word.removesuffix('s')]}"
    part = hit.word("part")
    return Reading("SET", f"{value}T{DAY_PARTS[part]}" if part else value)


RULES: Final[tuple[Rule, ...]] = (
    # every week, each July, every other day, every two years
    Rule(
        "EVERY SP (?: (?P<other>OTHER) SP )? (?: (?P<count>CARDINAL/DAY/FEW) SP )? "
        "(?P<unit>YEARUNIT/QUARTER/UNIT/DAYUNIT/SMALL/UNITS/WEEKDAY/MONTH/SEASON/DAYPART)",
        read_every,
    ),
    # Mondays, Tuesday nights
    Rule("(?P<weekday>WEEKDAYS)", read_weekdays),
    Rule("(?P<weekday>WEEKDAY) SP (?P<part>DAYPARTS)", read_weekdays),
    Rule("SETADVERB", read_adverb),
    Rule("WEEKENDS", lambda hit: Reading("SET", "XXXX-WXX-WE")),
    # nearly 20 years, at least the past 18 months, the first nine months, two to three weeks, two years or so
    Rule(
        f"{AMOUNT} (?: THE/THESE SP )? (?: LAST/NEXT/FOLLOWING SP | (?P<of_year>LATEST/ORDINAL) SP )? {COUNT} "
        "(?: SP TO SP DAY/CARDINAL )? SP "
        "(?: MORE/FULL SP )? (?P<unit>UNITS/QUARTERS/SECONDS) (?: SP OR SP SO )?",
        read_duration,
    ),
    # five-year, two day, "one year"; without the article before it
    Rule(
        f"{AMOUNT} {COUNT} SP/HY (?: MORE/FULL SP )? (?P<unit>YEARUNIT/QUARTER/UNIT/DAYUNIT/SMALL/UNITS)", read_duration
    ),
    Rule(
        f"{AMOUNT} (?P<count>AN) SP (?: FULL SP )? (?P<unit>YEARUNIT/UNIT/DAYUNIT/SMALL) "
        "(?: (?P<half> SP AND SP AN SP HALF ) | (?P<or_two> SP OR SP CARDINAL ) )?",
        read_one,
    ),
    # decades-long
    Rule("(?P<unit>UNITS) HY FULL", read_long),
    # recent years, the coming weeks, for months
    Rule("(?: THE SP )? (?P<which>RECENT/NEXT/LAST/FOLLOWING) SP (?P<unit>UNITS/QUARTERS)", read_plural),
    Rule("(?P<the>THE) SP (?P<unit>UNITS)", read_plural),
    Rule("(?P<unit>UNITS/QUARTERS)", read_plural),
)
