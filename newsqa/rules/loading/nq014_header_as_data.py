"""The names of the columns stand among the rows as if they were an article.

What it finds
    Rows of a CSV file that repeat its header, which is what remains when files are joined one after the other.

Why it matters
    Read as a row, it is an article with the title "title" and the text "text", once for every file that was joined.

Bad
    file: articles.csv

    id,title,text
    1,Council,The council met on 3 May 2024.
    id,title,text
    2,Mayor,The mayor spoke on 4 May 2024.

Good
    file: articles.csv

    id,title,text
    1,Council,The council met on 3 May 2024.
    2,Mayor,The mayor spoke on 4 May 2024.

Options
    None.

Limits
    Only a row that repeats the header word for word is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.loading.damage import faults_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

LOST = "a row is no article"
KEPT = "a row is no article"
HELP = "take the row out, and join the files without their headers"


def find(tables: Tables) -> Iterator[Fault]:
    return faults_of(tables, RULE.name, LOST, KEPT, HELP)


RULE = Rule("NQ014", "header-as-data", "warning", reads="damage", find=find)
