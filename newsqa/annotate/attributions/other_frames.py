"""Reads attributions that are no plain "subject says": "according to", passives, hearsay, nouns of speech.
A passage and a token come in, a `Claim` or None goes out."""

from __future__ import annotations

from typing import Final

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
    PASSIVE_VERBS,
    RAISING_PASSIVES,
)
from newsqa.annotate.attributions.noun_phrases import REACH, Tokens, noun_phrase_before
from newsqa.annotate.attributions.noun_phrases_after import noun_phrase_after
from newsqa.annotate.attributions.passages import Passage
from newsqa.annotate.attributions.possessives import is_possessive
from newsqa.annotate.attributions.verb_groups import VerbGroup

# what a clause goes on with behind a comma, and no clause begins with
_GO_ON: Final = grammar.PREPOSITIONS | grammar.RELATIVES | frozenset(("and", "but", "or", "including"))


def according_claim(passage: Passage, at: int, length: int = 2) -> Claim | None:
    low = passage.low
    source = noun_phrase_after(passage, at + length)
    if source is None:
        return None
    end = sentence_end(passage)
    cue = (at, at + length)
    opens = at == 0 or low[at - 1] in (";", "and", "but", ":") or (at <= 2 and low[0] in grammar.SENTENCE_ADVERBS)
    if opens:
        source = _before_clause(passage, *source)
        start = source[1] + 1 if low[source[1] : source[1] + 1] == [","] else source[1]
        return Claim("according", cue, source, (start, end))
    start = clause_start(passage, at)
    rest = source[1]
    if low[rest : rest + 1] == [","] and rest + 2 < end and low[at - 1] == ",":
        return Claim("according", cue, source, (start, end))
    return Claim("according", cue, source, (start, without_mark(passage, at)))


def _before_clause(passage: Passage, first: int, end: int) -> Tokens:
    """'According to the police, | the suspects fled': behind the comma stands what they say. Only where a clause comes
    behind another comma, the words between the two are in apposition ("Lund, the head of the port, the ferry sank")."""
    low = passage.low
    comma = next((at for at in range(first, end) if low[at] == ","), end)
    if comma == end:
        return first, end
    after = low[end + 1] if low[end : end + 1] == [","] and end + 2 < sentence_end(passage) else "and"
    goes_on = after.endswith(("ing", "ly")) or after in _GO_ON
    acts = any(
        low[at].endswith("ed") and low[at + 1] in grammar.DETERMINERS | grammar.POSSESSIVES
        for at in range(comma + 2, end - 1)
    )
    return first, (comma if goes_on or acts else end)


def hearsay_content(passage: Passage, at: int) -> Tokens:
    """The clause around an adverb of hearsay: between the commas, at most `REACH` tokens to each side."""
    low = passage.low
    start = max(0, at - REACH)
    start = next((n + 1 for n in range(at - 1, start, -1) if low[n] in (",", ";")), start)
    end = min(sentence_end(passage), at + REACH)
    end = next((n for n in range(at, end) if low[n] in (",", ";")), end)
    return start, max(end, at + 1)


def noun_claim(passage: Passage, at: int) -> Claim | None:
    """'his claim that the ferry was safe', 'Lund's repeated call for': the owner of the noun is the source."""
    low = passage.low
    start = at + 1 if low[at + 1] == "that" else at + 2
    for before in range(at - 1, max(-1, at - 4), -1):
        if low[before] in grammar.POSSESSIVES and low[before] not in ("my", "your"):
            return Claim("verb", (at, at + 1), (before, before + 1), (start, _noun_end(passage, start)))
        if is_possessive(low[before]):
            owner = noun_phrase_before(passage, before + 1)
            return owner and Claim("verb", (at, at + 1), owner, (start, _noun_end(passage, start)))
    return None


def _noun_end(passage: Passage, start: int) -> int:
    """'his call for new ferries was ignored': a topic ends before the verb of its clause."""
    low = passage.low
    end = sentence_end(passage)
    if low[start : start + 1] == ["that"]:
        return end
    for at in range(start + 1, min(end, start + 2 * REACH)):
        if low[at] in grammar.FINITE or low[at] in (",", ";", ":", "—", "–"):
            return at
    return end


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
    # "quoted by the Courier": who quotes is not who says
    for by in range(at + 1, at if word == "quoted" else min(end, at + 4)):
        if (
            low[by] == "by"
            and word in PASSIVE_VERBS
            and word not in RAISING_PASSIVES - {"said", "reported", "claimed", "alleged"}
        ):
            agent = noun_phrase_after(passage, by + 1)
            if agent is None or low[agent[1] - 1].endswith("ing"):
                return None
            agent = agent[0], _before_charge(passage, word, *agent)
            content = (agent[1], end) if agent[1] < end - 2 else (subject[0] if subject else 0, group.first)
            return Claim("verb", (group.first, by + 1), agent, content)
    impersonal = subject is not None and low[subject[0]] in ("it", "there") and subject[1] - subject[0] == 1
    if (
        impersonal
        and word in IMPERSONAL_PASSIVES
        and following in ("that", "in", "on", "this", "last", "earlier", "to", "by")
    ):
        return Claim("agentless", cue, None, (at + 1, end))
    if impersonal and word in IMPERSONAL_PASSIVES and following == "," and subject is not None and subject[0] > 1:
        return Claim("agentless", cue, None, (0, end))  # "The owners, it is said, knew"
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


def _before_charge(passage: Passage, verb: str, first: int, end: int) -> int:
    """'accused by rivals | of hiding it', 'accused by a dozen riders | of fraud': where the agent of a passive ends."""
    low = passage.low
    for at in range(first + 1, end - 1):
        charge = verb == "accused" and low[at + 1] not in grammar.DETERMINERS and passage.words[at + 1].islower()
        if low[at] == "of" and (charge or low[at + 1].endswith("ing")):
            return at
    return end
