"""A word such as "reportedly" stands in for a source.

What it finds
    Claims that an adverb of hearsay hedges while nobody is named who reports it: "reportedly", "allegedly",
    "purportedly", "supposedly". The finding is on the adverb.

Why it matters
    The subject of "she reportedly agreed" is not the source of the claim: somebody else says so, and the article
    keeps quiet about who. It cannot be traced.

Bad
    The minister reportedly agreed to step down.
    ---
    The company allegedly hid its losses for years.

Good
    The minister agreed to step down, her spokeswoman Ana Prado said.
    ---
    The minister reportedly agreed to step down, the Daily Courier reported.

Options
    None.

Limits
    "Alleged" as an adjective ("the alleged thief") is the language of courts and is not found; neither is "arrested
    for allegedly ...", where the charge is the source, and "supposedly" before a noun or an adjective ("a supposedly
    safe seat"), where the writer doubts and nobody reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.attributions.sources import COURT, shortened
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_AROUND = 250
# these doubt as often as they report
_DOUBTS = ("supposedly", "purportedly")
# "charged with | allegedly taking"
_CHARGED = re.compile(
    r"\b(?:arrested|charged|indicted|sued|accused|prosecuted|detained|jailed|fined|suspended|fired|custody|challenged"
    r"|sacked|investigated)\b[^.;]*$|\b(?:charges|lawsuit|indictment|extradition|prosecutors|court|trial|complaint)\b"
)
# "the | supposedly safe"
_ADJECTIVE = re.compile(r"\b(?:the|an?|his|her|their|its|our|this|that|these|those|such) $", re.IGNORECASE)
# "supposedly | valuable", "supposedly | the best", "supposedly | “fixed”": the writer doubts, and nobody reports
_DOUBTED = re.compile(
    r"\s(?:[\"“‘']|(?:a|an|the|most|more|so|such|too|very|because|for|in|would)\b"
    r"|\w+(?:al|ive|ous|ble|ful|ic|ent|ant|ary|less|ing)\b)"
)


def find(tables: Tables) -> Iterator[Fault]:
    for attribution in tables.rows("attributions", source_kind="hearsay"):
        start, end = attribution["cue_start"], attribution["cue_end"]
        words = tables.words(attribution["row"], attribution["field"], start, end)
        before = tables.words(attribution["row"], attribution["field"], max(0, start - _AROUND), start)
        after = tables.words(attribution["row"], attribution["field"], end, end + _AROUND)
        if _CHARGED.search(before) or (
            words.lower() in _DOUBTS and (_DOUBTED.match(after) or _ADJECTIVE.search(before))
        ):
            continue
        if words.lower() == "allegedly" and COURT.search(before + after):
            continue
        yield Fault(
            row=attribution["row"],
            field=attribution["field"],
            start=start,
            end=end,
            message=f'"{shortened(words)}" stands in for a source',
            help="say who reports it, or drop the claim",
        )


RULE = Rule("NQ203", "hearsay", "warning", reads="attributions", find=find)
