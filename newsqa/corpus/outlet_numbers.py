"""The outlet of each article as a number, and how often there are numbers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from newsqa.corpus.row_groups import row_groups

_FEWEST_TO_SUM = 1_000_000  # numbers that are worth a sum of their own

Numbers: TypeAlias = "npt.NDArray[np.int64]"


def outlet_numbers(measures: Path) -> Numbers:
    """A number for the outlet of each article, the same for names that differ in case only, counted in the order in
    which outlets come; articles without an outlet have one together. `measures` has one row an article."""
    numbers: dict[str, int] = {}
    found = [np.zeros(0, np.int64)]
    for table in row_groups(measures, ["outlet"]):
        names = ((name or "").strip().casefold() for name in table["outlet"].to_pylist())
        found.append(np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int64))
    return np.concatenate(found)


def counts_of(parts: Iterable[Numbers]) -> tuple[Numbers, Numbers]:
    """The distinct numbers of all parts, ascending, and how often each is there. In memory are 16 bytes for each
    distinct number, some times over."""
    numbers, counts = np.zeros(0, np.int64), np.zeros(0, np.int64)
    waiting, size = [numbers], 0
    for part in parts:
        waiting.append(part)
        size += len(part)
        # as many as are counted already: so each is sorted again a few times at most, however many there are
        if size >= max(len(numbers), _FEWEST_TO_SUM):
            numbers, counts = _added(numbers, counts, waiting)
            waiting, size = [numbers[:0]], 0
    return _added(numbers, counts, waiting)


def _added(numbers: Numbers, counts: Numbers, more: list[Numbers]) -> tuple[Numbers, Numbers]:
    added = np.concatenate(more)
    weights = np.concatenate([counts, np.ones(len(added), np.int64)])
    distinct, at = np.unique(np.concatenate([numbers, added]), return_inverse=True)
    return distinct, np.bincount(at, weights, len(distinct)).astype(np.int64)
