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
    What the press or the media say can be looked up, and is not found.
    "The officials" are not found: a vague group is found where it is first told of. Neither is a group of which one
    member speaks by name in the next sentence, one that says so in a letter, a lawsuit or a ruling, or one with a note.
    A quotation of several sentences counts once, at its cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.annotate.attributions.cue_words import SPEECH_NOUNS, VERBS
from newsqa.annotate.attributions.source_kinds import is_name
from newsqa.rules.attributions.named_next import is_named_next
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
# "everyone says" is said of nobody; "not | everyone agrees" of some
_EVERYONE = re.compile(r"every(?:one|body)\b", re.IGNORECASE)
_NOT = re.compile(r"\bnot $", re.IGNORECASE)
# "his lawyers", "attorneys for the plaintiffs", "prosecutors": they speak for a party that is known
_COUNSEL = re.compile(
    r"\b(?:prosecutors|plaintiffs|defendants"
    r"|(?:[’']s?|his|her|their|its) (?:\w+ )?(?:lawyers|attorneys|solicitors|barristers)"
    r"|(?:lawyers|attorneys|solicitors|barristers) (?:for|representing|with))\b",
    re.IGNORECASE,
)
# "analysts at Lund & Moe", "researchers from the Marlow Institute", "Marlow University economists"
_WRITERS = (
    r"(?:researchers|scientists|analysts|economists|scholars|academics|authors|pollsters|strategists|engineers"
    r"|historians|epidemiologists|psychologists)"
)
_HOUSE = re.compile(
    rf"\b{_WRITERS}(?: [a-z]+){{0,2}} (?:at|from|with|for|of) (?:the )?[A-Z]|\b([A-Z][a-z]+) (?:[a-z]+ )?{_WRITERS}\b"
)
# "the mainstream media", "news outlets": what all of them print can be looked up
_PRESS = re.compile(r"\b(?:media|press|news outlets|media outlets|newspapers|headlines)$", re.IGNORECASE)
# "these officials": found where they were first told of
_TAKEN_UP = re.compile(
    r"(?:these|those|both|all (?:sides|parties|of (?:the|them)|two|three|four|five)|the (?:two|three|four))\b",
    re.IGNORECASE,
)
# "both | candidates"
_BOTH_BEFORE = re.compile(r"\b(?:both|all three|all four|the two|the three)\s$", re.IGNORECASE)
# "the officials": taken up, and found where they were first told of; "the critics" are whoever they are
_DEFINITE = re.compile(
    r"the (?:[\w-]+ ){0,4}(?!authorities|critics|media|opponents|supporters)\w{3,}s(?:, in .*)?$", re.IGNORECASE
)
# "our leaders": the writer speaks
_OWN = re.compile(r"\b(?:our|my)\b", re.IGNORECASE)
# "Moe and | his advisers", "the Lund Trust and | others": who leads them has a name
_LED = re.compile(r"(?:[A-Z][\w.’'-]*|\b(?:he|she)),? and $")
_FOLLOWERS = re.compile(r"(?:his|her|their|its|others?|fellow)\b")
# "the workers in Bergen, King": a name that a phrase was taken for
_ENDS_IN_NAME = re.compile(r", [A-Z][a-z]\w+$")
# "farmers like Nils Aamodt": one of them can be asked, vague as the group is
_LIKE_NAME = re.compile(r"\b(?:like|such as) (?:the )?[A-Z]")
# "protesters chanted": heard by whoever was there
_CHANTED = re.compile(r"\b(?:chant|shout|scream|yell|sang|sing|cheer)(?:s|ed|ing)?$")
# "one said", "another": of whom the article has just spoken
_ONE_OF_THEM = frozenset(("one", "another"))
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
_POLL_SHARE = re.compile(r"\d ?(?:%|percent|per cent)")
_PARTY = re.compile(r"(?:democrats|republicans|tories)$", re.IGNORECASE)
_POLL = re.compile(r"\b(?:polls?|polling|surveys?|surveyed|respondents|focus groups?)\b|\d ?(?:%|percent|per cent)")
# what those who are asked do, while campaigns argue and urge
_ANSWERS = re.compile(
    r"\b(?:sa(?:y|id|ying)|t(?:ell|old|elling)|(?:agree|believe|report|describe|cite|identifie|express|rate|answer|note"
    r"|think|feel|call|name|complain)(?:s|d|ed|ing)?)$"
)
# "Moe’s parents", "the sons of Eva Lund": everybody can find them
_KIN = re.compile(
    r"\b(?:parents|children|sons|daughters|brothers|sisters) of [A-Z]"
    r"|\b[A-Z]\w+[’']s? (?:parents|children|sons|daughters|brothers|sisters)\b"
)
# "Lund and Republicans": somebody named leads them
_NAMED_FIRST = re.compile(r"(?:[A-Z][\w.]+ ){0,3}([A-Z][a-z]+) and [A-Za-z][a-z]+s$")
# "120, | 000 people": the end of a number
_NUMBER_BEFORE = re.compile(r"\d,\s?$")
# "Lund backers say no   Read more": the headline of another article
_LINKED = re.compile(r"[^.]{0,120}\bRead more\b")
# "people asked: “Where is he?”", "clerks declined to comment": nothing is claimed
_ASKS = re.compile(r"\bask(?:s|ed|ing)?$")
_A_QUESTION = re.compile(r"[^.]{0,200}\?")
_DECLINED = re.compile(r"[^.;]{0,60}\bdeclined to (?:comment|discuss|say|answer)")
# a court gives its opinion in writing
_BENCH = re.compile(r"\b(?:judges|justices|courts)$")
# "in a letter", "in their lawsuit": a paper that can be asked for
_PAPER = (
    r"\bin (?:an?|the|this|that|another|their|its) (?:[\w.’'-]+ ){0,4}(?:statement|letter|lawsuit|suit|filing|brief"
    r"|petition|complaint|memo|op-ed|editorial|report|analysis|ruling|opinion|study|paper)\b"
)
_PAPER_BEFORE = re.compile(rf"{_PAPER}[^.;”\"]{{0,60}}, $", re.IGNORECASE)
_PAPER_AFTER = re.compile(rf"[^.;“”\"]{{0,60}}{_PAPER}")
_SUED = re.compile(r"[^.;“”\"]{0,40}\b(?:sued|suing|filed)\b")
_WROTE = re.compile(r"\b(?:wr(?:ote|ites?|iting|itten))$")
# "Some scholars argue ... .[21]": a note says who
_NOTE = re.compile(r"[^.]{0,400}(?:\.[”\"]?)?\[\d{1,3}\]")
# "condemned by | drivers": they judge, and claim nothing
_JUDGED_BY = re.compile(
    r"\b(?:critici[sz]|condemn|denounc|blam|ridicul|lambast|dismiss|reject|view|attack|question)ed\b.{0,40}\bby$"
)
# "received a letter saying", "held signs reading": the paper says so
_LETTER_SAYS = re.compile(
    r"\b(?:letters?|notes?|e-?mails?|messages?|signs?|memos?|notices?|texts?|posters?|banners?|placards?|leaflets?|ads?)"
    r" \w+ing\b"
)
# "When | critics say so, ...": whenever they do
_WHENEVER = re.compile(r"\b(?:when|whenever|every time|the next time)\s$", re.IGNORECASE)
_PAST = re.compile(r"(?:ed|said|told|wrote|found)$")
# "what | critics call a giveaway": a name for a thing
_NAMES_IT = re.compile(r"\b(?:what|as) $")
_CALLS = re.compile(r"\bcall(?:s|ed|ing)?$")
# who is asked in polls
_ASKED = re.compile(
    r"\b(?:adults|voters|people|men|women|parents|students|workers|residents|users|consumers|graduates|respondents|citizens"
    r"|independents|conservatives|liberals|moderates|evangelicals|catholics|protestants|christians|muslims|jews|whites"
    r"|blacks|millennials|seniors|democrats|republicans|tories|teenagers|teens|employees|taxpayers|americans|canadians"
    r"|britons|scots|australians|europeans|germans|latinos|hispanics|others|many|most|some|more|those)$",
    re.IGNORECASE,
)

# a word before it goes on to the source: "at | Lund economists"
_GOES_ON = re.compile(r"[\w,;]\s*$")


def find(tables: Tables) -> Iterator[Fault]:
    return faults_on_sources(tables, ("vague-plural", "indefinite"), _what, spares=_is_known)


def _is_known(claim: Claim) -> bool:
    """Whether an editor knows whose claim it is, or that it is nobody's."""
    words = claim.source
    if _NO_ONE.match(words) or _OWN.search(words) or _PRESS.search(words):
        return True
    if _COUNSEL.search(words) or _SHARE.search(words) or _LIKE_NAME.search(words):
        return True
    if _EVERYONE.match(words) and not _NOT.search(claim.before[-40:]):
        return True
    if (
        not _is_speech(claim.cue)
        or _JUDGED_BY.search(claim.cue)
        or (_CALLS.search(claim.cue) and _NAMES_IT.search(claim.before[-40:]))
    ):
        return True
    if _DECLINED.match(claim.after) or _LINKED.match(claim.after):
        return True
    if (_ASKS.search(claim.cue) and _A_QUESTION.match(claim.after_cue)) or (
        words[0].isdigit() and _NUMBER_BEFORE.search(claim.before[-40:])
    ):
        return True
    if _WHENEVER.search(claim.before[-40:]) and not _PAST.search(claim.cue):
        return True
    if _is_taken_up(claim) or _ENDS_IN_NAME.search(words) or _CHANTED.search(claim.cue) or "according to" in words:
        return True
    if words.lower() in _ONE_OF_THEM or _WROTE.search(claim.cue):
        return True
    if _AUTHORS.match(words) and _WORK.search(claim.before):
        return True
    return _has_house(claim) or _is_polled(claim) or _is_on_paper(claim) or is_named_next(claim)


def _is_speech(cue: str) -> bool:
    """Whether a cue is a verb of speech: "carried signs that read “...”" is what a quotation was taken to hang on."""
    words = cue.lower().split()
    return "according" in words or any(word in VERBS or word in SPEECH_NOUNS for word in words)


def _is_on_paper(claim: Claim) -> bool:
    """Whether a paper says so, the pen of a court or a note, or those whom a name in the source leads to."""
    if _PAPER_BEFORE.search(claim.before[-160:]) or _PAPER_AFTER.match(claim.after_cue):
        return True
    if claim.cue.endswith("ing") and _LETTER_SAYS.search(claim.after[: claim.after.find(claim.cue) + len(claim.cue)]):
        return True
    if _SUED.match(claim.after) or _NOTE.match(claim.after_cue):
        return True
    named = _NAMED_FIRST.match(claim.source)
    if named is not None and is_name(named.group(1), first=False):
        return True
    return bool(_KIN.search(claim.source) or _BENCH.search(claim.source))


def _has_house(claim: Claim) -> bool:
    """ "analysts at Lund & Moe", "Lund economists"; "Former economists" at the head of a sentence have none."""
    house = _HOUSE.search(claim.source)
    if house is None or house.group(1) is None:
        return house is not None
    opens = house.start() == 0 and not _GOES_ON.search(claim.before[-40:])
    return not opens and is_name(house.group(1), house.start() == 0)


def _is_polled(claim: Claim) -> bool:
    """Whether those are asked in a poll that is told of beside them."""
    if not (_ASKED.search(claim.source) and _ANSWERS.search(claim.cue)):
        return False
    poll = _POLL_SHARE if _PARTY.search(claim.source) else _POLL
    return bool(poll.search(claim.before[-200:]) or poll.search(claim.after[:200]))


def _what(words: str, kind: str) -> tuple[str, str]:
    if kind == "indefinite":
        return "can be anybody", "say who says so, by name, or drop the claim"
    return (
        "is a group in which nobody is named",
        "name at least one of them, or the office that they speak for; if it is one voice, do not write a plural",
    )


def _is_taken_up(claim: Claim) -> bool:
    """Whether "the officials", "both", "these students" are some of whom the article has just spoken."""
    if _TAKEN_UP.match(claim.source) or _BOTH_BEFORE.search(claim.before[-40:]):
        return True
    return bool(_DEFINITE.match(claim.source) or (_LED.search(claim.before[-40:]) and _FOLLOWERS.match(claim.source)))


RULE = Rule("NQ202", "vague-source", "warning", reads="attributions", find=find)
