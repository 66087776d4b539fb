"""A file that should hold articles is empty.

What it finds
    Files without a byte, or with nothing but white space, and containers that hold no member.

Why it matters
    An empty file is what a broken download, a full disk or a failed export leaves behind. A loader that reads a folder
    finds nothing wrong with it, and a part of the dataset is missing.

Bad
    file: a.txt

    Council meets

    The council met on 3 May 2024.
    +++
    file: b.txt

Good
    file: a.txt

    Council meets

    The council met on 3 May 2024.

Options
    None.

Limits
    A table with a header and no rows is read as what it is: a table without articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.loading.damage import faults_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

LOST = "the file holds no article"
KEPT = "the file is empty"
HELP = "make the file again, or take it out of the dataset"


def find(tables: Tables) -> Iterator[Fault]:
    return faults_of(tables, RULE.name, LOST, KEPT, HELP)


RULE = Rule("NQ008", "empty-source", "critical", reads="damage", find=find)
