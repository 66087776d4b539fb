"""Mentions of names: takes the texts of one article, gives the stretches that name somebody or something.

Reads runs of capitalised words against the article's own use of capitals: a word that opens a sentence is a name only
if nothing in the article or in a list of common words says otherwise.
"""

import re
from itertools import chain
from typing import NamedTuple

from newsqa.annotate.names.common_words import CALENDAR, FUNCTION_WORDS, SENTENCE_OPENERS
from newsqa.annotate.names.organisations import EVENT_HEADS, OF_HEADS, ORGANISATION_HEADS
from newsqa.annotate.names.people import GIVEN_NAMES, TITLE_MODIFIERS
from newsqa.annotate.names.places import COUNTRIES, DEMONYMS, PLACE_HEADS, PLACES
from newsqa.annotate.names.reading import Reading, Word, names_in, read_run
from newsqa.annotate.names.runs import RUN, headline_spans, opens_sentence

_ARTICLE_PREFIX = re.compile(r"(?<!\w)(?:al|el|as|ash|ad|ar|an|at)-$", re.IGNORECASE)  # al- before Qaida
_PARTICLE_ENDS = frozenset({"n ", "r ", "e "})  # what the following ends in
_PARTICLE_BEFORE = re.compile(r"(?<!\w)(?:bin|ibn|van der|van den|van de|van|von) $")  # bin before Laden

_KNOWN = frozenset(name.lower() for name in COUNTRIES | PLACES | DEMONYMS | GIVEN_NAMES if " " not in name)
_KNOWN_PAIRS = frozenset(" ".join(name.lower().split()[:2]) for name in COUNTRIES | PLACES if " " in name)
_HEADS = frozenset(name.lower() for name in ORGANISATION_HEADS | PLACE_HEADS | EVENT_HEADS)
_MODIFIERS = frozenset(name.lower() for name in TITLE_MODIFIERS)
# Texts longer than this are split into words once instead of being searched for each word.
_SEARCHED = 20_000


class Mention(NamedTuple):
    """A mention with its offsets in `field`. `titled` when a personal title stands before it."""

    field: str
    start: int
    end: int
    text: str
    titled: bool


# A run of capitalised words where it stands: its start, whether a sentence begins with it, whether its line capitalises
# every word, and its reading. A plain tuple: there are a hundred of them in an article.
Run = tuple[int, bool, bool, Reading]


class Usage:
    """How one article uses its words: in small letters, or with a capital inside a sentence (`named`, `pairs`)."""

    def __init__(self, texts: dict[str, str], runs: dict[str, list[Run]]) -> None:
        self._texts = tuple(texts.values())
        self._words: frozenset[str] | None = None
        inside = [
            (reading.lows[1:], reading.pairs[1:]) if opens else (reading.lows, reading.pairs)
            for field_runs in runs.values()
            for _, opens, headline, reading in field_runs
            if not headline
        ]
        self.named = frozenset(chain.from_iterable([lows for lows, _ in inside]))
        self.pairs = frozenset(chain.from_iterable([pairs for _, pairs in inside]))

    def is_small(self, low: str) -> bool:
        """Whether the article writes a word in small letters too."""
        if self._words is None:
            self._words = frozenset[str]().union(*(text.split() for text in self._texts))
        words = self._words
        return low in words or f"{low}," in words or f"{low}." in words


def find_mentions(texts: dict[str, str]) -> tuple[list[Mention], Usage]:
    """The mentions in an article's texts (field name to text), in order of field and start, and the article's usage."""
    runs = {field: _find_runs(text, field == "title") for field, text in texts.items()}
    usage = Usage(texts, runs)
    found: list[Mention] = []
    for field, text in texts.items():
        for at, opens, headline, reading in runs[field]:
            names = reading.names
            if headline:
                names = names_in(_known_words(reading.words, usage))
            elif opens and _is_opener(reading.words, usage):
                names = reading.names_without_first
            for start, end, titled in names:
                first = start == 0
                start, end = at + start, at + end
                if first and start and text[start - 1] in "- ":
                    start = _with_particle(text, start)
                words = text[start:end]
                if " " in words or _may_stand(words, first and opens, headline, usage):
                    found.append(Mention(field, start, end, words, titled))
    return found, usage


def _find_runs(text: str, is_title: bool) -> list[Run]:
    headlines = list(headline_spans(text, is_title))[::-1]  # the next one last
    runs: list[Run] = []
    bound = 0
    for match in RUN.finditer(text):
        reading = read_run(match.group())
        start, end = match.span()
        if reading.names:
            while headlines and headlines[-1][1] <= start:
                headlines.pop()
            # the common case first: a space, and a letter before it
            inside = start > 1 and text[start - 1] == " " and text[start - 2].isalpha()
            opens = not inside and opens_sentence(text, start, bound)
            runs.append((start, opens, bool(headlines) and headlines[-1][0] <= start, reading))
        bound = end
    return runs


def _known_words(words: tuple[Word, ...], usage: Usage) -> tuple[Word, ...]:
    """In a headline every word has a capital: keep those that the article or general knowledge knows as names."""
    keep = [False] * len(words)
    for i, word in enumerate(words):
        low = word.low
        if word.joins:
            keep[i] = True
        elif low in FUNCTION_WORDS or low in CALENDAR:
            continue
        elif low in _KNOWN or (low in usage.named and not (low in SENTENCE_OPENERS or usage.is_small(low))):
            keep[i] = True
        if i and not words[i - 1].joins and not word.joins:
            pair = f"{words[i - 1].low} {low}"
            if pair in usage.pairs or pair in _KNOWN_PAIRS:
                keep[i - 1] = keep[i] = True
    return tuple(
        word if kept else word._replace(core="", low="", end=word.start) for word, kept in zip(words, keep, strict=True)
    )


def _is_opener(words: tuple[Word, ...], usage: Usage) -> bool:
    """Whether the capital of a run's first word may only be that of a sentence."""
    first = words[0]
    low = first.low
    if low in FUNCTION_WORDS:
        return False  # no name in any case
    if (low in _KNOWN and not usage.is_small(low)) or (first.core.isupper() and len(low) > 1):
        return False
    small = usage.is_small(low)
    doubtful = low in SENTENCE_OPENERS or small or usage.is_small(low.removesuffix("s"))
    if not doubtful:
        return len(low) > 4 and low.endswith(("ing", "ed", "ly")) and low not in usage.named and low not in _KNOWN
    if len(words) > 1 and not first.closed:
        second = words[1]
        if second.joins:
            return second.core in ("of", "for", "and") and first.core not in OF_HEADS
        pair = f"{low} {second.low}"
        return not (pair in usage.pairs or pair in _KNOWN_PAIRS or second.low in _HEADS)
    return small or low not in usage.named


def _with_particle(text: str, start: int) -> int:
    """Where a name begins when an Arabic article or a particle in small letters stands before it."""
    if text[start - 1] == "-":
        match = _ARTICLE_PREFIX.search(text, max(0, start - 4), start)
    elif text[start - 2 : start] in _PARTICLE_ENDS:
        match = _PARTICLE_BEFORE.search(text, max(0, start - 9), start)
    else:
        return start
    return match.start() if match else start


def _may_stand(word: str, opens: bool, headline: bool, usage: Usage) -> bool:
    """Whether a single word is a name by itself."""
    if len(word) < 2 or (len(word) == 2 and word[1] == "."):
        return False
    low = word.lower()
    if low in SENTENCE_OPENERS:
        if opens and low not in usage.named:
            return False
    elif low not in _MODIFIERS:
        return True
    return not usage.is_small(low) or (word.isupper() and not headline)
