"""From Arrow record batches with columns of any type to blocks whose texts are valid UTF-8, and a reject for each row
with bytes that are none.

What is clean never becomes Python objects; only a column with a fault is looked at value by value.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from newsqa.articles.readers.arrow.kinds import (
    has_any,
    in_microseconds,
    is_bytes,
    is_packed,
    is_time,
    only_python_reads,
    text_kind,
)
from newsqa.articles.readers.arrow.sound import sound
from newsqa.articles.readers.record import Block, Reject, not_utf8, raw_text

# About the size of a block; more rows than this gain nothing.
BLOCK_BYTES = 16 * 1024 * 1024
BLOCK_ROWS = 4096
# Rows of lists and objects that hold packed values, whose true size nobody knows beforehand.
PACKED_ROWS = 64
# Times that Python can hold in any zone, in days since 1970: the years 2 to 9998.
_FIRST_DAY, _LAST_DAY = -718_000, 2_932_000
_TICKS = {"s": 86_400, "ms": 86_400_000, "us": 86_400_000_000}


class _Values(NamedTuple):
    """A column as Python values, with a Reject where there is none; `kind` is the type that would hold them."""

    values: list[Any]
    kind: pa.DataType


_Column: TypeAlias = "pa.Array | _Values"


def batch_items(batch: pa.RecordBatch, names: Sequence[str], before: int) -> Iterator[Block | Reject]:
    """All rows of the batch, in order; `before` is the number of rows before it.

    Raises ArrowInvalid before the first row when the batch is damaged so that its values cannot be touched.
    """
    columns = [sound(column) for column in batch.columns]
    whole: list[_Column] = [column if has_any(column.type, is_packed) else _converted(column) for column in columns]
    step = _rows_of_a_block(batch, columns)
    for start in range(0, batch.num_rows, step):
        parts = [_part(column, start, step) for column in whole]
        yield from _block(parts, names, before + start, min(step, batch.num_rows - start))


def _part(column: _Column, start: int, count: int) -> _Column:
    """Some rows of the column; what is packed is unpacked only now, a block at a time."""
    if isinstance(column, _Values):
        return _Values(column.values[start : start + count], column.kind)
    part = column.slice(start, count)
    return _converted(part) if has_any(part.type, is_packed) else part


def _rows_of_a_block(batch: pa.RecordBatch, columns: Sequence[pa.Array]) -> int:
    """How many rows make a block of about BLOCK_BYTES, also where few bytes stand for many texts."""
    size = batch.nbytes // max(1, batch.num_rows) + 1
    rows = BLOCK_ROWS
    for column in columns:
        if is_packed(column.type):
            size += _longest(column)
        elif has_any(column.type, is_packed):
            rows = PACKED_ROWS
    return int(max(1, min(rows, BLOCK_BYTES // size)))


def _longest(column: pa.Array) -> int:
    """The bytes of the longest text that a packed column can give a row."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        values = column.dictionary
    elif pa.types.is_run_end_encoded(kind):
        values = column.values
    elif pa.types.is_string_view(kind) or pa.types.is_binary_view(kind):
        # each view is 16 bytes, the first 4 of which say its length
        words = pa.Array.from_buffers(pa.int32(), 4 * (column.offset + len(column)), [None, column.buffers()[1]])
        lengths = words.take(pa.array(range(4 * column.offset, len(words), 4), pa.int64()))
        return int(pc.max(lengths).as_py() or 0)
    else:
        return BLOCK_BYTES // PACKED_ROWS
    if pa.types.is_nested(values.type) or is_packed(values.type):
        return BLOCK_BYTES // PACKED_ROWS
    if has_any(values.type, is_bytes) or pa.types.is_string(values.type) or pa.types.is_large_string(values.type):
        return int(pc.max(pc.binary_length(values)).as_py() or 0)
    return 16


def _block(columns: list[_Column], names: Sequence[str], before: int, count: int) -> Iterator[Block | Reject]:
    """These rows as blocks, with the rejects where they stand."""
    bad: dict[int, Reject] = {}
    for column in columns:
        if isinstance(column, _Values):
            for place, value in enumerate(column.values):
                if isinstance(value, Reject):
                    bad.setdefault(place, value)
    fields = _fields(columns, names, count)
    size = sum(len(str(column.values)) if isinstance(column, _Values) else column.nbytes for column in columns)
    start = 0
    for place in (*sorted(bad), count):
        if place > start:
            yield Block(
                range(before + start + 1, before + place + 1), fields[start:place], size * (place - start) // count
            )
        if place < count:
            yield bad[place]._replace(row=before + place + 1)
        start = place + 1


def _fields(columns: list[_Column], names: Sequence[str], count: int) -> pa.Table | list[dict[str, Any]]:
    """The rows as a table; as dicts where a column holds values that no one Arrow type does."""
    try:
        made = [_array(column) for column in columns]
    except (pa.ArrowException, TypeError, ValueError, OverflowError):  # a year beyond 9999, as text among dates
        lists = [column.values if isinstance(column, _Values) else column.to_pylist() for column in columns]
        return [dict(zip(names, row, strict=True)) for row in zip(*lists, strict=True)]
    return pa.Table.from_arrays(made, names=list(names)) if made else [{} for _ in range(count)]


def _array(column: _Column) -> pa.Array:
    if not isinstance(column, _Values):
        return column
    return pa.array([None if isinstance(value, Reject) else value for value in column.values], column.kind)


def _converted(column: pa.Array) -> _Column:
    """The column with texts for bytes and microseconds for nanoseconds, in Arrow where that can be."""
    if pa.types.is_string(column.type):
        return (
            column  # as most are: to find that out by all that follows would take a tenth of the time of short records
        )
    fine = in_microseconds(column.type)
    target = text_kind(fine)
    if not has_any(column.type, only_python_reads):
        try:
            made = column if fine == column.type else column.cast(fine, safe=False)
            made = made if target == fine else made.cast(target)
            if _python_reads(made):
                return made
        except (pa.ArrowException, ValueError, OverflowError):
            pass  # value by value it is seen which rows are at fault
    return _Values(_values(column if fine == column.type else _cast_or_same(column, fine)), target)


def _cast_or_same(column: pa.Array, kind: pa.DataType) -> pa.Array:
    try:
        return column.cast(kind, safe=False)
    except pa.ArrowException:  # Arrow cannot cast all nested types
        return column


def _python_reads(column: pa.Array) -> bool:
    """Whether `to_pylist` gives all values: whether all times are within the years that Python knows."""
    kind = column.type
    if not has_any(kind, is_time):
        return True
    if not is_time(kind):
        column.to_pylist()  # raises what `_converted` catches
        return True
    if pa.types.is_date32(kind):
        day, counts = 1, column.view(pa.int32())
    else:
        day, counts = _TICKS["ms" if pa.types.is_date64(kind) else kind.unit], column.view(pa.int64())
    ends = pc.min_max(counts).as_py()
    return ends["min"] is None or (_FIRST_DAY * day <= ends["min"] and ends["max"] <= _LAST_DAY * day)


def _values(column: pa.Array) -> list[Any]:
    """The column as Python values. What Python cannot hold (far years) becomes text or a Reject."""
    try:
        values = column.to_pylist()
        return [_decoded(value) for value in values]
    except (ValueError, OverflowError, KeyError, pa.ArrowException):
        return [_value(scalar) for scalar in column]


def _value(scalar: pa.Scalar) -> Any:
    """One value of a column that cannot be converted as a whole."""
    try:
        return _decoded(scalar.as_py())
    except UnicodeDecodeError as error:
        return Reject(None, not_utf8(error), raw_text(bytes(error.object)), "undecodable-bytes")
    except (ValueError, OverflowError, KeyError, pa.ArrowException) as error:
        try:
            return str(scalar.cast(pa.string()))
        except pa.ArrowException:
            return Reject(None, f"a value of type {scalar.type} cannot be read: {first_line(error)}", None)


def _decoded(value: Any) -> Any:
    """The value with all bytes in it as text. Raises UnicodeDecodeError."""
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if isinstance(value, uuid.UUID):
        return str(value)
    if type(value) in (list, tuple):
        return type(value)(map(_decoded, value))
    if isinstance(value, dict):
        return {name: _decoded_loosely(inner) for name, inner in value.items()}
    return value


def _decoded_loosely(value: Any) -> Any:
    """As `_decoded`, but for bytes inside a record, which may well be an image: what is no text is replaced."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if type(value) in (list, tuple):
        return type(value)(map(_decoded_loosely, value))
    return _decoded(value)


def first_line(error: BaseException) -> str:
    """What went wrong, in one line."""
    return (str(error).splitlines() or [type(error).__name__])[0]
