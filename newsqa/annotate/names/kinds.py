"""What a mention names: takes a mention and the words around it, gives PER, ORG, LOC or OTHER."""

import re
from typing import Final

from newsqa.annotate.names.forms import Form
from newsqa.annotate.names.mentions import Mention
from newsqa.annotate.names.places import COUNTRIES, PLACES

_SPEECH_AFTER: Final = re.compile(r",? (?:said|says|told|added|scored|who|whose)\b")  # Khan told
# in Arbil, the town of Arbil
_PLACE_BEFORE: Final = re.compile(
    r"\b(?:in|near|outside|across|around|northern|southern|eastern|western|central|capital|downtown|"
    r"(?:city|town|village|province|region|district|county|capital|port|suburb|island|outskirts|state) of) $"
)
_STATE_AFTER: Final = re.compile(r", ([A-Z][\w.]*[\w](?: [A-Z]\w+)?)")  # Irving, Texas
_WIDER: Final = COUNTRIES | PLACES
_DATELINE_AFTER: Final = re.compile(r",? (?:\((?:Reuters|AP|AFP)\)|\d{4}-\d\d-\d\d)")  # LONDON (Reuters)


def kinds_of_forms(
    mentions: list[Mention], texts: dict[str, str], forms: dict[str, Form], canonical: dict[str, str]
) -> dict[str, str]:
    """PER, ORG, LOC or OTHER for each form (text of a mention) of an article, all of whose mentions are given with the
    texts of the fields; `canonical` gives each form its fullest."""
    kinds = {name: form.kind for name, form in forms.items()}
    people = {name for name, kind in kinds.items() if kind == "PER"}
    people.update([name for _, _, _, name, titled in mentions if titled and kinds[name] is None])
    people.update([forms[name].words[-1] for name in people])
    decided = {name: kind or ("PER" if name in people else None) for name, kind in kinds.items()}
    # what looks like an organisation may turn out to be something else where it is mentioned again
    undecided = {name for name, kind in decided.items() if kind is None}
    for field, start, end, name, _ in mentions:
        if name in undecided:
            decided[name] = kind = _kind_from_context(texts[field], start, end, forms[name].look)
            if kind != "ORG":
                undecided.discard(name)
    full = {name: kind if kind == "PER" else decided.get(canonical[name], kind) for name, kind in decided.items()}
    return {name: kind or "OTHER" for name, kind in full.items()}


def _kind_from_context(text: str, start: int, end: int, look: str | None) -> str:
    if _DATELINE_AFTER.match(text, end):
        return "LOC"
    if look is not None and look != "PER":
        return look
    if _PLACE_BEFORE.search(text, max(0, start - 14), start) or _stands_in_state(text, end):
        return "LOC"
    if look is not None:
        # "the Sea Lions": no person has an article
        return "ORG" if text[max(0, start - 4) : start] in ("the ", "The ") else look
    return "PER" if _SPEECH_AFTER.match(text, end) else "ORG"


def _stands_in_state(text: str, end: int) -> bool:
    """Whether the country or state follows, as in "Irving, Texas"."""
    match = _STATE_AFTER.match(text, end) if text.startswith(", ", end) else None
    return match is not None and (match[1] in _WIDER or match[1].partition(" ")[0] in _WIDER)
