"""Forms: the distinct texts of an article's mentions. Takes one, gives what it says by itself."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from newsqa.annotate.names.organisations import EVENT_HEADS, LEGAL_FORMS, ORGANISATION_HEADS
from newsqa.annotate.names.people import GIVEN_NAMES
from newsqa.annotate.names.places import COUNTRIES, DEMONYMS, PLACE_HEADS, PLACES
from newsqa.annotate.names.word_lists import word_list

_PLACES: Final = frozenset(name.lower() for name in COUNTRIES | PLACES)
_DEMONYMS: Final = frozenset(name.lower() for name in DEMONYMS)
_HEADS: Final = frozenset(name.lower() for name in ORGANISATION_HEADS)
_PLACE_STARTS: Final = frozenset({"Lake", "Mount", "Cape", "Port", "Fort", "St.", "River"})
_ACRONYM: Final = re.compile(r"(?:[A-Z]\.?){2,8}")  # IAEA, U.N.
# Small words that initials may skip: "Organisation for Security and Cooperation" is OSC.
SMALL_WORDS: Final = word_list("of the and for de la del du da do dos di van von der den al el bin ibn")
# Forms longer than this are not kept in memory.
_LONGEST_KEPT: Final = 200


class Form(NamedTuple):
    """A form's words; its kind (PER, ORG, LOC, OTHER) where its words tell; its letters, alike for those that differ
    only in capitals and points; its letters as an acronym, if it may be one; the acronyms that may stand for it; the
    kind it looks like when nothing else tells, None where the words around it tell more."""

    words: tuple[str, ...]
    kind: str | None
    letters: str
    acronym: str | None
    initials: tuple[str, ...]
    look: str | None


def form_of(name: str) -> Form:
    """What a name says by itself."""
    return _known_form(name) if len(name) <= _LONGEST_KEPT else _form(name)


def _form(name: str) -> Form:
    words = tuple(name.replace("\xa0", " ").split(" "))
    acronym = name.replace(".", "") if len(name) < 18 and _ACRONYM.fullmatch(name) else None
    initials: tuple[str, ...] = ()
    if len(words) > 1:
        short = "".join(word[:1] for word in words if word not in SMALL_WORDS).upper()
        long = "".join(word[:1] for word in words if word != "the").upper()
        initials = tuple(letters for letters in {short, long} if len(letters) > 2)
    return Form(words, _kind(name, words), name.lower().replace(".", ""), acronym, initials, _look(name))


# Names repeat from article to article; keeping them changes no result.
_known_form = lru_cache(maxsize=1 << 15)(_form)


def _look(name: str) -> str | None:
    """What a name looks like by the number of its words and its capitals: John Smith, NATO; None for Khan."""
    if " " in name:
        return "PER" if name.count(" ") < 3 and not name.isupper() else "ORG"
    return "ORG" if name.isupper() and len(name) > 1 else None


def _kind(name: str, words: tuple[str, ...]) -> str | None:
    """What a name is by its words alone, or None when they do not tell."""
    low = name.lower()
    if low in _PLACES:
        return "LOC"
    if low in _DEMONYMS:
        return "OTHER"
    first, last = words[0], words[-1]
    if len(words) > 1:
        plain_last = last.lower().rstrip(".")
        if plain_last in LEGAL_FORMS or plain_last in _HEADS or any(word in ORGANISATION_HEADS for word in words[:-1]):
            return "ORG"
        if last in PLACE_HEADS or first in _PLACE_STARTS:
            return "LOC"
        if last in EVENT_HEADS or first in DEMONYMS:
            return "OTHER"
        return "PER" if first.capitalize() in GIVEN_NAMES or (len(first) == 2 and first[1] == ".") else None
    if name in GIVEN_NAMES:
        return "PER"
    if "-" in name and name.split("-")[0] in DEMONYMS:
        return "OTHER"
    return "ORG" if name in ORGANISATION_HEADS else None
