r"""A record holds NUL characters.

What it finds
    The character U+0000 in a text, as a byte or as the escape \u0000, and NUL bytes around a record, which a machine
    leaves that went down while it wrote.

Why it matters
    Many programs take a NUL for the end of the text: databases refuse the row, and tools written in C cut the article
    off there. It often stands in place of something that was lost.

Bad
    file: articles.jsonl

    {"id": "1", "text": "The council met\u0000 on 3 May 2024."}

Good
    file: articles.jsonl

    {"id": "1", "text": "The council met on 3 May 2024."}

Options
    None.

Limits
    The text is left as it is: the NUL is still in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.loading.damage import faults_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

LOST = "the record could not be read"
KEPT = "the record holds NUL characters"
HELP = "find out what stood in its place, and write the record without it"


def find(tables: Tables) -> Iterator[Fault]:
    return faults_of(tables, RULE.name, LOST, KEPT, HELP)


RULE = Rule("NQ011", "nul-byte", "warning", reads="damage", find=find)
