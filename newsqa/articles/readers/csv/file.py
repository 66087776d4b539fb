"""CSV and its kin (comma, semicolon, tab, bar): one record a row, mostly under a header line.

`row` is the record's number, the header not counted: a record may span lines, so line numbers would differ. A quotation
mark that is never closed costs one record, not the rest of the file: its line is rejected and reading goes on with the
next. What is clean is read in blocks, the rest record by record.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from newsqa.articles.errors import InputError
from newsqa.articles.readers.csv.columns import column_shapes, has_header
from newsqa.articles.readers.csv.dialect import (
    FOUND_OUT,
    SAMPLE_BYTES,
    CsvOptions,
    Dialect,
    Sample,
    decoded,
    detect_dialect,
    parser_of,
    read_sample,
    usual_delimiter,
)
from newsqa.articles.readers.csv.fast import BLOCK_BYTES, BlockParser
from newsqa.articles.readers.csv.feed import ByteFeed
from newsqa.articles.readers.csv.layout import DecodeLine, Layout
from newsqa.articles.readers.csv.slow import Fault, RecordLines, RecordReader
from newsqa.articles.readers.encodings.recovery import as_utf8, is_cp1252, recover
from newsqa.articles.readers.record import (
    MAX_COLUMNS,
    MAX_RECORD_BYTES,
    Item,
    Opened,
    Remark,
    SourceFile,
    Wanted,
    unique_names,
)
from newsqa.articles.readers.streams import BrokenStream, chunks, head

# Into how many parts a block is cut that is not clean.
PARTS = 16
_DELIMITER_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


@dataclass(frozen=True)
class _Columns:
    """The fields of a file, what to tell about them, and the damage that shows before the first record."""

    names: tuple[str, ...]
    header: tuple[str, ...] | None
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


def open_csv(
    file: SourceFile,
    options: CsvOptions = FOUND_OUT,
    decode_line: DecodeLine | None = None,
    only: Collection[str] | None = None,
) -> Opened:
    """The file's records. What `options` leave open is found out from the start of the file; `decode_line` is asked
    about lines that are not UTF-8; fields other than `only` may be left out. Raises InputError when there should be a
    header line and none can be read."""
    csv.field_size_limit(max(csv.field_size_limit(), MAX_RECORD_BYTES))  # the module's own limit is 128 kB
    start = head(file.path, SAMPLE_BYTES)
    remarks: tuple[Remark, ...] = ()
    if options.encoding is None and is_cp1252(start):
        options = replace(options, encoding="cp1252")
        said = "the file is not UTF-8: it is read as Windows-1252, in which all of its start makes sense"
        remarks = (Remark(None, said, None, "undecodable-bytes"),)
    dialect = detect_dialect(start, file.name, options)
    text = decoded(start, dialect)
    sample = read_sample(text, dialect, len(start) >= SAMPLE_BYTES)
    layout = Layout(dialect, (), decode_line=decode_line or _recovered, only=only)
    feed, columns = _columns(file, layout, sample, options)
    below = sample.records[1:] if columns.header else sample.records
    layout = replace(
        layout, names=columns.names, header=columns.header, shapes=column_shapes(below, len(columns.names))
    )
    remarks += columns.remarks
    if dialect.quote is None and '"' in text:
        said = (
            "quotation marks stand in fields that are not quoted: a reader that takes them for quoting joins records,"
            " and loses them without a word"
        )
        remarks += (Remark(None, said, None, "swallowed-record"),)
    if dialect.declares:
        said = f'the first line, "sep={dialect.delimiter}", is for spreadsheets: other readers take it for the header'
        remarks += (Remark(None, said, None, "data-as-header"),)
    if dialect.is_marked and dialect.encoding == "utf-8":
        said = "the file begins with a byte-order mark, which other tools take for a part of the first field's name"
        remarks = (Remark(None, said, None, "byte-order-mark"), *remarks)
    records = read_records(feed, layout) if columns.names else iter(())
    return Opened(chain(remarks, records), (*_notes(file.name, dialect), *columns.notes), columns.names)


def read_wanted(file: SourceFile, wanted: Wanted, options: CsvOptions = FOUND_OUT) -> Iterator[Item]:
    """The file's records, at least with the fields that are wanted."""
    return open_csv(file, options, only=wanted.fields).records


def _recovered(line: bytes) -> str | None:
    recovered = recover(line)
    return recovered.text if recovered else None


def read_records(feed: ByteFeed, layout: Layout, block_bytes: int = BLOCK_BYTES) -> Iterator[Item]:
    """The records that the feed still holds, in order. The size of a block (0: none at all) changes nothing but how
    many come together."""
    reader, blocks = RecordReader(feed, layout), BlockParser(layout)
    unclean = 0  # up to here a block was found not to be clean: its parts may be
    while True:
        size = block_bytes if feed.offset >= unclean else block_bytes // PARTS
        data, is_end = feed.peek(size)
        found = blocks.read(data, is_end, reader.row) if data and block_bytes else None
        if found is not None:
            block, size, count = found
            feed.skip(size, count)
            reader.lines.pay_in(size)
            reader.row += len(block.rows)
            yield block
            continue
        until = feed.offset + len(data)
        if data and feed.offset >= unclean and block_bytes >= PARTS:
            unclean = until
            continue
        while True:
            items = reader.read()
            if items is None:
                return
            yield from items
            if feed.offset >= until and not reader.lines.is_ahead:
                break


def _begin(file: SourceFile, dialect: Dialect) -> ByteFeed:
    """The file from its first record, or its header, on."""
    is_utf8 = dialect.encoding == "utf-8"
    pieces = as_utf8(chunks(file.path), None if is_utf8 else dialect.encoding)
    feed = ByteFeed(pieces, dialect.line_break.encode())
    if dialect.is_marked and is_utf8:
        feed.peek(3)
        feed.skip(3, 0)
    if dialect.declares:
        feed.line(MAX_RECORD_BYTES)
    return feed


def _columns(file: SourceFile, layout: Layout, sample: Sample, options: CsvOptions) -> tuple[ByteFeed, _Columns]:
    """The feed, after the header if there is one, and the columns."""
    feed = _begin(file, layout.dialect)
    is_header, why = has_header(sample.records)
    remarks: tuple[Remark, ...] = ()
    if options.header and not is_header:
        said = f"the first record is read as a header, as the configuration says, but it looks like data: {why}"
        remarks = (Remark(None, said, layout.dialect.delimiter.join(sample.records[0]), "data-as-header"),)
    elif options.header is False and is_header and sample.records:
        said = f"the first record is read as data, as the configuration says, but it looks like a header: {why}"
        remarks = (Remark(1, said, layout.dialect.delimiter.join(sample.records[0]), "header-as-data"),)
    header: list[str] | None = None
    width = sample.width
    if is_header if options.header is None else options.header:
        header = _read_header(file.name, feed, layout)
        width = len(header)
        if not sample.records and options.header is None and not has_header([header])[0]:
            feed, header, why = _begin(file, layout.dialect), None, "its values are too long for names"
    if width > MAX_COLUMNS:
        raise InputError(
            f"{file.name}: expected records of at most {MAX_COLUMNS:,} fields, found {width:,} fields in the first."
            f' Check that the fields are separated by "{layout.dialect.delimiter}", or leave some out.'
        )
    notes: tuple[str, ...] = ()
    below = sample.records[1:]
    if header and len(below) > 1 and all(len(record) == width + 1 for record in below):
        is_last = not any(record[-1] for record in below)
        header = [*header, ""] if is_last else ["", *header]
        notes = (f"the header has {width:,} names, the records have one field more",)
        width += 1
    if header is None and options.header is None and not options.names and sample.records:
        notes = (f"no header line, for {why}: the fields are named column_1 to column_{width:,}",)
        said = "there is none, and a reader that expects one takes the first record for it, which is lost"
        remarks = (Remark(None, said, layout.dialect.delimiter.join(sample.records[0]), "data-as-header"),)
    given = options.names
    if given and len(given) != width:
        raise InputError(
            f"{file.name}: csv.names: expected {width:,} names, one for each field of a record, found {len(given):,}:"
            f" {', '.join(given)}. Name every field."
        )
    if given:
        notes = ()
    names, renamed = unique_names([name.strip() for name in given or header or [""] * width])
    if header is None and not given:
        renamed = []
    return feed, _Columns(tuple(names), tuple(header) if header else None, (*notes, *renamed), remarks)


def _read_header(name: str, feed: ByteFeed, layout: Layout) -> list[str]:
    lines = RecordLines(feed, layout)
    try:
        header: list[str] = []
        for header in parser_of(layout.dialect, lines):
            if header:
                break
            lines.begin()
        if lines.undecodable:
            raise Fault(lines.undecodable)
    except (Fault, csv.Error, BrokenStream) as error:
        raise InputError(
            f"{name}: expected a header line with the names of the fields, but the first line cannot be read ({error})."
            " Write a header line such as title,body,published as the first line, in UTF-8."
        ) from error
    return header


def _notes(name: str, dialect: Dialect) -> list[str]:
    """What is not as people would expect of a file with this name."""
    notes = []
    if dialect.delimiter != usual_delimiter(name):
        notes.append(f"the fields are separated by a {_DELIMITER_NAMES.get(dialect.delimiter, dialect.delimiter)}")
    if dialect.quote is None:
        notes.append("fields are not quoted: quotation marks are characters like any other")
    elif dialect.quote != '"':
        notes.append(f"fields are quoted with {dialect.quote}")
    if dialect.escape:
        notes.append("quotation marks in quoted fields have a backslash before them")
    if dialect.line_break == "\r":
        notes.append("records end with a carriage return")
    if dialect.encoding != "utf-8":
        notes.append(f"the text is in {dialect.encoding.upper()}")
    return notes
