"""Finds the triggers of dates by a scan of the bytes of a text, in place of the table of words that newsqa looks up.

Two engines, `re` and Hyperscan, run one pattern that is made of the word classes of `newsqa.annotate.dates.lexicon`. A
text goes in, and the excerpt that the rules of dates read comes out, as `newsqa.annotate.dates.stretches.excerpt_of`
gives it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import accumulate

from newsqa.annotate.dates.lexicon import LEXICON, SYMBOLS, parts_of, symbols_of
from newsqa.annotate.dates.stretches import SHOWN_CLASSES, Excerpt

Scan = Callable[[bytes], list[int]]  # a text between blanks in, where the last byte of each trigger is out

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[A-Za-z0-9]+")
_REACH = 120  # code points to look back for words of a date; doubled while all of them are


def _words() -> str:
    """The words and shapes of numbers that tell of a date, as alternatives: "May|Monday|[0-9][0-9][0-9][0-9]|..."."""
    triggers = {SYMBOLS[name] for name in SHOWN_CLASSES}
    shapes = {_DIGIT.sub("0", form) for form, symbol in LEXICON.items() if symbol in triggers and form.isalnum()}
    return "|".join(sorted(shape.replace("0", "[0-9]") for shape in shapes))


# what stands between two figures: 10/12, 10:30
_BETWEEN = "[0-9][/:][0-9]"


def scan_by_re() -> Scan:
    pattern = re.compile(rf"(?<![A-Za-z0-9])(?:{_words()})(?![A-Za-z0-9])|(?<=[0-9])[/:](?=[0-9])".encode())
    return lambda data: [found.end() - 1 for found in pattern.finditer(data)]


def scan_by_hyperscan() -> Scan:
    """Hyperscan knows no look-around and tells ends: the character after a trigger belongs to the match."""
    import hyperscan

    database = hyperscan.Database()
    patterns = (f"[^A-Za-z0-9](?:{_words()})[^A-Za-z0-9]".encode(), _BETWEEN.encode())
    database.compile(expressions=patterns, ids=(0, 1), elements=2, flags=(0, 0))

    def scan(data: bytes) -> list[int]:
        ends: list[int] = []
        database.scan(data, match_event_handler=lambda _id, _start, end, _flags, _context: ends.append(end - 2))
        return sorted(ends)

    return scan


def excerpts_by(scan: Scan) -> Callable[[str], Excerpt]:
    """A function that gives the stretches of a text around what the scan finds."""
    # one byte a character, so that offsets are code points; a blank at each end, so that each word has neighbours
    return lambda text: _excerpt(text, (at - 1 for at in scan(b" %b " % text.encode("latin-1", "replace"))))


def _excerpt(text: str, triggers: Iterable[int]) -> Excerpt:
    pieces: list[str] = []
    stretches, shifts = [0], [0]
    joined = behind = 0
    for at in triggers:
        if at < behind:
            continue
        start, behind = _start(text, at), _end(text, at)
        piece = text[start:behind]
        stretches.append(joined)
        shifts.append(start - joined)
        pieces.append(piece)
        joined += len(piece) + 1
    parts = parts_of("\0".join(pieces))
    return Excerpt(parts, symbols_of(parts), list(accumulate(map(len, parts), initial=0)), stretches, shifts)


def _start(text: str, at: int) -> int:
    """Where the nearest word before that is in no class begins; a word that ends at `at` itself is in one."""
    reach = _REACH
    latest = at if text[at] in "/:" else at - 1
    while True:
        low = max(at - reach, 0)
        words = list(_WORD.finditer(text, low, at))
        for word in reversed(words[1 if low else 0 :]):  # the first may be cut off
            if word.end() <= latest and word.group() not in LEXICON:
                return word.start()
        if low == 0:
            return 0
        reach *= 2


def _end(text: str, at: int) -> int:
    """Where the nearest word behind that is in no class ends."""
    for word in _WORD.finditer(text, at + 1):
        if word.group() not in LEXICON:
            return word.end()
    return len(text)
