"""Keeps apart names that are spelled alike and yet are two, whatever company they keep.

Within an article little stands between two spellings; across articles there are people, places and words of the
language in plenty that differ by a letter or two. So only this counts as a second spelling of a name: other accents,
spaces or hyphens, what transliterations mix up, and one slip of the keys.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA, Levenshtein

from newsqa.annotate.names.comparison import words_of
from newsqa.annotate.names.english_words import is_english_word
from newsqa.annotate.names.organisations import LEGAL_FORMS
from newsqa.annotate.names.spelling import is_derived, is_given, is_known, plain, skeleton, transcribed
from newsqa.corpus.name_keys import sound_of

_SHORTEST = 5  # letters of a word in which a letter may be wrong
_SHORTEST_SINGLE = 7  # the same of a word that is a whole name, or in which two vowels may be wrong
_SHORTEST_JOINED = 9  # and of words that are written as one
_VOWELS = frozenset("aeiouy")
# How the British write what Americans write otherwise: labour, neighbourhood; defence; centre, theatre; organisation,
# analyse; programme; catalogue; travelling, counsellor.
_AMERICAN = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"(?<=[a-z]{2})our(?=$|s$|ed$|ing$|er|ite|able|ship|hood|ly$|ful|less|ist)", "or"),
        (r"(?<=[a-z]{2})ence(?=s?$)", "ense"),
        (r"(?<=[bt])re(?=s?$)", "er"),
        (r"(?<=[a-z]{2})is(?=ations?$|ational$|e$|es$|ed$|ers?$|ing$)", "iz"),
        (r"(?<=[a-z]{2})ys(?=e$|es$|ed$|ers?$|ing$)", "yz"),
        (r"mme(?=s?$)", "m"),
        (r"ogue(?=s?$)", "og"),
        (r"(?<=[aeiou])ll(?=ings?$|ed$|ers?$|ors?$)", "l"),
    )
)
_TAG = re.compile(r"[^ -]*[a-z][A-Z][^ -]*")  # KimKardashian


def may_be_one(a: str, b: str) -> bool:
    """Whether two forms that look alike differ only as spellings do. It says no more: whether they are no short form
    of each other, `newsqa.annotate.names.is_spelling_variant` tells."""
    if plain(a) == plain(b) or transcribed(a) in (plain(b), transcribed(b)) or plain(a) == transcribed(b):
        return True  # Peña Nieto, Pena Nieto; Thomas Müller, Thomas Mueller
    if _acronyms(a) != _acronyms(b) or _is_tag(a, b) or _is_tag(b, a):
        return False  # Pius XI, Pius XII
    words_a, words_b = words_of(a), words_of(b)
    if _differ_in_english(words_a, words_b):
        return False
    joined_a, joined_b = "".join(words_a), "".join(words_b)
    if joined_a == joined_b:
        return _legal_forms(a) == _legal_forms(b) and _is_one_joined(a, b)  # Gas & Electric Co., Gas & Electric Corp.
    if len(words_a) != len(words_b):
        return _is_slip(joined_a, joined_b, _SHORTEST_JOINED) and not is_derived(joined_a, joined_b)
    if len(words_a) == 1:
        return _is_single(joined_a, joined_b)
    differ = [pair for pair in zip(words_a, words_b, strict=True) if pair[0] != pair[1]]
    person = is_given(words_a[0]) or is_given(words_b[0])
    slips = sum(not _sound_alike(*pair) for pair in differ)
    return slips <= 1 and not any(_are_two(*pair, person) for pair in differ)


def _differ_in_english(words_a: Sequence[str], words_b: Sequence[str]) -> bool:
    """Whether names differ only in words that the British spell in one way and Americans in another (Defence Ministry,
    Defense Ministry). Each outlet writes them in its own; within one article they are two spellings."""
    return (
        words_a != words_b
        and len(words_a) == len(words_b)
        and all(
            a == b or (_american(a) == _american(b) and (is_english_word(a) or is_english_word(b)))
            for a, b in zip(words_a, words_b, strict=True)
        )
    )


def _american(word: str) -> str:
    for british, american in _AMERICAN:
        word = british.sub(american, word)
    return word


def _acronyms(form: str) -> set[str]:
    words = [word.replace(".", "") for word in form.replace("-", " ").split(" ")]
    return {word for word in words if len(word) > 1 and word.isupper()}


def _is_tag(form: str, other: str) -> bool:
    """Whether a form looks like a tag or the name of an account, and the other like what that is made of."""
    return " " in other and _TAG.fullmatch(form) is not None


def _is_one_joined(a: str, b: str) -> bool:
    """Whether forms that differ in spaces and hyphens only are one name: Jackson Lee, Jackson-Lee; Mar-a-Lago,
    Mara-Lago. Any two words may be written as one (Policymakers), or with a hyphen before another (Election-Day)."""
    return (" " in a and " " in b) or ("-" in a and "-" in b and " " not in a + b)


def _legal_forms(form: str) -> frozenset[str]:
    return LEGAL_FORMS.intersection(plain(form).replace(".", "").split(" "))


def _is_single(a: str, b: str) -> bool:
    """Whether two names of one word may be one. Another consonant makes another word (Invention, Intention), and so
    does one letter more at the end (Mediate, Mediated)."""
    if not _is_slip(a, b, _SHORTEST_SINGLE) or is_derived(a, b) or a.startswith(b) or b.startswith(a):
        return False
    swapped = [(x, y) for x, y in zip(a, b, strict=False) if x != y] if len(a) == len(b) else []
    return len(swapped) != 1 or _VOWELS.issuperset(swapped[0])


def _is_slip(a: str, b: str, shortest: int) -> bool:
    """Whether two words are one letter, or two letters swapped, apart, and not at the start."""
    return min(len(a), len(b)) >= shortest and a[0] == b[0] and OSA.distance(a, b, score_cutoff=1) == 1


def _sound_alike(a: str, b: str) -> bool:
    """Whether two words may be transliterations of one: Mohammed, Mahammad; Tsarnaev, Tsarnayev."""
    sound_a, sound_b = sound_of(a), sound_of(b)
    if sound_a == sound_b:
        return True
    shortest = min(len(a), len(b))
    most = 2 if shortest >= _SHORTEST_SINGLE else 1
    alike = shortest >= _SHORTEST and skeleton(sound_a) == skeleton(sound_b)
    return alike and Levenshtein.distance(a, b, score_cutoff=most) <= most


def _are_two(a: str, b: str, person: bool) -> bool:
    """Whether two words of longer names make two names of these."""
    if is_known(a) and is_known(b) and not (is_given(a) and is_given(b) and sound_of(a) == sound_of(b)):
        return True
    if not (_sound_alike(a, b) or _is_slip(a, b, _SHORTEST)):
        return True
    shorter, longer = sorted((a, b), key=len)
    plural = longer in (shorter + "s", shorter + "es") or (a[:-2] == b[:-2] and {a[-2:], b[-2:]} == {"an", "en"})
    return plural or (not person and is_derived(a, b))
