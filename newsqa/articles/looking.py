"""Looking at a source before it is read: from a path to the shapes of its records, each with its fields and mapping."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from newsqa.articles.columns import DATE_COLUMNS, MAPPABLE_COLUMNS
from newsqa.articles.documents import find_documents
from newsqa.articles.errors import InputError, NoNewsError
from newsqa.articles.field_paths import JOINED, OR_ELSE, value_at
from newsqa.articles.mapped import FieldMapping, MappedField, adapted, as_example, is_filled
from newsqa.articles.mapping import find_mapping
from newsqa.articles.readers import Found, Source, open_table, release
from newsqa.articles.readers.file_names import shown
from newsqa.articles.readers.options import DEFAULTS, ReadOptions
from newsqa.articles.readers.record import Reject
from newsqa.articles.readers.text import FIELDS as TEXT_FIELDS
from newsqa.articles.readers.text import NOTE as TEXT_NOTE
from newsqa.articles.sampling import fields_of, sample_documents, take_sample
from newsqa.articles.stores import Workspace, find_files

MOST_FILES = 100  # table files of a folder that are opened
MOST_FIELDS = 500  # of one shape; beyond, names of fields are data
DEEPEST = 2  # an object's own fields are listed, those of objects in it are not
FILES_SHOWN = 3  # names of files in a title
MOST_DATES = 500  # values of dates that are kept for a look at their zones and their order of day and month


@dataclass
class FieldSeen:
    """A field of the source, or a field in an object: in how many records it says something, of what kinds, and the
    first value."""

    path: str
    records: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    example: str = ""


@dataclass
class Shape:
    """Files whose records have the same fields and the same mapping. `mapping` is None where nothing could be a body;
    `problem` then says so. `dates` are values of the columns for dates, `from_paths`
    the columns that the names of folders give."""

    format: str
    files: list[str]
    mapping: FieldMapping | None
    notes: tuple[str, ...] = ()
    problem: str = ""
    records: int = 0
    rejects: int = 0
    fields: dict[str, FieldSeen] = field(default_factory=dict)
    unlisted: bool = False
    dates: dict[str, list[Any]] = field(default_factory=dict)
    from_paths: tuple[str, ...] = ()

    @property
    def has_own_fields(self) -> bool:
        """Whether there is anything to map: a text file alone is a title and a body."""
        return self.format != "text" or not self.fields.keys() <= set(TEXT_FIELDS)

    @property
    def empty_columns(self) -> list[str]:
        """The columns, as configurations call them, that nothing feeds."""
        fed = {"id" if name == "article_id" else name for name in (self.mapping.columns if self.mapping else ())}
        return [column for column in MAPPABLE_COLUMNS if column not in fed and column not in self.from_paths]

    def add(self, sample: Sequence[Mapping[str, Any]]) -> None:
        """Count the fields of these records."""
        self.records += len(sample)
        for record in sample:
            for path, value in _walk(record):
                self._count(path, value)
        for column in DATE_COLUMNS:
            if self.mapping and (mapped := self.mapping.columns.get(column)):
                path = OR_ELSE.join((mapped.path, *mapped.otherwise))
                kept = self.dates.setdefault(column, [])
                values = (value_at(record, path) for record in sample[: MOST_DATES - len(kept)])
                kept.extend(value for value in values if is_filled(value))

    def columns_at(self, path: str) -> list[str]:
        """The article columns that the field at this path feeds, in whole or in part."""
        columns = self.mapping.columns.items() if self.mapping else ()
        return [column for column, mapped in columns if path in self._listed_paths(mapped)]

    def _listed_paths(self, mapped: MappedField) -> set[str]:
        """The listed fields that a column is fed from; of a path into a list, the list."""
        paths = (mapped.path, *mapped.otherwise)
        parts = (part for path in paths for part in ([path] if path in self.fields else path.split(JOINED)))
        return set(map(self._listed_at, parts))

    def _listed_at(self, path: str) -> str:
        """The listed field that a path leads to, or through."""
        while path not in self.fields and "." in path:
            path = path.rpartition(".")[0]
        return path

    def _count(self, path: str, value: Any) -> None:
        seen = self.fields.get(path)
        if seen is None:
            if len(self.fields) >= MOST_FIELDS:
                self.unlisted = True
                return
            seen = self.fields[path] = FieldSeen(path)
        if is_filled(value):
            seen.records += 1
            seen.kinds[kind_of(value)] += 1
            if not seen.example and not isinstance(value, Mapping):
                seen.example = as_example(value)


@dataclass(frozen=True)
class Overview:
    """What lies under a path: the shapes of its records, the first file's first, and what people should know."""

    path: str
    shapes: tuple[Shape, ...]
    notes: tuple[str, ...]


def look_at(path: str | Path, configured: Mapping[str, str], how: ReadOptions = DEFAULTS) -> Overview:
    """Look at samples of all files under a path or URL. Raises InputError where there is nothing to read."""
    with Workspace() as workspace:
        return _look_at(find_files(path, workspace, how), configured)


def _look_at(source: Source, configured: Mapping[str, str]) -> Overview:
    in_folder = source.is_folder
    if not in_folder and not source.files:
        raise InputError(". ".join(f"{place}: {reason}" for place, reason, _ in source.unreadable))
    shapes: dict[tuple[Any, ...], Shape] = {}
    notes = [*source.notes, *(f"{place}: {reason}" for place, reason, _ in source.unreadable)]
    tables = [file for file in source.files if file.is_table]
    if len(tables) > MOST_FILES:
        notes.append(f"only the first {MOST_FILES:,} of {len(tables):,} files with many records were looked at")
    for file in tables[:MOST_FILES]:
        try:
            shape, sample = _look_at_table(file, configured, in_folder)
        except InputError as error:
            if not in_folder:
                raise
            notes.append(shown(str(error)))
            continue
        finally:
            release(file)
        sample = _as_mapped(sample, shape)
        signature = _signature(shape, sample)
        if signature in shapes:
            shapes[signature].files += shape.files
            shapes[signature].rejects += shape.rejects
        shapes.setdefault(signature, shape).add(sample)
    documents, told = find_documents(source.files, {})
    notes += told
    for kind in dict.fromkeys(document.kind for document in documents):
        of_kind = [document for document in documents if document.kind == kind]
        if sample := sample_documents(kind, of_kind):
            fields = {name for record in sample for name in record}
            known = {column: name for column, name in configured.items() if kind != "text" or name in fields}
            shape = _shape(kind, [document.file.name for document in of_kind], sample, known, in_folder)
            shape.notes = (*((TEXT_NOTE,) if kind == "text" else ()), *shape.notes)
            shape.from_paths = tuple(dict.fromkeys(column for document in of_kind for column in document.columns))
            shape.add(_as_mapped(sample, shape))
            shapes["one article a file", kind] = shape
    return Overview(source.name, tuple(shapes.values()), tuple(notes))


def title_of(shape: Shape, path: str) -> str:
    """The files of a shape and what was looked at, in a line; `path` is what the user named."""
    if len(shape.files) > 1:
        inside = [PurePath(name).relative_to(path).as_posix() for name in shape.files[:FILES_SHOWN]]
        more = ", …" if len(shape.files) > FILES_SHOWN else ""
        names = f"{path}: {len(shape.files):,} files ({', '.join(inside)}{more})"
    else:
        names = shape.files[0]
    layout = f", read as {shape.mapping.layout}" if shape.mapping and shape.mapping.layout else ""
    lost = f", {shape.rejects:,} rejected" if shape.rejects else ""
    count = f"{shape.records:,} {'record' if shape.records == 1 else 'records'} looked at"
    return f"{names}: {shape.format}, {count}{lost}{layout}"


def kind_of(value: Any, depth: int = 1) -> str:
    """The kind of a value in a word or two; of a list also what it holds, and of lists in lists."""
    if isinstance(value, str):
        return "text"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, Mapping):
        return "object"
    if isinstance(value, list | tuple):
        kinds = {kind_of(one, depth + 1) for one in value[:20] if is_filled(one)} if depth <= DEEPEST else set()
        return f"list of {kinds.pop()}" if len(kinds) == 1 else "list"
    return "date" if hasattr(value, "isoformat") else type(value).__name__


def _look_at_table(
    file: Found, configured: Mapping[str, str], in_folder: bool
) -> tuple[Shape, list[Mapping[str, Any]]]:
    opened = open_table(file)
    items, is_all = take_sample(opened.records)
    sample = fields_of(items, opened if is_all else None)
    shape = _shape(file.kind, [file.name], sample, configured, in_folder)
    shape.notes = (*opened.notes, *shape.notes)
    shape.rejects = sum(isinstance(item, Reject) for item in items)
    return shape, sample


def _shape(
    kind: str, files: list[str], sample: Sequence[Mapping[str, Any]], configured: Mapping[str, str], in_folder: bool
) -> Shape:
    if not sample:
        return Shape(kind, files, None, problem="no record could be read")
    try:
        mapping = find_mapping(sample, configured, files[0], in_folder)
    except NoNewsError as error:
        return Shape(kind, files, None, problem=str(error))
    return Shape(kind, files, mapping, tuple(mapping.notes()))


def _as_mapped(sample: Sequence[Mapping[str, Any]], shape: Shape) -> list[Mapping[str, Any]]:
    """The records with the fields that the mapping speaks of."""
    return adapted(sample, shape.mapping.adapter if shape.mapping else None)


def _signature(shape: Shape, sample: Sequence[Mapping[str, Any]]) -> tuple[Any, ...]:
    """What files must have in common to be told as one."""
    names = frozenset(name for record in sample for name in record)
    columns = shape.mapping.columns.items() if shape.mapping else ()
    return shape.format, names, tuple((column, mapped.path, mapped.otherwise) for column, mapped in columns)


def _walk(record: Mapping[str, Any], before: str = "", depth: int = 1) -> Iterator[tuple[str, Any]]:
    """All fields of a record, each followed by those in its object, with their paths."""
    for name, value in record.items():
        yield f"{before}{name}", value
        if isinstance(value, Mapping) and depth < DEEPEST:
            yield from _walk(value, f"{before}{name}.", depth + 1)
