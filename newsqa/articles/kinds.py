"""What kinds of values the fields of a source hold, counted block by block: how records drift within one source."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsqa.articles.fields import Column, Fields
from newsqa.articles.fields_of_terms import terms_within
from newsqa.articles.schema import FIELDS, KINDS, WITHIN
from newsqa.grouping import group_in_order

MOST_FIELDS = 1000  # of one block: an object with a million keys is one record's oddity, not a layout

_KIND_OF: Mapping[type, str] = {
    str: "string",
    bool: "boolean",
    int: "number",
    float: "number",
    Decimal: "number",
    list: "list",
    tuple: "list",
    dict: "object",
    bytes: "bytes",
}


def count_kinds(fields: Fields, source: str, files: str | list[str]) -> pa.Table:
    """The kinds of values in a block (schema KINDS)."""
    if not len(fields):
        return KINDS.empty_table()
    rows = [("", "record", len(fields), 0)]
    for name in itertools.islice(fields.names, MOST_FIELDS):
        if (column := fields.column(name)) is None:
            continue
        kinds = _kinds(column)
        rows += [(name, kind, count, first) for kind, (count, first) in kinds.items()]
        if "object" in kinds:
            rows += [(f"{name}.{path}", WITHIN, count, first) for path, count, first in terms_within(column)]
    names, kinds_of, counts, firsts = zip(*rows, strict=True)
    return pa.table(
        [
            pa.repeat(source, len(rows)),
            names,
            kinds_of,
            counts,
            [files if isinstance(files, str) else files[first] for first in firsts],
            [fields.block.rows[first] for first in firsts],
        ],
        schema=KINDS,
    )


def _kinds(column: Column) -> Mapping[str, tuple[int, int]]:
    """For each kind of value how often it occurs, and its first place in the column."""
    if not isinstance(column, list):
        if column.null_count == len(column):
            return {}
        first = pc.index(pc.is_valid(column), True).as_py() if column.null_count else 0
        return {_kind_of_type(column.type): (len(column) - column.null_count, first)}
    types = list(map(type, column))
    return _by_kind((one, types.count(one), types.index(one)) for one in set(types) - {type(None)})


def _by_kind(types: Iterable[tuple[type[Any], int, int]]) -> Mapping[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for one, count, first in types:
        kind = _KIND_OF.get(one) or ("date" if issubclass(one, date) else "object")
        before, earliest = found.get(kind, (0, first))
        found[kind] = (before + count, min(first, earliest))
    return dict(sorted(found.items()))


def _kind_of_type(kind: pa.DataType) -> str:
    if pa.types.is_dictionary(kind):
        return _kind_of_type(kind.value_type)
    for is_kind, name in _TYPES:
        if is_kind(kind):
            return name
    return "object"


_TYPES = (
    (
        lambda kind: pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind),
        "string",
    ),
    (pa.types.is_boolean, "boolean"),
    (lambda kind: pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind), "number"),
    (lambda kind: pa.types.is_temporal(kind), "date"),
    (lambda kind: pa.types.is_list(kind) or pa.types.is_large_list(kind), "list"),
    (lambda kind: pa.types.is_binary(kind) or pa.types.is_large_binary(kind), "bytes"),
)


def add_up_kinds(kinds: Iterable[pa.Table]) -> pa.Table:
    """One table for many, all with schema KINDS: counts added up, and the first place of each kind, in the order in
    which kinds come."""
    table = pa.concat_tables([KINDS.empty_table(), *kinds])
    first = ["first_file", "first_row"]
    sums = group_in_order(
        table, ["source", "field", "kind"], [("records", "sum"), *((name, "first") for name in first)]
    )
    return sums.rename_columns({"records_sum": "records", **{f"{name}_first": name for name in first}}).cast(KINDS)


def fields_of_sources(kinds: pa.Table) -> pa.Table:
    """The kinds of a whole run (schema KINDS) as a table with schema FIELDS, without what stands within objects."""
    kinds = kinds.filter(pc.not_equal(kinds["kind"], WITHIN))
    is_count = pc.equal(kinds["field"], "")
    counts = kinds.filter(is_count)
    records = dict(zip(counts["source"].to_pylist(), counts["records"].to_pylist(), strict=True))
    kinds = kinds.filter(pc.invert(is_count))
    column = pa.array([records[source] for source in kinds["source"].to_pylist()], pa.int64())
    return kinds.append_column("source_records", column).cast(FIELDS)
