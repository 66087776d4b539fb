"""Finds the noun phrase left of a verb: a passage and a token come in, a range of tokens or None goes out."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.attributions import grammar_words as grammar
from newsqa.annotate.attributions.cue_words import NOUN_FORMS, VERBS
from newsqa.annotate.attributions.passages import QUOTE, Passage
from newsqa.annotate.attributions.persons import denotes_people
from newsqa.annotate.attributions.possessives import is_possessive
from newsqa.annotate.attributions.source_words import (
    GROUP_NOUNS,
    INDEFINITES,
    INSTITUTIONS,
    PARTITIVES,
    PRONOUNS,
    ROLES,
    TIME_WORDS,
)
from newsqa.annotate.attributions.word_lists import word_list

# no noun phrase is looked for over more tokens than this
REACH: Final = 30
# "about half of voters", "over 300 delegates"
_ROUGHLY: Final = frozenset(("about", "around", "over", "under"))

# "aides to Clinton", "the ambassador to Norway", "sources privy to the talks", "the push to close the harbour"
_BEFORE_TO: Final = frozenset(
    word_list(
        """
        close next adviser advisor aide secretary ambassador envoy assistant delegate witness lawyer counsel
        privy loyal sympathetic opposed hostile push effort bid drive attempt
        """
    )
)
# words that may stand before an article within one noun phrase: "all the officials", "half the members"
_BEFORE_ARTICLE: Final = grammar.PREPOSITIONS | grammar.DETERMINERS | frozenset(("and", "or", "half", "than"))
# what a noun phrase does not go over, besides verbs and marks
_ENDS: Final = grammar.RELATIVES | {"after", "before", "since", "until", "despite", "whom"}
# "a few officials", "a dozen more clerks"
_MANY: Final = frozenset(
    word_list("few couple dozen hundred thousand million further additional great good mere full total record growing")
)
_ARTICLES: Final = grammar.POSSESSIVES | {"the", "a", "an", "many", "some", "several"}

Tokens = tuple[int, int]


def noun_phrase_before(passage: Passage, end: int) -> Tokens | None:
    """The noun phrase whose last token stands before `end`."""
    low, words = passage.low, passage.words
    last = end - 1
    if last < 0:
        return None
    word = low[last]
    if word in PRONOUNS or word in ("there", "they", "everyone", "someone"):
        return last, end
    if word in grammar.RELATIVES:
        return _with_antecedent(passage, last)
    if (
        word in grammar.STOPS
        or word in grammar.PREPOSITIONS
        or (word in grammar.AUXILIARIES and words[last] not in grammar.FIRST_NAMES)
        or word == QUOTE
        or word == "and"
    ):
        return None
    if not (word[0].isalnum() or word == "%") or is_verb(passage, last):
        return None
    first = last
    floor = max(0, end - REACH)
    while first > floor and not _ends_phrase(passage, first - 1, last):
        first -= 1
    if first > floor and low[first] == "and" and low[first - 1] in PRONOUNS:
        return first - 1, end
    first = _trim(passage, _from_article(passage, first, end), end)
    if first >= end:
        return None
    if first == 1 and low[0] == "that":
        return 0, end  # "That person said"
    first = _after_thing(passage, first, end)
    if end - first == 1 and words[first].islower() and not _may_stand_alone(low[first]):
        return None
    return first, end


def _from_article(passage: Passage, first: int, end: int) -> int:
    """Both oppose | a formula; the clerks visited | the mayor: a verb that no list holds stands before an article."""
    low, words = passage.low, passage.words
    for at in range(end - 1, first, -1):
        if low[at] in _ARTICLES:
            before = low[at - 1]
            bounds = words[at - 1].islower() and before not in _BEFORE_ARTICLE and before not in TIME_WORDS
            if bounds and before not in grammar.SENTENCE_ADVERBS and not before.endswith(("ly", "ing")):
                return at
    return first


def _after_thing(passage: Passage, first: int, end: int) -> int:
    """A move | scholars say; something | legal experts said: one thing before the many who speak of it."""
    low = passage.low
    opener = 1 if low[first] == "something" else 2 if low[first] in ("a", "an") else 0
    if not opener or end - first <= opener or low[end - 1] not in GROUP_NOUNS or not low[end - 1].endswith("s"):
        return first
    phrase = low[first + 1 : end]
    if phrase[0] in PARTITIVES or phrase[0] in _MANY or not grammar.PREPOSITIONS.isdisjoint(phrase):
        return first
    return first + opener


def is_verb(passage: Passage, at: int) -> bool:
    word = passage.low[at]
    if passage.words[at] in grammar.FIRST_NAMES:
        return False
    if (
        at
        and word.endswith("ing")
        and (passage.low[at - 1] in grammar.POSSESSIVES or is_possessive(passage.low[at - 1]))
    ):
        return False  # "Smith's thinking"
    return word in grammar.FINITE or (word in VERBS and word not in NOUN_FORMS and passage.words[at].islower())


def _may_stand_alone(word: str) -> bool:
    return (
        word in INDEFINITES
        or word in GROUP_NOUNS
        or word.endswith("s")
        or word in ("police", "media", "people", "congress")
    )


def _with_antecedent(passage: Passage, relative: int) -> Tokens | None:
    """Smith, who said: the relative with what it stands for. A letter that said; the report, which said: that alone."""
    low = passage.low
    end = relative
    if end > 0 and low[end - 1] == "," and low[relative] != "that":
        end -= 1
    antecedent = noun_phrase_before(passage, end) if end > 0 and low[end - 1] not in grammar.RELATIVES else None
    if low[relative] != "who":
        return antecedent
    return (antecedent[0], relative + 1) if antecedent else (relative, relative + 1)


def _ends_phrase(passage: Passage, at: int, last: int) -> bool:
    """Does the token stop a noun phrase that is read from right to left?"""
    low, words = passage.low, passage.words
    word = low[at]
    if (
        word in grammar.STOPS
        or word == QUOTE
        or word in grammar.FINITE
        or word in PRONOUNS
        or word in grammar.RELATIVES
    ):
        return True
    if word in ("after", "before", "since", "until", "despite", "whom"):
        return True
    if word == "and":
        return not _joins(passage, at, last)
    if word == "to":
        return at == 0 or low[at - 1].removesuffix("s") not in _BEFORE_TO
    if word in VERBS and word not in NOUN_FORMS and words[at].islower():
        return at == 0 or (low[at - 1] not in grammar.DETERMINERS and is_verb(passage, at))
    if word.endswith("ed") and words[at].islower() and word not in grammar.POSTMODIFIERS:
        # "the proposed plan" but "the group opposed abortion"
        return at == 0 or not (low[at - 1] in grammar.DETERMINERS or low[at - 1] in grammar.PREPOSITIONS)
    return word.endswith("ing") and words[at].islower() and at > 0 and low[at - 1] in (",", QUOTE)


def _joins(passage: Passage, at: int, last: int) -> bool:
    """Clinton and Sanders; Iranian and Hamas officials; aides and advisers: 'and' within one noun phrase."""
    if at == 0 or at + 1 > last:
        return False
    low, words = passage.low, passage.words
    left, right = words[at - 1], words[at + 1]
    if low[at - 1] in grammar.PUNCTUATION or low[at - 1] == QUOTE:
        return False
    if low[at + 1] in grammar.PREPOSITIONS:
        return True
    if left[0].isupper() and at == 1:
        return low[at + 1] not in PRONOUNS
    if left[0].isupper():
        if right[0].isupper() or low[at + 1] in grammar.DETERMINERS or words[last][0].isupper():
            return True
        return not _can_speak(low[last]) and _is_topic(passage, at)
    if right[0].isupper() or low[at + 1] in grammar.DETERMINERS:
        return low[at - 1] in ROLES
    return left.isalpha()


def _can_speak(word: str) -> bool:
    return word in ROLES or word in INSTITUTIONS or denotes_people(word)


def _is_topic(passage: Passage, end: int) -> bool:
    """Experts on North Norway | and nuclear power: what a preposition adds to those who speak."""
    low = passage.low
    for at in range(end - 1, max(0, end - 6), -1):
        if low[at] in grammar.PREPOSITIONS:
            return low[at - 1] in GROUP_NOUNS or low[at - 1] in ROLES
        if low[at] in grammar.STOPS or low[at] == "and":
            return False
    return False


def _trim(passage: Passage, first: int, end: int) -> int:
    """Takes what opens a sentence off a noun phrase: "But", "On Tuesday", "In a statement"."""
    low, words = passage.low, passage.words
    while first < end:
        word = low[first]
        if word in ("out", "up", "down", "back", "off", "away") and end - first > 1:
            first += 1  # "passed out leaflets that said"
        elif word in grammar.SENTENCE_ADVERBS and word != "both":
            if word in ("first", "second", "third") and first + 1 < end and words[first + 1].isupper():
                break
            first += 1
        elif word in grammar.PREPOSITIONS:
            if word in _ROUGHLY and (low[first + 1] in grammar.SHARES or low[first + 1][0].isdigit()):
                break
            if word == "outside" and low[first + 1] in GROUP_NOUNS:
                break  # "outside experts"
            skipped = _after_prepositional(passage, first, end)
            if skipped >= end:
                return first + 1 if word in ("after", "before", "since", "until", "with") else end
            first = skipped
        elif (
            word in ("last", "this", "earlier") and first + 1 < end and low[first + 1] in TIME_WORDS and end - first > 2
        ):
            first += 2
        elif (word in TIME_WORDS and end - first > 1 and word != "may") or (
            word.endswith("ly") and words[first].islower() and word not in grammar.NO_ADVERBS
        ):
            first += 1
        else:
            break
    return first


def _after_prepositional(passage: Passage, first: int, end: int) -> int:
    """The token after a prepositional phrase that opens at `first`: a determiner or a capital after its noun."""
    low, words = passage.low, passage.words
    seen_noun = False
    at = first + 1
    while at < end:
        word = low[at]
        if word in grammar.PREPOSITIONS:
            seen_noun = False
        elif word in grammar.DETERMINERS:
            if seen_noun:
                return at
        elif word in TIME_WORDS or word.isdigit():
            seen_noun = True
        elif words[at][0].isupper():
            if seen_noun and not words[at - 1][0].isupper():
                return at
            if low[at - 1] in TIME_WORDS:
                return at
            seen_noun = True
        else:
            seen_noun = True
        at += 1
    return end
