"""Delimited records by the block: bytes in which nothing at all is wrong come in, an Arrow table of strings goes out.

What is not clean is left to the reader of single records, so that both give the same, row for row.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv
from pyarrow.compute import any as any_
from pyarrow.compute import equal

from newsqa.articles.readers.csv.layout import Layout
from newsqa.articles.readers.csv.swallowed import verdict
from newsqa.articles.readers.encodings.utf8 import is_utf8
from newsqa.articles.readers.record import Block

# Large enough for the cost of a block not to show; 8 MB is no faster.
BLOCK_BYTES = 1 << 22
# More records of several lines than this are looked at all at once; fewer are quicker one by one.
_MANY = 500
_LF, _CR = ord("\n"), ord("\r")
_BOM = b"\xef\xbb\xbf"

Bytes: TypeAlias = "npt.NDArray[np.uint8]"
Positions: TypeAlias = "npt.NDArray[np.intp]"


class BlockParser:
    """Reads blocks of one file."""

    def __init__(self, layout: Layout) -> None:
        dialect = layout.dialect
        self._layout = layout
        self._delimiter = ord(dialect.delimiter) if dialect.delimiter.isascii() else None
        self._mark = ord(dialect.quote) if dialect.quote else None
        self._break = ord(dialect.line_break)
        self._parse = pyarrow.csv.ParseOptions(
            delimiter=dialect.delimiter if self._delimiter is not None else ",",
            quote_char=dialect.quote or False,
            double_quote=dialect.quote is not None,
            newlines_in_values=dialect.quote is not None,
        )
        # the first field shows whether a record repeats the header
        only = None if layout.only is None else {*layout.only, layout.names[0]}
        self._convert = pyarrow.csv.ConvertOptions(
            include_columns=None if only is None else [name for name in layout.names if name in only],
            column_types=dict.fromkeys(layout.names, pa.string()),
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
        )

    def read(self, data: bytes, is_end: bool, row: int) -> tuple[Block, int, int] | None:
        """The records at the start of `data`, which begins where a record does, with the number of bytes and of lines
        they take; None when they are not clean, or there is no whole one. `row` is the number of the record before.
        """
        array = np.frombuffer(data, np.uint8)
        marks = np.flatnonzero(array == self._mark) if self._mark is not None else np.empty(0, np.intp)
        breaks = np.flatnonzero(array == self._break)
        ends = breaks[np.searchsorted(marks, breaks) % 2 == 0] if len(marks) else breaks
        if is_end and (not len(ends) or ends[-1] + 1 < len(data)):
            ends = np.append(ends, len(data) - 1)
        if not len(ends):
            return None
        cut = int(ends[-1]) + 1
        marks = marks[: np.searchsorted(marks, cut)]
        breaks = breaks[: np.searchsorted(breaks, cut)]
        if not (
            self._is_within_bounds(breaks, ends)
            and self._is_plain(data, cut)
            and self._is_quoted_right(array, marks, cut)
            and self._has_one_kind_of_break(data, array, marks, breaks, cut)
            and not self._swallows(data, array, breaks, ends)
        ):
            return None
        table = self._table(data, cut)
        if table is None or len(table) != _count(array, ends) or self._has_header(table):
            return None
        return Block(range(row + 1, row + 1 + len(table)), table, cut), cut, len(breaks) or 1

    def _is_within_bounds(self, breaks: Positions, ends: Positions) -> bool:
        """Whether no record is too long, in bytes or in lines."""
        limits = self._layout
        if ends[-1] < limits.max_bytes and len(breaks) < limits.max_lines:
            return True
        lengths = np.diff(ends, prepend=-1)
        lines = np.diff(np.searchsorted(breaks, ends), prepend=-1)
        return bool(lengths.max() <= limits.max_bytes and lines.max() <= limits.max_lines)

    def _is_plain(self, data: bytes, cut: int) -> bool:
        """Whether there is nothing in it that Arrow passes over or reads in a way of its own."""
        if self._delimiter is None or data.startswith(_BOM) or data.find(b"\0", 0, cut) >= 0:
            return False
        return self._layout.dialect.escape is None or data.find(b"\\", 0, cut) < 0

    def _is_quoted_right(self, array: Bytes, marks: Positions, cut: int) -> bool:
        """Whether quotation marks stand only around whole fields, and doubled in these."""
        if not len(marks):
            return True
        if len(marks) % 2:
            return False
        opening, closing = marks[0::2], marks[1::2]
        before = array[opening[1:] - 1] if opening[0] == 0 else array[opening - 1]
        after = array[closing[:-1] + 1] if closing[-1] + 1 >= cut else array[closing + 1]
        starts = (before == self._delimiter) | (before == self._break) | (before == self._mark)
        stops = (after == self._delimiter) | (after == _LF) | (after == _CR) | (after == self._mark)
        return bool(starts.all() and stops.all())

    def _has_one_kind_of_break(self, data: bytes, array: Bytes, marks: Positions, breaks: Positions, cut: int) -> bool:
        """Whether outside of quoted fields there are only the breaks that end records: line feeds, perhaps each with a
        carriage return before it, or carriage returns."""
        other = _LF if self._break == _CR else _CR
        if data.find(bytes((other,)), 0, cut) < 0:
            return True
        if other == _CR:  # mostly no carriage return is without its line feed
            before = array[breaks[breaks > 0] - 1]
            if np.count_nonzero(before == _CR) == np.count_nonzero(array[:cut] == _CR):
                return True
        places = np.flatnonzero(array[:cut] == other)
        places = places[np.searchsorted(marks, places) % 2 == 0]
        if not len(places):
            return True
        if self._break == _CR or places[-1] + 1 >= cut:
            return False
        return bool((array[places + 1] == _LF).all())

    def _swallows(self, data: bytes, array: Bytes, breaks: Positions, ends: Positions) -> bool:
        """Whether a record of several lines could hold records of its own."""
        if len(breaks) <= len(ends) - 1:
            return False
        least = len(self._layout.names) - 1
        delimiter = self._layout.dialect.delimiter.encode()
        last_breaks = np.searchsorted(breaks, ends)
        first_breaks = np.concatenate(([0], last_breaks[:-1] + 1))
        several = last_breaks > first_breaks
        starts = np.concatenate(([0], ends[:-1] + 1))[several]
        firsts, ends = breaks[first_breaks[several]], ends[several]
        if len(starts) > _MANY:
            delimiters = np.flatnonzero(array == self._delimiter)
            full = np.searchsorted(delimiters, firsts) - np.searchsorted(delimiters, starts) >= least
            starts, firsts, ends = starts[full], firsts[full], ends[full]
        for start, first, end in zip(starts.tolist(), firsts.tolist(), ends.tolist(), strict=True):
            if data.count(delimiter, start, first) < least:
                continue
            if verdict(_lines(data[start : end + 1], self._layout.line_break), self._layout):
                return True
        return False

    def _table(self, data: bytes, cut: int) -> pa.Table | None:
        records = pa.py_buffer(data).slice(0, cut)
        if self._layout.only is not None and not is_utf8(records):
            return None  # Arrow looks at no bytes of fields that it does not read
        try:
            return pyarrow.csv.read_csv(
                pa.BufferReader(records),
                read_options=pyarrow.csv.ReadOptions(
                    use_threads=False, block_size=cut + 1, column_names=self._layout.names
                ),
                parse_options=self._parse,
                convert_options=self._convert,
            )
        except pa.ArrowInvalid:
            return None  # no UTF-8, or a wrong number of fields: the reader of single records says where

    def _has_header(self, table: pa.Table) -> bool:
        """Whether a record may repeat the header; the reader of single records looks again."""
        header = self._layout.header
        if not header:
            return False
        first, *others = header
        column = table.column(0)
        if not (_holds(column, first) if first else column.null_count) and not _holds(column, "\ufeff" + first):
            return False
        if table.num_columns < len(self._layout.names):
            return True  # the others were not read
        return all(_holds(table.column(index), value) for index, value in enumerate(others, 1) if value)


def _holds(column: pa.ChunkedArray, value: str) -> bool:
    return bool(any_(equal(column, value)).as_py())


def _lines(record: bytes, line_break: bytes) -> list[bytes]:
    lines = [line + line_break for line in record.split(line_break)]
    last = lines.pop().removesuffix(line_break)
    return [*lines, last] if last else lines


def _count(array: Bytes, ends: Positions) -> int:
    """The number of records, which is that of the lines they end with, blank lines left out."""
    starts = np.concatenate(([0], ends[:-1] + 1))
    lengths = ends - starts
    blank = (lengths == 0) & ((array[ends] == _LF) | (array[ends] == _CR))
    blank |= (lengths == 1) & (array[starts] == _CR) & (array[ends] == _LF)
    return int(len(ends) - np.count_nonzero(blank))
