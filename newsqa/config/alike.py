"""For a word that is not known: the known one that was meant, as the end of a message."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """ "; did you mean 'body'? known are: id, body", or without the question where none is alike."""
    known = list(known)
    meant = alike(word, known)
    return f"; {f'did you mean {meant!r}? ' if meant else ''}known are: {', '.join(known) or 'none'}"


def alike(word: str, known: Iterable[str], least: float = 0.6) -> str | None:
    """The known word that is most like this one; None where none is, of a likeness (0 to 1) of at least `least`."""
    import difflib

    plain = {_plain(name): name for name in known}
    found = difflib.get_close_matches(_plain(word), plain, 1, least)
    return plain[found[0]] if found else None


def _plain(word: str) -> str:
    return word.strip().lower().replace("-", "_").replace(" ", "_")
