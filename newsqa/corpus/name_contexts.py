"""The company that names keep: which other names stand in their articles, and how much of it two names share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from newsqa.corpus.name_counts import Names
from newsqa.corpus.name_keys import distinct
from newsqa.corpus.name_pairs import Pairs
from newsqa.corpus.row_groups import row_groups

# Of a name that stands in more articles than this, those with the least numbers tell its company.
MOST_ARTICLES = 16
# Articles whose names are in memory at once; where more are needed, the file is read again for the next.
_AT_ONCE = 300_000
_FEWEST_TO_SORT = 1 << 20  # articles of names that are worth being sorted out

Numbers: TypeAlias = "npt.NDArray[np.int64]"


class Context(NamedTuple):
    """For each pair of names: the share of the rarer one's company that the commoner one has too, by weight; how many
    names both have for company; and whether an article has them both."""

    overlap: npt.NDArray[np.float64]
    shared: Numbers
    together: npt.NDArray[np.bool_]


class _Company(NamedTuple):
    """The company of names: the name at `names[i]` (ascending places) has `others[starts[i]:starts[i + 1]]`, ascending
    places, of which it is one itself."""

    names: Numbers
    starts: Numbers
    others: Numbers


def compare_contexts(names: Names, pairs: Pairs, file: Path, articles: int) -> Context:
    """The contexts of pairs of places. `file` is a Parquet file of `newsqa.rules.name_forms.NAME_FORMS` of a dataset of
    `articles` articles."""
    # what two names share says the less, the more articles have it
    weights = np.log((articles + 1) / names.articles)
    found = [Context(np.zeros(0), np.zeros(0, np.int64), np.zeros(0, bool))]
    for some in _portions(names, pairs):
        found.append(_compare(_company(names, distinct(some.ravel()), file), some, weights))
    return Context(*(np.concatenate(column) for column in zip(*found, strict=True)))


def _portions(names: Names, pairs: Pairs) -> Iterator[Pairs]:
    """The pairs, as many at a time as have no more articles than may be in memory at once."""
    needed = np.minimum(names.articles[pairs], MOST_ARTICLES).sum(axis=1).cumsum()
    portion = needed // _AT_ONCE
    yield from (some for some in np.split(pairs, np.flatnonzero(np.diff(portion)) + 1) if len(some))


def _company(names: Names, wanted: Numbers, file: Path) -> _Company:
    of, _, row = articles_of(names, wanted, file, MOST_ARTICLES)
    rows = distinct(row)
    with_row, others = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
    for table in row_groups(file, ["row", "name"]):
        at, here = find_sorted(rows, table["row"].to_numpy())
        with_row.append(at[here].astype(np.int32))
        others.append(names.places(table["name"].to_numpy()[here]).astype(np.int32))
    # rows come in order, so those of one article stand together
    other, start = np.concatenate(others), np.searchsorted(np.concatenate(with_row), np.arange(len(rows) + 1))
    at = np.searchsorted(rows, row)
    sizes = start[at + 1] - start[at]
    pairs = np.repeat(np.searchsorted(wanted, of), sizes) * len(names.numbers) + other[_ranges(start[at], sizes)]
    place, company = np.divmod(distinct(pairs), len(names.numbers))
    return _Company(wanted, np.searchsorted(place, np.arange(len(wanted) + 1)), company)


def articles_of(names: Names, wanted: Numbers, file: Path, most: int) -> Numbers:
    """The articles that have the wanted names, of each name the `most` with the least numbers: three rows, the place of
    the name, the number of the article and its row, in order."""
    numbers = names.numbers[wanted]
    order = np.argsort(numbers)
    kept: list[Numbers] = [np.zeros((3, 0), np.int64)]
    for table in row_groups(file, ["row", "article", "name"]):
        at, here = find_sorted(numbers[order], table["name"].to_numpy())
        place = wanted[order[at[here]]]
        kept.append(np.stack([place, table["article"].to_numpy()[here], table["row"].to_numpy()[here]]))
        if sum(some.shape[1] for some in kept[1:]) > max(most * len(wanted), _FEWEST_TO_SORT):
            kept = [_least(np.concatenate(kept, axis=1), most)]
    return _least(np.concatenate(kept, axis=1), most)


def _least(kept: Numbers, most: int) -> Numbers:
    kept = kept[:, np.lexsort(kept[::-1])]
    first = np.searchsorted(kept[0], kept[0])
    fewest: Numbers = kept[:, np.arange(kept.shape[1]) - first < most]
    return fewest


def _compare(company: _Company, pairs: Pairs, weights: npt.NDArray[np.float64]) -> Context:
    commoner, rarer = np.searchsorted(company.names, pairs).T
    sizes = np.diff(company.starts)
    owner = np.repeat(np.arange(len(sizes)), sizes)
    codes = owner * len(weights) + company.others
    # each name that the rarer one has for company, and the number of the pair
    pair = np.repeat(np.arange(len(pairs)), sizes[rarer])
    other = company.others[_ranges(company.starts[rarer], sizes[rarer])]
    _, both = find_sorted(codes, commoner[pair] * len(weights) + other)
    is_commoner = other == pairs[pair, 0]
    counts = (other != pairs[pair, 1]) & ~is_commoner
    weight = weights[other] * counts

    def total(values: Any) -> npt.NDArray[np.float64]:
        return np.bincount(pair, values, minlength=len(pairs)).astype(np.float64)

    whole = total(weight)
    overlap = np.divide(total(weight * both), whole, out=np.zeros(len(pairs)), where=whole > 0)
    return Context(overlap, total(counts * both).astype(np.int64), total(is_commoner) > 0)


def find_sorted(sorted_values: Numbers, wanted: Numbers) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    """Where values stand among sorted ones, and whether they do."""
    if not len(sorted_values):
        return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), bool)
    at = np.minimum(np.searchsorted(sorted_values, wanted), len(sorted_values) - 1)
    return at, sorted_values[at] == wanted


def _ranges(starts: Numbers, sizes: Numbers) -> Numbers:
    """The numbers from each start on, so many of each, one after another."""
    ends = np.cumsum(sizes)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - sizes - starts, sizes)
