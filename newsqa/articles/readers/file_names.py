"""What the name of a file says: its format, the id of the one article in it, and how people are shown it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath

from newsqa.articles.readers.streams import COMPRESSIONS

EXTENSIONS = {
    ".jsonl": "json-lines",
    ".ndjson": "json-lines",
    ".jsonlines": "json-lines",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".arrow": "arrow",
    ".feather": "arrow",
    ".ipc": "arrow",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "xml",  # newsml-g2, nitf or feed: its content says which
    ".nitf": "xml",
    ".newsml": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".warc": "warc",
    ".arc": "warc",
    ".db": "sqlite",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".duckdb": "duckdb",
    ".ddb": "duckdb",
    ".zip": "zip",
    ".tar": "tar",
    ".tgz": "tar",
    ".tbz2": "tar",
    ".txz": "tar",
    ".tzst": "tar",
}


def extension(path: PurePath) -> str:
    """The extension in lower case, that of the compression left out: "2019/a.TXT.gz" -> ".txt"."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] in COMPRESSIONS:
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def stem(path: PurePath) -> str:
    """The path without its extension, and without that of the compression: "2019/a.txt.gz" -> "2019/a"."""
    if path.suffix.lower() in COMPRESSIONS:
        path = path.with_suffix("")
    if path.suffix.lower() in EXTENSIONS:
        path = path.with_suffix("")
    return path.as_posix()


def ids_of_files(names: Iterable[str]) -> dict[str, str]:
    """An id for each file name: its stem, or the whole name where another file has the same stem, or is named so."""
    stems = {name: stem(PurePath(name)) for name in names}
    count = Counter(stems.values())
    return {name: name if count[short] > 1 or short in stems else short for name, short in stems.items()}


def shown(name: str | PurePath) -> str:
    """A path, or a text with a path in it, as text that can be stored: bytes that are not UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")
