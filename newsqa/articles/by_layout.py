"""The columns that a recognised layout feeds, as far as the records have its fields."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from newsqa.articles.field_paths import OR_ELSE, has_field, head_of, value_at
from newsqa.articles.mapped import MappedField, Sure, example_at, is_filled
from newsqa.articles.recognition import Recognition


def columns_of_layout(
    recognition: Recognition, sample: Sequence[Mapping[str, Any]], taken: Collection[str]
) -> dict[str, MappedField]:
    """Article column -> where it comes from; without the fields of the record that are `taken` for another column."""
    fields = {name for record in sample for name in record}
    columns = {}
    for column, path in recognition.layout.columns.items():
        parts = [part for part in path.split(OR_ELSE) if head_of(part, fields) not in taken]
        there = [part for part in parts if any(has_field(record, part) for record in sample)]
        filled = [part for part in there if any(is_filled(value_at(record, part)) for record in sample)]
        if not there:
            continue
        best, *others = filled or there
        sure: Sure = "certain" if recognition.is_certain else "likely"
        otherwise = tuple(part for part in others if _stands_in(part, best, sample))
        columns[column] = MappedField(
            best,
            "recognised",
            example_at(sample, best),
            otherwise,
            sure=sure if filled else "likely",
            grounds=f"the layout {recognition.layout.name}" + ("" if filled else ", but no value was seen"),
        )
    return columns


def about_layout(recognition: Recognition) -> tuple[str, ...]:
    """What people should be told about records of this layout."""
    doubt = "" if recognition.is_certain else f" ({recognition})"
    notes = "".join(f"; {note}" for note in recognition.layout.notes)
    return (f"read as {recognition.layout.name}{doubt}{notes}",)


def _stands_in(part: str, best: str, sample: Sequence[Mapping[str, Any]]) -> bool:
    """Whether records without the best field have this one; an object is no value, but what holds values."""
    return any(
        is_filled(value := value_at(record, part)) and not isinstance(value, Mapping)
        for record in sample
        if not is_filled(value_at(record, best))
    )
