"""What stands in the envelopes of Arrow IPC messages: how many rows a batch has and how much memory it asks for, known
before a byte of it is decoded, and also when it cannot be.

The envelopes are Flatbuffers as in Arrow's `Message.fbs` and `File.fbs`: a table begins with the distance back to its
list of field places, and a field that is not listed there has its default, here 0.
"""

from __future__ import annotations

import struct
from typing import IO, NamedTuple

_CONTINUES = b"\xff\xff\xff\xff"
_DICTIONARY, _BATCH = 2, 3
STREAM_IN_FILE = 8  # bytes before the first message of an Arrow file
_MOST_BUFFERS = 100_000
MOST_METADATA = 64 * 1024 * 1024


class Envelope(NamedTuple):
    """Of one batch: its rows (-1 where they cannot be what it says), the bytes of its body, the bytes that it takes in
    memory, and where the next message begins. Of the dictionaries before it only the memory is counted."""

    rows: int
    body: int
    memory: int
    end: int


def next_batch(file: IO[bytes], place: int) -> Envelope | None:
    """The envelope of the next batch of a stream from here on; None at the end, or where there is no sense in it."""
    memory = 0
    try:
        while found := _message(file, place):
            kind, envelope = found
            memory += envelope.memory
            if kind != _DICTIONARY:
                return envelope._replace(memory=memory, rows=envelope.rows if kind == _BATCH else -1)
            place = envelope.end
    except (struct.error, ValueError, OSError, OverflowError):
        pass  # the reader of the data says what is wrong
    return None


def batch_places(file: IO[bytes]) -> list[int] | None:
    """Where the batches begin, as the index at the end of an Arrow file says; None where there is no sense in it."""
    try:
        size = file.seek(0, 2)
        file.seek(size - 10)
        (length,) = struct.unpack("<i", file.read(4))
        if not 0 < length <= min(size - 10, MOST_METADATA):
            return None
        file.seek(size - 10 - length)
        data = file.read(length)
        blocks, count = _vector(data, _table(data, 0), 3)
        return [_number(data, "<q", blocks + 24 * number) for number in range(count)]
    except (struct.error, ValueError, OSError, OverflowError):
        return None


def batches_of_file(file: IO[bytes]) -> list[int]:
    """Where the batches of an Arrow file begin, found by going from message to message, as far as there is sense in
    them."""
    places = []
    place = STREAM_IN_FILE
    try:
        while found := _message(file, place, weigh=False):
            kind, envelope = found
            if kind == _BATCH:
                places.append(place)
            place = envelope.end
    except (struct.error, ValueError, OSError, OverflowError):
        pass  # the index says where to go on
    return places


def _message(file: IO[bytes], place: int, weigh: bool = True) -> tuple[int, Envelope] | None:
    """The kind of the message here, and its envelope; None at the end of the stream. To `weigh` it costs a look at each
    compressed buffer."""
    file.seek(place)
    start = file.read(4)
    before = 4
    if start == _CONTINUES:
        start, before = file.read(4), 8
    if len(start) < 4:
        return None
    (length,) = struct.unpack("<i", start)
    if not 0 < length <= MOST_METADATA:
        return None
    data = file.read(length)
    body_begins = place + before + length
    message = _table(data, 0)
    kind_at, header_at, body_at = (_field(data, message, number) for number in (1, 2, 3))
    kind = _number(data, "<B", kind_at) if kind_at else 0
    body = _number(data, "<q", body_at) if body_at else 0
    rows, memory = -1, 0
    if kind in (_DICTIONARY, _BATCH) and header_at:
        batch = _table(data, header_at)
        if kind == _DICTIONARY:
            batch = _table(data, _field(data, batch, 1) or 0)
        rows_at = _field(data, batch, 0)
        rows = _number(data, "<q", rows_at) if rows_at else 0
        columns, count = _vector(data, batch, 1)
        if count and _number(data, "<q", columns) != rows:
            rows = -1
        memory = body
        if weigh and _field(data, batch, 3):
            memory = _memory(file, data, batch, body_begins)
    if body < 0:
        raise ValueError("a body of fewer than no bytes")
    return kind, Envelope(rows, body, memory, body_begins + body)


def _memory(file: IO[bytes], data: bytes, batch: int, body_begins: int) -> int:
    """The bytes that compressed buffers ask for: each begins with its length when it is not compressed, or -1."""
    buffers, count = _vector(data, batch, 2)
    if count > _MOST_BUFFERS:
        raise ValueError("too many buffers")
    memory = 0
    for number in range(count):
        offset, length = struct.unpack_from("<qq", data, buffers + 16 * number)
        if length >= 8:
            file.seek(body_begins + offset)
            (whole,) = struct.unpack("<q", file.read(8))
            memory += whole if whole >= 0 else length
    return memory


def _table(data: bytes, at: int) -> int:
    """Where the table begins that is pointed to from here."""
    return at + _number(data, "<I", at)


def _field(data: bytes, table: int, number: int) -> int | None:
    """Where a field of the table stands, or None when it has its default."""
    places = table - _number(data, "<i", table)
    if 4 + 2 * number >= _number(data, "<H", places):
        return None
    distance = _number(data, "<H", places + 4 + 2 * number)
    return table + distance if distance else None


def _vector(data: bytes, table: int, number: int) -> tuple[int, int]:
    """Where the first element of a vector stands, and how many there are."""
    field = _field(data, table, number)
    if field is None:
        return 0, 0
    at = _table(data, field)
    return at + 4, _number(data, "<I", at)


def _number(data: bytes, form: str, at: int) -> int:
    if at < 0:
        raise ValueError("a place before the beginning")
    found: int = struct.unpack_from(form, data, at)[0]
    return found
