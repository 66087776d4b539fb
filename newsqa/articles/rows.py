"""From one record's fields to one row of the article table, by the field mapping of its source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, tzinfo
from operator import methodcaller
from typing import Any

from newsqa.articles.columns import DATE_COLUMNS
from newsqa.articles.derived_ids import hashed_id
from newsqa.articles.mapping import FieldMapping, MappedField, value_at
from newsqa.articles.readers.record import Record, Reject, raw_text
from newsqa.articles.timestamps import parse_timestamp
from newsqa.articles.values import as_body, as_names, as_text, json_text

Row = dict[str, Any]


@dataclass(frozen=True)
class RowOptions:
    """How values are read. `zone` is the home of zone-less dates; `max_text` bounds a body in characters."""

    zone: tzinfo = UTC
    day_first: bool | None = None
    max_text: int = 20_000_000


def row_maker(mapping: FieldMapping, options: RowOptions) -> Callable[[Record, str, str | None], Row | Reject]:
    """A function from (record, source file, id if the record has none) to a row of ARTICLES, or to a Reject.

    A column that the source does not have is left out of the row. Rejected are records without any value, and bodies
    longer than the bound.
    """
    getters = {column: _getter(field) for column, field in mapping.columns.items()}
    dates = [(column, get) for column, get in getters.items() if column in DATE_COLUMNS]
    texts = [(column, get, _converter(column)) for column, get in getters.items() if column not in DATE_COLUMNS]
    left_over = _left_over(mapping)

    def make_row(record: Record, source_file: str, default_id: str | None) -> Row | Reject:
        fields = record.fields
        row: Row = {"source_file": source_file, "source_row": record.row}
        try:
            for column, get, convert in texts:
                row[column] = convert(get(fields))
            row["extra"] = left_over(fields)
            for column, get in dates:
                value = get(fields)
                row[column], row[f"{column}_precision"] = parse_timestamp(value, options.zone, options.day_first)
                row[f"{column}_raw"] = as_text(value)
        except RecursionError:
            return Reject(record.row, "a field is nested too deeply", None)
        body = row["body"]
        if not body or body.isspace():
            if not any(map(_says_something, fields.values())):
                return Reject(record.row, "the record has no value in any field", raw_text(json_text(fields)))
        elif len(body) > options.max_text:
            reason = f"the body has {len(body):,} characters; the limit is {options.max_text:,}"
            return Reject(record.row, reason, raw_text(body))
        if not row.get("article_id"):
            row["article_id"] = default_id or hashed_id(source_file, record.row)
        return row

    return make_row


def _converter(column: str) -> Callable[[Any], str | list[str] | None]:
    if column == "body":
        return as_body
    return as_names if column == "authors" else as_text


def _getter(field: MappedField) -> Callable[[Mapping[str, Any]], Any]:
    """A function that gives the field's value in a record, or that of the first field which stands in for it."""
    if "." not in field.path and not field.otherwise:
        return methodcaller("get", field.path)
    paths = (field.path, *field.otherwise)

    def get(fields: Mapping[str, Any]) -> Any:
        return next((value for path in paths if (value := value_at(fields, path)) is not None), None)

    return get


def _left_over(mapping: FieldMapping) -> Callable[[Mapping[str, Any]], str | None]:
    """A function that gives the fields which no column holds as JSON text, or None when there are none.

    Of an object that gives one of its fields to a column the others are kept. Nulls are left out.
    """
    paths = {path for field in mapping.columns.values() for path in (field.path, *field.otherwise)}
    nested = {path.partition(".")[0]: path.partition(".")[2] for path in paths if "." in path}

    def left_over(fields: Mapping[str, Any]) -> str | None:
        if fields.keys() <= paths:
            return None
        rest = {name: value for name, value in fields.items() if value is not None and name not in paths}
        for name, inner in nested.items():
            if isinstance(value := rest.get(name), Mapping):
                others = {key: kept for key, kept in value.items() if key != inner and kept is not None}
                if others:
                    rest[name] = others
                else:
                    del rest[name]
        return json_text(rest) if rest else None

    return left_over


def _says_something(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value == value and value not in ([], {})  # NaN is not equal to itself
