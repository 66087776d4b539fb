"""Dates that point back at one that was named: "July 25 of that year", "the day before", "the next morning",
"that summer", "the following March"."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.dates.calendar import SEASON_MONTHS, safe_date, shifted, year_in_story
from newsqa.annotate.dates.reading import (
    DAY_NUMBER,
    MONTH_FIRST,
    MONTH_LAST,
    PART_OF,
    Hit,
    Reading,
    Rule,
    count_of,
    fixed,
    month_of,
    part_mod,
    placed,
)
from newsqa.annotate.dates.words import DAY_PARTS, SEASONS, UNITS

_STEPS: Final = {"previous": -1, "preceding": -1, "next": 1, "following": 1}


def _step(hit: Hit) -> int | None:
    return 0 if hit.word("that") else _STEPS.get(hit.word("which") or "")


def read_of_that_year(hit: Hit) -> Reading | None:
    """July 25 of that year, October of the same year, the 28th of that month."""
    focus, month, day = hit.scene.focus, month_of(hit), hit.number("day")
    unit = UNITS[hit.word("unit") or ""]
    if focus is None or unit != ("Y" if month else "M"):
        return None
    if not day:
        return fixed(f"{focus.year:04d}-{month:02d}", part_mod(hit))
    found = safe_date(focus.year, month or focus.month, day)
    return Reading("DATE", found.isoformat()) if found else None


def read_before(hit: Hit) -> Reading | None:
    """the day before, two weeks before, the year after: where no clause or name follows ("the day before the vote")."""
    if hit.parts[hit.end] == " " or hit.scene.focus is None or (hit.word("count") and not hit.scene.is_told):
        return None
    count = count_of(hit.words("count")) if hit.word("count") else 1.0
    if count is None or count != int(count) or count > 5000:
        return None
    unit, sign = UNITS[hit.word("unit") or ""], -1 if hit.word("direction") == "before" else 1
    return None if unit in ("H", "MIN", "S") else hit.scene.counted(unit, sign * int(count), None)


def read_next_morning(hit: Hit) -> Reading | None:
    """the next morning, that night, the same afternoon: on the day that was named, or the one beside it."""
    scene, step = hit.scene, _step(hit)
    if step is None:
        return None
    day = scene.counted("D", step, None) if scene.focus else placed(scene, "DATE", shifted(scene.anchor, "D", step))
    if day is None:
        return None
    return Reading("TIME", f"{day.value}T{DAY_PARTS[hit.word('daypart') or '']}", part_mod(hit), day.status)


def read_that_season(hit: Hit) -> Reading | None:
    """that summer, the same spring, the following winter: nearest to the date that was named, or the one beside it."""
    focus, step, season = hit.scene.focus, _step(hit), SEASONS[hit.word("season") or ""]
    if focus is None or step is None:
        return None
    year = focus.year + _years_on(focus.month, SEASON_MONTHS[season], step)
    return fixed(f"{year:04d}-{season}", part_mod(hit)) if 1 <= year <= 9999 else None


def read_following_month(hit: Hit) -> Reading | None:
    """that March, the following March, the previous April."""
    scene, step, month = hit.scene, _step(hit), month_of(hit)
    if scene.focus is None or scene.focus_end is None or step is None or (step and not scene.is_told):
        return None
    if step:
        year = scene.focus.year + _years_on(scene.focus.month, month, step)
    else:
        year = year_in_story(scene.focus, scene.focus_end, month)
    return fixed(f"{year:04d}-{month:02d}", part_mod(hit)) if 1 <= year <= 9999 else None


def _years_on(now: int, month: int, step: int) -> int:
    """How many years on from a month another one is which is the next (step 1) or the last (-1) of its name."""
    if step > 0:
        return int(month <= now)
    return -int(month >= now) if step < 0 else 0


_THAT_YEAR: Final = "(?: SP OF )? SP (?: THE SP )? THAT/SAME SP (?: SAME SP )? (?P<unit>YEARUNIT)"
# "that ", "the same ", "the following "
_WHICH: Final = (
    "(?: (?: THE SP )? (?P<that>THAT/SAME) SP (?: SAME SP )? | THE SP (?P<which>NEXT/FOLLOWING/LAST/LATEST) SP )"
)
RULES: Final[tuple[Rule, ...]] = (
    # July 25 of that year, October of the same year
    Rule(f"{MONTH_FIRST} {DAY_NUMBER} {_THAT_YEAR}", read_of_that_year),
    Rule(f"{DAY_NUMBER} SP {MONTH_LAST} {_THAT_YEAR}", read_of_that_year),
    Rule(f"{PART_OF} (?P<month>MONTH/MAYMARCH) {_THAT_YEAR}", read_of_that_year),
    # the 28th of that month
    Rule(f"THE SP {DAY_NUMBER} SP OF SP (?: THE SP )? THAT/SAME SP (?P<unit>UNIT)", read_of_that_year),
    # the day before, the week after; the day following
    Rule("THE SP (?P<unit>DAYUNIT/UNIT/YEARUNIT) SP (?P<direction>BEFORE/AFTER/FOLLOWING)", read_before),
    # two weeks before
    Rule(
        "(?P<count>CARDINAL/DAY/NUMBER) SP (?P<unit>UNITS/DAYUNIT/UNIT/YEARUNIT) SP (?P<direction>BEFORE)", read_before
    ),
    # the next morning, that night
    Rule(f"{PART_OF} {_WHICH} (?P<daypart>DAYPART)", read_next_morning),
    # that summer, the following winter
    Rule(f"{PART_OF} {_WHICH} (?P<season>SEASON)", read_that_season),
    # that March, the following March
    Rule(f"{PART_OF} {_WHICH} {MONTH_LAST}", read_following_month),
)
