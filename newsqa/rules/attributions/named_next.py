"""Tells whether one of a group that claims something speaks by name in what follows: a claim comes in, a yes or no
goes out."""

from __future__ import annotations

import re
from functools import lru_cache

from newsqa.annotate.attributions.source_kinds import head_of
from newsqa.rules.attributions.sources import Claim

# so far behind a claim one of the group may be named, in code points
_NEXT = 400
_SAID = re.compile(r"\b(?:said|says|told|tells|wrote|writes|added|adds|argued|argues|called|noted|tweeted|warned)\b")
_NAME = r"[A-Z][\w’'-]+ (?:[A-Z]\.? )?[A-Z][\w’'-]+"
# "Sen. Moe", "Ruth Abara, the commissioner": one of the lawmakers, of the officials
_NEXT_TITLED = 300
_LAWMAKER = re.compile(
    r"\b(?:Sens?|Reps?)\. [A-Z]"
    r"|\b(?:Senator|Representative|Congress(?:man|woman)|Leader|Speaker|Whip) [A-Z][\w’-]+ [A-Z]"
)
_OFFICE = (
    r"commissioner|secretary|director|chief|spokes\w+|minister|mayor|governor|superintendent|administrator|commander"
    r"|general|sheriff|ambassador"
)
_OFFICIAL = re.compile(
    rf"{_NAME}(?:,|\s\()[^.!?”\"]{{0,40}}\b(?:{_OFFICE})\b"
    rf"|\b(?:Commissioner|Secretary|Director|Chief|Minister|Mayor|Gov\.|Governor|Gen\.|General|Sheriff|spokes\w+)"
    rf" {_NAME}"
)
_TITLED = {
    "officials": _OFFICIAL,
    "lawmakers": _LAWMAKER,
    "senators": _LAWMAKER,
    "legislators": _LAWMAKER,
    "leaders": _LAWMAKER,
    "members": _LAWMAKER,
}
_STATE = r"(?: of [A-Z]\w+)?"
_PARTIES = {
    "democrats": re.compile(
        rf"\(D[-–)]|, D-[A-Z]|{_NAME}{_STATE},[^.!?”\"]{{0,60}}\bDemocrat\b|\b[dD]emocrat(?:ic [\w.]+)? {_NAME}"
    ),
    "republicans": re.compile(
        rf"\(R[-–)]|, R-[A-Z]|{_NAME}{_STATE},[^.!?”\"]{{0,60}}\bRepublican\b|\b(?:Republican|GOP)(?: [\w.]+)? {_NAME}"
    ),
}


def is_named_next(claim: Claim) -> bool:
    """Whether one of them speaks by name in what follows: "Economists say so. “...,” said Ruth Abara, an economist"."""
    words = claim.source.split()
    group = words[head_of(words)[0]].lower()
    member, one = _PARTIES.get(group), _one_of(group)
    if member is None and one and one in claim.after[:_NEXT]:
        member = _member(one)
    return _speaks(claim.after, member, _NEXT) or _speaks(claim.after, _TITLED.get(group), _NEXT_TITLED)


def _speaks(after: str, member: re.Pattern[str] | None, reach: int) -> bool:
    """Whether one of a group is named and speaks within some code points."""
    named = member.search(after, 0, reach) if member else None
    return named is not None and _SAID.search(after, max(0, named.start() - 40), named.end() + 60) is not None


def _one_of(group: str) -> str | None:
    """What one of a group is called: an economist."""
    if group.endswith("ies"):
        return group[:-3] + "y"
    if group.endswith("men"):
        return group[:-2] + "an"
    return group[:-1] if group.endswith("s") else None


@lru_cache(256)
def _member(one: str) -> re.Pattern[str]:
    """What names one of a group: "the economist Ruth Abara", "Ruth Abara, an economist"."""
    one = re.escape(one)
    return re.compile(rf"{_NAME}(?:,|\s\()[^.!?”\"]{{0,80}}\b{one}\b|\b{one}(?: [a-z]+)? (?:[A-Z][\w.]+ )?{_NAME}")
