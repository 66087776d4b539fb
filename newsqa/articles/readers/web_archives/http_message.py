"""An HTTP response as archives keep it: from its bytes to its status, its headers and the page in it, with transfer and
content encodings undone."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from newsqa.articles.readers.inflate import GZIP_MAGIC, ZSTD_MAGIC, ZSTD_PIECE
from newsqa.articles.readers.record import MAX_RECORD_BYTES
from newsqa.articles.readers.streams import CHUNK

LONGEST_HEAD = 1 << 16
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d[\d.]{0,3}\s{1,3}(\d{3})")  # HTTP/1.1 200
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)  # text/html; charset="utf-8"
_CHUNK_SIZE = re.compile(rb"(?:\r?\n)?[ \t]{0,8}([0-9A-Fa-f]{1,16})[ \t]{0,8}(?:;[^\r\n]{0,1000})?\r?\n")  # 1c37;a=b


class BrokenBody(Exception):
    """The body cannot be decoded; the message says why."""


class Response(NamedTuple):
    """`headers` by their names in small letters; `body` as it was sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """text/html, or "" when nothing says it."""
        return media_type(self.headers.get("content-type", ""))


def read_response(block: bytes) -> Response | None:
    """The response in a record's block, or None when it does not begin with a status line."""
    status = _STATUS.match(block)
    if status is None:
        return None
    blank = _BLANK_LINE.search(block, 0, LONGEST_HEAD)
    head, body = (block[: blank.start()], block[blank.end() :]) if blank else (block[:LONGEST_HEAD], b"")
    return Response(int(status[1]), header_fields(head), body)


def header_fields(head: bytes) -> dict[str, str]:
    """Names in small letters -> values; the first line and lines without a colon are passed over, folded lines joined.

    Of a name that occurs twice the first value counts.
    """
    fields: dict[str, str] = {}
    name = ""
    for line in head.split(b"\n")[1:]:
        text = line.decode("utf-8", "replace").rstrip("\r")
        if text[:1] in (" ", "\t") and name:
            fields[name] += " " + text.strip()
            continue
        before, colon, value = text.partition(":")
        name = before.strip().lower() if colon else ""
        if name in fields:
            name = ""
        elif name:
            fields[name] = value.strip()
    return fields


def media_type(content_type: str) -> str:
    """Without its parameters: "Text/HTML; charset=utf-8" -> text/html."""
    return content_type.partition(";")[0].strip().lower()


def charset(content_type: str) -> str | None:
    """The charset that a content type names."""
    match = _CHARSET.search(content_type)
    return match[1] if match else None


def decoded_body(response: Response) -> bytes:
    """The page itself. Raises BrokenBody."""
    body = response.body
    if "chunked" in response.headers.get("transfer-encoding", "").lower():
        body = _without_chunks(body)
    codings = re.split(r"[,\s]+", response.headers.get("content-encoding", "").lower())[:8]
    for coding in reversed(codings):
        body = _inflated(body, coding)
    return body


def _without_chunks(body: bytes) -> bytes:
    """The chunks joined. Many crawlers join them and leave the header as it was: such a body is taken as it is."""
    if not _CHUNK_SIZE.match(body):
        return body
    pieces: list[bytes] = []
    at = 0
    while match := _CHUNK_SIZE.match(body, at):
        size = int(match[1], 16)
        at = match.end()
        if size == 0:
            return b"".join(pieces)
        if len(body) - at < size:
            raise BrokenBody(f"a chunk of the page is to have {size:,} bytes, {len(body) - at:,} are there")
        pieces.append(body[at : at + size])
        at += size
    found = body[at : at + 20]
    if not found.strip():
        raise BrokenBody(f"the page breaks off after {len(pieces):,} chunks")
    raise BrokenBody(f"expected the size of a chunk at byte {at:,} of the page, found {found!r}")


def _inflated(body: bytes, coding: str) -> bytes:
    """The body without this content encoding, where it has it: crawlers undo it and leave the header as it was."""
    if coding in ("gzip", "x-gzip"):
        return _unzipped(body, 31, "gzip") if body.startswith(GZIP_MAGIC) else body
    if coding == "deflate":
        if body[:1].isspace() or body[:1] == b"<":
            return body
        has_header = len(body) > 1 and body[0] & 15 == 8 and int.from_bytes(body[:2]) % 31 == 0  # of zlib's format
        return _unzipped(body, 15 if has_header else -15, coding)
    if coding == "br":
        return body if body.lstrip()[:1] == b"<" else _unbrotli(body)
    if coding == "zstd":
        return _unzstd(body) if body.startswith(ZSTD_MAGIC) else body
    if coding in ("", "identity", "utf-8", "none"):
        return body
    raise BrokenBody(f'the page has the content encoding "{coding[:40]}", which newsqa does not know')


def _unzipped(body: bytes, window: int, coding: str) -> bytes:
    inflate = zlib.decompressobj(wbits=window)
    try:
        text = inflate.decompress(body, MAX_RECORD_BYTES + 1)
    except zlib.error as error:
        raise BrokenBody(f"the {coding} data of the page are damaged: {error}") from error
    _expect_bound(len(text), coding)
    if not inflate.eof:
        raise BrokenBody(f"the {coding} data of the page break off after {len(text):,} bytes of text")
    return text


def _unzstd(body: bytes) -> bytes:
    import zstandard

    inflate = zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj()
    text = bytearray()
    try:
        for at in range(0, len(body), ZSTD_PIECE):
            text += inflate.decompress(body[at : at + ZSTD_PIECE])
            _expect_bound(len(text), "zstd")
            if inflate.eof:
                return bytes(text)
    except zstandard.ZstdError as error:
        raise BrokenBody(f"the zstd data of the page are damaged: {error}") from error
    raise BrokenBody(f"the zstd data of the page break off after {len(text):,} bytes of text")


def _unbrotli(body: bytes) -> bytes:
    try:
        from fastwarc.stream_io import BrotliReader
    except ImportError as error:
        raise BrokenBody(
            'reading a page in Brotli needs the library fastwarc; install it with: pip install "newsqa[warc]"'
        ) from error
    reader = BrotliReader(io.BytesIO(body))
    text = bytearray()
    try:
        while data := reader.read(CHUNK):
            text += data
            _expect_bound(len(text), "br")
    except OSError as error:
        raise BrokenBody(f"the br data of the page are damaged or break off: {error}") from error
    return bytes(text)


def _expect_bound(size: int, coding: str) -> None:
    if size > MAX_RECORD_BYTES:
        raise BrokenBody(f"the {coding} data of the page hold more than the limit of {MAX_RECORD_BYTES:,} bytes")
