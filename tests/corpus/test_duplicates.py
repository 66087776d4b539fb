"""Copies of articles: found whatever the order and the batches of the articles, and each by what it is."""

from __future__ import annotations

import itertools
import random
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.schema import ARTICLES
from newsqa.corpus import near_copies
from newsqa.corpus.duplicates import compare_texts, find_copies
from newsqa.corpus.leaks import find_leaks
from newsqa.corpus.near_copies import HUBS, NEIGHBOURS, SIMILAR, jaccard, pairs_of_equal
from newsqa.rules.copies import COPIES
from newsqa.rules.sketches import FEWEST_SHINGLES, MOST_SHINGLES, SKETCHES, sketches
from newsqa.rules.words import split_words

START = datetime(2024, 5, 14, tzinfo=UTC)


def _articles(rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist([{"source_file": "a.jsonl", "source_row": n, **row} for n, row in enumerate(rows, 1)],
                                ARTICLES)  # fmt: skip


def _sketched(articles: pa.Table, folder: Path, sizes: list[int]) -> tuple[Path, Path]:
    """What a pass over the articles leaves, in batches of these sizes in turn."""
    tables, start = [SKETCHES.empty_table()], 0
    for size in itertools.cycle(sizes):
        if start >= len(articles):
            break
        table = sketches(articles.slice(start, size))
        tables.append(table.set_column(0, SKETCHES.field(0), pc.add(table["row"], start)))
        start += size
    pq.write_table(pa.concat_tables(tables), folder / "sketches.parquet", row_group_size=3)
    pq.write_table(articles, folder / "measures.parquet", row_group_size=2)
    return folder / "sketches.parquet", folder / "measures.parquet"


def _found(sketches: Path, measures: Path) -> pa.Table:
    find_copies(sketches, measures, compare_texts(sketches), sketches.parent / "copies.parquet")
    return pq.read_table(sketches.parent / "copies.parquet")


def _copies(rows: list[dict[str, Any]], sizes: list[int]) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        found = _found(*_sketched(_articles(rows), Path(folder), sizes))
    assert found.schema.equals(COPIES)
    assert found["article_row"].to_pylist() == sorted(found["article_row"].to_pylist())
    return found.to_pylist()


def _text(seed: int, words: int = 40) -> list[str]:
    chance = random.Random(seed)
    return [f"w{chance.randrange(5000)}" for _ in range(words)]


@st.composite
def _rows(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Articles of few texts, in which single words are other ones."""
    rows = []
    for number in range(draw(st.integers(0, 9))):
        body = _text(draw(st.integers(0, 1)))
        for place in draw(st.lists(st.integers(0, 39), max_size=3)):
            body[place] = f"x{draw(st.integers(0, 1))}"
        rows.append(
            {
                "article_id": f"a{number}",
                "body": " ".join(body),
                "outlet": draw(st.sampled_from([None, "Post", "Herald"])),
                "url": draw(st.sampled_from([None, "https://a.example/1", "https://a.example/2"])),
                "title": draw(st.sampled_from([None, "Hall opens", "Ferry sails"])),
                "published": draw(st.none() | st.integers(0, 2).map(lambda day: START + timedelta(days=day))),
            }
        )
    return rows


def _told(copies: list[dict[str, Any]]) -> Any:
    left = ("cluster", "article_row", "source_row", "copy_row")
    told = {row["article_id"]: {name: value for name, value in row.items() if name not in left} for row in copies}
    clusters: dict[Any, set[str]] = {}
    for row in copies:
        clusters.setdefault(row["cluster"], set()).add(row["article_id"])
    return told, sorted(map(sorted, clusters.values()))


@settings(max_examples=60, deadline=None)
@given(_rows(), st.lists(st.integers(1, 4), min_size=1, max_size=3), st.randoms())
def test_neither_order_nor_batches_matter(rows: list[dict[str, Any]], sizes: list[int], chance: random.Random) -> None:
    expected = _told(_copies(rows, [100]))
    assert _told(_copies(rows, sizes)) == expected
    chance.shuffle(rows)
    assert _told(_copies(rows, [100])) == expected


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = split_words(text)
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def _similarity(one: str, other: str) -> float:
    a, b = _shingles(one), _shingles(other)
    return len(a & b) / len(a | b)


@settings(max_examples=60, deadline=None)
@given(_rows())
def test_what_is_dropped_is_like_what_is_kept(rows: list[dict[str, Any]]) -> None:
    by_id = {row["article_id"]: row for row in rows}
    copies = {row["article_id"]: row for row in _copies(rows, [3])}
    kept = [row for row in rows if row["article_id"] not in copies or copies[row["article_id"]]["keep"]]
    for row in copies.values():
        if row["kind"] is None or row["kind"] == "url":
            assert row["keep"]
            continue
        article, other = by_id[row["article_id"]], by_id[row["copy_of"]]
        assert not row["keep"]
        assert row["similarity"] == pytest.approx(_similarity(article["body"], other["body"]))
        assert row["similarity"] >= SIMILAR or (row["kind"] == "update" and article["url"] == other["url"])
        assert other["body"] in {one["body"] for one in kept} or row["similarity"] == 1
    assert len({row["body"] for row in kept}) == len(kept)


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["train", "valid", "test", None]), st.integers(0, 3))))
def test_who_drops_copies_and_leaks_keeps_each_text(articles: list[tuple[int, str | None, int]]) -> None:
    rows = [
        {"article_id": f"a{n}", "body": " ".join(_text(seed)), "split": split, "published": START + timedelta(days=day)}
        for n, (seed, split, day) in enumerate(articles)
    ]
    with tempfile.TemporaryDirectory() as folder:
        sketched, measures = _sketched(_articles(rows), Path(folder), [3])
        dropped = {one["article_row"] for one in _found(sketched, measures).to_pylist() if not one["keep"]}
        leaks = find_leaks(sketched, measures, compare_texts(sketched)).to_pylist()
    assert {leak["article_row"] for leak in leaks} <= dropped
    assert {row["body"] for n, row in enumerate(rows) if n not in dropped} == {row["body"] for row in rows}


def test_pairs_are_those_of_comparing_all_with_all(tmp_path: Path) -> None:
    chance = random.Random(7)
    texts = []
    for seed in range(60):
        base = _text(seed, chance.randrange(60, 400))
        texts.append(" ".join(base))
        for _ in range(2):
            changed = list(base)
            for _ in range(chance.randrange(1, max(2, len(base) // 40))):
                changed[chance.randrange(len(base))] = f"y{chance.randrange(50)}"
            texts.append(" ".join(changed))
    rows = [{"article_id": str(n), "body": text} for n, text in enumerate(texts)]
    known = compare_texts(_sketched(_articles(rows), tmp_path, [50])[0])
    every = itertools.combinations(range(len(texts)), 2)
    expected = {(one, other) for one, other in every if _similarity(texts[one], texts[other]) >= SIMILAR}
    found = {tuple(pair) for pair in known.pairs.tolist()}
    assert found <= expected
    assert len(expected) > 50
    assert len(found) >= 0.97 * len(expected)


@pytest.mark.parametrize("held", [1, 3, 1000])
def test_how_many_sets_are_held_makes_no_difference(held: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"article_id": str(n), "body": " ".join([*_text(n % 5, 60), f"end{n}"])} for n in range(25)]
    file = _sketched(_articles(rows), tmp_path, [4])[0]
    monkeypatch.setattr(near_copies, "SETS_AT_ONCE", held)
    known = compare_texts(file)
    assert len(known.pairs) == 5 * 10
    assert [_similarity(rows[a]["body"], rows[b]["body"]) for a, b in known.pairs.tolist()] == pytest.approx(
        known.similarity.tolist()
    )


def test_a_crowd_is_compared_with_few() -> None:
    rows = np.arange(1000)
    order = rows * 7919 % 1000
    pairs = pairs_of_equal(np.zeros(1000, np.int64), rows, order)
    assert len(pairs) <= 1000 * (HUBS + NEIGHBOURS)
    assert all(one < other for one, other in pairs.tolist())
    hub = order.tolist().index(0)
    assert len(pairs[(pairs == hub).any(axis=1)]) == 999


@given(st.lists(st.integers(0, 3), max_size=40))
def test_few_of_a_key_are_all_compared(keys: list[int]) -> None:
    rows = np.arange(len(keys))
    pairs = pairs_of_equal(np.array(keys, np.int64), rows, rows)
    most = {key: min(keys.count(key), HUBS + NEIGHBOURS) for key in keys}
    found = {tuple(pair) for pair in pairs.tolist()}
    of_key = {key: [n for n, one in enumerate(keys) if one == key] for key in most}
    for key, places in of_key.items():
        if len(places) == most[key]:
            assert set(itertools.combinations(places, 2)) <= found
    assert all(keys[one] == keys[other] for one, other in found)


def test_jaccard_of_sets() -> None:
    one, other = np.array([1, 3, 5, 7], np.uint32), np.array([3, 5, 9], np.uint32)
    assert jaccard(one, other) == pytest.approx(2 / 5)
    assert jaccard(one[:0], one[:0]) == 0


def test_a_long_text_is_stood_for_by_some_of_its_shingles() -> None:
    long = " ".join(f"w{n}" for n in range(MOST_SHINGLES + 5000))
    rows = [{"article_id": "a", "body": long}, {"article_id": "b", "body": "start " + long}]
    table = sketches(_articles(rows))
    assert [len(one) for one in table["shingles"].to_pylist()] == [MOST_SHINGLES] * 2
    copies = _copies(rows, [1])
    assert [row["kind"] for row in copies] == [None, "near"]


def test_a_short_text_has_no_bands() -> None:
    rows = [{"article_id": str(n), "body": " ".join(_text(n, FEWEST_SHINGLES + 3 + n))} for n in range(2)]
    assert [value is None for value in sketches(_articles(rows))["band_00"].to_pylist()] == [True, False]


def test_nothing_is_compared_where_there_is_nothing() -> None:
    assert _copies([], [1]) == []
    assert _copies([{"article_id": "a", "body": None}, {"article_id": "b", "body": ""}], [1]) == []
