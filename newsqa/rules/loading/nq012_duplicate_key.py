"""An object has the same key twice.

What it finds
    JSON objects in which a key occurs more than once, with both values. The last value wins, as in nearly all readers.

Why it matters
    One of the two values is lost, and which one depends on the reader: two people who load the file may hold two
    datasets. It happens where two layouts were merged, and one value is often the better one.

Bad
    file: articles.jsonl

    {"id": "1", "title": "Council", "title": "Council meets", "text": "The council met on 3 May 2024."}

Good
    file: articles.jsonl

    {"id": "1", "title": "Council meets", "text": "The council met on 3 May 2024."}

Options
    None.

Limits
    Keys that differ in case or in white space, "Title" and "title", are two keys. Columns of the same name in a CSV
    file are told in the notes of the run, and none is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.loading.damage import faults_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

LOST = "the record could not be read"
KEPT = "a value is lost"
HELP = "keep one of the two, and write the record again"


def find(tables: Tables) -> Iterator[Fault]:
    return faults_of(tables, RULE.name, LOST, KEPT, HELP)


RULE = Rule("NQ012", "duplicate-key", "warning", reads="damage", find=find)
