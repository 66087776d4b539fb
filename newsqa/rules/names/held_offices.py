"""Which offices exclude each other, and whether a text leaves room for both: what NQ404 judges by."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsqa.annotate.names.offices import OFFICES
from newsqa.annotate.names.people import NICKNAMES
from newsqa.annotate.names.roles import Role
from newsqa.annotate.names.word_lists import word_list
from newsqa.annotate.quotation_marks import find_quotations

# One person holds one office of each of these groups at a time. Offices that share no group may be held together: a
# president is often the chief executive, a minister the deputy prime minister, a speaker a representative.
_PUBLIC = frozenset(
    {
        "senator",
        "representative",
        "governor",
        "lieutenant governor",
        "mayor",
        "vice president",
        "attorney general",
        "solicitor general",
        "district attorney",
        "police chief",
        "fire chief",
        "sheriff",
    }
)
_FIRM = frozenset({"chief executive", "chief financial officer", "chief operating officer", "chief technology officer"})
_CHAMBERS = frozenset(
    {
        "house speaker",
        "senate majority leader",
        "senate minority leader",
        "house majority leader",
        "house minority leader",
    }
)
_GROUPS = (_PUBLIC, _FIRM, _CHAMBERS)
# These exclude each other only within one body: countries have presidents, and clubs.
HEADS = frozenset({"prime minister", "president", "vice president"})
# What one minister often has charge of together.
_JOINED = tuple(
    word_list(names)
    for names in (
        "finance economy treasury trade commerce energy oil",
        "foreign trade",
        "health labour",
        "education culture",
        "environment energy agriculture housing transport commerce",
        "interior justice home",
    )
)
# Of these a body has many.
_SHARED = frozenset({"senator", "representative", "vice president", "president"})
# Said with a body's name and no part of it.
_PARTIES = word_list("Republican Democratic Democrat GOP Conservative Labour Liberal Tory Independent")

# How much of a paragraph is looked at for quotations, in characters on either side of a name.
_LONGEST_QUOTED = 1000
# Around a role these say that it is of another time, or going to be another's.
_ROOM = re.compile(
    r"\b(?:then|formerly|ex|previous(?:ly)?|until|bec[ao]m(?:es?|ing)|appoint\w*|nominated|tapped|elected|promoted|"
    r"resign\w*|replac\w+|succe(?:ed|ss(?:or|ion)\b)\w*|sworn|inaugurat\w+|step(?:s|ped|ping)? down|reins|took office|"
    r"ousted|served|when|ago|earlier|later|since|once|now|also (?:serv|hold|the|is|was)\w*|is also|outgoing|current|"
    r"acting|interim|histor(?:y|ic|ical)|career|archives?|(?i:captions?|photos|file photo)|1[5-9]\d\d|\d0s)\b"
)
_YEAR = re.compile(r"\b20\d\d\b")
# Somebody comes to an office or leaves it: "as governor", "elected the city's mayor", but not "as Gov. Ann Lee said".
_TOLD = re.compile(
    r"\b(?:(?:was|been|elected|former|became|become|becoming|then|appointed|named|nominated)\s(?:an?\s|the\s)?|as\s|"
    r"(?:candidate|race|bid|run|runs|ran|running)\sfor\s)(?:(?!(?:the|every|to|by|with|and)\s)[\w'’-]{1,20}\s){0,3}"
    rf"(?P<name>(?i:{'|'.join(map(re.escape, OFFICES))}))(?!\w|\s[A-Z])"
)


class Held(NamedTuple):
    """A role and the name beside it: the field, the name's place and text there, and its fullest form."""

    field: str
    start: int
    end: int
    name: str
    person: str
    role: Role


def exclude_each_other(one: Role, other: Role) -> bool:
    """Whether no one person holds both offices."""
    a, b = one.office, other.office
    if a == b:
        return False
    if any(a in group and b in group for group in _GROUPS):
        return True
    if a in HEADS and b in HEADS:
        return body_of(one) == body_of(other) != ""
    (charge_a, kind_a), (charge_b, kind_b) = _charge(a), _charge(b)
    if kind_a == "director" == kind_b:
        return True
    if kind_a in ("minister", "secretary") and kind_b in ("minister", "secretary"):
        return charge_a != charge_b and not any(charge_a in joined and charge_b in joined for joined in _JOINED)
    # a minister may be a senator, where ministers are members of parliament; an American secretary may not
    return (kind_a == "secretary" and b in _PUBLIC) or (kind_b == "secretary" and a in _PUBLIC)


def _charge(office: str) -> tuple[str, str]:
    """What an office has charge of, and its kind: "foreign", "minister"; no kind where that tells nothing."""
    charge, _, kind = office.rpartition(" ")
    return charge, "" if charge == "prime" else kind


def has_one_holder(role: Role) -> bool:
    """Whether an office has one holder, and it is said whose it is."""
    return role.office not in _SHARED and body_of(role) != ""


def body_of(role: Role) -> str:
    """Whose an office is, as far as the words beside it say: "Texas" for "Republican Texas"; "" for words in capitals,
    which are those of a headline."""
    words = [word for word in role.body.split() if word not in _PARTIES]
    return "" if len(words) > 1 and role.body.isupper() else " ".join(words)


def leaves_room(text: str, held: Held, reach: int, year: str) -> bool:
    """Whether the words around a role, `reach` characters on either side, say or may say that it is one of another
    time, or stand in a quotation; `year` is that of the article, "" where it is not known."""
    before, after = _paragraph(text, held, reach)
    around = text[before:after]
    if _ROOM.search(around) is not None or any(found != year for found in _YEAR.findall(around)):
        return True
    before, after = _paragraph(text, held, _LONGEST_QUOTED)
    at = held.start - before
    return any(quotation.start <= at < quotation.end for quotation in find_quotations(text[before:after]))


def _paragraph(text: str, held: Held, reach: int) -> tuple[int, int]:
    """The paragraph of a name, `reach` characters of it on either side at most."""
    before, after = max(0, held.start - reach), min(len(text), held.end + reach)
    line = text.find("\n", held.end, after)
    return max(before, text.rfind("\n", before, held.start) + 1), line if line >= 0 else after


def may_be_one(name: str, other: str) -> bool:
    """Whether two texts may name one person: Ann Lee and Lee, Bob Cole and Robert Cole, but not George W. Bush and
    George H.W. Bush."""
    one, two = ({NICKNAMES.get(word.lower(), word.lower()) for word in text.split()} for text in (name, other))
    return one <= two or two <= one


def offices_told(text: str) -> set[str]:
    """The offices of which an article says anywhere that somebody came to them or left them."""
    return {OFFICES[match["name"].lower()] for match in _TOLD.finditer(text)}
