"""Where a file can be cut, so that several processes read it: from a file to functions that read a range of it each."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

from newsqa.articles.parts import PORTION_BYTES
from newsqa.articles.readers import Found
from newsqa.articles.readers.json_lines import line_ranges, read_range
from newsqa.articles.readers.record import Item
from newsqa.articles.readers.streams import is_compressed

Range = tuple[Callable[[], Iterator[Item]], int]


def ranges_of(file: Found) -> Iterator[Range] | None:
    """Functions that read a range of the file each, picklable, with about its bytes; None when it cannot be cut."""
    if file.kind == "json-lines" and not is_compressed(file.path):
        return (
            (functools.partial(read_range, file.path, start, end, before), end - start)
            for start, end, before in line_ranges(file.path, PORTION_BYTES)
        )
    return None
