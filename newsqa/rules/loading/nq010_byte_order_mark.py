r"""A file or a record begins with a byte-order mark.

What it finds
    The mark U+FEFF (the bytes EF BB BF) at the start of a file in UTF-8, or at the start of a record, where files were
    joined. newsqa reads over it.

Why it matters
    UTF-8 needs none. Readers that do not expect it make it a part of the first word or, worse, of the first field's
    name, so that a column is not found: "\ufeffid" is not "id".

Bad
    file: articles.jsonl
    encoding: utf-8-sig

    {"id": "1", "text": "The council met on 3 May 2024."}

Good
    file: articles.jsonl

    {"id": "1", "text": "The council met on 3 May 2024."}

Options
    None.

Limits
    A mark inside a text is a character of the text and not looked for here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.loading.damage import faults_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

LOST = "the record could not be read"
KEPT = "a byte-order mark was passed over"
HELP = "write the file as UTF-8 without a byte-order mark"


def find(tables: Tables) -> Iterator[Fault]:
    return faults_of(tables, RULE.name, LOST, KEPT, HELP)


RULE = Rule("NQ010", "byte-order-mark", "info", reads="damage", find=find)
