"""Texts that are nearly the same: from the sketches of all articles to pairs of them, with the share of shingles that
they have in common. Bands make candidates, and the sets of shingles decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from newsqa.corpus.row_groups import row_groups
from newsqa.rules.sketches import BAND_NAMES

SIMILAR = 0.8  # of the shingles that one of two texts has, both have
# A text is compared with so many others that share its band: the first of them all, and those next to it, in an order
# of their numbers. Where there are more, a crowd of texts of one pattern, that is enough to find its clusters.
HUBS, NEIGHBOURS = 8, 8
SETS_AT_ONCE = 50_000  # sets of shingles in memory, 3 kB each

Rows: TypeAlias = "npt.NDArray[np.int64]"
_Set: TypeAlias = "npt.NDArray[np.uint32]"


def similar_pairs(
    sketches: Path, rows: Rows, bodies: Rows, more: Rows, floor: float
) -> tuple[Rows, npt.NDArray[np.float64]]:
    """Pairs of rows (shape (n, 2), the lesser first, ascending), and their similarity.

    `rows` (ascending) are those that are compared, one for each text, and `bodies` the numbers of these texts. Pairs
    that share a band are given from a similarity of `SIMILAR`, those of `more` from `floor`.
    """
    candidates = _pairs_in_bands(sketches, rows, bodies)
    both = _distinct(np.concatenate([candidates, more]))
    similarity = _similarities(sketches, both)
    asked = np.isin(_packed(both), _packed(more))
    enough = similarity >= np.where(asked, floor, SIMILAR)
    return both[enough], similarity[enough]


def pairs_of_equal(keys: Rows, rows: Rows, order: Rows) -> Rows:
    """Pairs of rows with the same key: each with the first ones in `order` and with those next to it."""
    by_key = np.lexsort((order, keys))
    keys, rows = keys[by_key], rows[by_key]
    starts = np.flatnonzero(np.diff(keys, prepend=keys[:1] - 1))
    first = np.repeat(starts, np.diff(starts, append=len(keys)))
    found = [np.zeros((0, 2), np.int64)]
    at = np.arange(len(keys))
    for step in range(1, NEIGHBOURS + 1):
        one = at[step:][keys[step:] == keys[:-step]]
        found.append(np.stack([rows[one - step], rows[one]], 1))
    for hub in range(HUBS):
        one = at[at - first > hub + NEIGHBOURS]
        found.append(np.stack([rows[first[one] + hub], rows[one]], 1))
    return _distinct(np.concatenate(found))


def _pairs_in_bands(sketches: Path, rows: Rows, bodies: Rows) -> Rows:
    found = np.zeros((0, 2), np.int64)
    for name in BAND_NAMES:  # one at a time: that of a million texts takes 8 MB
        band = pa.concat_tables(row_groups(sketches, [name]))[name].take(pa.array(rows))
        is_there = pc.is_valid(band).to_numpy()
        keys = pc.drop_null(band).to_numpy().astype(np.int64)
        found = _distinct(np.concatenate([found, pairs_of_equal(keys, rows[is_there], bodies[is_there])]))
    return found


def _packed(pairs: Rows) -> Rows:
    packed: Rows = pairs.min(axis=1, initial=1 << 62) << 31 | pairs.max(axis=1, initial=0)
    return packed


def _distinct(pairs: Rows) -> Rows:
    packed = np.unique(_packed(pairs))
    return np.stack([packed >> 31, packed & ((1 << 31) - 1)], 1)


def _similarities(sketches: Path, pairs: Rows) -> npt.NDArray[np.float64]:
    """The Jaccard similarity of each pair's sets of shingles; pairs are ascending."""
    found = np.zeros(len(pairs))
    lesser = np.unique(pairs[:, 0])
    for first in range(0, len(lesser), SETS_AT_ONCE):
        held = lesser[first : first + SETS_AT_ONCE]
        here = slice(*np.searchsorted(pairs[:, 0], [held[0], held[-1] + 1]))
        kept = {row: one for rows, sets in _sets(sketches, held) for row, one in zip(rows, sets, strict=True)}
        by_other = np.argsort(pairs[here, 1], kind="stable")
        others = pairs[here, 1][by_other]
        for rows, sets in _sets(sketches, np.unique(others)):
            of_row = dict(zip(rows, sets, strict=True))
            for at in by_other[slice(*np.searchsorted(others, [rows[0], rows[-1] + 1]))] + here.start:
                found[at] = jaccard(kept[int(pairs[at, 0])], of_row[int(pairs[at, 1])])
    return found


def jaccard(one: _Set, other: _Set) -> float:
    """The share of what is in both of what is in one of two sets, each in ascending order."""
    both = np.sort(np.concatenate([one, other]))
    shared = int(np.count_nonzero(both[1:] == both[:-1]))
    return shared / (len(both) - shared) if len(both) else 0.0


def _sets(sketches: Path, rows: Rows) -> Iterator[tuple[list[int], list[_Set]]]:
    """The sets of shingles of some rows (ascending), those of a row group at a time."""
    start = 0
    for group in row_groups(sketches, ["shingles"]):
        here = rows[slice(*np.searchsorted(rows, [start, start + len(group)]))]
        if len(here):
            taken = group["shingles"].take(pa.array(here - start)).combine_chunks()
            ends = np.cumsum(pc.list_value_length(taken).to_numpy())
            yield here.tolist(), np.split(taken.flatten().to_numpy(), ends[:-1])
        start += len(group)
