"""Articles take turns: which of them are copies of one whose turn came before, and of which.

Those of the training split come first, as it is from later splits that `newsqa.corpus.leaks` has them dropped, and of
these the earliest published. One whose text stood already is a copy, one whose text is much like that of an article
that is kept is a near copy, and all others are kept: so whoever drops the copies still has, for each of them, an
article that is like it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from newsqa.corpus.near_copies import SIMILAR, Rows
from newsqa.rules.composition import splits_of, turn_of

NOTHING = -1  # the number of a text, address or outlet that is not there; the place of no article


class Turns(NamedTuple):
    """Some articles in order of their turns: the numbers of the text, the address and the outlet of each."""

    texts: Rows
    urls: Rows
    outlets: Rows


class Copies(NamedTuple):
    """Of each article, by its turn: the turn of the one that it is a copy of (`NOTHING`: of none), how similar their
    texts are (NaN: not compared), and whether it has that one's address, if another text."""

    of: Rows
    similarity: npt.NDArray[np.float64]
    is_version: npt.NDArray[np.bool_]


def order_of_turns(told: pa.Table) -> Rows:
    """The order in which articles take turns, from their `split`, `published`, `identity`, `source_file` and
    `source_row`. What an article is known by does not hang on where it stands, as an id may."""
    table = pa.table(
        {
            "split": _ranks(told["split"], _split_turn),
            "published": told["published"],  # the last are those of which it is not known
            "length": pc.utf8_length(told["identity"]),  # "2" stands before "10"
            "identity": told["identity"],
            "file": _ranks(told["source_file"], lambda file: file or ""),
            "row": told["source_row"],
        }
    )
    order: Rows = pc.sort_indices(table, [(name, "ascending") for name in table.column_names]).to_numpy()
    return order.astype(np.int64)


def _ranks(column: pa.ChunkedArray, key: Callable[[str | None], Any]) -> Rows:
    """A number for each string of a column of few distinct ones, or null, in the order of their keys."""
    coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    coded = coded.combine_chunks()
    keys = [key(value) for value in [*coded.dictionary.to_pylist(), None]]
    rank = {one: number for number, one in enumerate(sorted(set(keys)))}
    ranks: Rows = np.array([rank[one] for one in keys])[pc.fill_null(coded.indices, len(keys) - 1).to_numpy()]
    return ranks


def _split_turn(split: str | None) -> tuple[int, str]:
    # one without a split stands behind those of training: it is in the way of no test
    return max(((turn_of(part.name), part.name) for part in splits_of(split)), default=(turn_of("train"), "~"))


def copies_among(articles: Turns, pairs: Rows, similarity: npt.NDArray[np.float64]) -> Copies:
    """Who is a copy of whom. `pairs` (shape (n, 2)) are those of numbers of texts that are alike, with their
    similarity."""
    texts, urls, outlets = articles
    turn = np.arange(len(texts))
    in_outlet = _both(texts, outlets)
    first, first_in_outlet = _first(texts, texts), _first(in_outlet, in_outlet)
    of = np.full(len(texts), NOTHING)
    shares = np.full(len(texts), np.nan)
    is_version = np.zeros(len(texts), np.bool_)

    is_exact = (texts != NOTHING) & (first < turn)
    of[is_exact] = np.where(first_in_outlet < turn, first_in_outlet, first)[is_exact]
    shares[is_exact] = 1.0

    ends = _first(texts, pairs)
    near = _near_copies(articles, ends.min(axis=1), ends.max(axis=1), similarity)
    of[near.later], shares[near.later], is_version[near.later] = near.of, near.similarity, near.is_version

    first_at_url = _first(urls, urls)
    is_again = (of == NOTHING) & (urls != NOTHING) & (first_at_url < turn)
    of[is_again] = first_at_url[is_again]
    return Copies(of, shares, is_version)


def joined(pairs: Rows, size: int) -> Rows:
    """For each of so many numbers the least that it is joined with by pairs (shape (n, 2)), also by way of others."""
    least = np.arange(size)
    while True:
        ends = least[pairs]
        if (ends[:, 0] == ends[:, 1]).all():
            return least
        for side in (0, 1):
            np.minimum.at(least, ends[:, side], ends.min(axis=1))
        while not np.array_equal(further := least[least], least):
            least = further


class _Near(NamedTuple):
    """Articles that are like an earlier one, and that one."""

    later: Rows
    of: Rows
    similarity: npt.NDArray[np.float64]
    is_version: npt.NDArray[np.bool_]


def _near_copies(articles: Turns, earlier: Rows, later: Rows, similarity: npt.NDArray[np.float64]) -> _Near:
    """Those articles, each the first with its text, that are near copies: `earlier` and `later` are the first ones of
    texts that are alike. What is a copy itself has no copies."""
    texts, urls, outlets = articles
    version = _first(_both(texts, urls), _both(texts[earlier], urls[later]))
    is_version = (urls[later] != NOTHING) & (version != NOTHING) & (version < later)
    in_outlet = _first(_both(texts, outlets), _both(texts[earlier], outlets[later]))
    nearest = np.where((in_outlet != NOTHING) & (in_outlet < later), in_outlet, earlier)
    of = np.where(is_version, version, nearest)
    of_another = ~same_outlet(outlets[later], outlets[of])
    order = np.lexsort((of, -similarity, of_another, later))
    order = order[(is_version | (similarity >= SIMILAR))[order]]
    is_kept = [True] * len(texts)
    found = []
    for at, one, other in zip(order.tolist(), later[order].tolist(), earlier[order].tolist(), strict=True):
        if is_kept[one] and is_kept[other]:
            is_kept[one] = False
            found.append(at)
    chosen = np.array(found, np.int64)
    return _Near(later[chosen], of[chosen], similarity[chosen], is_version[chosen])


def same_outlet(ones: Rows, others: Rows) -> npt.NDArray[np.bool_]:
    """Whether two articles are of one outlet, as far as is known."""
    is_same: npt.NDArray[np.bool_] = (ones == others) | (ones == NOTHING) | (others == NOTHING)
    return is_same


def _both(ones: Rows, others: Rows) -> Rows:
    """A number for two numbers of less than 2 ** 31, or `NOTHING`."""
    return (ones + 1) << 31 | (others + 1)


def _first(keys: Rows, wanted: Rows) -> Rows:
    """The place of the first of `keys` that is as wanted, `NOTHING` where none is."""
    distinct, first = np.unique(keys, return_index=True)
    at = np.minimum(np.searchsorted(distinct, wanted), len(distinct) - 1)
    return np.where(distinct[at] == wanted, first[at], NOTHING)
