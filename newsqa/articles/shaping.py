"""From a block of records to rows of the article table, column by column, by the field mapping of the source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsqa.articles.authors import names_column, says_all
from newsqa.articles.columns import DATE_COLUMNS
from newsqa.articles.derived_ids import id_prefix
from newsqa.articles.field_paths import parts_of, without
from newsqa.articles.fields import Column, Fields
from newsqa.articles.mapped import FieldMapping, adapted
from newsqa.articles.outlets import outlet_column, outlet_column_of_urls
from newsqa.articles.readers.record import Reject, raw_text
from newsqa.articles.schema import ARTICLES
from newsqa.articles.sequences import as_array
from newsqa.articles.timestamps import parse_column
from newsqa.articles.values import as_body, as_text, json_text


@dataclass(frozen=True)
class RowOptions:
    """How values are read. `zone` is the home of zone-less dates. `day_first` says how all of them write 03/04/2024, or
    else `day_order` by column, True for day first. `max_text` bounds a body in characters."""

    zone: tzinfo = UTC
    day_first: bool | None = None
    day_order: Mapping[str, bool] = field(default_factory=dict)
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
    if mapping.adapter:
        fields = Fields(fields.block._replace(fields=adapted(fields.records(), mapping.adapter)))
    mapped, untold = _mapped_columns(fields, mapping, options)
    columns = {**_said_by_paths(places.columns, size), **mapped}
    is_one_file = isinstance(places.files, str)
    columns["source_file"] = pa.repeat(places.files, size) if is_one_file else pa.array(places.files, pa.string())
    columns["source_row"] = _numbers(fields.block.rows)
    columns["article_id"] = _ids(columns, places)
    columns["extra"] = _left_over(fields, mapping, untold)
    arrays = [columns[column.name] if column.name in columns else pa.nulls(size, column.type) for column in ARTICLES]
    articles = pa.Table.from_arrays(arrays, schema=ARTICLES)
    return _without_rejects(articles, fields, places, options)


def _numbers(rows: Sequence[int]) -> pa.Array:
    # Arrow takes the numbers of a range one by one, as objects of Python.
    numbers = np.arange(rows.start, rows.stop, rows.step) if isinstance(rows, range) else rows
    return pa.array(numbers, pa.int64())


def _mapped_columns(
    fields: Fields, mapping: FieldMapping, options: RowOptions
) -> tuple[dict[str, Any], Mapping[str, Column]]:
    """The columns that the fields of the source give; and by path the values that their column does not tell in full,
    with None for those that it does."""
    columns: dict[str, Any] = {}
    untold: dict[str, Column] = {}
    for name, mapped in mapping.columns.items():
        values = fields.values(mapped)
        if values is None:
            continue
        untold |= fields.unused(mapped)
        if name in DATE_COLUMNS:
            day_first = options.day_first if options.day_first is not None else options.day_order.get(name)
            stamps = parse_column(values, options.zone, day_first)
            columns[name], columns[f"{name}_raw"], columns[f"{name}_precision"] = stamps
        elif name == "authors":
            columns[name] = names_column(values)
            untold[mapped.path] = _untold(values, columns[name], pc.binary_join(columns[name], "\0"))
        elif name == "outlet":
            columns[name] = outlet_column(values)
            untold[mapped.path] = _untold(values, columns[name], columns[name])
        else:
            columns[name] = text_column(values, as_body if name == "body" else as_text)
    if "outlet" not in columns and "url" in columns:
        columns["outlet"] = outlet_column_of_urls(columns["url"])
    return columns, {path: values for path, values in untold.items() if len(values)}


def _untold(values: Column, said: pa.Array, said_as_text: pa.Array) -> Column:
    """The values but for those that are `said` to the letter, which are None; nothing where all are."""
    array = as_array(values)
    if array is None or not pa.types.is_string(array.type):
        pairs = zip(_python(values), said.to_pylist(), strict=True)
        return [None if says_all(value, [one] if isinstance(one, str) else one) else value for value, one in pairs]
    if array.equals(said_as_text):
        return []
    is_said = pc.or_kleene(pc.equal(array, said_as_text), pc.equal(pc.fill_null(array, ""), ""))
    kept = pc.if_else(pc.fill_null(is_said, False), None, array)
    return [] if kept.null_count == len(kept) else kept


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


def _left_over(fields: Fields, mapping: FieldMapping, untold: Mapping[str, Column]) -> Any:
    """The fields which no column holds as JSON text, null where there are none, with the `untold` values by path.

    Of an object that gives one of its fields to a column the others are kept. Nulls are left out.
    """
    paths = {path for field in mapping.columns.values() for path in (field.path, *field.otherwise)}
    paths |= {part for path in paths if path not in fields.names for part in parts_of(path)}
    if fields.names.keys() <= paths and not untold:
        return pa.nulls(len(fields), pa.string())
    if fields.names.keys() <= paths and len(untold) == 1:
        [(path, values)] = untold.items()
        return _alone(path, values)
    texts = []
    objects = {path: _python(values) for path, values in untold.items()}
    for number, record in enumerate(fields.records(leave_out=paths)):
        rest = without(record, paths)
        for path, values in objects.items():
            if values[number] is not None:
                rest[path] = values[number]
        texts.append(json_text(rest) if rest else None)
    return pa.array(texts, pa.string())


def _alone(path: str, values: Column) -> pa.Array:
    """The values of a single field as `_left_over` gives them. Texts repeat, as the addresses of feeds do."""
    array = as_array(values)
    if array is None or not pa.types.is_string(array.type):
        return pa.array([None if value is None else json_text({path: value}) for value in _python(values)], pa.string())
    encoded = array.dictionary_encode()
    distinct = encoded.dictionary
    if _has_controls(distinct):
        texts = [None if value is None else json_text({path: value}) for value in distinct.to_pylist()]
        return pa.array(texts, pa.string()).take(encoded.indices)
    escaped = pc.replace_substring(pc.replace_substring(distinct, "\\", "\\\\"), '"', '\\"')
    before = json_text({path: ""}).removesuffix('"}')
    return pc.binary_join_element_wise(before, escaped, '"}', "").take(encoded.indices)


def _has_controls(texts: pa.Array) -> bool:
    """Whether the texts hold control characters, which JSON writes in ways of its own."""
    letters = texts.buffers()[2]
    return bool(letters and np.frombuffer(letters, np.uint8).min(initial=255) < ord(" "))


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
