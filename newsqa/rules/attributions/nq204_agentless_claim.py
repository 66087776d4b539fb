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
    an arrest, a trial or a complaint is not found: there the court or the complaint is the source. What may or should
    be said ("it must be said that") has not been claimed by anybody, and what came out in passing ("he resigned after
    it was revealed that") and how a deed was met ("was hailed as") are no claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.attributions.sources import COURT, shortened
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

# a court is looked for in the paragraphs around, who complains in the sentence before and after: in code points
_AROUND = 500
_SENTENCE = 150
# "it must be said", "gets blamed", "to be praised": nobody has said it yet; "| condemned to wait"
_NO_CLAIM = re.compile(
    r"^(?:gets?|be|should|must|can|could|may|might|would|will|to)\b|\bnot\b|n[’']t\b|\bnever\b|\balways\b",
    re.IGNORECASE,
)
# "it | was revealed | that"; "the letter | was revealed | on Monday", "it | was disclosed | to Congress" are events
_EVENT = re.compile(r"(?:revealed|disclosed|reported|announced|mentioned|noted|confirmed)$")
_IMPERSONAL = re.compile(r"\b(?:it|there|which|as)\s?$", re.IGNORECASE)
_CLAUSE = re.compile(r"\s(?:that|in|on|this|last|earlier|by|the|a|an|he|she|they|\w+day|[A-Z]\w+)\b")
# "reported | to have left", and neither "reported | to the police" nor "revealed | to be bankrupt"
_INFINITIVE = re.compile(r"\sto (?:have|be)\b")
# "resigned after it | was revealed | that": what came out is the time or the reason of something else
_IN_PASSING = re.compile(
    r"\b(?:after|once|since|because|until|before|than|day|week|time) (?:\w+ )?it\s?$", re.IGNORECASE
)
# "was criticized | in the press", "accused of neglect | by riders": who judges comes late
_JUDGED = re.compile(r"(?:accused|criticized|criticised|blamed)$")
# how a deed was met, by whomever: nothing in it can be checked
_REACTION = re.compile(r"(?:denounced|condemned|mocked|hailed|praised)$")
# "the poor | are blamed": what is judged again and again
_HABIT = re.compile(r"(?:is|are|[’'](?:s|re))\b(?!.* (?:being|accused)\b)")
_CHARGED = re.compile(r"(?:accused|alleged|announced)$")
_SUPPOSED = re.compile(
    r"\b(?:if|unless|whether|insofar as|never|nor)\b[^.,;!?\n]{0,60}$|\bno (?:\w+ ){1,3}$", re.IGNORECASE
)
# "is said to be the pick. The Courier | reported ...": the next sentence says who says so
_SOURCED = re.compile(r"[^\n]{0,250}?\b(?:[A-Z]\w+ (?:[a-z]+ ){0,4}reported\b|[Aa]ccording to (?:the )?[A-Z])")
_AGENT = re.compile(r"[^.,;!?\n]{0,120}?\b(?:by (?!\d|\w+ing\b)|among |amongst |in the (?:press|media)\b)")
# what somebody is accused of is said by whoever complains
_ACCUSER = re.compile(
    r"\b(?:alleg\w+|accus(?:er|ing|es|ation)\w*|complain\w*|impeach\w+|inquiry|whistle-?blower|according to)\b",
    re.IGNORECASE,
)


def find(tables: Tables) -> Iterator[Fault]:
    for attribution in tables.rows("attributions", source_kind="agentless"):
        row, field = attribution["row"], attribution["field"]
        start, end = attribution["cue_start"], attribution["cue_end"]
        words = tables.words(row, field, start, end)
        before = tables.words(row, field, max(0, start - _AROUND), start)
        after = tables.words(row, field, end, end + _AROUND)
        if (
            _NO_CLAIM.search(words)
            or _REACTION.search(words)
            or _SUPPOSED.search(before)
            or _is_event(words, before, after)
        ):
            continue
        if _JUDGED.search(words) and (_HABIT.match(words) or _AGENT.match(after)):
            continue
        if not _JUDGED.search(words) and _SOURCED.match(after):
            continue
        if _CHARGED.search(words) and _has_accuser(words, before, after):
            continue
        yield Fault(
            row=row,
            field=field,
            start=start,
            end=end,
            message=f'"{shortened(words)}" is a passive that hides who makes the claim',
            help="say who says so, in the active voice",
        )


def _is_event(words: str, before: str, after: str) -> bool:
    """Whether something came out rather than was claimed."""
    if not _EVENT.search(words):
        return False
    if _IMPERSONAL.search(before):
        if _IN_PASSING.search(before) is not None or not _CLAUSE.match(after):
            return True
        return words.endswith("revealed") and COURT.search(before[-_SENTENCE:]) is not None  # it came out at the trial
    return not (words.endswith("reported") and _INFINITIVE.match(after))


def _has_accuser(words: str, before: str, after: str) -> bool:
    """Whether a court or somebody who complains stands near; "the accused" is a person."""
    near = before[-_SENTENCE:] + after[:_SENTENCE]
    if words.endswith("announced"):
        return COURT.search(near) is not None
    if COURT.search(before + after):
        return True
    return words.endswith("accused") and (not after.startswith(" of ") or _ACCUSER.search(near) is not None)


RULE = Rule("NQ204", "agentless-claim", "warning", reads="attributions", find=find)
