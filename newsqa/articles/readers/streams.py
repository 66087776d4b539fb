"""Bytes of a file, decompressed where its first bytes say gzip, Zstandard, bzip2 or xz, in chunks and in lines.

A compressed file that breaks off gives what can be read and then raises `BrokenStream`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from newsqa.articles.errors import UnreadableError
from newsqa.articles.readers.inflate import CHUNK, BrokenStream, form_of, inflated

__all__ = ["CHUNK", "COMPRESSIONS", "BrokenStream", "chunks", "decompressed", "head", "open_file"]

COMPRESSIONS = (".gz", ".zst", ".bz2", ".xz")


def open_file(path: Path) -> IO[bytes]:
    """The file, opened for reading bytes. Raises UnreadableError when that is not possible."""
    try:
        return path.open("rb")
    except OSError as error:
        raise UnreadableError(
            f"{path}: cannot be opened: {error.strerror or error}. Expected a readable file; check its name and rights."
        ) from error


def is_compressed(path: Path) -> bool:
    """Whether the file begins like a compressed one."""
    with open_file(path) as file:
        return form_of(file.read(10)) is not None


def chunks(path: Path) -> Iterator[bytes]:
    """The (decompressed) bytes of the file, in non-empty pieces of bounded size.

    Raises BrokenStream after the last readable piece of a damaged file, or of a compressed one that is cut.
    """
    with open_file(path) as file:
        yield from decompressed(file)


def decompressed(file: IO[bytes]) -> Iterator[bytes]:
    """As `chunks`, of a file that is open and stands at its beginning."""
    try:
        start = file.read(10)
        file.seek(0)
        if form := form_of(start):
            yield from inflated(file, form)
            return
        while data := file.read(CHUNK):
            yield data
    except OSError as error:  # a disk or a network that fails
        raise BrokenStream(f"the file cannot be read to its end: {error.strerror or error}") from error


def head(source: Path | bytes, size: int = 1 << 16) -> bytes:
    """The first (decompressed) bytes of a file, or of the start of one; fewer where it is broken or cut."""
    found = b""
    try:
        for data in chunks(source) if isinstance(source, Path) else decompressed(io.BytesIO(source)):
            found += data
            if len(found) >= size:
                break
    except BrokenStream:
        pass  # whoever reads the records reports it
    return found[:size]


class TooLong(NamedTuple):
    """A line beyond the bound: its first bytes, and how long it is."""

    start: bytes
    length: int


def file_range(path: Path, start: int, end: int) -> Iterator[bytes]:
    """The bytes of an uncompressed file from one offset to another."""
    with open_file(path) as file:
        try:
            file.seek(start)
            while start < end and (data := file.read(min(CHUNK, end - start))):
                start += len(data)
                yield data
        except OSError as error:
            raise BrokenStream(f"the file cannot be read to its end: {error.strerror or error}") from error


def whole_lines(pieces: Iterator[bytes], bound: int, size: int = 0) -> Iterator[bytes | TooLong]:
    """The pieces cut anew so that each ends where a line ends, with its line break; the last may lack that. As many
    pieces are put together as make `size` bytes.

    Of a line longer than `bound` bytes only a start is kept. Raises BrokenStream, with the unfinished line as its
    second argument, after the last whole line.
    """
    ready: list[bytes] = []  # whole lines, but for the last piece of them
    ready_size = 0
    begun: list[bytes] = []  # the start of a line whose end has not come yet
    length = 0
    try:
        for data in pieces:
            first = data.find(b"\n") + 1
            if length + (first or len(data)) > bound:
                if ready:
                    yield b"".join(ready)
                    ready, ready_size = [], 0
                if length < bound:
                    begun.append(data[: min(first or len(data), bound - length)])
                length += first or len(data)
                if not first:
                    continue
                yield TooLong(b"".join(begun), length)
                begun, length, data = [], 0, data[first:]
            last = data.rfind(b"\n") + 1
            if last:
                ready += (*begun, data[:last])
                ready_size += length + last
                begun, length, data = [], 0, data[last:]
            if data:
                begun.append(data)
                length += len(data)
            if ready and ready_size >= size:
                yield b"".join(ready)
                ready, ready_size = [], 0
    except BrokenStream as error:
        if ready:
            yield b"".join(ready)
        raise BrokenStream(str(error), b"".join(begun)) from error
    if length > bound:
        if ready:
            yield b"".join(ready)
        yield TooLong(b"".join(begun), length)
    elif ready or begun:
        yield b"".join((*ready, *begun))
