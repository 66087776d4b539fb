"""URLs in one form: what is the same page is the same text, and what is another page is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.canonical_urls import LONGEST, canonical_url, is_tracking

STORY = "https://example.com/2024/05/story"


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/2024/05/story",
        "HTTPS://WWW.Example.COM/2024/05/story/",
        "//example.com/2024/05/story",
        "https://example.com:443/2024/05/story#comments",
        "http://example.com:80/2024/05/story?",
        " https://example.com./2024/05/story\n",
        "https://user:secret@example.com/2024/05/story",
        "https://example.com/2024/05/story?utm_source=rss&utm_medium=feed",
        "https://example.com/2024/05/story?fbclid=IwAR0&GCLID=7&&",
        "https://m.example.com/2024/05/story",
        "https://amp.example.com/2024/05/story",
        "https://example.com/2024/05/story/amp/",
        "https://example.com/2024/05/story?amp=1",
        "https://example.com/2024/05/story?outputType=amp",
        "https://www2.example.com//2024/05//story/index.html",
        "https://example.com/2024/05/story;jsessionid=0A1B",
        "https://example.com/2024/05/%73tor%79",
    ],
)
def test_the_same_page(url: str) -> None:
    assert canonical_url(url) == STORY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.com/?b=2&a=1", "https://example.com?a=1&b=2"),
        ("https://example.com/a%c3%a9", "https://example.com/aé"),
        ("https://example.com/a b", "https://example.com/a%20b"),
        ("https://example.com/?q=a+b", "https://example.com/?q=a%20b"),
        ("https://bücher.example/1", "https://xn--bcher-kva.example/1"),
        ("https://en.m.example.org/wiki/A", "https://en.example.org/wiki/A"),
    ],
)
def test_written_in_two_ways(one: str, other: str) -> None:
    assert canonical_url(one) == canonical_url(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.com/story?id=1", "https://example.com/story?id=2"),
        ("https://example.com/story?p=1", "https://example.com/story"),
        ("https://example.com/Story", "https://example.com/story"),
        ("https://example.com:8080/story", "https://example.com/story"),
        ("https://news.example.com/story", "https://example.com/story"),
        ("https://example.com/#!/story-1", "https://example.com/#!/story-2"),
        ("https://example.com/a%2Fb", "https://example.com/a/b"),
        ("https://example.com/?a=1%26b=2", "https://example.com/?a=1&b=2"),
        ("https://m.co.uk/story", "https://co.uk/story"),
        ("https://example.com/camp", "https://example.com/c"),
    ],
)
def test_other_pages(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "not available", "example.com/story", "/2024/story", "mailto:a@example.com", "ftp://example.com/a"),
        *("http://", "https:///story", "http://local/story", "http://exa mple.com/", "http://[::1/", "urn:newsml:a:1"),
        *("http://.com", "http://a..b.com", "https://example.com:port/story", f"http://{'é' * 70}.com/"),
        "https://example.com/" + "a" * LONGEST,
    ],
)
def test_no_web_address(text: str) -> None:
    assert canonical_url(text) is None


URLS = st.builds(
    "{}://{}{}{}{}".format,
    st.sampled_from(("http", "HTTPS")),
    st.sampled_from(("example.com", "www.m.example.co.uk", "amp.a.bb", "en.m.m.example.org:80", "a@b.cc:81", "é.com")),
    st.text("/%aA25;é .+&=", max_size=20).map("/{}".format) | st.sampled_from(("", "/a/amp/index.html/ /amp")),
    st.text("?&=%+aé25utm_", max_size=20).map("?{}".format) | st.just(""),
    st.text("#!/%a ", max_size=8).map("#{}".format) | st.just(""),
)


@given(URLS | st.text().map("http://a.bb{}".format) | st.text())
def test_idempotent(url: str) -> None:
    once = canonical_url(url)
    if once is not None:
        assert once.isascii()
        assert not any(letter.isspace() for letter in once)
        if len(once) <= LONGEST:
            assert canonical_url(once) == once


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.text("xyz0", max_size=3)), max_size=6), st.randoms())
def test_neither_order_nor_tracking_matters(parameters: list[tuple[str, str]], random) -> None:
    parts = [f"{name}={value}" for name, value in parameters]
    mixed = [*parts, "utm_id=1"]
    random.shuffle(mixed)
    assert canonical_url(f"{STORY}?{'&'.join(mixed)}") == canonical_url(f"{STORY}?{'&'.join(parts)}")


def test_what_follows_readers() -> None:
    assert all(map(is_tracking, ("utm_source", "UTM_Term", "fbclid", "gclid")))
    assert not any(map(is_tracking, ("id", "p", "page", "ref", "source", "q", "utm", "ref=14", "source=wire")))
    assert all(map(is_tracking, ("ref=rss", "src=twitter", "mod=hp_lead_pos4", "hpid=hp_1")))
