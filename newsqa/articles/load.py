"""Loading: from sources to batches of articles and damage, as a stream. Nothing is lost: every record that the sources
hold is an article or a reject."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsqa.articles.batches import Loaded, SourceInfo, gather
from newsqa.articles.date_fields import dates_of
from newsqa.articles.date_order import date_order
from newsqa.articles.documents import Document, find_documents, read_document
from newsqa.articles.errors import InputError, NoNewsError
from newsqa.articles.label_names import labels_of_file_names
from newsqa.articles.mapped import listed
from newsqa.articles.mapping import FieldMapping, check_columns
from newsqa.articles.parts import Part, Portion, gathered, joined, portions, read_part
from newsqa.articles.readers import Found, Source, release
from newsqa.articles.readers.file_names import ids_of_files, shown
from newsqa.articles.readers.options import DEFAULTS, ReadOptions
from newsqa.articles.readers.record import Item, Reject
from newsqa.articles.sampling import SAMPLE_FILES, Looked, expect_fields, look, map_documents
from newsqa.articles.shaping import RowOptions
from newsqa.articles.split_names import split_of_file_name
from newsqa.articles.splitting import ranges_of
from newsqa.articles.stores import Workspace, find_files

__all__ = ["LoadOptions", "Loaded", "SourceInfo", "read_articles", "read_portions"]

DOCUMENTS_IN_A_PART = 128

_ByName = Mapping[str, Mapping[str, str | None]]


@dataclass(frozen=True)
class LoadOptions:
    """How to read. `fields`: article column (or `id`) -> source field. `labels`: name of a table's file, or a
    pattern of names -> the label of its articles, where no field is one. `timezone`: declared zone of zone-less dates
    (an IANA name). `day_first`: how to read 03/04/2024 (None: by the evidence of the column). `how`: what readers
    of one format are told. Bounds: rows and about
    bytes of a batch, characters of one body."""

    fields: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    timezone: str = "UTC"
    day_first: bool | None = None
    how: ReadOptions = DEFAULTS
    batch_rows: int = 256
    batch_bytes: int = 4 * 1024 * 1024
    max_text: int = 20_000_000


def read_articles(paths: Sequence[str | Path], options: LoadOptions = LoadOptions()) -> Iterator[Loaded]:
    """The articles and damage of all paths, in their order (files of a folder sorted by name), batch by batch.

    There is always at least one batch. Raises InputError for input that cannot be read at all.
    """
    pieces = itertools.chain.from_iterable(map(read_part, find_parts(paths, options)))
    yield from gather(pieces, options.batch_rows, options.batch_bytes)


def read_portions(paths: Sequence[str | Path], options: LoadOptions = LoadOptions()) -> Iterator[Portion | Loaded]:
    """The same for several processes: portions, which any process can load, and batches of what had to be read here.

    All articles and damage together are those of `read_articles`, in the same order.
    """
    return portions(find_parts(paths, options, spread=True), options.batch_rows, options.batch_bytes)


def find_parts(paths: Sequence[str | Path], options: LoadOptions, spread: bool = False) -> Iterator[Part]:
    """The parts of all paths. `spread` cuts what can be cut, so that several processes can read it."""
    _row_options(options)  # whatever is wrong with the options is said before the sources are looked into
    check_columns(options.fields)
    # A part whose bytes come from the workspace is read before the next is asked for, as it cannot be moved.
    with Workspace() as workspace:
        everything = [find_files(path, workspace, options.how) for path in paths]
        if not everything:
            raise InputError("no input: expected at least one file or folder with articles. Name one.")
        ids = _ids([source.files for source in everything])
        tables = [file for source in everything for file in source.files if file.is_table]
        labels = labels_of_file_names([file.name for file in tables], options.labels)
        if options.labels and not labels:
            raise InputError(f"labels: no file that is read has one of the names {listed(options.labels)}")
        splits = _splits(tables)
        by_name = {file.name: {"label": labels.get(file.name), "split": splits.get(file.name)} for file in tables}
        for source in everything:
            if source.notes:
                yield Part(source.name, begins=(SourceInfo(source.name, "folder", None, tuple(source.notes)),))
            for place, reason, fault in source.unreadable:
                yield Part(source.name, place, functools.partial(iter, [Reject(None, reason, None, fault)]))
            yield from _parts_of_source(source, ids, by_name, options, spread)


def _ids(sources: Sequence[Sequence[Found]]) -> dict[str, str]:
    """The ids of one-article files by `Found.name`: the path inside the one folder that is read, or the whole path when
    there are several arguments; without the extension where that is enough."""
    files = [file for files in sources for file in files if not file.is_table]
    if len(sources) > 1:
        return ids_of_files(file.name for file in files)
    ids = ids_of_files(file.inside for file in files)
    return {file.name: ids[file.inside] for file in files}


def _parts_of_source(
    source: Source, ids: Mapping[str, str], by_name: _ByName, options: LoadOptions, spread: bool
) -> Iterator[Part]:
    """All parts of one argument. In a folder, a file that is no news is noted, one that cannot be opened a reject.
    `by_name` are the columns that the names of all tables give, by file."""
    path, files, in_folder = source.name, source.files, source.is_folder
    row_options = _row_options(options)
    documents, notes = find_documents(files, ids)
    if notes:
        yield Part(path, begins=(SourceInfo(path, "folder", None, notes),))
    if in_folder:
        expect_fields(path, files, documents, options.fields)
    mappings: dict[str, FieldMapping | None] = {}  # of documents: those of a kind share one
    orders: dict[str, RowOptions] = {}
    is_alone = sum(file.is_table for file in files) == 1
    refused: dict[str, str] = {}
    told: set[tuple[str, ...]] = set()
    splits: set[str] = set()
    for run in _runs(files, documents):
        kind = run.kind if isinstance(run, Found) else run[0].kind
        if kind in refused:
            continue
        try:
            if isinstance(run, Found):
                looked = look(run, options.fields, in_folder)
                looked, table_options = _with_date_order(run, looked, row_options)
                if looked.source.notes in told:  # a folder of a thousand parts says it once
                    looked = replace(looked, source=replace(looked.source, notes=()))
                told.add(looked.source.notes)
                looked, columns = _with_columns(looked, by_name[run.name], ("split",) if in_folder else ())
                if "split" in columns:
                    splits.add(columns["split"])
                yield from _parts_of_table(run, looked, table_options, spread, is_alone, columns)
                continue
            if kind not in mappings:
                mapping, notes = map_documents(path, kind, documents, options.fields, in_folder)
                mappings[kind] = mapping
                orders[kind], more = _order_of_documents(kind, documents, mapping, row_options)
                yield Part(path, begins=(SourceInfo(path, kind, mapping, (*notes, *more)),))
            yield _part_of_documents(f"{path} ({kind})", run, mappings[kind], orders[kind])
        except NoNewsError as error:
            if not in_folder:
                raise
            refused[run.name if isinstance(run, Found) else kind] = str(error)
            what = run.name if isinstance(run, Found) else f"{path} (its files of kind {kind})"
            yield Part(what, begins=(SourceInfo(what, kind, None, (shown(f"not read: {error}"),)),))
        finally:
            if isinstance(run, Found):
                release(run)
    if in_folder and splits:  # which are told together, and of what was read alone
        note = f"split: taken from the names of the files ({', '.join(sorted(splits))})"
        yield Part(path, begins=(SourceInfo(path, "folder", None, (note,)),))
    if files and all(file.name in refused or file.kind in refused for file in files):
        why = next(iter(refused.values()))
        raise InputError(f"{path}: expected a folder with news articles, but no file in it holds any. {why}")


def _with_columns(
    looked: Looked, said: Mapping[str, str | None], noted: Collection[str]
) -> tuple[Looked, dict[str, str]]:
    """The columns that the name of the file gives, but for those that a field feeds; a note says so, unless all of the
    folder are `noted`."""
    fed = looked.source.mapping.columns if looked.source.mapping else {}
    columns = {name: value for name, value in said.items() if value and name not in fed}
    given = {name: value for name, value in columns.items() if name not in noted}
    more = tuple(f"{name}: taken from the name of the file ({value})" for name, value in given.items())
    return replace(looked, source=replace(looked.source, notes=(*looked.source.notes, *more))), columns


def _splits(files: Sequence[Found]) -> Mapping[str, str]:
    """The split that each table belongs to by its name, where the names tell several apart."""
    named = {file.name: file.split or split_of_file_name(file.inside) for file in files if file.is_table}
    splits = {name: split for name, split in named.items() if split}
    return splits if len(set(splits.values())) > 1 else {}


def _runs(files: Sequence[Found], documents: Sequence[Document]) -> Iterator[Found | list[Document]]:
    """In the order of the files, each table by itself, and documents of a kind that follow each other together."""
    by_name = {document.file.name: document for document in documents}
    run: list[Document] = []
    for file in files:
        document = by_name.get(file.name)
        if run and (file.is_table or (document and (document.kind != run[0].kind or len(run) >= DOCUMENTS_IN_A_PART))):
            yield run
            run = []
        if file.is_table:
            yield file
        elif document:
            run.append(document)
    if run:
        yield run


def _parts_of_table(
    file: Found, looked: Looked, row_options: RowOptions, spread: bool, is_alone: bool, columns: Mapping[str, str]
) -> Iterator[Part]:
    mapping = looked.source.mapping
    part = Part(file.name, file.name, columns=columns, mapping=mapping, options=row_options, begins=(looked.source,))
    ranges = ranges_of(file, is_alone) if spread and mapping else None
    if ranges is None:
        yield replace(part, read=looked.read, closing_notes=looked.closing_notes)
        return
    yield part
    for read, size, closing_notes in ranges:
        yield replace(part, begins=(), read=read, size=size, closing_notes=closing_notes, movable=True)


def _part_of_documents(source: str, run: Sequence[Document], mapping: FieldMapping | None, options: RowOptions) -> Part:
    size = sum(document.file.size for document in run)
    is_movable = all(document.is_local for document in run)
    return Part(source, documents=run, mapping=mapping, options=options, size=size, movable=is_movable)


def _order_of_documents(
    kind: str, documents: Sequence[Document], mapping: FieldMapping | None, options: RowOptions
) -> tuple[RowOptions, tuple[str, ...]]:
    """The same for all documents of a kind, which are asked together."""
    if options.day_first is not None or mapping is None:
        return options, ()
    alike = [document for document in documents if document.kind == kind]
    order = date_order(_items(alike[:SAMPLE_FILES]), mapping)
    if order.is_open and len(alike) > SAMPLE_FILES:
        order = date_order(_items(alike), mapping)
    return replace(options, day_order=order.columns), order.notes


def _items(documents: Iterable[Document]) -> Iterator[Item]:
    return itertools.chain.from_iterable(map(read_document, documents))


def _with_date_order(file: Found, looked: Looked, options: RowOptions) -> tuple[Looked, RowOptions]:
    """How the file writes its dates: where its first records leave that open, all of them are asked."""
    mapping = looked.source.mapping
    if options.day_first is not None or mapping is None:
        return looked, options
    order = date_order(looked.sample, mapping)
    if order.is_open and not looked.is_all:
        order = date_order(joined(gathered(dates_of(file, mapping))), mapping)
    source = replace(looked.source, notes=(*looked.source.notes, *order.notes))
    return replace(looked, source=source), replace(options, day_order=order.columns)


def _row_options(options: LoadOptions) -> RowOptions:
    try:
        zone = ZoneInfo(options.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputError(
            f'timezone: there is no time zone "{options.timezone}". Expected a name such as UTC, Europe/Berlin or'
            " America/New_York."
        ) from error
    return RowOptions(zone, options.day_first, max_text=options.max_text)
