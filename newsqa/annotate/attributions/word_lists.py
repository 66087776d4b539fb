"""Reads a list of words: a string comes in, its words go out, so that long lists stay readable."""

from __future__ import annotations


def word_list(text: str) -> tuple[str, ...]:
    """The words of a string, in order."""
    return tuple(text.split())
