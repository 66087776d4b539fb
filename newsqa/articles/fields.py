"""The fields of a block of records, column by column: from what a reader gives to one sequence of values a field.

A column is an Arrow array where the reader has one, else a list of Python values; a record that lacks a field has None
there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from newsqa.articles.field_paths import JOINED, OR_ELSE, head_of, parts_of, value_at, without
from newsqa.articles.mapped import MappedField, is_filled
from newsqa.articles.readers.record import Block

Column: TypeAlias = "pa.ChunkedArray | list[Any]"


@dataclass(frozen=True)
class Fields:
    """The records of a block by field; what is asked for is made once and kept."""

    block: Block

    def __len__(self) -> int:
        return len(self.block.fields)

    @cached_property
    def shapes(self) -> Mapping[tuple[str, ...], int]:
        """How many records have which fields, in order of first appearance."""
        if isinstance(self.block.fields, pa.Table):
            return {tuple(self.block.fields.column_names): len(self)}
        return Counter(map(tuple, self.block.fields))

    @cached_property
    def names(self) -> Mapping[str, None]:
        """All fields that any of the records has, in order."""
        return dict.fromkeys(name for shape in self.shapes for name in shape)

    def column(self, name: str) -> Column | None:
        """The values of a field; None when no record here has it.

        Made when asked for: a block whose records have a million fields must not become a million columns.
        """
        if name not in self._columns:
            self._columns[name] = self._column(name)
        return self._columns[name]

    @cached_property
    def _columns(self) -> dict[str, Column | None]:
        return {}

    def _column(self, name: str) -> Column | None:
        fields = self.block.fields
        if name not in self.names:
            return None
        if isinstance(fields, pa.Table):
            column: pa.ChunkedArray = fields[name]
            return column
        if len(self.shapes) == 1:
            return list(map(itemgetter(name), fields))
        return [record.get(name) for record in fields]

    def records(self, leave_out: Collection[str] = ()) -> Sequence[Mapping[str, Any]]:
        """The fields of each record; those to leave out may still be there."""
        fields = self.block.fields
        if isinstance(fields, pa.Table):
            found: list[Mapping[str, Any]]
            found = fields.select([name for name in fields.column_names if name not in leave_out]).to_pylist()
            return found
        return fields

    def record(self, number: int) -> Mapping[str, Any]:
        """The fields of one record."""
        fields = self.block.fields
        if isinstance(fields, pa.Table):
            found: Mapping[str, Any] = fields.slice(number, 1).to_pylist()[0]
            return found
        return fields[number]

    def values(self, field: MappedField) -> Column | None:
        """The values that a mapped field gives; None when no record here has it.

        Where a record says nothing in the field itself, the first of those that stand in for it counts.
        """
        paths = self._choice(field)
        if not any(map(self._is_nested, paths)):
            there = [path for path in paths if path in self.names]
            if len(there) < 2:
                return self.column(there[0]) if there else None
            if isinstance(self.block.fields, pa.Table):
                table = self.block.fields.select(there)
                if len(set(table.schema.types)) == 1:
                    return pc.coalesce(*map(_without_blanks, table.columns), *table.columns)
        return [_first([value_at(record, path) for path in paths]) for record in self._with(paths)]

    def unused(self, field: MappedField) -> Mapping[str, Sequence[Any]]:
        """By path the values of fields that stand in for others, in records where the others have a value too; None for
        records without, and nothing for paths without any."""
        paths = self._choice(field)
        there = {head_of(part, self.names) for path in paths for part in parts_of(path)} & self.names.keys()
        if len(paths) < 2 or (len(there) < 2 and not any(map(self._is_nested, paths))):
            return {}
        found: dict[str, list[Any]] = {path: [None] * len(self) for path in paths[1:]}
        for number, record in enumerate(self._with(paths)):
            taken: str | None = None
            for path in paths:
                value = value_at(record, path)
                if taken is not None and is_filled(value) and value != value_at(record, taken):
                    found[path][number] = without({path: value}, (taken,)).get(path)
                elif taken is None and is_filled(value):
                    taken = path
        return {path: values for path, values in found.items() if any(value is not None for value in values)}

    def _choice(self, field: MappedField) -> list[str]:
        """The paths of which the first that says anything counts: `teaser | abstract` and what stands in for it."""
        paths = (field.path, *field.otherwise)
        return [part for path in paths for part in ([path] if path in self.names else path.split(OR_ELSE))]

    def _with(self, paths: Collection[str]) -> Sequence[Mapping[str, Any]]:
        """The records, at least with the fields that these paths lead to."""
        fields = self.block.fields
        if not isinstance(fields, pa.Table):
            return fields
        heads = {head_of(part, self.names) for path in paths for part in parts_of(path)} | set(paths)
        found: list[Mapping[str, Any]] = fields.select([name for name in self.names if name in heads]).to_pylist()
        return found

    def _is_nested(self, path: str) -> bool:
        """Whether a path leads into an object or joins fields, rather than being a field's own name."""
        return path not in self.names and any(mark in path for mark in (".", JOINED, OR_ELSE))


def _first(values: Sequence[Any]) -> Any:
    """The first value that says anything, else the first that is there."""
    there = [value for value in values if value is not None]
    return next(filter(is_filled, there), there[0] if there else None)


def _without_blanks(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Nulls in place of empty texts: a table of CSV has no others."""
    return pc.if_else(pc.equal(column, ""), None, column) if pa.types.is_string(column.type) else column
