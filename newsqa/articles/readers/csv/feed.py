"""The bytes of a delimited file as UTF-8, to be looked at ahead, and taken in blocks or line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsqa.articles.readers.streams import CHUNK, BrokenStream


class ByteFeed:
    """Bytes that were read and not yet taken. `offset` counts the bytes taken, `lines` the lines."""

    def __init__(self, chunks: Iterable[bytes], line_break: bytes = b"\n") -> None:
        self._chunks = _small(chunks)
        self._line_break = line_break
        self._data = b""
        self._at = 0
        self._broken: BrokenStream | None = None
        self._is_read = False
        self.offset = 0
        self.lines = 0

    def peek(self, size: int) -> tuple[bytes, bool]:
        """The next bytes, from `size` to twice as many, fewer only at the end; and whether these are all, down to an
        unbroken end."""
        there = len(self._data) - self._at
        if there >= 2 * size:
            return self._data[self._at : self._at + size], False
        pieces = [self._data[self._at :] if self._at else self._data]
        while there < size and (data := self._more()):
            pieces.append(data)
            there += len(data)
        self._data, self._at = b"".join(pieces), 0
        return self._data, self._is_read and self._broken is None

    def skip(self, size: int, lines: int) -> None:
        """Take bytes that were looked at, in so many lines."""
        self._at += size
        self.offset += size
        self.lines += lines

    def line(self, bound: int) -> tuple[bytes, int] | None:
        """The next line with its line break, and its length; None at the end.

        Of a line longer than `bound` only the first `bound` bytes are kept: its length says so. Raises BrokenStream,
        with the unfinished line as its second argument, after the last whole line of a broken file.
        """
        end = self._data.find(self._line_break, self._at) + 1
        if end and end - self._at <= bound:
            line = self._data[self._at : end]
            self.skip(len(line), 1)
            return line, len(line)
        kept: list[bytes] = []
        length = 0
        while True:
            end = self._data.find(self._line_break, self._at) + 1
            piece = self._data[self._at : end or len(self._data)]
            if length < bound:
                kept.append(piece[: bound - length])
            length += len(piece)
            self.skip(len(piece), 1 if end else 0)
            if end:
                return b"".join(kept), length
            self._data, self._at = self._more(), 0
            if not self._data:
                break
        if self._broken:
            raise BrokenStream(str(self._broken), b"".join(kept)) from self._broken
        self.lines += bool(length)
        return (b"".join(kept), length) if length else None

    def _more(self) -> bytes:
        """The next piece of the file, empty at its end. That it is broken is kept for who takes the last line."""
        if self._is_read:
            return b""
        try:
            data = next(self._chunks, b"")
        except BrokenStream as broken:
            self._broken, data = broken, b""
        self._is_read = not data
        return data


def _small(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks, large ones cut: a piece of a compressed file may inflate to ten thousand times its size."""
    for data in chunks:
        if len(data) <= 2 * CHUNK:
            if data:
                yield data
        else:
            for begin in range(0, len(data), CHUNK):
                yield data[begin : begin + CHUNK]
