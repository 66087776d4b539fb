"""Writers of flat formats, in which a text is kept to the character: from articles (dicts) to the bytes of a file."""

from __future__ import annotations

import bz2
import csv
import functools
import gzip
import io
import json
import lzma
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as pq
import zstandard

Articles = Sequence[Mapping[str, Any]]
Writer = Callable[[Articles], bytes]

COMPRESSIONS: Mapping[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": functools.partial(gzip.compress, mtime=0),
    ".zst": zstandard.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}
SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("id", "title", "body", "summary", "section", "language", "outlet", "url")]
    + [("authors", pa.list_(pa.string())), ("published", pa.string())]
)


def lines(articles: Articles) -> bytes:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in articles).encode()


def array(articles: Articles) -> bytes:
    return json.dumps(list(articles), indent=1).encode()


def envelope(articles: Articles) -> bytes:
    return json.dumps({"status": "ok", "totalResults": len(articles), "articles": list(articles)}).encode()


def pandas_columns(articles: Articles) -> bytes:
    names = articles[0]
    return json.dumps({name: {str(n): one[name] for n, one in enumerate(articles)} for name in names}).encode()


def delimited(
    articles: Articles,
    delimiter: str = ",",
    quote: str = '"',
    header: bool = True,
    encoding: str = "utf-8",
    line_break: str = "\n",
) -> bytes:
    """CSV: a list of authors is one text, and what is missing is an empty field."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, quotechar=quote, lineterminator=line_break)
    if header:
        writer.writerow(articles[0])
    writer.writerows([_cell(one[name]) for name in articles[0]] for one in articles)
    return file.getvalue().encode(encoding)


def _cell(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, list) else value


def table(articles: Articles) -> pa.Table:
    return pa.Table.from_pylist([dict(one) for one in articles], SCHEMA)


def parquet(articles: Articles, large: bool = False, **options: Any) -> bytes:
    """Row groups of five; `large`: long strings, and texts that repeat as a dictionary."""
    made = table(articles)
    if large:
        body = made.schema.get_field_index("body")
        made = made.set_column(body, "body", made["body"].cast(pa.large_string()))
        for name in ("section", "language", "outlet"):
            made = made.set_column(made.schema.get_field_index(name), name, made[name].dictionary_encode())
    sink = io.BytesIO()
    pq.write_table(made, sink, row_group_size=5, **options)
    return sink.getvalue()


def arrow_file(articles: Articles) -> bytes:
    return _ipc(articles, pa.ipc.new_file)


def arrow_stream(articles: Articles) -> bytes:
    return _ipc(articles, pa.ipc.new_stream)


def _ipc(articles: Articles, opener: Callable[..., Any]) -> bytes:
    made = table(articles)
    sink = pa.BufferOutputStream()
    with opener(sink, made.schema) as writer:
        writer.write_table(made, max_chunksize=5)
    return sink.getvalue().to_pybytes()


def feather_file(articles: Articles) -> bytes:
    sink = pa.BufferOutputStream()
    feather.write_feather(table(articles), sink, compression="zstd")
    return sink.getvalue().to_pybytes()


def write_sqlite(articles: Articles, path: Path) -> None:
    """A list of authors is one text, as a table of SQLite has no lists."""
    connection = sqlite3.connect(path)
    connection.execute(f"CREATE TABLE news ({', '.join(articles[0])})")
    marks = ", ".join("?" for _ in articles[0])
    rows = [[_cell(one[name]) for name in articles[0]] for one in articles]
    connection.executemany(f"INSERT INTO news VALUES ({marks})", rows)
    connection.commit()
    connection.close()


def write_saved_dataset(articles: Articles, folder: Path) -> None:
    """A folder as `Dataset.save_to_disk` leaves it, with two shards."""
    folder.mkdir(parents=True)
    half = len(articles) // 2
    names = [f"data-0000{n}-of-00002.arrow" for n in range(2)]
    for name, some in zip(names, (articles[:half], articles[half:]), strict=True):
        (folder / name).write_bytes(arrow_stream(some))
    state = {"_data_files": [{"filename": name} for name in names], "_fingerprint": "0123456789abcdef"}
    state |= {"_format_type": None, "_format_columns": None, "_format_kwargs": {}, "_split": None}
    (folder / "state.json").write_text(json.dumps(state))
    features = {name: {"dtype": "string", "_type": "Value"} for name in SCHEMA.names}
    features["authors"] = {"feature": {"dtype": "string", "_type": "Value"}, "_type": "Sequence"}
    about = {"citation": "", "description": "", "features": features, "homepage": "", "license": ""}
    (folder / "dataset_info.json").write_text(json.dumps(about))


# The name of a file -> what writes it.
LISTS_KEPT: Mapping[str, Writer] = {
    "lines.jsonl": lines,
    "lines.json": lines,
    "array.json": array,
    "envelope.json": envelope,
    "columns.json": pandas_columns,
    "file.arrow": arrow_file,
    "stream.arrow": arrow_stream,
    "file.feather": feather_file,
    "groups.parquet": parquet,
    "dictionary.parquet": functools.partial(parquet, large=True, compression="zstd"),
}
LISTS_JOINED: Mapping[str, Writer] = {
    "comma.csv": delimited,
    "semicolon.csv": functools.partial(delimited, delimiter=";"),
    "tab.tsv": functools.partial(delimited, delimiter="\t"),
    "bar.csv": functools.partial(delimited, delimiter="|"),
    "apostrophe.csv": functools.partial(delimited, delimiter=";", quote="'"),
    "marked.csv": functools.partial(delimited, encoding="utf-8-sig"),
    "utf16.csv": functools.partial(delimited, encoding="utf-16"),
    "crlf.csv": functools.partial(delimited, line_break="\r\n"),
}
