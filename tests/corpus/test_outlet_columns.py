"""Hosts and authors of outlets, added up over batches: how articles are batched makes no difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsqa.corpus.outlet_columns as adding
from newsqa.articles.schema import ARTICLES
from newsqa.corpus.outlet_columns import add_up_authors, add_up_hosts
from newsqa.rules.outlet_columns import AUTHOR_COUNTS, author_counts, outlet_hosts

Row = tuple[str | None, str | None, list[str] | None]  # outlet, URL, authors


def _articles(rows: Sequence[Row], first: int = 1) -> pa.Table:
    columns: dict[str, list[Any]] = {name: [None] * len(rows) for name in ARTICLES.names}
    columns |= {"article_id": [str(first + at) for at in range(len(rows))], "body": ["-"] * len(rows)}
    columns |= {"source_file": ["a.jsonl"] * len(rows), "source_row": [first + at for at in range(len(rows))]}
    columns |= {name: [row[at] for row in rows] for at, name in enumerate(("outlet", "url", "authors"))}
    return pa.table({field.name: pa.array(columns[field.name], field.type) for field in ARTICLES})


def _authors(batches: Sequence[Sequence[Row]], folder: Path) -> list[dict[str, Any]]:
    counts, measures, start = [AUTHOR_COUNTS.empty_table()], [], 0
    for rows in batches:
        articles = _articles(rows, start + 1)
        found = author_counts(articles)
        counts.append(found.set_column(3, AUTHOR_COUNTS.field("row"), pc.add(found["row"], start)))
        measures.append(articles.select(["outlet", "source_file", "source_row"]))
        start += len(rows)
    pq.write_table(pa.concat_tables(counts), folder / "counts.parquet", row_group_size=3)
    pq.write_table(pa.concat_tables(measures), folder / "measures.parquet", row_group_size=2)
    return add_up_authors(folder / "counts.parquet", folder / "measures.parquet").to_pylist()


def test_hosts_are_counted_by_outlet() -> None:
    rows: list[Row] = [
        ("Crier", "https://www.Example.com/1", None),
        ("Crier", "http://ann@example.com:80/2", None),
        ("Crier", None, None),
        ("Post", "https://example.com/3", None),
        (None, "https://example.com/4", None),
    ]
    found = [(row["outlet"], row["host"], row["articles"], row["first_row"]) for row in
             add_up_hosts([outlet_hosts(_articles(rows))]).to_pylist()]  # fmt: skip
    assert found == [("Crier", "example.com", 2, 1), ("Crier", "", 1, 3), ("Post", "example.com", 1, 4)]


@pytest.mark.parametrize("size", [700, 3_000])
def test_many_hosts_come_in_the_order_of_their_first_article(size: int) -> None:
    rows: list[Row] = [(f"Crier {at % 1_500}", f"https://crier{at % 1_500}.example/{at}", None) for at in range(3_000)]
    batches = [outlet_hosts(_articles(rows[at : at + size], at + 1)) for at in range(0, len(rows), size)]
    assert batches[0]["first_row"].to_pylist() == list(range(1, min(size, 1_500) + 1))
    found = add_up_hosts(batches)
    assert found["first_row"].to_pylist() == list(range(1, 1_501))
    assert set(found["articles"].to_pylist()) == {2}


def test_the_commonest_author_of_each_outlet(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("Crier", None, ["Ann Lee", "Bo Chen", "Ann Lee"]),
        ("Crier", None, ["Bo Chen "]),
        ("Post", None, ["Cy Dee"]),
        ("Crier", None, None),
        (None, None, ["Ann Lee"]),
    ]
    crier, post = _authors([rows], tmp_path)
    assert (crier["outlet"], crier["author"], crier["sharing"], crier["articles"]) == ("Crier", "Bo Chen", 2, 2)
    assert (post["outlet"], post["author"], post["source_row"]) == ("Post", "Cy Dee", 3)


def test_no_authors_at_all(tmp_path: Path) -> None:
    assert _authors([[("Crier", None, None)]], tmp_path) == []


ROWS = st.lists(
    st.tuples(
        st.sampled_from(("A", "B", None)),
        st.sampled_from(("https://a.example/1", "https://b.example/", None, "-")),
        st.none() | st.lists(st.sampled_from(("x", "y", "z", "")), max_size=3),
    ),
    min_size=1,
    max_size=12,
)


@pytest.mark.parametrize("fewest", [1, 100_000])
@given(ROWS, st.integers(1, 5))
def test_batches_make_no_difference(fewest: int, rows: list[Row], size: int) -> None:
    import tempfile

    batches = [rows[at : at + size] for at in range(0, len(rows), size)]
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setattr(adding, "_FEWEST_TO_SUM", fewest)
        assert _authors(batches, Path(folder)) == _authors([rows], Path(folder))
        whole = add_up_hosts([outlet_hosts(_articles(rows))])
        parts = [outlet_hosts(_articles(batch, size * at + 1)) for at, batch in enumerate(batches)]
        assert add_up_hosts(parts).to_pylist() == whole.to_pylist()
    assert sum(row["articles"] for row in whole.to_pylist()) == sum(row[0] is not None for row in rows)


@given(ROWS)
def test_counts_are_those_of_plain_counting(rows: list[Row]) -> None:
    import tempfile

    counts: dict[str, Counter[str]] = {}
    for outlet, _, authors in rows:
        if outlet is not None:
            counts.setdefault(outlet, Counter()).update(set(authors or ()) - {""})
    expected = {outlet: max(counted.values()) for outlet, counted in counts.items() if counted}
    with tempfile.TemporaryDirectory() as folder:
        found = _authors([rows], Path(folder))
    assert {row["outlet"]: row["sharing"] for row in found} == expected
