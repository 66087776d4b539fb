"""Finds quotations whose verb is no verb of speech, "She fired back that ...": `Claim` records go out."""

from __future__ import annotations

from newsqa.annotate.attributions import grammar_words as grammar
from newsqa.annotate.attributions.claim import Claim
from newsqa.annotate.attributions.cue_words import NOUN_FORMS, VERBS
from newsqa.annotate.attributions.noun_phrases import REACH
from newsqa.annotate.attributions.passages import QUOTE, Passage
from newsqa.annotate.attributions.verb_groups import verb_group


def uncued_claims(passage: Passage, found: list[Claim]) -> list[Claim]:
    """The first quotation of a passage that nobody claims: its speaker is the subject of the verb before it."""
    for quote in passage.quotes:
        contents = (claim.content for claim in found if claim.content is not None)
        if not any(first <= quote < end for first, end in contents):
            claim = _claim(passage, quote)
            return [] if claim is None else [claim]
    return []


def _claim(passage: Passage, quote: int) -> Claim | None:
    low, words = passage.low, passage.words
    opening = quote
    for verb in range(quote - 1, max(0, quote - 2 * REACH), -1):
        word = low[verb]
        if word == QUOTE:
            return None
        if word == "that":
            opening = verb
        if words[verb].islower() and (
            (word in grammar.FINITE and word not in grammar.AUXILIARIES)
            or (word.endswith("ed") and word not in grammar.POSTMODIFIERS)
            or (word in VERBS and word not in NOUN_FORMS)
        ):
            group = verb_group(passage, verb)
            if group.subject is not None and low[group.subject[0]] not in ("it", "there"):
                return Claim("verb", (group.first, verb + 1), group.subject, (opening, quote + 1))
    return None
