"""Everyday words of English, in all their forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.annotate.names.english_words import is_english_word


@pytest.mark.parametrize(
    "word",
    ["surgeon", "surgeons", "tried", "stopped", "hoping", "churches", "moodiness", "blue-chip", "however", "bands"],
)
def test_english_words(word: str) -> None:
    assert is_english_word(word)


@pytest.mark.parametrize("word", ["", "-", "khamenei", "haniyeh", "qomsheh", "peter-", "paris", "sss", "a" * 1000])
def test_other_words(word: str) -> None:
    assert not is_english_word(word)


@given(st.text(alphabet="singedrly-", max_size=200))
def test_any_word_is_judged(word: str) -> None:
    assert is_english_word(word) in (True, False)
