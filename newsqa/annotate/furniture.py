"""Finds the furniture of a page in a text: links to other articles, captions, notes of the editor and forms, which many
a body holds. A text comes in, the spans of such lines go out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsqa.annotate.sentences import Span

# what such a line opens with
_OPENING: Final = re.compile(
    r"[\[(•* ]{0,3}(?:"
    # links to other articles, whose headlines are no claims of this one
    r"(?:read|see|watch|listen)(?: (?:more|also|next|now|live|here|the full story)){0,2} ?:"
    r"|(?:more|related)(?: \w{2,12}){0,3} ?:|read (?:more|also)\b|(?:just|must) watch(?:ed)?\b"
    r"|media playback\b|play video\b|story highlights\b"
    # captions: "Image caption Eva Lund says ...", "Photos: ...", "FILE - In this May 4 photo"
    r"|image (?:source|caption|copyright)\b|(?:photos?|images?|pictured|video|caption) ?:|hide caption\b"
    r"|file(?: photo\b| ?[-–—] )|enlarge this\b"
    # the outlet on its article
    r"|editors?[’']?s?[’']? note\b|corrections?(?: and clarifications)?:|clarification:|sign up\b|subscribe\b"
    r"|this (?:story|article|post|report) (?:was|has been|originally) (?:\w{1,20} )?"
    r"(?:reported|published|updated|corrected|amended|written|edited|appeared)\b"
    r")",
    re.IGNORECASE,
)
# "By signing up you agree to our privacy policy"
_AGREEMENT: Final = "you agree to"
_OF_FORMS: Final = re.compile(r"sign|polic|newsletter|terms", re.IGNORECASE)
# the credit at the end of a caption: "(Photo: Kari Berg, Post)", "(Kari Berg/Pool via AP)", "| Getty Images",
# "AP Photo/Kari Berg"
_CREDIT: Final = re.compile(
    r"(?:\((?=[^()]{0,120}(?:Photo|Getty|via AP|/ ?AP|/ ?Reuters|/ ?AFP))[^()]{1,120}\)(?: More)?"
    r"|[|/] ?(?:AP Photo|Getty Images|Reuters|AFP)|AP Photo ?/ ?[\w. ]{1,40}"
    r"|\| [\w./ ]{1,60}(?:Getty Images|AP Photos?))\s{0,9}\Z"
)
_LONGEST_CREDIT, _LONGEST_CAPTION, _LONGEST_FORM = 140, 600, 2000


# letters that such lines open and end with: looked up before the patterns are tried, because most lines have none
_OPENERS: Final = (
    "read see watch listen more related just must media play story image photo pictured video caption hide file "
    "enlarge editor correction clarification sign subscribe this"
)
_HEADS: Final = frozenset(
    f"{mark}{word} "[:4]
    for opener in _OPENERS.split()
    for word in (opener, opener.capitalize(), opener.upper())
    for mark in ("", "[", "(", "( ", "• ")
)
_TAILS: Final = frozenset(
    ("ages", "ges)", "hoto", "otos", "oto)", " AP)", "/AP)", "ers)", "ters", "AFP)", "/AFP", "More")
)


def furniture(text: str, lines: Sequence[str]) -> list[Span]:
    """The lines of furniture, without their newlines, in order. `lines` are those of the text."""
    found: list[Span] = []
    forms, photos = _AGREEMENT in text, "(Photo" in text
    at = 0
    for line in lines:
        if not line:
            at += 1  # every other line is blank
            continue
        if (
            (line[:4] in _HEADS and _OPENING.match(line))
            or ((photos or line[-4:] in _TAILS) and _has_credit(line))
            or (forms and _AGREEMENT in line and _OF_FORMS.search(line, 0, _LONGEST_FORM))
        ):
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _has_credit(line: str) -> bool:
    return len(line) <= _LONGEST_CAPTION and _CREDIT.search(line, max(0, len(line) - _LONGEST_CREDIT)) is not None
