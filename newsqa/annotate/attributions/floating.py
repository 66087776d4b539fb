"""Finds quotations that no cue introduces: a passage comes in, `Claim` records of form "floating" go out."""

from __future__ import annotations

from newsqa.annotate.attributions.claim import Claim
from newsqa.annotate.attributions.passages import QUOTE, Passage


def floating_claims(passage: Passage) -> list[Claim]:
    """The quotation that is a whole passage, if it is one."""
    if not passage.quotes:
        return []
    first = min(passage.quotes)
    others = sum(1 for word in passage.words if word != QUOTE and word[0].isalnum())
    if others > 2:
        return []
    return [Claim("floating", None, None, (first, max(passage.quotes) + 1))]
