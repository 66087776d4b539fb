"""What a dataset is made of: sums that are the same however articles are batched, and the measures made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.corpus import whole
from newsqa.corpus.composition import MOST_LABELS, composition, split_days
from newsqa.corpus.whole import operands_of
from newsqa.rules.composition import COMPOSITION, SPLIT_DAYS, Split, pairs_of, splits_of
from newsqa.rules.label_probes import LABEL_PROBES

Article = tuple[str | None, str | None, str | None, int | None]  # outlet, label, split, day of May 2024

ARTICLES = st.lists(
    st.tuples(
        st.sampled_from(["Crier", "Post", None]),
        st.sampled_from(["fake", "real", "", None]),
        st.sampled_from(["train", "test", "random:train,media:test", None]),
        st.none() | st.integers(1, 3),
    ),
    max_size=40,
)


def _measures(articles: Sequence[Article], folder: Path, group: int = 7) -> Path:
    days = [None if day is None else datetime(2024, 5, day, 10, tzinfo=UTC) for *_, day in articles]
    columns = {name: pa.array([one[at] for one in articles], pa.string()) for at, name in
               enumerate(("outlet", "label", "split"))}  # fmt: skip
    columns |= {"published": pa.array(days, pa.timestamp("us", "UTC"))}
    columns |= {"source_file": pa.array(["a.csv"] * len(articles), pa.string())}
    columns |= {"source_row": pa.array(range(1, len(articles) + 1), pa.int64())}
    path = folder / "measures.parquet"
    pq.write_table(pa.table(columns), path, row_group_size=group)
    return path


@given(ARTICLES, st.integers(1, 9))
def test_articles_by_outlet_label_and_split(
    tmp_path_factory: pytest.TempPathFactory, articles: list[Article], group: int
) -> None:
    found = composition(_measures(articles, tmp_path_factory.mktemp("made"), group))
    assert found.schema == COMPOSITION
    expected = Counter((outlet, label or None, split) for outlet, label, split, _ in articles)
    rows = found.to_pylist()
    assert {(row["outlet"], row["label"], row["split"]): row["articles"] for row in rows} == expected
    for row in rows:
        key = row["outlet"], row["label"], row["split"]
        first = next(at for at, one in enumerate(articles, 1) if (one[0], one[1] or None, one[2]) == key)
        assert (row["first_file"], row["first_row"]) == ("a.csv", first)
    assert [row["first_row"] for row in rows] == sorted(row["first_row"] for row in rows)


@given(ARTICLES, st.integers(1, 9))
def test_articles_by_split_and_day(
    tmp_path_factory: pytest.TempPathFactory, articles: list[Article], group: int
) -> None:
    found = split_days(_measures(articles, tmp_path_factory.mktemp("made"), group))
    assert found.schema == SPLIT_DAYS
    expected = Counter((split, day) for _, _, split, day in articles if split and day)
    assert {(row["split"], row["day"].day): row["articles"] for row in found.to_pylist()} == expected


def test_a_text_for_each_article_is_no_label(tmp_path: Path) -> None:
    articles: list[Article] = [("Crier", f"label {at}", None, None) for at in range(MOST_LABELS + 1)]
    assert composition(_measures(articles, tmp_path)).to_pylist() == [
        {"outlet": "Crier", "label": None, "split": None, "articles": 51, "first_file": "a.csv", "first_row": 1}
    ]
    assert len(composition(_measures(articles[1:], tmp_path))) == MOST_LABELS


def test_splits_and_their_pairs() -> None:
    assert list(splits_of(" random:Train , media:test,, ")) == [Split("random", "train"), Split("media", "test")]
    splits = [one for value in ("train", "test", "valid", "x:test", "x:other", "x:dev") for one in splits_of(value)]
    assert [(str(later), str(earlier)) for later, earlier in pairs_of(dict.fromkeys(splits))] == [
        ("valid", "train"), ("test", "train"), ("test", "valid"),
        ("x:dev", "x:other"), ("x:test", "x:other"), ("x:test", "x:dev"),
    ]  # fmt: skip


@pytest.mark.usefixtures("_judged_from_few")
def test_measures_of_the_whole(tmp_path: Path) -> None:
    articles: list[Article] = [
        *[("Crier", "fake", "train", None)] * 12,
        *[("Post", "real", "train", None)] * 11,
        ("Post", "fake", "test", None),
        *[("Star", "real", "test", None)] * 3,
        (None, "real", "test", None),
    ]
    known = {"composition": composition(_measures(articles, tmp_path)), "label_probes": LABEL_PROBES.empty_table()}
    assert operands_of(known) == {
        "of_commonest_label": 15,
        "labelled": 28,
        "outlets_of_one_label": 1,
        "labelled_outlets": 2,
        "of_largest_outlet": 12,
        "with_outlet": 27,
        "of_shared_outlets": 1,
        "held_out_with_outlet": 4,
    }


@pytest.fixture
def _judged_from_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "FEWEST_TO_JUDGE", 2)


def test_a_handful_of_articles_has_no_balance(tmp_path: Path) -> None:
    labels = ["fake", "real", *["fake"] * (whole.FEWEST_TO_JUDGE - 2)]
    articles: list[Article] = [(f"Outlet {at % 3}", label, None, None) for at, label in enumerate(labels)]
    for few, names in ((articles[:-1], set()), (articles, {"labelled", "with_outlet", "labelled_outlets"})):
        known = {"composition": composition(_measures(few, tmp_path)), "label_probes": LABEL_PROBES.empty_table()}
        assert operands_of(known).keys() & {"labelled", "with_outlet", "labelled_outlets"} == names


def test_nothing_is_measured_of_nothing(tmp_path: Path) -> None:
    articles: list[Article] = [("Crier", "fake", "test", None), ("Crier", "fake", None, None)]
    known = {"composition": composition(_measures(articles, tmp_path)), "label_probes": LABEL_PROBES.empty_table()}
    assert operands_of(known) == {}


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        # all of one outlet: there is no other to split by
        ([("Crier", None, "train", None), ("Crier", None, "test", None)], {}),
        # of two outlets one has half of the articles, whatever is collected
        ([("Crier", None, None, None)] * 3 + [("Post", None, None, None)], {}),
        # one outlet alone has labels enough to be looked at
        (
            [("Crier", "fake", None, None)] * 10 + [("Post", "real", None, None)] * 9,
            {"of_commonest_label": 10, "labelled": 19},
        ),
    ],
)
@pytest.mark.usefixtures("_judged_from_few")
def test_what_cannot_be_otherwise_is_not_measured(
    tmp_path: Path, articles: list[Article], expected: dict[str, int]
) -> None:
    known = {"composition": composition(_measures(articles, tmp_path)), "label_probes": LABEL_PROBES.empty_table()}
    assert operands_of(known) == expected


def test_a_split_for_each_article_takes_linear_time(tmp_path: Path) -> None:
    splits = [Split(str(at), "train") for at in range(100_000)] + [Split("", f"fold {at}") for at in range(100_000)]
    assert list(pairs_of(dict.fromkeys([*splits, Split("", "test")]))) == [
        (Split("", "test"), one) for one in sorted(splits[100_000:])
    ]
