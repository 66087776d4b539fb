"""For a word that is not known: the known ones that were perhaps meant, and how a message says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile


def did_you_mean(word: str, known: Iterable[str], least: float = 0.6) -> str:
    """'; did you mean "body"?', or nothing where no known word is so much like it."""
    meant = alike(word, known, least)
    return f'; did you mean "{meant[0]}"?' if meant else ""


def did_you_mean_of(word: str, known: Iterable[str]) -> str:
    """'; did you mean "body"? known are: id, body', or without the question where none is alike."""
    known = list(known)
    return f"{did_you_mean(word, known) or ';'} known are: {', '.join(known) or 'none'}"


def alike(word: str, known: Iterable[str], least: float = 0.6, most: int = 1) -> Sequence[str]:
    """The known words that are most like this one, at most so many, of a likeness (0 to 1) of at least `least`; case,
    hyphens and spaces do not matter."""
    import difflib

    plain = {_plain(name): name for name in known}
    wanted = _plain(word)
    found = difflib.get_close_matches(wanted, plain, 2 * most, least)
    # of those that are nearly as alike, what begins the same is sooner meant: for NQ310 rather NQ311 than NQ631
    found.sort(key=lambda name: -_same_beginning(name, wanted))
    return [plain[name] for name in found[:most]]


def _same_beginning(a: str, b: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))


def _plain(word: str) -> str:
    return word.strip().lower().replace("-", "_").replace(" ", "_")
