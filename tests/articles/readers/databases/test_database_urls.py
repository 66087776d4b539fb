import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.readers.databases.database_urls import is_database_url, scrubbed, shown_database

words = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=6, max_size=12)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://me:secret@db.example.org:5432/news?sslmode=require", "postgresql://db.example.org/news"),
        ("postgres://db.example.org/news", "postgresql://db.example.org/news"),
        ("postgresql://me@db.example.org", "postgresql://db.example.org"),
        ("postgresql://me:sec/r@t@db/news?password=x", "postgresql://db/news"),
        ("postgresql://[::1]:5432/news", "postgresql://[::1]/news"),
        ("postgresql://me:se?cret@db/news", "postgresql://…"),
        ("postgresql://me:sec/r#et@db/news", "postgresql://…"),
        ("postgresql:///news?host=/tmp&password=secret", "postgresql:///news"),
    ],
)
def test_only_server_and_database_are_shown(url: str, shown: str) -> None:
    assert shown_database(url) == shown
    assert is_database_url(url)


@given(password=words)
def test_a_password_is_in_no_message(password: str) -> None:
    url = f"postgresql://me:{password}@127.0.0.1:5432/news"
    said = f'cannot connect with "{url}": password={password} rejected ({password})'
    assert password not in shown_database(url)
    assert password not in scrubbed(said, url)


def test_files_are_no_addresses() -> None:
    assert not is_database_url("news.sqlite")
    assert not is_database_url("s3://bucket/news.parquet")
