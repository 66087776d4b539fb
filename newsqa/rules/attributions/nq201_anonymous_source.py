"""A claim rests on a source that stays anonymous.

What it finds
    Claims whose source is hidden from the reader: "sources", "sources close to the talks", "a person familiar with
    the matter", "an official who asked not to be named". One finding an attribution, on the words that name the
    source.

Why it matters
    Nobody can check who said it, why they know it or what they want. A reader must trust the outlet alone, and a
    model that learns from the article learns the claim as a fact. Newsrooms call it the weakest kind of source: the
    Associated Press bars "a source" by itself and wants the reason for anonymity told, the New York Times wants to
    know how the source knows and why it speaks.

Bad
    A person familiar with the negotiations said the bank would close 40 branches.
    ---
    Sources close to the mayor told the paper that she would resign.

Good
    Maria Lindqvist, the bank's finance director, said it would close 40 branches.
    ---
    Iran's foreign ministry said the talks would go on.

Options
    None.

Limits
    Whether anonymity is explained ("because they fear for their jobs") is not judged. A quotation of several
    sentences counts once, at its cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.attributions.sources import Claim, faults_on_sources
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

# "a source", "Sources", "two sources": nothing is said of them
_BARE = re.compile(r"(?:(?:an?|one|another|two|three|four|some|several|many|other) )?sources?", re.IGNORECASE)
# "The officials | spoke on condition of anonymity": how they spoke, and no claim
_SPOKE = re.compile(r"\s(?:\w+ )?(?:spoke|speak|talked)\b[^.;“\"]{0,60}\banonym")
# "an engineer, who | asked not to be named": to ask for anonymity is no claim
_ASKING = re.compile(
    r",?\s(?:who\s)?(?:asked|requested|declined|refused|insisted)\b[^.;]{0,30}\b(?:anonym|named|identified|name[sd]?\b)"
)


def find(tables: Tables) -> Iterator[Fault]:
    return faults_on_sources(tables, ("anonymous",), _what, spares=_asks_for_it)


def _asks_for_it(claim: Claim) -> bool:
    return _ASKING.match(claim.after) is not None or _SPOKE.match(claim.after) is not None


def _what(words: str, kind: str) -> tuple[str, str]:
    if _BARE.fullmatch(words):
        return (
            "keeps the source anonymous, and does not even say what kind of source it is",
            "name the source, or say where it stands, how it knows this and why it may not be named",
        )
    return "keeps the source anonymous", "name the source, or say how it knows this and why it may not be named"


RULE = Rule("NQ201", "anonymous-source", "warning", reads="attributions", find=find)
