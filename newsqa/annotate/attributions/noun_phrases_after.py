"""Finds the noun phrase right of a cue: a passage and a token come in, a range of tokens or None goes out."""

from __future__ import annotations

from newsqa.annotate.attributions import grammar_words as grammar
from newsqa.annotate.attributions.cue_words import NOUN_FORMS, VERBS
from newsqa.annotate.attributions.noun_phrases import REACH, Tokens
from newsqa.annotate.attributions.passages import QUOTE, Passage
from newsqa.annotate.attributions.source_words import (
    GROUP_NOUNS,
    INDEFINITES,
    PRONOUNS,
    ROLES,
    TIME_WORDS,
)

_RELATIVES = frozenset(("who", "which", "that"))


def noun_phrase_after(passage: Passage, first: int) -> Tokens | None:
    """The noun phrase that opens with the token `first`, with what is in apposition to it."""
    low, words = passage.low, passage.words
    count = len(words)
    if first >= count:
        return None
    word = low[first]
    if word in PRONOUNS or word in grammar.OBJECT_PRONOUNS:
        return first, first + 1
    if (
        word == QUOTE
        or not word[0].isalnum()
        or word in grammar.SUBORDINATORS
        or word in grammar.AUXILIARIES
        or word in _RELATIVES
    ):
        return None
    at = first
    bound = min(count, first + REACH)
    nominal = False
    while at < bound:
        word = low[at]
        if word == ",":
            if not (nominal and _opens_appositive(passage, at)):
                break
            close = _appositive_end(passage, at, bound)
            at = close
            break
        if word in grammar.PUNCTUATION or word == QUOTE or (word in grammar.SUBORDINATORS and word != "how"):
            break
        if word in grammar.FINITE and nominal:
            break
        if word in grammar.PREPOSITIONS or word == "close":
            if word == "like" and at + 1 < count and words[at + 1][0].isupper():
                at += 1  # "experts like Paul Bauman"
                continue
            if not nominal or word not in grammar.LINKS:
                break
            if at + 1 < count and (
                low[at + 1] in TIME_WORDS or (low[at + 1] in ("a", "an") and word in ("in", "on", "to", "at", "during"))
            ):
                break
        elif word == "and":
            if at + 1 >= count or not (
                words[at + 1][0].isupper()
                or low[at + 1] in grammar.DETERMINERS
                or low[at + 1] in GROUP_NOUNS
                or low[at + 1] in INDEFINITES
            ):
                break
        elif word in _RELATIVES:
            if word != "who" or not nominal or words[at - 1][0].isupper():
                break
            # "a manager who was not authorized to speak"
            at = next((n for n in range(at, bound) if low[n] in grammar.PUNCTUATION or low[n] == QUOTE), bound)
            break
        elif (nominal and words[at].islower() and word in VERBS and word not in NOUN_FORMS) or (
            nominal and word in TIME_WORDS and word != "may"
        ):
            break
        elif word not in grammar.DETERMINERS:
            nominal = True
        at += 1
    while at > first and (low[at - 1] in grammar.PREPOSITIONS or low[at - 1] in ("and", ",")):
        at -= 1
    return (
        (first, at) if at > first and nominal else ((first, at) if at > first and low[first] in INDEFINITES else None)
    )


def _opens_appositive(passage: Passage, comma: int) -> bool:
    low, words = passage.low, passage.words
    if comma + 1 >= len(words):
        return False
    after = low[comma + 1]
    if after in (
        "a",
        "an",
        "the",
        "who",
        "whose",
        "chairman",
        "president",
        "former",
        "director",
        "professor",
        "one",
        "his",
        "her",
        "including",
    ):
        return True
    if after.isdigit() and comma + 2 < len(words) and low[comma + 2] in (",", "."):
        return True
    if after in ROLES:
        return True
    # "a spokesman, John Smith": a name after a common noun
    return words[comma - 1].islower() and words[comma + 1][0].isupper() and low[comma + 1] not in PRONOUNS


def _appositive_end(passage: Passage, comma: int, bound: int) -> int:
    """The token after the appositive that opens after a comma, or the comma itself where a clause follows instead."""
    low = passage.low
    for at in range(comma + 1, bound):
        word = low[at]
        if word in (",", ".", ";", "—", "–", QUOTE) or at + 1 == len(low):
            return at
        if low[comma + 1] not in ("who", "whose") and (word in grammar.FINITE or word in PRONOUNS):
            return comma
    return comma
