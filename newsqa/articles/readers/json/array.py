"""A JSON file that holds many objects: an array, an array in an envelope, columns, or one object after the other. One
record an object, read piece by piece whatever the file's size (columns excepted)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from newsqa.articles.readers.encodings.recovery import UTF8_MARK, as_utf8, utf8_start, wide_encoding
from newsqa.articles.readers.json.columns import read_columns
from newsqa.articles.readers.json.layout import TOKEN, Envelope, Layout, find_envelope, json_layout
from newsqa.articles.readers.json.values import items_of, read_object_items
from newsqa.articles.readers.record import (
    MAX_RECORD_BYTES,
    RAW_BOUND,
    Item,
    Opened,
    Reject,
    Remark,
    SourceFile,
    raw_text,
)
from newsqa.articles.readers.streams import BrokenStream, chunks, head

_OPENING, _CLOSING = (b"[", b"{"), (b"]", b"}")
_SPACE = b" \t\r\n"
# Where one object of an array ends and the next begins: },{
_NEXT = re.compile(rb"\}[ \t\r\n]*+,[ \t\r\n]*+\{")
_TRIES = 4  # such places in an element before its brackets are counted
_TOO_LONG = (
    "the element that begins at byte {:,} is longer than the limit of {:,} bytes, or its brackets or quotation marks"
    " are not closed; the rest of the file could not be read"
)
HEAD = 1 << 16


class _Element(NamedTuple):
    """An element's bytes, its place in the file, and its value where it has been read already."""

    data: bytes
    offset: int
    value: dict[str, Any] | None


class _Broken(Exception):
    """The array cannot be read on: why, what is there, and the name of the rule that finds it."""


def open_json_array(file: SourceFile) -> Opened:
    """The file's records; only its start is read yet. A note names what else stands in an envelope."""
    start = head(file.path, HEAD)
    layout = json_layout(utf8_start(start), len(start) < HEAD)
    notes: tuple[str, ...] = ()
    if layout == "envelope" and (envelope := find_envelope(utf8_start(start))):
        where = ".".join(envelope.path)
        others = ", ".join(f'"{name}"' for name in envelope.others)
        beside = f"; not read, because it stands beside them: {others}" if others else ""
        notes = (f'the records are the elements of "{where}"{beside}',)
    elif layout == "columns":
        notes = ("the file holds columns instead of records; its rows were put together from them",)
    return Opened(read_json_array(file.path), notes)


def read_json_array(path: Path, bound: int = MAX_RECORD_BYTES) -> Iterator[Item]:
    """One item an object, with remarks on it; `row` counts from 1.

    An element that is no readable object is a reject. Where the brackets themselves are broken, or an element is
    longer than `bound` bytes, the last reject says that the rest could not be read.
    """
    start = head(path, HEAD)
    encoding = wide_encoding(start)
    start = utf8_start(start)
    if encoding is not None:
        yield Remark(None, f"not UTF-8: text in {encoding.upper()}, read as that", None, "undecodable-bytes")
    if start.startswith(UTF8_MARK):
        reason = "the bytes EF BB BF (U+FEFF) stand at the start of the file"
        yield Remark(None, reason, raw_text(start), "byte-order-mark")
    layout = json_layout(start, len(start) < HEAD)
    pieces = as_utf8(chunks(path), encoding)
    row = 0
    try:
        if layout == "columns":
            yield from read_columns(pieces, bound)
            return
        source = _Source(pieces, bound)
        for element in _all_elements(source, layout, find_envelope(start) if layout == "envelope" else None):
            if isinstance(element, Remark):
                yield element
                continue
            row += 1
            if element.value is not None:
                yield from items_of(element.value, element.data, row)
            else:
                data = element.data.lstrip(_SPACE)
                offset = element.offset + len(element.data) - len(data)
                yield from read_object_items(data.rstrip(_SPACE), row, file_offset=offset)
    except BrokenStream as broken:
        yield Reject(row + 1, str(broken.args[0]), None, "truncated-stream")
    except _Broken as broken:
        reason, raw, fault = broken.args
        yield Reject(row + 1, reason, raw_text(raw), fault)


class _Source:
    """The part of the file that is in memory: `buffer` begins at byte `base` of the file, and is read up to `at`."""

    def __init__(self, pieces: Iterator[bytes], bound: int) -> None:
        self._pieces, self.bound = pieces, bound
        self.buffer = bytearray()
        self.base = self.at = 0
        self.broken: BrokenStream | None = None

    def more(self) -> bool:
        """Read on, and forget what is done with; False at the end of the file."""
        del self.buffer[: self.at]
        self.base, self.at = self.base + self.at, 0
        if len(self.buffer) > self.bound:
            raise _Broken(_TOO_LONG.format(self.base, self.bound), bytes(self.buffer[:RAW_BOUND]), "unreadable-record")
        # a long element is read in growing steps, so that it is not searched anew for each piece
        wanted = 2 * len(self.buffer)
        size = len(self.buffer)
        try:
            for data in self._pieces:
                self.buffer += data
                if len(self.buffer) >= wanted:
                    return True
        except BrokenStream as broken:
            self.broken = broken
        return len(self.buffer) > size

    def next_byte(self) -> bytes:
        """The next byte that is no white space, not taken yet; nothing at the end of the file."""
        while True:
            while self.at < len(self.buffer):
                if self.buffer[self.at] not in _SPACE:
                    return bytes(self.buffer[self.at : self.at + 1])
                self.at += 1
            if not self.more():
                return b""

    def skip(self, count: int) -> None:
        """Pass over so many bytes."""
        while self.at + count > len(self.buffer):
            count -= len(self.buffer) - self.at
            self.at = len(self.buffer)
            if not self.more():
                return
        self.at += count

    def end_of_value(self, ends: Callable[[bytes, int], bool]) -> tuple[int, bytes]:
        """Where the value that begins at `at` ends, and the token there: the first token of which `ends` says so, given
        it and the depth of brackets behind it. The token is empty where the file ends before."""
        scanned, depth = self.at, 0
        while True:
            match = TOKEN.search(self.buffer, scanned)
            if match and match[1] != b"":
                token, scanned = match[0], match.end()
                depth += (token in _OPENING) - (token in _CLOSING)
                if ends(token, depth):
                    place = match.start()
                    del match  # it holds on to the buffer
                    return place, token
                continue
            scanned = match.start() if match else len(self.buffer)
            del match
            scanned -= self.at
            if not self.more():
                return len(self.buffer), b""
            scanned += self.at


def _all_elements(source: _Source, layout: Layout, envelope: Envelope | None) -> Iterator[_Element | Remark]:
    if source.next_byte() == UTF8_MARK[:1]:
        source.skip(len(UTF8_MARK))
    if layout in ("objects", "object"):
        yield from _objects(source)
        return
    if envelope is not None:
        source.skip(envelope.at - source.base - source.at)
    source.next_byte()
    source.at += 1
    yield from _elements(source)
    end = source.base + source.at
    if envelope is not None:
        yield from _rest_of_envelope(source, len(envelope.path))
    elif source.next_byte():
        where = f"the array ends at byte {end:,}, but the file goes on; the rest was not read"
        raise _Broken(where, bytes(source.buffer[source.at : source.at + RAW_BOUND]), "unreadable-record")
    if source.broken:
        raise source.broken


def _elements(source: _Source) -> Iterator[_Element | Remark]:
    """The elements of the array that begins before `source.at`; it ends behind the closing bracket."""
    place = lambda token, depth: depth < 0 or (depth == 0 and token == b",")  # noqa: E731
    comma = ""
    while True:
        if (first := source.next_byte()) == b"]":
            if comma:
                yield Remark(None, f"a comma stands before the end of the array{comma}", None, "unreadable-record")
            source.at += 1
            return
        if first == b"{" and (element := _whole_object(source)):
            yield element
            comma = f", at byte {source.base + source.at - 1:,}"
            continue
        end, token = source.end_of_value(place)
        data, offset = bytes(source.buffer[source.at : end]), source.base + source.at
        source.at = end
        if not token:
            yield from _cut_off(source, data, offset)
            return
        source.at += 1
        yield _Element(data, offset, None)
        if token != b",":
            return
        comma = f", at byte {source.base + end:,}"


def _whole_object(source: _Source) -> _Element | None:
    """The object that begins here and the comma behind it, when an object follows: far faster than counting brackets.

    No part of an object is an object, so that the first place where the data can be read is where it ends.
    """
    searched = source.at
    for _ in range(_TRIES):
        while (match := _NEXT.search(source.buffer, searched)) is None:
            searched = max(source.at, len(source.buffer) - 64) - source.at
            if not source.more():
                return None
            searched += source.at
        end, following = match.start() + 1, match.end() - 1
        del match
        data = bytes(source.buffer[source.at : end])
        try:
            value = orjson.loads(data)
        except orjson.JSONDecodeError:
            searched = end
            continue
        offset = source.base + source.at
        source.at = following
        return _Element(data, offset, value)
    return None


def _cut_off(source: _Source, data: bytes, offset: int) -> Iterator[_Element | Remark]:
    """The last element of an array that the file does not close: read where it is whole, and said in any case."""
    if source.broken:
        raise _Broken(str(source.broken.args[0]), data[:RAW_BOUND], "truncated-stream")
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        reason = f"the array breaks off: the element that begins at byte {offset:,} is not finished"
        raise _Broken(reason, data[:RAW_BOUND], "truncated-stream") from None
    yield _Element(data, offset, value if isinstance(value, dict) else None)
    reason = f"the array breaks off: it is not closed behind the element that begins at byte {offset:,}"
    yield Remark(None, reason, raw_text(data), "truncated-stream")


def _rest_of_envelope(source: _Source, depth: int) -> Iterator[Remark]:
    """Pass over what stands behind the array in its envelope."""
    _, token = source.end_of_value(lambda token, inside: inside <= -depth)
    if not token and not source.broken:
        reason = "the object around the array is not closed: what stood behind the array may be missing"
        yield Remark(None, reason, None, "truncated-stream")


def _objects(source: _Source) -> Iterator[_Element | Remark]:
    """Objects that stand one after the other."""
    while first := source.next_byte():
        begins = source.at
        if first != b"{":
            where = f"expected an object at byte {source.base + begins:,}; the rest of the file was not read"
            raise _Broken(where, bytes(source.buffer[begins : begins + RAW_BOUND]), "unreadable-record")
        end, token = source.end_of_value(lambda token, depth: depth == 0)
        offset = source.base + source.at
        data = bytes(source.buffer[source.at : end + 1])
        if not token:
            why = (
                str(source.broken.args[0]) if source.broken else f"the object that begins at byte {offset:,} breaks off"
            )
            raise _Broken(why, data[:RAW_BOUND], "truncated-stream")
        source.at = end + 1
        yield _Element(data, offset, None)
    if source.broken:
        raise source.broken
