"""Tells the possessive of a word: a word comes in, whether it is one, or the word without it, goes out."""

from __future__ import annotations

from typing import Final

SINGULAR: Final = ("'s", "’s")
_ANY: Final = (*SINGULAR, "s'", "s’")


def is_possessive(word: str) -> bool:
    """Whether a word is somebody's: "Lund's", "aides’"."""
    return word.endswith(_ANY)


def without_possessive(word: str) -> str:
    """ "Lund" of "Lund's"; a plural ("aides’") stays as it is."""
    return word[:-2] if word.endswith(SINGULAR) else word
