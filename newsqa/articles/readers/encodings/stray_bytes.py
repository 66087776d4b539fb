"""Single bytes of cp1252 in a text that is UTF-8 or ASCII otherwise: read where that is certain.

A byte is certain when its neighbours and the language of the text fit the character of cp1252, and do not fit what
other encodings (of central Europe, Cyrillic, Turkish, of old Macs and of DOS) have in its place. All bytes of a text
must be certain. A stray byte is a lone surrogate, U+DC80 to U+DCFF, as the error handler "surrogateescape" leaves it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cached_property
from typing import NamedTuple

from newsqa.articles.readers.encodings.languages import ENGLISH_WORDS, LETTERS, languages_of

STRAY = re.compile("[\udc80-\udcff]")
_NEAR = 24  # characters on each side that a context may look at
_MOST = 0.25  # of the characters: beyond this share the text is in another script
# Characters of other scripts may be bytes of cp1252 that meet by chance: C9 BB is "ɻ", or "É»"; E9 85 92 is "酒", or
# "é…’".
_DOUBTFUL = re.compile("[\u0180-\u1fff\u2c00-\ud7ff\ue000-\uffff]")
_VOWEL = "[aeiouyhAEIOUYHéèêàâîôœÉÈÊÀÂÎÔŒ]"


# What is left of a character of UTF-8 whose other bytes somebody replaced: "don\xe2?t".
_BROKEN = re.compile(r"\?\??\w")


class Context(NamedTuple):
    """Where a mark of cp1252 is certain: what stands before and after it, in which languages (none: in any), and
    whether only in a text whose letters have shown that it is cp1252."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    languages: frozenset[str] = frozenset()
    only_proven: bool = False


def _context(before: str, after: str, languages: str = "", only_proven: bool = False) -> Context:
    return Context(re.compile(f"(?:{before})$"), re.compile(after), frozenset(languages.split()), only_proven)


_OPEN = r"(?:^|[\s\xa0(\[{\"'“‘„‚«»/—–>-])"  # before an opening mark
_SHUT = r"(?:$|[\s\xa0)\]}\"'”’“‘«».,;:!?…/—–<-])"  # after a closing mark
_SOLID = r"[^\s\xa0]"
# Words before which an old Mac's "í" would be as good as an apostrophe: País, Luís, Asís, Solís, París.
_ENGLISH = r"(?<!\b[Pp]a)(?<!\b[Ll]u)(?<!\b[Aa]s)(?<!\b[Ss]ol)(?<!\b[Pp]ar)(?<=[A-Za-z])"
_ELISION = r"\b(?:[ldcjnsmtLDCJNSMT]|[Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu|[Qq]uelqu|[Aa]ujourd|[Pp]resqu)"
_ARTICLE = r"\b(?:[ldcsmtvLDCSMTV]|[Uu]n|[Dd]ell|[Nn]ell|[Aa]ll|[Ss]ull|[Dd]all|[Qq]uest|[Qq]uell)"
_LITTLE = (
    r"\b(?:the|of|and|to|in|that|is|was|for|it|with|as|on|be|at|by|not|are|but|from|have|which|or|he|she|they|who)"
)
_NO_A_GRAVE = "en de nl sv da fi"  # in DOS the byte of the ellipsis is "à"

_CONTEXTS: dict[str, Sequence[Context]] = {
    "’": (
        _context(_ENGLISH, r"(?:s|t|re|ve|ll|d|m)(?![^\W\d_])", "en"),  # don’t, the mayor’s
        _context(r"[A-Za-z]{2}s", r"[\s,.;:!?]", "en"),  # the workers’ union
        _context(r"(?:^|\s)", r"\d0s", "en"),  # the ’90s
        _context(r"\d", r"s(?![^\W\d_])", "en"),  # 1990’s
        _context(r"\b[OD]", r"[A-Z][a-z]"),  # O’Brien
        _context(_ELISION, _VOWEL, "fr"),  # l’homme
        _context(_ARTICLE, _VOWEL, "it"),  # dell’anno
        _context(r"[a-z]", r"[sn](?![^\W\d_])", "nl"),  # foto’s
        _context(r"[^\W\d_]", r"[^\W\d_]", "", True),
        _context(r"[^\W\d_]", _SHUT, "", True),
    ),
    "‘": (_context(_OPEN, _SOLID, "", True),),
    "–": (
        _context(r"(?:^|\s)", r"\s"),  # the vote – at last
        _context(r"\d", r"\d"),  # 1990–1995
        _context(r"[^\W_]", r"[^\W_]", "", True),
        _context(r"[\s\"”’»)]", r"[\s\"“‘«(]", "", True),
    ),
    "—": (
        _context(r"(?:^|\s)", r"\s", "en fr de it pt nl sv da fi"),  # in Spanish an old Mac's "ó" may stand alone
        _context(_LITTLE, r"[A-Za-z]{2}", "en"),
        _context(r"[A-Za-z]{3}", rf"{_LITTLE}\b", "en"),
        _context(r"(?:^|[^\W_]|[\s\"”’».,!?])", r"(?:$|[^\W_]|[\s\"“‘«¿¡])", "", True),
    ),
    "…": (
        _context(r"[A-Za-z]{3}(?<!voil)", rf"{_SHUT}(?<!-)", _NO_A_GRAVE),
        _context(r"[^\W_]|[\s.,!?”’»\"(\[]", rf"{_SHUT}", "", True),
    ),
    "•": (_context(r"(?:^|\n)[ \t]*", r"[ \t]"), _context(r"\s", r"\s", "", True)),
    "™": (_context(r"[A-Za-z]", _SHUT, "en"),),
    "®": (_context(r"[A-Za-z]", _SHUT, "en"),),
    "€": (
        _context(r"(?:^|[^\w])", r"[ \xa0]?\d"),  # €5, € 5
        _context(r"\d[ \xa0]?", r"(?:$|[^\w])"),  # 5 €
    ),
    "£": (_context(r"(?:^|[^\w])", r"\d"), _context(r"(?:^|\s)", r" \d")),  # £5
    "¥": (_context(r"(?:^|[^\w])", r"\d"),),  # ¥500
    "¢": (_context(r"\d", r"(?:$|[^\w])"),),  # 50¢
    "§": (_context(r"(?:^|[\s(])", r"[ \xa0]?\d"),),  # § 5
    "©": (_context(r"(?:^|[\s(])", r" ?(?:19|20)\d\d"),),  # © 2024
    "°": (_context(r"\d[ \xa0]?", r"(?:$|[CF\s.,;)])"),),  # 30°C
    "²": (_context(r"\b[kc]?m", r"(?:$|[^\w])"),),  # km²
    "³": (_context(r"\b[kc]?m", r"(?:$|[^\w])"),),
    "½": (_context(r"\d", r"(?:$|[\s.,;-])"),),  # 2½
    "¼": (_context(r"\d", r"(?:$|[\s.,;-])"),),
    "¾": (_context(r"\d", r"(?:$|[\s.,;-])"),),
    "×": (_context(r"\d ?", r" ?\d"),),  # 4×100
    "º": (_context(r"\d", r"(?:$|[^\w])", "es pt it"),),  # 1º
    "ª": (_context(r"\d", r"(?:$|[^\w])", "es pt it"),),
    "¿": (_context(_OPEN, r"[A-Za-z\"“«ÁÉÍÓÚ]", "es"),),
    "¡": (_context(_OPEN, r"[A-Za-z\"“«ÁÉÍÓÚ]", "es", True),),  # in DOS the byte is "í"
    "´": (_context(_ENGLISH, r"(?:s|t|re|ve|ll|d|m)(?![^\W\d_])", "en"),),  # don´t
    "\xa0": (  # in DOS the byte is "á"
        _context(r"\d", r"[\w$€£%°]"),  # 10 000
        _context(r"[^\w]", r"[^a-zA-Z]"),
        _context(r"[^\w]", r"\d"),
        _context(r"[a-z]|[”»)]", r"[:;!?»]", "fr"),
        _context(r"«", r"[^\W\d_]", "fr"),
        _context(_LITTLE, r"[A-Za-z]{2}", "en"),
        _context(".", ".", "", True),
    ),
}
_OPENING, _CLOSING = {"“": "”", "„": "“”", "«": "»", "‘": "’", "‚": "‘’"}, "”“»’‘"
_OPENS, _SHUTS = re.compile(f"{_OPEN}$"), re.compile(_SHUT)


def read_strays(texts: Sequence[str], is_proven: bool = False) -> list[str] | None:
    """The texts of one record with their stray bytes read as cp1252, or None when one of them is not certain.

    `is_proven`: other records have shown that the file is in cp1252.
    """
    whole = "\n".join(texts)
    strays = len(STRAY.findall(whole))
    if strays > _MOST * len(whole) or _DOUBTFUL.search(whole):
        return None
    languages = languages_of(whole)
    read = [_as_cp1252(text) for text in texts]
    judged = [_Text(was, now, languages) for was, now in zip(texts, read, strict=True) if now is not None]
    if len(judged) < len(texts) or not all(text.letters_fit() for text in judged):
        return None
    is_proven = is_proven or any(text.proves for text in judged)
    return [text.now for text in judged] if all(text.marks_fit(is_proven) for text in judged) else None


def _as_cp1252(text: str) -> str | None:
    """The text with each stray byte as its character of cp1252; None when a byte has none, such as 0x81."""
    try:
        return STRAY.sub(lambda match: bytes([ord(match[0]) - 0xDC00]).decode("cp1252"), text)
    except UnicodeDecodeError:
        return None


class _Text:
    """A text as it `was` and as it is `now`, with the places of its stray bytes."""

    def __init__(self, was: str, now: str, languages: Set[str]) -> None:
        self.was, self.now, self.languages = was, now, languages
        places = [match.start() for match in STRAY.finditer(was)]
        self.letters = [place for place in places if now[place].isalpha() and now[place] not in "ºª"]
        letters = set(self.letters)
        self.marks = [place for place in places if place not in letters]

    def letters_fit(self) -> bool:
        """Whether each letter among the strays is certain, with the word that it stands in."""
        if self.letters and not (self.languages and all(language in LETTERS for language in self.languages)):
            return False
        ends_cut = self.letters and self.letters[-1] == len(self.was) - 1
        if ends_cut and any(char > "\x7f" and not "\ud800" <= char <= "\udfff" for char in self.was):
            return False  # UTF-8 that was cut within a character ends like this
        done = 0
        for place in self.letters:
            if place >= done:
                start, done = _word_around(self.now, place)
                strays = {number for number, char in enumerate(self.was[start:done]) if STRAY.match(char)}
                word = self.now[start:done]
                if _BROKEN.match(self.was, done) or ("â" in word and STRAY.match(self.was, done)):
                    return False
                if len(word) > 1 and word.isupper() and not self.proves:
                    return False  # in capitals, letters of several encodings look alike
                if not all(_word_fits(word, strays, language) for language in self.languages):
                    return False
        return True

    @cached_property
    def proves(self) -> bool:
        """Whether a letter is there that no encoding of a Mac or of DOS could have in its place."""
        return any("à" <= self.now[place] <= "ý" for place in self.letters)

    def marks_fit(self, is_proven: bool) -> bool:
        """Whether each mark among the strays is certain."""
        paired = self._paired_quotes(is_proven)
        return all(place in paired or self._mark_fits(place, is_proven) for place in self.marks)

    def _mark_fits(self, place: int, is_proven: bool) -> bool:
        before, after = self.now[max(0, place - _NEAR) : place], self.now[place + 1 : place + 1 + _NEAR]
        for context in _CONTEXTS.get(self.now[place], ()):
            fits_language = not context.languages or bool(self.languages and self.languages <= context.languages)
            is_asked = fits_language and (is_proven or not context.only_proven)
            if is_asked and context.before.search(before) and context.after.match(after):
                return True
        return False

    def _paired_quotes(self, is_proven: bool) -> set[int]:
        """The quotation marks that open before a word and shut after one, two by two. Once a pair is there, or the text
        is proven, those without a partner too: a quotation may open each of its paragraphs."""
        opened: dict[str, int] = {}
        fitting: set[int] = set()
        paired: set[int] = set()
        for place in self.marks:
            char = self.now[place]
            before, after = self.now[max(0, place - 1) : place], self.now[place + 1 : place + 2]
            opens = bool(_OPENS.search(before)) and bool(after.strip("\xa0 \n") or (char == "«" and after))
            shuts = bool(_SHUTS.match(after)) and bool(before.strip("\xa0 \n") or (char == "»" and before))
            partner = next((first for first, lasts in _OPENING.items() if char in lasts and first in opened), None)
            if shuts and partner is not None:
                paired |= {place, opened.pop(partner)}
            elif opens and char in _OPENING:
                opened[char] = place
                fitting |= {place} if char in "“«" else set()
            elif shuts and char in "”»":
                fitting.add(place)
        return paired | fitting if paired or is_proven else paired


def _word_around(text: str, place: int) -> tuple[int, int]:
    start = end = place
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end


# "lâhomme" is "l’homme" in UTF-8 whose second and third byte are lost.
_LOST_APOSTROPHE = re.compile(r"(?:[ldcjnsmt]|qu|lorsqu|puisqu|jusqu|quelqu|aujourd)â[aeiouyhéèê]")


def _word_fits(word: str, strays: set[int], language: str) -> bool:
    """Whether a word of the language may have these stray letters, at the places `strays`."""
    letters, lower = LETTERS[language], word.lower()
    if not (word.islower() or word.isupper() or (word[0].isupper() and word[1:].islower())):
        return False
    if language == "en" and lower in ENGLISH_WORDS:
        return True
    if len(word) == 1:
        return lower in letters.alone
    if len(lower) != len(word) or len(word) > 40 or lower.endswith("â") or _LOST_APOSTROPHE.match(lower):
        return False
    pairs = letters.pairs.split()
    for place in strays:
        if lower[place] not in (letters.inside if place else letters.first):
            return False
        if place + 1 in strays and lower[place : place + 2] not in pairs:
            return False
        if place + 1 < len(word) and place + 1 not in strays and lower[place + 1] > "\x7f":
            return False
    return True
