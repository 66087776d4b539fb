"""A text was decoded with the wrong encoding.

What it finds
    Characters that are the bytes of others: "donâ€™t" for "don’t", "cafÃ©" for "café", once or several times over, in
    title, summary, body and the names of authors. The finding says what a repair gives.

Why it matters
    Names and words are no longer found, every count of characters and tokens is wrong, and a model learns to write
    such characters.

Bad
    The mayor saidÂ that the cafÃ© wonâ€™t open.
    ---
    title: ObamaÃ¢â‚¬â„¢s plan

    The plan was told on 3 May 2024.

Good
    The mayor said that the café won’t open – «É» is on its door.
    ---
    title: São Paulo âge Ångström Ðura

    Os vereadores foram à Câmara às 10h…

Options
    None.

Limits
    ftfy decides, which leaves alone what may be meant; a single "Ã" whose second byte was lost is not found. Of a field
    the first three places are findings; how many there are stands in the details.
    100 of 100 findings in three datasets (US newspapers, examples of two agency formats) were right by an editor's
    reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import TEXTS_AND_AUTHORS, Place, code_point, faults_in_texts, shown
from newsqa.rules.text.garbled import SIEVE, garbled

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    return faults_in_texts(tables, SIEVE, _places, TEXTS_AND_AUTHORS)


def _places(text: str) -> list[Place]:
    return [
        Place(
            start,
            end,
            f'"{shown(text[start:end])}" is {_visible(repaired)} in the wrong encoding',
            f"decode the source as UTF-8, or repair the text with ftfy, which gives {_visible(repaired)}",
            {"repaired": repaired},
        )
        for start, end, repaired in garbled(text)
    ]


def _visible(words: str) -> str:
    """Words in quotation marks; by their numbers where they are spaces and line ends alone, or cannot be printed."""
    if any(c.isprintable() and not c.isspace() for c in words):
        return f'"{shown(words)}"'
    return " ".join(map(code_point, words[:4]))


RULE = Rule("NQ501", "garbled-encoding", "warning", reads="articles", find=find)
