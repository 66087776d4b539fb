"""The pieces of a web archive's text: from a file that is plain, or compressed member by member (gzip, Zstandard) or as
a whole (LZ4). A damaged member is a fault among the pieces, and what comes after it is found again."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import IO, Any, NamedTuple

from newsqa.articles.errors import InputError
from newsqa.articles.readers.inflate import GZIP_MAGIC, ZSTD_MAGIC, ZSTD_PIECE
from newsqa.articles.readers.record import MAX_RECORD_BYTES, SourceFile
from newsqa.articles.readers.streams import CHUNK, open_file

LZ4_MAGIC = b"\x04\x22\x4d\x18"
# The frame that holds the dictionary of a `.warc.zst`, before all others.
_ZSTD_DICTIONARY = b"\x5d\x2a\x4d\x18"
_LONGEST_DICTIONARY = 1 << 24
# Text shrinks to a tenth, logs to a fiftieth; what grows more than this, and beyond a record's limit, is a bomb.
_MOST_GROWTH = 250
# A member that breaks off hides where the next begins, so it is looked for from the broken one's start on. Together no
# more than this is read again.
_MOST_READ_AGAIN = 1 << 28
# What a member begins with: the header of a WARC record, or the address of an ARC record.
_BEGINS_RECORD = re.compile(rb"WARC/\d|[a-z]{2,10}:")
_TRIED = 1 << 10


class Fault(NamedTuple):
    """Why no more text comes: `is_cut` when the file breaks off, else a member is damaged. `offset` is the member's."""

    offset: int
    reason: str
    is_cut: bool = False


class Piece(NamedTuple):
    """Some of the text; `member` is where the member that holds it begins in the file, None where there are none."""

    data: bytes
    member: int | None


@dataclass(frozen=True)
class _Compression:
    """How members of a kind begin, and how one is inflated: `start` gives an object like zlib's."""

    name: str
    magic: bytes
    start: Callable[[], Any]
    error: type[Exception]
    piece: int  # how many bytes are read at once


def pieces(file: SourceFile) -> Iterator[Piece | Fault]:
    """The text of the file in pieces of bounded size, and where a part of it is damaged a fault."""
    with open_file(file.path) as opened:
        magic = opened.read(4)
        opened.seek(0)
        try:
            if magic.startswith(GZIP_MAGIC):
                gzip = _Compression(
                    "gzip", GZIP_MAGIC + b"\x08", lambda: zlib.decompressobj(wbits=31), zlib.error, CHUNK
                )
                yield from _members(opened, gzip)
            elif magic in (ZSTD_MAGIC, _ZSTD_DICTIONARY):
                yield from _members(opened, _zstandard(opened))
            elif magic == LZ4_MAGIC:
                yield from _lz4(opened, file.name)
            else:
                while data := opened.read(CHUNK):
                    yield Piece(data, None)
        except OSError as error:  # a disk or a network that fails
            reason = f"the file cannot be read to its end: {error.strerror or error}"
            yield Fault(opened.tell(), reason, is_cut=True)


def _members(file: IO[bytes], how: _Compression) -> Iterator[Piece | Fault]:
    """Member after member. Behind a damaged one, the next is looked for by how members and records begin."""
    start: int | None = file.tell()
    may_read_again = _MOST_READ_AGAIN
    while start is not None and (start := _behind_padding(file, start)) is not None:
        file.seek(start)
        fault = yield from _inflate(file, how, start)
        if fault is None:
            start = file.tell()
            continue
        yield fault
        read = file.tell() - start
        start = start + 1 if read <= may_read_again else max(start + 1, file.tell() - how.piece)
        may_read_again = max(0, may_read_again - read)
        start = _next_member(file, how, start)


def _behind_padding(file: IO[bytes], start: int) -> int | None:
    """Where the first byte that is not zero stands, from `start` on; None at the end of the file."""
    file.seek(start)
    while data := file.read(CHUNK):
        if rest := data.lstrip(b"\0"):
            return file.tell() - len(rest)
    return None


def _inflate(file: IO[bytes], how: _Compression, start: int) -> Generator[Piece, None, Fault | None]:
    """The text of the member that begins here. Comes back with a fault, or None and the file at the member's end."""
    inflate = how.start()
    given = taken = 0
    data = file.read(how.piece)
    while data:
        try:
            text = _some(inflate, data, how, CHUNK)
        except how.error as error:
            return Fault(start, f"its {how.name} member is damaged after {given:,} bytes of text: {error}")
        rest = inflate.unused_data if inflate.eof else inflate.unconsumed_tail
        taken += len(data) - len(rest)
        given += len(text)
        if text:
            yield Piece(text, start)
        if inflate.eof:
            file.seek(start + taken)
            return None
        if given > MAX_RECORD_BYTES and given > _MOST_GROWTH * taken:
            reason = f"its {how.name} member grows to more than {_MOST_GROWTH} times its size; it was not read on"
            return Fault(start, reason)
        data = rest or file.read(how.piece)
    return Fault(start, f"its {how.name} member breaks off after {given:,} bytes of text", is_cut=True)


def _some(inflate: Any, data: bytes, how: _Compression, most: int) -> bytes:
    """Some of the text; that of Zstandard cannot be bounded, so that little is put in at once."""
    text: bytes = inflate.decompress(data, most) if how.error is zlib.error else inflate.decompress(data)
    return text


def _next_member(file: IO[bytes], how: _Compression, start: int) -> int | None:
    """Where the next member with a record at its start begins, or None."""
    file.seek(start)
    window = b""
    while data := file.read(CHUNK):
        window += data
        found = window.find(how.magic)
        while found >= 0:
            if len(window) - found < _TRIED:
                window += file.read(_TRIED)
            if _begins_member(window[found : found + _TRIED], how):
                return start + found
            found = window.find(how.magic, found + 1)
        keep = len(how.magic) - 1
        start += max(0, len(window) - keep)
        window = window[-keep:]
    return None


def _begins_member(data: bytes, how: _Compression) -> bool:
    """Whether these bytes are the start of a member, rather than look like one by chance."""
    inflate = how.start()
    try:
        text = _some(inflate, data, how, _TRIED)
    except how.error:
        return False
    return _BEGINS_RECORD.match(text) is not None


def _zstandard(file: IO[bytes]) -> _Compression:
    """How the frames of this file are inflated: with the dictionary in its first frame, when there is one."""
    import zstandard

    dictionary = None
    if file.read(4) == _ZSTD_DICTIONARY:
        data = file.read(min(int.from_bytes(file.read(4), "little"), _LONGEST_DICTIONARY))
        if data.startswith(ZSTD_MAGIC):
            try:
                data = zstandard.ZstdDecompressor().decompress(data, max_output_size=_LONGEST_DICTIONARY)
            except zstandard.ZstdError:
                data = b""  # without it, the frames say that they are damaged
        dictionary = zstandard.ZstdCompressionDict(data) if data else None
    else:
        file.seek(0)

    def start() -> Any:
        return zstandard.ZstdDecompressor(dict_data=dictionary, max_window_size=1 << 27).decompressobj()

    return _Compression("Zstandard", ZSTD_MAGIC, start, zstandard.ZstdError, ZSTD_PIECE)


def _lz4(file: IO[bytes], name: str) -> Iterator[Piece | Fault]:
    try:
        from fastwarc.stream_io import Lz4Reader
    except ImportError as error:
        raise InputError(
            f'{name}: reading LZ4 needs the library fastwarc; install it with: pip install "newsqa[warc]"'
        ) from error
    reader = Lz4Reader(file)
    given = 0
    while True:
        try:
            text = reader.read(CHUNK)
        except (OSError, ValueError) as error:
            yield Fault(given, f"the LZ4 data are damaged after {given:,} bytes of text: {error}", is_cut=True)
            return
        if not text:
            return
        given += len(text)
        yield Piece(text, None)
