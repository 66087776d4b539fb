"""Reads the attributions of one text: the text and its names come in, `Attribution` records go out, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter
from typing import Final, final

from newsqa.annotate.attributions.claim import Claim
from newsqa.annotate.attributions.cue_words import HEARSAY_ADVERBS, VERBS
from newsqa.annotate.attributions.floating import floating_claims
from newsqa.annotate.attributions.frames import PLAIN_CUES, claims_in
from newsqa.annotate.attributions.headings import TITLE_CASE_CUES
from newsqa.annotate.attributions.names_in_article import NameMention
from newsqa.annotate.attributions.passages import Passage, split_passages, with_stops
from newsqa.annotate.attributions.source_kinds import UNSOURCED_KINDS, is_outlet
from newsqa.annotate.attributions.speakers import Cast
from newsqa.annotate.sentences import Span
from newsqa.annotate.unread import Part

_OPENING_PARTICIPLES: Final = frozenset(form.title() for form in PLAIN_CUES if form in VERBS and form.endswith("ing"))
_CUE_WORDS: Final = with_stops(PLAIN_CUES | TITLE_CASE_CUES | _OPENING_PARTICIPLES | {"According"})
# "a minister said, speaking on condition of anonymity": the reason stands outside the source
_ANONYMITY_PARTS: Final = ("condition", "speaking anonym", "to be ")
_ANONYMITY_GRANTED: Final = re.compile(
    r"\b(?:(?:on|under)(?: the)? condition (?:of anonymity|that)|speaking anonymously"
    r"|(?:asked|declined|refused|not want)(?: not)? to be (?:named|identified|quoted))\b"
)


@final
class Attribution:
    """One attribution. Spans are code points of the text; the rest is described in `newsqa.annotate.tables`."""

    __slots__ = ("content", "cue", "quote_kind", "relayed_via", "source", "source_kind", "speaker")

    def __init__(
        self,
        content: Span | None,
        cue: Span | None,
        source: Span | None,
        source_kind: str,
        speaker: str | None,
        quote_kind: str,
        relayed_via: str | None,
    ) -> None:
        self.content: Final = content
        self.cue: Final = cue
        self.source = source
        self.source_kind = source_kind
        self.speaker = speaker
        self.quote_kind: Final = quote_kind
        self.relayed_via: Final = relayed_via

    @property
    def is_unsourced(self) -> bool:
        return self.source_kind in UNSOURCED_KINDS


@final
class _Read:
    """A claim, where it stands and the span of its source."""

    __slots__ = ("claim", "passage", "place", "source")

    def __init__(self, passage: Passage, claim: Claim) -> None:
        self.passage: Final = passage
        self.claim: Final = claim
        self.source: Final = _span(passage, claim.source)
        first, last = -1, 0
        for part in (claim.cue, claim.source, claim.content):
            if part is not None:
                first = part[0] if first < 0 or part[0] < first else first
                last = max(last, part[0])
        self.place: Final = passage.starts[first], passage.starts[last]


def read_attributions(text: str, mentions: Sequence[NameMention], unread: Sequence[Part] = ()) -> list[Attribution]:
    """The attributions of a text. `mentions` are its names in order of place; without any, capitals tell names. The
    parts `unread` are left alone."""
    read: list[_Read] = []
    for passage in split_passages(text, _CUE_WORDS, unread):
        for claim in claims_in(passage):
            read.append(_Read(passage, claim))
        if not (read and read[-1].passage is passage):
            for claim in floating_claims(passage):
                read.append(_Read(passage, claim))
    read.sort(key=attrgetter("place"))
    return _resolve(text, read, mentions)


def _span(passage: Passage, tokens: tuple[int, int] | None) -> Span | None:
    if tokens is None:
        return None
    return passage.starts[tokens[0]], passage.end_of(tokens[1] - 1)


def _resolve(text: str, read: list[_Read], mentions: Sequence[NameMention]) -> list[Attribution]:
    cast = Cast(text, mentions)
    # "Time: The ferry leaves at nine" is no name that speaks
    read = [item for item in read if item.claim.form != "heading" or (item.source and cast.is_person(item.source))]
    attributions: list[Attribution] = []
    for number, item in enumerate(read):
        passage, claim = item.passage, item.claim
        source = item.source
        before = attributions[-1] if attributions else None
        if claim.form == "floating" and before and passage.paragraph - read[number - 1].passage.paragraph <= 1:
            # whoever spoke just before goes on, be it by name or not
            kind, speaker, source = before.source_kind, before.speaker, before.source
            if before.source_kind in ("hearsay", "agentless"):
                kind, speaker = "none", None
        else:
            kind, speaker = _source(text, item, cast)
        attributions.append(
            Attribution(
                _span(passage, claim.content),
                _span(passage, claim.cue),
                source,
                kind,
                speaker,
                _quote_kind(passage, claim),
                _relayed_via(item, kind, cast),
            )
        )
    _follow(read, attributions)
    for this in attributions:
        if this.source_kind == "none" and this.speaker is None and this.content is not None:
            this.speaker = cast.named_near(this.content)
    return attributions


def _source(text: str, item: _Read, cast: Cast) -> tuple[str, str | None]:
    """Kind and speaker of one attribution."""
    claim, passage = item.claim, item.passage
    if claim.form in ("hearsay", "agentless"):
        return claim.form, None
    if claim.source is None or item.source is None:
        return "none", None
    words = tuple(passage.words[claim.source[0] : claim.source[1]])
    kind, speaker = cast.resolve(words, item.source)
    if kind in ("unnamed-role", "vague-plural") and _is_anonymity_granted(text, passage.start, passage.end):
        kind = "anonymous"
    return kind, speaker


def _is_anonymity_granted(text: str, start: int, end: int) -> bool:
    # the pattern tries every place: it is tried only where a part of it stands
    for part in _ANONYMITY_PARTS:
        if text.find(part, start, end) >= 0:
            return _ANONYMITY_GRANTED.search(text, start, end) is not None
    return False


def _quote_kind(passage: Passage, claim: Claim) -> str:
    if claim.content is None or not (passage.quotes or passage.scare):
        return "indirect"
    first, last = claim.content
    inside = sum(q.end - q.start for n, q in passage.quotes.items() if first <= n < last)
    start, end = passage.starts[first], passage.end_of(last - 1)
    scare = any(start <= q.start < end for q in passage.scare)
    whole = end - start
    if claim.cue is not None and start <= passage.starts[claim.cue[0]] < end and claim.source is not None:
        whole -= max(passage.end_of(claim.cue[1] - 1), passage.end_of(claim.source[1] - 1)) - min(
            passage.starts[claim.cue[0]], passage.starts[claim.source[0]]
        )
    if inside >= 0.9 * whole:
        return "direct"
    return "mixed" if inside or scare else "indirect"


def _relayed_via(item: _Read, kind: str, cast: Cast) -> str | None:
    claim, passage = item.claim, item.passage
    if claim.addressee is not None:
        words = passage.words[claim.addressee[0] : claim.addressee[1]]
        span = _span(passage, claim.addressee)
        # "asked CNN", "informed the BBC": the outlet acts or is acted upon
        asking = ("ask", "inform", "warn", "remind")
        told = claim.cue is not None and not passage.low[claim.cue[1] - 1].startswith(asking)
        if span is not None and told and is_outlet(words) and not cast.is_person(span):
            return cast.outlet(words)
    if kind == "named-organisation" and claim.source is not None and claim.content is not None:
        words = passage.words[claim.source[0] : claim.source[1]]
        hedged = any(word in HEARSAY_ADVERBS for word in passage.low[claim.content[0] : claim.content[1]])
        if hedged and is_outlet(words):
            return cast.outlet(words)
    return None


def _follow(read: list[_Read], attributions: list[Attribution]) -> None:
    """A quotation before its speaker: takes the source that follows in this or the next paragraph."""
    for number in range(len(attributions) - 2, -1, -1):
        this, after = attributions[number], attributions[number + 1]
        if this.source_kind != "none" or this.speaker is not None or after.source is None:
            continue
        if read[number + 1].passage.paragraph - read[number].passage.paragraph <= 1:
            this.source, this.source_kind, this.speaker = after.source, after.source_kind, after.speaker
