"""The words of a column of texts as numbers, for comparing texts: case, punctuation and the way in which a letter is
encoded make no difference.

Most words are ASCII, and are read from the bytes of the column all at once; only the others are looked at one by one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

_Numbers: TypeAlias = "npt.NDArray[np.uint64]"
_Places: TypeAlias = "npt.NDArray[np.int64]"
_Bytes: TypeAlias = "npt.NDArray[np.uint8]"

# "don't" and "don’t" are the words "don" and "t"
_PLAIN = re.compile(r"[A-Za-z0-9]+")
# Scripts that put no spaces between words: Thai to Tibetan, Myanmar, Khmer, kana, Chinese characters. Each of their
# letters counts for a word.
_UNSPACED = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_LONGEST_KEPT, _MOST_KEPT = 40, 1 << 18  # bytes of a piece whose words are kept for the next batch, and how many
_AT_ONCE = 1 << 18  # bytes whose numbers are computed at once, some times 8 bytes each

# What stands in words, of bytes: letters and digits, and all that is not ASCII. A number for each byte in each place of
# a word (tabulation hashing): nought for what stands between words, and for capitals that of small letters. They are
# fixed, so that all processes and runs have the same.
_IN_WORD = np.array([byte >= 0x80 or chr(byte).isalnum() for byte in range(256)], bool)
_NO_SPACE = np.array([chr(byte) not in "\t\n\f\r " for byte in range(256)], bool)
_LOWER = [ord(chr(byte).lower()) if byte < 0x80 else byte for byte in range(256)]
_RANDOM = np.random.Generator(np.random.PCG64(5)).integers(1, 1 << 64, (256, 256), np.uint64)
_OF_BYTE = np.where(_IN_WORD, _RANDOM[:, _LOWER], np.uint64(0)).ravel()
_PLACES = np.arange(256, dtype=np.uint8)
# Most words that are not ASCII are so by the mark beside them. Dashes, curly quotation marks and the ellipsis are among
# U+2010 to U+2027, of which each parts words: three bytes, two of them always the same.
_MARKS = "\u2010".encode()
_LAST_OF_MARK = np.array([0x90 <= byte <= 0xA7 for byte in range(256)], bool)


class Words(NamedTuple):
    """The words of some texts: a number for each (uint64), and where those of each text start; the last start is the
    end of all."""

    numbers: _Numbers
    starts: _Places


def words_of_texts(texts: pa.ChunkedArray) -> Words:
    """The words of a column of texts; a null has none."""
    data, offsets = bytes_of(texts)
    data = _without_marks(data)
    starts, ends = _pieces(data, offsets)
    if not len(starts):
        return Words(np.zeros(0, np.uint64), np.zeros(len(offsets), np.int64))
    numbers = hashed(data, starts, ends)
    # few are; what is not ASCII stands in a piece
    others = np.unique(np.searchsorted(starts, np.flatnonzero(data >= 0x80), "right") - 1)
    found = _words_of_others([data[a:b].tobytes() for a, b in zip(starts[others], ends[others], strict=True)])
    counts = np.ones(len(starts), np.int64)
    counts[others] = [len(one) for one in found]
    places = np.cumsum(counts)
    every = np.repeat(numbers, counts)
    every[np.repeat(_is_one_of(others, len(starts)), counts)] = np.array([n for one in found for n in one], np.uint64)
    return Words(every, np.concatenate([[0], places])[np.searchsorted(starts, offsets)])


def count_words(texts: pa.ChunkedArray) -> npt.NDArray[np.int32]:
    """How many words each text has (int32), a null none: what stands between tabs, blanks and line breaks. In writings
    without spaces two characters of Chinese or Japanese are a word, and four of Thai, Lao, Khmer and Burmese, vowels
    and tones among them."""
    data, offsets = bytes_of(texts)
    inside = _NO_SPACE[data]
    begins = inside.copy()
    begins[1:] &= ~inside[:-1]
    heads = offsets[:-1][offsets[:-1] < len(data)]
    begins[heads] = inside[heads]
    found = np.zeros(len(offsets) - 1, np.int64)
    for places, characters_a_word in _unspaced(data):
        begins[places] = False  # of these not runs between spaces are words
        found += -(-_of_each(places, offsets) // characters_a_word)
    return (found + _of_each(np.flatnonzero(begins), offsets)).astype(np.int32)


def _of_each(places: _Places, offsets: _Places) -> _Places:
    """How many of the places (ascending) are in each text."""
    return np.diff(np.searchsorted(places, offsets))


def _unspaced(data: _Bytes) -> Iterator[tuple[_Places, int]]:
    """Where characters of writings without spaces begin, and how many of them are a word."""
    # U+3040 to U+9FFF are E3 81 to E9 BF; what is before them are marks
    east = np.flatnonzero((data >= 0xE3) & (data <= 0xE9))
    yield east[(data[east] > 0xE3) | (data[np.minimum(east + 1, len(data) - 1)] > 0x80)], 2
    south_east = np.flatnonzero((data == 0xE0) | (data == 0xE1))
    second = data[np.minimum(south_east + 1, len(data) - 1)]
    thai_or_lao = (data[south_east] == 0xE0) & (second >= 0xB8) & (second <= 0xBB)
    khmer_or_burmese = (data[south_east] == 0xE1) & np.isin(second, [0x80, 0x81, 0x9E, 0x9F])
    yield south_east[thai_or_lao | khmer_or_burmese], 4


def bytes_of(texts: pa.ChunkedArray) -> tuple[_Bytes, _Places]:
    """The texts as UTF-8 one after the other, and where each starts; the last offset is their end."""
    array = pa.concat_arrays([pa.array([], pa.string()), *pc.fill_null(texts, "").chunks])
    offsets = np.frombuffer(array.buffers()[1], np.int32, len(array) + 1, 4 * array.offset).astype(np.int64)
    data = np.frombuffer(array.buffers()[2] or b"", np.uint8)
    return data[offsets[0] : offsets[-1]], offsets - offsets[0]


def _without_marks(data: _Bytes) -> _Bytes:
    """The bytes with blanks for the marks that part words."""
    first = np.flatnonzero(data[:-2] == _MARKS[0])
    first = first[(data[first + 1] == _MARKS[1]) & _LAST_OF_MARK[data[first + 2]]]
    blanked = data.copy()
    for at in range(3):
        blanked[first + at] = ord(" ")
    return blanked


def _pieces(data: _Bytes, offsets: _Places) -> tuple[_Places, _Places]:
    """Where the pieces start and end that are words, or hold words that are not ASCII; none goes over two texts."""
    inside = _IN_WORD[data]
    edges = np.flatnonzero(np.diff(inside, prepend=False, append=False))
    starts, ends = edges[::2], edges[1::2]
    cuts = np.unique(offsets[(offsets > 0) & (offsets < len(data))])
    cuts = cuts[inside[cuts] & inside[cuts - 1]]  # a text ends in a word, and the next begins with one
    return np.insert(starts, np.searchsorted(starts, cuts), cuts), np.insert(ends, np.searchsorted(ends, cuts), cuts)


def hashed(data: _Bytes, starts: _Places, ends: _Places) -> _Numbers:
    """A number for each piece of the bytes: the sum of those of its bytes in their places."""
    found, first = np.zeros(len(starts), np.uint64), 0
    while first < len(starts):
        last = max(int(np.searchsorted(starts, starts[first] + _AT_ONCE)), first + 1)
        begin, until = starts[first], ends[last - 1]
        lengths = np.diff(starts[first:last], append=until)  # with what stands between the pieces, which counts nought
        # places in the piece, in one byte: whatever is after the 256th begins anew
        places = np.resize(_PLACES, until - begin) - np.repeat((starts[first:last] - begin).astype(np.uint8), lengths)
        which = (places.astype(np.uint16) << np.uint16(8)) | data[begin:until]
        found[first:last] = np.add.reduceat(_OF_BYTE[which], starts[first:last] - begin)
        first = last
    return found


_kept: dict[bytes, Sequence[int]] = {}  # words repeat from article to article; keeping them changes no result


def _words_of_others(pieces: Sequence[bytes]) -> list[Sequence[int]]:
    """The numbers of the words in pieces that are not ASCII."""
    found = {piece: _kept[piece] for piece in set(pieces) & _kept.keys()}
    new = {piece: split_words(piece.decode("utf-8", "replace")) for piece in set(pieces) - found.keys()}
    words = [word.encode() for of_piece in new.values() for word in of_piece]
    ends = np.cumsum([len(word) for word in words], dtype=np.int64)
    numbers = hashed(np.frombuffer(b"".join(words), np.uint8), np.concatenate([[0], ends])[:-1].astype(np.int64), ends)
    left = iter(numbers.tolist())
    for piece, of_piece in new.items():
        found[piece] = [next(left) for _ in of_piece]
        if len(piece) <= _LONGEST_KEPT and len(_kept) < _MOST_KEPT:
            _kept[piece] = found[piece]
    return [found[piece] for piece in pieces]


def split_words(text: str) -> list[str]:
    """The words of a text in small letters, composed, without punctuation and what cannot be seen."""
    if text.isascii():
        return _PLAIN.findall(text.lower())
    lowered = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    spaced = _UNSPACED.sub(r" \g<0> ", lowered)
    words = "".join(_letter(letter) for letter in spaced).split()
    return [word for word in words if any(letter.isalnum() for letter in word)]


def _letter(letter: str) -> str:
    if letter.isalnum():
        return letter
    category = unicodedata.category(letter)
    # a soft hyphen or a joiner parts no word, and a vowel sign is a part of one
    return letter if category[0] == "M" else "" if category == "Cf" else " "


def _is_one_of(places: _Places, size: int) -> npt.NDArray[np.bool_]:
    found = np.zeros(size, bool)
    found[places] = True
    return found
