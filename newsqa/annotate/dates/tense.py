"""The words around an expression in, whether it lies ahead: "will meet on Thursday", "the deadline is Friday"."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.dates.words import FUTURE_CUES, PAST_CUES

_FUTURE: Final = frozenset(FUTURE_CUES)
_PAST: Final = frozenset(PAST_CUES)
_BACK, _ON = 10, 7  # words to look at before and after


def looks_ahead(parts: list[str], start: int, end: int) -> bool | None:
    """Whether the nearest verb or cue in the sentence around parts[start:end] looks ahead; None where there is none.

    What stands before decides; what follows is asked only when nothing before says it ("On Tuesday, she will").
    """
    if start > 4 and parts[start - 2].lower() == "as" and parts[start - 4].lower() in ("early", "soon"):
        return True  # "as early as Tuesday"
    for at in range(start, max(start - 2 * _BACK, 0), -2):
        if _ends_sentence(parts, at - 1):
            break
        tense = _tense(parts[at - 2]) if at >= 2 else None
        if tense is not None:
            return tense
    for at in range(end, min(end + 2 * _ON, len(parts) - 1), 2):
        if _ends_sentence(parts, at):
            break
        tense = _tense(parts[at + 1])
        if tense is not None:
            return tense
    return None


def _tense(word: str) -> bool | None:
    """True for a word that looks ahead, False for a verb in the past, None for others."""
    word = word.lower()
    if word in _FUTURE:
        return True
    if word in _PAST or (word.endswith("ed") and len(word) > 4):
        return False
    return None


def _ends_sentence(parts: list[str], gap_at: int) -> bool:
    """Whether a gap ends the sentence; the full stop of "U.S." or "Gen." does not."""
    gap = parts[gap_at]
    if "\n\n" in gap or "!" in gap or "?" in gap:
        return True
    if "." not in gap:
        return False
    word = parts[gap_at - 1] if gap_at else ""
    return not (gap.startswith(".") and len(word) <= 4 and word[:1].isupper() and not word.isdigit())
