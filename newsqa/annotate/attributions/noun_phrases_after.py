"""Finds the noun phrase right of a cue: a passage and a token come in, a range of tokens or None goes out."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.attributions import grammar_words as grammar
from newsqa.annotate.attributions.cue_words import NOUN_FORMS, VERBS
from newsqa.annotate.attributions.noun_phrases import REACH, Tokens
from newsqa.annotate.attributions.passages import QUOTE, Passage
from newsqa.annotate.attributions.persons import denotes_person
from newsqa.annotate.attributions.source_words import (
    GROUP_NOUNS,
    INDEFINITES,
    INSTITUTIONS,
    PRONOUNS,
    ROLES,
    TIME_WORDS,
)

_NO_OPENERS: Final = grammar.SUBORDINATORS | grammar.AUXILIARIES | grammar.RELATIVES
# "officials and the mayor", "aides and others": what a phrase takes up after "and"
_AFTER_AND: Final = grammar.DETERMINERS | GROUP_NOUNS | INDEFINITES

_APPOSITIVES: Final = frozenset(
    ("a", "an", "the", "who", "whose", "chairman", "president", "former", "director", "professor", "one", "his", "her")
)
# so many words behind a comma tell whether somebody is in apposition
_NEAR: Final = 5


def noun_phrase_after(passage: Passage, first: int) -> Tokens | None:
    """The noun phrase that opens with the token `first`, with what is in apposition to it."""
    low = passage.low
    if first >= len(low):
        return None
    word = low[first]
    if word in PRONOUNS or (word in grammar.OBJECT_PRONOUNS and not _owns(passage, first)):
        return first, first + 1
    if word == QUOTE or not word[0].isalnum() or word in _NO_OPENERS:
        return None
    end, nominal = _phrase_end(passage, first)
    while end > first and (low[end - 1] in grammar.PREPOSITIONS or low[end - 1] in ("and", ",")):
        end -= 1
    return (first, end) if end > first and (nominal or word in INDEFINITES) else None


def _owns(passage: Passage, at: int) -> bool:
    """ "her lawyers", "her campaign": whose, and not whom."""
    low = passage.low
    following = low[at + 1] if at + 1 < len(low) else "."
    return low[at] == "her" and (following in GROUP_NOUNS or following in ROLES or following in INSTITUTIONS)


def _phrase_end(passage: Passage, first: int) -> tuple[int, bool]:
    """Where a noun phrase ends, and whether it holds a noun."""
    low, words = passage.low, passage.words
    bound = min(len(low), first + REACH)
    nominal = False
    at = first
    while at < bound:
        word = low[at]
        if word == ",":
            appositive = nominal and _opens_appositive(passage, at)
            return (_appositive_end(passage, at, bound) if appositive else at), nominal
        if word == "than" and low[at - 1] in ("more", "less", "fewer"):
            at += 1  # "more than a dozen officials"
            continue
        if word in grammar.PUNCTUATION or word == QUOTE or (word in grammar.SUBORDINATORS and word != "how"):
            break
        if word in ("last", "this", "earlier") and nominal and at + 2 < bound and low[at + 1] in TIME_WORDS:
            if low[at + 2] not in ("by", "of", "from"):
                break
            at += 2  # "a study last year by economists"
            continue
        if word in grammar.RELATIVES:
            if word == "who" and nominal and words[at - 1][0].islower():
                # "a manager who was not authorized to speak"
                at = next((n for n in range(at, bound) if low[n] in grammar.PUNCTUATION or low[n] == QUOTE), bound)
            break
        if word == "like" and at + 1 < len(low) and words[at + 1][0].isupper():
            at += 1  # "experts like Paul Bauman"
            continue
        if word in grammar.PREPOSITIONS or word in ("close", "and"):
            if not _links(passage, at, nominal):
                break
        elif nominal and _ends_phrase(passage, at):
            break
        elif word not in grammar.DETERMINERS or (at == first and word in INDEFINITES):
            nominal = True
        at += 1
    return at, nominal


def _links(passage: Passage, at: int, nominal: bool) -> bool:
    """Does a noun phrase go on over a preposition or "and"?"""
    low, words = passage.low, passage.words
    following = low[at + 1] if at + 1 < len(low) else "."
    if low[at] == "and":
        if at + 2 < len(low) and low[at + 2] in GROUP_NOUNS:
            return True  # "Democratic and independent analysts"
        return following in _AFTER_AND or (at + 1 < len(low) and words[at + 1][0].isupper())
    if not nominal or low[at] not in grammar.LINKS:
        return False
    return not (following in TIME_WORDS or (following in ("a", "an") and low[at] in ("in", "on", "to", "at", "during")))


def _ends_phrase(passage: Passage, at: int) -> bool:
    """A verb or a time after a noun."""
    word = passage.low[at]
    if word in grammar.FINITE or (word in TIME_WORDS and word != "may"):
        return True
    return word in VERBS and word not in NOUN_FORMS and passage.words[at].islower()


def _opens_appositive(passage: Passage, comma: int) -> bool:
    low, words = passage.low, passage.words
    if comma + 1 >= len(words):
        return False
    after = low[comma + 1]
    if after == "including":
        return _has_capital(passage, comma + 2)  # "officials, including | Lund", not "| a four-year-old child"
    if after in ("a", "an") and words[comma - 1].islower():
        return _has_person(passage, comma + 2)  # "an aide, | a former clerk", not "the matter, | a sign that"
    if after in _APPOSITIVES:
        return True
    if after.isdigit() and comma + 2 < len(words) and low[comma + 2] in (",", "."):
        return True
    if after in ROLES:
        return True
    # "a spokesman, John Smith": a name after a common noun
    return words[comma - 1].islower() and words[comma + 1][0].isupper() and low[comma + 1] not in PRONOUNS


def _has_capital(passage: Passage, first: int) -> bool:
    return any(word[0].isupper() for word in passage.words[first : first + _NEAR])


def _has_person(passage: Passage, first: int) -> bool:
    return any(denotes_person(word) for word in passage.low[first : first + _NEAR])


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
