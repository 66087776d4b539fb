from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.outlets import outlet_column, outlet_column_of_urls, outlet_of, outlet_of_url
from tests.articles.json_values import ANY_JSON

URLS = [
    ("https://feeds.example.com/news/world/rss.xml", "example.com"),
    ("http://rss.example.co.uk/x", "example.co.uk"),
    ("https://rssfeeds.example.com/topstories", "example.com"),
    ("https://www.example.com", "example.com"),
    ("http://www2.m.example.com/a?b=//c.org", "example.com"),
    ("https://amp.example.com/a", "example.com"),
    ("HTTPS://Mobile.Example.COM:8080/a", "example.com"),
    ("https://me:secret@www.example.com/a", "example.com"),
    ("//www.example.com/rss", "example.com"),
    ("feed://www.example.com/rss", "example.com"),
    ("https://news.yahoo.com/rss", "news.yahoo.com"),
    ("https://www.news.com.au/a", "news.com.au"),
    ("https://money.example.com/a", "money.example.com"),
    ("https://m.co.uk/a", "m.co.uk"),
    ("https://rss.com/a", "rss.com"),
    ("https://feeds.bbci.co.uk/news/rss.xml", "bbc.co.uk"),
    ("https://feeds.feedburner.com/TheExample?format=xml", "feedburner.com/TheExample"),
    ("https://feeds.feedburner.com/~r/TheExample/~3/abc", "feedburner.com/TheExample"),
    ("https://web.archive.org/web/2019/http://www.example.com/a", "example.com"),
    ("https://archive.is/2019/https:/example.com/a", "example.com"),
    ("https://www-example-com.cdn.ampproject.org/c/s/www.example.com/a", "example.com"),
    ("https://www.google.com/amp/s/www.example.com/a", "example.com"),
    ("urn:newsml:example.com:20160101:abc-1", "example.com"),
    ("tag:example.com,2016:newsml_X", "example.com"),
]


@pytest.mark.parametrize(("url", "outlet"), URLS)
def test_urls(url: str, outlet: str) -> None:
    assert outlet_of_url(url) == outlet_of(url) == outlet
    assert outlet_of({"name": None, "url": f" {url}"}) == outlet


@pytest.mark.parametrize(
    "value",
    [
        *(
            None,
            "",
            "x",
            12,
            [],
            "mailto:a@b.org",
            "http://",
            "http://localhost/",
            "http://[::1]/",
            "urn:8d19cf88-b3ab",
            "/a/b",
        ),
        *(
            "javascript:alert(1)",
            "https://web.archive.org/web/http://web.archive.org/http://web.archive.org/http://a.b",
        ),
    ],
)
def test_what_names_no_host(value: Any) -> None:
    assert outlet_of_url(value) is None


def test_urls_without_a_scheme() -> None:
    assert outlet_of_url("www.example.com") == outlet_of_url("example.com/2016/09/20/a.html") == "example.com"
    assert outlet_of_url("article.html") is None


@pytest.mark.parametrize(
    "name",
    [
        "The Herald",
        " The Herald ",
        "NYT",
        "Salon.com",
        "news.yahoo.com",
        "CNN: Politics",
        "Herald // Sun",
        "a.b: c",
        "M.",
        "",
    ],
)
def test_names_stay_as_they_are(name: str) -> None:
    assert outlet_of(name) == name


@pytest.mark.parametrize(
    ("value", "outlet"),
    [
        ("www.example.com", "example.com"),
        ("WWW.Example.COM/", "example.com"),
        ({"id": None, "name": "The Herald"}, "The Herald"),
        ({"id": "herald", "name": "The Herald"}, "The Herald"),
        ({"id": "herald", "name": ""}, "herald"),
        ({"@value": "The Herald"}, "The Herald"),
        ({"@id": "https://www.example.com/#organization"}, "example.com"),
        ({"title": "The Herald", "href": "https://example.com"}, "The Herald"),
        ([{"name": "The Herald"}, "https://rss.example.com/x", None], "The Herald; example.com"),
        ({"rank": 1}, '{"rank":1}'),
        (12, "12"),
        *((nothing, None) for nothing in (None, [], {}, [None, ""], float("nan"))),
    ],
)
def test_objects_and_lists(value: Any, outlet: str | None) -> None:
    assert outlet_of(value) == outlet


PARTS = st.sampled_from(
    "http :// // : / www. m. rss. news. a.org co.uk @ ? # [ ] ~r/ urn:newsml: tag: , web.archive.org 20".split()
)


@settings(deadline=None)
@given(st.lists(ANY_JSON | st.lists(PARTS, max_size=9).map("".join), max_size=5))
def test_a_column_gives_what_its_values_give(values: list[Any]) -> None:
    assert outlet_column(values).to_pylist() == [outlet_of(value) for value in values]
    assert outlet_column_of_urls(values).to_pylist() == [outlet_of_url(value) for value in values]


def test_columns_of_any_make() -> None:
    texts, outlets = ["https://www.a.org/x", None, "The Herald"], ["a.org", None, "The Herald"]
    for column in (
        texts,
        pa.array(texts),
        pa.chunked_array([texts[:1], texts[1:]]),
        pa.array(texts).dictionary_encode(),
    ):
        assert outlet_column(column).to_pylist() == outlets
    assert outlet_column(pa.array([{"name": "The Herald"}, None])).to_pylist() == ["The Herald", None]
    assert outlet_column_of_urls(pa.array(texts)).to_pylist() == ["a.org", None, None]
