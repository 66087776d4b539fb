"""A record of the source could not be read, and is no article.

What it finds
    Every record that a reader had to give up for a reason that no other rule of this family names: broken JSON, a
    stray quotation mark, a record beyond the bound on its size, a file that cannot be opened. Also damage between the
    records, such as a comma with nothing behind it, which leaves open whether a record is missing there, and lists of
    objects that look like articles too, beside the one list in a JSON file that is read.

Why it matters
    Most readers drop such records without a word, so that the dataset that is trained on or published is not the one
    that was collected. Here articles and rejects together are the records that the source holds, but for such lists:
    their objects are counted in the message alone.

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
    Records that are not text in UTF-8 are NQ002's, swallowed records NQ003's, rows with too many or too few fields
    NQ004's, records that are no objects NQ005's, streams that break off NQ009's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.loading.damage import faults_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

LOST = "the record could not be read"
KEPT = "the source is not as expected"
HELP = "mend it in the source; rejects.jsonl holds the start of each record that is lost"


def find(tables: Tables) -> Iterator[Fault]:
    return faults_of(tables, RULE.name, LOST, KEPT, HELP)


RULE = Rule("NQ001", "unreadable-record", "critical", reads="damage", find=find)
