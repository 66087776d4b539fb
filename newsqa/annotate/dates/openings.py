"""A place in a text in, whether a dated phrase there opens its sentence out: "In 2003, ...", "Back in May ..."."""

from __future__ import annotations

import re
from typing import Final

# "In ", "Back in ", "On ", or nothing, where a sentence or a line begins
_OPENING: Final = re.compile(
    r"(?:^|\n\s*|[.!?][\"'\u201d\u2019)]?\s+)(?:(?:Back|Early|Late|Later|Then|But|And)\s)?(?:(?:[Ii]n|[Oo]n|[Bb]y|During)\s)?$"
)
_LENGTH: Final = 20  # the longest opening


def opens_sentence(text: str, start: int) -> bool:
    """Whether nothing stands between the beginning of a sentence and `start` but words that lead to a date."""
    return _OPENING.search(text[max(start - _LENGTH, 0) : start]) is not None
