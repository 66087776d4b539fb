"""Reads the attributions of one passage: tokens come in, `Claim` records with token ranges go out, in order."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.attributions.claim import Claim
from newsqa.annotate.attributions.contents import (
    without_mark,
)
from newsqa.annotate.attributions.cue_words import (
    HEARSAY_ADVERBS,
    MOSTLY_NOUNS,
    RAISING_PASSIVES,
    SPEECH_NOUNS,
    VERBS,
)
from newsqa.annotate.attributions.headings import TITLE_CASE_CUES, heading_claim, in_title_case
from newsqa.annotate.attributions.other_frames import (
    according_claim,
    hearsay_content,
    noun_claim,
    passive_claim,
)
from newsqa.annotate.attributions.passages import QUOTE, Passage
from newsqa.annotate.attributions.uncued import uncued_claims
from newsqa.annotate.attributions.verb_frames import verb_claim
from newsqa.annotate.attributions.verb_groups import verb_group

# every word that can mark an attribution
CUES: Final = frozenset(VERBS) | HEARSAY_ADVERBS | RAISING_PASSIVES | set(SPEECH_NOUNS) | {"according"}
# those that can do so without a quotation beside them
PLAIN_CUES: Final = (
    frozenset(form for form in CUES if form not in VERBS or VERBS[form][2] != {"quotation"}) - MOSTLY_NOUNS
)


def claims_in(passage: Passage) -> list[Claim]:
    """The attributions of a passage. What is claimed within another's claim is left out."""
    found: list[Claim] = []
    low = passage.low
    title_case: bool | None = None
    for at in [number for number, word in enumerate(low) if word in CUES]:
        word = low[at]
        if title_case is None and at and passage.words[at] in TITLE_CASE_CUES:
            title_case = in_title_case(passage)
        claim = None
        if word in SPEECH_NOUNS and at + 1 < len(low) and low[at + 1] in SPEECH_NOUNS[word]:
            claim = noun_claim(passage, at)
        if claim is not None:
            pass
        elif word in VERBS and (
            passage.words[at] == word
            or (at == 0 and VERBS[word][1] == "participle")
            or (title_case and passage.words[at] in TITLE_CASE_CUES)
        ):
            claim = verb_claim(passage, at, found)
        elif word == "according" and low[at + 1 : at + 2] == ["to"]:
            claim = according_claim(passage, at)
        elif word in HEARSAY_ADVERBS:
            claim = Claim("hearsay", (at, at + 1), None, hearsay_content(passage, at))
        elif word in RAISING_PASSIVES:
            claim = passive_claim(passage, at, verb_group(passage, at))
        if claim is not None and claim.content is not None and claim.content[0] < claim.content[1]:
            found.append(_after_the_last(passage, claim, found))
    if not found and ":" in low[1:7]:
        heading = heading_claim(passage)
        if heading is not None:
            return [heading]
    return _outermost(passage, found) + ([] if not passage.quotes else uncued_claims(passage, found))


def _after_the_last(passage: Passage, claim: Claim, found: list[Claim]) -> Claim:
    """'"...," she said, but "...," said Lund': a claim that ends in a quotation opens after the one before it."""
    assert claim.content is not None and claim.cue is not None
    if not found or not _covers(claim, found[-1]) or claim.content[1] > claim.cue[0]:
        return claim
    last = found[-1]
    assert last.cue is not None
    after = max(part[1] for part in (last.cue, last.source or last.cue))
    quote = next((at for at in range(after, claim.content[1]) if passage.low[at] == QUOTE), None)
    return claim if quote is None else claim.with_content(quote, claim.content[1])


def _outermost(passage: Passage, found: list[Claim]) -> list[Claim]:
    """Drops what is claimed inside another's claim, and ends a claim where the next clause has a source of its own."""
    if len(found) < 2:
        return found
    kept: list[Claim] = []
    spoken = [claim for claim in found if claim.form != "hearsay"]
    for claim in found:
        if claim.form == "hearsay":
            if any(_covers(other, claim) for other in spoken):
                continue
            kept.append(claim)
            continue
        if claim.source is not None:
            # "A woman who accused him said": the first claim is part of the second's source
            first, end = claim.source
            kept = [
                other
                for other in kept
                if other.cue is None
                or not first <= other.cue[0] < end
                or claim.cue == other.cue
                or (other.source is not None and passage.low[other.source[1] - 2 : other.source[1]] == [",", "who"])
            ]
        nested = False
        for number, other in enumerate(kept):
            if other.form == "hearsay" or not _covers(other, claim):
                continue
            if _covers(claim, other) and other.source != claim.source:
                continue  # 'Smith told ..., Reuters reported': what Smith told is in what Reuters reported
            opening = _new_clause(passage, claim, other)
            if opening is None:
                nested = True
                break
            assert other.content is not None
            kept[number] = other.with_content(other.content[0], without_mark(passage, opening))
        if nested:
            continue
        kept = [other for other in kept if not _covers(claim, other) or other.source == claim.source]
        kept.append(claim)
    return [claim for claim in kept if claim.content is not None and claim.content[0] < claim.content[1]]


def _covers(outer: Claim, inner: Claim) -> bool:
    if outer.content is None or inner.cue is None:
        return False
    return outer.content[0] <= inner.cue[0] < outer.content[1]


def _new_clause(passage: Passage, claim: Claim, outer: Claim) -> int | None:
    """Where a claim inside another's content opens a clause of its own ("..., and Smith said"), else None."""
    assert claim.cue is not None and outer.content is not None and outer.cue is not None
    low = passage.low
    shared = claim.source == outer.source or claim.source is None
    opening = claim.cue[0] if shared or claim.source is None else min(claim.cue[0], claim.source[0])
    if opening <= outer.content[0]:
        return None
    before = low[opening - 1]
    if shared and claim.form == "verb":
        if VERBS.get(low[claim.cue[1] - 1], ("", "", frozenset()))[1] == "participle":
            return opening
        return opening - 1 if before in ("and", "but", ",", "then") else None
    if before in (",", ";", "—", "–"):
        return (
            None
            if before == "," and claim.form == "verb" and claim.content is not None and claim.content[0] < opening
            else opening
        )
    if before in ("and", "but", "while") or (
        before in ("as", "though", "although") and low[opening - 2] in (",", ";", "—", QUOTE)
    ):
        return opening - 1
    return None
