"""Parquet: one record a row; `row` is the row's number, counting from 1. Nested columns come as objects and lists."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.articles.errors import InputError
from newsqa.articles.readers.record import Opened, Record, Reject, SourceFile, not_utf8, raw_text, unique_names

MAX_ROWS = 256
MAX_BYTES = 4 * 1024 * 1024
_BYTES = (pa.types.is_binary, pa.types.is_large_binary, pa.types.is_fixed_size_binary, pa.types.is_binary_view)


def open_parquet(file: SourceFile) -> Opened:
    """The file's records. Raises InputError when it is no Parquet file that can be opened."""
    try:
        # as bytes, because Arrow refuses names that are not UTF-8, and takes one with a colon for an address
        source = pa.OSFile(os.fsencode(file.path))
        parquet = pq.ParquetFile(source, buffer_size=1 << 20, pre_buffer=False, page_checksum_verification=True)
        names, notes = unique_names(parquet.schema_arrow.names)
    except (pa.ArrowException, OSError) as error:
        raise InputError(
            f"{file.name}: expected a Parquet file, but it cannot be opened ({_first_line(error)}). Write or download"
            " the file again; its end is missing when a copy was cut off."
        ) from error
    return Opened(_records(parquet, names), tuple(notes), tuple(names))


def _records(file: pq.ParquetFile, names: list[str]) -> Iterator[Record | Reject]:
    """The rows of all row groups. Damage costs the rest of its row group, a reject a row."""
    begins = 0
    for number in range(file.num_row_groups):
        group = file.metadata.row_group(number)
        row = begins
        try:
            for item in _row_group(file, number, names, begins):
                row += 1
                yield item
        except (pa.ArrowException, OSError) as error:
            reason = (
                f"the Parquet data is damaged after row {row:,} of {file.metadata.num_rows:,}: {_first_line(error)}"
            )
            for lost in range(row + 1, begins + group.num_rows + 1):
                yield Reject(lost, reason, None)
        begins += group.num_rows


def _row_group(file: pq.ParquetFile, number: int, names: list[str], row: int) -> Iterator[Record | Reject]:
    """The rows of one row group; `row` is the number of rows before it."""
    group = file.metadata.row_group(number)
    size = group.total_byte_size // max(1, group.num_rows) + 1
    rows = max(1, min(MAX_ROWS, MAX_BYTES // size))
    for batch in file.iter_batches(batch_size=rows, row_groups=[number], use_threads=False):
        columns = [_values(column) for column in batch.columns]
        is_clean = all(Reject not in map(type, values) for values in columns)
        for values in zip(*columns, strict=True):
            row += 1
            if not is_clean and Reject in map(type, values):
                yield next(value for value in values if isinstance(value, Reject))._replace(row=row)
            else:
                yield Record(row, dict(zip(names, values, strict=True)), size)


def _values(column: pa.Array) -> list[Any]:
    """The column as Python values. What Python cannot hold (nanoseconds, far years) becomes text or a Reject."""
    kind = column.type
    if pa.types.is_timestamp(kind) and kind.unit == "ns":
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)
    try:
        values: list[Any] = column.to_pylist()
        return [_decoded(value) for value in values] if _has_bytes(kind) else values
    except (ValueError, OverflowError, pa.ArrowException):
        return [_value(scalar) for scalar in column]


def _has_bytes(kind: pa.DataType) -> bool:
    """Whether values of this type are bytes or hold some: a list of binary does, and so does a dictionary of them."""
    if pa.types.is_dictionary(kind):
        return _has_bytes(kind.value_type)
    if pa.types.is_nested(kind):
        return any(_has_bytes(kind.field(number).type) for number in range(kind.num_fields))
    return any(is_kind(kind) for is_kind in _BYTES)


def _decoded(value: Any) -> Any:
    """The value with all bytes in it as text. Raises UnicodeDecodeError."""
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if isinstance(value, list | tuple):
        return type(value)(map(_decoded, value))
    if isinstance(value, dict):
        return {name: _decoded_loosely(inner) for name, inner in value.items()}
    return value


def _decoded_loosely(value: Any) -> Any:
    """As `_decoded`, but for bytes inside a record, which may well be an image: what is no text is replaced."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list | tuple):
        return type(value)(map(_decoded_loosely, value))
    return _decoded(value)


def _value(scalar: pa.Scalar) -> Any:
    """One value of a column that cannot be converted as a whole."""
    try:
        return _decoded(scalar.as_py())
    except UnicodeDecodeError as error:
        return Reject(None, not_utf8(error), raw_text(bytes(error.object)))
    except (ValueError, OverflowError, pa.ArrowException):
        return str(scalar.cast(pa.string()))


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
