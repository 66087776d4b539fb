"""Arguments as people are shown them: whatever stands in a URL, no password and no key."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.stores.addresses import scheme_of, shown_url, source_name, without_secrets


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/data/a.csv", "https://example.org/data/a.csv"),
        ("https://user:pass@example.org:8443/a.csv?sig=x#y", "https://example.org:8443/a.csv"),
        ("https://token@example.org/a@b.csv", "https://example.org/a@b.csv"),
        ("http://[::1]:8080/a.csv", "http://[::1]:8080/a.csv"),
        ("https://user:se/cret@example.org/a", "https://…"),
        ("https://user:12?34@example.org/a", "https://…"),
        ("https://user:12/34@example.org/a", "https://…"),
        ("https://user:se#cret@example.org/a", "https://…"),
        ("https://u ser@ex ample/a", "https://…"),
        ("https://a:b@c:d@example.org/a", "https://example.org/a"),
        ("s3://bucket/a/b.jsonl", "s3://bucket/a/b.jsonl"),
        ("s3://AKIA:secret@bucket/a", "s3://bucket/a"),
        ("abfss://box@acc.dfs.core.windows.net/a", "abfss://box@acc.dfs.core.windows.net/a"),
        ("abfs://box:secret@acc.dfs.core.windows.net/a", "abfs://box@acc.dfs.core.windows.net/a"),
        ("https://[bad/a", "https://…"),
    ],
)
def test_urls_are_shown_without_secrets(url: str, shown: str) -> None:
    assert shown_url(url) == shown
    assert source_name(url) == shown


secret = st.text(st.characters(codec="ascii", categories=["L", "N", "P"]), min_size=6, max_size=12).map(
    lambda text: f"S3cr{text}T"
)


@given(secret)
def test_a_password_is_never_shown_whatever_is_in_it(password: str) -> None:
    url = f"https://user:{password}@example.org/a.csv?token={password}"
    for piece in (password, password[:6]):
        assert piece not in shown_url(url)


def test_what_is_no_url_is_a_path() -> None:
    for name in ("a.csv", "C:\\a.csv", "a:b", "./-", "s3:/b"):
        assert scheme_of(name) is None
    assert scheme_of(Path("s3://b/k")) is None
    assert source_name("./data/") == "data"
    assert source_name("-") == "standard input"
    assert source_name(Path("-")) == "-"
    assert source_name("file:///data/a%20b.csv") == "/data/a b.csv"
    assert source_name("postgresql://me:secret@db.example.org:5432/news") == "postgresql://db.example.org/news"
    assert source_name("FILE://localhost/data/a.csv") == "/data/a.csv"


def test_what_others_say_is_shown_without_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI")
    url = "https://user:p%20ssword@example.org/a?sig=0123abcd&x=1"
    said = f"cannot open {url}\n(key wJalrXUtnFEMI, p ssword, p%20ssword, 0123abcd)"
    assert without_secrets(said, url) == "cannot open … (key …, …, …, …)"
