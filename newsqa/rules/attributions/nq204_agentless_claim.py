"""A claim in the passive hides who makes it.

What it finds
    Passives of reporting verbs without anybody who reports: "it was revealed that", "the firm is said to", "he was
    accused of". With an agent ("it was reported by the Courier that") the agent is the source, and nothing is
    found.

Why it matters
    "It is said that" sounds like common knowledge and is somebody's claim. Without that somebody it cannot be
    checked.

Bad
    It was revealed that the fund had lost half its value.
    ---
    The general is said to have left the country.

Good
    The fund's trustees revealed that it had lost half its value.
    ---
    It was revealed by the auditor, Lena Brandt, that the fund had lost half its value.

Options
    None.

Limits
    Only verbs of reporting count: "he was asked" and "she was told" are no claims of their own. "Is accused of" near
    an arrest, a charge or a trial is not found: there the court is the source. What may or should be said ("it must be
    said that") has not been claimed by anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsqa.rules.attributions.sources import COURT, shortened
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_AROUND = 300
# "it must be said", "gets blamed", "to be praised", "is revealed to be"
_NO_CLAIM = re.compile(
    r"^(?:gets?|should|must|can|could|may|might|would|will|to)\b|\bnot\b|n[’']t\b|\bnever\b", re.IGNORECASE
)
# "it | was revealed | that"; "the letter | was revealed | on Monday", "it | was disclosed | to Congress" are events
_EVENT = re.compile(r"(?:revealed|disclosed|reported|announced|mentioned|noted|confirmed)$")
_IMPERSONAL = re.compile(r"\b(?:it|there|which|as)\s?$", re.IGNORECASE)
_CLAUSE = re.compile(r"\s(?:that|in|on|this|last|earlier|by|the|a|an|he|she|they|\w+day|[A-Z]\w+)\b")


def find(tables: Tables) -> Iterator[Fault]:
    for attribution in tables.rows("attributions", source_kind="agentless"):
        start, end = attribution["cue_start"], attribution["cue_end"]
        words = tables.words(attribution["row"], attribution["field"], start, end)
        if _NO_CLAIM.search(words) or _is_event(tables, attribution, words):
            continue
        around = tables.words(attribution["row"], attribution["field"], max(0, start - _AROUND), end + _AROUND)
        if words.endswith("accused") and (COURT.search(around) or f"{words} of " not in around):
            continue
        yield Fault(
            row=attribution["row"],
            field=attribution["field"],
            start=start,
            end=end,
            message=f'"{shortened(words)}" is a passive that hides who makes the claim',
            help="say who says so, in the active voice",
        )


def _is_event(tables: Tables, attribution: dict[str, Any], words: str) -> bool:
    """Whether something came out rather than was claimed."""
    if not _EVENT.search(words):
        return False
    row, field = attribution["row"], attribution["field"]
    start, end = attribution["cue_start"], attribution["cue_end"]
    after = tables.words(row, field, end, end + 20)
    if _IMPERSONAL.search(tables.words(row, field, max(0, start - 10), start)):
        return not _CLAUSE.match(after)
    return not after.startswith(" to ")


RULE = Rule("NQ204", "agentless-claim", "warning", reads="attributions", find=find)
