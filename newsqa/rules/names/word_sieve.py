"""Which of many words stand in which texts of a column: the column comes in, the words of each row go out, in a
fraction of the time that it takes to read the words of each text.

All texts are looked at together, as the bytes that Arrow keeps them in. Where a byte can open a word, the first eight
bytes are taken as one number and looked up, first by a hash in a table, which few pass, and then among the words. What
stands before a word, or after a long one, is not looked at: no word is missed, and some are only parts of others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

_WINDOW = 8  # bytes
_LONGEST = 400  # bytes of a word
_BITS = 16  # of a hash
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # 2**64 by the golden ratio: Fibonacci hashing
_STRETCH = 1 << 22  # bytes that are looked at together, so that what is computed of them stays small
# bytes that a word goes on with; of other alphabets than ASCII nothing is said, so that no word is missed
_GOES_ON = np.array([byte < 128 and (chr(byte).isalnum() or byte == ord("_")) for byte in range(256)])


@dataclass(frozen=True)
class Sieve:
    """By the length in bytes that is looked at: the beginnings of words as numbers, and which hashes these have. Words
    of eight bytes and more are also there `whole`, by their beginning."""

    whole: dict[bytes, tuple[bytes, ...]]
    beginnings: dict[int, tuple[npt.NDArray[np.uint64], npt.NDArray[np.bool_]]]


def make_sieve(words: Iterable[str]) -> Sieve:
    """Make a sieve for these words."""
    by_length: dict[int, list[bytes]] = {}
    whole: dict[bytes, tuple[bytes, ...]] = {}
    for word in words:
        data = word.encode()
        beginning = data[:_WINDOW]
        by_length.setdefault(len(beginning), []).append(beginning)
        if len(beginning) == _WINDOW:
            whole[beginning] = (*whole.get(beginning, ()), data)
    beginnings = {}
    for length, found in by_length.items():
        numbers = np.frombuffer(b"".join(one.ljust(_WINDOW, b"\0") for one in found), "<u8")
        hashes = np.zeros(1 << _BITS, np.bool_)
        hashes[_hashes(numbers, length)] = True
        beginnings[length] = _shifted(numbers, length), hashes
    return Sieve(whole, beginnings)


def words_by_row(sieve: Sieve, texts: pa.ChunkedArray) -> dict[int, set[str]]:
    """The words that stand in each text of a column of strings, by row, for the rows that have any."""
    found: dict[int, set[str]] = {}
    first = 0
    for chunk in texts.chunks:
        large = chunk.cast(pa.large_string())
        _, offsets_buffer, data_buffer = large.buffers()
        if data_buffer is not None and len(chunk):
            offsets = np.frombuffer(offsets_buffer, np.int64)[large.offset : large.offset + len(chunk) + 1]
            data = np.frombuffer(data_buffer, np.uint8)
            for start in range(int(offsets[0]), int(offsets[-1]), _STRETCH):
                for place, word in _words(
                    sieve, data[start : min(start + _STRETCH, offsets[-1]) + _LONGEST], offsets - start
                ):
                    row = int(np.searchsorted(offsets, start + place, side="right")) - 1
                    # what stands after the end of a stretch or slice is there for its last word; two texts make no word
                    if row < len(chunk) and start + place + len(word) <= offsets[row + 1]:
                        found.setdefault(first + row, set()).add(word.decode())
        first += len(chunk)
    return found


def _words(sieve: Sieve, data: npt.NDArray[np.uint8], ends: npt.NDArray[np.int64]) -> Iterator[tuple[int, bytes]]:
    """The words in these bytes, each with its place; `ends` are where texts end."""
    padded = np.append(data, np.zeros(_WINDOW, np.uint8))
    # capitals of ASCII, and what opens a letter from U+00C0 to U+1FFF in UTF-8; to compare is faster than to look up
    openings = np.flatnonzero((data - np.uint8(ord("A")) < 26) | (data - np.uint8(0xC3) <= 0xE1 - 0xC3))
    # the eight bytes from each place on as one number; the view takes no memory
    windows = np.ndarray((len(data),), "<u8", padded, strides=(1,))[openings]
    for length, (numbers, hashes) in sieve.beginnings.items():
        passed = np.flatnonzero(hashes[_hashes(windows, length)])
        places = openings[passed[np.isin(_shifted(windows[passed], length), numbers)]]
        if length == _WINDOW:
            for place in places.tolist():
                stands = data[place : place + _LONGEST].tobytes()
                yield from ((place, word) for word in sieve.whole[stands[:_WINDOW]] if stands.startswith(word))
            continue
        after = places + length
        for place in places[~_GOES_ON[padded[after]] | np.isin(after, ends)].tolist():
            yield place, data[place : place + length].tobytes()


def _shifted(windows: npt.NDArray[np.uint64], length: int) -> npt.NDArray[np.uint64]:
    """The first `length` bytes of each window, and nothing of those after them."""
    return windows << np.uint64(8 * (_WINDOW - length))


def _hashes(windows: npt.NDArray[np.uint64], length: int) -> npt.NDArray[np.uint64]:
    return _shifted(windows, length) * _MULTIPLIER >> np.uint64(64 - _BITS)
