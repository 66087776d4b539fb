"""A file has no header: its first row is an article.

What it finds
    CSV files whose first row holds an article rather than names. newsqa reads that row as a record, and names the
    columns by their place.

Why it matters
    Readers that expect a header eat the first article of each file without a word, 1 of 1,028 in a well-known dataset,
    and its text becomes the name of a column.

Bad
    file: articles.csv

    2024-05-03,Council,"The council met on Friday to talk about the bridge, and adjourned without a vote."
    2024-05-04,Mayor,"The mayor spoke on Saturday about the bridge, and said that it would stay closed."
    2024-05-05,School,"The school opened its new building on Sunday, and two hundred people came to see it."

Good
    file: articles.csv

    date,title,text
    2024-05-03,Council,"The council met on Friday to talk about the bridge, and adjourned without a vote."
    2024-05-04,Mayor,"The mayor spoke on Saturday about the bridge, and said that it would stay closed."

Options
    None.

Limits
    A first row of short words may be names or values; only what cannot be a name says that there is no header.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.loading.damage import faults_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

LOST = "the first row was lost"
KEPT = "the first line is no header"
HELP = "write a first line with the names of the columns"


def find(tables: Tables) -> Iterator[Fault]:
    return faults_of(tables, RULE.name, LOST, KEPT, HELP)


RULE = Rule("NQ015", "data-as-header", "warning", reads="damage", find=find)
