"""Which articles a run keeps in full: a bounded choice that hangs on the articles alone."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.corpus import text_choice
from newsqa.corpus.text_choice import TextChoice
from newsqa.rules.texts import CANDIDATES, TEXTS, groups

CODES = ("NQ203", "NQ303", "NQ401")


def candidate(row: int, turn: int, codes: tuple[str, ...] = ("NQ203",), size: int = 100) -> dict[str, Any]:
    words = {"article_id": f"a{row}", "source_file": "news.jsonl", "source_row": row + 1, "body": "x" * min(size, 10)}
    return {"row": row, "turn": turn, "size": size, "rules": sorted(codes), **words}


def kept(folder: Path, articles: list[dict[str, Any]], batch: int, stale: int = 0, found_later: Any = ()) -> list[int]:
    """The rows of the articles that are kept, when they come in batches and workers know the ceilings of some batches
    ago."""
    choice, known = TextChoice(), [TextChoice().ceilings] * (stale + 1)
    for first in range(0, len(articles), batch):
        known.append(choice.ceilings)
        ceilings = known[-1 - stale]
        sent = [
            one
            for one in articles[first : first + batch]
            if any(one["turn"] < ceilings.get(group, 2**64) for group in groups(one["rules"]))
        ]
        choice.add(pa.Table.from_pylist(sent, CANDIDATES))
    counts = {code: [int(code in one["rules"]) for one in articles] for code in CODES}
    for row, code in found_later:
        counts[code][row] += 1
    pq.write_table(pa.table(counts), folder / "measures.parquet")
    table = choice.chosen(folder / "measures.parquet", CODES)
    assert table.schema.equals(TEXTS)
    return [row - 1 for row in table["source_row"].to_pylist()]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds that a few articles reach."""
    monkeypatch.setattr(text_choice, "MOST_OF_A_RULE", 3)
    monkeypatch.setattr(text_choice, "ROOM_OF_A_RULE", 1_000)
    monkeypatch.setattr(text_choice, "ROOM", {"found": 2_000, "silent": 500})
    monkeypatch.setattr(text_choice, "WAITING", 300)


def test_all_are_kept_where_there_is_room_but_those_without_a_finding(tmp_path: Path) -> None:
    articles = [candidate(0, 9), candidate(1, 5, ()), candidate(2, 7, ("NQ303",))]
    assert kept(tmp_path, articles, 2) == [0, 2]
    assert kept(tmp_path, articles, 2, found_later=[(1, "NQ401")]) == [0, 1, 2]
    assert kept(tmp_path, [], 2) == []


def test_the_rules_that_found_something_are_told_whenever_they_ran(tmp_path: Path) -> None:
    choice = TextChoice()
    choice.add(pa.Table.from_pylist([candidate(0, 9), candidate(1, 5, ())], CANDIDATES))
    pq.write_table(pa.table({"NQ203": [1, 0], "NQ401": [2, 1]}), tmp_path / "measures.parquet")
    assert choice.chosen(tmp_path / "measures.parquet", ("NQ203", "NQ401"))["rules"].to_pylist() == [
        ["NQ203", "NQ401"],
        ["NQ401"],
    ]


@pytest.mark.usefixtures("small")
def test_the_first_by_turn_of_each_rule_then_the_rest(tmp_path: Path) -> None:
    common = [candidate(row, 1_000 + row) for row in range(100)]
    rare = [candidate(100 + row, 5_000 + row, ("NQ303",)) for row in range(5)]
    assert kept(tmp_path, common + rare, 10) == [*range(17), 100, 101, 102]


@pytest.mark.usefixtures("small")
def test_an_article_that_goes_beyond_the_room_is_the_last(tmp_path: Path) -> None:
    articles = [candidate(row, row, size=900) for row in range(10)]
    assert kept(tmp_path, articles, 1) == [0, 1, 2]


@pytest.mark.usefixtures("small")
def test_ceilings_fall_so_that_little_is_sent(tmp_path: Path) -> None:
    choice, turns = TextChoice(), list(range(1_000))
    random.Random(1).shuffle(turns)
    before: dict[str, int] = {}
    for row, turn in enumerate(turns):
        choice.add(pa.Table.from_pylist([candidate(row, turn)], CANDIDATES))
        assert all(choice.ceilings[group] <= ceiling for group, ceiling in before.items())
        before = dict(choice.ceilings)
    assert before == {"NQ203": 2, "found": 19}


ARTICLES = st.lists(
    st.tuples(st.sets(st.sampled_from(CODES)), st.integers(1, 700), st.sets(st.sampled_from(CODES), max_size=1)),
    min_size=1,
    max_size=60,
)


@given(ARTICLES, st.integers(1, 20), st.integers(0, 4), st.randoms(use_true_random=False))
def test_neither_batches_nor_what_workers_know_change_the_choice(
    tmp_path_factory: pytest.TempPathFactory, drawn: Any, batch: int, stale: int, dice: random.Random
) -> None:
    turns = [place << 58 for place in dice.sample(range(64), len(drawn))]
    articles = [
        candidate(row, turn, tuple(codes), size)
        for row, (turn, (codes, size, _)) in enumerate(zip(turns, drawn, strict=True))
    ]
    later = [(row, code) for row, (_, _, codes) in enumerate(drawn) for code in codes]
    folder = tmp_path_factory.mktemp("choice")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_choice, "MOST_OF_A_RULE", 3)
        patch.setattr(text_choice, "ROOM_OF_A_RULE", 1_000)
        patch.setattr(text_choice, "ROOM", {"found": 2_000, "silent": 900})
        patch.setattr(text_choice, "WAITING", 400)
        found = kept(folder, articles, batch, stale, later)
        patch.setattr(text_choice, "WAITING", 10**9)  # all at once
        assert found == kept(folder, articles, len(articles), 0, later)
    assert sum(articles[row]["size"] for row in found) < 2_700
    with_findings = {row for row, one in enumerate(articles) if one["rules"]} | {row for row, _ in later}
    assert set(found) <= with_findings
    of_rules = Counter(code for row in found for code in articles[row]["rules"])
    assert all(of_rules[code] for one in articles for code in one["rules"])


@pytest.mark.usefixtures("small")
def test_what_is_held_is_bounded() -> None:
    choice, dice = TextChoice(), np.random.default_rng(3)
    for first in range(0, 3_000, 10):
        rows = [
            candidate(first + i, int(dice.integers(2**63)), (CODES[i % 3],) if i % 5 else (), 40) for i in range(10)
        ]
        choice.add(pa.Table.from_pylist(rows, CANDIDATES))
        assert sum(len(table) for table in choice._held) <= 2_000 / 40 + 500 / 40 + 9 + 400 / 40 + 2
