"""An entity of HTML stands in the text in place of its character.

What it finds
    "&amp;", "&#39;", "&mdash;" and every other named or numbered entity, also where the ampersand was taken away:
    "doesn #39;t", "quot;hello quot;", "AT amp;T". In title, summary, body and the names of authors. The finding says
    which character was meant.

Why it matters
    Words fall apart at them, quotation marks are not seen, and what they are made of becomes the commonest of tokens.

Bad
    Holiday travel is surging &mdash; but the S&amp;P 500 fell.
    ---
    The mayor doesn #39;t agree: quot;It is late, quot; she said.

Good
    Holiday travel is surging — but the S&P 500 fell; R&D; and the amp is #39 on the list.

Options
    None.

Limits
    An article about HTML that names an entity is found too. Without its ampersand an entity is known by its semicolon:
    numbers from #32 to #255 and the typographic ones, and "quot", "amp", "lt", "gt", "nbsp", "apos". Of a field the
    first three places are findings; the details say how many there are.
    100 of 100 findings in four datasets (an index of the web, two collections of feeds, US newspapers) were right by an
    editor's reading.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import TEXTS_AND_AUTHORS, Place, faults_in_texts, shown

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

# "&#39;", "&#x27;", "&mdash;", "&nbsp "
_WHOLE = r"&(?:amp;){0,9}(?:#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};|[A-Za-z][A-Za-z0-9]{1,30};|nbsp\b)"
# "doesn #39;t", "quot;hello"
_BARE = r"#0{0,2}(?:3[2-9]|[4-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5]|8[0-9]{3});|\b(?:quot|amp|lt|gt|nbsp|apos);"
_SIEVE = f"{_WHOLE}|{_BARE}"
_ENTITY = re.compile(f"(?P<whole>{_WHOLE})|(?<![&\\w])(?P<bare>{_BARE})")


_NAMES = {'"': "a quotation mark", "'": "an apostrophe"}


def find(tables: Tables) -> Iterator[Fault]:
    return faults_in_texts(tables, _SIEVE, _places, TEXTS_AND_AUTHORS)


def _places(text: str) -> list[Place]:
    found = []
    for entity in _ENTITY.finditer(text):
        words = entity.group()
        if meant := _meant(words if entity["whole"] else f"&{words}"):
            stands_for = _NAMES.get(meant) or (f'"{shown(meant)}"' if meant.strip() else "a space")
            found.append(
                Place(
                    entity.start(),
                    entity.end(),
                    f'the entity "{words}" stands for {stands_for}',
                    "take the text out of its HTML (html.unescape), once, where it is loaded",
                    {"meant": meant},
                )
            )
    return found


def _meant(entity: str) -> str | None:
    """The character of an entity; None for what is none, such as "&D;" in "R&D;"."""
    name = entity.removeprefix("&")
    while name.startswith("amp;") and name != "amp;":
        name = name.removeprefix("amp;")
    if name == "nbsp":
        return "\xa0"
    if not name.startswith("#") and name not in html5:
        return None
    return html.unescape(f"&{name}")


RULE = Rule("NQ505", "leftover-entity", "warning", reads="articles", find=find)
