"""Text in, its stretches out: the words around a trigger that can be part of a date with it; the rest is not cut up.

Nine words of ten are in no date and near none. Finding the tenth has to be cheap, so it looks at bare words only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, repeat
from typing import Final, NamedTuple

from newsqa.annotate.dates.lexicon import LEXICON, OTHER, SYMBOLS, parts_of, symbols_of

# Every expression has at least one part of these classes; only around them is anything tried.
_TRIGGER_WORDS: Final = (
    *("MONTH", "MAYMARCH", "SHORTMONTH", "WEEKDAY", "WEEKDAYS", "TODAY", "TONIGHT", "WEEKEND", "HOLIDAY", "FEAST"),
    *("SEASON", "YEAR", "DECADE", "SHORTDECADE", "DECADENAME", "NINETEEN", "QUARTERNAME", "HALFNAME", "FISCALNAME"),
    *("YEARUNIT", "QUARTER", "UNIT", "DAYUNIT", "SMALL", "UNITS", "QUARTERS", "SECONDS", "PERIOD", "SETADVERB"),
    *("DAYTHOUR", "FOURDIGITS", "NUMBERAM", "AM", "PM", "MLETTER", "CLOCK", "NOON", "OVERNIGHT", "DAYPART"),
    *("DAYPARTS", "NOW", "PRESENT", "RECENTLY", "CURRENT", "FUTUREWORD", "LAST"),
    *("WEEKENDS", "ERA", "BLETTER", "DLETTER"),
)
_TRIGGER_GAPS: Final = ("SLASH", "COLON")


def _any_of(*classes: str) -> str:
    return f"[{''.join(SYMBOLS[name] for name in classes)}]"


TRIGGERS: Final = re.compile(_any_of(*_TRIGGER_WORDS, *_TRIGGER_GAPS))

# What shows a trigger where gaps are not looked at: the gaps of 10/12 and 10:30 stand between two short numbers.
# A short name of a weekday is no trigger, but a stretch has it too, for those who count what a text is told by.
# One class comes first, since `re` skips quickly to what a pattern can begin with only where that is a single class.
SHOWN_CLASSES: Final = (*_TRIGGER_WORDS, "SHORTDAY")
_NUMBERS: Final = ("DAY", "NUMBER")
_CANDIDATES: Final = re.compile(
    f"{_any_of(*SHOWN_CLASSES, *_NUMBERS)}(?:(?<={_any_of(*SHOWN_CLASSES)})|(?={_any_of(*_NUMBERS)}))"
)

# Each byte of Latin-1 to what it is to a word: letters to themselves, digits to 0, and what is in no word to a blank.
_PLAIN: Final = bytes(
    0x30 if chr(code) in "0123456789" else code if chr(code).isascii() and chr(code).isalnum() else 0x20
    for code in range(256)
)
_NOTHING: Final = "y"  # the symbol of the nothing between two blanks; no class has it


def _symbols_of_plain_words() -> dict[str, str]:
    """The lexicon's words as `_PLAIN` makes them, with the symbol of the first class that has such a word.

    Ten times smaller than the lexicon, most of which is numbers, and so the faster.
    """
    table = {"": _NOTHING}
    for form, symbol in LEXICON.items():
        if form.isascii() and form.isalnum():
            table.setdefault(form.encode().translate(_PLAIN).decode(), symbol)
    return table


_WORDS: Final = _symbols_of_plain_words()


class Excerpt(NamedTuple):
    """The stretches of a text, joined: their parts, the symbols of these (see `lexicon`), and where they come from.

    `starts` has where each part begins in the joined stretches, and where the last one ends; `stretches` where each
    stretch begins there, and `shifts` how much further on it is in the text.
    """

    parts: list[str]
    symbols: str
    starts: list[int]
    stretches: list[int]
    shifts: list[int]

    def offset(self, part: int) -> int:
        """Where the part begins in the text."""
        start = self.starts[part]
        return start + self.shifts[bisect_right(self.stretches, start) - 1]


# Between two stretches; as a gap it is in no class, so nothing is read across it.
_CUT: Final = "\0"


def excerpt_of(text: str) -> Excerpt:
    """The stretches of a text in order: around each trigger all words up to the next that are in no class.

    These are included, since a date may depend on the word before and after it; two stretches may share one.
    """
    # One byte a character ("?" for what Latin-1 lacks), so words joined with blanks are as long as what they stand for.
    words = text.encode("latin-1", "replace").translate(_PLAIN).decode("latin-1").split(" ")
    symbols = "".join(map(_WORDS.get, words, repeat(OTHER)))
    pieces: list[str] = []
    stretches, shifts = [0], [0]
    offset = at = behind = 0  # word `at` begins at `offset`; word `behind` is after the last stretch
    joined = 0  # the length of what is joined
    for candidate in _CANDIDATES.finditer(symbols):
        place = candidate.start()
        if place < behind:
            continue
        first = max(symbols.rfind(OTHER, max(behind - 1, 0), place), 0)
        behind = symbols.find(OTHER, place) + 1 or len(words)
        if first > at:
            offset += len(" ".join(words[at:first])) + 1
            at = first
        piece = text[offset : offset + len(" ".join(words[first:behind]))]
        stretches.append(joined)
        shifts.append(offset - joined)
        pieces.append(piece)
        joined += len(piece) + len(_CUT)
    parts = parts_of(_CUT.join(pieces))
    return Excerpt(parts, symbols_of(parts), list(accumulate(map(len, parts), initial=0)), stretches, shifts)
