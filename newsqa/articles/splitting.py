"""Where a file can be cut, so that several processes read it: from a file to functions that read a range of it each."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator

from newsqa.articles.parts import PORTION_BYTES
from newsqa.articles.readers import Found, open_table
from newsqa.articles.readers.arrow.parquet import read_row_groups, row_group_sizes
from newsqa.articles.readers.json.lines import can_be_cut, first_schema, line_ranges, read_range
from newsqa.articles.readers.record import Item
from newsqa.articles.readers.streams import is_compressed

Range = tuple[Callable[[], Iterator[Item]], int]

# A file that cannot be cut is read whole by one process, unless what comes of it is too much to hold.
MOST_WHOLE = 16 << 20
MOST_WHOLE_COMPRESSED = 4 << 20
# A larger row group would keep one process busy while the others have nothing left; it is read here and given out.
MOST_IN_A_ROW_GROUP = 16 << 20


def ranges_of(file: Found, is_alone: bool) -> Iterable[Range] | None:
    """Functions that read a range of the file each, picklable, with about its bytes; None when it is best read by one
    process from the start. `is_alone`: there are no other files for other processes to read."""
    if not file.is_local:
        return None
    path = file.source.path
    compressed = is_compressed(path)
    if file.kind == "json-lines" and file.size > PORTION_BYTES and can_be_cut(path):
        schema = first_schema(path)
        return (
            (functools.partial(read_range, path, start, end, before, schema), end - start)
            for start, end, before in line_ranges(path, PORTION_BYTES)
        )
    if file.kind == "parquet":
        return _row_groups(file)
    if is_alone or file.size > (MOST_WHOLE_COMPRESSED if compressed else MOST_WHOLE):
        return None
    return [(functools.partial(_read_whole, file), file.size)]


def _row_groups(file: Found) -> Iterable[Range] | None:
    """A range for each few row groups that together make a portion; None where one group is more than a process should
    hold at a time."""
    sizes = [size for _, size in row_group_sizes(file.source.path)]
    if len(sizes) < 2 or max(sizes) > MOST_IN_A_ROW_GROUP:
        return None
    ranges: list[Range] = []
    groups: list[int] = []
    for number in range(len(sizes)):
        groups.append(number)
        size = sum(sizes[group] for group in groups)
        if size >= PORTION_BYTES or number == len(sizes) - 1:
            ranges.append((functools.partial(read_row_groups, file.source, groups), size))
            groups = []
    return ranges


def _read_whole(file: Found) -> Iterator[Item]:
    return open_table(file).records
