"""What a mention names: takes a mention and the words around it, gives PER, ORG, LOC or OTHER."""

import re

from newsqa.annotate.names.forms import form_of
from newsqa.annotate.names.mentions import Mention

_SPEECH_AFTER = re.compile(r",? (?:said|says|told|added|scored|hit|won|beat|who|whose)\b")  # Khan told
# in Arbil
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|from|outside|across|around|northern|southern|eastern|western|central) $")
_DATELINE_AFTER = re.compile(r",? (?:\((?:Reuters|AP|AFP)\)|\d{4}-\d\d-\d\d)")  # LONDON (Reuters)


def surnames_of(mentions: list[Mention]) -> frozenset[str]:
    """The last words of an article's full names that are surely people's."""
    found = set()
    for mention in mentions:
        words, kind, *_ = form_of(mention.text)
        if len(words) > 1 and (mention.titled or kind == "PER"):
            found.add(words[-1])
    return frozenset(found)


def kind_of(mention: Mention, text: str, surnames: frozenset[str]) -> str:
    """PER, ORG, LOC or OTHER for a mention in `text`; `surnames` are those of the article's people."""
    name = mention.text
    kind = form_of(name).kind
    if kind:
        return kind
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
