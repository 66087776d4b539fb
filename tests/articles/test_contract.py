import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.contract import ARTICLE_CONTRACT, REQUIRED, violations
from newsqa.articles.schema import ARTICLES, VIOLATIONS


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


def test_a_batch_of_another_schema_is_no_silent_success() -> None:
    articles = table(["a", None])
    numbers = articles.set_column(articles.column_names.index("body"), "body", pa.array([1, 2]))
    with pytest.raises(RuntimeError, match="WRONG_DATATYPE"):
        violations(numbers)
    with pytest.raises(KeyError, match="body"):
        violations(articles.drop_columns(["body"]))


def test_the_contract_is_on_the_required_columns_and_accepts_a_good_table() -> None:
    assert tuple(ARTICLE_CONTRACT.columns) == REQUIRED
    ARTICLE_CONTRACT.validate(table(["a"]).select(REQUIRED), lazy=True)
    assert violations(table(["a"])).schema.equals(violations(table([None])).schema)
    assert not VIOLATIONS.field("row").nullable


@pytest.mark.parametrize("count", [0, 1])
def test_small_tables(count: int) -> None:
    assert found(table(["a"] * count)) == []
