"""Reads a run of capitalised words by itself: takes "Iranian Foreign Minister Hossein Amirabdollahian", gives its words
and the names in it ("Iranian", "Hossein Amirabdollahian"), before the article has its say."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from newsqa.annotate.names.common_words import CALENDAR, FUNCTION_WORDS, FURNITURE, NO_NAMES, SENTENCE_OPENERS
from newsqa.annotate.names.english_words import is_english_word
from newsqa.annotate.names.organisations import EVENT_HEADS, OF_HEADS, ORGANISATION_HEADS, POSSESSIVE_FIRMS, SUBJECTS
from newsqa.annotate.names.people import GIVEN_NAMES, TITLE_MODIFIERS, TITLES
from newsqa.annotate.names.places import COUNTRIES, DEMONYMS, PLACE_HEADS

# London-based, U.S.-led, Iranian-backed; but Yau Wai-ching
_COMPOUND_TAIL: Final = re.compile(
    r"-(?:\w*ed|\w*[aeiou]\w*ing|led|born|style|era|like|wide|run|made|held|bound|friendly|based|long|free|type|only|area|"
    r"speaking|language|year|month|day|hour|old|turned|winning|win|century|level|high|time|to|in|and|the|for|by)\b.*"
)
# Anti-American, Pro-Kurdish, D-Calif
_COMPOUND_HEAD: Final = re.compile(
    r"(?:Anti|Pro|Ex|Non|Post|Pre|Mid|Former|Half|All|Pan|Un|Self|Trans|Inter|Co|D|R)-(?=[A-Z])"
)
_INITIAL: Final = re.compile(r"[A-Z]\.")
_NUMERAL: Final = re.compile(r"[IVX]{2,8}")  # Part XVII
_POSSESSIVES: Final = ("'s", "’s", "'S", "’S")
_CONTRACTION: Final = re.compile(r"['’](?:m|d|ve|re|ll|t)$")  # We've, Don't

_MONTH_NAMES_OF_PEOPLE: Final = frozenset({"April", "May", "June", "August", "March"})
_GENERAL_FIRMS: Final = frozenset(
    {"Motors", "Electric", "Mills", "Assembly", "Dynamics", "Council", "Synod", "Hospital"}
)
# State in "Secretary of State"
_AFTER_TITLE_OF: Final = (
    TITLE_MODIFIERS
    | SUBJECTS
    | {"Commons", "Lords", "Works", "Affairs", "Public"}
    | {"National", "Intelligence", "Operations", "Communications", "Management", "Budget", "Homeland", "Veterans"}
)
# Modifiers of titles in small letters: by themselves they are names only if the article says so.
MODIFIERS: Final = frozenset(name.lower() for name in TITLE_MODIFIERS)
# Countries whose money is written with theirs before the sign: US$, NZ$.
COINS: Final = frozenset({"us", "nz", "hk", "nt"})
_UNSURE: Final = SENTENCE_OPENERS | MODIFIERS | COINS
_NATIONS: Final = COUNTRIES | DEMONYMS
_NOT_PEOPLE: Final = ORGANISATION_HEADS | PLACE_HEADS | EVENT_HEADS


class Word(NamedTuple):
    """A word of a run; `core`, from `start` to `end` in the run, is what may belong to a name. `closed` when a
    possessive or a compound ends the name here; small words ("of") have `joins`."""

    start: int
    end: int
    core: str
    low: str
    closed: bool
    joins: bool


# Where a name stands in a run, and whether a title stands before it.
Stretch = tuple[int, int, bool]
# A name in a run: its offsets in the run, its text, whether a title stands before it, and whether it is a name for
# sure, whatever the article says.
Name = tuple[int, int, str, bool, bool]


# A run read by itself: the names in it, whether all of them are names for sure, its words in small letters, neighbours
# among them ("united nations"), and whether its first word is in capitals. A plain tuple of tuples, since thousands are
# kept, and into such the garbage collector need not look.
Reading = tuple[tuple[Name, ...], bool, tuple[str, ...], tuple[str, ...], bool]


# Longer words in capitals may be words of the language; in letters.
LONGEST_ACRONYM: Final = 4
# Runs longer than this are not kept in memory.
LONGEST_KEPT: Final = 200


def read_run(run: str) -> Reading:
    """The reading of a run as `newsqa.annotate.names.runs.RUN` finds it."""
    words = split_words(run)
    lows = tuple([word.low for word in words])
    shouts = words[0].core.isupper() and len(lows[0]) > 1
    names = names_in(words, run)
    sure = all(name[-1] for name in names)
    if len(words) == 1:
        return names, sure, lows, (), shouts
    return names, sure, lows, tuple(map(" ".join, pairwise(lows))), shouts


# Names repeat from article to article; reading each once makes the whole three times as fast, and changes no result.
read_known_run = lru_cache(maxsize=1 << 15)(read_run)


def names_in(words: tuple[Word, ...], run: str) -> tuple[Name, ...]:
    """The names in words of a run."""
    names = []
    for start, end, titled in _stretches(words):
        text = run[start:end]
        if " " in text:
            names.append((start, end, text, titled, True))
        elif text not in NO_NAMES and not (text[0] in "IVX" and _NUMERAL.fullmatch(text)):
            names.append((start, end, text, titled, not _is_unsure(text)))
    return tuple(names)


def _is_unsure(text: str) -> bool:
    """Whether a single word is a name only if the article says so: "J.", "State", US$, WATCHED."""
    length = len(text)
    if length < 3 and (length < 2 or text[1] == "."):
        return True
    return text.lower() in _UNSURE or (length > LONGEST_ACRONYM and text.isupper())


def split_words(run: str) -> tuple[Word, ...]:
    """The words of a run."""
    words = []
    start = 0
    for piece in run.replace("\xa0", " ").split(" "):
        length = len(piece)
        if not piece[0].isupper() and "-" not in piece:
            words.append(Word(start, start + length, piece, piece, False, True))
        elif piece.isalnum():
            words.append(Word(start, start + length, piece, piece.lower(), False, False))
        else:
            shift, core, closed = _core(piece)
            if not closed and words and words[-1].core in GIVEN_NAMES and core.endswith(_POSSESSIVES):
                core, closed = core[:-2], True  # Chris Christie's, who is no auctioneer
            words.append(
                Word(start + shift, start + shift + len(core), core, core.lower().replace("’", "'"), closed, False)
            )
        start += length + 1
    return tuple(words)


def _core(piece: str) -> tuple[int, str, bool]:
    """The part of a word that may belong to a name: where it starts, the part, and whether a name ends with it."""
    core, shift, closed = piece, 0, False
    if not piece[0].isupper():
        return 0, core[:-2] if core.endswith(_POSSESSIVES) else core, core.endswith(_POSSESSIVES)  # al-Assad's
    if len(piece) > 2 and ("'" in piece or "’" in piece):
        if piece.endswith(_POSSESSIVES):
            if piece.replace("’", "'") not in POSSESSIVE_FIRMS:
                core, closed = piece[:-2], True
        elif _CONTRACTION.search(piece):
            return 0, "", True
    if "-" in core:
        head = _COMPOUND_HEAD.match(core)
        if head:
            shift, core = head.end(), core[head.end() :]
        shorter = _COMPOUND_TAIL.sub("", core, count=1)
        closed = closed or shorter != core
        core = shorter
    return shift, core, closed


def _stretches(words: tuple[Word, ...]) -> list[Stretch]:
    """The names in a run's words: what titles, function words, the calendar and possessives leave between them."""
    if len(words) == 1:
        word = words[0]
        return [(word.start, word.end, False)] if not word.joins and _role(word, [], None) == "name" else []
    found: list[Stretch] = []
    name: list[Word] = []
    joiners: list[Word] = []
    titled = False
    office = False  # inside the name of an office: "Secretary of State", "Director of National Intelligence"
    for i, word in enumerate(words):
        if word.joins:
            joiners.append(word)
            continue
        office = (office or bool(joiners and titled and not name)) and word.core in _AFTER_TITLE_OF
        if office:
            joiners = []
            continue
        if joiners:
            if name and _joins(name, joiners, word):
                name.extend(joiners)
            else:
                titled = _close(name, titled, found)
            joiners = []
        role = _role(word, name, words[i + 1] if i + 1 < len(words) else None)
        if role == "name":
            if len(name) == 1 and name[0].core in DEMONYMS and word.core in GIVEN_NAMES:
                titled = _close(name, titled, found)
            name.append(word)
            if word.closed:
                titled = _close(name, titled, found)
        else:
            if role == "title":
                while name and name[-1].core in TITLE_MODIFIERS:
                    name.pop()
            elif word.low in FURNITURE:
                while name and is_english_word(name[-1].low):
                    name.pop()  # Hide Caption
            _close(name, titled, found)
            titled = role == "title" and not word.closed
    _close(name, titled, found)
    return found


def _close(name: list[Word], titled: bool, found: list[Stretch]) -> bool:
    """Move a finished name to `found`; gives whether a title still waits for its name."""
    if not name:
        return titled
    first, last = name[0], name[-1]
    if len(name) == 3 and first.core in DEMONYMS and _is_person(name[1], last):
        # "German Steffi Graf" names two things, "British Airways" one
        found.append((first.start, first.end, False))
        found.append((name[1].start, last.end, True))
    elif len(name) > 2 and (at := _person_at(name)):
        found.append((first.start, name[at - 1].end, titled))
        found.append((name[at].start, last.end, True))
    else:
        found.append((first.start, last.end, titled))
    name.clear()
    return False


def _person_at(name: list[Word]) -> int:
    """Where in a name another begins, that of a person: "AP Mary Smith", "FIFA J. Smith", else 0."""
    for i in range(1, len(name) - 1):
        before, word = name[i - 1], name[i]
        if word.joins or before.joins:
            return 0
        if (word.core in GIVEN_NAMES or (len(word.core) == 2 and word.core[1] == ".")) and _is_no_person(before.core):
            return i if _is_person(word, name[-1]) or _INITIAL.fullmatch(word.core) else 0
    return 0


def _is_no_person(core: str) -> bool:
    if core in GIVEN_NAMES:
        return False
    return (core.isupper() and len(core.replace(".", "")) > 1) or core in ORGANISATION_HEADS or core in _NATIONS


def _is_person(given: Word, surname: Word) -> bool:
    if given.joins or given.core in _NOT_PEOPLE or given.low in SENTENCE_OPENERS:
        return False
    return surname.core not in _NOT_PEOPLE and not surname.core.endswith("s") and not surname.core.isupper()


def _role(word: Word, name: list[Word], following: Word | None) -> str:
    """What a word does in a run: "name" (part of a name), "title" (stands before one) or "break"."""
    core, low = word.core, word.low
    if not core:
        return "break"
    if core in _MONTH_NAMES_OF_PEOPLE and name and name[-1].core in GIVEN_NAMES:
        return "name"  # Theresa May
    if low in FUNCTION_WORDS:
        if core in ("US", "WHO") or _is_shouted(core, following):
            return "name"
        given = (
            core in GIVEN_NAMES
            and following is not None
            and not following.joins
            and following.low not in FUNCTION_WORDS
        )
        return "name" if given else "break"
    if low in CALENDAR:
        return "break"
    if core.rstrip(".") in TITLES:
        if core == "General" and following is not None and following.core in _GENERAL_FIRMS:
            return "name"
        ends = following is None or following.joins or not following.core
        if ends and name and (name[-1].core in GIVEN_NAMES or _INITIAL.fullmatch(name[-1].core)):
            return "name"  # Stephen King
        return "title"
    return "name"


def _is_shouted(core: str, following: Word | None) -> bool:
    """Whether capitals make a name of a function word: "FIRST Global", but neither "READ MORE" nor "THE Hague"."""
    if following is None or following.joins or len(core) < 3 or not core.isupper():
        return False
    if core == "THE" or core.lower() in FURNITURE:
        return False
    return bool(following.core) and not following.core.isupper() and following.low not in FUNCTION_WORDS


def _joins(name: list[Word], joiners: list[Word], word: Word) -> bool:
    """Whether small words make one name of what stands before and after them."""
    first = joiners[0].core
    if first in ("of", "for"):
        if name[-1].core in SUBJECTS and any(part.core in ("of", "for") for part in name):
            return True  # Council for the Welfare of Immigrants
        return name[-1].core in OF_HEADS and word.low not in FUNCTION_WORDS
    if first == "and":
        # Department of Health and Human Services, but not "the Ministry of Health and Reuters"
        return word.core in SUBJECTS and any(part.core in ("of", "for") for part in name)
    return first == "&" or (word.core not in DEMONYMS and name[-1].core not in DEMONYMS)
