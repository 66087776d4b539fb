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
    for allegedly ...", where the charge is the source, and "supposedly" outside a passive or a perfect ("a supposedly
    safe seat"), where the writer doubts and nobody reports. An outlet named in the sentence before or behind is the
    source of the hedge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.annotate.attributions.source_kinds import is_outlet
from newsqa.rules.attributions.sources import COURT, shortened
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_AROUND = 250
# "charged with | allegedly taking"
_CHARGED = re.compile(
    r"\b(?:arrested|charged|indicted|sued|accused|prosecuted|detained|jailed|fined|suspended|fired|custody|challenged"
    r"|sacked|investigated)\b[^.;]*$|\b(?:charges|lawsuit|indictment|extradition|prosecutors|court|trial|complaint)\b"
)
# "the | supposedly safe"
_DETERMINED = re.compile(r"\b(?:the|an?|his|her|their|its|our|this|that|these|those|such) $", re.IGNORECASE)
# "fired for | allegedly stealing": whoever fired her says so
_GROUNDS = re.compile(r"\bfor $")
# "over | allegedly faulty brakes", "about | reportedly soft balls"; "after | reportedly leaving" is told of somebody
_GOVERNED = re.compile(r"\b(?:about|over|of|with|including|at|to|by|from|between|against) $")
_GERUND = re.compile(r"\s(?:\w+ly )?\w+ing\b")
# "was | supposedly", "a house, | supposedly"; "he supposedly won" is the doubt of the writer
_PASSIVE = re.compile(r"(?:\b(?:was|were|been|has|have|had)|,) $")
# "supposedly | sold": told as having happened
_HAPPENED = re.compile(
    r"\s(?:\w+(?:ed|en)|was|were|had|has|sold|told|said|made|held|met|took|gave|went|came|paid|sent|left|lost|won|built|found"
    r"|bought|brought|began|knew|wrote|spent|put|set)\b"
)
# "reportedly | told the newspaper": who reports it is said
_TOLD = re.compile(
    r"\s(?:also )?told (?:(?:the|that) (?:outlet|newspaper|paper|magazine|network|station|website)\b"
    r"|((?:[Tt]he )?(?:[A-Z][\w.’'-]*\s?){1,4}))"
)
# "the Courier reported. The sale will | reportedly ...", "papers obtained by the Courier show he | reportedly ..."
_SOURCE_BEFORE = re.compile(
    r"[A-Z][\w’'-]+ (?:has |have |first )?report(?:s|ed|ing)(?: \w+){0,3}[.”]{1,2}\s[^.!?\n]{0,120}$"
    r"|[A-Z][\w’'-]+ report(?:s|ed|ing) that [^.!?\n]{0,160}[.”]{1,2}\s[^.!?\n]{0,60}$"
    r"|\bobtained by (?:the )?[A-Z][^.!?\n]{0,80}$"
)
# "The minister | reportedly agreed. According to the Courier, ...", "| reportedly agreed, which the Courier reported"
_SOURCE_AFTER = re.compile(
    r"[^.!?\n]{0,160}(?:[.”]{1,2}\s(?:According to|Per) (?:the )?[A-Z]"
    r"|, which (?:[Tt]he )?[A-Z][\w ]{1,30} report(?:s|ed)\b)"
)
# the word itself is spoken of: "their “reportedly” is ours"
_MARKS = ("“", "”", '"', "‘", "’", "'")
# "purportedly | valuable", "purportedly | the best", "purportedly | “fixed”": the writer doubts, and nobody reports
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
        if not _is_reported(words.lower(), before, after):
            continue
        yield Fault(
            row=attribution["row"],
            field=attribution["field"],
            start=start,
            end=end,
            message=f'"{shortened(words)}" stands in for a source',
            help="say who reports it, or drop the claim",
        )


def _is_reported(adverb: str, before: str, after: str) -> bool:
    """Whether somebody is said to report a thing: no doubt of the writer, nothing that a court or an outlet is told."""
    if (before[-1:] in _MARKS and after[:1] in _MARKS) or _has_outlet(before, after):
        return False
    if _GOVERNED.search(before) and not _GERUND.match(after):
        return False
    if adverb != "reportedly" and _CHARGED.search(before):
        return False
    if adverb == "allegedly":
        return not (COURT.search(before + after) or _GROUNDS.search(before))
    if adverb == "supposedly":
        return _PASSIVE.search(before) is not None and _HAPPENED.match(after) is not None
    return not (adverb == "purportedly" and (_DOUBTED.match(after) or _DETERMINED.search(before)))


def _has_outlet(before: str, after: str) -> bool:
    """Whether the outlet that reports it is named just before or behind, or is told of it."""
    told = _TOLD.match(after)
    if told is not None and (told.group(1) is None or is_outlet(told.group(1).split())):
        return True
    return _SOURCE_BEFORE.search(before) is not None or _SOURCE_AFTER.match(after) is not None


RULE = Rule("NQ203", "hearsay", "warning", reads="attributions", find=find)
