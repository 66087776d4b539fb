"""A file holds a pointer to the data, and not the data.

What it finds
    Files of git-LFS and git-annex that were copied or cloned without the tool: a few lines of text that say where the
    content is.

Why it matters
    Common readers take the lines for rows, so that a pointer of three lines becomes a dataset of two articles.

Bad
    file: a.jsonl

    {"id": "1", "text": "The council met on 3 May 2024."}
    +++
    file: b.jsonl

    version https://git-lfs.github.com/spec/v1
    oid sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
    size 31337

Good
    file: a.jsonl

    {"id": "1", "text": "The council met on 3 May 2024."}
    +++
    file: b.jsonl

    {"id": "2", "text": "The mayor spoke on 4 May 2024."}

Options
    None.

Limits
    Pointers of other tools, such as DVC, are not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.loading.damage import faults_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

LOST = "the file holds no data"
KEPT = "the file holds a pointer"
HELP = "fetch the content where the dataset was cloned (git lfs pull, git annex get), or download the file itself"


def find(tables: Tables) -> Iterator[Fault]:
    return faults_of(tables, RULE.name, LOST, KEPT, HELP)


RULE = Rule("NQ007", "pointer-instead-of-data", "critical", reads="damage", find=find)
