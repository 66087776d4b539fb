"""Reads headings, "Lund: The ferry is late" and "Lund Says It Is Late": a passage comes in, a `Claim` goes out."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.attributions.claim import Claim
from newsqa.annotate.attributions.contents import is_clause, sentence_end
from newsqa.annotate.attributions.cue_words import INVERTIBLE, NOUN_FORMS
from newsqa.annotate.attributions.passages import QUOTE, Passage
from newsqa.annotate.attributions.possessives import SINGULAR
from newsqa.annotate.attributions.word_lists import word_list

# verbs that are cues in title case: "Lund Says the Ferry Is Late"
TITLE_CASE_CUES: Final = frozenset(
    form.title() for form in INVERTIBLE | {"calls", "urges", "denies", "vows"} if form not in NOUN_FORMS
)
# who speaks before a colon without a name: "Poll: Most Voters Are Tired"
_UNNAMED: Final = frozenset(
    word_list("poll survey study report police officials experts analysts scientists researchers")
)
_LONGEST_LABEL: Final = 6


def in_title_case(passage: Passage) -> bool:
    """Do nearly all longer words open with a capital?"""
    long = [word for word in passage.words if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def heading_claim(passage: Passage) -> Claim | None:
    """'Eva Lund: The ferry is late': the name before the colon speaks. Whether it is one is told by its kind."""
    low, words = passage.low, passage.words
    colon = next((at for at in range(1, min(len(low), _LONGEST_LABEL + 1)) if low[at] == ":"), 0)
    end = sentence_end(passage)
    if colon == 0 or end - colon < 4:
        return None
    named = all(word[0].isupper() or word in ("of", "the") for word in words[:colon])
    owned = any(word.endswith(SINGULAR) for word in words[:colon])  # "Lund's Ferry: ..."
    if not named or owned or low[0] == "dear" or (colon == 1 and len(words[0]) < 3):
        return None
    quoted = low[colon + 1] == QUOTE
    if not (quoted or is_clause(passage, colon + 1, end)):
        return None
    return Claim(
        "unnamed-heading" if low[colon - 1] in _UNNAMED else "heading", (colon, colon + 1), (0, colon), (colon + 1, end)
    )
