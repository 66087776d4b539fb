"""Tells whether a document is named: an attribution comes in, whether the article says whose it is goes out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from newsqa.annotate.attributions.source_kinds import head_of
from newsqa.annotate.attributions.source_words import INSTITUTIONS, PARTITIVES
from newsqa.annotate.attributions.word_lists import word_list

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

# what a claim is proved with
_EVIDENCE: Final = frozenset(
    word_list(
        """
        poll polls polling survey surveys study studies research report reports reporting data figures
        numbers statistics record records document documents file files paper papers memo memos dossier dossiers cable
        cables analysis analyses finding findings estimate estimates projection projections forecast forecasts
        model models audit audits assessment assessments statement statements announcement
        """
    )
)
# "court records", "federal data": what kind they are says who keeps them; "recent data" does not
_KEPT: Final = frozenset(word_list("data figures numbers statistics record records analysis analyses"))
_NO_KIND: Final = frozenset(
    word_list(
        """
        new newer recent latest early earlier late preliminary initial previous some several many multiple numerous
        various other more most all available existing current historical internal secret confidential leaked official
        public private detailed similar and of the a an one two three
        """
    )
)
# "police report", "ministry statement": what these give out is theirs; a newspaper's reports are anybody's
_KEEPERS: Final = (
    INSTITUTIONS - {"newspaper", "paper", "magazine", "website", "site", "outlet", "country", "nation"}
) | {*word_list("coroner autopsy pool census jobs jail prison navy charging legal tax property financial medical")}
# of a kind that many make: "a government study" can be anybody's
_RESEARCH: Final = frozenset(word_list("poll polls polling survey surveys study studies research analysis analyses"))
_TOKEN = re.compile(r"[\w’'-]+|,")
# "the report", "his memo", "that study": introduced before, or somebody's
_KNOWN = re.compile(r"(?:the|this|that|these|those|his|her|its|their|our|my|your|both|whose|every)\b", re.IGNORECASE)
# "eMarketer estimates", "data on its website": somebody's whom the article has named; "exit polls" are the one poll of
# the day, "a transcript filed in court" lies there
_OWNED = re.compile(
    r"[a-z]+[A-Z]|[A-Z]{2,}|(?:.*\s)?(?:its|his|her|their|mine|who|[Ee]xit|filed|posted|obtained|reviewed|seen|cited|compiled"
    r"|collected|reported|from the)\b"
)
# "a Marlow University poll", "a study by", "a poll released by": a capital after the first word, an owner or a maker
_NAMED = re.compile(r"\S[^\n]{0,400}?(?:\s[^\W\d_a-z]|[’']s\b|\sby\s)")
# "| study by Marlow University", "| poll, published in Nature", "| of the institute’s", "| memo, which CNN has seen"
_MAKER = re.compile(
    r"[^.!?\n]{0,60}?\b(?:(?:by|from)\s(?:[a-z]+\s){0,4}|(?:in|of|at|for|which)\s(?:the\s)?(?:[a-z]+\s)?)"
    r"[^\W\d_a-z]\w"
)
# "Marlow University’s | study", "the Marlow | survey"
_OWNER = re.compile(r"(?:[’']s|\b[^\W\d_a-z]\w+)(?: [a-z-]+){0,2} $")
# "according to a report. ... | ABC News reported", "a study finds ... | Lund of Marlow University analyzed", "...
# | researchers at Marlow": what follows says whose
_REPORTED = re.compile(
    r"\b[A-Z]\w+ (?:\d+ )?(?:(?:has|have|had|also|first) )?(?:reported|reports|noted|found|finds|analy[sz]ed|examined"
    r"|surveyed|polled|studied|interviewed|reviewed|obtained|published|released|conducted|is out with)\b"
    r"|\b(?:[Aa]ccording to|(?:[Rr]esearch(?:ers)?|[Ss]cientists|[Aa]uthors?|[Tt]eam) (?:at|from|of|with))"
    r" (?:the )?[A-Z]|\b(?:lead|senior|study)[ -]author\b|\bauthors? of (?:the|this|that)\b|\bresearchers [A-Z]"
    r"|\bpublished (?:\w+ )?in\b"
)
# "the ministry and Lund's | office": somebody is named
_CAPITAL = re.compile(r"\w\W{1,2}[A-Z]\w")
# "he | told the local affiliate KSAT"
_TOLD_OUTLET = re.compile(r"\btold (?:[a-z]+ ){0,4}[A-Z]\w+")
# documents are looked for so far from a claim, in code points
_NEAR = 400
# "a new study finds ..." is what the article is about when it comes back to "the study"; so far it may say whose it is
_FAR = 3000
_ONE = re.compile(r"(?:an?|one) |new ", re.IGNORECASE)
_COMES_BACK = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]heir|[Ii]ts) (?:new )?(?:study|research|researchers|paper|report|findings|authors"
    r"|analysis|survey|poll|pollsters?|memo|documents?|article)\b"
)
# "according to | documents": which ones was said when the article first spoke of "court documents"
_PAPERS: Final = frozenset(word_list("document documents record records file files paper papers"))
_INTRODUCED = re.compile(
    rf"\b(?:{'|'.join(sorted(_KEEPERS))}) (?:\w+ )?"
    r"(?:documents?|records?|files?|papers?|filings?)\b"
)
# a poll is a survey: how the same document is called the next time
_SAME: Final = {
    **dict.fromkeys(("poll", "polls", "polling", "survey", "surveys"), "poll|polling|survey"),
    **dict.fromkeys(("study", "studies", "research"), "study|studies|research|paper|preprint"),
    **dict.fromkeys(("analysis", "analyses"), "analysis|analyses|study|report"),
}
# "according to | Pew data" and not "| Recent studies say"
_SENTENCE_ENDS = ("", ".", "!", "?", "”", '"', ":", "•")


def is_unnamed(words: str) -> bool:
    """Whether the words of a document that can prove something say neither whose it is nor that it was introduced
    before."""
    if _KNOWN.match(words) or _OWNED.match(words) or _NAMED.match(words):
        return False
    noun, before = _noun(words)
    if noun in _KEPT:
        return all(word in _NO_KIND or word.isdigit() for word in before)
    return noun in _EVIDENCE and (noun in _RESEARCH or _KEEPERS.isdisjoint(before))


def _noun(words: str) -> tuple[str, list[str]]:
    """The noun of a document and the words before it, in lower case: "records" and "court"."""
    tokens = _TOKEN.findall(words.lower())
    while tokens:
        head, end = head_of(tokens)
        if tokens[head] not in PARTITIVES or tokens[end : end + 1] != ["of"]:
            return tokens[head], tokens[:head]
        tokens = tokens[end + 1 :]  # "a number of studies"
    return "", []


def is_named_near(tables: Tables, attribution: Mapping[str, Any]) -> bool:
    """Whether a document is named by its first word, in its own sentence, or beside the same word nearby."""
    row, field = attribution["row"], attribution["field"]
    start, end = attribution["source_start"], attribution["source_end"]
    words = attribution["source_text"]
    low = max(0, start - _NEAR)
    text = tables.words(row, field, low, end + _NEAR)
    start, end = start - low, end - low
    before = text[:start].rstrip()
    goes_on = before[-1:] not in _SENTENCE_ENDS or before[-2:-1] == ","  # '"...," Page said'
    if (words[0].isupper() and goes_on) or before.endswith((" both", " Both", " the", " these", " those", " two")):
        return True
    if _MAKER.match(text, end) or _REPORTED.search(text, end) or words.split(" ", 1)[0].endswith("ing"):
        return True
    noun = _noun(words)[0]
    if _is_named_beside(noun, text, start, end):
        return True
    if _ONE.match(words) and _is_named_later(tables.words(row, field, low + end, low + end + _FAR)):
        return True
    if noun in _PAPERS and _INTRODUCED.search(tables.words(row, field, max(0, low + start - _FAR), low + start)):
        return True
    stem = _SAME.get(noun, noun.removesuffix("s"))
    return any(
        _MAKER.match(text, place.end()) or _OWNER.search(text[max(0, place.start() - 60) : place.start()])
        for place in re.finditer(rf"\b(?:{stem})s?\b", text)
        if not start <= place.start() < end
    )


def _is_named_beside(noun: str, text: str, start: int, end: int) -> bool:
    """Whether the sentences around a statement, a report or bare figures name whose they are."""
    if noun in ("statement", "statements", "announcement"):
        sentence = text[:start].rpartition(". ")[2] + text[end:].partition(". ")[0]
        return _CAPITAL.search(sentence) is not None
    if noun in ("report", "reports"):
        return _TOLD_OUTLET.search(text, end) is not None
    return noun in _KEPT and _REPORTED.search(text, 0, start) is not None


def _is_named_later(after: str) -> bool:
    """Whether the article comes back to one document and then says whose it is."""
    return _COMES_BACK.search(after) is not None and _REPORTED.search(after) is not None
