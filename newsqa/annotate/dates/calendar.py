"""Calendar arithmetic on TIMEX3 values: a reference date and a unit in, a value ("2023-W46") out, and back to days.

Values for which no reference date is known have X in the places that it would fill.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

SEASON_MONTHS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_UNKNOWN: Final = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "E": "XXX",
    "C": "XX",
}
_LENGTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def can_exist(month: int, day: int) -> bool:
    """Whether some year has this month and day."""
    return 1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1]


def add_days(day: date, days: int) -> date | None:
    """The date so many days later, or None beyond the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shifted(anchor: date | None, unit: str, by: int) -> str | None:
    """The value of the unit ("D", "W", "M", "Q", "Y", "E", "C", "F") that lies `by` units from the anchor's own.

    None where that is outside years 1 to 9999; a value of X without an anchor.
    """
    if unit == "F":
        unit, by = "W", 2 * by
    if anchor is None:
        return _UNKNOWN[unit]
    if unit in "DW":
        day = add_days(anchor, by * (1 if unit == "D" else 7))
        if day is None:
            return None
        return day.isoformat() if unit == "D" else week_value(day)
    if unit in "MQ":
        size = 1 if unit == "M" else 3
        months = anchor.year * 12 + anchor.month - 1 + by * size
        year, month = divmod(months, 12)
        text = f"{month + 1:02d}" if unit == "M" else f"Q{month // 3 + 1}"
        return f"{year:04d}-{text}" if 1 <= year <= 9999 else None
    year = anchor.year + by * {"Y": 1, "E": 10, "C": 100}[unit]
    if not 1 <= year <= 9999:
        return None
    return f"{year:04d}"[: {"Y": 4, "E": 3, "C": 2}[unit]]


def week_value(day: date) -> str:
    """The ISO week of a day: 2023-W46."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def nearest_year(anchor: date, month: int, day: int) -> date | None:
    """The occurrence of a month and day that is closest to the anchor; 29 February in the closest leap year."""
    around = (safe_date(anchor.year + by, month, day) for by in range(-4, 5))
    return min((found for found in around if found), key=lambda found: abs(found - anchor), default=None)


_WHOLE_YEAR: Final = 300  # days: from a half or a quarter, as from a day, the story goes on
_HALF: Final = 6  # months


def year_in_story(start: date, end: date, month: int) -> int:
    """The year of an undated month in a story that has come to this interval: the one in which it is nearest.

    After December, March is next year's. After a whole year ("In 1812 ... In November") any month is that year's.
    """
    steps = 0 if (end - start).days > _WHOLE_YEAR else month - start.month
    return start.year + (steps < -_HALF) - (steps > _HALF)


def weekday_near(anchor: date, weekday: int, ahead: bool) -> date | None:
    """The last such weekday up to and including the anchor, or the first after it. Monday is 1."""
    back = (anchor.isoweekday() - weekday) % 7
    return add_days(anchor, 7 - back if ahead else -back)


_VALUE: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<weekend>-WE)?|"
    r"Q(?P<quarter>\d)|H(?P<half>\d)|(?P<season>SP|SU|FA|WI)))?(?:T.*)?",
)


@lru_cache(maxsize=4096)
def interval_of(value: str) -> tuple[date, date] | None:
    """The first and the last day (both included) of a TIMEX3 date or time; None for anything else.

    A time counts as its day, a season as three months from the first of March, June, September or December.
    """
    if value.isdigit() and len(value) in (2, 3):  # a century ("19" for the 1900s) or a decade ("199")
        size = 10 ** (4 - len(value))
        first = int(value) * size
        return (date(max(first, 1), 1, 1), date(first + size - 1, 12, 31))
    found = _VALUE.fullmatch(value)
    if not found or found["year"] == "0000":
        return None
    year = int(found["year"])
    if found["week"]:
        try:
            monday = date.fromisocalendar(year, int(found["week"]), 1)
        except ValueError:
            return None
        last = add_days(monday, 6)
        first_day = add_days(monday, 5) if found["weekend"] else monday
        return (first_day, last) if first_day and last else None
    if found["day"]:
        day = safe_date(year, int(found["month"]), int(found["day"]))
        return (day, day) if day else None
    start, length = _months_of(found)
    return _month_span(year, start, length)


def _months_of(found: re.Match[str]) -> tuple[int, int]:
    """The first month and the number of months of a value coarser than a day."""
    if found["month"]:
        return int(found["month"]), 1
    if found["quarter"]:
        return int(found["quarter"]) * 3 - 2, 3
    if found["half"]:
        return int(found["half"]) * 6 - 5, 6
    if found["season"]:
        return SEASON_MONTHS[found["season"]], 3
    return 1, 12


def _month_span(year: int, month: int, months: int) -> tuple[date, date] | None:
    first = safe_date(year, month, 1)
    after = year * 12 + month - 1 + months
    following = safe_date(after // 12, after % 12 + 1, 1)
    if first is None:
        return None
    return (first, following - timedelta(days=1)) if following else (first, date.max)
