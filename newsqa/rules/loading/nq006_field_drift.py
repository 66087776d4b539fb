"""The records of one source have two layouts: some fields stand in for others from record to record.

What it finds
    Sources in which one group of fields is in some records and another group in all the others, so that the two replace
    each other; fields for the same thing, such as "description" and "summary", that share the records among them; and
    groups of fields that are in no record up to a row, and in every record from there on. The finding is about the
    source and names the counts and the first record of the rarer layout.

Why it matters
    Whoever collected the data changed the format on the way. A reader that takes the fields from the first records, as
    most do, loses the rest of the file: the column is there, and it is empty.

Bad
    file: articles.jsonl

    {"id": "1", "title": "Council", "description": "The council met on 3 May 2024."}
    {"id": "2", "title": "Mayor", "description": "The mayor spoke on 4 May 2024."}
    {"id": "3", "title": "Bridge", "summary": "The bridge was closed on 5 May 2024."}
    {"id": "4", "title": "School", "summary": "The school opened on 6 May 2024."}

Good
    file: articles.jsonl

    {"id": "1", "title": "Council", "summary": "The council met on 3 May 2024."}
    {"id": "2", "title": "Mayor", "summary": "The mayor spoke on 4 May 2024.", "author": "Ann Lee"}
    {"id": "3", "title": "Bridge", "summary": "The bridge was closed on 5 May 2024."}

Options
    fewest_records: how many records each of two layouts must have where their fields are not known to mean the same
    (default: 5).

Limits
    A field that some records lack is no fault in itself: it is optional. Only counts are compared, so that a drift in
    which a record of each layout is missing, or in which layouts are mixed with optional fields alone, is not seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from newsqa.articles.field_names import COLUMN_OF, plain_name
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

SHOWN = 8  # field names in a message


class Group(NamedTuple):
    """Fields of a source that are in equally many records and begin in the same one: they come and go together."""

    records: int
    first_row: int
    fields: tuple[str, ...]
    row: int


class Drift(NamedTuple):
    """Layouts that share the records of a source among them, the rarest first; what the others have may be nothing."""

    rare: Group
    others: Sequence[Group]


def find(tables: Tables) -> Iterator[Fault]:
    sources: dict[str, list[dict[str, Any]]] = {}
    for row in tables.rows("fields"):
        sources.setdefault(row["source"], []).append(row)
    fewest = int(tables.options["fewest_records"])
    for rows in sources.values():
        total = rows[0]["source_records"]
        groups = _groups(rows, total)
        for rare, others in _drifts(groups, total, fewest):
            where = " and ".join(f"{group.records:,} have {_listed(group.fields)}" for group in others)
            yield Fault(
                row=rare.row,
                field=rare.fields[0],
                start=None,
                end=None,
                message=f"{rare.records:,} of {total:,} records have {_listed(rare.fields)} (first in row"
                f" {rare.first_row:,}), where {where or f'the other {total - rare.records:,} do not'}",
                help="write all records with the same fields, or map both layouts in the configuration",
                details={"layouts": [{"fields": group.fields, "records": group.records} for group in (rare, *others)]},
                identity="\0".join(rare.fields),
            )


def _groups(rows: Sequence[dict[str, Any]], total: int) -> list[Group]:
    """The fields that some records have and some have not, in groups, in order of their first record."""
    fields: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        fields.setdefault(row["field"], []).append(row)
    alike: dict[tuple[int, int], list[tuple[str, int]]] = {}
    for name, kinds in fields.items():
        records = sum(row["records"] for row in kinds)
        if records < total:
            alike.setdefault((min(row["first_row"] for row in kinds), records), []).append((name, kinds[0]["row"]))
    return [
        Group(records, first, tuple(name for name, _ in named), named[0][1])
        for (first, records), named in sorted(alike.items())
    ]


def _drifts(groups: Sequence[Group], total: int, fewest: int) -> Iterator[Drift]:
    told: set[Group] = set()
    for sharing in (*_same_thing(groups, total), *_complements(groups, total, fewest)):
        if told.isdisjoint(sharing):
            told.update(sharing)
            rare, *others = sorted(sharing, key=lambda group: (group.records, -group.first_row))
            yield Drift(rare, others)
    for group in groups:
        # in no record before its first, and in each one from there on
        if group not in told and group.records == total - group.first_row + 1 >= fewest <= group.first_row - 1:
            yield Drift(group, ())


def _same_thing(groups: Sequence[Group], total: int) -> Iterator[list[Group]]:
    """Groups with fields for one and the same article column that together are in each record once."""
    of_column: dict[str, list[Group]] = {}
    for group in groups:
        for column in {COLUMN_OF.get(plain_name(name), ("", 0))[0] for name in group.fields} - {""}:
            of_column.setdefault(column, []).append(group)
    for sharing in of_column.values():
        if len(sharing) > 1 and sum(group.records for group in sharing) == total:
            yield sharing


def _complements(groups: Sequence[Group], total: int, fewest: int) -> Iterator[list[Group]]:
    """Two groups, one of several fields, that together are in each record once: too much for chance."""
    for group in groups:
        for other in groups:
            several = len(group.fields) + len(other.fields) > 2
            begins_first = group.first_row < other.first_row  # one of the two must have the first record
            enough = min(group.records, other.records) >= fewest
            if begins_first and several and enough and group.records + other.records == total:
                yield [group, other]


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
    return ", ".join(f'"{name}"' for name in names[:SHOWN]) + more


RULE = Rule("NQ006", "field-drift", "warning", reads="fields", find=find, options={"fewest_records": 5})
