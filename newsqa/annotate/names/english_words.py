"""Everyday words of English: takes a word in small letters, says whether a dictionary of everyday words has it."""

from functools import lru_cache
from typing import Final

from newsqa.annotate.names.common_words import FUNCTION_WORDS, SENTENCE_OPENERS

# What inflects or derives a word; the list of words leaves such forms out ("shipments", "flattened", "moodiness").
# Each with the letters that must stand before it, so that Carly is no car.
_ENDINGS: Final = (
    ("s", 3),
    ("es", 3),
    ("ed", 3),
    ("ing", 3),
    ("ings", 3),
    ("ly", 4),
    ("er", 3),
    ("ers", 3),
    ("ness", 4),
)
_HISSES: Final = ("s", "x", "z", "h", "o")  # boxes, churches, heroes
# No everyday word is longer; what a made-up text has that is longer is not taken apart.
_LONGEST: Final = 24


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    # read when the first article asks: most of what imports this part never reads a text
    from importlib.resources import files

    lines = files("newsqa.annotate.names").joinpath("english_words.txt").read_text(encoding="ascii").splitlines()
    return frozenset(" ".join(line for line in lines if not line.startswith("#")).split())


@lru_cache(maxsize=1 << 14)
def is_english_word(low: str) -> bool:
    """Whether a word in small letters is an everyday word of English, in any form; of one with hyphens, all parts."""
    if len(low) > _LONGEST:
        return False
    if "-" in low:
        return all(part and is_english_word(part) for part in low.split("-"))
    if low in SENTENCE_OPENERS or low in FUNCTION_WORDS:
        return True
    return low in _words() or any(map(is_english_word, _stems(low)))


def _stems(low: str) -> list[str]:
    """What a word may be a form of: "tries" of "try", "stopped" of "stop", "hoping" of "hope"."""
    stems = []
    for ending, shortest in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= shortest:
            stem = low[: -len(ending)]
            if ending != "es" or stem.endswith(_HISSES):
                stems.append(stem)
            if stem[-1] == "i":
                stems.append(stem[:-1] + "y")
            if ending[0] in "ei":
                stems.append(stem + "e")
                if stem[-1] == stem[-2]:
                    stems.append(stem[:-1])
    return stems
