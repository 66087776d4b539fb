"""A claim rests on a document that the article does not name.

What it finds
    Claims attributed to an indefinite document without a publisher: "according to a new poll", "studies show",
    "documents say". A document with a name or an owner ("a Marlow University study", "the mayor's memo", "a report
    by the auditor"), one that was introduced before ("the report") and what a court, the police or an agency keeps
    ("court records") are not found, and neither is what proves nothing: a tweet, a letter, a law.

Why it matters
    A reader who wants to check the claim does not know where to look. Polls and studies above all are worth what
    their makers and methods are worth.

Bad
    According to a new poll, most residents oppose the plan.
    ---
    Studies say that the drug is safe.

Good
    According to a new poll by Marlow University, most residents oppose the plan.
    ---
    According to the indictment, the two men met in March.

Options
    None.

Limits
    A document that is named neither beside the claim nor beside the same word shortly before or after ("a new study
    ... the study, published in Nature") is found all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.attributions.documents import is_named_near, is_unnamed
from newsqa.rules.attributions.sources import Claim, claim_of, is_no_claim, shortened
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

# "the alliance issued | a statement that criticized": whoever issued it is named
_VERBS = r"(?:issued|released|published|posted|sent|wrote|filed|gave|signed|circulated)"
_ISSUED = re.compile(rf"{_VERBS} (?:an?|the|its|his|her) ")
_ISSUED_BEFORE = re.compile(rf"\b{_VERBS} $")
# "documents | showing", "records related | to the raid", "articles | that questioned": says which document is spoken of
_DESCRIBES = re.compile(r"ing$")
_RELATIVE = re.compile(r"\s(?:that|which|cited|compiled|collected|reported)\s")
# "Lund notes that | a study shows", "when | polls show", "stocks rose after | a report showed"
_CITED = re.compile(
    r"\b(?:notes?|noted|says?|said|writes?|wrote|argue[sd]?|claim(?:s|ed)|cites?|cited|citing|point(?:s|ed) (?:out|to))"
    r"\b[^.!?\n]{0,40}\sthat\s$|\b(?:cites?|cited|citing)\s$|\b(?:[Ww]hen(?:ever)?|[Aa]fter)\s$|\b[Nn]ot\s$"
)
_PREPOSITION = re.compile(r"\s(?:to|as|in|for|with|at|of|by)\b")
_POLL = re.compile(r"\b(?:poll|survey)", re.IGNORECASE)

_HELP = "say who published it and when, and link to it"
_HELP_WITH_POLLS = "say who made the poll and who paid for it, when it was taken and how many were asked"


def find(tables: Tables) -> Iterator[Fault]:
    told: tuple[int, int] | None = None
    for attribution in tables.rows("attributions", source_kind="document"):
        words = attribution["source_text"]
        place = attribution["row"], attribution["source_start"]
        if attribution["cue_start"] is None or place == told or not is_unnamed(words):
            continue
        claim = claim_of(tables, attribution)
        if is_no_claim(claim) or _ISSUED_BEFORE.search(claim.before) or _ISSUED.match(words):
            continue
        if _is_described(claim) or is_named_near(tables, attribution):
            continue
        told = place
        yield Fault(
            row=attribution["row"],
            field=attribution["field"],
            start=attribution["source_start"],
            end=attribution["source_end"],
            message=f'"{shortened(words)}" is a document without a name',
            help=_HELP_WITH_POLLS if _POLL.search(words) else _HELP,
        )


def _is_described(claim: Claim) -> bool:
    """Whether the words around a document say which it is, and not what it says; "not | every poll shows" neither."""
    if _RELATIVE.match(claim.after) and not claim.after.startswith((" that", " which")):
        return True
    if claim.cue.lower().endswith("according to"):
        return False
    return any(
        (
            _DESCRIBES.search(claim.cue),
            _RELATIVE.match(claim.after),
            _PREPOSITION.match(claim.after_cue),
            _CITED.search(claim.before),
        )
    )


RULE = Rule("NQ207", "unnamed-document", "info", reads="attributions", find=find)
