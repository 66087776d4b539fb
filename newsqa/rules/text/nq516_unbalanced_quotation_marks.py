"""A quotation mark has no partner.

What it finds
    Double quotation marks in a body, curly, straight, low („) or pointed («), of which one opens and none closes, or
    the other way round; of pointed ones only where the body has both « and ». The finding is on the mark.

Why it matters
    Where a quotation ends decides who says what. What reads quotations out of a text takes the words of the writer for
    those of the speaker.

Bad
    “We are glad, the mayor said.

    The council met.
    ---
    The plan is "dead, the mayor said. She left.
    ---
    „Wir sind froh, sagte sie. „Sehr froh“, sagte er.

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
    as one, one whose paragraphs were joined is not told of, and one that is closed by the wrong double mark, or stands
    within another with the same marks, is left alone. Single marks and those of Chinese and Japanese are not read, nor
    pointed marks that all point one way, as arrows do, nor bodies whose marks are garbled (NQ501), nor a quotation that
    has no end since the body was cut ("[…]"); two faults that make up for each other in number are not seen. Of a body
    50,000 characters are looked at, and the first three places are findings; the details say how many there are.
    99 of 100 findings in eight datasets (US newspapers, feeds, a news service, statements, articles in Portuguese and
    German) were right by an editor's reading; the wrong one was code. Five of the marks have a single mark for a
    partner, and a dozen stand in bodies that were cut without a sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import MOST, shown
from newsqa.rules.text.lonely_marks import Lonely, lonely_marks

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pyarrow as pa

    from newsqa.rules.tables import Tables

_CURLY, _POINTED = "“".encode()[:2], "«".encode()[0]  # what “, ” and „, and what « and » begin with
_LONGEST = 50_000  # characters of a body that are looked at
_GARBLED = re.compile("â€|[ÃÂÄÅÐÑØÙ][“”„«»]")


def find(tables: Tables) -> Iterator[Fault]:
    bodies = tables.articles["body"]
    for row in _uneven(bodies):
        body = bodies[row].as_py()
        lonely = [] if _GARBLED.search(body) else _lonely(body)
        for mark in lonely[:MOST]:
            yield _fault(row, body, mark, len(lonely))


def _lonely(body: str) -> list[Lonely]:
    """The marks without a partner in what is looked at; where that is cut, what opens in its last paragraph may be
    closed behind it."""
    found = lonely_marks(body[:_LONGEST])
    last = body.rfind("\n", 0, _LONGEST) if len(body) > _LONGEST else len(body)
    return [mark for mark in found if not mark.opens or mark.place < last]


def _uneven(bodies: pa.ChunkedArray) -> list[int]:
    """The rows of bodies whose marks cannot all have partners, by their number: counted in the bytes of all bodies at
    once."""
    import numpy as np

    from newsqa.rules.words import bytes_of

    data, offsets = bytes_of(bodies)

    def counts(places: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        return np.diff(np.searchsorted(places, offsets))

    in_two, in_three = np.flatnonzero(data[:-1] == _POINTED), np.flatnonzero(data[:-2] == _CURLY[0])
    in_three = in_three[data[in_three + 1] == _CURLY[1]]
    left, right = (counts(in_two[data[in_two + 1] == mark.encode()[1]]) for mark in "«»")
    opening, closing, low = (counts(in_three[data[in_three + 2] == mark.encode()[2]]) for mark in "“”„")
    curly = np.where(low > 0, low != opening + closing, opening != closing)  # „…“ and „…”
    odd = counts(np.flatnonzero(data == ord('"'))) % 2 == 1
    found: list[int] = np.flatnonzero(curly | odd | ((left != right) & (left > 0) & (right > 0))).tolist()
    return found


def _fault(row: int, body: str, mark: Lonely, places: int) -> Fault:
    at = mark.place
    if mark.opens:
        message = f'a quotation mark opens and is never closed: "{shown(body[at : at + 40])}"'
    else:
        message = f'a quotation mark closes and was never opened: "{shown(body[max(0, at - 38) : at + 1])}"'
    help_ = "see in the source where the quotation begins and ends"
    return Fault(row, "body", at, at + 1, message, help_, {"places": places})


RULE = Rule("NQ516", "unbalanced-quotation-marks", "info", reads="articles", find=find)
