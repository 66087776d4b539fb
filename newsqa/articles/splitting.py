"""Where a file can be cut, so that several processes read it: from a file to functions that read a range of it each."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from newsqa.articles.parts import PORTION_BYTES
from newsqa.articles.readers import Found, open_table
from newsqa.articles.readers.arrow.parquet import read_row_groups, row_group_sizes
from newsqa.articles.readers.json.lines import can_be_cut, first_schema, line_ranges, read_range
from newsqa.articles.readers.record import Item, Opened
from newsqa.articles.readers.streams import is_compressed
from newsqa.errors import EngineError

# A file that cannot be cut is read whole by one process, unless what comes of it is too much to hold.
MOST_WHOLE = 16 << 20
MOST_WHOLE_COMPRESSED = 4 << 20
# A larger row group would keep one process busy while the others have nothing left; it is read here and given out.
MOST_IN_A_ROW_GROUP = 16 << 20


class Range(NamedTuple):
    """A function that reads a part of a file, which another process can be sent; about its bytes; and what can be said
    when it has been read."""

    read: Callable[[], Iterator[Item]]
    size: int
    closing_notes: Callable[[], tuple[str, ...]] | None = None


@dataclass
class _Whole:
    """A file that is read whole by the process that is asked for its records."""

    file: Found
    opened: Opened | None = None

    def records(self) -> Iterator[Item]:
        self.opened = open_table(self.file)
        return self.opened.records

    def closing_notes(self) -> tuple[str, ...]:
        return self.opened.closing_notes() if self.opened and self.opened.closing_notes else ()


@dataclass(frozen=True)
class _Unchanged:
    """Reads a range of a file that must not change meanwhile: in another file the ranges would leave out records, or
    cut them, without a word."""

    file: Found
    state: tuple[int, ...]
    range: Callable[[], Iterator[Item]]

    def __call__(self) -> Iterator[Item]:
        self._check()
        yield from self.range()
        self._check()

    def _check(self) -> None:
        if _state(self.file.source.path) != self.state:
            raise EngineError(
                f"{self.file.name}: the file was changed while it was read. Run again when nobody writes to it; nothing"
                " was judged."
            )


def _state(path: Path) -> tuple[int, ...]:
    """What changes when somebody writes to the file or replaces it; nothing when it is there no more."""
    try:
        status = path.stat()
    except OSError:
        return ()
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def ranges_of(file: Found, is_alone: bool) -> Iterable[Range] | None:
    """The ranges of the file; None when it is best read by one process from the start. `is_alone`: there are no other
    files for other processes to read."""
    if not file.is_local:
        return None
    path = file.source.path
    compressed = is_compressed(path)
    state = _state(path)
    if file.kind == "json-lines" and file.size > PORTION_BYTES and can_be_cut(path):
        schema = first_schema(path)
        return (
            Range(_Unchanged(file, state, functools.partial(read_range, path, start, end, before, schema)), end - start)
            for start, end, before in line_ranges(path, PORTION_BYTES)
        )
    if file.kind == "parquet":
        return _row_groups(file, state)
    if is_alone or file.size > (MOST_WHOLE_COMPRESSED if compressed else MOST_WHOLE):
        return None
    whole = _Whole(file)
    return [Range(whole.records, file.size, whole.closing_notes)]


def _row_groups(file: Found, state: tuple[int, ...]) -> Iterable[Range] | None:
    """A range for each few row groups that together make a portion; None where one group is more than a process should
    hold at a time."""
    sizes = [size for _, size in row_group_sizes(file.source.path)]
    if len(sizes) < 2 or max(sizes) > MOST_IN_A_ROW_GROUP:
        return None
    ranges: list[Range] = []
    groups: list[int] = []
    size = 0
    for number, more in enumerate(sizes):
        groups.append(number)
        size += more
        if size >= PORTION_BYTES or number == len(sizes) - 1:
            ranges.append(Range(_Unchanged(file, state, functools.partial(read_row_groups, file.source, groups)), size))
            groups, size = [], 0
    return ranges
