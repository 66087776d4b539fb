"""Web archives, WARC and ARC: the article of each page in them, one record a page; the rest is counted.

A page is a `response` or `resource` record with HTML that a server gave with status 200. `row` counts these from 1, and
with them the damaged records that could be pages; requests, images, redirects and the like have no number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newsqa.articles.errors import InputError
from newsqa.articles.readers.pages.html_page import expect_html_libraries, read_html
from newsqa.articles.readers.record import Item, Opened, Record, Reject, Remark, SourceFile, raw_text
from newsqa.articles.readers.web_archives.bytes import ArchiveBytes
from newsqa.articles.readers.web_archives.http_message import (
    BrokenBody,
    Response,
    charset,
    decoded_body,
    media_type,
    read_response,
)
from newsqa.articles.readers.web_archives.records import ARC_START, WARC_START, ArchiveRecord, arc_records, warc_records

_PAGES = ("text/html", "application/xhtml+xml")
_LOOKS_LIKE_A_PAGE = re.compile(
    rb"\s{0,100}(?:<\?xml[^>]{0,200}>\s{0,100})?<(?:!doctype\s+html|html|head|body)\b", re.I
)
_ROBOTS = re.compile(r"https?://[^/]+/robots\.txt", re.IGNORECASE)
_SHOWN_KINDS = 12


class _Page(NamedTuple):
    """A page as the server gave it: still encoded when `response` is there."""

    data: bytes
    charset: str | None
    response: Response | None


def open_warc(file: SourceFile) -> Opened:
    """The pages of an archive, plain or compressed (gzip, Zstandard, LZ4).

    Raises InputError when it is none, or when a library is missing.
    """
    try:
        expect_html_libraries()
    except InputError as error:
        raise InputError(f"{file.name}: {error}") from error
    passed_over: Counter[str] = Counter()
    records = arc_records(file) if _is_arc(file) else warc_records(file)

    def notes() -> tuple[str, ...]:
        return _notes(passed_over)

    return Opened(_items(records, passed_over), closing_notes=notes)


def _is_arc(file: SourceFile) -> bool:
    """Whether the archive is ARC rather than WARC. Raises InputError when it begins like neither."""
    start = ArchiveBytes(file, WARC_START, 32)
    start.skip_all_blank()
    beginning = start.seen(1 << 13)
    if start.is_at_start() or start.fault or re.search(rb"^WARC/\d", beginning, re.MULTILINE):
        return False
    if ARC_START.match(beginning):
        return True
    raise InputError(
        f"{file.name}: expected a web archive that begins with WARC/1.0 or WARC/1.1, or an ARC file, found"
        f' "{raw_text(beginning[:60])}". Check that the file is what its name says.'
    )


def _items(records: Iterator[ArchiveRecord], passed_over: Counter[str]) -> Iterator[Item]:
    row = 0
    for record in records:
        kind, page = _look(record)
        if page is None and kind is not None and not record.is_cut:
            passed_over[f"damaged {kind}" if record.damage else kind] += 1
            continue
        row += 1
        if record.damage or page is None:
            fault = "truncated-stream" if record.is_cut else "unreadable-record"
            reason = f"{record.damage or 'no page'} (record at byte {record.offset:,} of the archive)"
            yield Reject(row, reason, raw_text(record.block), fault)
        else:
            yield from _read_page(record, page, row)


def _look(record: ArchiveRecord) -> tuple[str | None, _Page | None]:
    """What a record is, in words, when it is no page; or the page. Both None when that cannot be seen."""
    kind = record.headers.get("warc-type", "").lower()
    if not record.headers:
        return None, None
    if kind not in ("response", "resource"):
        return kind or "record without a type", None
    response = read_response(record.block)
    written = record.headers.get("content-type", "")
    if response:
        if response.status != 200:
            return f"response of status {response.status}", None
        found, body = response.headers.get("content-type", ""), response.body
    elif media_type(written) == "application/http" and not record.damage:
        return "response without an HTTP status", None
    else:
        found, body = written, record.block
    media = media_type(found)
    if media not in _PAGES and (media or not _LOOKS_LIKE_A_PAGE.match(body)):
        return (
            (None, None) if record.damage and not response else (media[:80] or "response without a content type", None)
        )
    if _ROBOTS.match(record.headers.get("warc-target-uri", "").strip("<>")):
        return "robots.txt", None
    return None, _Page(body, charset(found), response)


def _read_page(record: ArchiveRecord, page: _Page, row: int) -> Iterator[Item]:
    """The article of a page, with remarks on it before it."""
    where = f"(record at byte {record.offset:,} of the archive)"
    headers = record.headers
    url = headers.get("warc-target-uri", "").strip("<>") or None  # some tools write <http://a.org/>
    try:
        data = decoded_body(page.response) if page.response else page.data
    except BrokenBody as broken:
        yield Reject(row, f"{broken} {where}", raw_text(page.data))
        return
    if why := headers.get("warc-truncated"):
        reason = f"the crawler cut the page after {len(data):,} bytes (WARC-Truncated: {why[:40]}) {where}"
        yield Remark(row, reason, None, "truncated-stream")
    for item in read_html(data, url, page.charset):
        if isinstance(item, Record):
            more = {"collected": headers.get("warc-date"), "target_uri": url}
            more["warc_record_id"] = headers.get("warc-record-id", "").strip("<>") or None
            yield Record(row, {**item.fields, **more}, item.size)
        elif isinstance(item, Reject | Remark):  # a page is never a block of many
            yield item._replace(row=row, reason=f"{item.reason} {where}")


def _notes(passed_over: Counter[str]) -> tuple[str, ...]:
    """What the archive holds beside pages, as one sentence."""
    if not passed_over:
        return ()
    kinds = [f"{count:,} {kind}" for kind, count in passed_over.most_common(_SHOWN_KINDS)]
    if rest := sum(passed_over.values()) - sum(count for _, count in passed_over.most_common(_SHOWN_KINDS)):
        kinds.append(f"{rest:,} others")
    return (f"records that are no pages were passed over: {', '.join(kinds)}",)
