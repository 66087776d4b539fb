"""Quotations in conflict: the same ones are found however articles are batched and fingerprints are cut into shards."""

from __future__ import annotations

import tempfile
from collections import Counter
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

from newsqa.annotate.batch import annotate_articles
from newsqa.articles.schema import ARTICLES
from newsqa.corpus.conflicting_quotations import common, find_conflicts
from newsqa.corpus.quoted_pairs import NEIGHBOURS, Quoted, pairs_to_compare, read_quoted
from newsqa.corpus.quoted_words import difference, speakers_differ, words_of_quotation
from newsqa.rules.quotations import CONFLICTS, LONGEST, QUOTATIONS, quotations, surname

SAID = "We have waited {} years for this bridge and will not wait {} more"
DAY = datetime(2024, 5, 14, tzinfo=UTC)


def _write(rows: list[dict[str, Any]], size: int, folder: Path) -> tuple[Path, Path]:
    placed = [{"source_file": "a.jsonl", "source_row": n, **row} for n, row in enumerate(rows, 1)]
    articles = pa.Table.from_pylist(placed, ARTICLES)
    tables = [QUOTATIONS.empty_table()]
    for start in range(0, len(articles), size):
        batch = articles.slice(start, size)
        table = quotations(batch, annotate_articles(batch, frozenset({"attributions"}))["attributions"])
        assert table.schema.equals(QUOTATIONS)
        tables.append(table.set_column(0, QUOTATIONS.field(0), pc.add(table["row"], start)))
    pq.write_table(pa.concat_tables(tables), folder / "quotations.parquet", row_group_size=2)
    pq.write_table(articles, folder / "measures.parquet", row_group_size=3)
    return folder / "quotations.parquet", folder / "measures.parquet"


def _conflicts(rows: list[dict[str, Any]], size: int = 100) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as name:
        found = find_conflicts(*_write(rows, size, Path(name)))
    assert found.schema.equals(CONFLICTS)
    told: list[dict[str, Any]] = found.to_pylist()
    return told


def _article(number: int, years: str, more: str, speaker: str, days: int) -> dict[str, Any]:
    body = f'It rained. "{SAID.format(years, more)}," said {speaker}.'
    return {"article_id": f"a{number}", "published": DAY + timedelta(days), "body": body}


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["eleven", "11", "twelve"]),
        st.sampled_from(["one", "a day"]),
        st.sampled_from(["Jane Roe", "Adam Okafor", "Roe"]),
        st.integers(0, 5),
    ),
    max_size=8,
).map(lambda rows: [_article(number, *row) for number, row in enumerate(rows)])


@given(ROWS, st.integers(1, 3))
@settings(max_examples=40, deadline=None)
def test_how_articles_are_batched_makes_no_difference(rows: list[dict[str, Any]], size: int) -> None:
    assert _conflicts(rows, size) == _conflicts(rows)


@given(ROWS, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_what_is_told_is_in_conflict_and_stands_where_it_says(rows: list[dict[str, Any]], random: Any) -> None:
    random.shuffle(rows)
    bodies = {row["article_id"]: row["body"] for row in rows}
    for conflict in _conflicts(rows):
        body, other = bodies[conflict["article_id"]], bodies[conflict["other_id"]]
        words = body[conflict["start"] : conflict["end"]]
        assert conflict["excerpt"][conflict["mark_start"] : conflict["mark_end"]] == words
        assert conflict["here"] in body
        assert conflict["there"] in other
        assert (surname(conflict["speaker"]) in other.casefold()) is (conflict["kind"] == "words")


@given(ROWS, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_where_articles_stand_makes_no_difference(rows: list[dict[str, Any]], random: Any) -> None:
    told = ("article_id", "start", "kind", "here", "there", "other_id")
    expected = sorted(tuple(conflict[name] for name in told) for conflict in _conflicts(rows))
    random.shuffle(rows)
    assert sorted(tuple(conflict[name] for name in told) for conflict in _conflicts(rows)) == expected


def test_shards_give_the_same_pairs(tmp_path: Path) -> None:
    rows = [_article(n, years, "one", "Jane Roe", 0) for n, years in enumerate(("eleven", "twelve", "nine"))]
    files = _write(rows, 100, tmp_path)
    quoted = read_quoted(*files)
    assert quoted.fingerprints.min() > 1
    pairs = pairs_to_compare(files[0], quoted, 3)
    assert pairs.tolist() == [[0, 1], [0, 2], [1, 2]]
    assert pairs_to_compare(files[0], quoted, 3, shard=1).tolist() == pairs.tolist()


def test_a_crowd_is_compared_with_its_neighbours_only(tmp_path: Path) -> None:
    rows = [_article(number, f"{number + 30}", "one", "Jane Roe", 0) for number in range(120)]
    files = _write(rows, 100, tmp_path)
    pairs = pairs_to_compare(files[0], read_quoted(*files), 3)
    assert 0 < len(pairs) <= 2 * 120 * NEIGHBOURS  # some under each of the fingerprints they share


def test_no_quotation_is_compared_beyond_its_first_part() -> None:
    body = f'"{"We will wait for it. " * 100}" said Jane Roe.'
    articles = pa.Table.from_pylist([{"article_id": "1", "source_file": "a", "source_row": 1, "body": body}], ARTICLES)
    [one] = quotations(articles, annotate_articles(articles, frozenset({"attributions"}))["attributions"]).to_pylist()
    assert one["end"] - one["start"] == LONGEST
    assert len(one["fingerprints"]) < LONGEST / 4


@given(st.text(alphabet="ab1,.' ’…[]*-—%$“\n", max_size=60))
def test_words_stand_in_the_text_in_order(text: str) -> None:
    words = words_of_quotation(text)
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)


@given(st.text(max_size=80))
def test_a_quotation_differs_not_from_itself(text: str) -> None:
    words = words_of_quotation(text)
    assert difference(words, words, text, text) is None


@pytest.mark.parametrize(
    ("name", "last"), [("Jane Roe", "roe"), ("Donald Trump Jr.", "trump"), ("Zoë", "zoe"), ("Jr.", ""), ("", "")]
)
def test_a_son_has_the_surname_of_his_father(name: str, last: str) -> None:
    assert surname(name) == last


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Jane Roe", "Adam Okafor", True),
        ("Jane Roe", "Jane Okafor", False),
        ("Jane Roe", "Okafor", False),
        ("Jane Roe", "Assistant Chief", False),
        ("Mohammed Rashid", "Mohamed Rasheed", False),
    ],
)
def test_two_speakers_have_two_full_names(one: str, other: str, differ: bool) -> None:
    assert speakers_differ(one, other) is speakers_differ(other, one) is differ


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=12), st.data())
def test_only_what_is_asked_for_is_counted(said: list[tuple[int, int]], data: st.DataObject) -> None:
    words, surnames = np.array(said, np.int64).T
    places = np.array(data.draw(st.lists(st.integers(0, len(said) - 1), min_size=1)), np.int64)
    quoted = Quoted(words, words, words, words, surnames, words > 0, words)
    asked = {words for words, _ in (said[place] for place in places.tolist())}
    assert common(quoted, places) == Counter(one for one in said if one[0] in asked)
