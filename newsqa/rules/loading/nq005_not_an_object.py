"""A record is a bare value, and not an object with fields.

What it finds
    Lines of JSON Lines, elements of JSON arrays and JSON files that are a string, a number, a list or null.

Why it matters
    Readers of tables take a bare string for a row in which every field is missing, so that the dataset seems to hold
    articles without a text.

Bad
    file: articles.jsonl

    {"id": "1", "text": "The council met on 3 May 2024."}
    "https://news.example/feed"

Good
    file: articles.jsonl

    {"id": "1", "text": "The council met on 3 May 2024."}
    {"id": "2", "text": "The mayor spoke on 4 May 2024."}

Options
    None.

Limits
    An object without any field that is known is read: what its fields mean is for the mapping to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.loading.damage import faults_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

LOST = "the record is no article"
KEPT = "a value between the records is no article"
HELP = "take the value out, or write the object that belongs there"


def find(tables: Tables) -> Iterator[Fault]:
    return faults_of(tables, RULE.name, LOST, KEPT, HELP)


RULE = Rule("NQ005", "not-an-object", "critical", reads="damage", find=find)
