"""Reads attributions marked by a participle ("saying that"): a passage and a token come in, a `Claim` goes out."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.attributions import grammar_words as grammar
from newsqa.annotate.attributions.claim import Claim
from newsqa.annotate.attributions.contents import sentence_end
from newsqa.annotate.attributions.cue_words import NOUN_FORMS, VERBS
from newsqa.annotate.attributions.noun_phrases import REACH, Tokens, noun_phrase_before
from newsqa.annotate.attributions.noun_phrases_after import noun_phrase_after
from newsqa.annotate.attributions.passages import QUOTE, Passage
from newsqa.annotate.attributions.source_words import DOCUMENTS, PRONOUNS, TIME_WORDS
from newsqa.annotate.attributions.verb_groups import verb_group

# what may stand before a participle: "while denying", "after questioning", "without mentioning"
_BEFORE_PARTICIPLE: Final = frozenset(
    (",", QUOTE, "—", "–", ";", "and", "but", "or", "while", "after", "before", "by", "without", "when")
)
# a subject stands no more verbs away
_VERBS_TRIED: Final = 6
_OPENERS: Final = frozenset(("by", "in", "after", "while", "before", "when", "without", "on", "despite"))
_NO_PARTICIPLES: Final = frozenset(("beginning", "going", "offering", "reading", "thinking", "closing"))
# so sure a sign of speech that they need nothing after them
_SURE: Final = frozenset(("saying", "adding", "noting", "arguing", "claiming", "warning", "insisting", "suggesting"))


def participle_claim(passage: Passage, at: int, kinds: frozenset[str], found: list[Claim]) -> Claim | None:
    """'..., saying that', '..., adding: "..."': the source is the subject of the clause it hangs on."""
    low = passage.low
    quoted = QUOTE in low[at + 1 : at + 3]
    if (low[at] in _NO_PARTICIPLES and not quoted) or not _takes(passage, at, kinds):
        return None
    first = at
    while first > 0 and (low[first - 1] in grammar.ADVERBS or low[first - 1].endswith("ly")):
        first -= 1
    before = low[first - 1] if first else ""
    end = sentence_end(passage)
    if first == 0 or (first == 1 and before in _OPENERS):
        return _opening_participle(passage, first, at)
    written = not DOCUMENTS.isdisjoint(low[max(0, first - 8) : first])
    if (
        before in _BEFORE_PARTICIPLE
        or written
        or low[at] == "saying"
        or before in ("reporters", "interview", "twitter")
    ):
        source = _apart(passage, first)
        if source is None and found and found[-1].form != "hearsay":
            source = found[-1].source
        if source is None:
            source = nearest_subject(passage, first)
    else:
        source = _apart(passage, first)
    if source is None:
        return None
    start = at + 2 if low[at + 1 : at + 2] in ([","], [":"]) else at + 1
    return Claim("verb", (at, at + 1), source, (start, end))


def _apart(passage: Passage, end: int) -> Tokens | None:
    """'with Reuters calling the race', '..., and Lund saying': the subject that a participle has to itself."""
    low = passage.low
    phrase = noun_phrase_before(passage, end)
    if phrase is None or phrase[0] == 0 or low[phrase[0]] in TIME_WORDS:
        return None
    opener = low[phrase[0] - 1]
    named = passage.words[phrase[0]][0].isupper() or passage.words[phrase[1] - 1].endswith("s")
    return phrase if opener == "with" or (opener in ("and", "while") and named) else None


def _takes(passage: Passage, at: int, kinds: frozenset[str]) -> bool:
    """Does what a participle of speech needs follow it: a clause, a quotation, an object?"""
    low = passage.low
    if QUOTE in low[at + 1 : at + 8]:
        return True
    if at + 1 >= len(low) or ("clause" not in kinds and "object" not in kinds):
        return False
    following = low[at + 1]
    if low[at] in _SURE or following in ("that", ":", "how", "why", "what", "whether", "if"):
        return True
    if following in PRONOUNS or following in grammar.DETERMINERS or following in grammar.OBJECT_PRONOUNS:
        return True
    if low[at] in ("calling", "pointing", "asking"):
        return following in ("for", "on", "out", "to")
    if "object" in kinds:
        return following not in grammar.PREPOSITIONS and following[0].isalnum()
    return (following[0].isalnum() and passage.words[at + 1][0].isupper()) or (
        following == "to" and low[at] in ("promising", "threatening", "vowing", "pledging")
    )


def _opening_participle(passage: Passage, first: int, at: int) -> Claim | None:
    """'Noting that the ferry was late, Lund ...': the source is the subject that follows."""
    low = passage.low
    comma = at
    while True:
        comma = next((n for n in range(comma + 1, min(len(low), at + REACH)) if low[n] == ","), 0)
        if comma == 0:
            return None
        source = noun_phrase_after(passage, comma + 1)
        if source is not None and source[1] < len(low) and _is_subject(passage, source):
            return Claim("verb", (at, at + 1), source, (at + 1, comma))


def _is_subject(passage: Passage, phrase: Tokens) -> bool:
    """Does a verb follow a noun phrase?"""
    word = passage.low[phrase[1]]
    return word in grammar.FINITE or word in VERBS or word.endswith("ed") or word in grammar.ADVERBS


def nearest_subject(passage: Passage, before: int) -> Tokens | None:
    """The subject of the clause left of a token: the noun phrase before the last finite verb that has one."""
    low, words = passage.low, passage.words
    tried = 0
    for at in range(before - 1, max(0, before - 2 * REACH), -1):
        word = low[at]
        if words[at].islower() and (
            word in grammar.FINITE
            or (word.endswith("ed") and word not in grammar.POSTMODIFIERS)
            or (word in VERBS and word not in NOUN_FORMS)
        ):
            subject = verb_group(passage, at).subject
            if subject is not None and low[subject[0]] not in ("it", "there"):
                return subject
            tried += 1
            if tried == _VERBS_TRIED:
                return None
    return None
