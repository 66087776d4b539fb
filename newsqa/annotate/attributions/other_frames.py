"""Reads attributions that are no plain "subject says": "according to", passives, participles, hearsay, nouns of speech.
A passage and a token come in, a `Claim` or None goes out."""

from __future__ import annotations

from newsqa.annotate.attributions import grammar_words as grammar
from newsqa.annotate.attributions.claim import Claim
from newsqa.annotate.attributions.contents import (
    clause_start,
    sentence_end,
    without_mark,
)
from newsqa.annotate.attributions.cue_words import (
    ACCUSING_PASSIVES,
    IMPERSONAL_PASSIVES,
    NOUN_FORMS,
    PASSIVE_VERBS,
    RAISING_PASSIVES,
    VERBS,
)
from newsqa.annotate.attributions.noun_phrases import REACH, Tokens, noun_phrase_after, noun_phrase_before
from newsqa.annotate.attributions.passages import QUOTE, Passage
from newsqa.annotate.attributions.source_words import DOCUMENTS, PRONOUNS
from newsqa.annotate.attributions.verb_groups import VerbGroup, verb_group


def according_claim(passage: Passage, at: int, length: int = 2) -> Claim | None:
    low = passage.low
    source = noun_phrase_after(passage, at + length)
    if source is None:
        return None
    end = sentence_end(passage)
    cue = (at, at + length)
    opens = at == 0 or low[at - 1] in (";", "and", "but", ":") or (at <= 2 and low[0] in grammar.SENTENCE_ADVERBS)
    if opens:
        start = source[1] + 1 if low[source[1] : source[1] + 1] == [","] else source[1]
        return Claim("according", cue, source, (start, end))
    start = clause_start(passage, at)
    rest = source[1]
    if low[rest : rest + 1] == [","] and rest + 2 < end and low[at - 1] == ",":
        return Claim("according", cue, source, (start, end))
    return Claim("according", cue, source, (start, without_mark(passage, at)))


def hearsay_content(passage: Passage, at: int) -> Tokens:
    """The clause around an adverb of hearsay: between the commas, at most `REACH` tokens to each side."""
    low = passage.low
    start = max(0, at - REACH)
    start = next((n + 1 for n in range(at - 1, start, -1) if low[n] in (",", ";")), start)
    end = min(sentence_end(passage), at + REACH)
    end = next((n for n in range(at, end) if low[n] in (",", ";")), end)
    return start, max(end, at + 1)


def noun_claim(passage: Passage, at: int) -> Claim | None:
    """'his claim that the ferry was safe', 'Lund's repeated claim that': the owner of the noun is the source."""
    low = passage.low
    for before in range(at - 1, max(-1, at - 3), -1):
        if low[before] in grammar.POSSESSIVES and low[before] not in ("my", "your"):
            return Claim("verb", (at, at + 1), (before, before + 1), (at + 1, sentence_end(passage)))
        if low[before].endswith(("'s", "’s")):
            owner = noun_phrase_before(passage, before + 1)
            return owner and Claim("verb", (at, at + 1), owner, (at + 1, sentence_end(passage)))
    return None


# what may stand before a participle: "while denying", "after questioning", "without mentioning"
_BEFORE_PARTICIPLE = frozenset((",", QUOTE, "—", "–", ";", "and", "but", "or", "while", "after", "before", "by", "without", "when"))
_OPENERS = frozenset(("by", "in", "after", "while", "before", "when", "without", "on", "despite"))
_NO_PARTICIPLES = frozenset(("beginning", "going", "offering", "reading", "thinking", "closing"))
# so sure a sign of speech that they need nothing after them
_SURE = frozenset(("saying", "adding", "noting", "arguing", "claiming", "warning", "insisting", "suggesting"))


def participle_claim(passage: Passage, at: int, kinds: frozenset[str], found: list[Claim]) -> Claim | None:
    """'..., saying that', '..., adding: "..."': the source is the subject of the clause it hangs on."""
    low = passage.low
    if low[at] in _NO_PARTICIPLES or not _takes(passage, at, kinds):
        return None
    first = at
    while first > 0 and (low[first - 1] in grammar.ADVERBS or low[first - 1].endswith("ly")):
        first -= 1
    before = low[first - 1] if first else ""
    end = sentence_end(passage)
    if first == 0 or (first == 1 and before in _OPENERS):
        return _opening_participle(passage, first, at)
    document = before in DOCUMENTS or before in ("reporters", "interview", "twitter", "telegram")
    if document and first > 1 and before in DOCUMENTS:
        issued = noun_phrase_before(passage, first)
        if issued is not None and low[issued[0]] in grammar.POSSESSIVES | frozenset(("the",)):
            return Claim("verb", (at, at + 1), issued, (at + 1, end))
    if before not in _BEFORE_PARTICIPLE and not document:
        return None
    if found and found[-1].form != "hearsay" and found[-1].source is not None:
        source: Tokens | None = found[-1].source
    else:
        source = first_subject(passage, first)
    return None if source is None else Claim("verb", (at, at + 1), source, (at + 1, end))


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


def first_subject(passage: Passage, before: int) -> Tokens | None:
    """The subject of the clause left of a token: the noun phrase before its first finite verb."""
    low, words = passage.low, passage.words
    for at in range(1, before):
        word = low[at]
        if words[at].islower() and (
            word in grammar.FINITE
            or (word.endswith("ed") and word not in grammar.POSTMODIFIERS)
            or (word in VERBS and word not in NOUN_FORMS)
        ):
            subject = verb_group(passage, at).subject
            if subject is not None and low[subject[0]] not in ("it", "there"):
                return subject
    return None


def passive_claim(passage: Passage, at: int, group: VerbGroup) -> Claim | None:
    """'It was revealed that', 'is said to', 'was accused of': nobody is said to say so, unless "by" names them."""
    low = passage.low
    word = low[at]
    if not group.auxiliaries & grammar.BE or word not in PASSIVE_VERBS | RAISING_PASSIVES:
        return None
    subject = group.subject
    following = low[at + 1] if at + 1 < len(low) else "."
    cue = (group.first, at + 1)
    end = sentence_end(passage)
    if following == "as" and low[at + 2 : at + 3] in (["saying"], ["telling"]):
        return None if subject is None else Claim("verb", (group.first, at + 3), subject, (at + 3, end))
    for by in range(at + 1, min(end, at + 4)):
        if (
            low[by] == "by"
            and word in PASSIVE_VERBS
            and word not in RAISING_PASSIVES - {"said", "reported", "claimed", "alleged"}
        ):
            agent = noun_phrase_after(passage, by + 1)
            if agent is None or low[agent[1] - 1].endswith("ing"):
                return None
            content = (agent[1], end) if agent[1] < end - 2 else (subject[0] if subject else 0, group.first)
            return Claim("verb", (group.first, by + 1), agent, content)
    impersonal = subject is not None and low[subject[0]] in ("it", "there") and subject[1] - subject[0] == 1
    if (
        impersonal
        and word in IMPERSONAL_PASSIVES
        and following in ("that", "in", "on", "this", "last", "earlier", "to", "by")
    ):
        return Claim("agentless", cue, None, (at + 1, end))
    if word in RAISING_PASSIVES and following == "to" and subject is not None:
        if word in ("thought", "known", "considered", "understood", "believed", "estimated"):
            return None
        return Claim("agentless", cue, None, (subject[0], end))
    if (
        word in ACCUSING_PASSIVES
        and subject is not None
        and "by" not in low[at + 1 : at + 8]
        and not group.auxiliaries & grammar.MODALS
    ):
        return Claim("agentless", cue, None, (subject[0], end))
    return None
