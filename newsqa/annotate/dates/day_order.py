"""An article in, the order of day and month in its numeric dates out, as far as something shows it: its own dates, its
publication date as the source writes it, its address, its language, the time zones it names."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from newsqa.annotate.dates.calendar import safe_date
from newsqa.annotate.dates.reading import DayOrder

# 25/12/2023, 12/25/23, 25.12.2023
_FIGURES: Final = re.compile(r"(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/])", re.ASCII)
# "4:10 p.m. ET", "10:30 PDT"
_ZONE: Final = re.compile(
    r"(?<=[\dmM.]) \(?(?:(?P<us>[ECMP][SD]?T|AK[SD]T|HST)|(?P<other>BST|AE[SD]T|NZ[SD]T|SAST|IST|CEST))\b"
)
# the end of a host, of an address or of an outlet that is named by its host: https://www.example.co.uk/, example.ie
_HOST: Final = re.compile(r"(?:[a-z]+://)?[^/?#@\s]*\.([a-z]{2,3})(?::\d+)?(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)
_DAY_FIRST_PLACES: Final = frozenset(
    [
        *("uk", "ie", "au", "nz", "in", "za", "sg", "my", "pk", "bd", "lk", "ng", "ke", "gh", "ug", "zm", "zw", "mt"),
        *("jm", "tt", "ae", "qa", "il", "eu", "fr", "de", "es", "it", "pt", "nl", "be", "at", "ch", "pl", "gr", "tr"),
        *("br", "ar", "mx", "cl", "dk", "no", "fi", "cz", "ro", "bg", "hr", "rs", "ua", "ru"),
    ]
)
_MONTH_FIRST_PLACES: Final = frozenset(("us", "gov", "mil"))

# Days: of two readings the one that lies so close to publication is meant, when the other is far off.
_NEAR: Final = 3
_FAR: Final = 14


def order_in(*texts: str | None) -> DayOrder | None:
    """The order that the texts' own dates show; None when they show none or both."""
    seen: set[DayOrder] = set()
    for text in texts:
        for first, _, second in _FIGURES.findall(text or ""):
            if int(first) > 12 >= int(second):
                seen.add("day-first")
            elif int(second) > 12 >= int(first):
                seen.add("month-first")
    return seen.pop() if len(seen) == 1 else None


def order_of_column(raw: str | None, day: date | None) -> DayOrder | None:
    """The order in which the source writes publication dates: 03/04/2024 that was read as 3 April, by the evidence of
    its column, puts the day first."""
    found = _FIGURES.match(raw.strip()) if raw and day else None
    if found is None or day is None:
        return None
    first, second = int(found[1]), int(found[3])
    if first == second or {day.day, day.month} != {first, second}:
        return None
    return "day-first" if first == day.day else "month-first"


def order_of_region(value: Callable[[str], str | None]) -> DayOrder | None:
    """The order that is usual where the article comes from; `value` gives what a column holds."""
    _, dash, region = (value("language") or "").lower().replace("_", "-").rpartition("-")
    hosts = [_HOST.fullmatch(value(name) or "") for name in ("url", "outlet")]
    for place in (*(host[1].lower() for host in hosts if host), "uk" if region == "gb" else region if dash else ""):
        if place in _MONTH_FIRST_PLACES:
            return "month-first"
        if place in _DAY_FIRST_PLACES:
            return "day-first"
    return None


def order_of_zones(*texts: str | None) -> DayOrder | None:
    """The order that is usual where the time zones are that stand beside times; None for none, or for both kinds."""
    seen: set[DayOrder] = set()
    for text in texts:
        for found in _ZONE.finditer(text or ""):
            seen.add("month-first" if found["us"] else "day-first")
    return seen.pop() if len(seen) == 1 else None


def order_near(year: int, one: int, two: int, published: date | None) -> DayOrder | None:
    """The order by which a date lies at its article's publication, when the other lies well off."""
    day_first, month_first = safe_date(year, two, one), safe_date(year, one, two)
    if published is None or day_first is None or month_first is None:
        return None
    as_day, as_month = abs((day_first - published).days), abs((month_first - published).days)
    if min(as_day, as_month) > _NEAR or max(as_day, as_month) < _FAR:
        return None
    return "day-first" if as_day < as_month else "month-first"
