"""JSON Lines: one JSON object a line. `row` is the line's number; blank lines are counted, but are no records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsqa.articles.readers.json_values import read_object
from newsqa.articles.readers.record import MAX_RECORD_BYTES, Opened, Record, Reject, SourceFile, raw_text
from newsqa.articles.readers.streams import BrokenStream, lines


def open_json_lines(file: SourceFile) -> Opened:
    """The file's records; nothing is read yet."""
    return Opened(read_json_lines(file.path))


def read_json_lines(path: Path, bound: int = MAX_RECORD_BYTES) -> Iterator[Record | Reject]:
    """One item a line that is not blank. A line longer than `bound` bytes is a reject."""
    number = 0
    try:
        for line, length in lines(path, bound):
            number += 1
            if number == 1 and line.startswith(b"\xef\xbb\xbf"):
                line = line[3:]
            if length > bound:
                yield Reject(number, f"the line is {length:,} bytes long; the limit is {bound:,}", raw_text(line))
            elif line.strip():
                yield read_object(line, number)
    except BrokenStream as broken:
        yield Reject(number + 1, str(broken.args[0]), raw_text(broken.args[1]))
