"""Where a file can be cut, so that several processes read it: from a file to functions that read a range of it each."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator

from newsqa.articles.parts import PORTION_BYTES
from newsqa.articles.readers import Found, open_table
from newsqa.articles.readers.json_lines import first_schema, line_ranges, read_range
from newsqa.articles.readers.record import Item
from newsqa.articles.readers.streams import is_compressed

Range = tuple[Callable[[], Iterator[Item]], int]

# A file that cannot be cut is read whole by one process, unless what comes of it is too much to hold.
MOST_WHOLE = 16 << 20
MOST_WHOLE_COMPRESSED = 4 << 20


def ranges_of(file: Found, is_alone: bool) -> Iterable[Range] | None:
    """Functions that read a range of the file each, picklable, with about its bytes; None when it is best read by one
    process from the start. `is_alone`: there are no other files for other processes to read."""
    if not file.is_local:
        return None
    path = file.source.path
    compressed = is_compressed(path)
    if file.kind == "json-lines" and not compressed and file.size > PORTION_BYTES:
        schema = first_schema(path)
        return (
            (functools.partial(read_range, path, start, end, before, schema), end - start)
            for start, end, before in line_ranges(path, PORTION_BYTES)
        )
    if is_alone or file.size > (MOST_WHOLE_COMPRESSED if compressed else MOST_WHOLE):
        return None
    return [(functools.partial(_read_whole, file), file.size)]


def _read_whole(file: Found) -> Iterator[Item]:
    return open_table(file).records
