"""The text of a web page: from its bytes, by byte-order mark, HTTP header, `<meta charset>`, or what they look like.

Comes out: the text without NUL bytes, the charset that it was read as, and what was wrong with the bytes.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from newsqa.articles.readers.record import Remark

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# <meta charset="utf-8">, <meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
_META = re.compile(rb"<meta\b[^<>]{0,300}?\bcharset\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w.:-]{2,30})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml\b[^<>?]{0,200}?\bencoding\s{0,3}=\s{0,3}[\"']([\w.:-]{2,30})")  # <?xml encoding="utf-8"?>
_LOOKED_THROUGH = 1 << 16
# Browsers read these as their supersets, and so do the people who write such pages.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
# Charsets that no page can declare in its own ASCII letters, and codecs of Python that are no charsets.
_IMPOSSIBLE = re.compile(r"utf-?(16|32|7)|idna|punycode|unicode_escape|raw_unicode_escape|undefined|mbcs|oem")


class PageText(NamedTuple):
    """`remarks` are on row 1: undecodable bytes and NUL bytes."""

    text: str
    charset: str
    remarks: list[Remark]


def decode_page(data: bytes, http_charset: str | None = None) -> PageText:
    """The page as text. Bytes that its charset does not know become U+FFFD, with a remark."""
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], charset)
    start = data[:_LOOKED_THROUGH]
    written = [
        http_charset,
        *(match[1].decode("ascii", "replace") for match in (_META.search(start), _XML.search(start)) if match),
    ]
    declared = [codec for name in written if name and (codec := _codec(name))]
    for charset in [*declared, "utf-8"]:
        try:
            text = data.decode(charset)
        except UnicodeError:
            continue
        return _without_nuls(text, charset, [])
    return _decoded(data, declared[0] if declared and not _is_mistaken(data, declared[0]) else _guess(data))


def _codec(name: str) -> str | None:
    """Python's name for a charset as pages and servers write it, or None for what is none."""
    try:
        codec = codecs.lookup(name.strip().strip("\"'")).name
        if not codecs.lookup(codec)._is_text_encoding or _IMPOSSIBLE.match(codec):
            return None
    except (LookupError, ValueError):
        return None
    return _MEANT.get(codec, codec)


def _is_mistaken(data: bytes, charset: str) -> bool:
    """Whether more of the characters beyond ASCII are undecodable than not: then the page is in another charset."""
    text = data[: 1 << 20].decode(charset, "replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return 2 * text.count("\ufffd") > beyond


def _guess(data: bytes) -> str:
    """The charset that the bytes look like: that of a part of the page in which there is something to see."""
    from charset_normalizer import from_bytes

    first = next((match.start() for match in re.finditer(rb"[\x80-\xff]", data)), 0)
    best = from_bytes(data[max(0, first - 1000) : first + 20_000]).best()
    return (best and _codec(best.encoding)) or "utf-8"


def _decoded(data: bytes, charset: str) -> PageText:
    """The text in this charset, with a remark on the bytes that are none."""
    text = data.decode(charset, "replace")
    try:
        data.decode(charset)
    except UnicodeDecodeError as error:
        lost = text.count("\ufffd")
        byte = data[error.start]
        places = "place of the page is" if lost == 1 else "places of the page are"
        where = f"the first is byte 0x{byte:02X} at offset {error.start:,}"
        reason = f"{lost:,} {places} not {charset}, {where}; read as U+FFFD"
        near = data[max(0, error.start - 40) : error.start + 40].decode(charset, "replace")
        return _without_nuls(text, charset, [Remark(1, reason, near, "undecodable-bytes")])
    return _without_nuls(text, charset, [])


def _without_nuls(text: str, charset: str, remarks: list[Remark]) -> PageText:
    if count := text.count("\0"):
        reason = (
            f"the page holds {count:,} NUL bytes, the first at character {text.index(chr(0)):,}; they were left out"
        )
        remarks = [*remarks, Remark(1, reason, None, "nul-byte")]
        text = text.replace("\0", "")
    return PageText(text, charset, remarks)
