"""Numbers are counted as counting one by one would, in whatever pieces they come."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.corpus import outlet_numbers
from newsqa.corpus.outlet_numbers import counts_of


@pytest.mark.parametrize("fewest", [1, 5, 1_000])
@given(st.lists(st.lists(st.integers(-3, 3), max_size=6), max_size=6))
def test_numbers_are_counted(fewest: int, parts: list[list[int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outlet_numbers, "_FEWEST_TO_SUM", fewest)
        numbers, counts = counts_of(np.array(part, np.int64) for part in parts)
    assert dict(zip(numbers.tolist(), counts.tolist(), strict=True)) == Counter(n for part in parts for n in part)
    assert numbers.tolist() == sorted(numbers.tolist())


def test_what_is_counted_is_not_sorted_again_with_each_part(monkeypatch: pytest.MonkeyPatch) -> None:
    sorted_sizes: list[int] = []
    unique = np.unique

    def spied(array: np.ndarray, **how: bool) -> object:
        sorted_sizes.append(len(array))
        return unique(array, **how)

    monkeypatch.setattr(outlet_numbers, "_FEWEST_TO_SUM", 1)
    monkeypatch.setattr(np, "unique", spied)
    counts_of(np.arange(10 * at, 10 * at + 10) for at in range(1_000))
    assert sum(sorted_sizes) < 5 * 10_000
