"""Looks up the forms of a house style in texts: the entries and one article come in, where variants stand goes out.

A form is looked up by one of its words, and texts that have none of these words are never read.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsqa.annotate.names.common_words import FUNCTION_WORDS
from newsqa.annotate.names.organisations import ORGANISATION_HEADS
from newsqa.rules.names.house_style import KEY, Entry
from newsqa.rules.names.word_sieve import Sieve, make_sieve

# A text that has both forms so close together tells what the other is: "Myanmar, also known as Burma"
CLOSE = 40  # code points
MOST_HITS = 10_000  # in a text; more are not counted
# one code point for another, so that places stay
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "\n": " ", "\xa0": " "})
_ANY_OF = {"'": "['’‘]", "-": "[-‐‑]", " ": "[ \xa0\n]"}
# not "@KyivPost", "kiev.ua", "O'Kiev"; but "anti-Kiev"
_BEFORE = r"(?<![\w@#/.&=])(?<!\w['’])"
# not "Sana'a" for "Sana", "Kiev.ua", "Kiev@"; but "Kiev's", "Kiev-based", "Kiev."
_AFTER = r"(?![\w@/]|['’](?!s\b)\w|\.[a-z])"
# words in every other article, by which nothing is to be looked up while the form has another one
_COMMON = (
    FUNCTION_WORDS
    | {head.lower() for head in ORGANISATION_HEADS}
    | frozenset(
        "al barack bill david donald george james john michael national paul president republic robert what".split()
    )
)
_GLOSS = re.compile(
    r"\b(?:formerly|previously|was then|known as|called|named|spelled|renamed from)\W{1,3}(?:the )?$", re.IGNORECASE
)
# the writer knows, and quotes: "Ghandi [sic]"
_SIC = re.compile(r"\W{0,3}(?:s\W)?\W{0,2}[(\[]sic\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s|\n")


class Hit(NamedTuple):
    """Where a variant of an entry stands."""

    start: int
    end: int
    entry: Entry
    variant: str


class _Form(NamedTuple):
    """One way in which a variant can stand in a text; `at` is where in it the word stands that it is looked up by.
    `phrases` are those in which it is right, in small letters, each with where in it the form stands."""

    at: int
    pattern: str
    entry: Entry
    variant: str
    phrases: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Style:
    """A house style made ready: the forms of all variants by the word that they are looked up by, a sieve for these
    words, and what tells the context of the entries that ask for one."""

    forms: Mapping[str, Sequence[_Form]]
    sieve: Sieve
    contexts: Mapping[Entry, re.Pattern[str]]

    def hits(self, text: str, words: Iterable[str]) -> list[Hit]:
        """The variants in a text, in order and none within another; those that the text itself excuses are left out.

        `words` are those of the sieve that the text has.
        """
        first = itertools.islice(self._matches(text, sorted(words)), MOST_HITS)
        found = sorted(first, key=lambda found: (found[0].start, -found[0].end))
        hits, end = [], 0
        for hit, form in found:
            if hit.start >= end:
                end = hit.end
                if not _is_excused(text, hit, form):
                    hits.append(hit)
        return hits

    def _matches(self, text: str, words: Iterable[str]) -> Iterator[tuple[Hit, _Form]]:
        for word in words:
            at = text.find(word)
            while at >= 0:
                for form in self.forms[word]:
                    start = at - form.at
                    if start >= 0 and (match := _compiled(form.pattern).match(text, start)):
                        yield Hit(start, match.end(), form.entry, form.variant), form
                at = text.find(word, at + 1)

    def is_in_context(self, entry: Entry, texts: Iterable[str]) -> bool:
        """Whether an article has one of the words that the entry asks for."""
        pattern = self.contexts.get(entry)
        return pattern is None or any(map(pattern.search, texts))


def make_style(entries: Iterable[Entry]) -> Style:
    """Make entries ready to be looked up."""
    forms: dict[str, list[_Form]] = {}
    contexts = {}
    for entry in entries:
        if entry.context:
            words = "|".join(map(re.escape, entry.context))
            contexts[entry] = re.compile(rf"(?<!\w)(?:{words})(?!\w)")
        right = set(_ways(entry.preferred))
        for variant in entry.variants:
            for way in _ways(variant):
                if way not in right:
                    key = _key(way, entry.preferred)
                    pattern = _BEFORE + "".join(_ANY_OF.get(c, re.escape(c)) for c in _plain(way)) + _AFTER
                    form = _Form(key.start(), pattern, entry, variant, _phrases(entry, variant))
                    forms.setdefault(key[0], []).append(form)
    return Style(forms, make_sieve(forms), contexts)


# few of the hundreds of forms are ever looked for, and to compile all of them takes half a second
@functools.lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _key(form: str, preferred: str) -> re.Match[str]:
    """The word to look a form up by, one that few texts have: not common, not in the preferred form, and long."""
    right = {word.lower() for word in KEY.findall(preferred)}

    def rank(word: re.Match[str]) -> tuple[bool, bool, int]:
        low = word[0].lower()
        return low not in _COMMON, low not in right, len(low)

    return max(KEY.finditer(form), key=rank)


def _ways(form: str) -> tuple[str, ...]:
    """As it is written, as it opens a sentence, and in capitals: "al-Qaeda", "Al-Qaeda", "AL-QAEDA"."""
    return tuple(dict.fromkeys((form, form[0].upper() + form[1:], form.upper())))


def _phrases(entry: Entry, variant: str) -> tuple[tuple[str, int], ...]:
    """The phrases in which a variant is right; the preferred form is one where the variant is a part of it."""
    low = _plain(variant).lower()
    # "Lebron James" is no part of "LeBron James": that would excuse it everywhere
    preferred = (entry.preferred,) if variant in entry.preferred else ()
    phrases = (_plain(phrase).lower() for phrase in (*entry.exceptions, *preferred))
    return tuple((phrase, phrase.index(low)) for phrase in phrases if low in phrase)


def _plain(text: str) -> str:
    return text.translate(_PLAIN)


def _is_excused(text: str, hit: Hit, form: _Form) -> bool:
    for phrase, at in form.phrases:
        start = hit.start - at
        if (
            start >= 0
            and _plain(text[start : start + len(phrase)]).lower() == phrase
            and not text[max(0, start - 1) : start].isalnum()
        ):
            return True
    before, after = text[max(0, hit.start - CLOSE) : hit.start], text[hit.end : hit.end + CLOSE]
    if _GLOSS.search(before) or _SIC.match(after):
        return True
    preferred = hit.entry.preferred
    near_before = _SENTENCE_END.split(before)[-1]
    return preferred in near_before or preferred in _SENTENCE_END.split(after)[0]
