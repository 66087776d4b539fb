"""Columns of moments, and of texts that all have one ISO shape: to timestamps without a look at any single value."""

from __future__ import annotations

import re
from datetime import UTC, tzinfo
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

MOMENT = pa.timestamp("us", tz="UTC")
_FIRST, _LAST = -62_135_596_800_000_000, 253_402_300_799_999_999  # the years 1 to 9999
_DAY = r"^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_MINUTE = r"[T ](?:[01][0-9]|2[0-3]):[0-5][0-9]"
_SECOND = rf"{_MINUTE}:[0-5][0-9](?:\.[0-9]{{1,6}})?"
_ZONE = r"(?:Z|[+-](?:[01][0-9]|2[0-3]):?[0-5][0-9])$"
# pattern, precision, whether the text names its zone
_ISO_SHAPES = (
    (f"{_DAY}$", "day+naive", False),  # 2025-12-23
    (f"{_DAY}{_SECOND}$", "second+naive", False),  # 2025-12-23 14:20:14.881812
    (f"{_DAY}{_SECOND}{_ZONE}", "second", True),  # 2025-12-23T14:20:14+01:00
    (f"{_DAY}{_MINUTE}$", "minute+naive", False),
    (f"{_DAY}{_MINUTE}{_ZONE}", "minute", True),
)
_SHOWING = 10  # texts, one of which is believed to show the shape of most
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
# Mon, 22 Dec 2025 22:39:59 GMT: day, month, year, clock, offset
_RFC_2822 = (
    rf"^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(0[1-9]|[12][0-9]|3[01]) ({'|'.join(_MONTHS)}) ([0-9]{{4}}) "
    r"((?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]) (?:GMT|UTC|Z|([+-](?:[01][0-9]|2[0-3])[0-5][0-9]))$"
)


class Parsed(NamedTuple):
    """Moments in UTC (timestamp[us]), raw texts and precisions of a column; `left` says which of its texts have still
    to be looked at by themselves, None where there are none: of those the raw text alone is given."""

    moments: pa.Array
    raw: pa.Array
    precision: pa.Array
    left: pa.Array | None = None


def parse_in_arrow(array: pa.Array, zone: tzinfo) -> Parsed | None:
    """What can be read of days, of moments, and of texts most of which are empty or of one ISO shape; None where each
    value has to be looked at by itself."""
    kind = array.type
    if pa.types.is_string(kind):
        return _texts(array, zone)
    if pa.types.is_date32(kind) and zone is UTC:
        moments = _cast(array, pa.timestamp("us"))
        return None if moments is None else Parsed(moments, array.cast(pa.string()), _same("day+naive", array))
    if pa.types.is_timestamp(kind) and (kind.tz == "UTC" or (kind.tz is None and zone is UTC)):
        moments = _cast(array, pa.timestamp("us", kind.tz))
        return None if moments is None else _of_moments(moments, has_zone=kind.tz is not None)
    return None


def _of_moments(moments: pa.Array, has_zone: bool) -> Parsed:
    raw = pc.replace_substring(moments.cast(pa.timestamp("us")).cast(pa.string()), " ", "T")
    raw = pc.replace_substring_regex(raw, r"\.000000$", "")
    if has_zone:
        raw = pc.binary_join_element_wise(raw, "+00:00", "")
    return Parsed(moments, raw, _same("second" if has_zone else "second+naive", moments))


def _texts(texts: pa.Array, zone: tzinfo) -> Parsed | None:
    is_empty = pc.equal(texts, "")
    said = pc.if_else(is_empty, None, texts) if pc.any(is_empty).as_py() else texts
    for first in _first_values(said):
        for pattern, precision, has_zone in _ISO_SHAPES:
            if re.match(pattern, first):  # Arrow would compile each pattern anew
                kind = pa.timestamp("us", "UTC" if has_zone else None)
                return _of_shape(texts, said, pattern, precision, kind) if has_zone or zone is UTC else None
        if re.match(_RFC_2822, first):
            return _of_shape(texts, said, _RFC_2822, "second", MOMENT)
    return None


def _of_shape(texts: pa.Array, said: pa.Array, pattern: str, precision: str, kind: pa.DataType) -> Parsed | None:
    """The texts that have a shape as moments; `said` are those that are not empty. None where few have it, or one of
    these moments does not exist."""
    fits = pc.match_substring_regex(said, pattern)
    count = fits.true_count
    left = None
    if 2 * count < len(said) - said.null_count:
        return None
    if count < len(said) - said.null_count:
        left = pc.fill_null(pc.invert(fits), False)
        said = pc.if_else(fits, said, None)
    moments = _cast(_rfc_as_iso(said) if pattern is _RFC_2822 else said, kind)
    return None if moments is None else Parsed(moments, texts, _same(precision, said), left)


def _rfc_as_iso(texts: pa.Array) -> pa.Array:
    iso = pc.replace_substring_regex(texts, _RFC_2822, r"\3-\2-\1T\4\5")
    for number, name in enumerate(_MONTHS, 1):
        iso = pc.replace_substring(iso, f"-{name}-", f"-{number:02d}-", max_replacements=1)
    has_offset = pc.equal(pc.binary_length(iso), len("2025-12-22T22:39:59+0100"))
    return pc.if_else(has_offset, iso, pc.binary_join_element_wise(iso, "Z", ""))


def _cast(array: pa.Array, kind: pa.DataType) -> pa.Array | None:
    """The array as moments; None when one of them does not exist or lies outside the years 1 to 9999."""
    try:
        moments = array.cast(kind).cast(MOMENT)
    except pa.ArrowInvalid:  # a 31st of February, or so far away that microseconds overflow
        return None
    span = pc.min_max(moments.cast(pa.int64())).as_py()
    return moments if span["min"] is None or _FIRST <= span["min"] <= span["max"] <= _LAST else None


def _first_values(array: pa.Array) -> list[Any]:
    found: list[Any] = (array.drop_null() if array.null_count else array)[:_SHOWING].to_pylist()
    return found


def _same(text: str, array: pa.Array) -> pa.Array:
    """The text wherever the array has a value."""
    if not array.null_count:
        return pa.repeat(text, len(array))
    return pc.if_else(array.is_valid(), text, pa.scalar(None, pa.string()))
