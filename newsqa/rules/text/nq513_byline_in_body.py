"""A byline or a credit stands in the body.

What it finds
    "By Ann Lee" as the first line of a body, also in German, French, Spanish, Portuguese, Vietnamese, Russian, Arabic,
    Chinese and Japanese, and credits at its end: "Reporting by A; Editing by B", "X contributed to this report",
    "Photo: A/Getty Images", "(red, APA, 16.5.2016)".

Why it matters
    Who wrote a text belongs in its own field. In the text it gives away the outlet or the label to a model, and names
    in it count among those that the news is about.

Bad
    By Ann Lee

    The council met on 3 May 2024.
    ---
    The council met on 3 May 2024.

    (Reporting by Ann Lee; Editing by Max Weber)

Good
    By Friday the council had met.

    It read a report by Ann Lee. The photo is by Max Weber, she said.

Options
    None.

Limits
    Only the first line and the last 300 characters of the last line are looked at. A name alone on a line is not found.
    A dateline ("OSLO (Reuters) -") is none.
    99 of 100 findings in eight datasets (US newspapers, articles in German and Portuguese, feeds, invented articles,
    web pages) were right by an editor's reading; the wrong one was the source of a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import Place, edges, faults_in_texts, shown
from newsqa.rules.text.credits import BYLINE, CREDIT, SIEVE, SIGNED

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_HELP = "move it to the field of authors, or take it out"
_LONGEST = 300  # characters of a credit; a byline has fewer
_LONGEST_BYLINE = 120
_HEAD = 400  # characters in which a byline is looked for: lines without words may stand before it


def find(tables: Tables) -> Iterator[Fault]:
    return faults_in_texts(tables, SIEVE, _places, ("body",), lambda bodies: edges(bodies, _HEAD, _LONGEST))


def _places(body: str) -> list[Place]:
    places = []
    end = body.find("\n", len(body) - len(body.lstrip()))
    first = body[:end].rstrip() if 0 <= end <= _LONGEST_BYLINE else ""
    if (byline := BYLINE.fullmatch(first)) and (start := len(first) - len(first.lstrip())) < len(first):
        names = byline.group().strip()
        places.append(Place(start, len(first), f'the body begins with a byline: "{shown(names)}"', _HELP))
    text = body.rstrip()
    start = max(text.rfind("\n") + 1, len(text) - _LONGEST)
    if credit := CREDIT.search(text[start:]) or SIGNED.search(text[start:]):
        what = f'the body ends with a credit: "{shown(credit.group())}"'
        places.append(Place(start + credit.start(), len(text), what, _HELP))
    return places


RULE = Rule("NQ513", "byline-in-body", "info", reads="articles", find=find)
