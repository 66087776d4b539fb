import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.contract import ARTICLE_CONTRACT, violations
from newsqa.articles.schema import ARTICLES


def table(bodies: list[str | None], ids: list[str] | None = None) -> pa.Table:
    count = len(bodies)
    filled = {
        "article_id": ids or [str(number) for number in range(count)],
        "body": bodies,
        "source_file": ["a.csv"] * count,
        "source_row": list(range(count)),
    }
    return pa.table({name: filled.get(name, [None] * count) for name in ARTICLES.names}, schema=ARTICLES)


def found(articles: pa.Table) -> list[tuple[int | None, str, str]]:
    return [tuple(row.values()) for row in violations(articles).to_pylist()]


@settings(max_examples=25)
@given(st.lists(st.none() | st.sampled_from(["", " ", "\n\u00a0", "text", " text "]), max_size=12))
def test_each_null_and_each_blank_body_has_its_own_row(bodies: list[str | None]) -> None:
    expected = [
        (row, "body", "not_null" if body is None else "not_blank")
        for row, body in enumerate(bodies)
        if body is None or not body.strip()
    ]
    assert found(table(bodies)) == expected


def test_rows_are_right_in_tables_of_several_chunks() -> None:
    articles = pa.concat_tables([table(["a", None]), table([" "]), table(["b", None])])
    assert found(articles) == [(1, "body", "not_null"), (2, "body", "not_blank"), (4, "body", "not_null")]


def test_blank_ids_and_bodies_are_found_together() -> None:
    assert found(table(["", "b"], ["", "x"])) == [(0, "article_id", "not_blank"), (0, "body", "not_blank")]


def test_missing_columns_and_wrong_types() -> None:
    articles = table(["a", None])
    assert found(articles.drop_columns(["url", "published"])) == [
        (None, "url", "in_table"),
        (None, "published", "in_table"),
        (1, "body", "not_null"),
    ]
    number = articles.set_column(articles.column_names.index("title"), "title", pa.array([1, 2]))
    assert found(number) == [(None, "title", "of_type"), (1, "body", "not_null")]
    numbers = articles.set_column(articles.column_names.index("body"), "body", pa.array([1, 2]))
    assert found(numbers) == [(None, "body", "of_type")]


def test_the_contract_names_every_column_and_accepts_a_good_table() -> None:
    assert list(ARTICLE_CONTRACT.columns) == ARTICLES.names
    ARTICLE_CONTRACT.validate(table(["a"]), lazy=True)
    assert violations(table(["a"])).schema.equals(violations(table([None])).schema)


@pytest.mark.parametrize("count", [0, 1])
def test_small_tables(count: int) -> None:
    assert found(table(["a"] * count)) == []
