"""What is in two splits: found for each way of splitting, whatever the order and the batches of the articles."""

from __future__ import annotations

import itertools
import random
import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.schema import ARTICLES
from newsqa.corpus.duplicates import compare_texts
from newsqa.corpus.leaks import find_leaks, schemes_of
from newsqa.rules.leaks import KINDS, LEAKS
from newsqa.rules.sketches import SKETCHES, sketches

WORDS = [f"w{number}" for number in range(40)]
TEXTS = [" ".join(WORDS), " ".join([*WORDS[:39], "other"]), " ".join(WORDS[::-1]), "too short", None]
SPLITS = [None, "", "train", "test", "Valid", "a:train,b:test", "a:test, b:test", "a:train"]


def _leaks(rows: list[dict[str, Any]], size: int) -> list[dict[str, Any]]:
    placed = [{"source_file": "a.jsonl", "source_row": n, **row} for n, row in enumerate(rows, 1)]
    articles = pa.Table.from_pylist(placed, ARTICLES)
    with tempfile.TemporaryDirectory() as name:
        folder, tables = Path(name), [SKETCHES.empty_table()]
        for start in range(0, len(articles), size):
            table = sketches(articles.slice(start, size))
            tables.append(table.set_column(0, SKETCHES.field(0), pc.add(table["row"], start)))
        pq.write_table(pa.concat_tables(tables), folder / "sketches.parquet", row_group_size=2)
        pq.write_table(articles, folder / "measures.parquet", row_group_size=3)
        texts = compare_texts(folder / "sketches.parquet")
        found = find_leaks(folder / "sketches.parquet", folder / "measures.parquet", texts)
    assert found.schema.equals(LEAKS)
    assert found["article_row"].to_pylist() == sorted(found["article_row"].to_pylist())
    return found.to_pylist()


ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "body": st.sampled_from(TEXTS),
            "split": st.sampled_from(SPLITS),
            "title": st.sampled_from([None, "Town hall of Harwick opens", "Ferry to sail twice daily"]),
            "url": st.sampled_from([None, "https://a.example/1"]),
            "event": st.sampled_from([None, "e1", "e2"]),
        }
    ),
    max_size=9,
).map(lambda rows: [{"article_id": f"a{number}", **row} for number, row in enumerate(rows)])

_ORDER = {"train": 0, "valid": 2, "test": 3}


def _splits(row: dict[str, Any]) -> dict[str, str]:
    parts = [part.strip().casefold() for part in (row["split"] or "").split(",") if part.strip()]
    return {part.rpartition(":")[0]: part.rpartition(":")[2] for part in parts}


def _shared(one: dict[str, Any], other: dict[str, Any]) -> str | None:
    """The strongest that two articles have in common."""
    bodies = [TEXTS.index(row["body"]) for row in (one, other)]
    if max(bodies) < 3 and (bodies[0] == bodies[1] or set(bodies) == {0, 1}):
        return "body" if bodies[0] == bodies[1] else "near"
    return next((name for name in KINDS[2:] if one[name] is not None and one[name] == other[name]), None)


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_finds_what_comparing_all_with_all_finds(rows: list[dict[str, Any]]) -> None:
    strongest: dict[tuple[str, str], int] = {}
    for one, other in itertools.permutations(rows, 2):
        for scheme in _splits(one).keys() & _splits(other).keys():
            kind = _shared(one, other)
            if kind and _ORDER[_splits(one)[scheme]] > _ORDER[_splits(other)[scheme]]:
                key = one["article_id"], f"{scheme}:" * bool(scheme) + _splits(one)[scheme]
                strongest[key] = min(strongest.get(key, 9), KINDS.index(kind))
    found = {(leak["article_id"], leak["split"]): KINDS.index(leak["kind"]) for leak in _leaks(rows, 4)}
    assert found == strongest


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_of_near_texts_the_earliest_split_counts_then_the_most_similar(order: tuple[int, ...]) -> None:
    body = [f"w{number}" for number in range(80)]
    rows = [
        {"article_id": "far", "split": "train", "body": " ".join(["x", *body[:60], "y", *body[61:]])},
        {"article_id": "near", "split": "train", "body": " ".join(["x", *body[1:]])},
        {"article_id": "nearest", "split": "valid", "body": " ".join([*body[:79], "z"])},
        {"article_id": "one", "split": "test", "body": " ".join(body)},
    ]
    found = {leak["article_id"]: leak["other_article_id"] for leak in _leaks([rows[at] for at in order], 4)}
    assert found == {"one": "near", "nearest": "near"}


def _told(leaks: list[dict[str, Any]]) -> list[Any]:
    left = ("article_row", "source_row", "other_row")
    return sorted(str({name: value for name, value in leak.items() if name not in left}) for leak in leaks)


@settings(max_examples=40, deadline=None)
@given(ROWS, st.integers(1, 4), st.randoms())
def test_neither_order_nor_batches_matter(rows: list[dict[str, Any]], size: int, chance: random.Random) -> None:
    expected = _told(_leaks(rows, 100))
    assert _told(_leaks(rows, size)) == expected
    chance.shuffle(rows)
    assert _told(_leaks(rows, 100)) == expected


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ([None, "", "train"], []),
        (["test", "Train", "train", None], [("", ["train", "test"], [1, 0, 0, -1])]),
        (["x", "eval", "training", "dev"], [("", ["training", "x", "dev", "eval"], [1, 3, 0, 2])]),
        (["a:train, b:test", "a:test", "b:test"], [("a", ["train", "test"], [0, 1, -1])]),
        (["fold: 1", "fold:2"], [("fold", ["1", "2"], [0, 1])]),
    ],
)
def test_schemes(column: list[str | None], expected: list[Any]) -> None:
    schemes = schemes_of(pa.chunked_array([column], pa.string()))
    assert [(one.name, list(one.splits), one.of_row.tolist()) for one in schemes] == expected
