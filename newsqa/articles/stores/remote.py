"""Files at other places: an object is downloaded into the workspace when it is first needed."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Protocol, TypeVar

from newsqa.articles.errors import InputError
from newsqa.articles.readers.found import Fetched
from newsqa.articles.stores.addresses import scheme_of, shown_url
from newsqa.articles.stores.workspace import Workspace
from newsqa.errors import EngineError

OBJECT_STORES = ("s3", "gs", "gcs", "az", "abfs", "abfss")
WEB = ("http", "https")
RETRIES = 2
PAUSE = 0.5  # seconds before the first of them
_CHUNK = 1 << 20
# An object up to this size is downloaded for a look at its start, and mostly still there when it is read.
_SMALL = 1 << 20


class Download(Protocol):
    """An object that is being downloaded. `size` is what the store says; None when it does not."""

    @property
    def size(self) -> int | None: ...
    @property
    def file(self) -> IO[bytes]: ...


class Interrupted(Exception):
    """The connection failed; the message says how. It may be tried again."""


Result = TypeVar("Result")
Opener = Callable[[], AbstractContextManager[Download]]


@dataclass(frozen=True, eq=False, slots=True)
class RemoteFile:
    """An object as a place. `open` begins a download; it raises Interrupted, InputError and EngineError."""

    name: str
    open: Opener = field(repr=False)
    workspace: Workspace = field(repr=False)
    size: int | None = None

    def start(self, size: int) -> bytes:
        if self.size is not None and self.size <= _SMALL:
            with self.fetch(keep=False).path.open("rb") as file:
                return file.read(size)
        return self._try(lambda: self._start(size))

    def fetch(self, keep: bool = True) -> Fetched:
        return self.workspace.fetch(self, lambda path: self._try(lambda: self._download(path)), keep)

    def release(self) -> None:
        self.workspace.release(self)

    def _try(self, work: Callable[[], Result]) -> Result:
        """Do it, and again when the connection fails."""
        for attempt in range(RETRIES):
            try:
                return work()
            except Interrupted:
                time.sleep(PAUSE * 2**attempt)
        try:
            return work()
        except Interrupted as error:
            raise EngineError(
                f"{self.name}: {error} (tried {RETRIES + 1} times). Check the connection, and run again"
            ) from None

    def _start(self, size: int) -> bytes:
        with self.open() as download:
            found = b""
            while len(found) < size and (data := download.file.read(size - len(found))):
                found += data
            if len(found) < size and download.size is not None and len(found) < download.size:
                raise Interrupted(_ended(len(found), download.size))
            return found

    def _download(self, path: Path) -> None:
        with self.open() as download, path.open("wb") as file:
            if download.size is not None:
                self.workspace.check_room(download.size, self.name)
            came = 0
            while data := download.file.read(_CHUNK):
                file.write(data)
                came += len(data)
            if download.size is not None and came != download.size:
                raise Interrupted(_ended(came, download.size))


def _ended(came: int, size: int) -> str:
    if came > size:
        return f"the file changed: {size:,} bytes were to come, {came:,} came"
    return f"the download ended after {came:,} of {size:,} bytes"


@dataclass(frozen=True)
class Listing:
    """What lies at a remote place: each file with its path inside the place. `is_folder`: the place is a prefix."""

    files: list[tuple[str, RemoteFile]]
    is_folder: bool


def list_remote(url: str, workspace: Workspace) -> Listing:
    """The files at a URL. Raises InputError when there is nothing, EngineError when the store cannot be reached."""
    scheme = scheme_of(url)
    name = shown_url(url)
    if scheme in WEB:
        from newsqa.articles.stores.web import open_web

        inside = PurePosixPath(name.partition("://")[2]).name or "index"
        return Listing([(inside, RemoteFile(name, lambda: open_web(url), workspace))], is_folder=False)
    if scheme in OBJECT_STORES:
        from newsqa.articles.stores.objects import list_objects

        return list_objects(url, workspace)
    raise InputError(
        f"{name}: there is no reading from {scheme}:// addresses. Expected one that begins with"
        f" {', '.join(f'{known}://' for known in (*OBJECT_STORES, *WEB, 'file'))}, or a path."
    )
