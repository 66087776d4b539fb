"""The symbols that a pattern can begin with."""

from __future__ import annotations

import pytest

from newsqa.annotate.dates.first_symbols import first_symbols


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ("ab", "a"),
        ("a?b", "ab"),
        ("(?:a|b?c)d", "abc"),
        ("[ab]?(?P<word>c)d", "abc"),
        ("(?:(?:a)?b)?c", "abc"),
        ("(?=x)a", "a"),
        ("(?!x)(?:a){0,3}b|d", "abd"),
        ("a{1,3}b", "a"),
    ],
)
def test_first_symbols(pattern: str, first: str) -> None:
    assert first_symbols(pattern) == frozenset(first)


def test_refuses_what_can_be_empty() -> None:
    with pytest.raises(ValueError, match="empty"):
        first_symbols("a?(?:b)?")
