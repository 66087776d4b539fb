"""Dates of articles: from a raw value (text, number, date) or a column of them to timestamps in UTC, and how exact
each is.

Read are ISO 8601 and its relatives, RFC 2822, written dates in the languages of `date_words`, 20171231, seconds and
parts of seconds since 1970, `/Date(1234567890123)/`, and Python dates. A date such as 03/04/2024 is never guessed, and
a small number such as 43100 never read as the day count of a spreadsheet: nothing tells it from an id.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from newsqa.articles.moments import MOMENT, parse_in_arrow
from newsqa.articles.sequences import Values, all_text, as_array, objects_in, text_array
from newsqa.articles.values import as_text
from newsqa.articles.written_dates import LONGEST, written_date

# Mon, 22 Dec 2025 22:39:59 GMT
_RFC_2822 = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?([0-9]{1,2}) ([A-Z][a-z]{2}) ([0-9]{4}) "
    r"([0-9]{2}:[0-9]{2}:[0-9]{2}) (?:GMT|UTC|Z|([+-][0-9]{4}))"
)
_RFC_MONTHS = {
    name: f"{number:02d}" for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)
}
_COMPACT_ISO = re.compile(
    r"[0-9]{8}T[0-9]{4}(?P<second>[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?", re.IGNORECASE
)  # 20171231T101500Z
_ISO_WEEK = re.compile(r"[0-9]{4}-W[0-9]{2}-[0-9]|[0-9]{4}W[0-9]{3}", re.IGNORECASE)  # 2017-W52-7
_NET_DATE = re.compile(r"\\?/Date\((-?[0-9]{1,17})(?:[+-][0-9]{4})?\)\\?/")  # /Date(1513987200000+0100)/
_SECONDS = re.compile(r"[0-9]{9,13}\.[0-9]{1,9}")  # 1513987200.25
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EARLIEST, _LATEST = 10**8, 4_102_444_800  # 1973 to 2100: what a plain number of seconds is believed to mean
_VALUE_KEYS = ("@value", "$date", "$numberLong")  # JSON-LD's and MongoDB's ways to write a date


class Stamp(NamedTuple):
    """`moment` in UTC, or None when the value says no day; `precision` is day, minute or second, "+naive" without a
    zone."""

    moment: datetime | None
    precision: str | None


NO_STAMP = Stamp(None, None)
_new_stamp = tuple.__new__  # a third of the time that Stamp(..) takes


def parse_timestamp(value: Any, zone: tzinfo = UTC, day_first: bool | None = None) -> Stamp:
    """The moment that a value of a date field means.

    `zone` is where zone-less values are at home; a day without a time is its midnight there. `day_first` says how to
    read 03/04/2024 (None: not at all). What cannot be read, and years outside 1 to 9999, give (None, None).
    """
    zone = plain_zone(zone)
    if isinstance(value, dict | list | tuple):
        value = _bare(value)
    try:
        if isinstance(value, str):
            return read_text(value, zone, day_first)
        if isinstance(value, datetime):
            return _stamp(value, "second", zone) if value == value else NO_STAMP  # NaT is not equal to itself
        if isinstance(value, date):
            return _stamp(datetime(value.year, value.month, value.day), "day", zone)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _from_number(value, zone)
    except (ValueError, OverflowError):
        return NO_STAMP  # a month 13, a year 0, a moment before year 1 in UTC: there is no such time
    return NO_STAMP


def _bare(value: Any) -> Any:
    """The value inside {"@value": ..}, {"$date": {"$numberLong": ..}} or a list of one; any other value as it is."""
    for _ in range(3):
        if isinstance(value, dict):
            key = next((key for key in _VALUE_KEYS if key in value), None)
            if key is None:
                return None
            value = value[key]
        elif isinstance(value, list | tuple) and len(value) == 1:
            value = value[0]
        else:
            break
    return value


def plain_zone(zone: tzinfo) -> tzinfo:
    """The zone; where it is UTC under any other make, `datetime.UTC`, which is many times as fast."""
    return UTC if zone is UTC or str(zone) == "UTC" else zone


def read_text(text: str, zone: tzinfo, day_first: bool | None) -> Stamp:
    """The moment of a text. Raises ValueError and OverflowError for a time that does not exist.

    The shapes that nearly all texts have are tried first and without any pattern.
    """
    if len(text) > LONGEST:
        text = text.strip()
        if len(text) > LONGEST:
            return NO_STAMP
    elif text[:1].isspace() or text[-1:].isspace():
        text = text.strip()
    if text[4:5] == "-" == text[7:8] and (stamp := _from_iso(text, zone)):
        return stamp
    if text[-1:] in "CTZ0123456789" and (match := _RFC_2822.fullmatch(text)) and (stamp := _from_rfc(match)):
        return stamp
    return _read_other_text(text, zone, day_first)


def _from_iso(text: str, zone: tzinfo) -> Stamp | None:
    """The moment of 2025-12-23, 2025-12-23 14:20, 2025-12-23T14:20:14.881812+01:00; None for other shapes."""
    if len(text) == 10:
        precision = "day"
    elif text[10:11] in "T " and text[13:14] == ":" and text[11:13] != "24":
        precision = "second" if text[16:17] == ":" else "minute"
    else:
        return None
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            if zone is not UTC:
                return _stamp(moment, precision, zone)
            moment = datetime.fromisoformat(f"{text}Z" if len(text) > 10 else f"{text}T00:00Z")  # faster than replace()
            return _new_stamp(Stamp, (moment, _NAIVE[precision]))
    except ValueError:
        return None
    if moment.tzinfo is not UTC:
        moment = moment.astimezone(UTC)
    return _new_stamp(Stamp, (moment, precision))


def _from_rfc(match: re.Match[str]) -> Stamp | None:
    day, month, year, time, offset = match.groups()
    number = _RFC_MONTHS.get(month)
    if number is None:  # 12 Mai 2026
        return None
    iso = f"{year}-{number}-{day if len(day) == 2 else '0' + day}T{time}"
    if offset is None:
        return _new_stamp(Stamp, (datetime.fromisoformat(iso + "Z"), "second"))
    return _new_stamp(Stamp, (datetime.fromisoformat(iso + offset).astimezone(UTC), "second"))


@lru_cache(maxsize=8192)
def _read_other_text(text: str, zone: tzinfo, day_first: bool | None) -> Stamp:
    if text.isascii() and text.isdigit():
        return _from_digits(text, zone)
    if match := _COMPACT_ISO.fullmatch(text):
        return _stamp(datetime.fromisoformat(text.upper()), "second" if match["second"] else "minute", zone)
    if _ISO_WEEK.fullmatch(text):
        return _stamp(datetime.fromisoformat(text.upper()), "day", zone)
    if match := _NET_DATE.fullmatch(text):
        return Stamp(_EPOCH + timedelta(milliseconds=int(match[1])), "second")
    if _SECONDS.fullmatch(text):
        return _from_number(float(text), zone)
    written = written_date(text)
    if written is None or (moment := written.moment(zone, day_first)) is None:
        return NO_STAMP
    precision = written.precision if written.zone else f"{written.precision}+naive"
    return Stamp(moment.astimezone(UTC), precision)


def _from_digits(text: str, zone: tzinfo) -> Stamp:
    """The moment of 20171231, 201712312359, 20171231235959, or of a number of seconds or parts of a second."""
    size = len(text)
    if size == 8 or (size in (12, 14) and text[:2] in ("19", "20")):
        precision = {8: "day", 12: "minute", 14: "second"}[size]
        return _stamp(datetime.fromisoformat(text if size == 8 else f"{text[:8]}T{text[8:]}"), precision, zone)
    return _from_epoch(int(text)) if size <= 19 else NO_STAMP


def _from_number(value: float, zone: tzinfo) -> Stamp:
    if 10_000_101 <= value <= 20_991_231_235_959 and value == int(value):
        digits = str(int(value))
        if len(digits) == 8 or (len(digits) in (12, 14) and digits[:2] in ("19", "20")):
            return _from_digits(digits, zone)
    return _from_epoch(value)


def _from_epoch(value: float) -> Stamp:
    for unit in (1, 10**3, 10**6, 10**9):
        if _EARLIEST <= value / unit < _LATEST:
            micros = int(value * 10**6) // unit if isinstance(value, int) else round(value / unit * 10**6)
            return Stamp(_EPOCH + timedelta(microseconds=micros), "second")
    return NO_STAMP


def _stamp(moment: datetime, precision: str, zone: tzinfo) -> Stamp:
    home = moment.tzinfo
    if home is None:
        if zone is UTC:
            return Stamp(moment.replace(tzinfo=UTC), _NAIVE[precision])
        return Stamp(moment.replace(tzinfo=zone).astimezone(UTC), _NAIVE[precision])
    return Stamp(moment if home is UTC else moment.astimezone(UTC), precision)


_NAIVE = {precision: f"{precision}+naive" for precision in ("day", "minute", "second")}


class Stamps(NamedTuple):
    """A column of stamps: `moments` (timestamp[us, UTC]), `raw` (what stood in the source, string), `precision`
    (string)."""

    moments: pa.Array
    raw: pa.Array
    precision: pa.Array


def parse_column(values: Values, zone: tzinfo = UTC, day_first: bool | None = None) -> Stamps:
    """What `parse_timestamp` gives for each value, and its text, as columns. A value that repeats is read once."""
    zone = plain_zone(zone)
    array = as_array(values)
    if array is None:
        return _parse_each(values, zone, day_first)
    if pa.types.is_dictionary(array.type):
        stamps = _parse_array(array.dictionary, zone, day_first)
        return Stamps(*(column.take(array.indices) for column in stamps))
    return _parse_array(array, zone, day_first)


def _parse_array(values: pa.Array, zone: tzinfo, day_first: bool | None) -> Stamps:
    """All together where that can be, else most of them, else each distinct one by itself."""
    parsed = parse_in_arrow(values, zone)
    if parsed is None:
        is_nested = pa.types.is_nested(values.type)
        return (
            _parse_each(objects_in(values), zone, day_first) if is_nested else _parse_distinct(values, zone, day_first)
        )
    moments, raw, precision, left = parsed
    if left is not None:
        others = _parse_distinct(values.filter(left), zone, day_first)
        moments = pc.replace_with_mask(moments, left, others.moments)
        precision = pc.replace_with_mask(precision, left, others.precision)
    return Stamps(moments, raw, precision)


def _parse_distinct(values: pa.Array, zone: tzinfo, day_first: bool | None) -> Stamps:
    encoded = values.dictionary_encode()
    stamps = _parse_each(objects_in(encoded.dictionary), zone, day_first)
    return Stamps(*(column.take(encoded.indices) for column in stamps))


def _parse_each(values: Sequence[Any], zone: tzinfo, day_first: bool | None) -> Stamps:
    if all_text(values):
        texts, stamps = values, [_of_text(text, zone, day_first) for text in values]
    else:
        texts, stamps = [as_text(value) for value in values], [parse_timestamp(v, zone, day_first) for v in values]
    return Stamps(
        pa.array([stamp[0] for stamp in stamps], MOMENT),
        text_array(texts),
        pa.array([stamp[1] for stamp in stamps], pa.string()),
    )


def _of_text(text: str | None, zone: tzinfo, day_first: bool | None) -> Stamp:
    if text is None:
        return NO_STAMP
    try:
        return read_text(text, zone, day_first)
    except (ValueError, OverflowError):  # as in parse_timestamp
        return NO_STAMP
