"""How rules on sources quote an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.rules.attributions.sources import LONGEST_QUOTED, shortened


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("Officials", "Officials"),
        ("officials\nof the  ministry", "officials of the ministry"),
        (
            "two people briefed on the matter, who asked not to be named because the talks are private",
            "two people briefed on the matter, who asked not to be named … talks are private",
        ),
        ("x" * 100, f"{'x' * 60} … {'x' * 20}"),
    ],
)
def test_long_words_are_cut_between_words(words: str, quoted: str) -> None:
    assert shortened(words) == quoted


@given(st.text(max_size=300))
def test_a_message_has_one_line_of_bounded_length(words: str) -> None:
    quoted = shortened(words)
    assert len(quoted) <= LONGEST_QUOTED + 10
    assert "\n" not in quoted
