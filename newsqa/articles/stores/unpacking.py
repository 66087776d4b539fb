"""Writing what is unpacked to a file, within bounds that no honest file meets and every decompression bomb does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from newsqa.articles.errors import UnreadableError
from newsqa.articles.readers.found import Fetched, Place
from newsqa.articles.readers.record import Reject
from newsqa.articles.readers.streams import BrokenStream, chunks
from newsqa.articles.stores.workspace import Workspace

# News text packs 3 to 10 times, and the same line over and over 1,000 times: beyond both bounds something is a bomb.
MAX_RATIO = 200
ALWAYS_ALLOWED = 100 * 1000 * 1000
# All that one archive may unpack to: several times the largest collections of news that are given out as one file, and
# little enough that a disk is not filled for days.
MAX_UNPACKED = 256 * 1000**3


@dataclass(eq=False)
class Budget:
    """What one archive that was named, or found in a folder, may unpack to, with all archives inside it."""

    left: int

    @staticmethod
    def of(size: int) -> Budget:
        """The budget of a file of this size."""
        return Budget(min(MAX_UNPACKED, max(ALWAYS_ALLOWED, MAX_RATIO * size)))

    def take(self, size: int) -> bool:
        """Use some of it; False when there is not so much left, and nothing is used."""
        if size > self.left:
            return False
        self.left -= size
        return True


def most(packed: int) -> int:
    """The bytes that `packed` bytes may become."""
    return min(MAX_UNPACKED, max(ALWAYS_ALLOWED, MAX_RATIO * packed))


def write_bounded(pieces: Iterable[bytes], file: IO[bytes], bound: int, name: str) -> int:
    """Write the pieces to a file; gives its size. Raises UnreadableError where they are more than `bound` bytes."""
    size = 0
    for data in pieces:
        size += len(data)
        if size > bound:
            raise UnreadableError(f"{name}: {too_much(bound)}")
        file.write(data)
    return size


def too_much(bound: int) -> str:
    """Why unpacking stopped."""
    return (
        f"unpacks to more than {bound:,} bytes, as a decompression bomb does; nothing of it is read."
        " If it is sound, unpack it yourself and name the folder"
    )


@dataclass(frozen=True, eq=False, slots=True)
class Inflated:
    """What is compressed at another place, as a place: for readers that go to and fro in a file."""

    packed: Place
    name: str
    workspace: Workspace = field(repr=False)
    bound: Callable[[int], int] = most

    def start(self, size: int) -> bytes:
        with self.fetch(keep=False).path.open("rb") as file:
            return file.read(size)

    def fetch(self, keep: bool = True) -> Fetched:
        return self.workspace.fetch(self, self._write, keep)

    def release(self) -> None:
        self.workspace.release(self)

    def _write(self, path: Path) -> Reject | None:
        fetched = self.packed.fetch()
        try:
            bound = self.bound(fetched.path.stat().st_size)
            with path.open("wb") as file:
                write_bounded(chunks(fetched.path), file, bound, self.name)
        except BrokenStream as broken:
            return Reject(None, str(broken.args[0]), None, "truncated-stream")
        finally:
            self.packed.release()
        return fetched.broken
