"""The words around an expression in, whether it lies ahead: "will meet on Thursday", "the deadline is Friday"."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from newsqa.annotate.dates.cues import FUTURE_CUES, INTENTIONS, NOT_PARTICIPLES, PAST_CUES
from newsqa.annotate.dates.lexicon import parts_of

_FUTURE: Final = frozenset(FUTURE_CUES)
_PAST: Final = frozenset(PAST_CUES)
_INTENTIONS: Final = frozenset(INTENTIONS)
_NOT_PARTICIPLES: Final = frozenset(NOT_PARTICIPLES)
_FIRM: Final = frozenset(("will", "ll", "shall", "until", "till", "next", "upcoming"))
_TERMS: Final = frozenset(("by", "before", "in", "until"))
# What tells of another time where it stands behind: "On Friday, she agreed to go"; "Friday's deal, for the next year".
_ELSEWHERE: Final = frozenset(("next", *(word for word in INTENTIONS if word.endswith("ed"))))
_DETERMINERS: Final = frozenset(("a", "an", "the", "his", "her", "their", "its"))
_PRONOUNS: Final = frozenset(("it", "he", "she", "that", "there", "what", "who", "this", "here"))
# What reporters tried in vain: "she could not be reached for comment on Friday".
_TRIED: Final = frozenset(("reached", "located", "contacted", "verified", "confirmed", "determined", "identified"))
_BACK, _ON = 12, 9  # words to look at before and after
_REACHES: Final = (110, 300, 2000)  # characters that hold so many words: nearly always the first


def looks_ahead(text: str, start: int, last: int, *, firmly: bool = False) -> bool | None:
    """Whether the nearest verb or cue in the sentence around an expression looks ahead; None where there is none.

    The expression begins at offset `start`, its last word at `last`. What stands before decides; what follows is asked
    only when nothing before says it ("On Tuesday, she will"). `firmly` leaves out what is only thought of ("would").
    """
    before = _parts_before(text, start)
    if len(before) > 4 and before[-2].lower() == "as" and before[-4].lower() in ("early", "soon"):
        return True  # "as early as Tuesday"
    is_aim = False  # whether what is looked at is followed by an infinitive
    for at in range(len(before) - 1, max(len(before) - 1 - 2 * _BACK, 0), -2):
        word, gap = before[at - 1], before[at]
        if gap != " " and _ends_sentence(gap, word):
            break
        if not _matters(word):
            continue
        if is_aim and word.lower() in _INTENTIONS and before[-2].lower() in _TERMS:
            return True  # "asked the council to vote by Friday"
        if word == "set" and before[at + 1 : at + 2] == ["for"]:
            return True  # "the hearing is set for Thursday"
        tense = _tense_at(before, at - 1)
        if tense is not None and not (firmly and tense and word.lower() not in _FIRM):
            return tense
        is_aim = is_aim or (word == "to" and _is_infinitive(before, at - 1))
    after = _parts_after(text, last)
    for at in range(2, min(2 * _ON + 1, len(after) - 1), 2):
        if after[at] != " " and _ends_sentence(after[at], after[at - 1]):
            break
        tense = _tense_at(after, at + 1) if _matters(after[at + 1]) else None
        if tense is not None:
            # "On Friday, she agreed to stay": that is when she agreed
            return tense and after[at + 1] not in _ELSEWHERE
    return None


def _is_infinitive(parts: list[str], to: int) -> bool:
    """Whether a verb follows: "to vote", not "to the mayor", "to Oslo" or "to 20 people"."""
    following = parts[to + 2] if to + 2 < len(parts) else ""
    return following.islower() and following.isalpha() and following not in _DETERMINERS


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


def _tense_at(parts: list[str], at: int) -> bool | None:
    """What the word there says together with its neighbours: "to be held", "plans to", "had been due"."""
    word = parts[at]
    tense = _tense(word)
    if tense is None:
        # "is to resume", "are to meet"
        is_to = word in ("is", "are") and parts[at + 2 : at + 3] == ["to"]
        return True if is_to or (word.lower() in _INTENTIONS and parts[at + 2 : at + 3] == ["to"]) else None
    before = parts[at - 2] if at > 2 else ""
    if tense and before == "been":
        return False  # "had been scheduled"
    if word.endswith("ed") and (_owns(parts, at - 2) or parts[at + 1 : at + 2] == ["-"]):
        return None  # "before a planned vote", "behind closed-door talks"
    if word in ("expected", "planned", "scheduled") and before in ("than", "as"):
        return None  # "less than expected"
    if word in ("beginning", "starting") and (before in _DETERMINERS or parts[at + 2 : at + 3] == ["with"]):
        return None  # "at the beginning", "beginning with"
    if tense and word == "next" and parts[at + 2 : at + 3] == ["to"]:
        return None  # "next to the station"
    if not tense and before == "be":
        return word not in _TRIED  # "will be held", "to be published", but "could not be reached Friday"
    if not tense and before in ("is", "are"):
        return None  # "when the case is heard in May"
    if not tense and word in _INTENTIONS and parts[at + 2 : at + 3] == ["to"]:
        return True  # "agreed to meet"
    return tense


def _owns(parts: list[str], at: int) -> bool:
    """Whether an article, a possessive pronoun or "'s" stands there: "Oslo's planned vote", not "it's scheduled"."""
    word = parts[at].lower() if at > 0 else ""
    return word in _DETERMINERS or (word == "s" and at > 2 and parts[at - 2].lower() not in _PRONOUNS)


@lru_cache(maxsize=4096)
def _tense(word: str) -> bool | None:
    """True for a word that looks ahead, False for a verb in the past, None for others."""
    lower = word.lower()
    if lower in _FUTURE:
        return True
    if lower in _PAST:
        return False
    # a name is no verb ("United"), and neither is "hundred" or "need"
    if lower.endswith("ed") and len(word) > 4 and word == lower and word not in _NOT_PARTICIPLES:
        return False
    return None


@lru_cache(maxsize=4096)
def _matters(word: str) -> bool:
    """Whether anything is to be asked of the word: most words tell nothing of when."""
    return _tense(word) is not None or word in ("is", "are", "to") or word.lower() in _INTENTIONS


def _ends_sentence(gap: str, word: str) -> bool:
    """Whether the gap after a word ends the sentence; the full stop of "U.S." or "Gen." does not."""
    if "\n\n" in gap or "!" in gap or "?" in gap:
        return True
    if "." not in gap or gap == ".":
        return False  # "2.85"
    # "U.S.", "Gen.", "a.m."
    short = len(word) <= 4 and word[:1].isupper() and not word.isdigit()
    return not (gap.startswith(".") and (short or (len(word) == 1 and word.isalpha())))
