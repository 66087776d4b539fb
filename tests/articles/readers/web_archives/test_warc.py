from __future__ import annotations

import functools
import gzip
import io
import random
import re
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
import zstandard
from fastwarc.stream_io import Lz4Writer
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.errors import InputError
from newsqa.articles.readers.record import Item, Record, Reject, Remark
from newsqa.articles.readers.web_archives import members as archive_members
from newsqa.articles.readers.web_archives import records as archive_records
from newsqa.articles.readers.web_archives.warc import open_warc
from tests.articles.readers.files import source

# the time of day must not be in the names of tests
gzipped = functools.partial(gzip.compress, mtime=0)

SENTENCE = "The old dam above the town held through the night, the mayor said, although the water rose by a metre. "
DATE = "2024-05-16T09:00:00Z"


def html(title: str) -> bytes:
    return f"<!doctype html><title>{title}</title><article><p>{SENTENCE * 3}</p></article>".encode()


def http(body: bytes, status: str = "200 OK", kind: str = "text/html", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def warc(
    block: bytes, type_: str = "response", url: str = "http://a.example/", length: Any = None, more: str = ""
) -> bytes:
    kind = "application/http; msgtype=response" if block.startswith(b"HTTP") else "text/html; charset=utf-8"
    head = (
        f"WARC/1.0\r\nWARC-Type: {type_}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {DATE}\r\n"
        f"WARC-Record-ID: <urn:{url}>\r\n"
        f"{more}Content-Type: {kind}\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def one(title: str, **given: Any) -> bytes:
    return warc(http(html(title)), url=f"http://a.example/{title}", **given)


def arc(block: bytes, url: str = "http://a.example/", length: Any = None, version: int = 1) -> bytes:
    more = " 200 - - 0 a.arc" if version == 2 else ""
    return (
        f"{url} 1.2.3.4 20240516090000 text/html{more} {len(block) if length is None else length}\n".encode()
        + block
        + b"\n"
    )


def read(folder: Path, data: bytes, name: str = "a.warc") -> tuple[list[Item], str]:
    """All items, and what the closing notes say."""
    path = folder / name
    path.write_bytes(data)
    opened = open_warc(source(path))
    items = list(opened.records)
    assert opened.closing_notes is not None
    rows = [item.row for item in items if not isinstance(item, Remark)]
    assert rows == list(range(1, len(rows) + 1))
    return items, " ".join(opened.closing_notes())


def told(items: list[Item]) -> list[str]:
    """Titles of records and reasons of all else, without where it stands."""
    return [
        item.fields["title"] if isinstance(item, Record) else re.sub(r" \(record at .*", "", item.reason)
        for item in items
    ]


COMPRESSIONS = {
    "plain": bytes,
    "gzip": gzipped,
    "zstd": zstandard.compress,
}


def test_a_page_is_a_record(tmp_path: Path) -> None:
    [record], notes = read(tmp_path, one("Dam"))
    assert isinstance(record, Record)
    assert {name: value for name, value in record.fields.items() if value is not None} == {
        "title": "Dam",
        "body": (SENTENCE * 3).strip(),
        "url": "http://a.example/Dam",
        "collected": DATE,
        "target_uri": "http://a.example/Dam",
        "warc_record_id": "urn:http://a.example/Dam",
    }
    assert notes == ""


@pytest.mark.parametrize("compress", COMPRESSIONS.values(), ids=COMPRESSIONS)
def test_what_is_no_page_is_counted(tmp_path: Path, compress) -> None:
    records = [
        warc(b"software: x\r\n", "warcinfo"),
        warc(b"GET / HTTP/1.1\r\n\r\n", "request"),
        warc(b"GET / HTTP/1.1\r\n\r\n", "request"),
        one("Dam"),
        warc(http(b"\x89PNG", kind="image/png")),
        warc(http(b"moved", "301 Moved")),
        warc(http(html("x"), "404 Not Found")),
        warc(http(html("x")), url="http://a.example/robots.txt"),
        warc(b"", "metadata"),
        warc(http(html("x")), "revisit"),
        warc(html("Mill"), "resource", "<http://a.example/mill>"),
        warc(http(html("Road"), kind="application/xhtml+xml; charset=utf-8")),
        warc(http(html("Bridge"), kind="")),
        warc(http(b"{}", kind="")),
    ]
    items, notes = read(tmp_path, b"".join(map(compress, records)))
    assert told(items) == ["Dam", "Mill", "Road", "Bridge"]
    assert [item.fields["url"] for item in items if isinstance(item, Record)][1] == "http://a.example/mill"
    assert notes == (
        "records that are no pages were passed over: 2 request, 1 warcinfo, 1 image/png, 1 response of status 301,"
        " 1 response of status 404, 1 robots.txt, 1 metadata, 1 revisit, 1 response without a content type"
    )


def test_other_ways_to_compress(tmp_path: Path) -> None:
    pages = [one("Dam"), one("Mill"), one("Road")]
    written = io.BytesIO()
    writer = Lz4Writer(written)
    writer.write(b"".join(pages))
    writer.close()
    dictionary = zstandard.ZstdCompressionDict(one("Any") * 3)
    raw = dictionary.as_bytes()
    trained = zstandard.ZstdCompressor(dict_data=dictionary)
    frames = b"".join(map(trained.compress, pages))
    for data in (
        gzipped(b"".join(pages)),
        b"".join(map(gzipped, pages)) + bytes(3000),
        written.getvalue(),
        b"\x5d\x2a\x4d\x18" + len(raw).to_bytes(4, "little") + raw + frames,
        b"\x5d\x2a\x4d\x18" + len(packed := zstandard.compress(raw)).to_bytes(4, "little") + packed + frames,
    ):
        assert told(read(tmp_path, data)[0]) == ["Dam", "Mill", "Road"]


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.stream_io", None)
    with pytest.raises(InputError, match=r"a\.warc: reading LZ4 needs the library fastwarc; .* \"newsqa\[warc\]\"$"):
        read(tmp_path, b"\x04\x22\x4d\x18")
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(InputError, match=r"a\.warc: reading web pages needs the libraries lxml and trafilatura"):
        read(tmp_path, one("Dam"))


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("compress", [bytes, gzipped], ids=["plain", "gzip"])
def test_arc(tmp_path: Path, version: int, compress) -> None:
    first = arc(
        b"%d 0 Crawler\nURL IP-address Archive-date Content-type Archive-length\n" % version, "filedesc://a.arc"
    )
    pages = [
        arc(http(html("Dam")), version=version),
        arc(http(html("Mill")), "http://a.example/a b?c=d e", version=version),
        arc(http(b"", "302 Found"), version=version),
    ]
    items, notes = read(tmp_path, b"".join(map(compress, [first, *pages])), "a.arc")
    assert told(items) == ["Dam", "Mill"]
    assert [item.fields["collected"] for item in items if isinstance(item, Record)] == [DATE, DATE]
    assert [item.fields["target_uri"] for item in items if isinstance(item, Record)][1] == "http://a.example/a b?c=d e"
    assert notes.endswith(": 1 filedesc, 1 response of status 302")


def test_damage_in_arc(tmp_path: Path) -> None:
    pages = [arc(http(html("Dam")), length=length) for length in ("-1", "abc", 100, 9999)]
    items, _ = read(tmp_path, b"".join([*pages, arc(http(html("Mill")))]), "a.arc")
    assert told(items)[-1] == "Mill"
    assert [re.sub(r"\d+(,\d+)*", "N", reason) for reason in told(items)[:-1]] == [
        'the record\'s length is "-N"; expected a number of bytes',
        'the record\'s length is "abc"; expected a number of bytes',
        "the record is to have N bytes, but it goes on behind them",
        "the record is to have N bytes, but the next begins after N",
    ]


@pytest.mark.parametrize(
    ("damaged", "reason"),
    [
        (one("Mill", length=100), "the record is to have 100 bytes, but it goes on behind them"),
        (one("Mill", length=700), "the record is to have 700 bytes, but the next begins after 417"),
        (one("Mill", length=90_000), "the record is to have 90,000 bytes, but the next begins after 417"),
        (one("Mill", length=99_999_999_999), "the record is 99,999,999,999 bytes long; the limit is 67,108,864"),
        (one("Mill", length="x"), 'the record\'s length is "x"; expected a number of bytes'),
        (one("Mill", length="-5"), 'the record\'s length is "-5"; expected a number of bytes'),
        (
            one("Mill").replace(b"Content-Length", b"X-Length"),
            "the record's length is missing; expected a number of bytes",
        ),
        (one("Mill").replace(b"WARC/1.0", b"WXRC/1.0"), "expected a record that begins with WARC/1.0"),
        (b"garbage\n" * 50_000, "expected a record that begins with WARC/1.0"),
        (b"WARC/1.0\r\n" + b"A: b\r\n" * 20_000, "the archive breaks off, or the header of the record does not end"),
    ],
)
@pytest.mark.parametrize("compress", COMPRESSIONS.values(), ids=COMPRESSIONS)
def test_a_damaged_record_is_one_reject_and_the_next_is_read(
    tmp_path: Path, compress, damaged: bytes, reason: str
) -> None:
    items, notes = read(tmp_path, b"".join(map(compress, [one("Dam"), damaged, one("Road"), one("Bridge")])))
    assert told(items) == ["Dam", reason, "Road", "Bridge"]
    assert isinstance(items[1], Reject)
    assert items[1].fault == "unreadable-record"
    assert notes == ""


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (
            http(b"9\r\nhello", more="Transfer-Encoding: chunked\r\n"),
            "a chunk of the page is to have 9 bytes, 5 are there",
        ),
        (http(gzipped(html("x"))[:50], more="Content-Encoding: gzip\r\n"), "the gzip data of the page break off"),
        (http(html("x"), more="Content-Encoding: magic\r\n"), 'the page has the content encoding "magic"'),
        (http(b"<p>"), "the page holds no article"),
        (http(b""), "the page is empty"),
    ],
)
def test_a_page_that_cannot_be_read_is_a_reject(tmp_path: Path, block: bytes, reason: str) -> None:
    data = one("Dam") + warc(block) + one("Road")
    (_, bad, _), _ = read(tmp_path, data)
    assert isinstance(bad, Reject)
    assert bad.reason.startswith(reason)
    assert f"(record at byte {len(one('Dam')):,} of the archive)" in bad.reason


def test_a_damaged_record_that_is_no_page_costs_nothing(tmp_path: Path) -> None:
    broken = [warc(b"GET / HTTP/1.1\r\n\r\n", "request", length=5), warc(http(b"x" * 50, kind="image/gif"), length=70)]
    items, notes = read(tmp_path, broken[0] + one("Dam") + broken[1] + one("Road"))
    assert told(items) == ["Dam", "Road"]
    assert notes.endswith(": 1 damaged request, 1 damaged image/gif")


def test_a_page_that_the_crawler_cut_has_a_remark(tmp_path: Path) -> None:
    (remark, record), _ = read(tmp_path, one("Dam", more="WARC-Truncated: length\r\n"))
    assert isinstance(remark, Remark)
    assert (remark.row, remark.fault) == (1, "truncated-stream")
    assert remark.reason.startswith("the crawler cut the page after 368 bytes (WARC-Truncated: length)")
    assert isinstance(record, Record)


@pytest.mark.parametrize("compress", COMPRESSIONS.values(), ids=COMPRESSIONS)
@pytest.mark.parametrize("lost", [1, 30, 200])
def test_an_archive_that_breaks_off_says_so(tmp_path: Path, compress, lost: int) -> None:
    data = b"".join(map(compress, [one("Dam"), one("Mill")]))
    if compress is bytes:
        lost += 4  # without the line ends behind it, the last record is whole
    items, _ = read(tmp_path, data[:-lost])
    assert told(items)[0] == "Dam"
    assert isinstance(items[-1], Reject)
    assert items[-1].fault == "truncated-stream"
    assert "breaks off" in items[-1].reason


def test_an_archive_that_ends_without_line_ends_is_whole(tmp_path: Path) -> None:
    assert told(read(tmp_path, (one("Dam") + one("Mill"))[:-4])[0]) == ["Dam", "Mill"]


@pytest.mark.parametrize("compress", [gzipped, zstandard.ZstdCompressor(write_checksum=True).compress])
@pytest.mark.parametrize("place", [0, 2, 60, -3])
def test_a_damaged_member_is_one_reject_and_the_next_is_read(tmp_path: Path, compress, place: int) -> None:
    members = [compress(one(title)) for title in ("Dam", "Mill", "Road", "Bridge")]
    bad = bytearray(members[1])
    bad[place] ^= 0xFF
    items, _ = read(tmp_path, members[0] + bytes(bad) + b"".join(members[2:]))
    assert told(items)[0] == "Dam"
    assert told(items)[2:] == ["Road", "Bridge"]
    assert isinstance(items[1], Reject)
    assert "member is damaged after" in items[1].reason
    assert f"(record at byte {len(members[0]):,} of the archive)" in items[1].reason


def test_a_member_that_lost_its_end_hides_nothing(tmp_path: Path) -> None:
    members = [gzipped(one(title)) for title in ("Dam", "Mill", "Road")]
    items, _ = read(tmp_path, members[0] + members[1][:-40] + members[2])
    assert told(items)[::2] == ["Dam", "Road"]
    assert isinstance(items[1], Reject)


def test_a_bomb_is_bounded_and_the_next_record_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_members, "MAX_RECORD_BYTES", 1_000_000)
    monkeypatch.setattr(archive_records, "MAX_RECORD_BYTES", 1_000_000)
    bomb = gzipped(warc(http(bytes(50_000_000)), url="http://a.example/bomb"))
    tracemalloc.start()
    items, _ = read(tmp_path, gzipped(one("Dam")) + bomb + gzipped(one("Mill")))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert told(items)[::2] == ["Dam", "Mill"]
    assert told(items)[1] == "the record is 50,000,044 bytes long; the limit is 1,000,000"
    assert peak < 20_000_000


def test_memory_is_that_of_a_record(tmp_path: Path) -> None:
    image = warc(http(random.Random(0).randbytes(500_000), kind="image/png"))
    path = tmp_path / "a.warc"
    path.write_bytes((image + one("Dam")) * 100)
    opened = open_warc(source(path))
    next(opened.records)
    tracemalloc.start()
    count = sum(1 for _ in opened.records)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 99
    assert peak < 10_000_000


@pytest.mark.parametrize(
    "data", [b"<!doctype html><p>", b"hello " * 9000, b"\x89PNG\r\n", gzipped(b"title,body\na,b\n")]
)
def test_what_is_no_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.warc: expected a web archive that begins with WARC/1\.0"):
        read(tmp_path, data)


PIECES = [one("Dam"), one("Mill", length=60), warc(b"GET", "request"), b"WARC/1.0\r\n", b"\r\n\r\n", b"x\n", b"\0" * 9]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(PIECES) | st.binary(max_size=20), max_size=8),
    st.sampled_from([bytes, gzipped]),
    st.integers(0, 3000),
    st.binary(max_size=3),
)
def test_sound_records_behind_any_bytes_are_read(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes], compress, place: int, noise: bytes
) -> None:
    before = b"".join(map(compress, pieces))
    if compress is bytes or place < len(before):
        before = before[:place] + noise + before[place:]
    data = compress(one("First")) + before + b"\n" * (compress is bytes) + compress(one("Last"))
    items, _ = read(tmp_path_factory.mktemp("a"), data)
    assert told(items)[-1] == "Last"
