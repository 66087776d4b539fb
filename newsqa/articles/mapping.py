"""Which field of a source feeds which article column: from sample records and the configuration to a `FieldMapping`.

The configuration decides; then a known layout, then known names, and the values where there are no names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from newsqa.articles.by_layout import about_layout, columns_of_layout
from newsqa.articles.by_name import candidates, choose, joined_with_time, longer_texts
from newsqa.articles.by_value import guess_columns, has_no_names
from newsqa.articles.envelopes import enclosed_records
from newsqa.articles.errors import InputError, NoNewsError
from newsqa.articles.field_names import COLUMN_OF, RECOGNISED, plain_name
from newsqa.articles.field_paths import OR_ELSE, has_field, head_of, parts_of, value_at
from newsqa.articles.mapped import FieldMapping, MappedField, adapted, example_at, listed
from newsqa.articles.recognition import Recognition, known_fields, recognise

__all__ = ["FieldMapping", "MappedField", "check_columns", "find_mapping", "has_field", "missing_field", "value_at"]


def find_mapping(
    sample_records: Sequence[Mapping[str, Any]],
    configured: Mapping[str, str],
    source: str = "the input",
    in_folder: bool = False,
) -> FieldMapping:
    """The mapping for records like these. `configured` (column or `id` -> field path) decides, known names follow.

    Raises InputError when a configured column does not exist or no record has a configured field, NoNewsError when no
    field could be the body; `source` is the name of the file in the message. `in_folder`: other files may have the
    field, so that here its column is null, with a note.
    """
    check_columns(configured)
    recognition = recognise(sample_records)
    if recognition and (adapter := recognition.layout.adapter):
        plain = _of_adapted(adapted(sample_records, adapter), configured, source, in_folder)
        about: tuple[str, ...] = about_layout(recognition)
        return replace(plain, layout=recognition.layout.name, about=about, adapter=adapter)
    fields = {name: None for record in sample_records for name in record}
    columns = _configured(sample_records, configured, fields, source, in_folder)
    about = ()
    known: set[str] = set()  # fields of which the layout has said what they are
    if recognition:
        about, known = about_layout(recognition), known_fields(recognition.layout)
        found = columns_of_layout(recognition, sample_records, _heads(columns.values(), fields))
        columns = {**found, **columns}
    elif has_no_names(fields) and not columns:
        columns = guess_columns(list(fields), sample_records)
    taken = _heads(columns.values(), fields)
    by_name = {
        column: free
        for column, names in candidates(fields, sample_records).items()
        if (free := [name for name in names if name not in taken and name not in known])
    }
    for column, names in by_name.items():
        if column not in columns:
            columns[column] = _by_name(column, names, fields, sample_records)
        elif column == "body":
            columns[column] = _longer_body(columns[column], names, sample_records)
    if "body" not in columns:
        columns["body"] = _guess_body(columns, sample_records, source, recognition)
    ordered = {column: columns[column] for column in RECOGNISED if column in columns}
    used = _heads(ordered.values(), fields)
    left_over = tuple(name for name in fields if name not in used)
    layout = recognition.layout if recognition else None
    return FieldMapping(ordered, left_over, layout.name if layout else None, about, layout.adapter if layout else None)


def _of_adapted(
    records: Sequence[Mapping[str, Any]], configured: Mapping[str, str], source: str, in_folder: bool
) -> FieldMapping:
    """The mapping of records whose layout has named its fields after columns: no other name means a column here, such
    as the "type" of an item, which is no label."""
    fields = {name: None for record in records for name in record}
    meant = {"id", *RECOGNISED, *(head_of(part, fields) for path in configured.values() for part in parts_of(path))}
    own = [{name: value for name, value in record.items() if name in meant} for record in records]
    mapping = find_mapping(own, configured, source, in_folder)
    others = tuple(name for name in fields if name not in meant)
    return replace(mapping, left_over=(*mapping.left_over, *others))


def check_columns(configured: Iterable[str]) -> None:
    """Raise InputError when a name is no article column."""
    for column in configured:
        if column != "id" and column not in RECOGNISED:
            known = ", ".join("id" if name == "article_id" else name for name in RECOGNISED)
            raise InputError(f'fields: there is no article column "{column}". The columns are {known}.')


def missing_field(column: str, path: str, source: str, sample: str, fields: Iterable[str]) -> InputError:
    """The error that a configured field is not in the source; `sample` says which records were looked at."""
    return InputError(
        f'{source}: the configuration takes {column} from the field "{path}", but none of {sample} has that field. The'
        f" fields there are: {listed(fields)}. Correct the name in --field, or under [fields] in newsqa.toml."
    )


def _configured(
    sample: Sequence[Mapping[str, Any]],
    configured: Mapping[str, str],
    fields: Mapping[str, None],
    source: str,
    in_folder: bool,
) -> dict[str, MappedField]:
    """The columns for which the configuration names a field."""
    columns: dict[str, MappedField] = {}
    for column, path in configured.items():
        column = "article_id" if column == "id" else column
        why = ""
        if not any(has_field(record, path) for record in sample):
            if not in_folder:
                raise missing_field(column, path, source, f"the first {len(sample):,} records", fields)
            if column == "body":
                if not any(COLUMN_OF.get(plain_name(name), ("",))[0] == "body" for name in fields):
                    raise _no_body(fields, source)  # labels beside the articles, not articles without text
                continue  # a field of this file that is known to hold bodies serves better than no body
            why = f'null, because none of the first {len(sample):,} records has the field "{path}"'
        best, *others = [path] if path in fields else path.split(OR_ELSE)
        example = example_at(sample, path)
        columns[column] = MappedField(best, "configured", example, tuple(others), why, grounds="the configuration")
    return columns


def _heads(columns: Iterable[MappedField], fields: Mapping[str, None]) -> set[str]:
    """The fields of the record that feed these columns, in whole or in part."""
    paths = [path for field in columns for path in (field.path, *field.otherwise)]
    return {head_of(part, fields) for path in paths for part in ([path] if path in fields else parts_of(path))}


def _by_name(
    column: str, names: list[str], fields: Mapping[str, None], sample: Sequence[Mapping[str, Any]]
) -> MappedField:
    chosen = choose(column, names, sample)
    if column == "published" and (joined := joined_with_time(chosen, fields, sample)):
        return joined
    if column == "body" and (longer := longer_texts(chosen.path, names, sample)):
        why = f'taken from "{chosen.path}", but the texts of "{longer}" are much longer; say which it is'
        return replace(chosen, why=why, sure="guess")
    return chosen


def _longer_body(body: MappedField, names: Sequence[str], sample: Sequence[Mapping[str, Any]]) -> MappedField:
    """The body as the layout has it, or a field that was added to it and holds the whole text."""
    longer = longer_texts(body.path, names, sample) if body.how != "configured" else None
    if longer is None:
        return body
    why = f'taken from "{longer}" (its texts are much longer than those of "{body.path}")'
    return MappedField(longer, "recognised", example_at(sample, longer), (), why, "likely", "its name, and long texts")


def _guess_body(
    columns: dict[str, MappedField],
    sample: Sequence[Mapping[str, Any]],
    source: str,
    recognition: Recognition | None,
) -> MappedField:
    """The summary becomes the body. Takes it out of `columns`."""
    summary = columns.get("summary")
    enclosed = enclosed_records(sample[0]) if len(sample) == 1 else None
    if summary is None or summary.how == "configured" or enclosed:
        fields = {name: None for record in sample for name in record}
        raise _no_body(fields, source, recognition, enclosed[0] if enclosed else "")
    del columns["summary"]
    reason = "no field named body, text, content or the like"
    why = f'taken from "{summary.path}" (guessed; {reason})'
    return MappedField(summary.path, "guessed", summary.example, summary.otherwise, why, "guess", reason)


_IDS = frozenset(("id", "ids", "article_id", "articleid", "doc_id", "docid", "uuid", "guid"))


def _no_body(
    fields: Collection[str], source: str, recognition: Recognition | None = None, enclosing: str = ""
) -> NoNewsError:
    if enclosing:
        return NoNewsError(
            f'{source}: expected one article or a list of them, found an object whose field "{enclosing}" is a list of'
            f" objects. If these are the articles, write them to a file of their own, as this does: jq .{enclosing}"
        )
    layout = f" They look like {recognition.layout.name}{_notes_of(recognition)}." if recognition else ""
    names = listed(fields)
    lists = any(name.casefold() in _IDS for name in fields)
    ways_out = (
        " If this is a list of ids with their labels or splits, join it to the articles first, so that each has them in"
        " a field of its own, and check that."
        if lists
        else " If these are values and not names, add the header line that is missing."
    )
    return NoNewsError(
        f"{source}: expected news articles, but no field could be the text of an article. The fields there are:"
        f" {names}.{layout} Name the field that holds the text, for instance with --field body=article_text."
        f"{ways_out}"
    )


def _notes_of(recognition: Recognition) -> str:
    return "".join(f"; {note}" for note in recognition.layout.notes)
