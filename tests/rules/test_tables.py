"""The tables of a batch as rules see them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pyarrow as pa

from newsqa.rules.tables import Tables


def test_words_are_those_of_the_article_and_field_that_are_asked_for() -> None:
    articles = pa.table({"title": ["One", "Two"], "body": ["a first text", "a second text"]})
    tables = Tables.with_only(datetime(2026, 1, 1, tzinfo=UTC), {}, articles=articles)
    asked = [(0, "body", 2, 7), (1, "body", 2, 8), (1, "title", 0, 3), (0, "title", 0, 3), (0, "body", 2, 7)]
    assert [tables.words(*place) for place in asked] == ["first", "second", "Two", "One", "first"]
    other = replace(tables, articles=pa.table({"title": ["x"], "body": ["another text"]}))
    assert other.words(0, "body", 0, 7) == "another"
