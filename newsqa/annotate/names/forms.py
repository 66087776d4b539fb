"""Forms: the distinct texts of an article's mentions. Takes one, gives what it says by itself."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from newsqa.annotate.names.english_words import is_english_word
from newsqa.annotate.names.organisations import EVENT_HEADS, LEGAL_FORMS, ORGANISATION_HEADS, ORGANISATIONS
from newsqa.annotate.names.people import GIVEN_NAMES, KNOWN_PEOPLE, SURNAME_ENDS, SURNAMES
from newsqa.annotate.names.places import COUNTRIES, DEMONYMS, PLACE_HEADS, PLACES
from newsqa.annotate.names.things import IDEA_ENDS, LONG_THINGS, SHORTEST_IDEA, THINGS
from newsqa.annotate.names.word_lists import word_list

_PLACES: Final = frozenset(name.lower() for name in COUNTRIES | PLACES)
_DEMONYMS: Final = frozenset(name.lower() for name in DEMONYMS)
_HEADS: Final = frozenset(name.lower() for name in ORGANISATION_HEADS)
_PLACE_STARTS: Final = frozenset({"Lake", "Mount", "Cape", "Port", "Fort", "St.", "River"})
_DIRECTIONS: Final = word_list(
    "North South East West Northern Southern Eastern Western Central Upper Lower Greater Inner"
)
_CITIES: Final = _PLACES - frozenset(name.lower() for name in SURNAMES)
_STATES: Final = word_list("U.S. US U.N. UN U.K. UK E.U. EU")
_LETTERS: Final = re.compile(r"(?!II+$|IV$|VI+$)[A-Z]{2,8}")  # CNN, but not the II of a king
_DIGIT: Final = re.compile(r"\d")
_SCOTS_OR_IRISH: Final = re.compile(r"(?:Mc|O['’])[A-Z][a-z]+$")  # McConnell, O’Malley
_SHORTEST_SURNAME: Final = 6
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
    plain_name = name.replace("\xa0", " ").replace("\u00ad", "")
    words = tuple(plain_name.split(" "))
    acronym = name.replace(".", "") if len(name) < 18 and _ACRONYM.fullmatch(name) else None
    initials: tuple[str, ...] = ()
    if len(words) > 1:
        short = "".join(word[:1] for word in words if word not in SMALL_WORDS).upper()
        long = "".join(word[:1] for word in words if word != "the").upper()
        initials = tuple(letters for letters in {short, long} if len(letters) > 2)
    return Form(words, _kind(name, words), plain_name.lower().replace(".", ""), acronym, initials, _look(name, words))


# Names repeat from article to article; keeping them changes no result.
_known_form = lru_cache(maxsize=1 << 15)(_form)


def _look(name: str, words: tuple[str, ...]) -> str | None:
    """What a name looks like by the number of its words and its capitals: Jane Doe, NATO; None for Khan."""
    if len(words) == 1:
        return "ORG" if name.isupper() and len(name) > 1 else None
    if (
        (len(words) > 3 and SMALL_WORDS.isdisjoint(words))
        or name.isupper()
        or words[0].lower() in _PLACES
        or words[-1].lower() in _CITIES
    ):
        return "ORG"  # Warsaw Newsroom, Dynamo Moscow
    # Seton Hall, Apple Daily; people whose surname is a word have well-known given names or surnames
    worded = is_english_word(words[-1].lower())
    return "ORG" if worded and (words[-1] not in SURNAMES or is_english_word(words[0].lower())) else "PER"


def _kind(name: str, words: tuple[str, ...]) -> str | None:
    """What a name is by its words alone, or None when they do not tell."""
    low = name.lower()
    if low in _PLACES:
        return "LOC"
    if low in _DEMONYMS or name in THINGS or name in LONG_THINGS:
        return "OTHER"
    if name in ORGANISATIONS:
        return "ORG"
    return _kind_of_word(name) if len(words) == 1 else _kind_of_words(name, words)


def _kind_of_word(name: str) -> str | None:
    if name in GIVEN_NAMES or (name.isupper() and len(name) > 3 and name.capitalize() in GIVEN_NAMES):
        return "PER"  # Anna, ANNA
    if name in KNOWN_PEOPLE or _singular(name) in KNOWN_PEOPLE:
        return "PER"
    if name in ORGANISATION_HEADS:
        return "ORG"
    if name in EVENT_HEADS or _DIGIT.search(name) or ("-" in name and name.split("-")[0] in DEMONYMS):
        return "OTHER"  # Amendment, COVID-19, Franco-German
    if len(name) >= SHORTEST_IDEA and name.endswith(IDEA_ENDS):
        return "OTHER"  # Marxism, Islamophobia
    if (name in SURNAMES and not is_english_word(name.lower())) or _SCOTS_OR_IRISH.match(name):
        return "PER"
    return "PER" if len(name) > _SHORTEST_SURNAME and name.endswith(SURNAME_ENDS) else None


def _names_body(name: str, first: str, last: str) -> bool:
    """Whether an acronym at either end makes a name that of a body: "U.S. Embassy", "CNN Poll", "Ohio GOP"."""
    return not name.isupper() and (first in _STATES or bool(_LETTERS.fullmatch(first) or _LETTERS.fullmatch(last)))


def _singular(name: str) -> str:
    return name.removesuffix("es") if name.endswith("shes") else name.removesuffix("s")  # Bushes, Obamas


def _kind_of_words(name: str, words: tuple[str, ...]) -> str | None:
    first, last = words[0], words[-1]
    given = first.capitalize() in GIVEN_NAMES
    initial = len(first) == 2 and first[1] == "."
    if initial and last in COUNTRIES:
        return "LOC"  # N. Korea
    if (given and last in SURNAMES and len(words) < 4) or (initial and len(words) == 2):
        return "PER"  # Benny Hill, S. Law
    plain_last = last.lower().rstrip(".")
    if plain_last in LEGAL_FORMS or plain_last in _HEADS or any(word in ORGANISATION_HEADS for word in words[:-1]):
        return "ORG"
    if last in PLACE_HEADS or first in _PLACE_STARTS:
        return "LOC"
    if last in EVENT_HEADS or first in DEMONYMS or last in DEMONYMS:
        return "OTHER"
    if given or initial:
        return "PER"
    if (first.isupper() or last.isupper()) and _names_body(name, first, last):
        return "ORG"  # U.S. Embassy, CNN Poll, South Carolina GOP
    return "LOC" if first in _DIRECTIONS else None
