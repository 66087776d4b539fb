"""A member of a zip archive: from its place in the archive to its bytes, unpacked alone when it is read."""

from __future__ import annotations

import lzma
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from newsqa.articles.readers.found import Fetched, Place
from newsqa.articles.readers.inflate import (
    BZIP2,
    CHUNK,
    MAX_WINDOW,
    XZ,
    ZSTANDARD,
    BrokenStream,
    Deflate,
    Form,
    inflated,
)
from newsqa.articles.readers.record import Reject
from newsqa.articles.stores.unpacking import most, write_bounded
from newsqa.articles.stores.workspace import Workspace

STORED, LZMA = 0, 14  # methods, by their numbers
FORMS = {8: Form("deflate", lambda: Deflate(-15)), 12: BZIP2, 20: ZSTANDARD, 93: ZSTANDARD, 95: XZ}
SIGNATURE = b"PK\x03\x04"
# signature, version, flags, method, time, date, CRC, packed size, size, lengths of name and extra field
HEADER = struct.Struct("<4s5H3I2H")
_LZMA_HEADER = struct.Struct("<HHBI")


@dataclass(frozen=True, eq=False, slots=True)
class ZipMember:
    """A member as a place. Without a directory its size and checksum may be unknown (None)."""

    archive: Place
    name: str
    offset: int  # of its header in the archive
    packed: int
    method: int
    size: int | None
    crc: int | None
    workspace: Workspace = field(repr=False)

    def start(self, size: int) -> bytes:
        found = b""
        with self.archive.fetch(keep=False).path.open("rb") as file:
            try:
                for data in self._unpacked(file):
                    found += data
                    if len(found) >= size:
                        break
            except BrokenStream:
                pass  # reading the member says so
        return found[:size]

    def fetch(self, keep: bool = True) -> Fetched:
        return self.workspace.fetch(self, self._write, keep)

    def release(self) -> None:
        self.workspace.release(self)

    def _write(self, path: Path) -> Reject | None:
        crc = 0
        damage: list[BrokenStream] = []

        def pieces(file: IO[bytes]) -> Iterator[bytes]:
            nonlocal crc
            try:
                for data in self._unpacked(file):
                    crc = zlib.crc32(data, crc)
                    yield data
            except BrokenStream as error:
                damage.append(error)

        with self.archive.fetch(keep=False).path.open("rb") as file, path.open("wb") as written:
            bound = most(self.packed) if self.size is None else min(self.size, most(self.packed))
            given = write_bounded(pieces(file), written, bound, self.name)
        if damage and given != self.size:  # the LZMA data of a zip archive need not mark their end
            is_cut = isinstance(damage[0].__cause__, EOFError)
            fault = "truncated-stream" if is_cut else "unreadable-record"
            return Reject(None, f"the member cannot be unpacked to its end: {damage[0]}", None, fault)
        if self.size is not None and given != self.size:
            return Reject(None, f"the member has {given:,} bytes, expected {self.size:,}", None)
        if self.crc is not None and crc != self.crc:
            reason = f"the checksum of the member is {crc:08x}, expected {self.crc:08x}: some of its bytes are wrong"
            return Reject(None, reason, None)
        return None

    def _unpacked(self, file: IO[bytes]) -> Iterator[bytes]:
        """The bytes of the member. Raises BrokenStream; because of an EOFError where the archive ends first."""
        file.seek(self.offset)
        header = file.read(HEADER.size)
        if len(header) < HEADER.size or not header.startswith(SIGNATURE):
            raise BrokenStream("there is no header where the directory of the archive says")
        *_, name_length, extra_length = HEADER.unpack(header)
        begin = self.offset + HEADER.size + name_length + extra_length
        if self.method == STORED:
            yield from _stored(_Stretch(file, begin, self.packed), self.packed)
            return
        form = FORMS.get(self.method)
        if form is None:
            begin, form = begin + _LZMA_HEADER.size, _lzma(file, begin)
        stretch: Any = _Stretch(file, begin, self.packed)
        yield from inflated(stretch, form, is_one=True)


class _Stretch:
    """A stretch of a file, to be read like one."""

    def __init__(self, file: IO[bytes], begin: int, size: int) -> None:
        self._file, self._begin, self._size = file, begin, size
        self.seek(0)

    def seek(self, place: int) -> None:
        self._file.seek(self._begin + place)
        self._left = self._size - place

    def read(self, size: int) -> bytes:
        data = self._file.read(max(0, min(size, self._left)))
        self._left -= len(data)
        return data


def _stored(stretch: _Stretch, size: int) -> Iterator[bytes]:
    given = 0
    while data := stretch.read(CHUNK):
        given += len(data)
        yield data
    if given < size:
        raise BrokenStream(f"it breaks off after {given:,} of {size:,} bytes") from EOFError()


def _lzma(file: IO[bytes], begin: int) -> Form:
    """The LZMA of zip archives has a header of its own: version, length of properties, properties."""
    file.seek(begin)
    header = file.read(_LZMA_HEADER.size)
    if len(header) < _LZMA_HEADER.size:
        raise BrokenStream("it breaks off in its header") from EOFError()
    _, length, packed, dictionary = _LZMA_HEADER.unpack(header)
    rest, lc = divmod(packed, 9)
    pb, lp = divmod(rest, 5)
    if length != 5 or dictionary > MAX_WINDOW or pb > 4 or lc + lp > 4:
        raise BrokenStream(f"its dictionary is larger than {MAX_WINDOW:,} bytes, or no LZMA data begin here")
    filters = [{"id": lzma.FILTER_LZMA1, "dict_size": max(dictionary, 4096), "lc": lc, "lp": lp, "pb": pb}]
    return Form("LZMA", lambda: lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters))
