"""A record lies inside another one, because a quotation mark was opened and not closed.

What it finds
    In CSV files, fields that run over line breaks and hold what looks like further records of the same file: a stray
    quotation mark at the start of a field makes everything up to the next one a part of that field.

Why it matters
    The swallowed articles are gone without an error, and the article that swallowed them has a body made of several.
    Of 10,269 rows of a well-known dataset a common reader gives 10,240, and says nothing.

Bad
    file: articles.csv

    id,title,text
    1,Council,The council met on 3 May 2024.
    2,Mayor,"The mayor spoke on 4 May 2024.
    3,Bridge,The bridge was closed on 5 May 2024.
    4,School,"The school opened on 6 May 2024."

Good
    file: articles.csv

    id,title,text
    1,Council,The council met on 3 May 2024.
    2,Mayor,"The mayor spoke.
    She left at once."
    3,Bridge,The bridge was closed on 5 May 2024.

Options
    None.

Limits
    A field with line breaks whose lines do not look like records of the file is taken for what it is: a text of several
    lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.loading.damage import faults_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

LOST = "a record was swallowed by another"
KEPT = "a record was nearly swallowed by another"
HELP = "double the quotation mark in the source, or put the field into quotation marks"


def find(tables: Tables) -> Iterator[Fault]:
    return faults_of(tables, RULE.name, LOST, KEPT, HELP)


RULE = Rule("NQ003", "swallowed-record", "critical", reads="damage", find=find)
