"""The name in a byline: from "By Ada Hill" to "Ada Hill"."""

from __future__ import annotations

# The word before the name, by language. English is also what agencies of other languages file in.
_BY = {
    "en": "by",
    "de": "von",
    "fr": "par",
    "es": "por",
    "pt": "por",
    "it": "di",
    "nl": "door",
    "sv": "av",
    "nb": "av",
    "no": "av",
    "da": "af",
}


def name_in_byline(byline: str, language: str | None = None) -> str:
    """The byline without "By" at its start, in one line. Two names stay in one text: where one ends is a guess."""
    line = " ".join(byline.split()).strip(" ,;|")
    first, _, rest = line.partition(" ")
    by = _BY.get((language or "en")[:2].lower())
    return rest if rest and first.lower() in ("by", by) else line
