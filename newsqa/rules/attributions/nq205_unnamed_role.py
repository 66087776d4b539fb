"""A claim rests on one person who is given a role but no name.

What it finds
    Claims whose source is a single person without a name: "a spokesman said", "a senior police officer told the
    court". It looks for the name near the role, before and after: "a spokeswoman said ... the spokeswoman, Jane
    Roe" is sourced.

Why it matters
    A role says how somebody may know, which is more than an anonymous source does, but not who answers for the
    claim.

Bad
    A spokesman said the plant would reopen in March.

Good
    A spokesman, Daniel Ferro, said the plant would reopen in March.
    ---
    A spokesman said the plant would reopen in March. It was idle all year, the spokesman, Daniel Ferro, said.

Options
    None.

Limits
    Many newsrooms accept a spokesperson without a name, which is why this is information and no warning. A name
    that stands far from the role, or beside another word for it, is not connected with it. A question, and
    what people in a story tell each other, is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.annotate.attributions.source_kinds import head_of
from newsqa.annotate.attributions.source_words import ROLES
from newsqa.rules.attributions.sources import Claim, faults_on_sources
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

# "Jane Roe, a former | clerk", "| clerk Jane Roe", "the | clerk, Jane Roe"
_BEFORE_ROLE = re.compile(r"\b[A-Z]\w+ [A-Z][\w’'-]+, (?:an?|the|one) (?:[\w’'-]+ ){0,4}$")
_AFTER_ROLE = re.compile(r",?\s[A-Z][\w’'-]+ [A-Z][\w’'-]+")
# the next sentence or two, in code points
_NEXT = 300
_TOKEN = re.compile(r"[\w’'-]+|[,—–]")
# "a critic who tweets as @roe"
_HANDLE = re.compile(r"(?<!\w)@\w|\bhandle\b")
# "a clerk | asked whether", "your employer": a question, anybody
_QUESTION = re.compile(r"\bask(?:s|ed)\W?$")
_ANYBODY = re.compile(r"\byour\b")
# "told | a shopkeeper that ...": what people say to each other in a story; who hears for the public is no such person
_TOLD = re.compile(r"\s(?:an?|his|her|another) (\w+)(?: (\w+))?")
_HEARS = frozenset(("reporter", "journalist", "correspondent", "judge", "interviewer", "editor", "host", "columnist"))


def find(tables: Tables) -> Iterator[Fault]:
    return faults_on_sources(tables, ("unnamed-role",), _what, _is_no_source)


def _is_no_source(claim: Claim) -> bool:
    """Whether the article names somebody all the same, or tells what was said and does not rest on it."""
    if _HANDLE.search(claim.source) or _ANYBODY.search(claim.source) or _QUESTION.search(claim.cue):
        return True
    if _is_named_later(claim):
        return True
    told = _TOLD.match(claim.after_cue) if claim.cue.endswith("told") else None
    return told is not None and not ROLES.isdisjoint(told.groups()) and _HEARS.isdisjoint(told.groups())


def _is_named_later(claim: Claim) -> bool:
    """ "A clerk told the court ... Jane Roe, a clerk in Bergen, ...": the role comes again, beside a name."""
    tokens = _TOKEN.findall(claim.source)
    noun = tokens[head_of(tokens)[0]] if tokens else ""
    return bool(noun) and any(
        _BEFORE_ROLE.search(claim.after, max(0, place.start() - 100), place.start())
        or _AFTER_ROLE.match(claim.after, place.end())
        for place in re.finditer(rf"\b{re.escape(noun)}\b", claim.after[:_NEXT])
    )


def _what(words: str, kind: str) -> tuple[str, str]:
    return "has a role but no name", "add the name and title, here or within the next two or three sentences"


RULE = Rule("NQ205", "unnamed-role", "info", reads="attributions", find=find)
