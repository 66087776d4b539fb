"""What rules on sources share: attributions of some kinds come in, a fault on the words of each source goes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from newsqa.rules.rule import Fault

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

# so much of the text before and behind a source is looked at, in code points
_AROUND = 500
# and so much where a pattern is bound to the words just before it
_NEAR = 60
# "may say", "would not say", "never claimed": said of a claim that nobody has made; "would later say" has been made
_NOT_MADE = re.compile(
    r"\b(?:may|might|could|can|cannot|should|must|will|would(?! (?:later|only))|wo|never|not)\b|n[’']t\b", re.IGNORECASE
)
# "asked questions", "threatened a strike", "added 200 jobs": acts, unless a clause or a quotation says what was said
_ACTS = re.compile(
    r"\b(?:ask|threaten|add|respond|repl[yi]|address|discuss|demand|protest|applaud|contest|challenge|question|review|offer"
    r"|agree|vow|talk|portray|relat|tout|react|object|inform|den[yi]|worr[yi]|boast|lament|denounc|rail|derid|decr[yi]|cr[yi]|lambast|label|brand|bemoan|ridicul|rebuk|advis|testif[yi]|denigrat|echo|fum|remind|fe(?:el|lt)|hop(?!e[a-df-z])e?"
    r"|criticiz|criticis|condemn|urg|reaffirm|commend|reject|begin|began|continu|read|report|admit|chant|shout|scream|prais|hail|endors|defend|mock|attack|call|describ"
    r"|estimat|forecast|project|promis|pledg|detail|disclos|outlin|announc|propos|recommend|request|cit|post|email|text|tweet|mention)"
    r"(?:s|es|ed|d|t?ted|ing)?(?: by)?$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\s?(?:,?\s?[\"“‘':]|(?:\w+ly\s)?(?:that|how|why|whether|he|she|they|it|there|we)\b"
    r"|(?!th(?:at|is|ese|ose)\b)(?:[\w’'-]+\s){1,4}(?:is|are|was|were|will|would|had|has|have|should|could|can)\b)"
)  # "pointed | a gun at her"
_THING = re.compile(r"\s(?:an?|his|her|their) ")
# "called | the plan a “giveaway”"; a quotation farther on belongs to another clause
_QUOTES_SOON = re.compile(r"[^.;,]{0,60}[“\"‘]")
# "he | represents": a verb that was read as a noun
_PRONOUN_BEFORE = re.compile(r"\b(?:he|she|they|we|I)\s$")
# "talk about a “hot” summer": what they talk of is no claim
_TALKS = re.compile(r"\b(?:talk|speak|spoke|discuss)(?:s|ed|ing)?$")
# "rejected | that bid": an act, whatever follows
_REJECTS = re.compile(r"\breject(?:s|ed|ing)?$")
# "called | the plan a sham": says what it is
_CALLS = re.compile(r"\bcall(?:s|ed|ing)?$")
_A_NAME = re.compile(r"\s(?!on\b|for\b|in\b|up\b|off\b)(?:[\w’'$%-]+\s){1,8}an?\s")
# "she told | others", "let | experts", "help us": no subject, whatever follows
_OBJECT = re.compile(
    r"\b(?:told|tells?|telling|asks?|asked|asking|helps?|helped|makes?|made|forces?|forced|warned|warns|reminded"
    r"|assured|informed|urged|advised|accused|thanked)\s$"
)
_OBJECT_INSIDE = re.compile(
    r"\s(?:us|me|him|he|she|they|it|I)\b(?!’|')|^(?:help|take|let|give|hear|heard)\s"
    r"|^[a-z]+ing\s(?:the|some|many|more|most|all|his|her|their|its|[A-Z])"
)
# "officials | who met him"
_CLAUSE = re.compile(r"\s(?:who|whom|that|which)\b")
# "a letter to | officials", "the mood of | voters": what a preposition governs is no subject
_GOVERNED = re.compile(
    r"\b(?:to|of|for|in|at|from|into|about|by|between|despite|amid|on|under|against|without|towards?)\s$", re.IGNORECASE
)
_CUE_BEFORE = re.compile(r"\b(?:to|by|of)$")
_THOUGHT = re.compile(r"\b(?:thought|thinks?|thinking|wonder(?:s|ed)?)$")
# "said | nothing", "say | otherwise", "said | hello"
_NOTHING = re.compile(
    r"\s(?:nothing|little|so|otherwise|no|yes|hello|goodbye|as much|something|anything|each other|one another)\b"
    r"(?! one|body)"
)
# "many of Page's", "us by", "there", "one of the things"
_NO_SUBJECT = re.compile(r"[’']s$|^(?:us|me|them|him|there)\b|\bthings?\b")
# "Democrats | who": says which Democrats are spoken of
_RELATIVE = re.compile(r"[^,\s] (?:who|that|which)$")
# what is alleged near these is in the files of a court
COURT = re.compile(
    r"\b(?:police|arrest\w*|charge[ds]?|charges|indict\w*|prosecut\w+|trial|court|jury|judge|lawsuits?|sued|suing|guilty|bail"
    r"|plead\w*|convict\w*|suspects?|defendants?|sheriff|custody|extradit\w+|felony|jail|prison|RCMP|tribunal|feds|alleges?|subpoena\w*"
    r"|affidavits?|criminal complaints?)\b",
    re.IGNORECASE,
)
# "many | emails", "some | reports": a noun, read as a verb
_NOUN_CUE = re.compile(
    r"(?:emails|tweets|posts|texts|reports|claims|charges|notes|comments|questions|calls|demands|remarks)$"
)
_QUANTITY = re.compile(r"(?:many|some|several|most|few|all|both|others|more)$", re.IGNORECASE)
# "she was | an activist who wrote": says who somebody is
_PREDICATE = re.compile(r"\b(?:is|was|are|were|been|be|become|became|like|[’'](?:s|re|m))(?: \w+ly| once| now| not)? $")

# "if | critics say", "than | many predicted", "let | experts say", "how | officials describe it"
_SUPPOSED = re.compile(
    r"\b(?:if|unless|whether|than|let|lest|suppose|imagine|as though|how|whatever"
    r"|should|would|could|can|do|does|did|will)\s$",
    re.IGNORECASE,
)
# "What do critics say?": a question
_QUESTION = re.compile(r"[^.?!“”\"]{0,300}\?")
# "led many | to worry": brought to think, and not to say
_TO_THINK = re.compile(r"\bto (?:worry|fear|conclude|believe|think|wonder|feel|hope|expect)$")
# "served as | an aide who said", "such as | critics"; "as | officials said" is a clause
_AS = re.compile(r"\b(?:(such|well|know\w*|describ\w+|seen|serv\w+|work\w*|act\w*) )?as $")
_AS_ONE = re.compile(r"(?:an?|one(?! of)|the|many|few|much|part|well)\b", re.IGNORECASE)

# "not | a single critic said", and "not | everyone agrees" is said of some
_NOT_ONE = re.compile(r"\bnot\s$", re.IGNORECASE)
# "when | a candidate urges": whoever and whenever
_WHENEVER = re.compile(r"\bwhen(?:ever)?\s$", re.IGNORECASE)

LONGEST_QUOTED = 80  # code points; of longer words a message has the beginning and the end


class Claim(NamedTuple):
    """One attribution as a rule judges it: the words of its source and cue, and the text around them."""

    source: str
    cue: str
    quote_kind: str
    before: str
    after: str
    after_cue: str


def shortened(words: str) -> str:
    """Words of an article as a message has them: on one line, a long stretch cut."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_QUOTED else f"{_to_space(line[:60])} … {_to_space(line[:-21:-1])[::-1]}"


def _to_space(line: str) -> str:
    """The line without the word that may have been cut at its end; a single word stays as it is."""
    return line.rpartition(" ")[0].rstrip() or line


def faults_on_sources(
    tables: Tables,
    kinds: tuple[str, ...],
    what: Callable[[str, str], tuple[str, str]],
    spares: Callable[[Claim], bool] | None = None,
) -> Iterator[Fault]:
    """A fault for each attribution whose source is of one of `kinds`, except claims that nobody has made ("critics may
    say") and those that `spares` lets pass.

    `what` is given the words of the source and its kind; it says what is wrong, to stand after the quoted words, and
    the way out.
    """
    told: tuple[int, int] | None = None
    for attribution in tables.rows("attributions", source_kind=kinds):
        if attribution["cue_start"] is None:
            continue  # a quotation that goes on: its source was found at its first mention
        if told == (attribution["row"], attribution["source_start"]):
            continue  # "officials said ... and added": one source, told once
        words, kind = attribution["source_text"], attribution["source_kind"]
        claim = claim_of(tables, attribution)
        if is_no_claim(claim) or (spares is not None and spares(claim)):
            continue
        told = attribution["row"], attribution["source_start"]
        wrong, help = what(words, kind)
        yield Fault(
            row=attribution["row"],
            field=attribution["field"],
            start=attribution["source_start"],
            end=attribution["source_end"],
            message=f'"{shortened(words)}" {wrong}',
            help=help,
            details={"source_kind": kind},
        )


def is_no_claim(claim: Claim) -> bool:
    """Whether nothing has been claimed: it may be said, nobody says it, something else than saying is done."""
    near = claim.before[-_NEAR:]
    if _NOT_MADE.search(claim.cue) or _SUPPOSED.search(near) or _says_what_it_is(claim.source, near):
        return True
    if claim.cue.endswith("s") and _WHENEVER.search(near):
        return True
    if _NOT_ONE.search(near) and not claim.source.startswith("every"):
        return True
    if _NOUN_CUE.match(claim.cue) and _QUANTITY.match(claim.source):
        return True
    if _OBJECT.search(near) or _OBJECT_INSIDE.search(_CLAUSE.split(claim.source, maxsplit=1)[0]):
        return True
    if _THOUGHT.search(claim.cue) or (_GOVERNED.search(near) and not _CUE_BEFORE.search(claim.cue)):
        return True
    if _NOTHING.match(claim.after_cue) or (claim.quote_kind != "direct" and _RELATIVE.search(claim.source)):
        return True
    if _TO_THINK.search(claim.cue) or (claim.quote_kind == "indirect" and _QUESTION.match(claim.after_cue)):
        return True
    if _NO_SUBJECT.search(claim.source) or (claim.cue.endswith("accused") and claim.after_cue.startswith(" of")):
        return True
    if _PRONOUN_BEFORE.search(near) or (claim.quote_kind == "mixed" and _TALKS.search(claim.cue)):
        return True
    if claim.quote_kind == "direct" or (claim.quote_kind == "mixed" and _QUOTES_SOON.match(claim.after_cue)):
        return False
    if claim.cue.endswith("pointed") and _THING.match(claim.after_cue):
        return True
    if not _ACTS.search(claim.cue):
        return False
    if _CALLS.search(claim.cue) and _A_NAME.match(claim.after_cue):
        return False
    return _REJECTS.search(claim.cue) is not None or not _SAYS.match(claim.after_cue)


def _says_what_it_is(source: str, near: str) -> bool:
    """Whether the source is what somebody is or serves as."""
    as_what = _AS.search(near)
    if as_what is not None:
        return bool(as_what.group(1) or _AS_ONE.match(source))
    return _PREDICATE.search(near) is not None


def claim_of(tables: Tables, attribution: Mapping[str, Any]) -> Claim:
    """An attribution with the text around it."""
    row, field = attribution["row"], attribution["field"]
    start, end = attribution["source_start"], attribution["source_end"]
    return Claim(
        source=attribution["source_text"],
        cue=tables.words(row, field, attribution["cue_start"], attribution["cue_end"]),
        quote_kind=attribution["quote_kind"],
        before=tables.words(row, field, max(0, start - _AROUND), start),
        after=tables.words(row, field, end, end + _AROUND),
        after_cue=tables.words(row, field, attribution["cue_end"], attribution["cue_end"] + _AROUND),
    )
