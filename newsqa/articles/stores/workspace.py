"""A temporary folder for the bytes that do not lie in local files: what is unpacked or downloaded, while it is read.

Files in it have numbers for names. The folder goes when the run ends; what killed runs left goes when the next begins.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import shutil
import tempfile
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from newsqa.articles.readers.found import Fetched, Place
from newsqa.articles.readers.record import Reject
from newsqa.errors import EngineError

# Bytes of files that are kept although nobody reads them now: small ones are looked at, sampled and then read.
KEPT = 1 << 30
_PREFIX = "newsqa-workspace-"
_NAME = re.compile(_PREFIX + r"\w{8}")  # newsqa-workspace-k3j_0x9a
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass
class _Held:
    fetched: Fetched
    size: int
    used: int  # by the clock of the workspace


class Workspace:
    """To be used in a `with` statement. The folder is made when it is first needed."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._folder: Path | None = None
        self._lock: int | None = None
        self._read: dict[Place, _Held] = {}  # is being read
        self._idle: OrderedDict[Place, _Held] = OrderedDict()  # the one used last stands last
        self._idle_size = 0
        self._number = self._clock = 0
        self._writing_since: int | None = None

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._read.clear()
        self._idle.clear()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def new_file(self) -> Path:
        """A path of the folder where there is no file yet."""
        if self._folder is None:
            self._folder = self._make_folder()
        self._number += 1
        return self._folder / str(self._number)

    def fetch(self, place: Place, write: Callable[[Path], Reject | None], keep: bool) -> Fetched:
        """The file that holds the bytes of a place, which stays until it is released when it is to `keep`.

        It is written when it is not there: `write` is given its path, and says what is broken. It may fetch other
        places. Raises EngineError when the disk is full.
        """
        held = self._read.get(place) or self._idle.pop(place, None)
        if held is None:
            held = self._write(place, write)
        elif place not in self._read:
            self._idle_size -= held.size
        self._clock += 1
        held.used = self._clock
        if keep or place in self._read:
            self._read[place] = held
        else:
            self._idle[place] = held
            self._idle_size += held.size
        return held.fetched

    def release(self, place: Place) -> None:
        """Nobody reads the file of this place now."""
        if held := self._read.pop(place, None):
            self._idle[place] = held
            self._idle_size += held.size
        if place in self._idle and self._idle[place].size > self._kept:
            self._remove(place)

    def check_room(self, size: int, name: str) -> None:
        """Raise EngineError when `size` more bytes do not fit on the disk."""
        folder = self.new_file().parent
        if size > shutil.disk_usage(folder).free:
            self._make_room(0)
        free = shutil.disk_usage(folder).free
        if size > free:
            raise EngineError(
                f"{name}: takes {size:,} bytes, and the temporary folder {folder.parent} has room for {free:,}; free"
                " some, or name another folder in the environment variable TMPDIR"
            )

    def _write(self, place: Place, write: Callable[[Path], Reject | None]) -> _Held:
        outer = self._writing_since
        self._writing_since = self._clock + 1 if outer is None else outer
        path = self.new_file()
        try:
            broken = write(path)
            held = _Held(Fetched(path, broken), path.stat().st_size, 0)
            self._make_room(self._kept)
        except OSError as error:
            path.unlink(missing_ok=True)
            if error.errno not in _FULL:
                raise
            raise EngineError(
                f"{path.parent}: the disk of the temporary folder is full; free some room, or name another folder"
                " in the environment variable TMPDIR"
            ) from error
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        finally:
            self._writing_since = outer
        return held

    def _make_room(self, most: int) -> None:
        """Remove what nobody reads, the one used longest ago first, until it takes `most` bytes. The archives that the
        file being written comes from stay."""
        while self._idle and self._idle_size > most:
            oldest = next(iter(self._idle))
            if self._writing_since is not None and self._idle[oldest].used >= self._writing_since:
                break
            self._remove(oldest)

    def _remove(self, place: Place) -> None:
        held = self._idle.pop(place)
        self._idle_size -= held.size
        held.fetched.path.unlink(missing_ok=True)

    def _make_folder(self) -> Path:
        parent = Path(tempfile.gettempdir())
        try:
            _remove_left(parent)
            folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
            self._lock = os.open(folder, os.O_RDONLY)
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise EngineError(
                f"{parent}: the temporary folder cannot be written to ({error.strerror}); name another in the"
                " environment variable TMPDIR"
            ) from error
        return folder


def _remove_left(parent: Path) -> None:
    """Remove the folders of runs that were killed: the system unlocked them then. One that was made just now may be
    about to be locked, and one that holds anything but files with numbers for names is somebody else's."""
    for left in parent.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            status = left.lstat()
            if status.st_uid != os.getuid() or status.st_mtime > time.time() - 60 or not left.is_dir():
                continue
            if not _NAME.fullmatch(left.name) or not all(file.name.isdigit() for file in left.iterdir()):
                continue
            handle = os.open(left, os.O_RDONLY | os.O_NOFOLLOW)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(left, ignore_errors=True)
            finally:
                os.close(handle)
