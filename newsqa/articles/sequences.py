"""Columns of any make: from Arrow arrays and Python sequences to the one or the other, for code that reads values."""

from __future__ import annotations

from collections.abc import Sequence
from types import NoneType
from typing import Any, TypeAlias, TypeGuard

import pyarrow as pa
import pyarrow.compute as pc

Values: TypeAlias = "pa.ChunkedArray | pa.Array | Sequence[Any]"


def as_array(values: Values) -> pa.Array | None:
    """The values as one Arrow array: what is Arrow already, and sequences of texts; None for other sequences.

    Texts are of type string, nanoseconds are cut to microseconds, as Python knows no less.
    """
    if isinstance(values, pa.ChunkedArray):
        values = values.combine_chunks()
    if not isinstance(values, pa.Array):
        return text_array(values) if all_text(values) else None
    kind = values.type
    if pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        return values.cast(pa.string())
    if pa.types.is_timestamp(kind) and kind.unit == "ns":
        return values.cast(pa.timestamp("us", kind.tz), safe=False)
    return values


def all_text(values: Sequence[Any]) -> TypeGuard[Sequence[str | None]]:
    """Whether all values are texts or None."""
    return set(map(type, values)) <= {str, NoneType}


def text_array(texts: Sequence[str | None]) -> pa.Array:
    """An Arrow array of strings. Half surrogate pairs, which no Arrow string can hold, become "\ufffd"."""
    try:
        return pa.array(texts, pa.string())
    except UnicodeEncodeError:
        return pa.array([None if text is None else _whole(text) for text in texts], pa.string())


def _whole(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def merged(is_first: pa.Array, first: pa.Array, second: pa.Array) -> pa.Array:
    """One array of the values of both, each in their order: those of the first where `is_first`, without nulls, is
    true, and those of the second elsewhere."""
    stands_at = pa.concat_arrays([pc.indices_nonzero(is_first), pc.indices_nonzero(pc.invert(is_first))])
    return pa.concat_arrays([first, second]).take(pc.sort_indices(stands_at))


def objects_in(array: pa.Array) -> list[Any]:
    """The values as Python objects; one that Python cannot hold, such as a day of the year 10000, as its text."""
    try:
        found: list[Any] = array.to_pylist()
    except (ValueError, OverflowError, pa.ArrowException):
        found = [_object(scalar) for scalar in array]
    return found


def _object(scalar: pa.Scalar) -> Any:
    try:
        return scalar.as_py()
    except (ValueError, OverflowError, pa.ArrowException):
        return str(scalar.cast(pa.string()))
