r"""The title holds quotation marks that a file format wrote, and not the newsroom.

What it finds
    Titles with doubled quotation marks (Mayor: ""I resign""), with backslashes before them, and titles that stand in
    straight quotation marks as a whole because a comma or a mark in them made a program quote them.

Why it matters
    A row of CSV was quoted twice, or text of JSON or a program was taken as it stood. Titles no longer equal those of
    other copies of the article, and quotations in them cannot be read.

Bad
    title: Mayor: ""I resign"" at last

    The mayor resigned on 3 May 2024.
    ---
    title: Mayor: \"I resign\"

    The mayor resigned on 3 May 2024.

Good
    title: Mayor: "I resign"

    The mayor resigned on 3 May 2024.
    ---
    title: "I resign"

    The mayor resigned on 3 May 2024.

Options
    None.

Limits
    A title that is a quotation and nothing more is left alone where it has no comma or not more than twelve words.
    Other marks than the straight ones are the newsroom's.
    One finding in 54,118 titles of 13 real files, in examples of an agency format, and it is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.metadata.column_values import told_of_rows
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_DOUBLED = re.compile(r'""(?=\w)|(?<=[\w.,!?…])""')
_BACKSLASH = re.compile(r"\\[\"'“”‘’]")
_WHOLE = re.compile(r'\s*"([^"]*)"\s*')
FEWEST_WORDS = 12  # of a title in quotation marks that is hardly a quotation


def find(tables: Tables) -> Iterator[Fault]:
    for row, title, what in told_of_rows(tables.articles["title"], _what_is_wrong, having=r'""|\\["\'“”‘’]|^\s*"'):
        yield Fault(
            row=row,
            field="title",
            start=0,
            end=len(title),
            message=f"the title has {what}",
            help="read the source with its own quoting, and once: the marks are those of CSV or JSON",
        )


def _what_is_wrong(title: str) -> str | None:
    if _DOUBLED.search(title):
        return "doubled quotation marks"
    if _BACKSLASH.search(title):
        return "a backslash before a quotation mark"
    whole = _WHOLE.fullmatch(title)
    if whole and "," in whole[1] and len(whole[1].split()) > FEWEST_WORDS:
        return "quotation marks around all of it"
    return None


RULE = Rule("NQ623", "escaped-quotes-in-title", "warning", reads="articles", find=find)
