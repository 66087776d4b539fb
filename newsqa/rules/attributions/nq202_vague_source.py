"""A claim rests on a group or a pronoun that names nobody.

What it finds
    Claims whose source is a vague plural ("officials said", "Iranian officials", "several analysts") or an
    indefinite word ("critics say", "some argue", "many believe"). A plural with a named member ("several officials,
    including Foreign Minister Amara Diallo") is sourced and is not found. Neither are claims that nobody has made
    ("critics may say"), people asked in a poll ("two-thirds of voters say", whose source is the poll), counsel of a
    party ("his lawyers", "prosecutors") and those who write for a named house ("analysts at Lund & Moe").

Why it matters
    A plural can hide a single voice, which Reuters bars for that reason, and "critics" can be anybody. The claim
    cannot be checked, and nobody stands behind it.

Bad
    Officials said the bridge had been inspected in the spring.
    ---
    Critics say the law goes too far.

Good
    Tom Okafor, who runs the county's road department, said the bridge had been inspected in the spring.
    ---
    Several ministers, including Finance Minister Amara Diallo, said the law goes too far.

Options
    None.

Limits
    "The officials" are not found shortly after the word was used: a vague group is found where it is first told of.
    A quotation of several sentences counts once, at its cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.attributions.sources import Claim, faults_on_sources
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

# "nobody says", "anyone who says": no claim of anybody
_NO_ONE = re.compile(
    r"(?:almost |nearly |virtually |hardly )?"
    r"(?:no[ -]one|no|nobody|none|neither|any|anyone|anybody|whoever|few)\b",
    re.IGNORECASE,
)
# "his lawyers", "attorneys for the plaintiffs", "prosecutors": they speak for a party that is known
_COUNSEL = re.compile(
    r"\b(?:prosecutors|(?:[’']s?|his|her|their|its) (?:\w+ )?(?:lawyers|attorneys|solicitors|barristers)"
    r"|(?:lawyers|attorneys|solicitors|barristers) (?:for|representing|with))\b",
    re.IGNORECASE,
)
# "analysts at Lund & Moe", "researchers from the Marlow Institute", "Marlow University economists"
_WRITERS = (
    r"(?:researchers|scientists|analysts|economists|scholars|academics|authors|pollsters|strategists|engineers"
    r"|historians|epidemiologists|psychologists)"
)
_HOUSE = re.compile(
    rf"\b{_WRITERS}(?: [a-z]+){{0,2}} (?:at|from|with|for|of) (?:the )?[A-Z]|[A-Z][a-z]+ (?:[a-z]+ )?{_WRITERS}\b"
)
# "these officials": found where they were first told of
_TAKEN_UP = re.compile(
    r"(?:these|those|both(?! sides| parties)|all (?:of (?:the|them)|two|three|four|five)|the (?:two|three|four))\b",
    re.IGNORECASE,
)
# "both | candidates"
_BOTH_BEFORE = re.compile(r"\b(?:both|all three|all four|the two|the three)\s$", re.IGNORECASE)
# "the officials": taken up, and found where they were first told of
_DEFINITE = re.compile(r"the (?:\w+ )?(\w{3,}?)s(?:, in .*)?$", re.IGNORECASE)
# "the workers in Bergen, King": a name that a phrase was taken for
_ENDS_IN_NAME = re.compile(r", [A-Z][a-z]\w+$")
# "farmers like Nils Aamodt": one of them can be asked, vague as the group is
_LIKE_NAME = re.compile(r"\b(?:like|such as) (?:the )?[A-Z]")
# "protesters chanted": heard by whoever was there
_CHANTED = re.compile(r"\b(?:chant|shout|scream|yell|sang|sing|cheer)(?:s|ed|ing)?$")
_GENERIC = frozenset(("One", "one"))
# "the researchers", beside the study that they wrote
_AUTHORS = re.compile(
    r"(?:the|its|both) (?:\w+ )?(?:researchers|authors|scientists|scholars|pollsters|economists)$", re.IGNORECASE
)
_WORK = re.compile(
    r"\b(?:stud(?:y|ies)|surveys?|papers?|reports?|research|experiment|trial|analysis|poll|university)\b", re.IGNORECASE
)
# "44 percent of voters", "two-thirds of Democrats", "fewer Canadians": a poll says so
_SHARE = re.compile(
    r"%|\b(?:per ?cent|majorit\w+|pluralit\w+|half|thirds?|quarters?|two-thirds|in[ -](?:five|ten|10)|fewer|respondents"
    r"|surveyed|polled|interviewed|those (?:who|with|aged)|share)\b",
    re.IGNORECASE,
)
_POLL = re.compile(r"\b(?:polls?|polling|surveys?|surveyed|respondents|focus groups?)\b|\d ?(?:%|percent|per cent)")
# who is asked in polls
_ASKED = re.compile(
    r"\b(?:adults|voters|people|men|women|parents|students|workers|residents|users|consumers|graduates|respondents|citizens"
    r"|independents|conservatives|liberals|moderates|evangelicals|catholics|protestants|christians|muslims|jews|whites"
    r"|blacks|millennials|seniors|democrats|republicans|tories|teenagers|teens|employees|taxpayers|americans|canadians"
    r"|britons|scots|australians|europeans|germans|latinos|hispanics|others|many|most|some|more|those)$",
    re.IGNORECASE,
)


def find(tables: Tables) -> Iterator[Fault]:
    return faults_on_sources(tables, ("vague-plural", "indefinite"), _what, spares=_is_known)


def _is_known(claim: Claim) -> bool:
    """Whether an editor knows whose claim it is, or that it is nobody's."""
    words = claim.source
    if _NO_ONE.match(words) or _COUNSEL.search(words) or _SHARE.search(words) or _LIKE_NAME.search(words):
        return True
    if _is_taken_up(claim) or _ENDS_IN_NAME.search(words) or _CHANTED.search(claim.cue) or "according to" in words:
        return True
    if words in _GENERIC and claim.quote_kind == "indirect":
        return True
    if _AUTHORS.match(words) and _WORK.search(claim.before):
        return True
    house = _HOUSE.search(words)
    if house is not None and not (house.start() == 0 and " " in words and claim.before.rstrip()[-1:] in ("", ".", "”")):
        return True
    return bool(_ASKED.search(words) and (_POLL.search(claim.before[-200:]) or _POLL.search(claim.after[:200])))


def _what(words: str, kind: str) -> tuple[str, str]:
    if kind == "indefinite":
        return "can be anybody", "say who says so, by name, or drop the claim"
    return (
        "is a group in which nobody is named",
        "name at least one of them, or the office that they speak for; if it is one voice, do not write a plural",
    )


def _is_taken_up(claim: Claim) -> bool:
    """Whether "the officials", "both", "these students" are some of whom the article has just spoken."""
    if _TAKEN_UP.match(claim.source) or _BOTH_BEFORE.search(claim.before):
        return True
    definite = _DEFINITE.match(claim.source)
    return definite is not None and definite.group(1).lower() in claim.before.lower()


RULE = Rule("NQ202", "vague-source", "warning", reads="attributions", find=find)
