from __future__ import annotations

import json
import logging
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.errors import InputError
from newsqa.articles.readers.pages import html_page
from newsqa.articles.readers.pages.html_page import read_html
from newsqa.articles.readers.record import Item, Record, Reject, Remark

PARAGRAPHS = [
    "The old dam above the town held through the night, the mayor said on Tuesday, although the water rose by a metre.",
    "Engineers had feared that the eastern wall would give way, and three hundred people were told to leave home.",
    "By noon the rain had stopped. The road to the coast is open again, but the bridge at the mill stays closed.",
]
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
TEXT = "\n\n".join(PARAGRAPHS)
ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Dam holds",
    "description": "The water rose by a metre &amp; fell.",
    "datePublished": "2024-05-16T09:26:10.000Z",
    "dateModified": "2024-05-16T10:00:00Z",
    "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Organization", "name": "AP"}],
    "publisher": {"@type": "Organization", "name": "The Herald"},
    "articleSection": "Local",
    "inLanguage": "en-GB",
    "url": "https://herald.example/dam",
    "keywords": ["dam", "rain"],
    "isAccessibleForFree": False,
}


def page(head: str = "", body: str = BODY, html: str = "<html>") -> bytes:
    return f"<!doctype html>{html}<head>{head}</head><body><article>{body}</article></body></html>".encode()


def json_ld(value: Any) -> str:
    return f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>'


def fields(data: bytes, url: str | None = None) -> dict[str, Any]:
    """The fields of a page that has no faults, without those that it lacks."""
    [record] = read_html(data, url)
    assert isinstance(record, Record)
    assert (record.row, record.size) == (1, len(data))
    return {name: value for name, value in record.fields.items() if value is not None}


def test_fields_of_json_ld() -> None:
    assert fields(page(json_ld(ARTICLE))) == {
        "title": "Dam holds",
        "body": TEXT,
        "summary": "The water rose by a metre & fell.",
        "published": "2024-05-16T09:26:10.000Z",
        "modified": "2024-05-16T10:00:00Z",
        "authors": ["Ann Lee", "AP"],
        "outlet": "The Herald",
        "section": "Local",
        "language": "en-GB",
        "url": "https://herald.example/dam",
        "keywords": ["dam", "rain"],
        "isAccessibleForFree": False,
    }


@pytest.mark.parametrize("written", ["dam, rain", ["dam", "rain"], "dam,rain"])
def test_keywords_are_a_list_however_they_are_written(written: Any) -> None:
    assert fields(page(json_ld(ARTICLE | {"keywords": written})))["keywords"] == ["dam", "rain"]


META = """
<meta property="og:title" content="Dam holds - The Herald"><meta property="og:description" content="The water rose.">
<meta property="og:site_name" content="The Herald"><meta property="article:section" content="Local">
<meta property="article:published_time" content="2024-05-16T09:26:10Z"><meta name="author" content="Ann Lee">
<meta property="article:modified_time" content="16 May 2024"><meta name="news_keywords" content="dam, rain">
<meta property="article:author" content="https://facebook.example/ann"><link rel="canonical" href="/dam">
"""


def test_fields_of_meta_tags() -> None:
    assert fields(page(META, html='<html lang="en">'), "https://herald.example/dam?from=feed") == {
        "title": "Dam holds",
        "body": TEXT,
        "summary": "The water rose.",
        "published": "2024-05-16T09:26:10Z",
        "modified": "16 May 2024",
        "authors": ["Ann Lee"],
        "outlet": "The Herald",
        "section": "Local",
        "language": "en",
        "url": "https://herald.example/dam",
        "keywords": ["dam", "rain"],
    }


def test_each_field_comes_from_the_first_that_says_something() -> None:
    found = fields(
        page(META + json_ld({"@type": "Article", "headline": "Dam holds firm", "author": " ", "publisher": {}}))
    )
    assert found["title"] == "Dam holds firm"
    assert (found["authors"], found["outlet"], found["section"]) == (["Ann Lee"], "The Herald", "Local")


def test_fields_of_the_page_itself() -> None:
    head = "<title>Dam holds</title><style>p {color: red}</style>"
    body = (
        f'<h1>Dam holds</h1><time datetime="2024-05-16">May 16</time>{BODY}<script>var a = "<p>not text</p>";</script>'
    )
    assert fields(page(head, body)) == {"title": "Dam holds", "body": TEXT, "published": "2024-05-16"}


@pytest.mark.parametrize(
    ("tag", "column", "value"),
    [
        ('<meta name="DC.Date.Issued" content="2024-05-16">', "published", "2024-05-16"),
        ('<meta name="dcterms:created" content="2024-05-16">', "published", "2024-05-16"),
        ('<meta itemprop="datePublished" content="2024-05-16">', "published", "2024-05-16"),
        ('<meta name="parsely-pub-date" content="2024-05-16">', "published", "2024-05-16"),
        ('<meta name="sailthru.author" content="Ann &amp; Ben">', "authors", ["Ann & Ben"]),
        ('<meta name="author" content="Ann"><meta name="author" content="Ben">', "authors", ["Ann", "Ben"]),
        ('<meta name="twitter:description" content="Wet.">', "summary", "Wet."),
        ('<meta property="og:locale" content="en_GB">', "language", "en_GB"),
        ('<meta property="og:url" content="https://a.example/b">', "url", "https://a.example/b"),
        ('<meta name="keywords" content="dam, rain,, dam">', "keywords", ["dam", "rain"]),
        (
            '<meta property="article:tag" content="Ely, UK"><meta property="article:tag" content="dam">',
            "keywords",
            ["Ely, UK", "dam"],
        ),
    ],
)
def test_the_many_names_of_meta_tags(tag: str, column: str, value: Any) -> None:
    assert fields(page(tag))[column] == value


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ann Lee", ["Ann Lee"]),
        (["Ann Lee", "Ben", "Ann Lee"], ["Ann Lee", "Ben"]),
        ({"@type": "Person", "name": ["Ann Lee", "Ben"]}, ["Ann Lee", "Ben"]),
        ([{"name": "Ann Lee"}, [{"name": "MDR"}]], ["Ann Lee", "MDR"]),
        ({"@id": "#ann"}, ["Ann Lee"]),
        ([{"@id": "#ann"}, {"@id": "#nobody"}], ["Ann Lee"]),
        ("https://a.example/ann", None),
        ({"name": ""}, None),
        (12.5, ["12.5"]),
    ],
)
def test_authors_come_in_many_shapes(author: Any, names: list[str] | None) -> None:
    graph = {"@graph": [ARTICLE | {"author": author}, {"@type": "Person", "@id": "#ann", "name": "Ann Lee"}]}
    assert fields(page(json_ld(graph))).get("authors") == names


def test_a_publisher_may_be_a_reference() -> None:
    graph = [ARTICLE | {"publisher": {"@id": "#herald"}}, {"@type": "Organization", "@id": "#herald", "name": "Herald"}]
    assert fields(page(json_ld({"@graph": graph})))["outlet"] == "Herald"


@pytest.mark.parametrize("date", ["2023-04-28 18:11:01.0", "Thu, 16 May 2024", 1715851570, "2024-09-16T21:33+0100"])
def test_dates_stay_as_they_stand(date: Any) -> None:
    assert fields(page(json_ld(ARTICLE | {"datePublished": date})))["published"] == date


def test_the_web_page_says_when_the_article_does_not() -> None:
    found = fields(page(json_ld({"@type": "WebPage", "datePublished": "2024-05-16", "inLanguage": "en", "name": "x"})))
    assert (found["published"], found["language"]) == ("2024-05-16", "en")
    assert "title" not in found


def test_a_headline_that_was_cut_is_made_whole() -> None:
    whole = "Dam above the town holds through the night as water rises"
    head = (
        json_ld(ARTICLE | {"headline": "Dam above the town holds..."}) + f'<meta property="og:title" content="{whole}">'
    )
    assert fields(page(head))["title"] == whole


def test_times_of_other_articles_are_not_this_one() -> None:
    body = BODY + '<time datetime="2001-01-01">x</time><time datetime="2002-02-02">y</time>'
    assert "published" not in fields(page("<title>Dam</title>", body))
    assert fields(page("", body.replace("<time", "<time pubdate", 1)))["published"] == "2001-01-01"


def test_the_title_is_not_repeated_in_the_body() -> None:
    found = fields(page(META, f"<p>Dam: holds!</p>{BODY}"))
    assert found["body"] == TEXT


def test_a_declared_body_is_taken_when_it_is_whole() -> None:
    declared = "\n\n".join(PARAGRAPHS).replace("mayor", "lord mayor")
    assert fields(page(json_ld(ARTICLE | {"articleBody": declared})))["body"] == declared
    assert fields(page(json_ld(ARTICLE | {"articleBody": PARAGRAPHS[0]})))["body"] == TEXT


def test_broken_json_ld_is_a_remark_and_meta_tags_are_used() -> None:
    remark, record = read_html(page(META + json_ld('{"@type": "NewsArticle", "headline": "a "b" c"}')))
    assert isinstance(remark, Remark)
    assert (remark.row, remark.fault) == (1, "unreadable-record")
    assert "JSON-LD 1 of 1: Expecting ',' delimiter" in remark.reason
    assert isinstance(record, Record)
    assert record.fields["title"] == "Dam holds"


def test_a_page_without_text_keeps_its_title() -> None:
    assert fields(page("<title>Dam holds</title>", "")) == {"title": "Dam holds"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the page is empty"),
        (b" \n\t", "the page is blank"),
        (b"\0\0\0", "the page is blank"),
        (page("", ""), "the page holds no article: neither text nor a title"),
        (b"<!-- nothing -->", "the page cannot be parsed as HTML: "),
        (b"<p>" + b"<div>" * 100_000 + b"deep", "the page cannot be parsed as HTML: Excessive depth in document"),
        (b"<p>" + b"<b><i>" * 100_000 + b"deep", "the page cannot be parsed as HTML: Excessive depth in document"),
        (b"<p>" + b"<br>a" * 60_000, "the page has 60,003 elements; the limit is 30,000"),
        (b"<p>" + b"word " * 500_000, "the page has 2,500,000 characters of text; the limit is 2,000,000"),
        (
            b"<p>" + b"word " * 5_000_000,
            "the page cannot be parsed as HTML: Resource limit exceeded: Buffer size limit",
        ),
    ],
)
def test_pages_that_are_rejected(data: bytes, reason: str) -> None:
    *remarks, reject = read_html(data)
    assert isinstance(reject, Reject)
    assert reject.reason.startswith(reason)
    assert (reject.row, reject.fault) == (1, "unreadable-record")
    assert all(isinstance(remark, Remark) for remark in remarks)


def test_a_page_beyond_the_bound_is_rejected_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_page, "MAX_RECORD_BYTES", 100)
    [reject] = read_html(page())
    assert isinstance(reject, Reject)
    assert reject.reason.endswith("the limit is 100")


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "data",
    [
        f'<!DOCTYPE html [<!ENTITY e0 "bomb">{ENTITIES}]><html><body><p>&e11;</p>{BODY}'.encode(),
        b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x;</p>' + BODY.encode(),
        page("", BODY + "<" * 200_000),
        page("", BODY + " " * 1_900_000),
        page("", BODY + "&amp" * 200_000),
        page("", BODY.replace("dam", "d\0am")),
        page('<meta name="' + "a" * 1_000_000 + '">' + "<meta charset=" * 20_000),
        page("", BODY + "<div " + " ".join(f"a{n}=x" for n in range(5000)) + ">"),
        page(json_ld('{"@graph": [' * 5000)),
        page("", "<h1>a" * 200 + BODY),
    ],
)
def test_hostile_pages_neither_hang_nor_grow(data: bytes) -> None:
    items = read_html(data)
    assert isinstance(items[-1], Record)
    body = items[-1].fields["body"]
    assert "The road to the coast" in body
    assert "root:" not in body
    assert len(body) < len(data) + 10


def test_a_library_that_fails_on_a_page_is_a_reject(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(root: Any) -> str:
        raise RecursionError("maximum recursion depth exceeded\nmore")

    monkeypatch.setattr(html_page, "text_on_page", fail)
    [reject] = read_html(page(META))
    assert isinstance(reject, Reject)
    assert reject.reason == (
        "the text cannot be taken out of the page: RecursionError: maximum recursion depth exceeded"
    )
    assert fields(page(json_ld(ARTICLE | {"articleBody": TEXT})))["body"] == TEXT


def test_a_page_too_large_for_trafilatura_may_declare_its_body() -> None:
    assert fields(page(json_ld(ARTICLE | {"articleBody": TEXT}), BODY + "<br>" * 40_000))["body"] == TEXT


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(InputError, match=r"^reading web pages needs .* trafilatura; .* \"newsqa\[html\]\"$"):
        read_html(page())


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        read_html(page("", ""))
    assert caplog.records == []


def test_bytes_that_are_no_text_are_a_remark() -> None:
    remark, record = read_html(page("<title>Café</title><meta charset=utf-8>").replace(b"night", b"n\xffght"))
    assert isinstance(remark, Remark)
    assert remark.fault == "undecodable-bytes"
    assert isinstance(record, Record)
    assert record.fields["title"] == "Café"
    assert "n\ufffdght" in record.fields["body"]


def test_the_charset_of_the_http_header() -> None:
    data = page("<title>Café</title>").decode().encode("cp1252")
    [record] = read_html(data, None, "iso-8859-1")
    assert isinstance(record, Record)
    assert record.fields["title"] == "Café"


PIECES = (
    '<p>|</p>|<div|>|<h1>|<!--|<svg><title>|<time datetime=1>|{"@type":"Article"|,|}|</script>|text |\x0b|&#0;'.split(
        "|"
    )
)
TAGS = ["<script type='application/ld+json'>", "<meta name=author content='", "'>"]
markup = st.lists(st.sampled_from(PIECES + TAGS) | st.text(max_size=5), max_size=30)


@settings(deadline=None)
@given(markup)
def test_any_markup_is_one_record_or_one_reject(pieces: list[str]) -> None:
    items: list[Item] = read_html("".join(pieces).encode("utf-8", "surrogatepass"))
    assert [item.row for item in items] == [1] * len(items)
    assert [isinstance(item, Remark) for item in items] == [True] * (len(items) - 1) + [False]
    if isinstance(items[-1], Record):
        json.dumps(dict(items[-1].fields), ensure_ascii=False).encode("utf-8")
