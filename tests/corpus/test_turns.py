"""Articles that take turns: the same is found as by going from one to the next."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.corpus.near_copies import SIMILAR
from newsqa.corpus.turns import NOTHING, Turns, copies_among, joined, order_of_turns

_NUMBERS = st.integers(NOTHING, 3)
_ARTICLES = st.lists(st.tuples(_NUMBERS, _NUMBERS, st.integers(NOTHING, 1)), min_size=1, max_size=14)


def _one_after_another(articles: list[tuple[int, int, int]], alike: dict[tuple[int, int], float]) -> list[Any]:
    """What an article is a copy of, how similar it is and whether at the same address, by the rules in their words."""
    found: list[Any] = []
    kept: set[int] = set()  # texts
    for turn, (text, url, outlet) in enumerate(articles):
        before = [(n, *article) for n, article in enumerate(articles[:turn])]
        texts = [one for one in before if one[1] == text != NOTHING]
        if texts:
            found.append((next((n for n, _, _, of in texts if of == outlet), texts[0][0]), 1.0, False))
            continue
        near = []
        for other in kept:
            share = alike.get((min(text, other), max(text, other)))
            with_it = [one for one in before if one[1] == other]
            version = next((n for n, _, at, _ in with_it if at == url != NOTHING), None)
            if share is None or (version is None and share < SIMILAR):
                continue
            of = next((n for n, _, _, of in with_it if of == outlet), with_it[0][0]) if version is None else version
            is_another = NOTHING not in (outlet, articles[of][2]) and outlet != articles[of][2]
            near.append((is_another, -share, of, version is not None))
        if near:
            _, less, of, is_version = min(near)
            found.append((of, -less, is_version))
            continue
        if text != NOTHING:
            kept.add(text)
        at_url = [n for n, _, at, _ in before if at == url != NOTHING]
        found.append((at_url[0], None, False) if at_url else None)
    return found


@settings(max_examples=600, deadline=None)
@given(
    _ARTICLES,
    st.dictionaries(st.sampled_from([(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)]), st.sampled_from([0.6, 0.8, 0.9])),
)
def test_finds_what_going_from_one_to_the_next_finds(
    articles: list[tuple[int, int, int]], alike: dict[tuple[int, int], float]
) -> None:
    there = {text for text, _, _ in articles}
    alike = {pair: share for pair, share in alike.items() if there.issuperset(pair)}
    pairs = np.array(list(alike), np.int64).reshape(-1, 2)
    numbers = Turns(*np.array(articles, np.int64).T)
    copies = copies_among(numbers, pairs, np.array(list(alike.values()), np.float64))
    found = [
        None if of == NOTHING else (of, None if np.isnan(share) else share, is_version)
        for of, share, is_version in zip(*(column.tolist() for column in copies), strict=True)
    ]
    assert found == _one_after_another(articles, alike)


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=12))
def test_joins_also_by_way_of_others(pairs: list[tuple[int, int]]) -> None:
    groups = [{number} for number in range(12)]
    for one, other in pairs:
        both = groups[one] | groups[other]
        for number in both:
            groups[number] = both
    assert joined(np.array(pairs, np.int64).reshape(-1, 2), 12).tolist() == [min(group) for group in groups]


def test_a_long_chain_is_joined_in_few_steps() -> None:
    order = np.random.default_rng(1).permutation(200_000)
    assert not joined(np.stack([order[1:], order[:-1]], 1), len(order)).any()


def test_training_comes_first_then_the_earliest() -> None:
    articles: list[dict[str, Any]] = [
        {"split": "test", "published": 1, "identity": "a", "source_file": "a"},
        {"split": "train", "published": None, "identity": "a", "source_file": "a"},
        {"split": None, "published": 1, "identity": "a", "source_file": "a"},
        {"split": "train", "published": 2, "identity": "b", "source_file": "a"},
        {"split": "train", "published": 2, "identity": "a", "source_file": "b"},
        {"split": "train", "published": 2, "identity": "a", "source_file": "a"},
        {"split": "valid", "published": 1, "identity": "a", "source_file": "a"},
        {"split": "train", "published": 2, "identity": "10", "source_file": "a"},
        {"split": "random:train,media:test", "published": 1, "identity": "a", "source_file": "a"},
    ]
    days = {n: datetime(2024, 5, n, tzinfo=UTC) for n in (1, 2)}
    rows = [{**article, "source_row": 1, "published": days.get(article["published"])} for article in articles]
    told = pa.Table.from_pylist(rows)
    assert order_of_turns(told).tolist() == [5, 4, 3, 7, 1, 2, 6, 0, 8]
