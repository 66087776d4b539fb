"""What a mention names: takes a mention and the words around it, gives PER, ORG, LOC or OTHER."""

import re

from newsqa.annotate.names.mentions import Mention
from newsqa.annotate.names.organisations import EVENT_HEADS, LEGAL_FORMS, ORGANISATION_HEADS
from newsqa.annotate.names.people import GIVEN_NAMES
from newsqa.annotate.names.places import COUNTRIES, DEMONYMS, PLACE_HEADS, PLACES

_PLACES = frozenset(name.lower() for name in COUNTRIES | PLACES)
_DEMONYMS = frozenset(name.lower() for name in DEMONYMS)
_HEADLINE_HEADS = frozenset(name.lower() for name in ORGANISATION_HEADS)
_SPEECH_AFTER = re.compile(r",? (?:said|says|told|added|scored|hit|won|beat|who|whose)\b")  # Khan told
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|from|outside|across|around|northern|southern|eastern|western|central) $")  # in Arbil
_DATELINE_AFTER = re.compile(r",? (?:\((?:Reuters|AP|AFP)\)|\d{4}-\d\d-\d\d)")  # LONDON 1996-08-30


def kind_of(mention: Mention, text: str, surnames: frozenset[str]) -> str:
    """PER, ORG, LOC or OTHER for a mention in `text`; `surnames` are the last words of the article's full names of people."""
    kind = kind_of_form(mention.text)
    if kind:
        return kind
    name = mention.text
    if mention.titled or name in surnames:
        return "PER"
    after = text[mention.end : mention.end + 24]
    if _DATELINE_AFTER.match(after):
        return "LOC"
    if " " in name:
        return "PER" if name.count(" ") < 3 and not name.isupper() else "ORG"
    if name.isupper() and len(name) > 1:
        return "ORG"
    if _PLACE_BEFORE.search(text[max(0, mention.start - 12) : mention.start]):
        return "LOC"
    return "PER" if _SPEECH_AFTER.match(after) else "ORG"


def kind_of_form(name: str) -> str | None:
    """What a name is by its words alone, or None when they do not tell."""
    low = name.lower()
    if low in _PLACES:
        return "LOC"
    if low in _DEMONYMS:
        return "OTHER"
    words = name.split()
    last = words[-1]
    plain_last = last.lower().rstrip(".")
    if len(words) > 1:
        if plain_last in LEGAL_FORMS or plain_last in _HEADLINE_HEADS or any(w in ORGANISATION_HEADS for w in words[:-1]):
            return "ORG"
        if last in PLACE_HEADS or words[0] in ("Lake", "Mount", "Cape", "Port", "Fort", "St.", "River"):
            return "LOC"
        if last in EVENT_HEADS or words[0] in DEMONYMS:
            return "OTHER"
        if words[0].capitalize() in GIVEN_NAMES or (len(words[0]) == 2 and words[0][1] == "."):
            return "PER"
        return None
    if name in GIVEN_NAMES:
        return "PER"
    if "-" in name and name.split("-")[0] in DEMONYMS:
        return "OTHER"
    return "ORG" if name in ORGANISATION_HEADS else None
