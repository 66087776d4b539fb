"""How well single properties tell labels: as counted by hand, and the same however articles are ordered and batched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.corpus import label_probes
from newsqa.corpus.label_probes import FOLDS, MOST_LABELS, probe_labels
from newsqa.rules.label_probes import LABEL_PROBES
from newsqa.rules.label_properties import LABEL_PROPERTIES, NOTHING

Article = tuple[int, str, str]  # a turn, a label, and the value of the property "body-end"


def _probes(articles: Sequence[Article], folder: Path, group: int = 1_000) -> list[dict[str, Any]]:
    rows = [
        {**dict.fromkeys(LABEL_PROPERTIES.names, NOTHING), "turn": turn, "label": label, "body-end": value,
         "source_file": "a.csv", "source_row": at}
        for at, (turn, label, value) in enumerate(articles, 1)
    ]  # fmt: skip
    path = folder / "properties.parquet"
    pq.write_table(pa.Table.from_pylist(rows, LABEL_PROPERTIES), path, row_group_size=group)
    found = probe_labels(path)
    assert found.schema == LABEL_PROBES
    return found.to_pylist()


def _by_hand(articles: Sequence[Article]) -> int:
    """How many labels are told right, article by article."""
    ranks = Counter(label for _, label, _ in articles)
    order = sorted(ranks, key=lambda label: (-ranks[label], label))
    correct = 0
    for turn, label, value in articles:
        seen = Counter(other for at, other, of in articles if at % FOLDS != turn % FOLDS and of == value)
        told = max(order, key=lambda one: seen[one]) if seen else order[0]
        correct += told == label
    return correct


ARTICLES = st.lists(st.tuples(st.integers(-50, 50), st.sampled_from("abc"), st.sampled_from("uvwxyz")), max_size=60)


@given(ARTICLES)
def test_as_counted_by_hand(tmp_path_factory: pytest.TempPathFactory, articles: list[Article]) -> None:
    found = _probes(articles, tmp_path_factory.mktemp("probes"))
    values = Counter(value for _, _, value in articles)
    if len({label for _, label, _ in articles}) < 2 or len(values) < 2 or max(values.values()) < 2:
        assert not found
        return
    [probe] = found
    assert (probe["probe"], probe["articles"], probe["values"]) == ("body-end", len(articles), len(values))
    assert probe["correct"] == _by_hand(articles)
    assert probe["majority_articles"] == max(Counter(label for _, label, _ in articles).values())
    shown = [label for _, label, value in articles if value == probe["value"]]
    assert (probe["value_articles"], probe["value_label_articles"]) == (len(shown), shown.count(probe["value_label"]))
    _, label, value = articles[probe["source_row"] - 1]
    assert (label, value) == (probe["value_label"], probe["value"])


@given(ARTICLES, st.randoms(), st.integers(1, 7))
def test_order_and_batches_make_no_difference(
    tmp_path_factory: pytest.TempPathFactory, articles: list[Article], random: Any, group: int
) -> None:
    folder = tmp_path_factory.mktemp("probes")
    expected = [{**probe, "source_row": None} for probe in _probes(articles, folder)]
    random.shuffle(articles)
    assert [{**probe, "source_row": None} for probe in _probes(articles, folder, group)] == expected


def test_a_property_that_tells_the_label(tmp_path: Path) -> None:
    articles = [(at, "ab"[at % 2], ".!"[at % 2]) for at in range(100)]
    [probe] = _probes(articles, tmp_path)
    assert (probe["accuracy"], probe["majority"], probe["value"], probe["value_label"]) == (1, "a", ".", "a")


def test_so_many_articles_are_looked_at_and_which_hangs_on_no_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(label_probes, "MOST_ARTICLES", 40)
    turns = np.random.default_rng(7).permutation(1_000).tolist()
    articles = [(turn, "ab"[turn % 2], ".!?"[turn % 3]) for turn in turns]
    [probe] = _probes(articles, tmp_path, 64)
    assert probe["articles"] == 40
    assert probe["correct"] == _by_hand([one for one in articles if one[0] < 40])


def test_a_text_for_each_article_is_no_label(tmp_path: Path) -> None:
    articles = [(at, f"{at % (MOST_LABELS + 1)}", ".!"[at % 2]) for at in range(500)]
    assert _probes(articles, tmp_path) == []
