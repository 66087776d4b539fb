"""Decides whether a text is in English, the language that the annotators read: a text and the language that its source
declares come in, a yes or no goes out."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from newsqa.annotate.names.common_words import FUNCTION_WORDS
from newsqa.annotate.names.english_words import is_english_word
from newsqa.articles.readers.encodings.languages import FEWEST_WORDS, LANGUAGES

LOOKED_AT: Final = 3000  # code points from the beginning
# English news has a "the" in every hundred code points, other languages have it in titles of works
_THE_EVERY: Final = 250
_FEWEST_THE: Final = 6
# a text of so many words in which hardly any is among the commonest of English is in no English, whatever it is in
_LONG_ENOUGH: Final = 40
_RARE: Final = 0.02
_ENGLISH: Final = LANGUAGES["en"]
# words of other languages that are words, names or cut-off ends of words ("Lund's") in English too
_HOMOGRAPHS: Final = frozenset(
    """
    a an as at by de del die do e el for had have he her i in is it k la me men no o of on os per pod s san see so some
    son ten to u us v van von was will y z
    """.split()
)
_OTHERS: Final = [words - _HOMOGRAPHS for language, words in LANGUAGES.items() if language != "en"]
_FOREIGN: Final = frozenset[str]().union(*_OTHERS)
# of the languages that English news borrows from
_NEIGHBOURS: Final = frozenset[str]().union(
    *[LANGUAGES[code] for code in ("fr", "de", "es", "pt", "it", "nl", "sv", "da")]
)
_FUNCTION_WORDS: Final = _ENGLISH | FUNCTION_WORDS
_ONLY_ENGLISH: Final = _FUNCTION_WORDS - _HOMOGRAPHS - _FOREIGN
_WORDS_BY_THEMSELVES: Final = frozenset("àèéìòåöøæíáóý")
# these say nothing of the language: addresses, handles, "4th", "Ann's", "Ursula von der Leyen"
_OF_NO_LANGUAGE: Final = re.compile(r"[@#/]\S*|\w\.\w\S*|\d\w*|['’]s\b|\b[Vv][ao]n (?:de[mnr]? )?")
_ENGLISH_CONTRACTION: Final = re.compile(r"\w(?:n['’]t|['’](?:ll|ve|re|m))\b")
_WORD: Final = re.compile(r"[^\W\d_]+")
# "en", "en-GB", "eng", "English"
_DECLARED_ENGLISH: Final = re.compile(r"\s*en(?:g|glish)?(?![a-z])", re.IGNORECASE)
# "de", "pt-BR", "deu", "German"; but neither "und" (undetermined), "mul" nor "zxx" (no language)
_DECLARED_OTHER: Final = re.compile(r"\s*(?!en|und|unk|mul|mis|zxx|n/?a\b|non|nul|other|multi)[a-z]{2,}", re.IGNORECASE)


def is_english(text: str, declared: str | None = None) -> bool:
    """Whether a text is in English by its commonest words. What the source declares decides only where the words do
    not: feeds declare one language for all that they carry. A text that says nothing either way is taken for English.
    """
    articles = text.count(" the ", 0, LOOKED_AT)
    if articles >= _FEWEST_THE and articles * _THE_EVERY >= min(len(text), LOOKED_AT):
        return True
    return _is_english_by_words(text[:LOOKED_AT], declared)


# Attributions, dates and the measures ask in turn, each about all articles of a batch. What is kept is as long as what
# is looked at, however long the texts are.
@lru_cache(maxsize=2048)
def _is_english_by_words(text: str, declared: str | None) -> bool:
    words = _WORD.findall(text)
    # whatever stands below it in Latin letters: Chinese has a run of them for a word, so letters are counted
    if not text.isascii() and 2 * sum([len(word) for word in words if _is_latin(word)]) < sum(map(len, words)):
        return False
    low = [word.lower() for word in words]
    different = frozenset(low)
    english = len(different & _ENGLISH)
    best = max(_OTHERS, key=lambda known: len(different & known))
    other = len(different & best)
    if different.isdisjoint(_ONLY_ENGLISH) and _is_foreign_by_few_words(text):
        return False
    if english >= FEWEST_WORDS and english > other:
        return True
    # names bring "de", "la" and "van" into English texts, and titles of works "of" and "the" into others: often is more
    if (
        other >= FEWEST_WORDS
        and other > english
        and sum(map(best.__contains__, low)) > sum(map(_ENGLISH.__contains__, low))
    ):
        return False
    if declared is not None and not _DECLARED_ENGLISH.match(declared) and _DECLARED_OTHER.match(declared):
        return english > other
    if len(words) >= _LONG_ENOUGH and sum(map(_ENGLISH.__contains__, low)) < _RARE * len(words):
        # a list of names and numbers in English has few common words too, but most of its words have capitals
        return sum(map(str.islower, words)) * 2 < len(words)
    return True


def _is_foreign_by_few_words(text: str) -> bool:
    """Whether a text, mostly a short one, with no word that is English alone has function words of another language,
    and otherwise more words that are not English than such that are: "Der Kanzler trifft sich mit Putin"."""
    if _ENGLISH_CONTRACTION.search(text):
        return False
    words = _WORD.findall(_OF_NO_LANGUAGE.sub("", text))
    others = known = unknown = 0
    for word, following in pairwise([*words, ""]):
        low = word.lower()
        if low in _FUNCTION_WORDS or (word.isupper() and len(word) > 1):
            continue
        if low == "die":
            others += following[:1].isupper()  # "die Fähre", but not "die in"
        elif low in _HOMOGRAPHS or (low in _NEIGHBOURS and is_english_word(low)):
            # "la ministra", "hat gegen", but neither "La Paz" nor "hat trick"
            others += following.islower() and following not in _FUNCTION_WORDS and not is_english_word(following)
        elif (low in _FOREIGN and not is_english_word(low)) or low in _WORDS_BY_THEMSELVES:
            others += 1  # "à Berlin"
        elif is_english_word(low):
            known += word.islower()
        else:
            unknown += word.islower()
    return others > 0 and others + unknown > max(known, 1)


def _is_latin(word: str) -> bool:
    """Whether a word opens with a letter of the Latin alphabet."""
    return word[0] < "\u0250" or "\u1e00" <= word[0] < "\u1f00"
