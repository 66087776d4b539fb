"""Tables too large for memory, read a piece at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

PIECE = 20_000  # rows


def row_groups(path: Path, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
    """The rows of a Parquet file, a row group at a time, with all columns or those that are named."""
    with pq.ParquetFile(path) as file:
        for group in range(file.num_row_groups):
            yield file.read_row_group(group, columns=None if columns is None else list(columns))


def pieces(table: pa.Table | Path) -> Iterator[pa.Table]:
    """The rows of a table, or of a Parquet file, so many at a time as a row group has; of none one piece without rows,
    so that who works on them is called in any case."""
    if isinstance(table, Path):
        if pq.read_metadata(table).num_rows:
            yield from row_groups(table)
            return
        table = whole(table)
    yield from (table.slice(start, PIECE) for start in range(0, max(len(table), 1), PIECE))


def whole(table: pa.Table | Path) -> pa.Table:
    """A table, also where it is a Parquet file."""
    return pq.read_table(table) if isinstance(table, Path) else table
