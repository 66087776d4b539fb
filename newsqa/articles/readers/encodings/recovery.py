"""Bytes that are not UTF-8: the text where it is certain what was meant, else the words for what is wrong.

A wrong letter in a name is worse than a record that is known to be missing, so that most encodings are only named.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from newsqa.articles.readers.encodings.stray_bytes import STRAY, read_strays

UTF8_MARK = codecs.BOM_UTF8
# The longer marks first: that of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
MANY = 10  # strays that make a file one of cp1252 rather than one with a few odd bytes
_IN_UTF8 = re.compile("[\x80-\ud7ff\ue000-\U0010ffff]")  # what is beyond ASCII, and no stray
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_SAMPLE = 4096  # bytes that are asked for their encoding
_MULTIBYTE = ("cp932", "euc_jp", "gb18030", "big5", "cp949")
_KNOWN = [
    *_MULTIBYTE,
    "cp1250",
    "cp1251",
    "cp1252",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "koi8_r",
    "cp866",
]
_NAMES = {"cp932": "shift_jis", "cp949": "euc-kr", "euc_jp": "euc-jp", "koi8_r": "koi8-r"}
_MOST_CHAOS = 5  # per cent
_SHOWN = 8  # characters that a remark names


class Recovered(NamedTuple):
    """A text read from bytes that are not UTF-8, the encoding that it was read in, and what was done, in words."""

    text: str
    encoding: str
    reason: str


def recover(
    data: bytes, likely: str | None = None, offset: int = 0, file_offset: int | None = None, line: int | None = None
) -> Recovered | None:
    """The text of bytes that are not UTF-8 where it is certain, else None. `likely` is the encoding of the file.

    `offset` is added to the place of the first bad byte in the reason; `file_offset` is where the data begin in the
    file, `line` the line there.
    """
    wide = wide_encoding(data) or (likely if likely in _WIDE else None)
    if wide is not None:
        try:
            text = data.decode(wide).removeprefix("\ufeff")
        except UnicodeDecodeError:
            return None
        return Recovered(text, wide, f"not UTF-8: text in {_shown(wide)}, read as that")
    text = data.removeprefix(UTF8_MARK).decode("utf-8", "surrogateescape")
    read = read_strays([text], likely == "cp1252")
    if read is None or not STRAY.search(text):
        return None
    where = first_bad_byte(data, offset, file_offset, line)
    return Recovered(read[0], "cp1252", f"{where}; {what_was_read([text], read)}")


def recover_texts(texts: Sequence[str], likely: str | None = None) -> list[str] | None:
    """The same for the texts of one record, decoded from UTF-8 with the error handler "surrogateescape"."""
    return read_strays(texts, likely == "cp1252")


def what_was_read(before: Sequence[str], after: Sequence[str]) -> str:
    """In words which characters the stray bytes became: `2 bytes read as cp1252 (£, ’)`."""
    count = 0
    chars: dict[str, None] = {}
    for old, new in zip(before, after, strict=True):
        for match in STRAY.finditer(old):
            count += 1
            chars[new[match.start()]] = None
    shown = ", ".join(char if char != "\xa0" else "no-break space" for char in list(chars)[:_SHOWN])
    more = ", …" if len(chars) > _SHOWN else ""
    return f"{count:,} {'byte' if count == 1 else 'bytes'} read as cp1252 ({shown}{more})"


def first_bad_byte(data: bytes, offset: int = 0, file_offset: int | None = None, line: int | None = None) -> str:
    """The first byte that is not UTF-8 and where it stands; the arguments are those of `recover`."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = error.start
    else:
        raise ValueError("the bytes are UTF-8")
    more = [f"byte {file_offset + place:,} of the file"] if file_offset is not None else []
    lines_before = data.count(b"\n", 0, place)
    more += [f"line {line + lines_before:,}"] if line is not None else []
    return f"not UTF-8: byte 0x{data[place]:02X} at offset {place + offset:,}" + (
        f" ({', '.join(more)})" if more else ""
    )


def undecodable(
    data: bytes,
    likely: str | None = None,
    offset: int = 0,
    file_offset: int | None = None,
    line: int | None = None,
) -> str:
    """Why bytes cannot be read, with the encoding that they may be in; the arguments are those of `recover`."""
    guess = likely or likely_encoding(data)
    said = f"likely {_shown(guess)}, but that is not certain" if guess else "the encoding cannot be told"
    return f"{first_bad_byte(data, offset, file_offset, line)}; {said}"


def is_cp1252(start: bytes) -> bool:
    """Whether the start of a file leaves no doubt that all of it is in cp1252: it has many characters beyond ASCII, all
    of them make sense there, and not one is in UTF-8."""
    text = start.decode("utf-8", "surrogateescape")
    if len(STRAY.findall(text)) < MANY or _IN_UTF8.search(text):
        return False
    return recover(start) is not None


def likely_encoding(sample: bytes) -> str | None:
    """The encoding that the start of a file, or a record, seems to be in. None: UTF-8, or it cannot be told."""
    if wide := wide_encoding(sample):
        return wide
    start = next((encoding for mark, encoding in _MARKS if sample.startswith(mark)), None)
    if start is not None or _is_utf8(sample):
        return start
    if recover(sample) is not None:
        return "cp1252"
    from charset_normalizer import from_bytes

    # Coherence says how well the letters fit a language; without it an encoding is a guess among many.
    matches = from_bytes(_densest(sample), cp_isolation=_KNOWN, preemptive_behaviour=False)
    readable = [match for match in matches if match.percent_chaos <= _MOST_CHAOS]
    best = max(readable, key=lambda match: match.percent_coherence, default=None)
    if best is None or best.percent_coherence < (10 if best.encoding in _MULTIBYTE else 30):
        return None
    return _NAMES.get(best.encoding, best.encoding)


def wide_encoding(sample: bytes) -> str | None:
    """UTF-16 or UTF-32, told from its mark, or from the zeros in every other byte that ASCII has there."""
    for mark, encoding in _MARKS[:4]:
        if sample.startswith(mark) and (encoding != "utf-16-le" or sample[2:4] != b"\0\0"):
            return encoding
    part = sample[: _SAMPLE - _SAMPLE % 4]
    if len(part) < 8 or (len(sample) % 2 and len(sample) <= _SAMPLE):
        return None
    even, odd = part[0::2], part[1::2]
    half = len(even)
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros.count(0) >= 0.7 * half and others.count(0) == 0:
            try:
                text = part.decode(encoding)
            except UnicodeDecodeError:
                continue
            if sum(char.isprintable() or char in "\r\n\t" for char in text) == len(text):
                return encoding
    return None


def utf8_start(sample: bytes) -> bytes:
    """The start of a file in UTF-8, where it is in UTF-16 or UTF-32."""
    encoding = wide_encoding(sample)
    return sample.decode(encoding, "ignore").removeprefix("\ufeff").encode("utf-8") if encoding else sample


def as_utf8(pieces: Iterable[bytes], encoding: str | None) -> Iterator[bytes]:
    """The pieces of a file in UTF-8, without a byte-order mark; with no encoding as they are.

    What is no text in the encoding becomes the byte 0x81, which is no UTF-8 either, nor a character of cp1252: whoever
    reads the records rejects the one that it stands in.
    """
    if encoding is None:
        yield from pieces
        return
    decoder = codecs.getincrementaldecoder(encoding)(_NO_TEXT)
    is_first = True
    for data in chain(pieces, (b"",)):
        if text := decoder.decode(data, final=not data):
            if found := (text.removeprefix("\ufeff") if is_first else text).encode("utf-8", _NO_TEXT):
                yield found
            is_first = False


def _as_no_utf8(error: UnicodeError) -> tuple[str | bytes, int]:
    """What stands for bytes that no text was made of, and then for that in UTF-8."""
    if isinstance(error, UnicodeDecodeError):
        return "\udc81", error.end
    if isinstance(error, UnicodeEncodeError):
        return b"\x81" * (error.end - error.start), error.end
    raise error


_NO_TEXT = "newsqa.no-text"
codecs.register_error(_NO_TEXT, _as_no_utf8)


def _is_utf8(sample: bytes) -> bool:
    """Whether the bytes are UTF-8; the last character may be cut."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _densest(sample: bytes) -> bytes:
    """A part of the sample around its first byte beyond ASCII, so that long ASCII before it does not hide it."""
    first = next((place for place, byte in enumerate(sample) if byte > 0x7F), 0)
    start = max(0, first - 64)
    return sample[start : start + _SAMPLE]


def _shown(encoding: str) -> str:
    return encoding.upper() if encoding.startswith("utf") else encoding
