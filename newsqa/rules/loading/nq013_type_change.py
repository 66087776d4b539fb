"""A field holds values of two kinds within one source.

What it finds
    Fields that are a number in some records and a string in others, a list here and a single string there, an object
    and a string, and so on. Null goes with every kind. The finding is about the source and names the first record of
    the rarer kind.

Why it matters
    Readers of tables turn such a column into text, drop the rows that do not fit, or refuse the file, each in its own
    way: "2023" and 2023 are two values when records are grouped or joined.

Bad
    file: articles.jsonl

    {"id": 1, "text": "The council met on 3 May 2024."}
    {"id": 2, "text": "The mayor spoke on 4 May 2024."}
    {"id": "3", "text": "The bridge was closed on 5 May 2024."}

Good
    file: articles.jsonl

    {"id": 1, "text": "The council met on 3 May 2024."}
    {"id": 2, "text": null}
    {"id": 3, "text": "The bridge was closed on 5 May 2024."}

Options
    None.

Limits
    Whole and decimal numbers are one kind. What lies inside a list or an object is not looked at. Formats in which
    everything is a string, such as CSV, have one kind only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

WORDS = {"boolean": "true or false", "bytes": "bytes"}  # a string, a number, a list, an object, a date


def find(tables: Tables) -> Iterator[Fault]:
    kinds_of: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in tables.rows("fields"):
        if row["kind"] != "null":
            kinds_of.setdefault((row["source"], row["field"]), []).append(row)
    for (_, name), kinds in kinds_of.items():
        usual, *others = sorted(kinds, key=lambda row: (-row["records"], row["first_row"]))
        total = sum(row["records"] for row in kinds)
        for rare in others:
            yield Fault(
                row=rare["row"],
                field=name,
                start=None,
                end=None,
                message=f'"{name}" is {_words(rare["kind"])} in {rare["records"]:,} of the {total:,} records that have'
                f" it (first in row {rare['first_row']:,}), and {_words(usual['kind'])} in {usual['records']:,}",
                help="write the field with one kind of value in all records",
                details={"kinds": {row["kind"]: row["records"] for row in kinds}, "first_row": rare["first_row"]},
                identity=rare["kind"],
            )


def _words(kind: str) -> str:
    return WORDS.get(kind) or f"{'an' if kind == 'object' else 'a'} {kind}"


RULE = Rule("NQ013", "type-change", "warning", reads="fields", find=find)
