"""For a word that is not known: the known one that was meant, as the end of a message."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """ "; did you mean 'body'? known are: id, body", or without the question where none is alike."""
    import difflib

    known = list(known)
    plain = {_plain(name): name for name in known}
    alike = difflib.get_close_matches(_plain(word), plain, 1)
    return f"; {f'did you mean {plain[alike[0]]!r}? ' if alike else ''}known are: {', '.join(known) or 'none'}"


def _plain(word: str) -> str:
    return word.strip().lower().replace("-", "_").replace(" ", "_")
