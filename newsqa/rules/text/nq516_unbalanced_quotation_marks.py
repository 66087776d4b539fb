"""A quotation mark has no partner.

What it finds
    Curly and straight double quotation marks in a body of which one opens and none closes, or the other way round. The
    finding is on the mark.

Why it matters
    Where a quotation ends decides who says what. What reads quotations out of a text takes the words of the writer for
    those of the speaker.

Bad
    “We are glad, the mayor said.

    The council met.
    ---
    The plan is "dead, the mayor said. She left.

Good
    “We are glad,” the mayor said. “It was a long night.

    “And it was worth it.”

    The board is 6" wide, and "so be it" was said.
    ---
    „Wir sind froh“, sagte sie.

Options
    None.

Limits
    A quotation of several paragraphs opens in each and closes in the last; one that is broken by a line break is read
    as one, one whose paragraphs were joined is not told of, and one that is closed by the wrong mark is left alone.
    Single marks and angle marks are not read, nor bodies with „ of German; two faults that make up for each other in
    number are not seen. Of a body the first three places are findings; the details say how many there are. Of 40
    findings in articles of US outlets that were read, 38 lack a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import MOST, shown

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pyarrow as pa

    from newsqa.rules.tables import Tables

_CURLY = "“".encode()[:2]  # what “, ” and „ begin with
_MARK = re.compile(r"[“”\"]")
_POSSESSIVE = re.compile(r"(?<=\w)\"s\b")
_SENTENCE_END = re.compile(r"[.!?,;:…]['’)\]]?\s*$")
_OPEN = "opens and is never closed"
# "… in June, the mayor said. | “It"
_SPOKEN = re.compile(
    r"\b(?:said|says|added|adds|wrote|writes|asked|told \w+|sagte|dijo|disse|ha detto|a dit|a déclaré)\b[^“”\"]{0,40}$"
)
_LONGEST = 50_000  # characters of a body that are looked at


def find(tables: Tables) -> Iterator[Fault]:
    import pyarrow as pa

    bodies = tables.articles["body"]
    rows = _rows_out_of_balance(bodies)
    for row, body in zip(rows, bodies.take(pa.array(rows, pa.int64())).to_pylist(), strict=True):
        lonely = _lonely_marks(body[:_LONGEST])
        for at, what in lonely[:MOST]:
            yield Fault(
                row=row,
                field="body",
                start=at,
                end=at + 1,
                message=f'a quotation mark {what}: "{shown(body[at : at + 40])}"',
                help="see in the source where the quotation begins and ends",
                details={"places": len(lonely)},
            )


def _rows_out_of_balance(bodies: pa.ChunkedArray) -> list[int]:
    """The bodies with an odd number of straight marks, or not as many that open as that close: counted in the bytes of
    all bodies at once. „German“ ones are left to themselves."""
    import numpy as np

    from newsqa.rules.words import bytes_of

    data, offsets = bytes_of(bodies)
    begins = np.flatnonzero(data[:-2] == _CURLY[0])
    begins = begins[data[begins + 1] == _CURLY[1]]

    def counts(places: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        return np.diff(np.searchsorted(places, offsets))

    opening, closing, german = (counts(begins[data[begins + 2] == mark.encode()[2]]) for mark in "“”„")
    odd = counts(np.flatnonzero(data == ord('"'))) % 2 == 1
    found: list[int] = np.flatnonzero(((opening != closing) & (german == 0)) | odd).tolist()
    return found


def _lonely_marks(body: str) -> list[tuple[int, str]]:
    """Where marks without a partner stand, and what is missing."""
    found: list[tuple[int, str]] = []
    opened = -1  # where the quotation stands open that began before
    start = 0
    for paragraph in body.split("\n"):
        if paragraph.strip():
            before = opened
            opened = _read_paragraph(paragraph, start, before, found)
            if opened >= 0 and opened == before:
                found.append((opened, _OPEN))
                opened = -1
        start += len(paragraph) + 1
    if opened >= 0:
        found.append((opened, _OPEN))
    return sorted(found)


def _read_paragraph(paragraph: str, start: int, opened: int, found: list[tuple[int, str]]) -> int:
    """Adds the lonely marks of a paragraph, and gives the place of one that stands open at its end. `opened` is the
    place of one that the paragraph before left open."""
    for mark in _MARK.finditer(paragraph):
        at, character = mark.start(), mark.group()
        before, follows = paragraph[at - 1 : at], paragraph[at + 1 : at + 2]
        stands_behind = bool(before) and not before.isspace() and before not in "([—–-‘'/“"
        if character == '"' and ((opened < 0 and before.isdigit()) or _POSSESSIVE.match(paragraph, at)):
            continue  # inches, and an apostrophe
        is_glued = character == '"' and opened < 0 and before in tuple(".!?,:;") and follows.isalpha()
        if opened >= 0 and (character == "”" or (stands_behind and not follows.isalnum()) or not follows.strip()):
            opened = -1
        elif character == "“" or is_glued or (not stands_behind and follows.strip()):
            if opened >= 0 and not _goes_on(paragraph, at, opened >= start):
                found.append((opened, _OPEN))
            opened = start + at
        elif character == '"' and opened >= 0:
            opened = -1  # glued: "so"he said
        elif opened < 0:
            found.append((start + at, "closes and was never opened"))
    return opened


def _goes_on(paragraph: str, at: int, began_here: bool) -> bool:
    """Whether a mark opens a quotation again that stands open. One of several paragraphs opens in each, and the ends of
    these may have been lost; but not where somebody is said to have spoken."""
    if not paragraph[:at].strip():
        return True
    before = paragraph[max(0, at - 80) : at]
    return began_here and _SENTENCE_END.search(before) is not None and _SPOKEN.search(before) is None


RULE = Rule("NQ516", "unbalanced-quotation-marks", "info", reads="articles", find=find)
