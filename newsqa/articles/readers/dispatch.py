"""The readers by kind of file. Each is imported when the first file of its kind is opened."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from newsqa.articles.readers.record import Item, Opened, SourceFile

_HERE = "newsqa.articles.readers"

# Files of many records: `open_x(file: SourceFile) -> Opened`. A new kind is one line here and its extensions in
# file_names.py.
TABLES = {
    "json-lines": "json_lines:open_json_lines",
    "json-array": "json_array:open_json_array",
    "csv": "csv_file:open_csv",
    "parquet": "parquet:open_parquet",
    "arrow": "arrow_file:open_arrow",
    "warc": "warc:open_warc",
    "sqlite": "databases.sqlite:open_sqlite",
    "duckdb": "databases.duckdb:open_duckdb",
}
# Documents that are read whole: `read_x(data: bytes) -> list[Item]`.
DOCUMENTS = {
    "text": "text_folder:read_text_file",
    "json": "json_folder:read_json_file",
    "newsml-g2": "newsml_g2:read_newsml_g2",
    "newsml-1": "newsml_1:read_newsml_1",
    "nitf": "nitf:read_nitf",
    "feed": "feeds:read_feed",
    "html": "html_page:read_html",
}


@lru_cache(maxsize=64)
def _reader(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(importlib.import_module(f"{_HERE}.{module}"), name)


def table_opener(kind: str) -> Callable[[SourceFile], Opened]:
    """What opens a file of this kind, a key of `TABLES`."""
    opener: Callable[[SourceFile], Opened] = _reader(TABLES[kind])
    return opener


def document_reader(kind: str) -> Callable[[bytes], list[Item]]:
    """What reads a document of this kind, a key of `DOCUMENTS`."""
    reader: Callable[[bytes], list[Item]] = _reader(DOCUMENTS[kind])
    return reader
