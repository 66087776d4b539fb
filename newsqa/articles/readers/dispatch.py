"""The readers by kind of file. Each is imported when the first file of its kind is opened."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from newsqa.articles.readers.options import ReadOptions
from newsqa.articles.readers.record import Item, Opened, SourceFile, Wanted

_HERE = "newsqa.articles.readers"

# Files of many records: `open_x(file: SourceFile) -> Opened`. A new kind is one line here and its extensions in
# file_names.py.
TABLES = {
    "json-lines": "json.lines:open_json_lines",
    "json-array": "json.array:open_json_array",
    "csv": "csv.file:open_csv",
    "parquet": "arrow.parquet:open_parquet",
    "arrow": "arrow.ipc:open_arrow",
    "warc": "web_archives.warc:open_warc",
    "sqlite": "databases.sqlite:open_sqlite",
    "duckdb": "databases.duckdb:open_duckdb",
}
# Of these a part of the records can be read faster: `read_wanted(file: SourceFile, wanted: Wanted) -> Iterator[Item]`.
PARTLY = {
    "json-lines": "json.lines:read_wanted",
    "csv": "csv.file:read_wanted",
    "parquet": "arrow.parquet:read_wanted",
}
# Of these a table or a query is read; "postgres" is on a server and has no file.
DATABASES = ("sqlite", "duckdb", "postgres")
# Documents that are read whole: `read_x(data: bytes) -> list[Item]`.
DOCUMENTS = {
    "text": "text:read_text_file",
    "json": "json.document:read_json_file",
    "newsml-g2": "agencies.newsml_g2:read_newsml_g2",
    "newsml-1": "agencies.newsml_1:read_newsml_1",
    "nitf": "agencies.nitf:read_nitf",
    "feed": "feeds.feed:read_feed",
    "html": "pages.html_page:read_html",
}


@lru_cache(maxsize=64)
def _reader(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(importlib.import_module(f"{_HERE}.{module}"), name)


def open_file(kind: str, file: SourceFile, options: ReadOptions) -> Opened:
    """The records of a file of this kind, a key of `TABLES`."""
    opener = _reader(TABLES[kind])
    if kind == "csv":
        opened: Opened = opener(file, options.csv)
    elif kind in DATABASES:
        opened = opener(file, options.table, options.query)
    else:
        opened = opener(file)
    return opened


def read_partly(kind: str, file: SourceFile, options: ReadOptions, wanted: Wanted) -> Iterator[Item]:
    """What is wanted of the records of a file of this kind, a key of `PARTLY`."""
    reader = _reader(PARTLY[kind])
    records: Iterator[Item] = reader(file, wanted, options.csv) if kind == "csv" else reader(file, wanted)
    return records


def open_server(url: str, options: ReadOptions) -> Opened:
    """The records of a database on a server."""
    opened: Opened = _reader("databases.postgres:open_postgres")(url, options.table, options.query)
    return opened


def document_reader(kind: str) -> Callable[[bytes], list[Item]]:
    """What reads a document of this kind, a key of `DOCUMENTS`."""
    reader: Callable[[bytes], list[Item]] = _reader(DOCUMENTS[kind])
    return reader
