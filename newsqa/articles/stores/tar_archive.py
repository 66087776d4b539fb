"""Tar archives: from the headers of an uncompressed archive to its members, which are copied out when they are read."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from newsqa.articles.readers.found import Fetched, Place
from newsqa.articles.readers.inflate import CHUNK
from newsqa.articles.readers.record import Reject
from newsqa.articles.stores.members import HIDDEN, LINK, Lost, Member, Passed, clean_name, is_hidden, name_fault
from newsqa.articles.stores.workspace import Workspace

_BLOCK = 512
# The largest header, and the most fields that headers for the whole archive may set: both are read into memory.
_MAX_HEADER = 1 << 20
_MAX_FIELDS = 1000


@dataclass(frozen=True, eq=False, slots=True)
class TarMember:
    """A member as a place: a stretch of the archive."""

    archive: Place
    offset: int
    size: int
    workspace: Workspace = field(repr=False)

    def start(self, size: int) -> bytes:
        with self.archive.fetch(keep=False).path.open("rb") as file:
            file.seek(self.offset)
            return file.read(min(size, self.size))

    def fetch(self, keep: bool = True) -> Fetched:
        return self.workspace.fetch(self, self._write, keep)

    def release(self) -> None:
        self.workspace.release(self)

    def _write(self, path: Path) -> Reject | None:
        left = self.size
        with self.archive.fetch(keep=False).path.open("rb") as file, path.open("wb") as written:
            file.seek(self.offset)
            while left and (data := file.read(min(CHUNK, left))):
                written.write(data)
                left -= len(data)
        if left:
            reason = f"the member breaks off after {self.size - left:,} of {self.size:,} bytes"
            return Reject(None, reason, None, "truncated-stream")
        return None


class _Headers:
    """The archive as `tarfile` is given it: whoever claims a huge header is not given one."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.seek, self.tell = file.seek, file.tell

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= _MAX_HEADER:
            raise tarfile.ReadError(f"a header of {size:,} bytes; the limit is {_MAX_HEADER:,}")
        return self._file.read(size)


def tar_members(archive: Place, workspace: Workspace) -> Iterator[Member | Lost | Passed]:
    """What the archive at this place holds, in its order. The archive is not compressed (see `Inflated`)."""
    fetched = archive.fetch(keep=False)
    length = fetched.path.stat().st_size
    with fetched.path.open("rb") as file:
        guarded: Any = _Headers(file)
        why = None
        tar = None
        try:
            tar = tarfile.TarFile(fileobj=guarded, errorlevel=0)
            while (info := tar.next()) is not None:
                tar.members = []  # type: ignore[attr-defined]  # else it keeps all headers
                if len(tar.pax_headers) > _MAX_FIELDS:
                    raise tarfile.ReadError(f"headers for the whole archive set more than {_MAX_FIELDS:,} fields")
                yield from _member(info, archive, workspace)
        except (tarfile.TarError, OSError, ValueError, RecursionError, EOFError, OverflowError) as error:
            why = str(error)
        if fetched.broken:
            yield Lost("", f"the archive cannot be read to its end: {fetched.broken.reason}", fetched.broken.fault)
        elif lost := _end(file, tar.offset if tar else 0, length, why):
            yield lost


def _member(info: tarfile.TarInfo, archive: Place, workspace: Workspace) -> Iterator[Member | Lost | Passed]:
    inside = clean_name(info.name)
    if info.isdir():
        return
    if info.issym() or info.islnk():
        yield Passed(inside, LINK)
    elif not info.isreg():
        yield Passed(inside, "not read, because it is a device or a pipe")
    elif fault := name_fault(info.name):
        yield Lost(inside, fault)
    elif is_hidden(inside):
        yield Passed(inside, HIDDEN)
    elif info.issparse():
        yield Lost(inside, "the member is sparse, which is not supported; pack it again without --sparse")
    else:
        yield Member(inside, TarMember(archive, info.offset_data, max(0, info.size), workspace))


def _end(file: IO[bytes], place: int, length: int, why: str | None) -> Lost | None:
    """Whether what was read last is the end of the archive: `tarfile` also stops at damage without a word."""
    file.seek(place)
    block = file.read(_BLOCK)
    if why is None and len(block) == _BLOCK and not block.strip(b"\0"):
        return None
    if place >= length or len(block) < _BLOCK:
        return Lost("", f"the tar archive breaks off after {length:,} bytes. Download it again", "truncated-stream")
    reason = f": {why}" if why else ""
    return Lost("", f"the tar archive is damaged at byte {place:,}{reason}; what follows could not be read")
