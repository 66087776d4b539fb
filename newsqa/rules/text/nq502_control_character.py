r"""A text holds control characters.

What it finds
    Characters that command a device and stand for nothing: U+0001 to U+001F but the tab and the ends of lines, U+007F,
    and U+0080 to U+009F, which are mostly quotation marks and dashes of Windows-1252 that were read as Latin-1. In
    title, summary, body and the names of authors.

Why it matters
    They are not seen and not searched for, XML and many databases refuse them, and a model for which they stand in one
    label only learns the label from them.

Bad
    file: articles.jsonl

    {"id": "1", "text": "A lei \u0093dura\u0094 foi aprovada."}
    {"id": "2", "text": "It was a long night.\u007f The council met."}

Good
    file: articles.jsonl

    {"id": "1", "text": "A lei “dura” foi aprovada.\r\n\tEla vale."}

Options
    None.

Limits
    NUL is NQ011's. Those that are part of an encoding gone wrong ("â\u0080\u0099") are NQ501's. Characters beside each
    other are one place; of a field the first three places are findings, and the details say how many there are.
    100 of 100 findings in three datasets (US newspapers, articles in Portuguese, statements) were right by an editor's
    reading.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import TEXTS_AND_AUTHORS, Place, code_point, faults_in_texts
from newsqa.rules.text.garbled import garbled

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_SIEVE = "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
_RUN = re.compile(_SIEVE + "+")
# "\x80\x94", "\x80—": dashes and quotation marks of UTF-8 whose first byte was lost
_REST = re.compile("\x80[\x90-\x9f–—‘’“”…]")


def find(tables: Tables) -> Iterator[Fault]:
    return faults_in_texts(tables, _SIEVE, _places, TEXTS_AND_AUTHORS)


def _places(text: str) -> list[Place]:
    garbled_stretches = garbled(text)  # NQ501's, in order
    starts = [start for start, _, _ in garbled_stretches]

    def is_garbled(place: int) -> bool:
        before = bisect_right(starts, place)
        return before > 0 and place < garbled_stretches[before - 1][1]

    return [_place(run) for run in _RUN.finditer(text) if not is_garbled(run.start())]


def _place(run: re.Match[str]) -> Place:
    character = run.group()[0]
    meant = character.encode("latin-1").decode("windows-1252", "replace")
    name = code_point(character)
    if _REST.match(run.string, run.start()):
        message = f"the control character {name} stands in the text, the rest of a dash or a mark of UTF-8"
        way_out = "load the source again as UTF-8: the first byte of the character is gone"
    elif character >= "\x80" and meant != "\ufffd":
        message = f'the control character {name} stands in the text, which in Windows-1252 is "{meant}"'
        way_out = "decode the source as Windows-1252 (cp1252)"
    else:
        message, way_out = (
            f"the control character {name} stands in the text",
            "take it out, or put in what it stands for",
        )
    return Place(run.start(), run.end(), message, way_out, {"characters": [code_point(c) for c in run.group()[:10]]})


RULE = Rule("NQ502", "control-character", "warning", reads="articles", find=find)
