"""Arrow IPC: files, streams (`data-*.arrow` of Hugging Face) and Feather, one record a row; `row` is the row's number,
counting from 1. Read batch by batch; the content tells which form it is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from newsqa.articles.errors import InputError
from newsqa.articles.readers.arrow.kinds import all_names, is_flat_text
from newsqa.articles.readers.arrow.messages import (
    STREAM_IN_FILE,
    Envelope,
    batch_places,
    batches_of_file,
    next_batch,
)
from newsqa.articles.readers.arrow.values import batch_items, first_line
from newsqa.articles.readers.record import Block, Opened, Reject, Remark, SourceFile, unique_names

FILE_MAGIC = b"ARROW1"
_FEATHER_1 = b"FEA1"
# A batch may ask for this much memory, or for so many times its bytes in the file if that is more.
MOST_MEMORY = 256 * 1024 * 1024
MOST_INFLATION = 50
# So many rows need no bytes; of more, each must have at least a bit.
FREE_ROWS = 1_000_000
_FAULTS = (pa.ArrowException, OSError, MemoryError)


def open_arrow(file: SourceFile) -> Opened:
    """The file's records as blocks. Raises InputError when it is no Arrow file that can be opened."""
    try:
        # not mapped into memory: a file that shrinks while it is read would end the process
        source, handle = (pa.OSFile(os.fsencode(file.path)) for _ in range(2))
        magic = handle.read(8)
        if magic.startswith(_FEATHER_1):
            raise InputError(
                f"{file.name}: expected Arrow data, found Feather version 1, a form that is no longer supported and"
                " cannot be read safely. Write it again with pyarrow.feather.write_feather(table, path, version=2)."
            )
        if magic.startswith(FILE_MAGIC):
            return _open_file(source, handle)
        stream = _Stream(source, handle)
        return _opened(stream.reader.schema, stream.items())
    except (*_FAULTS, UnicodeDecodeError) as error:
        raise InputError(
            f"{file.name}: expected an Arrow file or stream, but it cannot be opened ({first_line(error)})."
            " Write or download the file again."
        ) from error


def _opened(schema: pa.Schema, records: Iterator[Block | Reject | Remark], *notes: str) -> Opened:
    all_names(schema)  # raises where one is not UTF-8
    names, renamed = unique_names(schema.names)
    return Opened(records, (*notes, *renamed), tuple(names))


def _open_file(source: pa.NativeFile, handle: pa.NativeFile) -> Opened:
    """A file by its index; without the index, or where it leaves out batches, as the stream that it holds."""
    try:
        reader = pa.ipc.open_file(source)
        if not set(batches_of_file(handle)) <= set(batch_places(handle) or ()):
            raise pa.ArrowInvalid("the index does not name all batches")
        return _opened(reader.schema, _file_items(reader, handle))
    except _FAULTS:
        source.seek(STREAM_IN_FILE)
        stream = _Stream(source, handle, of_file=True)
        note = "the index at the end of the Arrow file cannot be read, or lacks batches: read from its start"
        return _opened(stream.reader.schema, stream.items(), note)


def _file_items(reader: pa.ipc.RecordBatchFileReader, handle: pa.NativeFile) -> Iterator[Block | Reject | Remark]:
    """The rows of all batches. A damaged batch costs its rows, a reject each."""
    names, _ = unique_names(reader.schema.names)
    places = batch_places(handle)
    row = 0
    for number in range(reader.num_record_batches):
        envelope = next_batch(handle, places[number]) if places and number < len(places) else None
        begins = row
        try:
            _refuse_lies(envelope)
            batch = reader.get_batch(number)
            _refuse_hidden_texts(batch)
            for item in batch_items(batch, names, begins):
                row += _count(item)
                yield item
        except _FAULTS as error:
            for reject in _lost(envelope, row, row - begins, error):
                row += 1
                yield reject


@dataclass
class _Stream:
    """A stream that is being read. `of_file`: it stands in a file whose index is lost."""

    source: pa.NativeFile
    handle: pa.NativeFile
    of_file: bool = False

    def __post_init__(self) -> None:
        self.reader = pa.ipc.open_stream(self.source)
        self.size = self.source.size()

    def items(self) -> Iterator[Block | Reject | Remark]:
        """The rows of all batches. A damaged batch costs its rows; where a stream breaks off, the last item says so."""
        names, _ = unique_names(self.reader.schema.names)
        row = 0
        while True:
            place, begins = self.source.tell(), row
            envelope = next_batch(self.handle, place)
            try:
                _refuse_lies(envelope)
                batch = self.reader.read_next_batch()
                _refuse_hidden_texts(batch)
                for item in batch_items(batch, names, row):
                    row += _count(item)
                    yield item
            except StopIteration:
                yield from self._end(place, row)
                return
            except _FAULTS as error:
                if envelope is None or envelope.end > self.size:
                    yield _broken_off(row, first_line(error))
                    return
                for reject in _lost(envelope, row, row - begins, error):
                    row += 1
                    yield reject
                self.source.seek(envelope.end)

    def _end(self, place: int, row: int) -> Iterator[Reject | Remark]:
        """What is wrong with the end: no end mark, or more data after it."""
        rest = self.size - self.source.tell()
        if place >= self.size:
            if self.of_file:
                yield _broken_off(row, "its end mark and its index are missing")
            else:
                reason = f"the Arrow stream has no end mark after row {row:,}: later rows may have been cut off"
                yield Remark(None, reason, None, "truncated-stream")
        elif rest and not self.of_file:
            end = self.source.tell()
            reason = f"the Arrow stream ends at byte {end:,}, but the file goes on for {rest:,} bytes that are not read"
            yield Reject(row + 1, reason, None)


def _refuse_lies(envelope: Envelope | None) -> None:
    """Raise ArrowInvalid when a batch asks for much more than its bytes can need, or hides what it holds."""
    if envelope is None:
        return
    if envelope.memory > max(MOST_MEMORY, MOST_INFLATION * envelope.body):
        raise pa.ArrowInvalid(f"{envelope.body:,} bytes would take {envelope.memory:,} bytes in memory")
    if envelope.rows < 0:
        raise pa.ArrowInvalid("the number of rows of a batch is not what its columns and bytes say")
    if _has_rows_of_nothing(envelope):
        raise pa.ArrowInvalid(f"{envelope.rows:,} rows in {envelope.body:,} bytes")


def _refuse_hidden_texts(batch: pa.RecordBatch) -> None:
    """Raise ArrowInvalid when a batch says that it has no rows, but holds their texts. Of a batch that is truly empty
    the offsets may be there, as Arrow writes them for a slice without rows, and the texts of views."""
    if batch.num_rows:
        return
    for column in batch.columns:
        if is_flat_text(column.type) and (texts := column.buffers()[2]) is not None and texts.size:
            raise pa.ArrowInvalid(f"a batch of no rows holds {texts.size:,} bytes of text")


def _has_rows_of_nothing(envelope: Envelope) -> bool:
    return envelope.rows > max(FREE_ROWS, 8 * envelope.memory)


def _lost(envelope: Envelope | None, row: int, read: int, error: Exception) -> Iterator[Reject]:
    """A reject for each row of a damaged batch that has not been read; one for all where their number is not known."""
    reason = f"the Arrow data is damaged after row {row:,}: {first_line(error)}"
    if envelope is None or envelope.rows <= read or _has_rows_of_nothing(envelope):
        yield Reject(row + 1, f"{reason}; how many rows are lost is not known", None)
        return
    for lost in range(row + 1, row + 1 + envelope.rows - read):
        yield Reject(lost, reason, None)


def _broken_off(row: int, why: str) -> Reject:
    return Reject(row + 1, f"the Arrow data breaks off after row {row:,}: {why}", None, "truncated-stream")


def _count(item: Block | Reject) -> int:
    return len(item.rows) if isinstance(item, Block) else 1
