"""CSV and its kin (comma, semicolon, tab, bar): one record a row under a header line, quoted as in RFC 4180.

`row` is the record's number, the header not counted: a record may span lines, so line numbers would differ. A quotation
mark that is never closed costs one record, not the rest of the file: its line is rejected and reading goes on with the
next.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path, PurePath

from newsqa.articles.errors import InputError
from newsqa.articles.readers.record import (
    MAX_RECORD_BYTES,
    Opened,
    Record,
    Reject,
    SourceFile,
    not_utf8,
    raw_text,
    unique_names,
)
from newsqa.articles.readers.streams import BrokenStream, lines

MAX_RECORD_LINES = 100_000
DELIMITERS = (",", ";", "\t", "|")
_DELIMITER_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
# Bytes that may be read again after faults for each byte read once; beyond, whole stretches are rejected line by line.
_REREAD = 4
_REREAD_AT_FIRST = 16 * 1024 * 1024


_QUOTED = re.compile(r'"[^"]*"')  # "title, long"


class _Fault(Exception):
    """The record at hand cannot be read; the message is the reason."""


class _RecordLines(Iterator[str]):
    """Feeds the lines of a file to `csv.reader` and remembers those of the record at hand, so that they can be put
    back."""

    def __init__(self, path: Path, bound: int) -> None:
        self._lines = lines(path, bound)
        self._again: deque[tuple[bytes, int]] = deque()
        self._bound = bound
        self._credit = _REREAD_AT_FIRST
        self.record: list[tuple[bytes, int]] = []
        self.size = 0
        self.undecodable: str | None = None

    def __next__(self) -> str:
        if self._again:
            line, length = self._again.popleft()
        else:
            line, length = next(self._lines)
            self._credit += _REREAD * length
        self.record.append((line, length))
        before, self.size = self.size, self.size + length
        if self.size > self._bound:
            raise _Fault(
                f"the record is longer than the limit of {self._bound:,} bytes; is a quotation mark not closed?"
            )
        if len(self.record) > MAX_RECORD_LINES:
            raise _Fault(f"the record is longer than {MAX_RECORD_LINES:,} lines; is a quotation mark not closed?")
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError as error:
            if self.undecodable is None:
                self.undecodable = not_utf8(error, before)
            return line.decode("utf-8", "surrogateescape")

    def begin(self) -> None:
        """Forget the lines of the record before."""
        self.record, self.size, self.undecodable = [], 0, None

    def raw(self) -> bytes:
        """The record at hand as it stands in the file."""
        return b"".join(line for line, _ in self.record)

    def first(self) -> str:
        """The first line of the record at hand, without its line break."""
        return self.record[0][0].decode("utf-8", "surrogateescape").rstrip("\r\n")

    def each_line_has(self, fields: int, delimiter: str) -> bool:
        """Whether every line of the record at hand has this number of fields when quotation marks mean nothing."""
        return all(line.count(delimiter.encode()) == fields - 1 for line, _ in self.record)

    def put_back(self) -> None:
        """Give all lines of this record but the first again; do nothing when too much was given again already."""
        again = self.record[1:]
        cost = sum(length for _, length in again)
        if cost > self._credit:
            return
        self._credit -= cost
        self._again.extendleft(reversed(again))
        del self.record[1:]
        if self.undecodable and _decodes(self.record[0][0]):
            self.undecodable = None


def _decodes(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def open_csv(file: SourceFile) -> Opened:
    """The file's records. Reads the header line; raises InputError when there is none that can be read."""
    csv.field_size_limit(max(csv.field_size_limit(), MAX_RECORD_BYTES))  # the module's own limit is 128 kB
    notes: list[str] = []
    feed = _RecordLines(file.path, MAX_RECORD_BYTES)
    header, delimiter = _read_header(file.name, feed)
    if delimiter != ("\t" if _is_tsv(file.name) else ","):
        notes.append(f"the fields are separated by a {_DELIMITER_NAMES.get(delimiter, delimiter)}")
    names, renamed = unique_names(header)
    return Opened(_records(feed, names, delimiter), (*notes, *renamed), tuple(names))


def _read_header(name: str, feed: _RecordLines) -> tuple[list[str], str]:
    """The field names and the delimiter, which is declared by a line `sep=;` or is the commonest in the header."""
    try:
        first = next(feed, "").removeprefix("\ufeff")
        declared = None
        if first.lower().startswith("sep=") and len(first.rstrip("\r\n")) == 5:
            declared, first = first[4], next(feed, "")
        while first and not first.strip():
            first = next(feed, "")
        if feed.undecodable:
            raise _Fault(feed.undecodable)
        default = "\t" if _is_tsv(name) else ","
        delimiter = declared or max((default, *DELIMITERS), key=_QUOTED.sub("", first).count)
        parser = csv.reader(_chain(first, feed), delimiter=delimiter, strict=True)
        header = next(parser, [])
    except (_Fault, csv.Error, BrokenStream) as error:
        raise InputError(
            f"{name}: expected a header line with the names of the fields, but the first line cannot be read ({error})."
            " Write a header line such as title,body,published as the first line, in UTF-8."
        ) from error
    return [name.strip() for name in header], delimiter


def _is_tsv(name: str) -> bool:
    return ".tsv" in PurePath(name).suffixes


def _chain(first: str, feed: _RecordLines) -> Iterator[str]:
    if first:
        yield first
        yield from feed


def _records(feed: _RecordLines, names: list[str], delimiter: str) -> Iterator[Record | Reject]:
    row, expected = 0, len(names)
    parser = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        feed.begin()
        reason, values = None, []
        try:
            values = next(parser)
        except StopIteration:
            return
        except BrokenStream as broken:
            yield Reject(row + 1, str(broken.args[0]), raw_text(feed.raw() + broken.args[1]))
            return
        except (csv.Error, _Fault) as error:
            reason = _reason(str(error))
        if delimiter == "\t" and (reason or len(feed.record) > 1) and feed.each_line_has(expected, delimiter):
            # Tab-separated files often do not quote at all: then a quotation mark is a character like any other.
            feed.put_back()
            reason, values = None, feed.first().split(delimiter)
        if reason:
            feed.put_back()
            for line, _ in feed.record:
                row += 1
                yield Reject(row, feed.undecodable or reason, raw_text(line))
        elif values:  # a blank line is no record
            row += 1
            yield _record(row, values, names, feed)


def _record(row: int, values: list[str], names: list[str], feed: _RecordLines) -> Record | Reject:
    if feed.undecodable:
        return Reject(row, feed.undecodable, raw_text(feed.raw()))
    if len(values) != len(names):
        return Reject(row, f"expected {len(names):,} fields, found {len(values):,}", raw_text(feed.raw()))
    return Record(row, dict(zip(names, (value or None for value in values), strict=True)), feed.size)


def _reason(error: str) -> str:
    """Why a record cannot be read, in words for people rather than those of the csv module."""
    if "unexpected end of data" in error:
        return "a quotation mark is opened and never closed"
    if "expected after" in error:
        return "a quotation mark stands in the middle of a quoted field"
    if "new-line character" in error:
        return "a carriage return stands in a field that is not quoted"
    return error
