"""Loading: from paths to batches of articles and rejects, as a stream. Nothing is lost: every record that the sources
hold is a row of the one or the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pyarrow as pa

from newsqa.articles.errors import InputError, NoNewsError
from newsqa.articles.mapping import FieldMapping, check_columns, find_mapping
from newsqa.articles.readers import Found, find_files, open_table
from newsqa.articles.readers.file_names import ids_of_files, shown
from newsqa.articles.readers.one_file import read_one_article
from newsqa.articles.readers.record import Item, Record, Reject, Remark
from newsqa.articles.rows import Row, RowOptions, row_maker
from newsqa.articles.sampling import expect_fields, fields_of, map_one_article_files, take_sample
from newsqa.articles.schema import ARTICLES, DAMAGE, REJECTS


@dataclass(frozen=True)
class LoadOptions:
    """How to read. `fields`: article column (or `id`) -> source field. `timezone`: declared zone of zone-less dates
    (an IANA name). `day_first`: how to read 03/04/2024 (None: not at all). Bounds: rows and about bytes of a batch,
    characters of one body."""

    fields: Mapping[str, str] = field(default_factory=dict)
    timezone: str = "UTC"
    day_first: bool | None = None
    batch_rows: int = 256
    batch_bytes: int = 4 * 1024 * 1024
    max_text: int = 20_000_000


@dataclass(frozen=True)
class SourceInfo:
    """A source whose records begin in a batch: a table file, or all one-article files of a folder. `mapping` is None
    when there is nothing to map."""

    path: str
    format: str
    mapping: FieldMapping | None
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Loaded:
    """One batch: `articles` (schema ARTICLES), `damage` to records (schema DAMAGE), the sources that begin in it."""

    articles: pa.Table
    damage: pa.Table
    sources: tuple[SourceInfo, ...] = ()

    @property
    def rejects(self) -> pa.Table:
        """The records that could not be read (schema REJECTS)."""
        return self.damage.filter(self.damage["is_lost"]).select(REJECTS.names)

    @property
    def notes(self) -> list[str]:
        """What people should be told about the sources that begin in this batch, as sentences."""
        return [f"{source.path}: {note}" for source in self.sources for note in source.notes]


def read_articles(paths: Sequence[Path], options: LoadOptions = LoadOptions()) -> Iterator[Loaded]:
    """The articles and rejects of all paths, in their order (files of a folder sorted by name), batch by batch.

    There is always at least one batch. Raises InputError for input that cannot be read at all.
    """
    row_options = RowOptions(_zone(options.timezone), options.day_first, options.max_text)
    check_columns(options.fields)
    everything = [(path, find_files(path)) for path in paths]
    if not everything:
        raise InputError("no input: expected at least one file or folder with articles. Name one.")
    ids = _ids([source.files for _, source in everything])
    batch = _Batch(options)
    for path, source in everything:
        batch.sources += [SourceInfo(shown(path), "folder", None, (note,)) for note in source.notes]
        for place, reason in source.unreadable:
            yield from _make_rows(place, None, iter([Reject(None, reason, None)]), None, batch)
        yield from _read_path(path, source.files, ids, options, row_options, batch)
    if batch.articles or batch.damage or batch.sources or not batch.given:
        yield batch.take()


class _Batch:
    """Rows and rejects that wait to become tables."""

    def __init__(self, options: LoadOptions) -> None:
        self._rows, self._bytes = max(1, options.batch_rows), options.batch_bytes
        self.articles: list[Row] = []
        self.damage: list[dict[str, str | int | bool | None]] = []
        self.sources: list[SourceInfo] = []
        self.size = 0
        self.given = 0

    def is_full(self, size: int) -> bool:
        """Whether one more record of this size (bytes) would be too much."""
        count = max(len(self.articles), len(self.damage))
        return count >= self._rows or (count > 0 and self.size + size > self._bytes)

    def add(self, row: Row, size: int) -> None:
        self.articles.append(row)
        self.size += size

    def note(self, damage: Reject | Remark, source_file: str) -> None:
        self.damage.append(
            {
                "source_file": source_file,
                "source_row": damage.row,
                "reason": damage.reason,
                "raw": damage.raw,
                "fault": damage.fault,
                "is_lost": isinstance(damage, Reject),
            }
        )
        self.size += len(damage.raw or "") + len(damage.reason)

    def take(self) -> Loaded:
        there = set().union(*self.articles)
        columns = [
            pa.array([row.get(name) for row in self.articles], kind)
            if name in there
            else pa.nulls(len(self.articles), kind)
            for name, kind in _ARTICLE_TYPES
        ]
        articles = pa.Table.from_arrays(columns, schema=ARTICLES)
        loaded = Loaded(articles, pa.Table.from_pylist(self.damage, DAMAGE), tuple(self.sources))
        self.articles, self.damage, self.sources, self.size = [], [], [], 0
        self.given += 1
        return loaded


_ARTICLE_TYPES = [(column.name, column.type) for column in ARTICLES]


def _ids(sources: Sequence[Sequence[Found]]) -> dict[str, str]:
    """The ids of one-article files by `Found.name`: the path inside the one folder that is read, or the whole path when
    there are several arguments; without the extension where that is enough."""
    files = [file for files in sources for file in files if not file.is_table]
    if len(sources) > 1:
        return ids_of_files(file.name for file in files)
    ids = ids_of_files(file.inside for file in files)
    return {file.name: ids[file.inside] for file in files}


def _read_path(
    path: Path,
    files: list[Found],
    ids: Mapping[str, str],
    options: LoadOptions,
    row_options: RowOptions,
    batch: _Batch,
) -> Iterator[Loaded]:
    """All records of one argument. In a folder, a file that is no news is noted, one that cannot be opened a reject."""
    in_folder = path.is_dir()
    if in_folder:
        expect_fields(path, files, options.fields)
    opened: dict[str, FieldMapping | None] = {}  # of one-article files, which share a mapping
    refused: dict[str, str] = {}
    told: set[tuple[str, ...]] = set()
    for file in files:
        try:
            if file.is_table:
                items, source = _read_table(file, options, in_folder)
                if source.notes in told:  # a folder of a thousand parts says it once
                    source = replace(source, notes=())
                told.add(source.notes)
                batch.sources.append(source)
                mapping = source.mapping
            else:
                if file.kind not in opened:
                    opened[file.kind] = None
                    mapping, notes = map_one_article_files(path, file.kind, files, options.fields, in_folder)
                    batch.sources.append(SourceInfo(shown(path), file.kind, mapping, notes))
                    opened[file.kind] = mapping
                if file.kind in refused:
                    continue
                items, mapping = iter(read_one_article(file.source, file.kind)), opened[file.kind]
        except NoNewsError as error:
            if not in_folder:
                raise
            refused[file.name if file.is_table else file.kind] = str(error)
            what = file.name if file.is_table else f"{shown(path)} (its files of kind {file.kind})"
            batch.sources.append(SourceInfo(what, file.kind, None, (shown(f"not read: {error}"),)))
            continue
        make_row = row_maker(mapping, row_options) if mapping else None
        yield from _make_rows(file.name, ids.get(file.name), items, make_row, batch)
    if files and all(file.name in refused or file.kind in refused for file in files):
        why = next(iter(refused.values()))
        raise InputError(f"{path}: expected a folder with news articles, but no file in it holds any. {why}")


def _make_rows(
    name: str,
    default_id: str | None,
    items: Iterator[Item],
    make_row: Callable[[Record, str, str | None], Row | Reject] | None,
    batch: _Batch,
) -> Iterator[Loaded]:
    """Add the records of a file to the batch, and give the batch whenever it is full."""
    for item in items:
        if not isinstance(item, Record):
            made: Row | Reject | Remark = item
            size = len(item.reason) + len(item.raw or "")
        elif make_row is None:
            raise RuntimeError(f"{name}: record {item.row} turned up in a file whose sample held none")
        else:
            made, size = make_row(item, name, default_id), item.size
        if batch.is_full(size):
            yield batch.take()
        if isinstance(made, dict):
            batch.add(made, size)
        else:
            batch.note(made, name)


def _read_table(file: Found, options: LoadOptions, in_folder: bool) -> tuple[Iterator[Item], SourceInfo]:
    """The records of a file, with the mapping that a sample from its start suggests."""
    try:
        opened = open_table(file)
        sample, is_all = take_sample(opened.records)
    except InputError as error:
        if not in_folder:
            raise
        return iter([Reject(None, shown(str(error)), None)]), SourceInfo(file.name, file.kind, None, ())
    records = fields_of(sample, opened if is_all else None)
    if not records and not (is_all and in_folder):
        why = next((f" The first is rejected: {item.reason}." for item in sample if isinstance(item, Reject)), "")
        raise NoNewsError(
            f"{file.name}: expected news articles, but none of the first {len(sample):,} records can be read.{why}"
            " Check that the file is what its name says."
        )
    mapping = find_mapping(records, options.fields, file.name, in_folder) if records else None
    notes = (*opened.notes, *(mapping.notes() if mapping else ()), *(() if sample else ("holds no records",)))
    return chain(sample, opened.records), SourceInfo(file.name, file.kind, mapping, notes)


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputError(
            f'timezone: there is no time zone "{name}". Expected a name such as UTC, Europe/Berlin or America/New_York.'
        ) from error
