"""Publication dates: from a raw value (text, number, date) to a timestamp in UTC and how exact it is.

Read are ISO 8601 in its usual shapes, RFC 2822, dates with the name of an English month, 20171231, seconds, milli-,
micro- and nanoseconds since 1970, and Python dates. A date such as 03/04/2024 is never guessed.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Any, NamedTuple

MONTHS = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "may": 5,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
MONTHS |= {"january": 1, "february": 2, "march": 3, "april": 4, "june": 6, "july": 7, "august": 8, "september": 9}
MONTHS |= {"october": 10, "november": 11, "december": 12}

# Names of zones that mean one thing in news feeds (RFC 2822, and central Europe), in hours from UTC.
ZONES = {"z": 0, "utc": 0, "gmt": 0, "ut": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6}
ZONES |= {"pst": -8, "pdt": -7, "cet": 1, "cest": 2, "wet": 0, "west": 1, "eet": 2, "eest": 3}

_MONTH = r"(?P<name>[a-z]{3,9})\.?"
_WEEKDAY = r"(?:[a-z]{3,9}\.?,?\s{1,3})?"  # "Mon, " "Monday "
_TIME = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"  # 14:20:14.881812
    r"(?:\s?(?P<half>[ap])\.?m\.?)?"  # 2:20 p.m.
    r"(?:\s{0,3}\(?(?P<zone>z|[a-z]{2,4}|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?)\)?(?:\s{1,2}\([a-z ]{2,40}\))?)?"
)  # +0100, UTC, GMT+2, -05:00 (EST)
_TAIL = rf"(?:(?:t|,?\s{{1,3}}|,?\sat\s|\s?[-–|]\s?){_TIME})?"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE | re.ASCII)
    for shape in (
        rf"(?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}}){_TAIL}",  # 2025-12-23 14:20
        # 31 Dec 2017, 19-Feb-18
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]{_MONTH},?[\s-](?P<year>\d{{4}}|\d\d){_TAIL}",
        rf"{_WEEKDAY}{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}}){_TAIL}",  # December 31, 2017
        rf"{_WEEKDAY}{_MONTH}\s{{1,2}}(?P<day>\d{{1,2}})\s{_TIME}\s(?P<year>\d{{4}})",  # Wed Oct 10 20:19:24 +0000 2018
        rf"(?P<first>\d{{1,2}})(?P<mark>[-/.])(?P<other>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}){_TAIL}",  # 31/12/2017
    )
)
# 20171231T101500Z, 2017-W52-7: left to the standard library
_BASIC_ISO = re.compile(r"\d{8}T\d{4,6}|\d{4}-?W\d\d-?\d", re.IGNORECASE | re.ASCII)
_LONGEST = 80
_EARLIEST, _LATEST = 10**8, 4_102_444_800  # 1973 to 2100: what a plain number of seconds is believed to mean


class Stamp(NamedTuple):
    """`moment` in UTC, or None when the value says no day; `precision` is day, minute or second, "+naive" without a
    zone."""

    moment: datetime | None
    precision: str | None


NO_STAMP = Stamp(None, None)


def parse_timestamp(value: Any, zone: tzinfo = UTC, day_first: bool | None = None) -> Stamp:
    """The moment that a value of a date field means.

    `zone` is where zone-less values are at home; a day without a time is its midnight there. `day_first` says how to
    read 03/04/2024 (None: not at all). What cannot be read, and years outside 1 to 9999, give (None, None).
    """
    try:
        if isinstance(value, str):
            return _parse_text(value.strip(), zone, day_first) if len(value) <= _LONGEST else NO_STAMP
        if isinstance(value, datetime):
            return _stamp(value, "second", zone)
        if isinstance(value, date):
            return _stamp(datetime(value.year, value.month, value.day), "day", zone)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _from_number(value, zone)
    except (ValueError, OverflowError):
        pass  # a month 13, a year 0, a moment before year 1 in UTC: there is no such time
    return NO_STAMP


@lru_cache(maxsize=8192)
def _parse_text(text: str, zone: tzinfo, day_first: bool | None) -> Stamp:
    if text.isascii() and text.isdigit():
        return _from_digits(text, zone)
    for shape in _SHAPES:
        if match := shape.fullmatch(text):
            return _from_match(match.groupdict(), zone, day_first)
    if _BASIC_ISO.match(text):
        moment = datetime.fromisoformat(text.upper())
        return _stamp(moment, "second" if "T" in text.upper() else "day", zone)
    number = re.fullmatch(r"\d{9,13}\.\d{1,9}", text, re.ASCII)  # 1513987200.25
    return _from_number(float(text), zone) if number else NO_STAMP


def _from_match(part: dict[str, str | None], zone: tzinfo, day_first: bool | None) -> Stamp:
    year = int(part["year"] or 0)
    if len(part["year"] or "") == 2:
        year += 2000 if year < 69 else 1900  # 19-Feb-18; the pivot of POSIX
    if "first" in part:
        month_day = _month_and_day(int(part["first"] or 0), int(part["other"] or 0), day_first)
    elif "name" in part:
        month_day = (MONTHS.get((part["name"] or "").lower(), 0), int(part["day"] or 0))
    else:
        month_day = (int(part["month"] or 0), int(part["day"] or 0))
    if month_day is None:
        return NO_STAMP
    day = datetime(year, *month_day)
    if part["hour"] is None:
        return _stamp(day, "day", zone)
    hour = int(part["hour"])
    if part["half"]:
        if not 1 <= hour <= 12:
            return NO_STAMP
        hour = hour % 12 + 12 * (part["half"].lower() == "p")
    fraction = int((part["fraction"] or "0")[:6].ljust(6, "0"))
    moment = day.replace(
        hour=hour, minute=int(part["minute"] or 0), second=int(part["second"] or 0), microsecond=fraction
    )
    precision = "minute" if part["second"] is None else "second"
    if part["zone"] is None:
        return _stamp(moment, precision, zone)
    offset = _offset(part["zone"].lower())
    return NO_STAMP if offset is None else _stamp(moment.replace(tzinfo=offset), precision, zone)


def _month_and_day(first: int, other: int, day_first: bool | None) -> tuple[int, int] | None:
    """Month and day of 31/12, where only one order makes sense or the order is known."""
    if first > 12 or first == other:
        return other, first
    if other > 12:
        return first, other
    if day_first is None:
        return None
    return (other, first) if day_first else (first, other)


def _offset(name: str) -> tzinfo | None:
    """The zone of "+0100", "-05", "gmt+2" or "est"; None for a name that means several things ("ist")."""
    if name in ZONES:
        return timezone(timedelta(hours=ZONES[name]))
    match = re.fullmatch(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?", name)
    if not match:
        return None
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return timezone(-offset if match[1] == "-" else offset)


def _from_digits(text: str, zone: tzinfo) -> Stamp:
    if len(text) == 8:  # 20171231
        return _stamp(datetime(int(text[:4]), int(text[4:6]), int(text[6:])), "day", zone)
    if len(text) == 14 and text[:2] in ("19", "20"):  # 20171231235959
        return _stamp(datetime.strptime(text, "%Y%m%d%H%M%S"), "second", zone)
    return _from_number(int(text), zone) if len(text) <= 19 else NO_STAMP


def _from_number(value: float, zone: tzinfo) -> Stamp:
    if 10_000_101 <= value <= 99_991_231 and value == int(value):  # 20171231 as a number
        text = str(int(value))
        return _stamp(datetime(int(text[:4]), int(text[4:6]), int(text[6:])), "day", zone)
    for unit in (1, 10**3, 10**6, 10**9):
        if _EARLIEST <= value / unit < _LATEST:
            micros = int(value * 10**6) // unit if isinstance(value, int) else round(value / unit * 10**6)
            return Stamp(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros), "second")
    return NO_STAMP


def _stamp(moment: datetime, precision: str, zone: tzinfo) -> Stamp:
    if moment.tzinfo is not None:
        return Stamp(moment.astimezone(UTC), precision)
    return Stamp(moment.replace(tzinfo=zone).astimezone(UTC), f"{precision}+naive")
