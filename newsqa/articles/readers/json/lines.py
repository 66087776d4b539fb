"""JSON Lines: one JSON object a line. `row` is the line's number; blank lines are counted, but are no records."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa

from newsqa.articles.readers.encodings.recovery import as_utf8, is_cp1252, likely_encoding, wide_encoding
from newsqa.articles.readers.json.blocks import read_block, schema_of
from newsqa.articles.readers.json.idle import lines_that_matter
from newsqa.articles.readers.json.values import count_keys, items_of, keys_in, read_object_items
from newsqa.articles.readers.record import (
    MAX_RECORD_BYTES,
    Block,
    Item,
    Opened,
    Reject,
    Remark,
    SourceFile,
    Wanted,
    raw_text,
)
from newsqa.articles.readers.streams import BrokenStream, TooLong, chunks, file_range, head, is_compressed, whole_lines

BOM = b"\xef\xbb\xbf"
# The bytes read at a time by Arrow, and by a reader that makes Python objects: both measured.
BLOCK = 1 << 22
SMALL_BLOCK = 1 << 18
# After so many blocks in a row that Arrow did not read, it is not asked again.
MOST_TRIES = 3


def open_json_lines(file: SourceFile) -> Opened:
    """The file's records; nothing is read yet."""
    return Opened(read_json_lines(file.path))


def read_json_lines(path: Path, bound: int = MAX_RECORD_BYTES) -> Iterator[Item]:
    """The records of the file, of UTF-16 and UTF-32 too. A line longer than `bound` bytes (of UTF-8) is a reject."""
    encoding = wide_encoding(head(path))
    if encoding is not None:
        reason = f"not UTF-8: text in {encoding.upper()}, read as that"
        yield Remark(None, reason, None, "undecodable-bytes")
    yield from _read(as_utf8(chunks(path), encoding), 0, bound, None, _likely(path))


def read_wanted(file: SourceFile, wanted: Wanted) -> Iterator[Item]:
    """What is wanted of the records; fields that a record does not have may be nulls, and the rows are not counted."""
    pieces = as_utf8(chunks(file.path), wide_encoding(head(file.path)))
    lines = lines_that_matter(whole_lines(pieces, MAX_RECORD_BYTES, BLOCK), wanted.fields, wanted.idle)
    return _read(lines, 0, MAX_RECORD_BYTES, None, _likely(file.path), wanted.fields)


def read_range(path: Path, start: int, end: int, lines_before: int, schema: pa.Schema | None) -> Iterator[Item]:
    """The records of a file of which `can_be_cut` is true between two offsets in bytes, where lines begin;
    `lines_before` stand before the first. `schema` is what `first_schema` found."""
    return _read(file_range(path, start, end), lines_before, MAX_RECORD_BYTES, schema, _likely(path))


def can_be_cut(path: Path) -> bool:
    """Whether each line feed in the bytes of the file ends a line, so that it can be read in ranges."""
    return not is_compressed(path) and wide_encoding(head(path)) is None


def _likely(path: Path) -> Callable[[], str | None]:
    """What tells the encoding of a file that is no UTF-8, from its start: so all its ranges are told the same. It is
    asked once at most, when a line turns up that has need of it."""
    return cache(partial(_likely_encoding, path))


def _likely_encoding(path: Path) -> str | None:
    start = head(path)
    return "cp1252" if is_cp1252(start) else likely_encoding(start)


def first_schema(path: Path) -> pa.Schema | None:
    """The fields of the file's first records, if they are plain."""
    block = next(whole_lines(chunks(path), MAX_RECORD_BYTES), b"")
    if isinstance(block, TooLong):
        return None
    records = []
    for line in block.removeprefix(BOM).splitlines():
        with suppress(orjson.JSONDecodeError):
            records.append(orjson.loads(line))
    return schema_of(record for record in records if type(record) is dict)


def line_ranges(path: Path, size: int) -> Iterator[tuple[int, int, int]]:
    """Where a file that can be cut is cut into ranges of about `size` bytes: start, end, and the lines before."""
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


def _read(
    pieces: Iterator[bytes],
    number: int,
    bound: int,
    schema: pa.Schema | None,
    likely: Callable[[], str | None],
    names: Collection[str] | None = None,
) -> Iterator[Item]:
    """`number` lines stand before the pieces. `likely` tells the encoding of the file. `names` are the fields that are
    wanted, None for all."""
    tries = 0
    try:
        for block in _first_apart(whole_lines(pieces, bound, BLOCK)):
            if isinstance(block, TooLong):
                number += 1
                yield _too_long(number, block, bound)
                continue
            if number == 0 and block.startswith(BOM):
                reason = "the bytes EF BB BF (U+FEFF) stand at the start of the file"
                yield Remark(None, reason, raw_text(block[:100]), "byte-order-mark")
                block = block[len(BOM) :]
                if not block:
                    continue
            table = None
            if schema is not None and tries < MOST_TRIES and len(block) <= max(bound, 2 * BLOCK):
                table = read_block(block, schema, names is not None)
                tries = 0 if table is not None else tries + 1
            if table is not None:
                count = len(table)
                yield Block(range(number + 1, number + 1 + count), table, len(block))
            else:
                count = block.count(b"\n") + (not block.endswith(b"\n"))
                for item in _read_lines(block, number, bound, likely):
                    if isinstance(item, Block) and tries < MOST_TRIES:
                        records = item.fields if names is None else _with_fields(item.fields, names)
                        schema = schema_of(records, schema) or schema
                    yield item
            number += count
    except BrokenStream as broken:
        yield Reject(number + 1, str(broken.args[0]), raw_text(broken.args[1]), "truncated-stream")


def _with_fields(records: Iterable[Mapping[str, Any]], names: Collection[str]) -> Iterator[Mapping[str, Any]]:
    return ({name: record.get(name) for name in names} for record in records)


def _first_apart(blocks: Iterator[bytes | TooLong]) -> Iterator[bytes | TooLong]:
    """The blocks, the first of them in two: a few lines, which show the schema, and those that Arrow can read by it."""
    first = next(blocks, b"")
    cut = 0 if isinstance(first, TooLong) else first.find(b"\n", SMALL_BLOCK) + 1
    if cut and not isinstance(first, TooLong):
        yield first[:cut]
        first = first[cut:]
    if first:
        yield first
    yield from blocks


def _read_lines(block: bytes, number: int, bound: int, likely: Callable[[], str | None]) -> Iterator[Item]:
    """The records of a block, by handfuls where all is well, else line by line."""
    lines = block.split(b"\n")
    if block.endswith(b"\n"):
        lines.pop()
    handful = len(lines) * SMALL_BLOCK // len(block) + 1
    for start in range(0, len(lines), handful):
        yield from _read_handful(lines[start : start + handful], number + start, bound, likely)


def _read_handful(lines: list[bytes], number: int, bound: int, likely: Callable[[], str | None]) -> Iterator[Item]:
    records: list[Any] = []
    if max(map(len, lines)) <= bound:
        with suppress(orjson.JSONDecodeError):
            records = list(map(orjson.loads, lines))
    if not records or set(map(type, records)) != {dict}:
        for row, line in enumerate(lines, number + 1):
            if len(line) > bound:
                yield _too_long(row, TooLong(line, len(line)), bound)
            elif line.strip():
                yield from read_object_items(line, row, line=row, likely=None if _is_utf8(line) else likely())
        return
    block = b"\n".join(lines)
    if b"\\u0000" not in block and count_keys(block) == keys_in(records):
        yield Block(range(number + 1, number + 1 + len(records)), records, len(block))
        return
    for row, (line, record) in enumerate(zip(lines, records, strict=True), number + 1):
        yield from items_of(record, line, row)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _too_long(row: int, line: TooLong, bound: int) -> Reject:
    return Reject(row, f"the line is {line.length:,} bytes long; the limit is {bound:,}", raw_text(line.start))
