from __future__ import annotations

import functools
import gzip
import io
import sys
import zlib

import pytest
import zstandard
from fastwarc.stream_io import BrotliWriter
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.readers.web_archives import http_message
from newsqa.articles.readers.web_archives.http_message import (
    BrokenBody,
    Response,
    charset,
    decoded_body,
    header_fields,
    read_response,
)

# the time of day must not be in the names of tests
gzipped = functools.partial(gzip.compress, mtime=0)

PAGE = b"<!doctype html><p>The dam held.</p>" * 20


def brotli(data: bytes) -> bytes:
    written = io.BytesIO()
    writer = BrotliWriter(written)
    writer.write(data)
    writer.close()
    return written.getvalue()


def raw_deflate(data: bytes) -> bytes:
    deflate = zlib.compressobj(wbits=-15)
    return deflate.compress(data) + deflate.flush()


def chunked(data: bytes, size: int = 50, end: bytes = b"0\r\n\r\n") -> bytes:
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + end


def response(body: bytes, **headers: str) -> Response:
    return Response(200, {name.replace("_", "-"): value for name, value in headers.items()}, body)


def test_status_headers_and_body() -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=X\r\nA: b\r\n c\r\nA: d\r\nbroken\r\n\r\n<p>\r\n\r\n"
    read = read_response(block)
    assert read == Response(200, {"content-type": "Text/HTML; charset=X", "a": "b c"}, b"<p>\r\n\r\n")
    assert read.media_type == "text/html"
    assert charset(read.headers["content-type"]) == "X"


@pytest.mark.parametrize(
    ("block", "read"),
    [
        (b"HTTP/1.0 404 Not Found\n\nbody", Response(404, {}, b"body")),
        (b"HTTP/2 301\nLocation: /\n", Response(301, {"location": "/"}, b"")),
        (b"<html>", None),
        (b"HTTP/1.1 OK", None),
        (b"", None),
    ],
)
def test_odd_responses(block: bytes, read: Response | None) -> None:
    assert read_response(block) == read


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_header_is_read(data: bytes) -> None:
    assert all(name == name.strip().lower() for name in header_fields(b"WARC/1.0\r\n" + data))
    assert (read_response(b"HTTP/1.1 200 OK\r\n" + data) or response(b"")).status == 200


@pytest.mark.parametrize(
    ("coding", "encode"),
    [
        ("gzip", gzipped),
        ("x-gzip", gzipped),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
        ("br", brotli),
        ("zstd", zstandard.compress),
        ("identity", bytes),
        ("gzip, br", lambda data: brotli(gzipped(data))),
    ],
)
def test_encodings_are_undone(coding: str, encode) -> None:
    assert decoded_body(response(encode(PAGE), content_encoding=coding)) == PAGE
    assert decoded_body(response(chunked(encode(PAGE)), content_encoding=coding, transfer_encoding="chunked")) == PAGE


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_what_the_crawler_has_decoded_already_is_left(coding: str) -> None:
    assert decoded_body(response(PAGE, content_encoding=coding, transfer_encoding="chunked")) == PAGE


@settings(deadline=None)
@given(st.binary(max_size=300).map(lambda data: b"<" + data), st.integers(1, 99))
def test_chunks_come_back_as_one(data: bytes, size: int) -> None:
    assert decoded_body(response(chunked(data, size), transfer_encoding="Chunked")) == data


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (
            chunked(PAGE)[:100],
            {"transfer_encoding": "chunked"},
            "a chunk of the page is to have 50 bytes, 40 are there",
        ),
        (chunked(PAGE, end=b""), {"transfer_encoding": "chunked"}, "the page breaks off after 14 chunks"),
        (chunked(PAGE, end=b"zz\r\n"), {"transfer_encoding": "chunked"}, "expected the size of a chunk at byte 782"),
        (gzipped(PAGE)[:-9], {"content_encoding": "gzip"}, "the gzip data of the page break off after"),
        (gzipped(PAGE)[:20] + b"x" * 30, {"content_encoding": "gzip"}, "the gzip data of the page are damaged"),
        (b"\xff" * 20, {"content_encoding": "deflate"}, "the deflate data of the page are damaged"),
        (brotli(PAGE)[:-3], {"content_encoding": "br"}, "the br data of the page are damaged or break off"),
        (zstandard.compress(PAGE)[:-3], {"content_encoding": "zstd"}, "the zstd data of the page break off"),
        (
            zstandard.compress(PAGE)[:9] + b"x" * 30,
            {"content_encoding": "zstd"},
            "the zstd data of the page are damaged",
        ),
        (PAGE, {"content_encoding": "rot13"}, 'the page has the content encoding "rot13"'),
    ],
)
def test_broken_bodies(body: bytes, headers: dict[str, str], reason: str) -> None:
    with pytest.raises(BrokenBody, match=reason.replace("(", r"\(")):
        decoded_body(response(body, **headers))


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.stream_io", None)
    with pytest.raises(BrokenBody, match=r"needs the library fastwarc; .* \"newsqa\[warc\]\"$"):
        decoded_body(response(brotli(PAGE), content_encoding="br"))


@pytest.mark.parametrize(
    ("coding", "encode"),
    [("gzip", gzipped), ("deflate", zlib.compress), ("br", brotli), ("zstd", zstandard.compress)],
)
def test_bombs_are_bounded(monkeypatch: pytest.MonkeyPatch, coding: str, encode) -> None:
    monkeypatch.setattr(http_message, "MAX_RECORD_BYTES", 100_000)
    with pytest.raises(BrokenBody, match="hold more than the limit of 100,000 bytes"):
        decoded_body(response(encode(bytes(10_000_000)), content_encoding=coding))
