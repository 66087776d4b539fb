"""Cuts a text into passages, the units that attributions are read from: a string comes in, lists of tokens come out.

A passage is a sentence, or several where a quotation runs over their boundary. A quotation that can be speech is one
token (`QUOTE`); short ones ("so-called", a title) are read as words. Words in round brackets are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, final

from newsqa.annotate.attributions.tokens import tokenize
from newsqa.annotate.quotation_marks import Quotation, find_quotations
from newsqa.annotate.sentences import LONGEST_SENTENCE, Span, split_paragraphs, split_sentences
from newsqa.annotate.unread import Part

if TYPE_CHECKING:
    from newsqa.annotate.attributions.verb_groups import VerbGroup

QUOTE: Final = "“”"
# sentences are joined up to so many code points, so that what reads a passage has a bound on its input
LONGEST_PASSAGE: Final = 2 * LONGEST_SENTENCE
# a quotation of so few words is a scare quote or a title, unless it ends like a sentence or follows a cue
SHORT_QUOTATION: Final = 3

# a name before a colon has no more code points
LONGEST_LABEL: Final = 50

# every space beside the plain one: line ends of wrapped lines, tabs, no-break and thin spaces
_SPACES: Final = "".join(space for space in map(chr, range(0x3001)) if space.isspace() and space != " ")
_ASCII_SPACES: Final = "".join(filter(str.isascii, _SPACES))
_WORD: Final = re.compile(r"\w+(?:[’'.-]\w+)*")
_LOWER_WORD: Final = re.compile(r"\b[a-z]{4,}")
# what stands before the title of a work
_BEFORE_TITLE: Final = re.compile(
    r"(?:[’']s|s[’']|\b(?:on|in|of|called|titled|named|entitled|film|book|show|song|series)),?\s$"
)
# 'Really?" Smith asked': the sentence goes on after a quotation that ends like one
_GOES_ON: Final = re.compile(
    r"[^\S\n]{1,3}(?:(?:[A-Z][\w.’'-]{0,20}\s){1,4}(?:[a-z]{3,9}\s)?|(?:the|a|an|his|her)\s(?:\w{1,20}\s){1,3})"
    r"(?:said|says|asked|asks|wrote|writes|added|replied|told|tweeted|responded|continued|shouted|exclaimed|declared)\b"
)


@final
class Passage:
    """Tokens of one passage. `words` as they stand, `low` in lower case, `starts` in code points of the text; `quotes`
    maps the number of a token to its quotation; `scare` holds the short quotations. `groups` holds what
    `newsqa.annotate.attributions.verb_groups` has found, by the number of the verb."""

    __slots__ = ("end", "groups", "low", "paragraph", "quotes", "scare", "start", "starts", "words")

    def __init__(
        self,
        span: Span,
        paragraph: int,
        words: list[str],
        starts: list[int],
        quotes: dict[int, Quotation],
        scare: list[Quotation],
    ) -> None:
        self.start: Final = span[0]
        self.end: Final = span[1]
        self.paragraph: Final = paragraph
        self.words: Final = words
        self.low: Final = [word.lower() for word in words]  # compiled, `map` takes half as long again
        self.starts: Final = starts
        self.quotes: Final = quotes
        self.scare: Final = scare
        self.groups: Final[dict[int, VerbGroup]] = {}

    def end_of(self, number: int) -> int:
        """Where a token ends, in code points of the text."""
        if number in self.quotes:
            return self.quotes[number].end
        return self.starts[number] + len(self.words[number])


def split_passages(text: str, cues: frozenset[str], unread: Sequence[Part] = ()) -> list[Passage]:
    """The passages of a text that hold a quotation or one of the words in `cues`, in order.

    `cues` are looked up between spaces: see `with_stops`. What opens in the parts `unread`, given in order, is left
    out.
    """
    paragraphs = split_paragraphs(text)
    quotations = find_quotations(text, paragraphs)
    sentences = split_sentences(text, paragraphs)
    spaced = _with_plain_spaces(text)
    passages = []
    at_quotation = 0
    paragraph = part = 0
    for start, end in _join(text, sentences, quotations):
        while paragraphs[paragraph][1] < end:
            paragraph += 1
        first = at_quotation
        while at_quotation < len(quotations) and quotations[at_quotation].start < end:
            at_quotation += 1
        inside = quotations[first:at_quotation]
        while part < len(unread) and unread[part].end <= start:
            part += 1
        if part < len(unread) and unread[part].start <= start:
            continue
        parts = spaced[start:end].split(" ")
        if inside or not cues.isdisjoint(parts) or _may_be_headed(text, start, end):
            passages.append(_read(spaced, (start, end), paragraph, inside, parts))
    return passages


def _with_plain_spaces(text: str) -> str:
    """The text with a plain space for every other one, so that the same places are the same words."""
    for space in _ASCII_SPACES if text.isascii() else _SPACES:
        if space in text:
            text = text.replace(space, " ")
    return text


def _may_be_headed(text: str, start: int, end: int) -> bool:
    """'Lund: The ferry is late': a colon soon after a capital."""
    return text[start].isupper() and text.find(":", start, min(end, start + LONGEST_LABEL)) > 0


def with_stops(words: Iterable[str]) -> frozenset[str]:
    """Words as they can stand between spaces: "said", "said,", "said:"."""
    return frozenset(word + stop for word in words for stop in ("", ",", ".", ":", ";", "—", "?", "!"))


def _join(text: str, sentences: list[Span], quotations: list[Quotation]) -> list[Span]:
    """Sentences, joined where a boundary stands inside a quotation or a quotation's own verb follows it."""
    joined: list[Span] = []
    number = 0
    for start, end in sentences:
        # the last quotation that opens before this sentence
        while number + 1 < len(quotations) and quotations[number + 1].start < start:
            number += 1
        if joined and number < len(quotations) and end - joined[-1][0] <= LONGEST_PASSAGE:
            quotation = quotations[number]
            before = joined[-1][1]
            inside = quotation.start < before and start < quotation.end
            if inside or (quotation.end == before and text[before - 2] in "?!…" and _GOES_ON.match(text, before)):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined


def is_short(text: str, quotation: Quotation) -> bool:
    """A scare quote, a nickname or the title of a work rather than speech."""
    if quotation.inner_end - quotation.inner_start > 100:
        return False
    inner = text[quotation.inner_start : quotation.inner_end]
    last = inner[-1]
    if last in "?!":
        return False
    capital = inner[0].isupper()
    titled = capital and not _LOWER_WORD.search(inner)
    # "NBC’s “Meet the Press.”", "a film called “The Art of the Deal,”"
    if titled and _BEFORE_TITLE.search(text[max(0, quotation.start - 10) : quotation.start]):
        return True
    if not titled and ((capital and last == ",") or _holds_many_words(inner)):
        return False  # so the words need not be counted
    words = len(_WORD.findall(inner))
    # "Yes," and "We left." but neither "the “plan,”" nor "“Yes.”" by itself
    if last in ".," and capital and (words > 1 or last == ","):
        return False
    # "Meet the Press", "The Art of the Deal": every longer word opens with a capital
    return words <= SHORT_QUOTATION or (titled and words <= 8 and last not in ".,")


def _holds_many_words(inner: str) -> bool:
    """Whether more than `SHORT_QUOTATION` words show without the pattern, which takes ten times as long: so many parts
    between spaces open with a letter or digit, or there are very many parts."""
    words = 0
    for part in inner.split(" ", SHORT_QUOTATION + 1)[: SHORT_QUOTATION + 1]:
        words += part[:1].isalnum()
    return words > SHORT_QUOTATION or inner.count(" ") > 4 * SHORT_QUOTATION


def _read(text: str, span: Span, paragraph: int, quotations: list[Quotation], parts: list[str]) -> Passage:
    """A passage; `parts` are what stands between its spaces."""
    start, end = span
    words: list[str] = []
    starts: list[int] = []
    quotes: dict[int, Quotation] = {}
    scare: list[Quotation] = []
    at = start
    for quotation in quotations:
        if is_short(text, quotation):
            scare.append(quotation)
            continue
        tokenize(text[at : quotation.start].split(" "), at, quotation.start, words, starts)
        quotes[len(words)] = quotation
        words.append(QUOTE)
        starts.append(quotation.start)
        at = max(at, quotation.end)
    tokenize(parts if at == start else text[at:end].split(" "), at, end, words, starts)
    if text.find("(", start, end) >= 0:
        words, starts, quotes = _without_brackets(words, starts, quotes)
    return Passage(span, paragraph, words, starts, quotes, scare)


def _without_brackets(
    words: list[str], starts: list[int], quotes: dict[int, Quotation]
) -> tuple[list[str], list[int], dict[int, Quotation]]:
    keep = [True] * len(words)
    opened = None
    for number, word in enumerate(words):
        if word == "(" and opened is None:
            opened = number
        elif word == ")" and opened is not None:
            if number - opened <= 40:
                keep[opened : number + 1] = [False] * (number + 1 - opened)
            opened = None
    kept = [number for number, stays in enumerate(keep) if stays]
    moved = {old: new for new, old in enumerate(kept)}
    return (
        [words[number] for number in kept],
        [starts[number] for number in kept],
        {moved[number]: quotation for number, quotation in quotes.items() if keep[number]},
    )
