"""Compares two whole names: is one an inconsistent spelling of the other, a short form of it, or another name?

Word by word, in any order, by how they sound. Titles, legal forms and small particles are set aside first: where only
one name has them it is a short form, where both have them and differ the name is spelled in two ways.
"""

import re
from collections.abc import Sequence
from typing import Final

from newsqa.annotate.names.organisations import LEGAL_FORMS
from newsqa.annotate.names.people import NICKNAMES, TITLES
from newsqa.annotate.names.sounds import unlikeness, without_case
from newsqa.annotate.names.spelling import PARTICLES, both_known, is_derived, plain, transcribed
from newsqa.annotate.names.word_lists import word_list

# How unlike two words may be: two names of a single word; a word of a longer name; on average the words of a longer
# name; two names whose words are joined and split in other places.
_SINGLE: Final = 0.24
_WORD: Final = 0.36
_MEAN: Final = 0.26
_JOINED: Final = 0.13
# Two well-known names that sound alike may be one (Mohamed, Muhammad).
_KNOWN: Final = 0.15
# No name is longer, in letters; a longer text is not compared.
_LONGEST: Final = 200
_LONGEST_WORD: Final = 40
# A name may have a word more than the other when so many others agree.
_FEWEST_WITH_MORE: Final = 3

# Words, and what counts as one: "&", and the -e or -i that joins words in Persian and Urdu (Jund-e Sahra).
_PARTS: Final = re.compile(r"&|-[ei](?=[- ])|[^\W_]+(?:['.][^\W_]+)*")
_SMALL: Final = PARTICLES | {"-e", "-i"}
_TITLES: Final = frozenset(title.lower() for title in TITLES) | {"jr", "sr", "junior", "senior", "ii", "iii", "iv"}
# One legal form in full and abbreviated is no other spelling.
_ABBREVIATED: Final = {
    "incorporated": "inc",
    "corporation": "corp",
    "company": "co",
    "limited": "ltd",
    "holdings": "holding",
}
# What is counted or lies elsewhere is another: Third Fleet and Fifth Fleet, Est and Ouest.
_OPPOSED: Final = word_list(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth one two three four five six seven eight nine ten eleven twelve
    north south east west northern southern eastern western norte sur sul este oeste nord sud est ouest
    """
)


def is_spelling_variant(a: str, b: str) -> bool:
    """Whether two names are one name spelled inconsistently: not equal, not a legitimate short form of each other
    ("Ali Khamenei", "Khamenei"), and not two different names. Symmetric."""
    if a == b or max(len(a), len(b)) > _LONGEST:
        return False
    if a > b:
        a, b = b, a
    plain_a, plain_b = plain(a), plain(b)
    all_a, all_b = _all_words(plain_a), _all_words(plain_b)
    words_a, words_b = _telling(all_a), _telling(all_b)
    if not words_a or not words_b:
        return False
    joined_a, joined_b = "".join(words_a), "".join(words_b)
    if joined_a == joined_b or sorted(words_a) == sorted(words_b):
        if a.casefold() == b.casefold():
            return False
        return _letters(plain_a) == _letters(plain_b) or _differ_in_style(all_a, all_b)
    written_a, written_b = transcribed(a), transcribed(b)
    if written_a in (plain_b, written_b) or plain_a == written_b:
        return True  # Müller, Mueller
    if both_known(plain_a, plain_b) or set(words_a) <= set(words_b) or set(words_b) <= set(words_a):
        return False
    if _words_match(words_a, words_b):
        return True
    return (
        len(words_a) != len(words_b)
        and min(len(joined_a), len(joined_b)) > 5
        and unlikeness(joined_a, joined_b) <= _JOINED
    )


def spelled_parts(name: str, other: str) -> tuple[str, str]:
    """What two spellings of a name differ in, of each the like part: the names as they stand if they have as many
    words, else the words that are most alike ("Haniya" and "Haniyeh" of "Haniya", "Ismail Haniyeh")."""
    words, others = (text.replace("\xa0", " ").split(" ") for text in (name, other))
    if len(words) == len(others):
        return name, other
    short, shorts = ([word for word in each if plain(word) and len(word) <= _LONGEST_WORD] for each in (words, others))
    pairs = [(unlikeness(plain(a), plain(b)), a, b) for a in short for b in shorts if a != b]
    return min(pairs)[1:] if pairs else (name, other)


def words_of(name: str) -> list[str]:
    """The plain words of a name that count: without titles, legal forms and small particles."""
    return _telling(_all_words(plain(name)))


def _all_words(name: str) -> list[str]:
    """The words of a plain name, with "&" for a word; their points and apostrophes are left out."""
    return [part.replace("'", "").replace(".", "") for part in _PARTS.findall(name)]


def _telling(words: Sequence[str]) -> list[str]:
    """The words of a name that count: without titles, legal forms and small particles, if there are others."""
    kept = [word for word in words if word not in _SMALL and word not in LEGAL_FORMS and word not in _TITLES]
    return kept or [word for word in words if word.isalnum()]


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _differ_in_style(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names of the same words differ in "&" and "and", or in small words or legal forms where both have
    them: Orlov & Sons, Orlov and Sons. What only one has makes a short form of the other."""
    if sorted(filter(_TITLES.__contains__, a)) != sorted(filter(_TITLES.__contains__, b)):
        return False
    small_a, small_b = ([word for word in words if word in _SMALL and word != "the"] for words in (a, b))
    forms_a, forms_b = (
        [_ABBREVIATED.get(word, word) for word in words if word in LEGAL_FORMS and word != "the"] for words in (a, b)
    )
    if len(small_a) != len(small_b) or bool(forms_a) != bool(forms_b):
        return False
    return small_a != small_b or forms_a != forms_b


def _words_match(words_a: list[str], words_b: list[str]) -> bool:
    """Whether every word of the shorter name is a spelling of one of the other's, in any order."""
    if len(words_a) > len(words_b):
        words_a, words_b = words_b, words_a
    if len(words_b) == 1:
        return _single_words_match(words_a[0], words_b[0])
    more = len(words_b) - len(words_a)
    if more > 1 or (more and len(words_a) < _FEWEST_WITH_MORE):
        return False
    left = list(words_b)
    total = 0.0
    for word in words_a:
        unlike, best = min([(unlikeness(word, other), other) for other in left])
        if unlike > _WORD or (word != best and not _may_differ(word, best, unlike)):
            return False
        total += unlike
        left.remove(best)
    return total <= _MEAN * len(words_a)


def _may_differ(a: str, b: str, unlike: float) -> bool:
    """Whether two words of longer names may be two spellings: guards against pairs that look alike but are not."""
    if a.isdigit() or b.isdigit() or len(a) < 2 or len(b) < 2 or (a in _OPPOSED and b in _OPPOSED):
        return False
    if NICKNAMES.get(a) == b or NICKNAMES.get(b) == a:
        return False
    return unlike <= _KNOWN or not both_known(a, b)


def _single_words_match(a: str, b: str) -> bool:
    if min(len(a), len(b)) < 3 or unlikeness(a, b) > _SINGLE:
        return False
    return not is_derived(a, b) or without_case(a, b) != (a, b)
