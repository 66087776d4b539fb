"""Dates as people and programs write them: from a text to its day, clock and zone, or None where it is no date.

Every word and every number of the text must be accounted for: "Updated 3:41 PM ET, Tue December 12, 2017" is a date,
"5 things to know on 3 May 2017" is none.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsqa.articles.date_words import MONTHS, SILENT_WORDS, WEEKDAYS, ZONES, ZONES_OF_PLACES, plain

LONGEST = 100

_CLOCK = re.compile(
    r"(?<![0-9.])(?P<hour>[0-9]{1,2})(?:"
    # 20:14:07.25, 18h23, 21 h 53
    r" ?(?P<mark>[:h]) ?(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]{1,9}))?)?(?![0-9])"
    r"|\.(?P<dotted>[0-9]{2})(?![0-9.])"  # 14.30
    r"| ?(?P<bare>h|uhr|uur)(?![a-z])"  # 21h, 14 uhr
    r"|(?= ?[ap]\.? ?m(?![a-z]))"  # 3 pm
    r")(?: ?(?P<half>[ap])\.? ?m(?![a-z])\.?)?"  # 2:20 p.m.
)
_MIDNIGHT_BEFORE_CLOCK = re.compile(r"00:00:00 (?=[0-9]{1,2}[:h.])")  # 2018-05-01 00:00:00 14:30
# +0100, -05:00, (gmt+2), utc -3; not the dash of "19:09 -28.04.2023"
_OFFSET = re.compile(
    r" ?[(\[]?(?:utc|gmt)? ?(?P<sign>[+\-−])(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?(?![0-9:/.\-−])[)\]]?"
)
_LAST_OFFSET = re.compile(r" (?P<sign>[+-])(?P<hours>[0-9]{2}):?(?P<minutes>[0-9]{2})$")  # 20:19:24 2018 +0200
_ZONE_NAME = re.compile(r" ?[(\[]?(?P<name>[a-z]{1,5})(?![a-z])[)\]]?")  # gmt, (edt)
_ZONE_REMARK = re.compile(r" ?\[[a-z_/]{1,40}\]| ?\([a-z ,]{1,50}\)")  # [europe/berlin], (central european time)
_DAY_WITH_ZONE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(z|[+-][0-9]{2}:?[0-9]{2})")  # 2018-10-19+02:00
_NUMERIC = re.compile(
    r"(?<![0-9])([0-9]{1,4})( ?[/.-] ?)([0-9]{1,2})\2([0-9]{1,4})(?![0-9])"
)  # 31/12/2017, 06. 01. 2026
_TOKEN = re.compile(r"[0-9]+|[^\W0-9_]+|\S")
_SHORT_YEAR = re.compile(r"[0-9](?: ?, ?['’]?| ?['’])[0-9]{2}(?![0-9])")  # jul 23, '17
_PUNCTUATION = frozenset(",.-–—|•·/'\"():;@«»[]*’“”‘")
_EAST_ASIAN = str.maketrans({"年": "-", "月": "-", "日": " ", "時": ":", "时": ":", "点": ":", "分": " "})
_DAY_FIRST_WORDS = frozenset(("uhr", "uur"))  # who says so writes the day first


class Written(NamedTuple):
    """What a text says. `month` and `day` stand as if the month came first when `is_open`: the text alone does not say
    which of the two it is. `proof` is whether it shows that its writer puts the day first (False: the month; None: it
    shows nothing). `clock` is hour, minute, second, microsecond. `zone` is None where the text names none."""

    year: int
    month: int
    day: int
    is_open: bool = False
    proof: bool | None = None
    clock: tuple[int, int, int, int] | None = None
    precision: str = "day"
    zone: tzinfo | None = None

    def moment(self, home: tzinfo, day_first: bool | None) -> datetime | None:
        """The moment, with its zone, else at home; None when the order of day and month is needed and not told."""
        month, day = self.month, self.day
        if self.is_open:
            if day_first is None:
                return None
            month, day = (day, month) if day_first else (month, day)
        return datetime(self.year, month, day, *(self.clock or (0, 0, 0, 0)), tzinfo=self.zone or home)


class _Day(NamedTuple):
    year: int
    month: int
    day: int
    is_open: bool = False
    proof: bool | None = None


class _Clock(NamedTuple):
    time: tuple[int, int, int, int]
    precision: str
    zone: tzinfo | None
    is_day_first: bool  # 18h23 is written where the day comes first
    rest: str


class _Words(NamedTuple):
    numbers_and_months: list[str | int]
    weekday: int | None
    zone: tzinfo | None
    is_day_first: bool


def written_date(text: str) -> Written | None:
    """What the text says, or None. Raises ValueError for a day or a time that does not exist."""
    if len(text) > LONGEST:
        return None
    text = _MIDNIGHT_BEFORE_CLOCK.sub("", plain(text)[: LONGEST * 2])
    if "年" in text:  # 2024年4月3日 10時20分
        text = text.translate(_EAST_ASIAN)
    if match := _DAY_WITH_ZONE.fullmatch(text):
        day = date.fromisoformat(match[1])
        return Written(day.year, day.month, day.day, zone=_zone_of_text(match[2]))
    clock = _clock(text)
    rest = clock.rest if clock else text
    numeric = _NUMERIC.search(rest)
    words = _words(rest[: numeric.start()] + " " + rest[numeric.end() :] if numeric else rest)
    if words is None:
        return None
    is_day_first = words.is_day_first or (clock is not None and clock.is_day_first)
    if numeric:
        found = None if words.numbers_and_months else _numeric_day(numeric, words.weekday, is_day_first)
    else:
        found = _named_day(words.numbers_and_months, bool(_SHORT_YEAR.search(rest)))
    if found is None:
        return None
    if clock is None:
        return None if words.zone else Written(*found)
    zone = clock.zone or words.zone
    return Written(*found, clock.time, clock.precision, zone)


def _clock(text: str) -> _Clock | None:
    match = _CLOCK.search(text)
    if not match:
        return None
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            raise ValueError("13:00 PM")
        hour = hour % 12 + 12 * (match["half"] == "p")
    fraction = int((match["fraction"] or "0")[:6].ljust(6, "0"))
    time = (hour, int(match["minute"] or match["dotted"] or 0), int(match["second"] or 0), fraction)
    zone, end = _zone_at(text, match.end())
    rest = text[end:]
    if zone is None and (last := _LAST_OFFSET.search(rest)):
        zone, rest = _offset(last), rest[: last.start()]
    return _Clock(
        time,
        "second" if match["second"] else "minute",
        zone,
        match["mark"] == "h" or match["bare"] is not None,
        text[: match.start()] + " " + rest,
    )


def _zone_at(text: str, place: int) -> tuple[tzinfo | None, int]:
    """The zone that stands here, and where it ends."""
    zone, end = None, place
    if match := _OFFSET.match(text, place):
        zone, end = _offset(match), match.end()
    elif (match := _ZONE_NAME.match(text, place)) and (zone := _named_zone(match["name"])):
        end = match.end()
    if zone is not None and (match := _ZONE_REMARK.match(text, end)):
        end = match.end()
    return zone, end


def _offset(match: re.Match[str]) -> tzinfo:
    offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    return timezone(offset if match["sign"] == "+" else -offset)


def _zone_of_text(text: str) -> tzinfo:
    match = _OFFSET.fullmatch(text)
    return _offset(match) if match else UTC


@cache
def _named_zone(name: str) -> tzinfo | None:
    if name in ZONES:
        return timezone(timedelta(hours=ZONES[name]))
    try:
        return ZoneInfo(ZONES_OF_PLACES[name]) if name in ZONES_OF_PLACES else None
    except ZoneInfoNotFoundError:  # a machine without a zone database
        return None


def _words(text: str) -> _Words | None:
    """The numbers and months of the text, and what its other words tell; None when a word is no part of a date."""
    parts: list[str | int] = []
    weekday = zone = None
    is_day_first = False
    for token in _TOKEN.findall(text):
        if "0" <= token[0] <= "9":
            parts.append(token)
        elif token in MONTHS:
            parts.append(MONTHS[token])
        elif token in WEEKDAYS:
            weekday = WEEKDAYS[token]
        elif token in SILENT_WORDS:
            is_day_first = is_day_first or token in _DAY_FIRST_WORDS
        elif token not in _PUNCTUATION:
            zone = _named_zone(token)
            if zone is None:
                return None
    if parts and parts[0] == 3 and sum(isinstance(part, int) for part in parts) == 2 and "mar" in text.split()[0]:
        parts = parts[1:]  # mar 3 gennaio 2017: a Tuesday
    return _Words(parts, weekday, zone, is_day_first)


def _named_day(parts: list[str | int], may_be_short: bool) -> _Day | None:
    """The day of a date whose month is a name; also 20171231 beside a clock."""
    match parts:
        case [str(day), int(month), str(year)] if len(day) <= 2 and len(year) in (2, 4):  # 31 dec 2017, 19-feb-18
            return _Day(_year(year), month, int(day))
        case [int(month), str(day), str(year)] if len(day) <= 2 and (
            len(year) == 4 or (may_be_short and len(year) == 2)
        ):
            return _Day(_year(year), month, int(day))  # december 31, 2017
        case [str(year), int(month), str(day)] if len(year) == 4 and len(day) <= 2:  # 2017-dec-31
            return _Day(int(year), month, int(day))
        case [str(digits)] if len(digits) == 8:
            return _Day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return None


def _numeric_day(match: re.Match[str], weekday: int | None, is_day_first: bool) -> _Day | None:
    """The day of 2017/12/31, 31.12.2017, 12/31/17.

    A year of two digits stands last where "/" or "." is written; with "-", where 17-05-12 may be a day in 2017, only a
    number that is no day is certain to be a year.
    """
    one, mark, two, three = match.groups()
    if len(one) == 4:
        return _Day(int(one), int(two), int(three)) if len(three) <= 2 else None
    if len(one) > 2 or len(three) not in (2, 4):
        return None
    year, first, other = _year(three), int(one), int(two)
    if len(three) == 2 and "-" in mark and 1 <= int(three) <= 31:
        return _Day(year, first, other, is_open=True)
    readings = [
        is_first
        for is_first, month, day in ((True, other, first), (False, first, other))
        if month <= 12 and _exists(year, month, day)
    ]
    if not readings:
        raise ValueError("31/31/2024")
    if len(readings) == 2 and first != other:
        if is_day_first:
            readings = [True]
        elif weekday is not None:
            fits = [first_ for first_ in readings if _weekday(year, first, other, first_) == weekday]
            readings = fits or readings
    month, day = (other, first) if readings[0] else (first, other)
    if first == other:
        return _Day(year, month, day)
    if len(readings) == 2:
        return _Day(year, first, other, is_open=True)
    return _Day(year, month, day, proof=readings[0])


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) > 2 else year + (2000 if year < 69 else 1900)  # the pivot of POSIX


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _weekday(year: int, first: int, other: int, day_first: bool) -> int:
    return (date(year, other, first) if day_first else date(year, first, other)).weekday()
