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
# "may say", "would not say", "never claimed": said of a claim that nobody has made; "would later say" has been made
_NOT_MADE = re.compile(
    r"\b(?:may|might|could|can|cannot|should|must|will|would(?! (?:later|only))|wo|never|not)\b|n[’']t\b", re.IGNORECASE
)
# "asked questions", "threatened a strike", "added 200 jobs": acts, unless a clause or a quotation says what was said
_ACTS = re.compile(
    r"\b(?:ask|threaten|add|respond|repl[yi]|address|discuss|demand|protest|applaud|contest|challenge|question|review|offer"
    r"|reject|begin|began|continu|read|report|admit|chant|shout|scream|prais|hail|endors|defend|mock|attack|call|describ"
    r"|estimat|forecast|project|promis|pledg|detail|disclos|outlin|announc|propos|recommend|request|cit|post|email|text|tweet|mention)"
    r"(?:s|es|ed|d|t?ted|ing)?$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\s?(?:,?\s?[\"“‘':]|(?:\w+\s){0,4}(?:that|how|why|whether|would|is|are|was|were|will|had|has|have|he|she|they|it)\b)"
)
# "called | the sale a “sham”", and not "attacked | a guest ... near the “robot”": the verb takes what is quoted
_QUOTES = re.compile(r"[^.!?\n]{0,60}?[\"“‘]")
# "pointed | a gun at her"
_THING = re.compile(r"\s(?:an?|his|her|their) ")
# "she told | others", "let | experts", "help us": no subject, whatever follows
_OBJECT = re.compile(
    r"\b(?:told|tells?|telling|asks?|asked|asking|helps?|helped|makes?|made|forces?|forced|warned|warns|reminded"
    r"|assured|informed|urged|advised|accused|thanked)\s$"
)
_OBJECT_INSIDE = re.compile(r"\s(?:us|me|him|he|she|they|it|I)\b(?!’|')|^(?:help|take|let|give|[a-z]+ing)\s")
_THOUGHT = re.compile(r"\b(?:thought|thinks?|thinking|wonder(?:s|ed)?)$")
# "said | nothing", "said | so", "said | hello"
_NOTHING = re.compile(
    r"\s(?:nothing|little|so|no|yes|hello|goodbye|as much|something|anything|each other|one another)\b(?! one|body)"
)
# "many of Page's", "us by", "there"
_NO_SUBJECT = re.compile(r"[’']s$|^(?:us|me|them|him|there)\b")
# "Democrats | who": says which Democrats are spoken of
_RELATIVE = re.compile(r"[^,\s] (?:who|that|which)$")
# what is alleged near these is in the files of a court
COURT = re.compile(
    r"\b(?:police|arrest\w*|charge[ds]?|charges|indict\w*|prosecut\w+|trial|court|jury|judge|lawsuits?|sued|suing|guilty|bail"
    r"|plead\w*|convict\w*|suspects?|defendants?|sheriff|custody|extradit\w+|felony|jail|prison|RCMP|tribunal|feds|alleges?|subpoena\w*)\b",
    re.IGNORECASE,
)
# "many | emails", "some | reports": a noun, read as a verb
_NOUN_CUE = re.compile(
    r"(?:emails|tweets|posts|texts|reports|claims|charges|notes|comments|questions|calls|demands|remarks)$"
)
_QUANTITY = re.compile(r"(?:many|some|several|most|few|all|both|others|more)$", re.IGNORECASE)
# "she was | an activist who wrote": says who somebody is
_PREDICATE = re.compile(
    r"\b(?:is|was|are|were|been|be|as|become|became|like|[’'](?:s|re|m))(?: \w+ly| once| now| not)? $"
)

# "not | a single critic said", "if | critics say", "than | many predicted", "let | experts say"
_SUPPOSED = re.compile(r"\b(?:not|if|unless|whether|than|let|lest|suppose|imagine|as though)\s$", re.IGNORECASE)

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
    if _NOT_MADE.search(claim.cue) or _SUPPOSED.search(claim.before) or _PREDICATE.search(claim.before):
        return True
    if claim.cue.endswith("s") and _WHENEVER.search(claim.before):
        return True
    if _NOUN_CUE.match(claim.cue) and _QUANTITY.match(claim.source):
        return True
    if _OBJECT.search(claim.before) or _OBJECT_INSIDE.search(claim.source) or _THOUGHT.search(claim.cue):
        return True
    if _NOTHING.match(claim.after_cue) or (claim.quote_kind != "direct" and _RELATIVE.search(claim.source)):
        return True
    if _NO_SUBJECT.search(claim.source) or (claim.cue.endswith("accused") and claim.after_cue.startswith(" of")):
        return True
    if claim.quote_kind == "direct" or (claim.quote_kind == "mixed" and _QUOTES.match(claim.after_cue)):
        return False
    if claim.cue.endswith("pointed") and _THING.match(claim.after_cue):
        return True
    return _ACTS.search(claim.cue) is not None and not _SAYS.match(claim.after_cue)


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
