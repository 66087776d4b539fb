"""Parquet: one record a row; `row` is the row's number, counting from 1. Nested columns come as objects and lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.articles.errors import InputError
from newsqa.articles.readers.record import Opened, Record, Reject, not_utf8, raw_text, unique_names

MAX_ROWS = 256
MAX_BYTES = 4 * 1024 * 1024


def open_parquet(path: Path) -> Opened:
    """The file's records. Raises InputError when it is no Parquet file that can be opened."""
    try:
        file = pq.ParquetFile(
            path, memory_map=False, buffer_size=1 << 20, pre_buffer=False, page_checksum_verification=True
        )
        names, notes = unique_names(file.schema_arrow.names)
    except (pa.ArrowException, OSError) as error:
        raise InputError(
            f"{path}: expected a Parquet file, but it cannot be opened ({_first_line(error)}). Write or download the"
            " file again; its end is missing when a copy was cut off."
        ) from error
    return Opened(_records(file, names), tuple(notes), tuple(names))


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
        return _decoded(column.to_pylist()) if _has_bytes(kind) else column.to_pylist()
    except (ValueError, OverflowError, pa.ArrowException):
        return [_value(scalar) for scalar in column]


def _has_bytes(kind: pa.DataType) -> bool:
    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_fixed_size_binary(kind))


def _decoded(values: list[bytes | None]) -> list[str | None]:
    return [None if value is None else value.decode("utf-8") for value in values]


def _value(scalar: pa.Scalar) -> Any:
    """One value of a column that cannot be converted as a whole."""
    try:
        value = scalar.as_py()
        return value.decode("utf-8") if isinstance(value, bytes) else value
    except UnicodeDecodeError as error:
        return Reject(None, not_utf8(error), raw_text(bytes(error.object)))
    except (ValueError, OverflowError, pa.ArrowException):
        return str(scalar.cast(pa.string()))


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
