"""Text from data made safe to print."""

import unicodedata

_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")  # kinds of characters that have no shape of their own
_HANGUL_FILLER = "\u3164"  # a letter by its kind, and nothing to see
_MOST_UNSEEN = 10


def printable(text: str) -> str:
    """The text without characters that could steer a terminal: controls, and marks that turn its direction.

    Line breaks go too: a message is one paragraph.
    """
    text = text.replace("##[", "## [")  # which CI servers take for a command wherever it stands
    return "".join(" " if unicodedata.category(char) in _UNSEEN else char for char in text)


def seen(words: str) -> str:
    """Marked words as a reader can see them: where there is nothing to see, the characters by their numbers, as Unicode
    writes them: "U+200B U+FEFF"."""
    if not words or any(char != _HANGUL_FILLER and unicodedata.category(char) not in _UNSEEN for char in words):
        return words
    more = " …" if len(words) > _MOST_UNSEEN else ""
    return " ".join(f"U+{ord(char):04X}" for char in words[:_MOST_UNSEEN]) + more
