"""A claim rests on a document that the article does not name.

What it finds
    Claims attributed to an indefinite document without a publisher: "according to a new poll", "studies show",
    "documents say". A document with a name or an owner ("a Marlow University study", "the mayor's memo", "a report
    by the auditor") and one that was introduced before ("the report") are not found.

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
from typing import TYPE_CHECKING, Any

from newsqa.rules.attributions.sources import claim_of, is_no_claim, shortened
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

# "the report", "his memo", "that study": introduced before, or somebody's
_KNOWN = re.compile(r"(?:the|this|that|these|those|his|her|its|their|our|my|your|both|whose)\b", re.IGNORECASE)
# "bureau records", "eMarketer estimates", "data on its website": somebody's whom the article has named
_OWNED = re.compile(
    r"(?:\w+ )?(?:bureau|agency|department|company|campaign|committee|ministry|council|university|hospital) \w+$"
    r"|[a-z]+[A-Z]|[A-Z]{2,}|(?:\w+ ){0,2}(?:lawsuits?|suits?|complaints?|petitions?)$|.*\b(?:its|his|her|their)\b"
)
# "the alliance issued | a statement that criticized": whoever issued it is named
_VERBS = r"(?:issued|released|published|posted|sent|wrote|filed|gave|signed|circulated)"
_ISSUED = re.compile(rf"{_VERBS} (?:an?|the|its|his|her) ")
_ISSUED_BEFORE = re.compile(rf"\b{_VERBS} $")
# "letters | called him a coward", "two stories | mentioned": sent or printed by many, and nobody's evidence
_SENT = re.compile(
    r"(?:\w+ ){0,2}(?:letters|e-?mails|messages|tweets|posts|laws|rules|guidelines|signs?|story|stories|headlines)$",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"[a-z]{3,}(?=\W*$)")
# "| study by Marlow University", "| poll, published in Nature", "| of the institute’s"
_MAKER = re.compile(r"[^.!?\n]{0,60}?\b(?:by|from|in|of|at|for)\s(?:the\s)?(?:[a-z]+\s)?[^\W\d_a-z]\w")
# "Marlow University’s | study", "the Marlow | survey"
_OWNER = re.compile(r"(?:[’']s|\b[^\W\d_a-z]\w+)(?: [a-z-]+){0,2} $")
# "according to a report. ... | ABC News reported": the next sentence says whose
_REPORTED = re.compile(r"\b[A-Z]\w+ (?:reported|reports|first reported|found)\b|\baccording to (?:the )?[A-Z]")
# documents are looked for so far from a claim, in code points
_NEAR = 400
# "a Marlow University poll", "a study by", "a poll released by": a capital after the first word, an owner or a maker
_NAMED = re.compile(r"\S[^\n]{0,400}?(?:\s[^\W\d_a-z]|[’']s\b|\sby\s)")
_POLL = re.compile(r"\b(?:poll|survey)", re.IGNORECASE)

_HELP = "say who published it and when, and link to it"
_HELP_WITH_POLLS = "say who made the poll and who paid for it, when it was taken and how many were asked"


def find(tables: Tables) -> Iterator[Fault]:
    for attribution in tables.rows("attributions", source_kind="document"):
        words = attribution["source_text"]
        if attribution["cue_start"] is None or not is_unnamed(words) or _SENT.match(words):
            continue
        claim = claim_of(tables, attribution)
        if is_no_claim(claim) or _ISSUED_BEFORE.search(claim.before) or _ISSUED.match(words):
            continue
        if _is_named_near(tables, attribution):
            continue
        yield Fault(
            row=attribution["row"],
            field=attribution["field"],
            start=attribution["source_start"],
            end=attribution["source_end"],
            message=f'"{shortened(words)}" is a document without a name',
            help=_HELP_WITH_POLLS if _POLL.search(words) else _HELP,
        )


def is_unnamed(words: str) -> bool:
    """Whether the words of a document say neither whose it is nor that it was introduced before."""
    return not (_KNOWN.match(words) or _OWNED.match(words) or _NAMED.match(words))


def _is_named_near(tables: Tables, attribution: dict[str, Any]) -> bool:
    """Whether a document is named by its first word, in its own sentence, or beside the same word nearby."""
    row, field = attribution["row"], attribution["field"]
    start, end = attribution["source_start"], attribution["source_end"]
    words = attribution["source_text"]
    low = max(0, start - _NEAR)
    text = tables.words(row, field, low, end + _NEAR)
    start, end = start - low, end - low
    before = text[:start].rstrip()
    # "according to | Pew data" and not "| Recent studies say"; "both | statements"
    if (words[0].isupper() and before[-1:] not in ("", ".", "!", "?", "”", '"', ":", "•")) or before.endswith(
        (" both", " Both", " the", " these", " those", " two")
    ):
        return True
    noun = _LAST_WORD.search(words.lower())
    if noun is None:
        return False
    if _MAKER.match(text, end) or _REPORTED.search(text, end) or words.split(" ", 1)[0].endswith("ing"):
        return True
    stem = noun.group().removesuffix("s")
    return any(
        _MAKER.match(text, place.end()) or _OWNER.search(text[max(0, place.start() - 60) : place.start()])
        for place in re.finditer(rf"\b{re.escape(stem)}s?\b", text)
        if not start <= place.start() < end
    )


RULE = Rule("NQ207", "unnamed-document", "info", reads="attributions", find=find)
