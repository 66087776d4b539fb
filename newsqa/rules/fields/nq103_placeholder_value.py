"""A field holds a placeholder in place of a value.

What it finds
    Fields whose whole value is a word that stands for nothing: "None", "null", "N/A", "nan", "undefined", "unknown",
    "not available", "no summary", "TBD", "[removed]" and the like.

Why it matters
    A placeholder counts as a value everywhere: the field is not null, the author "None" becomes the most productive
    one, and a model learns that the string means something.

Bad
    authors: None

    The council met on 3 May 2024.
    ---
    summary: No summary

    The council met on 3 May 2024.

Good
    authors: Ann None-Smith
    summary: None of the members spoke.

    The council met on 3 May 2024.

Options
    placeholders: further values, compared without regard to case (default: none).

Limits
    The whole value must be a placeholder, so that a sentence that holds the word is left alone. Labels and splits are
    not looked at: "none" may be one. In publication dates the word is NQ311's: the article has no date.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.articles.columns import TEXT_COLUMNS
from newsqa.articles.placeholders import PLACEHOLDERS
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    import pyarrow as pa

    from newsqa.rules.tables import Tables


# "none" and "unknown" may well be labels
READ = tuple(column for column in TEXT_COLUMNS if column not in ("label", "split"))


def find(tables: Tables) -> Iterator[Fault]:
    wanted = PLACEHOLDERS | {value.strip().casefold() for value in tables.options["placeholders"]}
    found = []
    for column in READ:
        found += [(row, column, value) for row, value in _placeholders(tables.articles[column], wanted)]
    found += [(row, "authors", value) for row, value in _listed_placeholders(tables.articles["authors"], wanted)]
    for row, column, value in sorted(found):
        yield Fault(
            row=row,
            field=column,
            start=None,
            end=None,
            message=f'{column} holds "{value}", which is a placeholder and no value',
            help="leave the field empty (null) where nothing is known, or fill it",
            details={"value": value},
            identity=value,
        )


def _placeholders(values: pa.ChunkedArray, wanted: frozenset[str]) -> list[tuple[int, str]]:
    import pyarrow as pa
    import pyarrow.compute as pc

    plain = pc.utf8_lower(pc.utf8_trim_whitespace(values))
    rows = pc.indices_nonzero(pc.is_in(plain, pa.array(sorted(wanted)))).to_pylist()
    return [(row, values[row].as_py()) for row in rows]


def _listed_placeholders(lists: pa.ChunkedArray, wanted: frozenset[str]) -> list[tuple[int, str]]:
    import pyarrow.compute as pc

    rows = pc.list_parent_indices(lists)
    return [(rows[place].as_py(), value) for place, value in _placeholders(pc.list_flatten(lists), wanted)]


RULE = Rule("NQ103", "placeholder-value", "warning", reads="articles", find=find, options={"placeholders": ()})
