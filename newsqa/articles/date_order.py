"""How the date columns of one source write 03/04/2024: from all of its records to a decision for each column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newsqa.articles.columns import DATE_COLUMNS
from newsqa.articles.day_order import NO_EVIDENCE, DayOrderEvidence, decide, describe, evidence_in
from newsqa.articles.fields import Fields
from newsqa.articles.mapped import FieldMapping, adapted
from newsqa.articles.readers.record import Block, Item, Record


class DateOrder(NamedTuple):
    """`columns`: True where the day comes first, False where the month does; `notes` say why. `is_open`: dates were
    seen whose order is not plain from each alone."""

    columns: Mapping[str, bool]
    notes: tuple[str, ...]
    is_open: bool


def date_order(items: Iterable[Item], mapping: FieldMapping) -> DateOrder:
    """What the dates in these records show."""
    # in this order, whichever of them the records show first
    evidence: dict[str, DayOrderEvidence] = dict.fromkeys(DATE_COLUMNS, NO_EVIDENCE)
    for item in items:
        if isinstance(item, Record):
            item = Block([item.row], [item.fields], item.size)
        if not isinstance(item, Block):
            continue
        fields = Fields(item)
        if mapping.adapter:
            fields = Fields(item._replace(fields=adapted(fields.records(), mapping.adapter)))
        for column in DATE_COLUMNS:
            if (field := mapping.columns.get(column)) and (values := fields.values(field)) is not None:
                evidence[column] += evidence_in(values)
    found = {column: order for column, shown in evidence.items() if (order := decide(shown)) is not None}
    notes = tuple(f"{column}: {describe(shown)}" for column, shown in evidence.items() if shown.undecided)
    return DateOrder(found, notes, any(shown != NO_EVIDENCE for shown in evidence.values()))
