"""Reading real pages and archives, where they are at hand: how many of their records are read, and what they say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsqa.articles.readers.pages.html_page import read_html
from newsqa.articles.readers.record import Record, Reject, Remark
from newsqa.articles.readers.streams import chunks
from newsqa.articles.readers.web_archives.warc import open_warc
from tests.articles.readers.files import source
from tests.conftest import needs_shared

pytestmark = needs_shared
DATA = Path(os.environ.get("NEWSQA_SHARED", "")) / "data"
# Fields that a page of the collection lacks, by the start of its name; none lacks a title, a body, a date or an outlet.
LACKS = {
    "WorldTruth": {"authors"},
    "WashingtonTimes": {"modified"},
    "LesothoTimes": {"modified"},
    "Mittel": {"modified"},
}


def test_pages() -> None:
    paths = sorted((DATA / "html_fundus").iterdir())
    assert len(paths) == 25
    for path in paths:
        [record] = read_html(b"".join(chunks(path)))
        assert isinstance(record, Record), path.name
        lacks = next((fields for name, fields in LACKS.items() if path.name.startswith(name)), set())
        wanted = {"title", "body", "summary", "published", "modified", "outlet", "url", "language", "authors"}
        assert {name for name in wanted if not record.fields[name]} == lacks, path.name
        assert 1200 < len(record.fields["body"]) < 16_000, path.name
        assert record.fields["body"].count("\n\n") >= 3, path.name
        assert not record.fields["title"].endswith(record.fields["outlet"]), path.name


@pytest.mark.parametrize(
    ("name", "records", "rejects", "passed_over"),
    [
        ("bad.arc", 0, 2, 2),
        ("example-bad-non-chunked.warc.gz", 1, 0, 5),
        ("example-bad.warc.gz.bad", 1, 0, 5),
        ("example-digest.warc", 0, 0, 4),
        ("example-iana.org-chunked.warc", 1, 0, 2),
        ("example-resource.warc.gz", 1, 0, 2),
        ("example-space-in-target-uri.warc.gz", 0, 0, 2),
        ("example-space-in-url.arc", 0, 1, 1),
        ("example-trunc.warc", 0, 1, 3),
        ("example-wget-bad-target-uri.warc.gz", 1, 0, 5),
        ("example-wrong-chunks.warc.gz", 1, 0, 1),
        ("example.arc", 1, 0, 1),
        ("example.arc.gz", 1, 0, 1),
        ("example.warc", 1, 0, 5),
        ("example.warc.gz", 1, 0, 5),
        ("post-test.warc.gz", 0, 0, 6),
    ],
)
def test_archives(name: str, records: int, rejects: int, passed_over: int) -> None:
    opened = open_warc(source(DATA / "warc" / name))
    items = list(opened.records)
    assert opened.closing_notes is not None
    counts = [
        word for note in opened.closing_notes() for word in note.replace("status ", "").split() if word.isdecimal()
    ]
    assert sum(map(int, counts)) - 302 * ("302" in counts) == passed_over
    assert not [item for item in items if isinstance(item, Remark)]
    assert sum(isinstance(item, Record) for item in items) == records
    assert sum(isinstance(item, Reject) for item in items) == rejects
    assert len(list((DATA / "warc").iterdir())) == 16
