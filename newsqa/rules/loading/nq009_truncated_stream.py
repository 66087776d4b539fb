"""A file breaks off before its end.

What it finds
    Compressed files that are cut or damaged, and JSON arrays whose closing bracket never comes. What stands before the
    break is read.

Why it matters
    How many articles are missing cannot be told from what is left. Many readers give what they got so far, and some
    give nothing at all, in both cases without a word on the rest.

Bad
    file: articles.json

    [{"id": "1", "text": "The council met on 3 May 2024."},
     {"id": "2", "text": "The mayor spoke on

Good
    file: articles.json

    [{"id": "1", "text": "The council met on 3 May 2024."},
     {"id": "2", "text": "The mayor spoke on 4 May 2024."}]

Options
    None.

Limits
    A text file, CSV or JSON Lines that ends right after a whole record looks complete.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.loading.damage import faults_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

LOST = "the rest could not be read"
KEPT = "the file breaks off"
HELP = "fetch or write the file again; what stands before the break was read"


def find(tables: Tables) -> Iterator[Fault]:
    return faults_of(tables, RULE.name, LOST, KEPT, HELP)


RULE = Rule("NQ009", "truncated-stream", "critical", reads="damage", find=find)
