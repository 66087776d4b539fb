"""Decompression: from a file in one of four forms to its bytes, in pieces of bounded size.

The form is told by the first bytes, never by the name. All bytes before a fault are given, then `BrokenStream` is
raised.
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import IO, NamedTuple, Protocol

CHUNK = 1 << 18
# Decompressing from 16 kB to 1 MB at a time takes the same time; what is left of a piece is copied for each member.
PIECE = 1 << 16
# Zstandard knows no bound on what one piece gives, which may be 32,768 times its size; smaller pieces cost a tenth.
ZSTD_PIECE = 1 << 10
# Memory that a stream may ask for: its largest window (xz -9 asks for 65 MB, zstd -19 for 8 MB).
MAX_WINDOW = 1 << 27
GZIP_MAGIC = b"\x1f\x8b"
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
_BZIP2_BLOCKS = (b"1AY&SY", b"\x17rE8P\x90")


class BrokenStream(Exception):
    """A compressed file breaks off or is damaged; the message says where (bytes of decompressed data)."""


class Inflater(Protocol):
    """Decompresses one stream (a member of a file), as the classes of `bz2` and `lzma` do."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class Form(NamedTuple):
    """A form of compression: how people call it, what decompresses a stream of it, and bytes to feed at a time."""

    name: str
    inflater: Callable[[], Inflater]
    piece: int = PIECE


class _Damage(Exception):
    """The decompressor refuses its input; the message is its own."""


# What decompressors raise; OSError and ValueError are those of bz2.
DAMAGE = (zlib.error, lzma.LZMAError, OSError, ValueError, _Damage)


class Deflate:
    """`zlib` as an Inflater. `wbits` is 31 for gzip, -15 for bare deflate data."""

    def __init__(self, wbits: int = 31) -> None:
        self._inflate = zlib.decompressobj(wbits)
        self.needs_input = True

    @property
    def eof(self) -> bool:
        return self._inflate.eof

    @property
    def unused_data(self) -> bytes:
        return self._inflate.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        given = self._inflate.decompress(self._inflate.unconsumed_tail + data, max(0, max_length))
        self.needs_input = not self._inflate.unconsumed_tail and len(given) != max_length
        return given


class Zstandard:
    """`zstandard` as an Inflater; of `max_length` it knows nothing."""

    needs_input = True

    def __init__(self) -> None:
        import zstandard

        self._inflate = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW).decompressobj()
        self._error = zstandard.ZstdError

    @property
    def eof(self) -> bool:
        return bool(self._inflate.eof)

    @property
    def unused_data(self) -> bytes:
        return bytes(self._inflate.unused_data)

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        try:
            return bytes(self._inflate.decompress(data))
        except self._error as error:
            text = str(error)
            if "too much memory" in text:
                text = f"its window is larger than {MAX_WINDOW:,} bytes; compress it again without --long or --ultra"
            raise _Damage(text) from error


def xz_inflater() -> Inflater:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MAX_WINDOW)


GZIP = Form("gzip", Deflate)
ZSTANDARD = Form("Zstandard", Zstandard, ZSTD_PIECE)
BZIP2 = Form("bzip2", bz2.BZ2Decompressor)
XZ = Form("xz", xz_inflater)


def form_of(start: bytes) -> Form | None:
    """The form in which a file with these first bytes is compressed, if any."""
    if start.startswith(GZIP_MAGIC):
        return GZIP
    # 0x184D2A50 to 0x184D2A5F begin a frame without data, which some tools write first
    if start.startswith(ZSTD_MAGIC) or (start[1:4] == b"\x2a\x4d\x18" and 0x50 <= start[0] <= 0x5F):
        return ZSTANDARD
    if start.startswith(b"\xfd7zXZ\x00"):
        return XZ
    if start.startswith(b"BZh") and start[3:4] in b"123456789" and len(start) > 4:
        return BZIP2 if start[4:10] in _BZIP2_BLOCKS or len(start) < 10 else None
    return None


def inflated(file: IO[bytes], form: Form, is_one: bool = False) -> Iterator[bytes]:
    """The decompressed bytes of a file that stands at its beginning, in non-empty pieces.

    Streams may follow each other, with zero bytes after them; where it `is_one`, the first is all. Raises BrokenStream
    after the last sound byte.
    """
    given = 0
    counted = _Pieces(file, form.piece)
    try:
        for data in _inflated(counted, form.inflater, is_one):
            given += len(data)
            yield data
    except EOFError as end:
        raise BrokenStream(f"the {form.name} data breaks off after {given:,} bytes of text") from end
    except _Damage as damage:
        # The decompressor gives nothing of the piece that holds the fault: it is fed again, byte by byte.
        file.seek(0)
        seen = 0
        try:
            for data in _inflated(_Pieces(file, form.piece, fine_from=counted.begin), form.inflater, is_one):
                seen += len(data)
                if seen > given:
                    yield data[len(data) - (seen - given) :]
                    given = seen
        except (_Damage, EOFError):
            pass  # the fault that is known already
        raise BrokenStream(f"the {form.name} data is damaged after {given:,} bytes of text: {damage}") from damage


class _Pieces:
    """Reads a file in pieces of `size` bytes, and from the offset `fine_from` on in single bytes."""

    def __init__(self, file: IO[bytes], size: int, fine_from: int | None = None) -> None:
        self._file, self._size, self._fine_from = file, size, fine_from
        self.begin = self._next = 0  # where the last piece begins, and where it ends

    def read(self) -> bytes:
        data = self._file.read(1 if self._fine_from is not None and self._next >= self._fine_from else self._size)
        self.begin, self._next = self._next, self._next + len(data)
        return data


def _inflated(pieces: _Pieces, start: Callable[[], Inflater], is_one: bool) -> Iterator[bytes]:
    """Raises EOFError where a stream is not finished at the end of the file, and _Damage."""
    inflater, pending = start(), pieces.read()
    while True:
        try:
            data = inflater.decompress(pending, CHUNK)
        except DAMAGE as error:
            raise _Damage(_in_words(error)) from error
        if data:
            yield data
        if inflater.eof:
            if is_one:
                return
            pending = inflater.unused_data.lstrip(b"\0")
            while not pending:
                more = pieces.read()
                if not more:
                    return
                pending = more.lstrip(b"\0")
            inflater = start()
        elif not inflater.needs_input:
            pending = b""
        else:
            pending = pieces.read()
            if not pending:
                raise EOFError


def _in_words(error: Exception) -> str:
    if "Memory usage limit" in str(error):
        return f"its dictionary is larger than {MAX_WINDOW:,} bytes; compress it again with xz -9 or less"
    return str(error)
