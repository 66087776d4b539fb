"""A record of the source could not be read, and is no article.

What it finds
    Every record that a reader had to give up: broken JSON, a line that is no object, a row with too many or too few
    fields, bytes that are no text in the file's encoding, a compressed stream that breaks off.

Why it matters
    Most readers drop such records without a word, so that the dataset that is trained on or published is not the one
    that was collected. Here articles and rejects together are the records that the source holds.

Bad
    file: articles.jsonl

    {"id": "1", "text": "The council met on 3 May 2024 and adjourned."}
    {"id": "2", "text": "The mayor

Good
    file: articles.jsonl

    {"id": "1", "text": "The council met on 3 May 2024 and adjourned."}
    {"id": "2", "text": "The mayor spoke on 4 May 2024."}

Options
    None.

Limits
    A record that was swallowed by another, such as two rows joined by a stray quotation mark, is not seen here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

SHOWN = 120  # characters of the record in the message's details


def find(tables: Tables) -> Iterator[Fault]:
    for reject in tables.rows("damage", fault=RULE.name):
        yield Fault(
            row=reject["row"],
            field=None,
            start=None,
            end=None,
            message=f"the record could not be read: {reject['reason']}",
            help="mend the record in the source; rejects.jsonl holds what was there",
            details={"raw": (reject["raw"] or "")[:SHOWN]},
            identity=reject["raw"] or reject["reason"],
        )


RULE = Rule("NQ001", "unreadable-record", "critical", reads="damage", find=find)
