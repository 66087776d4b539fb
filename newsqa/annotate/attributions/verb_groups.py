"""Finds the subject of a verb: a passage and the token of the verb come in, a `VerbGroup` goes out."""

from __future__ import annotations

from typing import Final, final

from newsqa.annotate.attributions import grammar_words as grammar
from newsqa.annotate.attributions.cue_words import VERBS
from newsqa.annotate.attributions.noun_phrases import REACH, Tokens, is_verb, noun_phrase_before
from newsqa.annotate.attributions.passages import QUOTE, Passage
from newsqa.annotate.attributions.source_words import (
    GROUP_NOUNS,
    INDEFINITES,
    PRONOUNS,
    ROLES,
    TIME_WORDS,
)
from newsqa.annotate.attributions.word_lists import word_list

_APPOSITIVE_OPENERS: Final = (
    grammar.DETERMINERS
    | grammar.PREPOSITIONS
    | frozenset(
        word_list(
            """
        who whose which whom former also when while including citing speaking asked meanwhile however himself
        herself once
        """
        )
    )
)
# after these a form in -ing is a noun: "by speaking", "the meeting"
_BEFORE_GERUND: Final = grammar.PREPOSITIONS | grammar.DETERMINERS
# what may stand between a name and its verb: "Jane Roe, 35, of Houston, said"
_NAME_FOLLOWS: Final = frozenset(("a", "an", "the", "who", "former", "of", "from", "in"))
_RELATIVES: Final = frozenset(("who", "whose", "that"))
# "Lund, however, said": what stands between the commas is no part of the subject
_ASIDES: Final = grammar.SENTENCE_ADVERBS | frozenset(
    word_list(
        """
        though too instead therefore for in of as example instance turn course result well all rather part their his
        her its
        """
    )
)
# "a clerk of four years, ...", "people who voted last week, ..."
_LINKED: Final = frozenset(("of", "who"))
_TIMES: Final = TIME_WORDS | {"interview", "statement"}
_TIME_MEASURES: Final = frozenset(
    word_list("a an the last early late past less than more about just only two three four five six few several")
)

_NO_WORDS: Final[frozenset[str]] = frozenset()


@final
class VerbGroup:
    """A verb with what stands before it: `first` is its first auxiliary or adverb, `subject` a noun phrase, `left` the
    token before them, without a phrase of time (-1: none)."""

    __slots__ = ("adverbs", "auxiliaries", "first", "left", "subject")

    def __init__(
        self, first: int, subject: Tokens | None, auxiliaries: frozenset[str], adverbs: frozenset[str], left: int
    ) -> None:
        self.first: Final = first
        self.subject: Final = subject
        self.auxiliaries: Final = auxiliaries
        self.adverbs: Final = adverbs
        self.left: Final = left


def verb_group(passage: Passage, verb: int) -> VerbGroup:
    """The auxiliaries, adverbs and the subject to the left of the token `verb`."""
    group = passage.groups.get(verb)
    if group is None:
        group = passage.groups[verb] = with_subject(passage, without_subject(passage, verb))
    return group


def without_subject(passage: Passage, verb: int) -> VerbGroup:
    """The auxiliaries and adverbs alone: a subject takes most of the time to find, and many verbs need none."""
    low, words = passage.low, passage.words
    at = verb - 1
    first = verb
    auxiliaries: set[str] = set()
    adverbs: set[str] = set()
    floor = max(0, verb - REACH)
    while at >= floor:
        word = low[at]
        if word in grammar.AUXILIARIES and words[at] not in grammar.FIRST_NAMES:
            auxiliaries.add(word)
            first = at
        elif word in grammar.ADVERBS or (
            word.endswith("ly") and words[at].islower() and word not in grammar.NO_ADVERBS
        ):
            if word in INDEFINITES and at == 0 and at + 1 < verb:
                break
            if word == "both" and (at == 0 or low[at - 1] in grammar.STOPS or low[at - 1] == "and"):
                break  # "both vowed", and not "they both vowed"
            adverbs.add(word)
            first = at
        else:
            time = _time_before(passage, at) if word in _TIMES else at
            if time == at:
                break
            at = time
            continue
        at -= 1
    return VerbGroup(
        first,
        None,
        frozenset(auxiliaries) if auxiliaries else _NO_WORDS,
        frozenset(adverbs) if adverbs else _NO_WORDS,
        at,
    )


def with_subject(passage: Passage, group: VerbGroup) -> VerbGroup:
    """A group with the subject that stands before it."""
    low, at = passage.low, group.left
    subject = noun_phrase_before(passage, at + 1) if at >= 0 else None
    if subject is None and at >= 0 and low[at] in (",", "—", "–", "-"):
        subject = _before_appositive(passage, at)
    if subject is not None and low[subject[0] - 1] == ",":
        subject = _with_name_before(passage, subject)
    if at > 1 and not _RELATIVES.isdisjoint(low[max(0, at - 15) : at]):
        subject = _before_relative_clause(passage, at + 1) or subject
    subject = _before_postmodifier(passage, at + 1, subject) or subject
    return VerbGroup(group.first, subject, group.auxiliaries, group.adverbs, at)


def _time_before(passage: Passage, at: int) -> int:
    """Steps left over "on Tuesday", "last week", "in an interview" from its last word, one of `_TIMES`; gives the token
    to its left, or `at` itself."""
    low = passage.low
    word = low[at]
    back = at - 1
    while back > 0 and at - back < 6 and (low[back] in TIME_WORDS or low[back] in _TIME_MEASURES):
        back -= 1
    if back > 0 and low[back] in ("on", "in", "this", "earlier", "during"):
        return back - 1
    if word not in TIME_WORDS:
        return at  # "the statement said"
    if back < at - 1 or low[at] in ("today", "yesterday", "earlier", "later") or passage.words[at][0].isupper():
        return back if back >= 0 and low[back] not in grammar.PREPOSITIONS else at
    return at


def _before_appositive(passage: Passage, comma: int) -> Tokens | None:
    """X, a spokesman for Y, said: the noun phrase with all that is in apposition to it."""
    low = passage.low
    mark = low[comma]
    for before in range(comma - 1, max(0, comma - REACH), -1):
        if low[before] == QUOTE:
            return None
        if low[before] != mark:
            continue
        opener = low[before + 1]
        fits = (
            opener in _APPOSITIVE_OPENERS
            or opener in ROLES
            or opener.isdigit()
            or passage.words[before + 1][0].isupper()
            or opener in grammar.POSTMODIFIERS
            or _describes_group(passage, before)
            or _stands_in_apposition(passage, before, comma)
        )
        if not fits:
            return None
        subject = _before_relative_clause(passage, before) or noun_phrase_before(passage, before)
        if subject is None:
            continue
        if low[before - 1] in TIME_WORDS and _LINKED.isdisjoint(low[slice(*subject)]):
            return None
        named = _with_name_before(passage, subject)
        return named if _ASIDES.issuperset(low[before + 1 : comma]) else (named[0], comma)
    return None


def _describes_group(passage: Passage, opening: int) -> bool:
    """The aides, led by Moe, said; others, reacting to the delay, shouted: a participle that hangs on people."""
    low = passage.low
    people = low[opening - 1]
    if people not in GROUP_NOUNS and people not in INDEFINITES:
        return False
    return low[opening + 1].endswith("ing") or low[opening + 2] == "by"


def _stands_in_apposition(passage: Passage, opening: int, comma: int) -> bool:
    """Smith, wearing a hat, said; Smith, ranking member of the House, said: words without a verb after a name."""
    if not passage.words[opening - 1][0].isupper():
        return False
    return not any(is_verb(passage, at) or passage.low[at] in PRONOUNS for at in range(opening + 1, comma))


def _before_relative_clause(passage: Passage, end: int) -> Tokens | None:
    """An aide who asked not to be named | said: the noun phrase with the whole clause that hangs on it."""
    low = passage.low
    has_verb = False
    if low[end - 1] == "and":
        return None  # "who oversaw the case and | said"
    for at in range(end - 1, max(0, end - 16), -1):
        word = low[at]
        if word in _RELATIVES:
            has_verb = has_verb or (word == "who" and _opens_with_verb(passage, at + 1, end))
            antecedent = noun_phrase_before(passage, at) if has_verb else None
            if antecedent is None or (word == "that" and low[at + 1] not in grammar.AUXILIARIES):
                return None
            return antecedent[0], end
        if word in grammar.PUNCTUATION or word == QUOTE:
            return None
        has_verb = has_verb or is_verb(passage, at)
    return None


def _opens_with_verb(passage: Passage, first: int, end: int) -> bool:
    """People who favor the plan | said, and not "the man who officials | said": a verb no list holds and its object."""
    low = passage.low
    if end - first < 2 or not passage.words[first].islower() or low[end - 1] in GROUP_NOUNS:
        return False
    if low[end - 1].endswith("selves"):
        return False  # "those who find themselves worried"
    return low[first] not in grammar.DETERMINERS and low[first] not in PRONOUNS and low[first] not in GROUP_NOUNS


def _before_postmodifier(passage: Passage, end: int, subject: Tokens | None) -> Tokens | None:
    """A trustee speaking on background | said; analysts polled by Reuters | said: the noun with its participle."""
    low, words = passage.low, passage.words
    if end < 3 or (subject is not None and (subject[0] == 0 or low[subject[0]] in PRONOUNS)):
        return None
    for at in range(end - 1, max(0, end - 14), -1):
        word = low[at]
        if word in grammar.STOPS or word in grammar.FINITE or word == QUOTE or word in ("and", "who", "which"):
            return None
        modifies = word.endswith("ing") and low[at - 1] not in _BEFORE_GERUND
        modifies = modifies or (word.endswith("ed") and low[at + 1] in grammar.PREPOSITIONS and word not in VERBS)
        if not modifies or words[at][0].isupper():
            continue
        noun = noun_phrase_before(passage, at)
        if noun is None or low[noun[1] - 1] in PRONOUNS or words[noun[1] - 1][0].isupper():
            continue
        opens = noun[0] == 0 or low[noun[0] - 1] in grammar.STOPS or low[noun[0] - 1] == QUOTE
        return (noun[0], end) if opens or low[noun[0] - 1] in grammar.SENTENCE_ADVERBS else None
    return None


def _with_name_before(passage: Passage, subject: Tokens) -> Tokens:
    """Jane Roe, 35, of Houston, Texas, a delegate; Jane Roe, chief executive of Roe Ferries: from the name on."""
    low, words = passage.low, passage.words
    for _ in range(4):
        first = subject[0]
        if first < 2 or low[first - 1] != ",":
            break
        outer = noun_phrase_before(passage, first - 1)
        if outer is None or low[outer[1] - 1] in TIME_WORDS or low[outer[0]] in grammar.ADVERBS:
            break
        opens = low[first] in _NAME_FOLLOWS or low[first] in ROLES or low[first].isdigit()
        opens = opens or low[first][:2] in ("r-", "d-", "i-")  # "Roe, R-Texas, said"
        age = low[outer[0]].isdigit() and outer[1] - outer[0] == 1
        place = low[outer[0] - 1] in ("of", "from", "in") and words[first][0].isupper() and outer[0] > 1
        if place and low[outer[0] - 2] == ",":
            outer = outer[0] - 1, outer[1]
        elif not (opens and (age or words[outer[1] - 1][0].isupper())):
            break
        subject = outer[0], subject[1]
    return subject
