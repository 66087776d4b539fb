"""A JSON file that holds an array of objects: one record an element, read piece by piece whatever the file's size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from newsqa.articles.readers.json_values import read_object
from newsqa.articles.readers.record import MAX_RECORD_BYTES, RAW_BOUND, Opened, Record, Reject, SourceFile, raw_text
from newsqa.articles.readers.streams import BrokenStream, chunks

# A whole string ("a \" b"), the start of one that the buffer cuts off, a bracket, or a comma. The repeats are
# possessive, or the regular expression engine would keep a place to return to for each of a million backslashes.
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+("?)|[\[\]{},]', re.DOTALL)
_OPENING, _CLOSING = (b"[", b"{"), (b"]", b"}")
_TOO_LONG = (
    "the element that begins at byte {:,} is longer than the limit of {:,} bytes, or its brackets or quotation marks"
    " are not closed; the rest of the file could not be read"
)


def open_json_array(file: SourceFile) -> Opened:
    """The file's records; nothing is read yet."""
    return Opened(read_json_array(file.path))


def read_json_array(path: Path, bound: int = MAX_RECORD_BYTES) -> Iterator[Record | Reject]:
    """One item an element of the array, `row` counting from 1.

    An element that is no readable object is a reject. Where the brackets themselves are broken, or an element is
    longer than `bound` bytes, the last reject says that the rest could not be read.
    """
    row = 0
    try:
        for element, offset in _elements(path, bound):
            row += 1
            yield read_object(element, row, offset)
    except BrokenStream as broken:
        yield Reject(row + 1, str(broken.args[0]), raw_text(broken.args[1]))


def _elements(path: Path, bound: int) -> Iterator[tuple[bytes, int]]:
    """The bytes of each element and its offset in the file. Raises BrokenStream where that cannot go on."""
    pieces = _with_end(chunks(path))
    buffer = bytearray()  # begins where the current element begins
    base = scanned = depth = wanted = 0  # base: the buffer's offset in the file
    for data in pieces:
        buffer += data
        if data and len(buffer) < wanted:
            continue  # a long string is scanned a few times, not for each piece
        start = 0
        while (match := _TOKEN.search(buffer, scanned)) and not _is_cut(match):
            token, scanned = match[0], match.end()
            depth += (token in _OPENING) - (token in _CLOSING)
            if depth == 1 and token == b"[" and base + start == 0:
                start = scanned
            elif depth == 0 or (depth == 1 and token == b","):
                element = bytes(buffer[start : match.start()])
                if element.strip() or depth:
                    yield element, base + start
                start = scanned
            if depth == 0:
                _expect_nothing_more(bytes(buffer[start:]), pieces, base + start)
                return
        scanned = match.start() if match else len(buffer)
        wanted = 2 * (len(buffer) - scanned)
        del buffer[:start]
        base, scanned, wanted = base + start, scanned - start, wanted
        if len(buffer) > bound:
            raise BrokenStream(_TOO_LONG.format(base, bound), bytes(buffer[:RAW_BOUND]))
    raise BrokenStream(
        f"the array breaks off: the element that begins at byte {base:,} is not finished", bytes(buffer[:RAW_BOUND])
    )


def _is_cut(match: re.Match[bytes]) -> bool:
    """Whether the token is a string whose end is not in the buffer yet."""
    return match[1] == b""


def _with_end(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces, then one empty piece, then the fault that ended them, if there was one."""
    broken = None
    try:
        yield from pieces
    except BrokenStream as error:
        broken = error
    yield b""
    if broken:
        raise BrokenStream(str(broken), b"")


def _expect_nothing_more(rest: bytes, pieces: Iterator[bytes], offset: int) -> None:
    for data in pieces:
        if rest.strip():
            break
        rest = data
    if rest.strip():
        raise BrokenStream(f"the array ends at byte {offset:,}, but the file goes on; the rest was not read", rest)
