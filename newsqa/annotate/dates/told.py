"""A date's place in a text in, whether its sentence tells of what has happened out: "the bridge collapsed on May 3,
2031".

Most dates to come stand in sentences about plans, whose verbs are in the past all the same ("agreed on an election on
May 3, 2031"). So a sentence counts as told only when a verb in the past has the date for itself and no word in the
sentence looks ahead.
"""

from __future__ import annotations

import re
from typing import Final

from newsqa.annotate.dates.told_words import (
    ADJACENT_ALL_THE_SAME,
    EVENTS,
    HELD,
    LINKS,
    MAY_FOLLOW,
    NO_VERBS,
    NOT_YET,
    NOUNS_AFTER_TO,
    PAST,
    PLANS,
    PLANS_BEFORE,
)
from newsqa.annotate.dates.words import CARDINALS, WEEKDAYS

_BACK: Final = 300  # characters of the sentence to look at, before the date and after it
_ON: Final = 160
# a word, or what may end a sentence or a clause
_TOKEN: Final = re.compile(r"[a-z]+(?:['’][a-z]+)?|[0-9]+|[.!?;:,()\n\"“”—–]", re.IGNORECASE)


def is_told_as_past(text: str, start: int, end: int) -> bool:
    """Whether a verb in the past has the date at start:end for itself, and no word of its sentence looks ahead."""
    after = _words(text[end : end + _ON])
    if after[:1] == [")"]:
        after = after[1:]
    before = _sentence_before(_words(text[max(start - _BACK, 0) : start]))
    if before != ["on"] and after and after[0].isalnum() and after[0] not in MAY_FOLLOW and not _is_past(after, 0):
        return False  # it belongs to the next word: "the November 2031 elections"
    after = _sentence_after(after)
    at = first = _without_weekday(before)
    while at > 0 and before[at - 1] in LINKS:
        at -= 1
    if _looks_ahead(before, after, at):
        return False
    if at > 0 and _is_past(before, at - 1):
        return True
    if not any(word.isalpha() for word in before[:at]):
        return _follows_past(after)  # "On May 3, 2031, the court ruled"
    if not before[at - 1].isalnum() or before[at - 1] in ("and", "or"):
        return False
    return _has_past(before[:at], "in" in before[at:first]) or _is_told_of(before[:at], after)


def _words(text: str) -> list[str]:
    return [token.lower() for token in _TOKEN.findall(text)]


def _looks_ahead(before: list[str], after: list[str], at: int) -> bool:
    """Whether a word of the sentence is one of plans; beside the date some tell of that day: "agreed on May 3"."""
    found = {word for word in before if word in PLANS or word in PLANS_BEFORE}
    found |= {word for word in after if word in PLANS}
    beside = before[at - 1] if at > 0 else ""
    if beside in ADJACENT_ALL_THE_SAME and not _is_passive_plan(before, at - 1):
        found.discard(beside)
    return bool(found)


def _is_told_of(subject: list[str], after: list[str]) -> bool:
    """A date in a subject that no verb stands before, and a verb in the past right behind: "a storm on May 3 tore"."""
    verb = 1 if after[:1] == [","] else 0
    if any(word in PLANS_BEFORE for word in after) or subject[-1] in EVENTS or len(after) <= verb:
        return False
    return _is_past(after, verb) and not any(_is_past(subject, at) for at in range(len(subject)))


def _without_weekday(words: list[str]) -> int:
    """How many words there are before a weekday that leads to the date: "on Friday, " before 2031-05-03."""
    at = len(words)
    while at > 0 and words[at - 1] in (",", "(", "the"):
        at -= 1
    return at - 1 if at > 0 and words[at - 1] in WEEKDAYS else len(words)


def _sentence_before(tokens: list[str]) -> list[str]:
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at] in _SENTENCE_ENDS and not _is_abbreviated(tokens, at):
            return tokens[at + 1 :]
    return tokens


def _sentence_after(tokens: list[str]) -> list[str]:
    for at, token in enumerate(tokens):
        if token in _SENTENCE_ENDS and not _is_abbreviated(tokens, at):
            return tokens[:at]
    return tokens


_SENTENCE_ENDS: Final = frozenset((".", "!", "?", ";", "\n"))
_ABBREVIATED: Final = frozenset(
    ("mr", "mrs", "ms", "dr", "gov", "sen", "rep", "gen", "lt", "col", "sgt", "st", "no", "u", "s", "d", "p", "m", "a")
)


def _is_abbreviated(tokens: list[str], at: int) -> bool:
    return tokens[at] == "." and at > 0 and tokens[at - 1] in _ABBREVIATED


def _is_past(words: list[str], at: int) -> bool:
    """Whether the word is a verb that tells of what has happened: "ruled", "was"; not "is held", "to be held"."""
    word = words[at]
    is_form = word in PAST or (word.endswith("ed") and len(word) > 4 and word not in NO_VERBS)
    return is_form and (at == 0 or words[at - 1] not in NOT_YET)


def _is_passive_plan(words: list[str], at: int) -> bool:
    """was moved, were called: the day is what it was moved to."""
    return at > 0 and words[at - 1] in ("was", "were", "been", "is", "are")


def _has_past(words: list[str], in_month: bool) -> bool:
    """Whether the nearest verb before a date is in the past and has the date: "approved the budget on"."""
    barriers = _BARRIERS if in_month or words[-1] in EVENTS else _BARRIERS - {"for"}
    for at in range(len(words) - 1, max(len(words) - 13, -1), -1):
        word = words[at]
        if word in barriers:
            return False
        if word == "to" and at + 1 < len(words) and words[at + 1] not in NOUNS_AFTER_TO:
            return False
        if _is_past(words, at):
            return words[-1] not in EVENTS or word in HELD
        if (word in NOT_YET and word != "to") or (
            word.endswith("ing") and at > 0 and words[at - 1] in (",", "by", "while")
        ):
            return False
    return False


# Behind these a date may belong to something else than the verb before: "money for repairs in May 2031".
_BARRIERS: Final = frozenset(
    ("that", "which", "who", "for", "until", "till", "by", "from", ":", "(", ")", "—", "–", '"', "“", "”")
)


def _follows_past(words: list[str]) -> bool:
    """Whether the first verb after a date that opens its sentence is in the past: "On May 3, 2031, the court ruled"."""
    for at, word in enumerate(words[:14]):
        if word in NOT_YET:
            return False
        if _is_past(words, at) and words[at - 1 if at else 0] not in ("has", "have") and word not in CARDINALS:
            return True
    return False
