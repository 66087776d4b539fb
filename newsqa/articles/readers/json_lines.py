"""JSON Lines: one JSON object a line. `row` is the line's number; blank lines are counted, but are no records."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from newsqa.articles.readers.json_values import read_object
from newsqa.articles.readers.record import MAX_RECORD_BYTES, Block, Item, Opened, Record, Reject, SourceFile, raw_text
from newsqa.articles.readers.streams import BrokenStream, TooLong, chunks, file_range, whole_lines


def open_json_lines(file: SourceFile) -> Opened:
    """The file's records; nothing is read yet."""
    return Opened(read_json_lines(file.path))


def read_json_lines(path: Path, bound: int = MAX_RECORD_BYTES) -> Iterator[Item]:
    """The records of the file. A line longer than `bound` bytes is a reject."""
    return _read(chunks(path), 0, bound)


def read_range(path: Path, start: int, end: int, lines_before: int) -> Iterator[Item]:
    """The records of an uncompressed file between two offsets in bytes, where lines begin; `lines_before` stand before
    the first."""
    return _read(file_range(path, start, end), lines_before, MAX_RECORD_BYTES)


def line_ranges(path: Path, size: int) -> Iterator[tuple[int, int, int]]:
    """Where an uncompressed file can be cut into ranges of about `size` bytes: start, end, and the lines before."""
    start = end = count = counted = 0
    for data in chunks(path):
        cut = data.rfind(b"\n") + 1
        counted += data.count(b"\n")
        if cut and end + cut - start >= size:
            yield start, end + cut, count
            start, count = end + cut, counted
        end += len(data)
    if end > start:
        yield start, end, count


def _read(pieces: Iterator[bytes], number: int, bound: int) -> Iterator[Item]:
    """`number` lines stand before the pieces."""
    try:
        for block in whole_lines(pieces, bound):
            if isinstance(block, TooLong):
                number += 1
                yield _too_long(number, block, bound)
                continue
            if number == 0 and block.startswith(b"\xef\xbb\xbf"):
                block = block[3:]
            lines = block.split(b"\n")
            if block.endswith(b"\n"):
                lines.pop()
            yield from _read_lines(block, lines, number, bound)
            number += len(lines)
    except BrokenStream as broken:
        yield Reject(number + 1, str(broken.args[0]), raw_text(broken.args[1]))


def _read_lines(block: bytes, lines: list[bytes], number: int, bound: int) -> Iterator[Item]:
    """The records of a block, all at once when all is well, else line by line."""
    records: list[Any] = []
    if len(block) <= bound or max(map(len, lines)) <= bound:
        with suppress(orjson.JSONDecodeError):
            records = list(map(orjson.loads, lines))
    if not records or set(map(type, records)) != {dict}:
        for row, line in enumerate(lines, number + 1):
            if len(line) > bound:
                yield _too_long(row, TooLong(line, len(line)), bound)
            elif line.strip():
                yield read_object(line, row)
    elif b"\\u0000" not in block and _count_keys(block) == sum(map(len, records)):
        yield Block(range(number + 1, number + 1 + len(records)), records, len(block))
    else:
        for row, (line, record) in enumerate(zip(lines, records, strict=True), number + 1):
            is_sound = b"\\u0000" not in line and _count_keys(line) == _keys_in(record)
            yield Record(row, record, len(line)) if is_sound else read_object(line, row)


def _too_long(row: int, line: TooLong, bound: int) -> Reject:
    return Reject(row, f"the line is {line.length:,} bytes long; the limit is {bound:,}", raw_text(line.start))


def _count_keys(data: bytes) -> int:
    """How often a quotation mark and a colon stand together: once for each key, as JSON is mostly written.

    Where that is not the number of keys that were parsed, a key may stand twice, of which parsers keep the last.
    """
    array = np.frombuffer(data, np.uint8)
    return int(np.count_nonzero((array[:-1] == ord('"')) & (array[1:] == ord(":"))))


def _keys_in(record: dict[str, Any]) -> int:
    """The keys of an object and of all objects in it. Deep nests are walked without recursion."""
    count = 0
    waiting: list[Any] = [record]
    while waiting:
        value = waiting.pop()
        if type(value) is dict:
            count += len(value)
            waiting += [inner for inner in value.values() if type(inner) in (dict, list)]
        else:
            waiting += [inner for inner in value if type(inner) in (dict, list)]
    return count
