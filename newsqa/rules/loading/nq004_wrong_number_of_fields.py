"""A row has more or fewer fields than the header names.

What it finds
    Rows of CSV files whose number of fields is not that of the header, mostly because a text with a comma is not in
    quotation marks, or because a line break cut the row in two.

Why it matters
    Readers fill up short rows with nothing, cut long ones off, or skip both: the end of an article is lost, or its
    date stands in the column of the author.

Bad
    file: articles.csv

    id,text
    1,The council met on 3 May 2024.
    2,The mayor spoke, and left.

Good
    file: articles.csv

    id,text
    1,The council met on 3 May 2024.
    2,"The mayor spoke, and left."

Options
    None.

Limits
    A row with a surplus comma and a missing one has the right number, and is not seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.loading.damage import faults_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

LOST = "the record could not be read"
KEPT = "a row has another number of fields"
HELP = "put the field with the separator in it into quotation marks, and write the row again"


def find(tables: Tables) -> Iterator[Fault]:
    return faults_of(tables, RULE.name, LOST, KEPT, HELP)


RULE = Rule("NQ004", "wrong-number-of-fields", "critical", reads="damage", find=find)
