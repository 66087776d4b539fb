"""Which field of a source feeds which article column: from sample records and the configuration to a `FieldMapping`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from newsqa.articles.errors import InputError, NoNewsError
from newsqa.articles.field_names import COLUMN_OF, NAMES_OF_OBJECTS, RECOGNISED, plain_name

How = Literal["configured", "recognised", "guessed"]
_URL = re.compile(r"https?://", re.IGNORECASE)  # https://feeds.example.org/world.rss
_EXAMPLE_LENGTH = 60


@dataclass(frozen=True)
class MappedField:
    """Where a column comes from. `path` is a field, or a field in an object (`source.name`).

    `otherwise` are fields that stand in for it in records that do not have it: records of one file may drift from
    `description` to `summary`. `example` is the first value seen, cut short.
    """

    path: str
    how: How
    example: str
    otherwise: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class FieldMapping:
    """`columns`: article column -> where it comes from. `left_over`: the source's fields that no column holds."""

    columns: Mapping[str, MappedField]
    left_over: tuple[str, ...]

    def notes(self) -> list[str]:
        """What a reader of the run should be told: each guess, each stand-in, and the fields left over."""
        found = [f"{column}: {field.why}" for column, field in self.columns.items() if field.why]
        for column, field in self.columns.items():
            if field.otherwise:
                others = ", ".join(f'"{name}"' for name in field.otherwise)
                found.append(f'{column}: taken from "{field.path}", or from {others} in records without it')
        if self.left_over:
            found.append(f"kept in the column extra: {_listed(self.left_over)}")
        return found


def value_at(record: Mapping[str, Any], path: str) -> Any:
    """The value of a field path in a record, or None. A field whose own name holds dots wins over a nested one."""
    if path in record:
        return record[path]
    head, dot, rest = path.partition(".")
    while dot:
        inner = record.get(head)
        if isinstance(inner, Mapping) and (value := value_at(inner, rest)) is not None:
            return value
        more, dot, rest = rest.partition(".")
        head = f"{head}.{more}"
    return None


def has_field(record: Mapping[str, Any], path: str) -> bool:
    """Whether the record has the field of this path, be it null."""
    if path in record:
        return True
    return any(
        isinstance(inner := record.get(path[: dot.start()]), Mapping) and has_field(inner, path[dot.end() :])
        for dot in re.finditer(r"\.", path)
    )


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
    fields = {name: None for record in sample_records for name in record}
    columns: dict[str, MappedField] = {}
    check_columns(configured)
    for column, path in configured.items():
        column = "article_id" if column == "id" else column
        why = ""
        if not any(has_field(record, path) for record in sample_records):
            if not in_folder:
                raise missing_field(column, path, source, f"the first {len(sample_records):,} records", fields)
            if column == "body":
                if not any(COLUMN_OF.get(plain_name(name), ("",))[0] == "body" for name in fields):
                    raise _no_body(fields, source)  # labels beside the articles, not articles without text
                continue  # a field of this file that is known to hold bodies serves better than no body
            why = f'null, because none of the first {len(sample_records):,} records has the field "{path}"'
        columns[column] = MappedField(path, "configured", _example(sample_records, path), why=why)
    taken = {field.path for field in columns.values()}
    # nearest to first choice first, so that "source_title" is the outlet rather than "source"
    names = sorted((COLUMN_OF[plain_name(name)], name) for name in fields if plain_name(name) in COLUMN_OF)
    for column in RECOGNISED:
        candidates = [name for (of, _), name in names if of == column and name not in taken]
        if column not in columns and candidates:
            columns[column] = _recognised(column, candidates, sample_records)
    if "body" not in columns:
        columns["body"] = _guess_body(columns, fields, source)
    used = {name.partition(".")[0] if name not in fields else name for name in _all_paths(columns.values())}
    ordered = {column: columns[column] for column in RECOGNISED if column in columns}
    return FieldMapping(ordered, tuple(name for name in fields if name not in used))


def _all_paths(columns: Iterable[MappedField]) -> Iterable[str]:
    for field in columns:
        yield from (field.path, *field.otherwise)


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
        f" fields there are: {_listed(fields)}. Correct the name, or leave it out."
    )


def _recognised(column: str, candidates: list[str], sample: Sequence[Mapping[str, Any]]) -> MappedField:
    """The best candidate that has a value, and those that only occur in records without it."""
    filled = [name for name in candidates if any(_has(record, name) for record in sample)]
    best, *others = filled or candidates
    otherwise = tuple(
        name for name in others if not any(best in record and name in record for record in sample)
    )  # fields that stand side by side are different things; fields that replace each other are one
    example = next((record[best] for record in sample if _has(record, best)), None)
    path, how, why = best, "recognised", ""
    if column != "body" and isinstance(example, Mapping):
        inner = next((name for name in NAMES_OF_OBJECTS if isinstance(example.get(name), str)), None)
        path = f"{best}.{inner}" if inner else best
    elif column == "outlet" and isinstance(example, str) and _URL.match(example):
        how, why = "guessed", f'taken from "{best}" (guessed; its values are addresses, not names of outlets)'
    shown = _example(sample, path)
    return MappedField(path, "guessed" if how == "guessed" else "recognised", shown, otherwise, why)


def _guess_body(columns: dict[str, MappedField], fields: Iterable[str], source: str) -> MappedField:
    """The summary becomes the body. Takes it out of `columns`."""
    summary = columns.get("summary")
    if summary is None or summary.how == "configured":
        raise _no_body(fields, source)
    del columns["summary"]
    why = f'taken from "{summary.path}" (guessed; no field named body, text, content or the like)'
    return MappedField(summary.path, "guessed", summary.example, summary.otherwise, why)


def _no_body(fields: Iterable[str], source: str) -> NoNewsError:
    return NoNewsError(
        f"{source}: expected news articles, but no field could be the text of an article. The fields there are:"
        f" {_listed(fields)}. Name the field that holds the text in the configuration, for instance"
        ' fields.body = "article_text". If these are values and not names, add the header line that is missing.'
    )


def _has(record: Mapping[str, Any], name: str) -> bool:
    value = record.get(name)
    return value is not None and value != "" and value != []


def _listed(fields: Iterable[str]) -> str:
    names = [name if len(name) <= _EXAMPLE_LENGTH else name[:_EXAMPLE_LENGTH] + "…" for name in fields]
    more = f" and {len(names) - 20:,} more" if len(names) > 20 else ""
    return (", ".join(names[:20]) + more) or "none"


def _example(sample: Sequence[Mapping[str, Any]], path: str) -> str:
    value = next((value for record in sample if (value := value_at(record, path)) not in (None, "")), "")
    try:
        shown = value if isinstance(value, str) else str(value)
    except RecursionError:
        shown = "…"
    text = " ".join(shown[: 4 * _EXAMPLE_LENGTH].split())
    return text if len(text) <= _EXAMPLE_LENGTH else text[:_EXAMPLE_LENGTH] + "…"
