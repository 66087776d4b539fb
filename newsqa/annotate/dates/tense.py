"""The words around an expression in, whether it lies ahead: "will meet on Thursday", "the deadline is Friday"."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from newsqa.annotate.dates.lexicon import parts_of
from newsqa.annotate.dates.words import FUTURE_CUES, PAST_CUES

_FUTURE: Final = frozenset(FUTURE_CUES)
_PAST: Final = frozenset(PAST_CUES)
_BACK, _ON = 10, 7  # words to look at before and after
_REACHES: Final = (90, 270, 2000)  # characters that hold so many words: nearly always the first


def looks_ahead(text: str, start: int, last: int) -> bool | None:
    """Whether the nearest verb or cue in the sentence around an expression looks ahead; None where there is none.

    The expression begins at offset `start`, its last word at `last`. What stands before decides; what follows is asked
    only when nothing before says it ("On Tuesday, she will").
    """
    before = _parts_before(text, start)
    if len(before) > 4 and before[-2].lower() == "as" and before[-4].lower() in ("early", "soon"):
        return True  # "as early as Tuesday"
    for at in range(len(before) - 1, max(len(before) - 1 - 2 * _BACK, 0), -2):
        if _ends_sentence(before[at], before[at - 1]):
            break
        tense = _tense(before[at - 1])
        if tense is not None:
            return tense
    after = _parts_after(text, last)
    for at in range(2, min(2 * _ON + 1, len(after) - 1), 2):
        if _ends_sentence(after[at], after[at - 1]):
            break
        tense = _tense(after[at + 1])
        if tense is not None:
            return tense
    return None


def _parts_before(text: str, end: int) -> list[str]:
    """The parts that end there, as many as are looked at or more."""
    parts: list[str] = []
    for reach in _REACHES:
        parts = parts_of(text[max(end - reach, 0) : end])
        if len(parts) > 2 * _BACK + 1 or reach >= end:
            break
    return parts


def _parts_after(text: str, start: int) -> list[str]:
    """The parts that begin there, as many as are looked at or more."""
    parts: list[str] = []
    for reach in _REACHES:
        parts = parts_of(text[start : start + reach])
        if len(parts) > 2 * _ON + 4 or start + reach >= len(text):
            break
    return parts


@lru_cache(maxsize=4096)
def _tense(word: str) -> bool | None:
    """True for a word that looks ahead, False for a verb in the past, None for others."""
    word = word.lower()
    if word in _FUTURE:
        return True
    if word in _PAST or (word.endswith("ed") and len(word) > 4):
        return False
    return None


def _ends_sentence(gap: str, word: str) -> bool:
    """Whether the gap after a word ends the sentence; the full stop of "U.S." or "Gen." does not."""
    if "\n\n" in gap or "!" in gap or "?" in gap:
        return True
    if "." not in gap:
        return False
    return not (gap.startswith(".") and len(word) <= 4 and word[:1].isupper() and not word.isdigit())
