"""A file of JSON that is read through a window: the part of it that is in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsqa.articles.readers.json.layout import TOKEN
from newsqa.articles.readers.record import RAW_BOUND
from newsqa.articles.readers.streams import BrokenStream

OPENING, CLOSING = (b"[", b"{"), (b"]", b"}")
SPACE = b" \t\r\n"
_TOO_LONG = (
    "the element that begins at byte {:,} is longer than the limit of {:,} bytes, or its brackets or quotation marks"
    " are not closed; the rest of the file could not be read"
)


class Broken(Exception):
    """The array cannot be read on: why, what is there, and the name of the rule that finds it."""


class Window:
    """The part of the file that is in memory: `buffer` begins at byte `base` of the file, and is read up to `at`."""

    def __init__(self, pieces: Iterator[bytes], bound: int) -> None:
        self._pieces, self.bound = pieces, bound
        self.buffer = bytearray()
        self.base = self.at = 0
        self.broken: BrokenStream | None = None

    def more(self) -> bool:
        """Read on, and forget what is done with; False at the end of the file."""
        del self.buffer[: self.at]
        self.base, self.at = self.base + self.at, 0
        if len(self.buffer) > self.bound:
            raise Broken(_TOO_LONG.format(self.base, self.bound), bytes(self.buffer[:RAW_BOUND]), "unreadable-record")
        # a long element is read in growing steps, so that it is not searched anew for each piece
        wanted = 2 * len(self.buffer)
        size = len(self.buffer)
        try:
            for data in self._pieces:
                self.buffer += data
                if len(self.buffer) >= wanted:
                    return True
        except BrokenStream as broken:
            self.broken = broken
        return len(self.buffer) > size

    def next_byte(self) -> bytes:
        """The next byte that is no white space, not taken yet; nothing at the end of the file."""
        while True:
            while self.at < len(self.buffer):
                if self.buffer[self.at] not in SPACE:
                    return bytes(self.buffer[self.at : self.at + 1])
                self.at += 1
            if not self.more():
                return b""

    def skip(self, count: int) -> None:
        """Pass over so many bytes."""
        while self.at + count > len(self.buffer):
            count -= len(self.buffer) - self.at
            self.at = len(self.buffer)
            if not self.more():
                return
        self.at += count

    def end_of_value(self, ends: Callable[[bytes, int], bool]) -> tuple[int, bytes]:
        """Where the value that begins at `at` ends, and the token there: the first token of which `ends` says so, given
        it and the depth of brackets behind it. The token is empty where the file ends before."""
        scanned, depth = self.at, 0
        while True:
            match = TOKEN.search(self.buffer, scanned)
            if match and match[1] != b"":
                token, scanned = match[0], match.end()
                depth += (token in OPENING) - (token in CLOSING)
                if ends(token, depth):
                    place = match.start()
                    del match  # it holds on to the buffer
                    return place, token
                continue
            scanned = match.start() if match else len(self.buffer)
            del match
            scanned -= self.at
            if not self.more():
                return len(self.buffer), b""
            scanned += self.at
