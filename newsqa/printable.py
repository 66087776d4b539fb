"""Text from data made safe to print."""

import unicodedata


def printable(text: str) -> str:
    """The text without characters that could steer a terminal: controls, and marks that turn its direction.

    Line breaks go too: a message is one paragraph.
    """
    text = text.replace("##[", "## [")  # which CI servers take for a command wherever it stands
    return "".join(" " if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") else char for char in text)
