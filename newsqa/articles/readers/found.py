"""A file to read, wherever its bytes lie, and all that was found under one argument."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

from newsqa.articles.readers.dispatch import DOCUMENTS
from newsqa.articles.readers.options import DEFAULTS, ReadOptions
from newsqa.articles.readers.record import Reject, SourceFile
from newsqa.articles.readers.streams import open_file


class Fetched(NamedTuple):
    """A local file with the bytes of a place. `broken` says why they are not all there, or not sound."""

    path: Path
    broken: Reject | None = None


class Place(Protocol):
    """Where the bytes of a file lie: on this machine, in an archive, in a remote store."""

    def start(self, size: int) -> bytes:
        """The first bytes, at most `size`. Raises OSError and InputError."""
        ...

    def fetch(self, keep: bool = True) -> Fetched:
        """A local file with the bytes, which stays until it is released; without `keep`, for the moment. Raises
        InputError when there is nothing to read, EngineError when a network or a disk fails."""
        ...

    def release(self) -> None:
        """The local file is not needed now; it may be removed, and `fetch` may be called again."""
        ...


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A file of this machine, as a place."""

    path: Path

    def start(self, size: int) -> bytes:
        with open_file(self.path) as file:
            return file.read(size)

    def fetch(self, keep: bool = True) -> Fetched:
        return Fetched(self.path)

    def release(self) -> None:
        """It stays where it is."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. `kind` is a key of `TABLES` or `DOCUMENTS`.

    `name` is the path as users know it: their argument, and the path inside it. `inside` is the path inside the folder
    or archive that was named, or the name of the file. `split` is the part of the dataset that the place says it is,
    `options` what was said about how to read it.
    """

    place: Place
    name: str
    inside: str
    kind: str
    split: str | None = None
    options: ReadOptions = DEFAULTS

    @property
    def source(self) -> SourceFile:
        """What the reader of this file is given. Fetches the file; see `release`."""
        return SourceFile(self.place.fetch().path, self.name)

    @property
    def size(self) -> int:
        """The bytes of a local file as it lies there; 0 of others, and when it is there no more."""
        return self.source.size if self.is_local else 0

    @property
    def is_local(self) -> bool:
        """Whether the file lies on this machine, so that any process can read it."""
        return isinstance(self.place, LocalFile)

    @property
    def is_table(self) -> bool:
        """Whether the file holds many records."""
        return self.kind not in DOCUMENTS


def release(file: Found) -> None:
    """Say that the file has been read, so that the room it takes can be used again."""
    file.place.release()


@dataclass(frozen=True)
class Source:
    """What lies under one argument, which people know by `name`: the files to read, sorted; the places (as in
    `Found.name`) that are lost, each with the reason and the fault; notes on what is passed over. `is_folder`: the
    argument stands for many files (a folder, an archive, a prefix of a store)."""

    name: str
    files: list[Found]
    unreadable: list[tuple[str, str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_folder: bool = False
