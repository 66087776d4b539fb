"""Words of dates that are names: "Sheffield Wednesday", "the Sunday Times", "This Week", USA Today."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.dates.reading import Hit

# Sheffield Wednesday, Black Friday; the Sunday Times, Saturday Night Live
_NAMES_BEFORE: Final = frozenset(
    ("sheffield", "black", "super", "ash", "cyber", "palm", "shrove", "maundy", "fat", "bloody", "giving", "ruby")
)
_NAMES_AFTER: Final = frozenset(
    (
        "times",
        "telegraph",
        "mail",
        "mirror",
        "express",
        "post",
        "herald",
        "independent",
        "agreement",
        "live",
        "football",
    )
)


def is_in_a_name(hit: Hit) -> bool:
    return hit.before() in _NAMES_BEFORE or (
        hit.after() in _NAMES_AFTER and hit.parts[hit.end + 1].istitle() and hit.parts[hit.end] == " "
    )


_OPENING: Final = ('"', "'", "\u201c", "\u2018")
_CLOSING: Final = frozenset(('"', "'", "\u201d", "\u2019"))


def is_a_title(hit: Hit, group: str) -> bool:
    """ "Today", "This Week", USA Today: the names of programmes and newspapers."""
    word = hit.parts[hit.at(group)]
    if not word.istitle():
        return False
    before = hit.parts[hit.begin - 1]
    behind = hit.parts[hit.end].lstrip(",.")[:1]
    # "This Week"; also “This Week With ...”
    quoted = before.endswith(_OPENING) and (
        behind in _CLOSING or (hit.parts[hit.end] == " " and hit.parts[hit.end + 1][:1].isupper())
    )
    named = before == " " and hit.parts[hit.begin - 2][:1].isupper() and group == "word"
    return quoted or named
