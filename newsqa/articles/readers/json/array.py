"""A JSON file that holds many objects: an array, an array in an envelope, columns, or one object after the other. One
record an object, read piece by piece whatever the file's size (columns excepted)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from newsqa.articles.readers.encodings.recovery import UTF8_MARK, as_utf8, utf8_start, wide_encoding
from newsqa.articles.readers.json.beside import Beside, looks_alike, not_read
from newsqa.articles.readers.json.columns import read_columns
from newsqa.articles.readers.json.layout import Envelope, Layout, find_envelope, json_layout
from newsqa.articles.readers.json.values import items_of, read_object_items
from newsqa.articles.readers.json.window import SPACE, Broken, Window
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

# Where one object of an array ends and the next begins: },{
_NEXT = re.compile(rb"\}[ \t\r\n]*+,[ \t\r\n]*+\{")
_TRIES = 4  # such places in an element before its brackets are counted
HEAD = 1 << 16


class _Element(NamedTuple):
    """An element's bytes, its place in the file, and its value where it has been read already."""

    data: bytes
    offset: int
    value: dict[str, Any] | None


def open_json_array(file: SourceFile) -> Opened:
    """The file's records; only its start is read yet. A note names what else stands in an envelope."""
    start = head(file.path, HEAD)
    layout = json_layout(utf8_start(start), len(start) < HEAD)
    notes: tuple[str, ...] = ()
    if layout == "envelope" and (envelope := find_envelope(utf8_start(start))):
        where = ".".join(envelope.path)
        others = ", ".join(f'"{name}"' for name in envelope.others)
        beside = f"; not read is what stands beside them: {others}" if others else ""
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
        source = Window(pieces, bound)
        for element in _all_elements(source, layout, find_envelope(start) if layout == "envelope" else None):
            if isinstance(element, Remark):
                yield element
                continue
            row += 1
            if element.value is not None:
                yield from items_of(element.value, element.data, row)
            else:
                data = element.data.lstrip(SPACE)
                offset = element.offset + len(element.data) - len(data)
                yield from read_object_items(data.rstrip(SPACE), row, file_offset=offset)
    except BrokenStream as broken:
        yield Reject(row + 1, str(broken.args[0]), None, "truncated-stream")
    except Broken as broken:
        reason, raw, fault = broken.args
        yield Reject(row + 1, reason, raw_text(raw), fault)


def _all_elements(source: Window, layout: Layout, envelope: Envelope | None) -> Iterator[_Element | Remark]:
    if source.next_byte() == UTF8_MARK[:1]:
        source.skip(len(UTF8_MARK))
    if layout in ("objects", "object"):
        yield from _objects(source)
        return
    if envelope is not None:
        yield from _envelope(source, envelope)
    else:
        yield from _array(source)
        _expect_end(source, "array")
    if source.broken:
        raise source.broken


def _elements(source: Window) -> Iterator[_Element | Remark]:
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


def _whole_object(source: Window) -> _Element | None:
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


def _cut_off(source: Window, data: bytes, offset: int) -> Iterator[_Element | Remark]:
    """The last element of an array that the file does not close: read where it is whole, and said in any case."""
    if source.broken:
        raise Broken(str(source.broken.args[0]), data[:RAW_BOUND], "truncated-stream")
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        reason = f"the array breaks off: the element that begins at byte {offset:,} is not finished"
        raise Broken(reason, data[:RAW_BOUND], "truncated-stream") from None
    yield _Element(data, offset, value if isinstance(value, dict) else None)
    reason = f"the array breaks off: it is not closed behind the element that begins at byte {offset:,}"
    yield Remark(None, reason, raw_text(data), "truncated-stream")


def _array(source: Window) -> Iterator[_Element | Remark]:
    source.next_byte()
    source.at += 1
    yield from _elements(source)


def _expect_end(source: Window, what: str) -> None:
    end = source.base + source.at
    if source.next_byte():
        where = f"the {what} ends at byte {end:,}, but the file goes on; the rest was not read"
        raise Broken(where, bytes(source.buffer[source.at : source.at + RAW_BOUND]), "unreadable-record")


def _envelope(source: Window, envelope: Envelope) -> Iterator[_Element | Remark]:
    """The elements of the array in an envelope. Other arrays that hold such records are remarked on."""
    beside = Beside()
    before = list(beside.pass_over(source, envelope.at))  # no more than the start of the file holds
    yield from _array(source)
    for array in chain(before, beside.pass_over(source)):
        if looks_alike(array.names, envelope.names):
            yield Remark(None, not_read(array, envelope), None, "unreadable-record")
    if not beside.is_closed:
        if not source.broken:
            reason = "the object around the array is not closed: what stood behind the array may be missing"
            yield Remark(None, reason, None, "truncated-stream")
        return
    _expect_end(source, "object around the array")


def _objects(source: Window) -> Iterator[_Element | Remark]:
    """Objects that stand one after the other."""
    while first := source.next_byte():
        begins = source.at
        if first != b"{":
            where = f"expected an object at byte {source.base + begins:,}; the rest of the file was not read"
            raise Broken(where, bytes(source.buffer[begins : begins + RAW_BOUND]), "unreadable-record")
        end, token = source.end_of_value(lambda token, depth: depth == 0)
        offset = source.base + source.at
        data = bytes(source.buffer[source.at : end + 1])
        if not token:
            why = (
                str(source.broken.args[0]) if source.broken else f"the object that begins at byte {offset:,} breaks off"
            )
            raise Broken(why, data[:RAW_BOUND], "truncated-stream")
        source.at = end + 1
        yield _Element(data, offset, None)
    if source.broken:
        raise source.broken
