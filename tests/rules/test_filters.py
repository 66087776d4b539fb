"""What filters of web pages count in a text, held against counting it slowly."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.rules.text.filters import lines_of, percent, repeated
from newsqa.rules.text.nq551_dropped_by_gopher import counts
from newsqa.rules.text.nq552_dropped_as_repetition import again_share, top_share

WORDS = st.lists(st.sampled_from(["a", "bb", "ccc", "dddd"]), min_size=1, max_size=40)


def _arrays(words: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    codes = np.array([len(word) for word in words], np.uint64)
    lengths = codes.astype(np.int64)
    return codes, lengths, np.concatenate([[0], np.cumsum(lengths)])


@given(WORDS, st.integers(2, 6))
def test_words_on_end_that_stood_there_before(words: list[str], n: int) -> None:
    seen: set[tuple[str, ...]] = set()
    again = [False] * len(words)
    for at in range(len(words) - n + 1):
        run = tuple(words[at : at + n])
        if run in seen:
            again[at : at + n] = [True] * n
        seen.add(run)
    expected = sum(len(word) for word, is_again in zip(words, again, strict=True) if is_again) / len("".join(words))
    codes, lengths, _ = _arrays(words)
    assert again_share(codes, lengths, n) == pytest.approx(expected)


@given(WORDS, st.integers(2, 4))
def test_the_commonest_words_on_end(words: list[str], n: int) -> None:
    runs = Counter(tuple(words[at : at + n]) for at in range(len(words) - n + 1))
    most = max(runs.values(), default=0)
    longest = max((len("".join(run)) for run, times in runs.items() if times == most), default=0)
    expected = min(1.0, most * longest / len("".join(words))) if most > 1 else 0
    codes, _, ends = _arrays(words)
    assert top_share(codes, ends, n) == pytest.approx(expected)


def test_parts_that_stood_there_before() -> None:
    assert repeated(["ab", "c", "ab", "ab"]) == (2, 4)
    assert repeated([]) == (0, 0)
    assert lines_of(" a \n\n\tb\n ") == ["a", "b"]


@pytest.mark.parametrize(
    ("share", "said"), [(0, "0 %"), (0.004, "0.4 %"), (0.12, "12 %"), (0.995, "99.5 %"), (1, "100 %")]
)
def test_a_share_is_never_rounded_to_nought_or_all(share: float, said: str) -> None:
    assert percent(share) == said


def test_a_line_has_one_bullet() -> None:
    bodies = ["- - - so", "•••", "  * * * *\n- so\nso - so", "so", None]
    table = pa.table({"body": pa.array(bodies, pa.string())})
    assert [one["bullets"] for one in counts(table)] == [1, 1, 2, 0, 0]
