"""Parquet: one record a row; `row` is the row's number, counting from 1. Nested columns come as objects and lists."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.articles.errors import InputError
from newsqa.articles.readers.arrow.kinds import all_names
from newsqa.articles.readers.arrow.values import BLOCK_BYTES, batch_items, first_line
from newsqa.articles.readers.record import Block, Item, Opened, Reject, SourceFile, Wanted, unique_names

# No more rows at once, because each may stand for the longest text of a dictionary, which is 1 MB in most files; and
# fewer where rows have few bytes, as those that only point into a dictionary do: so a small file stays small.
MAX_ROWS = 2048
MIN_ROWS = 64
ROWS_A_BYTE = 4
# So many lost rows need no bytes; of more, each must have had at least a bit.
FREE_ROWS = 1_000_000
_FAULTS = (pa.ArrowException, OSError, MemoryError)


def open_parquet(file: SourceFile, row_groups: Sequence[int] | None = None) -> Opened:
    """The file's records, or those of some of its row groups (numbers from 0, see `row_group_sizes`), as blocks.

    Raises InputError when it is no Parquet file that can be opened.
    """
    parquet = _open(file)
    try:
        all_names(parquet.schema_arrow)  # raises where one is not UTF-8
        names, notes = unique_names(parquet.schema_arrow.names)
    except (*_FAULTS, UnicodeDecodeError) as error:
        raise _not_parquet(file.name, error) from error
    chosen = range(parquet.num_row_groups) if row_groups is None else row_groups
    return Opened(_records(parquet, names, chosen), tuple(notes), tuple(names))


def row_group_sizes(path: Path) -> list[tuple[int, int]]:
    """Of each row group its number of rows and its bytes when uncompressed. Raises InputError as `open_parquet`."""
    metadata = _open(SourceFile(path, str(path))).metadata
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    return [(group.num_rows, group.total_byte_size) for group in groups]


def _open(file: SourceFile) -> pq.ParquetFile:
    try:
        # as bytes, because Arrow refuses names that are not UTF-8, and takes one with a colon for an address
        source = pa.OSFile(os.fsencode(file.path))
        return pq.ParquetFile(source, buffer_size=1 << 20, pre_buffer=False, page_checksum_verification=True)
    except (*_FAULTS, UnicodeDecodeError) as error:
        raise _not_parquet(file.name, error) from error


def _not_parquet(name: str, error: Exception) -> InputError:
    return InputError(
        f"{name}: expected a Parquet file, but it cannot be opened ({first_line(error)}). Write or download"
        " the file again; its end is missing when a copy was cut off."
    )


def _records(file: pq.ParquetFile, names: list[str], row_groups: Sequence[int]) -> Iterator[Block | Reject]:
    """The rows of the row groups. Damage costs the rest of its row group, a reject a row."""
    begins = [0]
    for number in range(file.num_row_groups):
        begins.append(begins[-1] + max(0, file.metadata.row_group(number).num_rows))
    for number in row_groups:
        row = begins[number]
        reason = "it holds fewer rows than it declares"
        try:
            for batch in file.iter_batches(_batch_rows(file, number), row_groups=[number], use_threads=False):
                for item in batch_items(batch, names, row):
                    row += len(item.rows) if isinstance(item, Block) else 1
                    yield item
        except _FAULTS as error:
            reason = first_line(error)
        total = file.metadata.num_rows
        if begins[number + 1] - row > max(FREE_ROWS, 8 * file.metadata.row_group(number).total_byte_size):
            reason = f"it declares {begins[number + 1] - begins[number]:,} rows, more than its bytes can hold"
            begins[number + 1] = row + 1
        for lost in range(row + 1, begins[number + 1] + 1):
            yield Reject(lost, f"the Parquet data is damaged after row {row:,} of {total:,}: {reason}", None)


def read_row_groups(file: SourceFile, row_groups: Sequence[int]) -> Iterator[Item]:
    """The records of some row groups, as a function that can be sent to another process with what it is to read."""
    return open_parquet(file, row_groups).records


def read_wanted(file: SourceFile, wanted: Wanted) -> Iterator[Item]:
    """The records with the fields alone that are wanted. It ends where the file is damaged, as whoever reads all will
    say."""
    parquet = _open(file)
    fields = [field.name for field in parquet.schema_arrow if field.name in wanted.fields]
    names, _ = unique_names(fields)
    row = 0
    try:
        for batch in parquet.iter_batches(MAX_ROWS, columns=fields, use_threads=False):
            yield from batch_items(batch, names, row)
            row += len(batch)
    except _FAULTS:
        return


def _batch_rows(file: pq.ParquetFile, number: int) -> int:
    """How many rows of this row group make about a block."""
    # Its columns are not asked: where their part of the file's end is damaged, pyarrow 26 ends the process.
    group = file.metadata.row_group(number)
    size = group.total_byte_size // max(1, group.num_rows) + 1
    return int(max(1, min(MAX_ROWS, max(MIN_ROWS, ROWS_A_BYTE * size), BLOCK_BYTES // max(1, size))))
