"""Mentions of names: takes the texts of one article, gives the stretches that name somebody or something.

Reads runs of capitalised words against the article's own use of capitals: a word that opens a sentence is a name only
if nothing in the article or in a list of common words says otherwise.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from newsqa.annotate.names.common_words import CALENDAR, FUNCTION_WORDS, SENTENCE_OPENERS
from newsqa.annotate.names.english_words import is_english_word
from newsqa.annotate.names.organisations import EVENT_HEADS, OF_HEADS, ORGANISATION_HEADS
from newsqa.annotate.names.people import GIVEN_NAMES
from newsqa.annotate.names.places import COUNTRIES, DEMONYMS, PLACE_HEADS, PLACES
from newsqa.annotate.names.reading import (
    COINS,
    LONGEST_ACRONYM,
    LONGEST_KEPT,
    MODIFIERS,
    Reading,
    Word,
    names_in,
    read_known_run,
    read_run,
    split_words,
)
from newsqa.annotate.names.runs import RUN, headline_spans, opens_sentence
from newsqa.annotate.names.spelling import plain

_ARTICLE_PREFIX: Final = re.compile(r"(?<!\w)(?:al|el|as|ash|ad|ar|an|at)-$", re.IGNORECASE)  # al- before Qaida
# what the following ends in, four letters each
_PARTICLE_ENDS: Final = frozenset({" al ", " el ", "bin ", "ibn ", "der ", "den ", " de ", "van ", "von "})
_PARTICLE_BEFORE: Final = re.compile(
    r"(?<!\w)(?:al|el|bin|ibn|van der|van den|van de|van|von) $"
)  # bin before Laden, al before Qaida

# Small words that join names only after some words: Bank of, but not Florists of.
_SPLITTING: Final = ("of", "for", "and")
_KNOWN: Final = frozenset(name.lower() for name in COUNTRIES | PLACES | DEMONYMS | GIVEN_NAMES if " " not in name)
_GIVEN: Final = frozenset(name.lower() for name in GIVEN_NAMES) - frozenset(
    name.lower() for name in COUNTRIES | PLACES | DEMONYMS
)
_SHORTEST_SURNAME: Final = 4
_KNOWN_PAIRS: Final = frozenset(" ".join(name.lower().split()[:2]) for name in COUNTRIES | PLACES if " " in name)
_BODIES: Final = frozenset(name.lower() for name in ORGANISATION_HEADS)
_HEADS: Final = frozenset(name.lower() for name in ORGANISATION_HEADS | PLACE_HEADS | EVENT_HEADS)
# Dollars, not the country: US$, NZ $.
_MONEY: Final = ("$", " $", "\xa0$")
# An address is looked at so far back, in letters.
_LONGEST_ADDRESS: Final = 60
# An article that asks for more words than this is split into words once instead of being searched for each word.
_MOST_SEARCHES: Final = 32


# A mention: its field, its offsets there, its text, and whether a personal title stands before it. Mentions and runs
# are plain tuples, since there are a hundred of them in an article.
Mention = tuple[str, int, int, str, bool]
# A run of capitalised words where it stands: its start, its text, whether a sentence begins with it, whether its line
# capitalises every word, and its reading.
Run = tuple[int, str, bool, bool, Reading]


class Usage:
    """How one article uses its words: in small letters, or with a capital inside a sentence (`named`, `pairs`, filled
    while its runs are found)."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.named: set[str] = set()
        self.pairs: set[str] = set()
        self._text = "\n".join(texts)
        self._small: dict[str, bool] = {}
        self._words: frozenset[str] | None = None
        self._heads: frozenset[str] | None = None

    def is_small(self, low: str) -> bool:
        """Whether the article writes a word in small letters too."""
        small = self._small.get(low)
        if small is None:
            small = self._small[low] = self._find_small(low)
        return small

    def is_head(self, low: str) -> bool:
        """Whether a word stands in a longer name of the article too; asked once all runs are found."""
        if self._heads is None:
            self._heads = frozenset([word for pair in self.pairs for word in pair.split(" ")])
        return low in self._heads

    def _find_small(self, low: str) -> bool:
        # an article asks for some fifteen words: to search it for each is faster than to split it
        if low and len(self._small) < _MOST_SEARCHES:
            return holds_word(self._text, low)
        if self._words is None:
            self._words = frozenset(self._text.split())
        words = self._words
        return low in words or f"{low}," in words or f"{low}." in words


def find_mentions(texts: dict[str, str]) -> tuple[list[Mention], Usage]:
    """The mentions in an article's texts (field name to text), in order of field and start, and the article's usage."""
    usage = Usage(texts.values())
    # no run can be judged before all are known, but most runs need no judgement
    found = [(field, text, *_find_runs(field, text, usage)) for field, text in texts.items()]
    usage.named.update([plain(word) for word in usage.named if not word.isascii()])  # Müller; "Muller said"
    mentions: list[Mention] = []
    for field, text, sure, doubtful in found:
        for run in doubtful:
            sure.extend(_judged(field, text, run, usage))
        sure.sort()
        mentions.extend(sure)
    return mentions, usage


def _find_runs(field: str, text: str, usage: Usage) -> tuple[list[Mention], list[Run]]:
    """The mentions in a text that need no judgement, and the runs that do; notes in `usage` how words are used."""
    headlines = list(headline_spans(text, field == "title"))[::-1]  # the next one last
    mentions: list[Mention] = []
    doubtful: list[Run] = []
    named, pairs = usage.named, usage.pairs
    parts = RUN.split(text)
    end = 0
    for before, run, inside in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
        bound = end
        start = end + len(before)
        end = start + len(run)
        reading = read_known_run(run) if end - start <= LONGEST_KEPT else read_run(run)
        names, sure, lows, neighbours, _ = reading
        if not names:
            continue
        while headlines and headlines[-1][1] <= start:
            headlines.pop()
        headline = bool(headlines) and headlines[-1][0] <= start
        opens = inside is None and opens_sentence(text, start, bound)
        if not headline:
            named.update(lows[1:] if opens else lows)
            if neighbours:
                pairs.update(neighbours[1:] if opens else neighbours)
            if sure and inside is not None and text[end : end + 1] != "@":
                for first, last, name, titled, _ in names:
                    mentions.append((field, start + first, start + last, name, titled))
                continue
        doubtful.append((start, run, opens, headline, reading))
    return mentions, doubtful


def _judged(field: str, text: str, run: Run, usage: Usage) -> Iterator[Mention]:
    """The mentions in a run, after what the article says of its words."""
    at, words, opens, headline, reading = run
    names = reading[0]
    if headline:
        names = names_in(_known_words(split_words(words), usage), words)
    elif opens and _is_opener(words, reading, usage):
        names = names_in(split_words(words)[1:], words) if reading[3] else ()
    for first, last, name, titled, sure in names:
        start, end = at + first, at + last
        if first == 0 and start:
            before = text[start - 1]
            if before in "- ":
                start = _with_particle(text, start)
                name = text[start:end]
            elif before in "@#/" and _is_address(text, start):
                continue
        if sure or " " in name or _may_stand(name, first == 0 and opens, headline, usage):
            if (not sure and text.startswith(_MONEY, end)) or text.startswith("@", end):
                continue
            yield field, start, end, name, titled


def holds_word(text: str, word: str) -> bool:
    """Whether a word stands in a text between spaces, a comma or a full stop after it allowed."""
    length = len(word)
    at = text.find(word)
    while at >= 0:
        end = at + length
        if at == 0 or text[at - 1].isspace():
            end += text[end : end + 1] in (",", ".")
            if end == len(text) or text[end].isspace():
                return True
        at = text.find(word, at + 1)
    return False


def _known_words(words: tuple[Word, ...], usage: Usage) -> tuple[Word, ...]:
    """In a headline every word has a capital: keep those that the article or general knowledge knows as names."""
    keep = [False] * len(words)
    for i, word in enumerate(words):
        low = word.low
        if word.joins:
            keep[i] = True
        elif low in FUNCTION_WORDS or low in CALENDAR:
            continue
        elif low in usage.named and not (low in SENTENCE_OPENERS or usage.is_small(low)):
            keep[i] = True
        elif low in _KNOWN:
            keep[i] = not (low in _GIVEN and is_english_word(low))  # "SAID", "BILL": only before a surname
        if i and not words[i - 1].joins and not word.joins:
            pair = f"{words[i - 1].low} {low}"
            if pair in usage.pairs or pair in _KNOWN_PAIRS:
                keep[i - 1] = keep[i] = True
            elif _is_surname_after(words[i - 1], word):
                keep[i - 1] = keep[i] = True
                usage.named.add(low)  # ANNA LINDQVIST, and then LINDQVIST
    return tuple(
        word if kept else word._replace(core="", low="", end=word.start) for word, kept in zip(words, keep, strict=True)
    )


def _is_surname_after(given: Word, word: Word) -> bool:
    """Whether a word of a headline is the surname after a given name: ANNA LINDQVIST, but not ANNA RESIGNS."""
    if given.low not in _GIVEN or given.closed or len(word.low) < _SHORTEST_SURNAME:
        return False
    return word.low not in _KNOWN and not is_english_word(word.low)


def _is_opener(run: str, reading: Reading, usage: Usage) -> bool:
    """Whether the capital of a run's first word may only be that of a sentence."""
    _, _, lows, pairs, shouts = reading
    low = lows[0]
    if low in FUNCTION_WORDS:
        return False  # no name in any case
    if shouts or (low in _KNOWN and not usage.is_small(low)):
        return False
    if not (low in SENTENCE_OPENERS or usage.is_small(low) or usage.is_small(low.removesuffix("s"))):
        if low in usage.named or low in _KNOWN:
            return False
        if len(low) > 4 and low.endswith(("ing", "ed", "ly")):
            return True
        return is_english_word(low) and _stands_alone(run, reading)
    if pairs:
        first, second, *_ = split_words(run)
        if not first.closed:
            if second.joins:
                return second.core in _SPLITTING and first.core not in OF_HEADS
            pair = pairs[0]
            return not (pair in usage.pairs or pair in _KNOWN_PAIRS or second.low in _HEADS)
    return low not in usage.named or usage.is_small(low)


def _stands_alone(run: str, reading: Reading) -> bool:
    """Whether a run's first word makes no name with the next: "Surgeons", "Florists of Lund", "Musician John Smith";
    but "Hope Hicks"."""
    if not reading[3]:
        return True
    first, second, *_ = split_words(run)
    return first.closed or second.core in GIVEN_NAMES or (second.core in _SPLITTING and first.core not in OF_HEADS)


def _with_particle(text: str, start: int) -> int:
    """Where a name begins when an Arabic article or a particle in small letters stands before it."""
    if text[start - 1] == "-":
        match = _ARTICLE_PREFIX.search(text, max(0, start - 4), start)
    elif text[start - 4 : start] in _PARTICLE_ENDS:
        match = _PARTICLE_BEFORE.search(text, max(0, start - 9), start)
    else:
        return start
    return match.start() if match else start


def _is_address(text: str, start: int) -> bool:
    """Whether what starts there is a handle, a tag or part of an address: "@POTUS", "ann@Lund.example",
    "pic.twitter.com/Xyz"."""
    if text[start - 1] == "@":
        return True
    if text[start - 1] != "/":
        return start == 1 or not text[start - 2].isalnum()
    before = text[max(0, start - _LONGEST_ADDRESS) : start].rpartition(" ")[2]
    return "." in before.lstrip(".")


def _may_stand(word: str, opens: bool, headline: bool, usage: Usage) -> bool:
    """Whether a single word is a name by itself."""
    if len(word) < 2 or (len(word) == 2 and word[1] == "."):
        return False
    low = word.lower()
    if word.isupper():
        if not headline and len(word) > LONGEST_ACRONYM and low not in _KNOWN and is_english_word(low):
            return False  # WATCHED, UNLESS
        if low in COINS:
            return True
    if not (opens or headline) and low in _BODIES and usage.is_head(low):
        return True  # "the Church", of the Church of England
    if low in SENTENCE_OPENERS:
        if opens and low not in usage.named:
            return False
    elif low not in MODIFIERS:
        return True
    return (word.isupper() and not headline) or not usage.is_small(low)
