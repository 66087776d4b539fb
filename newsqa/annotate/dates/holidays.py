"""A small list of holidays: their names in, their days in a year out; "Christmas", "Thanksgiving Day", "Labor Day"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from newsqa.annotate.dates.calendar import safe_date
from newsqa.annotate.dates.days import SOON_DAYS
from newsqa.annotate.dates.reading import PART_OF, Hit, Reading, Rule, part_mod, placed

# name -> (month, day), or (month, weekday, which one; -1 is the last)
_FIXED: Final = {
    "christmas": (12, 25),
    "christmas eve": (12, 24),
    "new year": (1, 1),
    "new year eve": (12, 31),
    "halloween": (10, 31),
    "juneteenth": (6, 19),
    "valentine": (2, 14),
    "independence": (7, 4),
    "veterans": (11, 11),
    "boxing": (12, 26),
    "canada": (7, 1),
}
_WEEKDAY_OF_MONTH: Final = {
    "thanksgiving": (11, 4, 4),
    "memorial": (5, 1, -1),
    "labor": (9, 1, 1),
    "labour": (9, 1, 1),
    "columbus": (10, 1, 2),
}
_FROM_EASTER: Final = {"easter": 0, "good friday": -2, "easter monday": 1}


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday in a year; None for a name that is not listed."""
    if name in _FIXED:
        return safe_date(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[name])
    if name == "election":  # the Tuesday after the first Monday of November, in the United States
        return _nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    if name in _WEEKDAY_OF_MONTH:
        return _nth_weekday(year, *_WEEKDAY_OF_MONTH[name])
    return None


def _nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The which-th such weekday (Monday 1) of a month, the last one for -1."""
    if which < 0:
        following = date(year, month + 1, 1)
        return following - timedelta(days=(following.isoweekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def read_holiday(hit: Hit) -> Reading | None:
    """Thanksgiving, Christmas Eve, New Year's Day, Labor Day, last Easter: the nearest one."""
    name = " ".join(
        word
        for word in hit.words("name")
        if word not in ("s", "day", hit.word("weekday") if hit.word("weekday") == "sunday" else "")
    )
    anchor, which, year = hit.scene.now, hit.word("which"), hit.number("year")
    if year:
        found = holiday(name, year)
        return Reading("DATE", found.isoformat()) if found else None
    if anchor is None or not 2 <= anchor.year <= 9990:
        sample = holiday(name, 2001)
        fixed = name in _FIXED and sample
        return placed(hit.scene, "DATE", f"XXXX-{sample:%m-%d}" if fixed else "XXXX-XX-XX") if sample else None
    around = (0,) if hit.scene.tells_of_a_year() and not which else (-1, 0, 1)
    days = [day for by in around if (day := holiday(name, anchor.year + by))]
    if which in ("last", "past", "previous"):
        days = [day for day in days if day < anchor][-1:]
    elif which in ("next", "coming", "upcoming"):
        days = [day for day in days if day > anchor][:1]
    elif hit.is_past():
        days = [day for day in days if (day - anchor).days <= SOON_DAYS] or days
    nearest = min(days, key=lambda day: abs(day - anchor), default=None)
    return placed(hit.scene, "DATE", nearest.isoformat(), part_mod(hit)) if nearest else None


_NAMES: Final = (
    "(?P<name> HOLIDAY (?: SP EVE )? (?: SP DAYUNIT | SP (?P<weekday>WEEKDAY) )? | HOLIDAYOF SP DAYUNIT "
    "| GOOD SP WEEKDAY "
    "| VALENTINE AP YEARLETTER SP DAYUNIT | NEW SP YEARUNIT AP YEARLETTER SP (?: DAYUNIT | EVE ) )"
)
RULES: Final[tuple[Rule, ...]] = (
    # Thanksgiving Day, last Christmas, New Year's Eve 2020
    Rule(f"{PART_OF} (?: (?P<which>LAST/THIS/NEXT) SP )? {_NAMES} (?: COMMA/SP (?P<year>YEAR) )?", read_holiday),
)
