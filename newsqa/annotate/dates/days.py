"""Days of a month: "November 4, 2023", "4 November", "Tuesday, Nov. 4", "July 5 last year"."""

from __future__ import annotations

from datetime import date
from typing import Final

from newsqa.annotate.dates.calendar import can_exist, interval_of, nearest_year, safe_date, week_value
from newsqa.annotate.dates.reading import (
    DAY_NUMBER,
    MONTH_FIRST,
    MONTH_LAST,
    WEEKDAY_BEFORE,
    Hit,
    Reading,
    Rule,
    month_of,
    placed,
    weekday_of,
)
from newsqa.annotate.dates.words import MONTHS, ORDINALS, STEPS

# A weekday and an undated month and day that disagree this close to publication are a slip; further off, another year.
_NEAR_DAYS: Final = 10
# A day that lies further ahead than this is meant only where the words look ahead: not "they met on May 5" in November.
SOON_DAYS: Final = 75


def read_day(hit: Hit) -> Reading | None:
    """November 4, 2023; Tuesday, Nov. 4; 4th of July; March eighth."""
    month = month_of(hit)
    day = hit.number("day") or ORDINALS.get(hit.word("ordinal") or "", 0)
    year = hit.number("year") or _year_of_range(hit, month)
    weekday = weekday_of(hit)
    if year:
        return _full_day(year, month, day, weekday)
    if not can_exist(month, day):
        return Reading("DATE", f"XXXX-{month:02d}-{day:02d}", None, "impossible")
    told = hit.year_told(month, day)
    if told and (not weekday or _full_day(told, month, day, weekday).status == "resolved"):
        return _full_day(told, month, day, 0)  # with a weekday that does not fit, it is of another time
    if hit.scene.anchor is None:
        return placed(hit.scene, "DATE", f"XXXX-{month:02d}-{day:02d}")
    return _day_without_year(hit, hit.scene.anchor, month, day, weekday)


def _year_of_range(hit: Hit, month: int) -> int | None:
    """The year at the end of a range: 2022 for the first day of "Nov. 30 to Jan. 2, 2023"."""
    year, last = hit.number("range_year"), MONTHS.get(hit.word("range_month") or "", 12)
    return year - (last < month) if year else None


def _full_day(year: int, month: int, day: int, weekday: int) -> Reading:
    value = f"{year:04d}-{month:02d}-{day:02d}"
    found = safe_date(year, month, day)
    if found is None:
        return Reading("DATE", value, None, "impossible")
    if weekday and found.isoweekday() != weekday:
        return Reading("DATE", value, None, "contradictory")
    return Reading("DATE", value)


def _day_without_year(hit: Hit, anchor: date, month: int, day: int, weekday: int) -> Reading | None:
    found = nearest_year(anchor, month, day)
    if found is None:
        return None
    status = "resolved"
    over = hit.before() in ("ended", "since")  # the year ended Jan. 31
    if (found - anchor).days > (0 if over else SOON_DAYS) and (over or not hit.ahead()):
        found = safe_date(found.year - 1, month, day) or found
    if found < anchor and hit.is_foretold():
        found = safe_date(found.year + 1, month, day) or found  # "will be sworn in on Jan. 20"
    if weekday and found.isoweekday() != weekday:
        others = [safe_date(anchor.year + by, month, day) for by in (0, -1, 1, -2, 2, -3, 3, -4, -5, -6)]
        fitting = next((other for other in others if other and other.isoweekday() == weekday), None)
        if fitting is None or abs((found - anchor).days) <= _NEAR_DAYS:
            status = "contradictory"
        else:
            found = fitting
    return Reading("DATE", found.isoformat(), None, status)


def read_week_of(hit: Hit) -> Reading | None:
    """the week of Nov. 20."""
    day = read_day(hit) if hit.word("unit") == "week" else None
    found = interval_of(day.value) if day else None
    return Reading("DATE", week_value(found[0]), None, day.status) if day and found else None


def read_impossible_day(hit: Hit) -> Reading | None:
    """January 32, 2023: only with a year, else the number counts something."""
    return Reading("DATE", f"{hit.word('year')}-{month_of(hit):02d}-{hit.word('day')}", None, "impossible")


def read_month_of_year(hit: Hit) -> Reading | None:
    """June last year, April 3 this year."""
    anchor = hit.scene.anchor
    month = month_of(hit)
    if anchor is None:
        return placed(hit.scene, "DATE", f"XXXX-{month:02d}")
    year = anchor.year + STEPS[hit.word("which") or ""]
    day = hit.number("day")
    if day:
        found = safe_date(year, month, day)
        return placed(hit.scene, "DATE", found.isoformat()) if found else None
    return placed(hit.scene, "DATE", f"{year:04d}-{month:02d}")


_DATED: Final = "(?P<year>YEAR)"
# "November 4-6, 2023", "November 30 to December 2, 2023": the first day is of that year too
_TO_DAY_OF: Final = (
    "(?= (?: HY | SP TO/AND/THROUGH SP ) (?: (?P<range_month>MONTH/MAYMARCH/SHORTMONTH) SP/DOT )? "
    "DAY COMMA/SP (?P<range_year>YEAR) )"
)
RULES: Final[tuple[Rule, ...]] = (
    # May last year, November 4 last year
    Rule(
        "(?: (?P<month>MONTH/MAYMARCH) | (?P<short>SHORTMONTH) (?= SP/DOT DAY ) ) (?: SP/DOT (?P<day>DAY) )? "
        "(?: SP | SP OF SP | COMMA ) "
        "(?P<which>LAST/THIS/NEXT) SP YEARUNIT (?! AP )",
        read_month_of_year,
    ),
    # the week of November 20
    Rule(f"(?: THE SP )? (?P<unit>UNIT) SP OF SP {MONTH_FIRST} {DAY_NUMBER} (?: COMMA {_DATED} )?", read_week_of),
    # Tuesday, November 4, 2023; Nov. 4; November 4-6, 2023
    Rule(
        f"{WEEKDAY_BEFORE} {MONTH_FIRST} (?: THE SP )? (?: {DAY_NUMBER} | (?P<ordinal>ORDINAL) ) "
        f"(?: COMMA/SP {_DATED} | {_TO_DAY_OF} )?",
        read_day,
    ),
    # 4 November 2023; the 4th of July; Tuesday 4 November
    Rule(
        f"{WEEKDAY_BEFORE} (?: THE SP )? (?: {DAY_NUMBER} | (?P<ordinal>ORDINAL) (?= SP OF ) ) (?: SP OF )? SP/HY "
        f"{MONTH_LAST} (?: COMMA/SP/DOT/HY {_DATED} )?",
        read_day,
    ),
    # January 32, 2023
    Rule(f"{MONTH_FIRST} (?P<day>NUMBER) COMMA {_DATED}", read_impossible_day),
)
