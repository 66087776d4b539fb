"""Pairs of names that may be two spellings of one: from shards of keys to pairs that are spelled alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from rapidfuzz import process
from rapidfuzz.distance import OSA

from newsqa.annotate.names import is_spelling_variant
from newsqa.corpus.name_guards import may_be_one
from newsqa.corpus.name_keys import Spelled, distinct, read_shard

# Under a key, each name is compared with the commonest so many, so that work is linear however many share it.
_COMMONEST = 32
_AT_ONCE = 1 << 22  # pairs in memory at once
_CHUNK = 1 << 18  # pairs whose letters are in memory at once
# In how many letters two spellings may differ, as they stand and with those that transliterations mix up made one.
_LETTERS, _SOUNDS = 2, 1

Pairs: TypeAlias = "npt.NDArray[np.int64]"  # two columns: the place of the commoner name, and that of the rarer one


def alike_pairs(spelled: Spelled) -> tuple[Pairs, int]:
    """The pairs of forms that are spelled alike, each once, in order; and how many were compared."""
    found = [np.zeros((0, 2), np.int64)]
    compared = 0
    for path in spelled.shards:
        for pairs in candidates(read_shard(path), len(spelled.forms)):
            compared += len(pairs)
            found.extend(_alike(spelled, pairs[at : at + _CHUNK]) for at in range(0, len(pairs), _CHUNK))
    pairs = np.concatenate(found)
    pairs = pairs[np.lexsort(pairs.T[::-1])]
    first = np.r_[True, (pairs[1:] != pairs[:-1]).any(axis=1)][: len(pairs)]
    return pairs[first], compared


def candidates(records: npt.NDArray[np.void], names: int) -> Iterator[Pairs]:
    """The pairs under the keys of a shard, some at a time; `names` is how many names there are."""
    keys, places = records["key"], records["name"].astype(np.int64)
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.zeros(0, np.int64)
    sizes = np.diff(np.r_[starts, len(keys)])
    start = np.repeat(starts, sizes)
    behind = np.arange(len(keys)) - start  # how many commoner names each has under its key
    found: list[npt.NDArray[np.int64]] = []
    for rank in range(_COMMONEST):
        rarer = np.flatnonzero(behind > rank)
        found.append(places[start[rarer] + rank] * names + places[rarer])
        if sum(map(len, found)) > _AT_ONCE or rank == _COMMONEST - 1:
            yield np.stack(np.divmod(distinct(np.concatenate(found)), max(names, 1)), axis=1)
            found = []


def _alike(spelled: Spelled, pairs: Pairs) -> Pairs:
    """Those of some pairs whose forms are spelled alike; what costs least is asked first."""
    near = _distances(spelled.letters, pairs, _LETTERS) <= _LETTERS
    near |= _distances(spelled.sounds, pairs, _SOUNDS) <= _SOUNDS
    pairs = pairs[near]
    one, other = (spelled.forms.take(pa.array(places)).to_pylist() for places in pairs.T)
    alike = [may_be_one(a, b) and is_spelling_variant(a, b) for a, b in zip(one, other, strict=True)]
    left: Pairs = pairs[np.array(alike, bool)]
    return left


def _distances(column: pa.ChunkedArray, pairs: Pairs, most: int) -> npt.NDArray[np.int32]:
    """How many letters apart two values of a column are, pair by pair; `most` and one more where they are further."""
    one, other = (column.take(pa.array(places)).to_pylist() for places in pairs.T)
    found: npt.NDArray[np.int32] = process.cpdist(one, other, scorer=OSA.distance, score_cutoff=most, dtype=np.int32)
    return found
