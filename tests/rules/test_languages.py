"""Languages and scripts are counted by batch, and sums of sums are those of all."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.schema import ARTICLES
from newsqa.rules.languages import LANGUAGES, LATIN, OTHER, add_up_languages, count_languages

TEXTS = {
    "The mayor — Zoë — “opened” the hall.": LATIN,
    "Ο δήμαρχος άνοιξε το δημαρχείο.": "Greek",
    "Мэр открыл ратушу, сказал Reuters.": "Cyrillic",
    "העיר פתחה את העירייה": "Hebrew",
    "افتتح العمدة القاعة": "Arabic",
    "महापौर ने हॉल खोला": "Devanagari",
    "นายกเทศมนตรีเปิดศาลากลาง": "Thai",
    "시장이 시청을 열었다": "Korean",
    "市長は市庁舎を開いた。": "Japanese",
    "市长重新开放了市政厅。": "Chinese",
    "ከንቲባው አዳራሹን ከፈቱ።": "Ethiopic",
    "ꦮꦺꦴꦁ": OTHER,
    "2024 – 12:30 …": None,
    "": None,
}


def _counted(rows: list[dict[str, Any]], size: int = 100) -> list[dict[str, Any]]:
    placed = [{"article_id": f"a{n}", "source_file": "a", "source_row": n, **row} for n, row in enumerate(rows, 1)]
    articles = pa.Table.from_pylist(placed, ARTICLES)
    other = pa.chunked_array([pa.array([int(row["body"] != "x") for row in rows], pa.int32())])
    parts = [count_languages(articles.slice(n, size), other.slice(n, size)) for n in range(0, len(articles), size)]
    total = add_up_languages(pa.concat_tables([LANGUAGES.empty_table(), *parts]))
    assert total.schema.equals(LANGUAGES)
    return total.to_pylist()


@pytest.mark.parametrize(("text", "script"), TEXTS.items())
def test_the_script_of_a_text(text: str, script: str | None) -> None:
    assert _counted([{"body": text}]) == [{"language": None, "script": script, "articles": 1, "english": 0}]


@given(
    st.lists(
        st.fixed_dictionaries({"body": st.sampled_from([*TEXTS, "x"]), "language": st.sampled_from([None, "en", "de"])})
    ),
    st.integers(1, 3),
)
def test_batches_make_no_difference(rows: list[dict[str, Any]], size: int) -> None:
    found = _counted(rows, size)
    assert found == _counted(rows)
    assert sum(row["articles"] for row in found) == len(rows)


def test_what_nobody_looked_at_is_not_told() -> None:
    articles = pa.Table.from_pylist(
        [{"article_id": "1", "source_file": "a", "source_row": 1, "body": "So it was."}], ARTICLES
    )
    [row] = count_languages(articles, pa.chunked_array([pa.nulls(1, pa.int32())])).to_pylist()
    assert row == {"language": None, "script": LATIN, "articles": 1, "english": None}
