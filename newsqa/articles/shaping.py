"""From a block of records to rows of the article table, column by column, by the field mapping of the source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from newsqa.articles.authors import names_column
from newsqa.articles.columns import DATE_COLUMNS
from newsqa.articles.derived_ids import id_prefix
from newsqa.articles.field_paths import parts_of, without
from newsqa.articles.fields import Column, Fields
from newsqa.articles.mapping import FieldMapping
from newsqa.articles.readers.record import Reject, raw_text
from newsqa.articles.schema import ARTICLES
from newsqa.articles.timestamps import parse_timestamp
from newsqa.articles.values import as_body, as_text, json_text


@dataclass(frozen=True)
class RowOptions:
    """How values are read. `zone` is the home of zone-less dates; `max_text` bounds a body in characters."""

    zone: tzinfo = UTC
    day_first: bool | None = None
    max_text: int = 20_000_000


class Places(NamedTuple):
    """Where the records of a block stand: the file of each, or one for all; the id of each that brings none; and the
    article columns that the path says, of each or of all, for those that no field gives."""

    files: str | Sequence[str]
    default_ids: Sequence[str | None] | None = None
    columns: Mapping[str, str] | Sequence[Mapping[str, str]] = {}


class Shaped(NamedTuple):
    """`articles` (schema ARTICLES), and the records that turned out to be none, with the file of each."""

    articles: pa.Table
    rejects: Sequence[tuple[str, Reject]]


def shape(fields: Fields, places: Places, mapping: FieldMapping, options: RowOptions) -> Shaped:
    """The articles in a block of records. Rejected are records without any value, and bodies longer than the bound."""
    try:
        return _shape(fields, places, mapping, options)
    except RecursionError:
        # A value nested too deeply to be written as text: find out which of the records has it.
        return _shape_one_by_one(fields, places, mapping, options)


def _shape(fields: Fields, places: Places, mapping: FieldMapping, options: RowOptions) -> Shaped:
    size = len(fields)
    columns: dict[str, Any] = {}
    for name, field in mapping.columns.items():
        values = fields.values(field)
        if values is None:
            continue
        if name in DATE_COLUMNS:
            columns[name], columns[f"{name}_raw"], columns[f"{name}_precision"] = _dates(values, options)
        elif name == "authors":
            columns[name] = names_column(values)
        else:
            columns[name] = text_column(values, as_body if name == "body" else as_text)
    columns = {**_said_by_paths(places.columns, size), **columns}
    is_one_file = isinstance(places.files, str)
    columns["source_file"] = pa.repeat(places.files, size) if is_one_file else pa.array(places.files, pa.string())
    columns["source_row"] = pa.array(fields.block.rows, pa.int64())
    columns["article_id"] = _ids(columns, places)
    columns["extra"] = _left_over(fields, mapping)
    arrays = [columns[column.name] if column.name in columns else pa.nulls(size, column.type) for column in ARTICLES]
    articles = pa.Table.from_arrays(arrays, schema=ARTICLES)
    return _without_rejects(articles, fields, places, options)


def _shape_one_by_one(fields: Fields, places: Places, mapping: FieldMapping, options: RowOptions) -> Shaped:
    shaped = []
    for number, row in enumerate(fields.block.rows):
        record = fields.block.fields[number : number + 1]
        file = places.files if isinstance(places.files, str) else places.files[number]
        ids = places.default_ids and places.default_ids[number : number + 1]
        said = places.columns if isinstance(places.columns, Mapping) else places.columns[number : number + 1]
        one = Fields(fields.block._replace(rows=[row], fields=record))
        try:
            shaped.append(_shape(one, Places([file], ids, said), mapping, options))
        except RecursionError:
            reject = Reject(row, "a field is nested too deeply", None)
            shaped.append(Shaped(ARTICLES.empty_table(), [(file, reject)]))
    return Shaped(pa.concat_tables(one.articles for one in shaped), [r for one in shaped for r in one.rejects])


def text_column(values: Column, as_text: Callable[[Any], str | None] = as_text) -> pa.Array | pa.ChunkedArray:
    """The values as an Arrow column of strings; what is no text becomes text by `as_text`, value by value."""
    if isinstance(values, list):
        try:
            return pa.array(values, pa.string())
        except (pa.ArrowTypeError, pa.ArrowInvalid):
            return pa.array([as_text(value) for value in values], pa.string())
    if pa.types.is_string(values.type):
        return values
    if pa.types.is_large_string(values.type) or pa.types.is_string_view(values.type):
        return values.cast(pa.string())
    return pa.array([as_text(value) for value in values.to_pylist()], pa.string())


def _said_by_paths(said: Mapping[str, str] | Sequence[Mapping[str, str]], size: int) -> dict[str, pa.Array]:
    if isinstance(said, Mapping):
        return {name: pa.repeat(value, size) for name, value in said.items()}
    names = dict.fromkeys(name for one in said for name in one)
    return {name: pa.array([one.get(name) for one in said], pa.string()) for name in names}


def _python(values: Column) -> list[Any]:
    found: list[Any] = values if isinstance(values, list) else values.to_pylist()
    return found


def _dates(values: Column, options: RowOptions) -> tuple[pa.Array, pa.Array, pa.Array]:
    """Moments, raw texts and precisions."""
    stamps = [parse_timestamp(value, options.zone, options.day_first) for value in _python(values)]
    moments = pa.array([stamp.moment for stamp in stamps], pa.timestamp("us", tz="UTC"))
    return moments, text_column(values), pa.array([stamp.precision for stamp in stamps], pa.string())


def _ids(columns: Mapping[str, Any], places: Places) -> Any:
    """The ids that the records bring, filled up with those that come from their place."""
    given = columns.get("article_id")
    if given is not None:
        given = pc.if_else(pc.equal(given, ""), None, given)
        if not given.null_count:
            return given
    files = places.files
    prefixes = id_prefix(files) if isinstance(files, str) else pa.array([id_prefix(file) for file in files])
    made = pc.binary_join_element_wise(prefixes, columns["source_row"].cast(pa.string()), "")
    if places.default_ids is not None:
        made = pc.coalesce(pa.array(places.default_ids, pa.string()), made)
    return made if given is None else pc.coalesce(given, made)


def _left_over(fields: Fields, mapping: FieldMapping) -> Any:
    """The fields which no column holds as JSON text, null where there are none.

    Of an object that gives one of its fields to a column the others are kept. Nulls are left out.
    """
    paths = {path for field in mapping.columns.values() for path in (field.path, *field.otherwise)}
    paths |= {part for path in paths if path not in fields.names for part in parts_of(path)}
    if fields.names.keys() <= paths:
        return pa.nulls(len(fields), pa.string())
    records = fields.block.fields
    if isinstance(records, pa.Table):
        records = records.select([name for name in records.column_names if name not in paths]).to_pylist()
    texts = [json_text(rest) if (rest := without(record, paths)) else None for record in records]
    return pa.array(texts, pa.string())


def _without_rejects(articles: pa.Table, fields: Fields, places: Places, options: RowOptions) -> Shaped:
    """Take out the rows that are no articles."""
    body = articles["body"]
    rejects = {}
    if articles.nbytes > options.max_text:
        lengths = pc.utf8_length(body)
        for number in pc.indices_nonzero(pc.greater(lengths, options.max_text)).to_pylist():
            reason = f"the body has {lengths[number].as_py():,} characters; the limit is {options.max_text:,}"
            rejects[number] = Reject(fields.block.rows[number], reason, raw_text(body[number].as_py()))
    for number in _silent(fields, pc.indices_nonzero(_is_blank(body))):
        record = fields.record(number)
        if not any(map(_says_something, record.values())):
            reason = "the record has no value in any field"
            rejects[number] = Reject(fields.block.rows[number], reason, raw_text(json_text(record)))
    if not rejects:
        return Shaped(articles, ())
    kept = pa.array(number not in rejects for number in range(len(articles)))
    files = [places.files] * len(articles) if isinstance(places.files, str) else places.files
    return Shaped(articles.filter(kept), [(files[number], rejects[number]) for number in sorted(rejects)])


def _is_blank(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.fill_null(pc.or_(pc.equal(texts, ""), pc.utf8_is_space(texts)), True)


def _silent(fields: Fields, numbers: pa.Array) -> list[int]:
    """Those of the records that have no text in any field; what else they may hold is not looked at."""
    if isinstance(fields.block.fields, pa.Table):
        for column in fields.block.fields.columns:
            if not len(numbers):
                break
            if pa.types.is_string(column.type):
                numbers = numbers.filter(_is_blank(column.take(numbers)))
    silent: list[int] = numbers.to_pylist()
    return silent


def _says_something(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value == value and value not in ([], {})  # NaN is not equal to itself
