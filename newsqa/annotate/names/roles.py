"""Roles: takes a text and where people are named in it, gives the offices beside their names ("Foreign Minister Ann
Lee", "Ann Lee, mayor of Springfield").
"""

import re
from typing import Final, NamedTuple

from newsqa.annotate.names.common_words import CALENDAR, FUNCTION_WORDS
from newsqa.annotate.names.offices import LAST_LETTERS, LAST_WORDS, OFFICES, QUALIFIERS
from newsqa.annotate.names.word_lists import word_list

# How far from a name its office may begin, in characters, and how many words may tell whose it is.
_REACH: Final = 90
_MOST_BEFORE: Final = 6
_LONGEST_WORD: Final = 20
# Ann Lee[, the foreign minister of St. Lucia],
_APPOSITION: Final = re.compile(r",\s((?:[^,.;:()\"“”\n—–]|(?<=[A-Z])\.|(?<=\bSt)\.){4,90})(?=[,.;)—–\n]|$)")
# The first letters after a name and a comma where no office follows: "Ann Lee, and", "Ann Lee, who".
_CLAUSES: Final = frozenset({"and", "who", "whi", "but", "was", "had", "has", "say", "sai", "whe", "add"})
# Ann Lee, the mayor[, B]ob Cole and others; Ann Lee, the mayor[, and] others
_LISTED: Final = re.compile(r",\s(?:and\b|[A-Z])")
_AGENCY: Final = re.compile(r"[A-Z]{3,4}")  # FBI in "FBI Director"
_MARKS: Final = re.compile(r"[\n:(\"“‘\xa0]")  # what stands before these does not belong to an office
# Right before an office these say that whoever is named does not hold it, or not now: "a President Lee", "laughs as
# Mayor Lee", which may mean when she was one; and so does "for" in "candidate for mayor Ann Lee".
_NOT_HELD: Final = word_list("a an as")
_AND: Final = word_list("and & or")
_NOT_BODIES: Final = FUNCTION_WORDS | CALENDAR
# Between a name and its office these say nothing against it.
_PLAIN: Final = word_list(
    "the a an current new sitting present long-serving longtime country's nation's city's town's state's county's "
    "company's firm's region's island's popular embattled controversial two-term first-term second-term third-term"
)
# After an office: when it was held, or that there is another one.
_TIMES: Final = word_list("from until till since during under when who before after at while and or")


class Role(NamedTuple):
    """An office beside a name: where its words stand, which office it is, whose ("Texas"; "" where the text does not
    say), and whether it is `qualified`: not held now, or not by one alone ("former", "deputy", "-elect")."""

    start: int
    end: int
    office: str
    body: str
    qualified: bool


def find_roles(text: str, starts: list[int], ends: list[int]) -> list[tuple[int, Role]]:
    """The roles beside the names that stand at these places in a text, each with the number of its name, in order."""
    found: list[tuple[int, Role]] = []
    for number in range(len(starts)):
        start, end = starts[number], ends[number]
        # most names have nothing beside them, and must cost nothing
        if start > 4 and text[start - 1] == " ":
            if text[start - 2] == ",":
                may_follow = text[end : end + 1] == "," and text[start - 5 : start - 2].lower() in LAST_LETTERS
            else:
                may_follow = text[start - 4 : start - 1].lower() in LAST_LETTERS
            if may_follow:
                role = _before(text, start)
                if role is not None:
                    found.append((number, role))
        if text[end : end + 1] == ",":
            role = _after(text, end)
            if role is not None:
                found.append((number, role))
    return found


def _before(text: str, start: int) -> Role | None:
    """The office before a name: "Texas Gov. Ann Lee", "the mayor, Ann Lee,"."""
    apart = text[start - 2] == ","
    stop = start - 2 if apart else start - 1
    if _last_word(text[max(0, stop - _LONGEST_WORD) : stop]) not in LAST_WORDS:
        return None
    head = text[max(0, stop - _REACH) : stop]
    words = _MARKS.split(head)[-1].replace("–", "-").split(" ")
    size, office = _office(words, len(words))
    first = len(words) - size
    before = words[first - 1].lower() if first else ""
    if office == "president" and (not first or words[first - 1][:1].islower()):
        return None  # a president of nothing in particular excludes no other office
    if not size or before in _NOT_HELD or (before == "for" and words[first].islower()):
        return None
    if apart and not _is_definite(words[:first]):
        return None
    body, qualified = _whose(words, first)
    # "president and chief executive Ann Lee"
    shared = before in _AND and first > 1 and words[first - 2].lower() in LAST_WORDS
    qualified = qualified or shared or _is_hedged(words[first])
    return Role(stop - len(" ".join(words[first:])), stop, office, body, qualified)


def _after(text: str, end: int) -> Role | None:
    """The office after a name and a comma: "Ann Lee, the mayor of Springfield,"."""
    if text[end + 2 : end + 5] in _CLAUSES:
        return None
    match = _APPOSITION.match(text, end)
    if match is None or _LISTED.match(text, match.end()) is not None:
        return None
    words = match.group(1).split(" ")
    for last in range(1, min(len(words), _MOST_BEFORE + 4) + 1):
        if words[last - 1][-3:].lower() not in LAST_LETTERS:
            continue
        size, office = _office(words, last)
        if size:
            break
    else:
        return None
    first, rest = last - size, words[last:]
    if rest and rest[0] not in ("of", "for", "in", "at"):
        return None
    body, qualified = _whose(words, first) if first else ("", False)
    for word in words[:first]:
        if word.lower() in QUALIFIERS or _is_hedged(word):
            qualified = True
        elif not (word.lower() in _PLAIN or word[:1].isupper() or word.endswith(("'s", "’s"))):
            return None
    if rest and rest[0] == "of":
        body = " ".join([word for word in rest[1:] if word != "the"])
    qualified = qualified or _is_hedged(words[first]) or any(word in _TIMES or word[:1].isdigit() for word in rest)
    start = match.start(1) + sum([len(word) + 1 for word in words[:first]])
    return Role(start, start + len(" ".join(words[first:last])), office, body, qualified)


def _last_word(text: str) -> str:
    """The last word in small letters: "minister", "gov.", "mayor" of "ex-mayor"."""
    words = text.split()
    return words[-1].lower().rpartition("-")[2].lstrip('("“‘') if words else ""


def _office(words: list[str], last: int) -> tuple[int, str]:
    """How many of the words before number `last` are an office, as many as may be, and which; (0, "") for none."""
    most = LAST_WORDS.get(_last_word(words[last - 1]), 0)
    lows = [word.lower() for word in words[max(0, last - most) : last]] if most else []
    for size in range(len(lows), 0, -1):
        phrase = " ".join(lows[-size:])
        office = OFFICES.get(phrase)
        if office is None and "-" in lows[-size]:
            office = OFFICES.get(phrase.partition("-")[2])  # ex-Mayor
        if office is not None:
            return size, office
    if most and lows[-1] == "director" and last > 1 and _AGENCY.fullmatch(words[last - 2]):
        return 2, f"{words[last - 2]} director"
    return 0, ""


def _is_hedged(word: str) -> bool:
    """Whether a word begins with what says that an office is not held: then-Gov., ex-Mayor."""
    return "-" in word and word.partition("-")[0].lower() in QUALIFIERS


def _whose(words: list[str], first: int) -> tuple[str, bool]:
    """Whose the office is that begins at word number `first`, by the capitalised words before it, and whether those or
    the next ones qualify it."""
    body: list[str] = []
    qualified = False
    at = first - 1
    while at >= 0 and first - at <= _MOST_BEFORE:
        word = words[at]
        low = word.lower()
        if low in QUALIFIERS or _is_hedged(word):
            qualified = True
        if "." in word and not word.endswith(".") and not _is_abbreviation(word):
            qualified = (
                True  # no space after the end of a sentence ("over.Pima County Sheriff"): whose it is is cut off
            )
        shouts = word.isupper() and len(word) > 1  # US
        if not word[:1].isupper() or word[-1] in ",;" or (low in _NOT_BODIES and not shouts):
            break
        if word.endswith(".") and not _is_abbreviation(word):
            break
        body.append(word.removesuffix("'s").removesuffix("’s").removesuffix("’"))
        at -= 1
    # "former defence and foreign minister Ann Lee", but not "former Rep. Cy Dee, Sen. Ann Lee"
    for word in words[max(0, at) : max(0, at - 3) : -1]:
        if word[-1:] in ".,;)":
            break
        qualified = qualified or word.lower() in QUALIFIERS
    return " ".join(body[::-1]), qualified


def _is_abbreviation(word: str) -> bool:
    """U.S., N.Y., St., Mass."""
    return (word.count(".") > 1 and len(word) <= 6) or (word.endswith(".") and 2 < len(word) < 7)


def _is_definite(words: list[str]) -> bool:
    """Whether the words before an office say whose it is: "the", "its", "the company's"."""
    return any(word.lower() in ("the", "its", "their") or word.endswith(("'s", "’s")) for word in words[-4:])
