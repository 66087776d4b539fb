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


def test_rows_are_those_that_are_asked_for() -> None:
    articles = pa.table({"title": ["One", None, "Two", "One"], "outlet": ["A", "B", None, None]})
    tables = Tables.with_only(datetime(2026, 1, 1, tzinfo=UTC), {}, articles=articles)

    def rows(**asked: object) -> list[int]:
        return [row["row"] for row in tables.rows("articles", **asked)]  # type: ignore[arg-type]

    assert rows(having="outlet") == [0, 1]
    assert rows(having="outlet", title=None) == [1]
    assert rows(title="One") == [0, 3]
    assert rows(title=("One", "Two")) == [0, 2, 3]
    assert tables.rows("articles", ["outlet"], having="title") == [
        {"row": 0, "outlet": "A"},
        {"row": 2, "outlet": None},
        {"row": 3, "outlet": None},
    ]
