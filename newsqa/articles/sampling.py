"""Looking before reading: from files to samples of their records, and to the field mapping that a sample suggests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import pyarrow as pa

from newsqa.articles.batches import SourceInfo
from newsqa.articles.documents import Document, read_document
from newsqa.articles.errors import InputError, NoNewsError
from newsqa.articles.mapping import FieldMapping, find_mapping, has_field, missing_field
from newsqa.articles.readers import Found, open_table, release
from newsqa.articles.readers.file_names import shown
from newsqa.articles.readers.record import Block, Item, Opened, Record, Reject
from newsqa.articles.readers.text import NOTE as TEXT_NOTE

SAMPLE_RECORDS = 1000
SAMPLE_FILES = 200
# What says at its end what is in it: where that cannot be read, it was cut, and nobody knows how much is missing.
INDEXED_AT_END = ("parquet", "arrow")
SAMPLE_BYTES = 8 * 1024 * 1024
# A file of nothing but these faults is damaged and is told as that; of any others, it is not what its name says.
DAMAGED = frozenset(
    {"truncated-stream", "undecodable-bytes", "pointer-instead-of-data", "empty-source", "swallowed-record"}
)


@dataclass(frozen=True)
class Looked:
    """A table that has been looked into: what it is, and its records from the first on; `sample` are the first of them,
    and `is_all` says whether there are no more."""

    source: SourceInfo
    read: Callable[[], Iterator[Item]]
    sample: Sequence[Item] = ()
    is_all: bool = True
    closing_notes: Callable[[], tuple[str, ...]] | None = None


def look(file: Found, configured: Mapping[str, str], in_folder: bool) -> Looked:
    """Open a file with many records, and find the mapping that a sample from its start suggests.

    In a folder, what cannot be opened is a reject; a single one raises InputError. NoNewsError says that no record
    could be an article; where the file is damaged, and in a folder, all of them may be rejects.
    """
    try:
        opened = open_table(file)
        sample, is_all = take_sample(opened.records)
    except InputError as error:
        if not in_folder:
            raise
        fault = "truncated-stream" if file.kind in INDEXED_AT_END else "unreadable-record"
        reject = Reject(None, shown(str(error)), None, fault)
        return Looked(SourceInfo(file.name, file.kind, None, ()), lambda: iter([reject]))
    records = fields_of(sample, opened if is_all else None)
    is_damaged = any(isinstance(item, Reject) and item.fault in DAMAGED for item in sample)
    if not records and not is_all and (is_damaged or in_folder):
        records = _first_records(file)
    if not records and not is_damaged and not in_folder:
        why = next((f" The first is rejected: {item.reason}." for item in sample if isinstance(item, Reject)), "")
        if not sample and opened.closing_notes:
            why = "".join(f" Its {note}." for note in opened.closing_notes())
        raise NoNewsError(
            f"{file.name}: expected news articles, but none of the first {len(sample):,} records can be read.{why}"
            " Check that the file is what its name says."
        )
    mapping = find_mapping(records, configured, file.name, in_folder) if records else None
    notes = (*opened.notes, *(mapping.notes() if mapping else ()), *(() if sample else ("holds no records",)))
    source = SourceInfo(file.name, file.kind, mapping, notes)
    return Looked(source, lambda: chain(sample, opened.records), sample, is_all, opened.closing_notes)


def _first_records(file: Found) -> list[Mapping[str, Any]]:
    """The fields of the first records behind a stretch of rejects, however long."""
    records = (item for item in open_table(file).records if isinstance(item, Record | Block))
    return fields_of(take_sample(records)[0])


def take_sample(items: Iterator[Item]) -> tuple[list[Item], bool]:
    """The first items, within bounds, and whether these are all."""
    sample: list[Item] = []
    count = size = 0
    for item in items:
        sample.append(item)
        count += len(item.rows) if isinstance(item, Block) else 1
        size += item.size if isinstance(item, Record | Block) else len(item.raw or "")
        if count >= SAMPLE_RECORDS or size >= SAMPLE_BYTES:
            return sample, False
    return sample, True


def fields_of(sample: Iterable[Item], whole: Opened | None = None) -> list[Mapping[str, Any]]:
    """The fields of the first records in a sample. A `whole` source without any gives those that it declares, as
    nulls."""
    found: list[Mapping[str, Any]] = []
    for item in sample:
        if isinstance(item, Record):
            found.append(item.fields)
        elif isinstance(item, Block):
            some = item.fields[: SAMPLE_RECORDS - len(found)]
            found += some.to_pylist() if isinstance(some, pa.Table) else some
        if len(found) >= SAMPLE_RECORDS:
            break
    if not found and whole and whole.field_names:
        return [dict.fromkeys(whole.field_names)]
    return found


def map_documents(
    path: str, kind: str, documents: Sequence[Document], configured: Mapping[str, str], in_folder: bool
) -> tuple[FieldMapping | None, tuple[str, ...]]:
    """One mapping for all documents of a kind, from the first that can be read, and the notes on it; None when none can
    be read."""
    sample = sample_documents(kind, documents)
    if kind == "text" and in_folder:  # what is configured may be meant for the other files
        there = {name for record in sample for name in record}
        configured = {column: name for column, name in configured.items() if name in there}
    mapping = find_mapping(sample, configured, path, in_folder) if sample else None
    notes = tuple(mapping.notes() if mapping else ())
    return mapping, (TEXT_NOTE, *notes) if kind == "text" else notes


def sample_documents(kind: str, documents: Sequence[Document]) -> list[Mapping[str, Any]]:
    """The fields of the first documents of a kind that can be read, within bounds."""
    sample: list[Mapping[str, Any]] = []
    size = 0
    for document in (document for document in documents if document.kind == kind):
        records = [item for item in read_document(document) if isinstance(item, Record)]
        sample += [record.fields for record in records]
        size += sum(record.size for record in records)
        if len(sample) >= SAMPLE_FILES or size >= SAMPLE_BYTES:
            break
    return sample


def expect_fields(
    path: str, files: Sequence[Found], documents: Sequence[Document], configured: Mapping[str, str]
) -> None:
    """Raise InputError when a configured field is in no file of a folder. Looks at samples until each was seen."""
    missing = dict(configured)
    fields: dict[str, None] = {}
    samples = 0
    for sample in _samples(files, documents) if missing else ():
        samples += len(sample)
        fields |= dict.fromkeys(name for record in sample for name in record)
        missing = {
            column: name for column, name in missing.items() if not any(has_field(record, name) for record in sample)
        }
        if not missing:
            return
    if missing and samples:
        column, name = next(iter(missing.items()))
        raise missing_field(column, name, path, f"the {samples:,} records looked at in its files", fields)


def _samples(files: Sequence[Found], documents: Sequence[Document]) -> Iterator[list[Mapping[str, Any]]]:
    """Samples of records from all files, one a table file or kind of one-article files."""
    for kind in dict.fromkeys(document.kind for document in documents):
        yield sample_documents(kind, documents)
    for file in files:
        if file.is_table:
            try:
                opened = open_table(file)
                sample, is_all = take_sample(opened.records)
            except InputError:
                continue  # reading the file makes it a reject
            release(file)
            yield fields_of(sample, opened if is_all else None)
