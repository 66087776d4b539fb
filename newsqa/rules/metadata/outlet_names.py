"""Names of outlets as they are compared: "The Town Crier", "towncrier.com" and "Town Crier Online" are one."""

from __future__ import annotations

import re
import unicodedata

# what names of one outlet have or lack
_LEFT_OUT = frozenset("the www com org net co uk online web website news newspaper official de fr es it".split())
_WORD = re.compile(r"[^\W_]+")
_HOST = re.compile(r"\s*(?:https?:)?//(?:[^/?#@]*@)?([^/?#:]+)", re.IGNORECASE)


def host_of(url: str | None) -> str:
    """The host of a URL in small letters, without "www."; empty where there is none."""
    found = _HOST.match(url or "")
    return found[1].lower().strip(".").removeprefix("www.") if found else ""


def compared(name: str) -> str:
    """The letters and figures by which a name of an outlet is compared. Accents and words such as "the" and "online"
    are left out; where nothing else is there, nothing is."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    words = _WORD.findall(re.sub(r"['’.](?=s\b)", "", plain).casefold())
    return "".join(word for word in words if word not in _LEFT_OUT) or "".join(words)


def is_name_of(text: str, outlet: str | None, url: str | None) -> bool:
    """Whether a text is the name of this outlet, or of the host of this URL."""
    name = compared(text)
    if len(name) < 2:
        return False
    labels = host_of(url).split(".")
    known = {compared(outlet or ""), compared(re.sub(r"\(.*\)", "", outlet or "")), "".join(labels)}
    known.update("".join(labels[at:]) for at in range(1, len(labels) - 1))
    known.update(compared(label) for label in labels[:-1] if len(label) > 2)
    return name in known
