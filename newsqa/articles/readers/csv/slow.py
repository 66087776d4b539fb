"""Delimited records one by one, whatever is wrong with them: bytes of a file come in, records, rejects and remarks go
out."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator

from newsqa.articles.readers.csv.dialect import parser_of
from newsqa.articles.readers.csv.feed import ByteFeed
from newsqa.articles.readers.csv.layout import Layout
from newsqa.articles.readers.csv.swallowed import LINES_LOOKED_AT, fields_of_line, looks_like_record, verdict
from newsqa.articles.readers.record import Item, Record, Reject, Remark, not_utf8, raw_text
from newsqa.articles.readers.streams import BrokenStream


class Fault(Exception):
    """The record at hand cannot be read; the message is the reason."""


class RecordLines(Iterator[str]):
    """Feeds the lines of a file to the parser and remembers those of the record at hand, so that they can be put
    back."""

    def __init__(self, feed: ByteFeed, layout: Layout) -> None:
        self._feed, self._layout = feed, layout
        self._again: deque[tuple[bytes, int]] = deque()
        self._credit = layout.reread_at_first
        self.record: list[tuple[bytes, int]] = []
        self.size = 0
        self.undecodable: str | None = None
        self.guessed: str | None = None

    def __next__(self) -> str:
        if self._again:
            line, length = self._again.popleft()
        else:
            if (found := self._feed.line(self._layout.max_bytes)) is None:
                raise StopIteration
            line, length = found
            self.pay_in(length)
        self.record.append((line, length))
        before, self.size = self.size, self.size + length
        limits = self._layout
        if self.size > limits.max_bytes:
            raise Fault(
                f"the record is longer than the limit of {limits.max_bytes:,} bytes; is a quotation mark not closed?"
            )
        if len(self.record) > limits.max_lines:
            raise Fault(f"the record is longer than {limits.max_lines:,} lines; is a quotation mark not closed?")
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError as error:
            return self._decoded_otherwise(line, before, error)

    def _decoded_otherwise(self, line: bytes, before: int, error: UnicodeDecodeError) -> str:
        reason = f"{self._what_is_wrong(error, before)} (line {self.number(len(self.record) - 1):,} of the file)"
        text = self._layout.decode_line(line) if self._layout.decode_line else None
        if text is not None:
            self.guessed = self.guessed or reason
            return text
        self.undecodable = self.undecodable or reason
        return line.decode("utf-8", "surrogateescape")

    def _what_is_wrong(self, error: UnicodeDecodeError, before: int) -> str:
        encoding = self._layout.dialect.encoding
        if encoding == "utf-8":
            return not_utf8(error, before)
        return f"not {encoding.upper()}: bytes that stand for no character"

    def begin(self) -> None:
        """Forget the lines of the record before."""
        self.record, self.size, self.undecodable, self.guessed = [], 0, None, None

    @property
    def is_ahead(self) -> bool:
        """Whether lines were put back, so that the file itself is further on."""
        return bool(self._again)

    def pay_in(self, size: int) -> None:
        """Bytes were read for the first time."""
        self._credit += self._layout.reread * size

    def number(self, index: int) -> int:
        """The number in the file of a line of the record at hand."""
        return self._feed.lines - len(self._again) - len(self.record) + index + 1

    def raw(self) -> bytes:
        """The record at hand as it stands in the file."""
        return b"".join(line for line, _ in self.record)

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


class RecordReader:
    """Reads one record after the other. `row` is the number of the last."""

    def __init__(self, feed: ByteFeed, layout: Layout) -> None:
        self.lines = RecordLines(feed, layout)
        self.row = 0
        self._layout = layout
        self._parser = parser_of(layout.dialect, self.lines)
        self._width = len(layout.names)
        self._is_at_end = False

    def read(self) -> list[Item] | None:
        """What the next lines hold: mostly one record, nothing for a blank line; None at the end."""
        self.lines.begin()
        if self._is_at_end:
            return None
        try:
            values = next(self._parser)
        except StopIteration:
            return None
        except BrokenStream as broken:
            self._is_at_end = True
            raw = self.lines.raw() + broken.args[1]
            return [Reject(self._next_row(), str(broken.args[0]), raw_text(raw), "truncated-stream")]
        except (csv.Error, Fault) as error:
            return self._unreadable(_reason(str(error)))
        if not values:
            return []
        if len(self.lines.record) > 1 and (items := self._many_lines(values)) is not None:
            return items
        return self._record(values, self.lines.raw())

    def _next_row(self) -> int:
        self.row += 1
        return self.row

    def _unreadable(self, reason: str, fault: str = "unreadable-record") -> list[Item]:
        """The first line of the record at hand as a reject, or as a record where it and all that was read with it are
        clearly one a line; the other lines are put back."""
        lines = self.lines.record[:LINES_LOOKED_AT]
        is_tab = self._layout.dialect.delimiter == "\t"
        is_whole = all(len(line) == length and looks_like_record(line, self._layout) for line, length in lines)
        if is_whole and (is_tab or len(lines) > 1):
            items: list[Item] = []
            if not is_tab:  # tab-separated files often do not quote at all
                said = f"{reason} (line {self.lines.number(0):,}); it is read as a character of its field"
                items.append(Remark(self.row + 1, said, raw_text(lines[0][0]), "swallowed-record"))
            self.lines.put_back()
            return items + [item for line, _ in self.lines.record for item in self._line(line)]
        self.lines.put_back()
        if self.lines.undecodable:
            reason, fault = self.lines.undecodable, "undecodable-bytes"
        return [Reject(self._next_row(), reason, raw_text(line), fault) for line, _ in self.lines.record]

    def _many_lines(self, values: list[str]) -> list[Item] | None:
        """What a record of several lines holds when a stray quotation mark could have swallowed some of them, else
        None."""
        lines = [line for line, _ in self.lines.record]
        found = verdict(lines, self._layout)
        where = f"a quotation mark opened in line {self.lines.number(0):,} and closed in line"
        where = f"{where} {self.lines.number(len(lines) - 1):,}"
        if found == "swallowed":
            said = f"{where} swallowed records; it is read as a character, and {len(lines):,} records are recovered"
            items: list[Item] = [Remark(self.row + 1, said, raw_text(self.lines.raw()), "swallowed-record")]
            for line in lines:
                items += self._line(line)
            return items
        if len(values) != self._width and any(looks_like_record(line, self._layout) for line in lines[1:]):
            return self._unreadable(f"{where} encloses lines that look like records of their own", "swallowed-record")
        if found == "doubtful":
            said = f"{where} encloses lines that each have {self._width:,} fields; it may have swallowed records"
            return [
                Remark(self.row + 1, said, raw_text(self.lines.raw()), "swallowed-record"),
                *self._record(values, self.lines.raw()),
            ]
        return None

    def _line(self, line: bytes) -> list[Item]:
        """A line as a record by itself, with quotation marks that do not enclose a field as characters."""
        try:
            return self._checked(fields_of_line(line.decode("utf-8"), self._layout), line)
        except UnicodeDecodeError as error:
            reason = not_utf8(error)
        text = self._layout.decode_line(line) if self._layout.decode_line else None
        if text is None:
            return [Reject(self._next_row(), reason, raw_text(line), "undecodable-bytes")]
        return [self._guess(self.row + 1, reason, line), *self._checked(fields_of_line(text, self._layout), line)]

    def _guess(self, row: int, reason: str, raw: bytes) -> Remark:
        return Remark(row, f"{reason}; read in the encoding that fits best", raw_text(raw), "undecodable-bytes")

    def _record(self, values: list[str], raw: bytes) -> list[Item]:
        if self.lines.undecodable:
            return [Reject(self._next_row(), self.lines.undecodable, raw_text(raw), "undecodable-bytes")]
        items = self._checked(values, raw)
        if self.lines.guessed and isinstance(items[-1], Record):
            items.insert(0, self._guess(self.row, self.lines.guessed, raw))
        return items

    def _checked(self, values: list[str], raw: bytes) -> list[Item]:
        row = self._next_row()
        if len(values) != self._width:
            reason = f"expected {self._width:,} fields, found {len(values):,}"
            return [Reject(row, reason, raw_text(raw), "wrong-number-of-fields")]
        header = self._layout.header
        if header and repeats_header(values, header):
            reason = "the record repeats the header line; was another file appended?"
            return [Reject(row, reason, raw_text(raw), "header-as-data")]
        fields = dict(zip(self._layout.names, (value or None for value in values), strict=True))
        record = Record(row, fields, len(raw))
        if b"\0" in raw:
            said = f"the record holds {raw.count(0):,} NUL characters; they are kept"
            return [Remark(row, said, raw_text(raw), "nul-byte"), record]
        return [record]


def repeats_header(values: list[str], header: tuple[str, ...]) -> bool:
    """Whether a record is the header once more, perhaps with the byte-order mark of a file that was appended."""
    return values[0].removeprefix("\ufeff") == header[0] and values[1:] == list(header[1:])


def _reason(error: str) -> str:
    """Why a record cannot be read, in words for people rather than those of the csv module."""
    if "unexpected end of data" in error:
        return "a quotation mark is opened and never closed"
    if "expected after" in error:
        return "a quotation mark stands in the middle of a quoted field"
    if "new-line character" in error:
        return "a carriage return or a line feed stands in a field that is not quoted"
    return error
