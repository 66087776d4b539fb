"""Tests of the stretches of a text that are searched for dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.annotate.dates.stretches import excerpt_of

_WORDS = st.sampled_from(
    ["May", "3", "12", "2011", "last", "week", "the", "budget", "grew", "café", "😀", "ſ", "\ud800", ""]
)
_GAPS = st.sampled_from([" ", "  ", ", ", "/", ":", "\n\n", "\0", "’", "-"])


@given(st.lists(st.tuples(_WORDS, _GAPS), max_size=30))
def test_every_part_of_a_stretch_is_at_its_offset(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in pieces)
    excerpt = excerpt_of(text)
    for at in range(1, len(excerpt.parts), 2):
        offset = excerpt.offset(at)
        assert text[offset : offset + len(excerpt.parts[at])] == excerpt.parts[at]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The budget grew faster in May than anybody thought.", ["faster", "in", "May", "than", "anybody"]),
        ("He paid on 10/12/23 and left.", ["on", "10", "12", "23", "and", "left"]),
        ("Nothing grew here.", []),
    ],
)
def test_a_stretch_reaches_to_the_next_words_of_no_class(text: str, words: list[str]) -> None:
    assert excerpt_of(text).parts[1::2] == words
