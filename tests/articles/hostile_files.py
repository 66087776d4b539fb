"""Small files of each format, archives with members of any name, and how tests read hostile ones."""

import gzip
import io
import json
import sqlite3
import tarfile
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.ipc as ipc
import pyarrow.parquet as pq
from loading import Read, read

from newsqa.articles.errors import InputError

ARTICLES = [
    {"id": str(n), "title": "A title", "text": f"A body {n}, by Ana Silva.", "date": "2024-05-01"} for n in range(4)
]
LINES = "".join(json.dumps(article) + "\n" for article in ARTICLES).encode()
LINE = LINES.splitlines(keepends=True)[0]
CSV = b"id,title,text,date\n" + b"".join(f'{n},A title,"A body, {n}.",2024-05-01\n'.encode() for n in range(4))
PAGE = (
    b"<!DOCTYPE html><html><head><title>A title</title></head><body><p>" + b"Many words. " * 9 + b"</p></body></html>"
)
RSS = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><item><title>A</title><guid>1</guid>'
    b"<description>A body.</description></item></channel></rss>"
)
NITF = b'<?xml version="1.0"?><nitf><body><body.content><p>A body text.</p></body.content></body></nitf>'


def parquet() -> bytes:
    written = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(ARTICLES), written)
    return written.getvalue()


def arrow() -> bytes:
    written, table = io.BytesIO(), pa.Table.from_pylist(ARTICLES)
    with ipc.new_file(written, table.schema) as writer:
        writer.write_table(table)
    return written.getvalue()


def database(folder: Path, rows: int) -> bytes:
    path = folder / "made.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("create table articles(id text, title text, text text)")
    connection.executemany(
        "insert into articles values (?, 'T', ?)", [(n, "A body of words. " * 30) for n in range(rows)]
    )
    connection.commit()
    connection.close()
    data = path.read_bytes()
    path.unlink()
    return data


def zipped(*members: tuple[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return written.getvalue()


def tarred(*members: tuple[str, bytes, bytes]) -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as archive:
        for name, kind, data in members:
            info = tarfile.TarInfo(name)
            info.type, info.size, info.linkname = kind, len(data), "/etc/passwd"
            archive.addfile(info, io.BytesIO(data))
    return written.getvalue()


SMALL: dict[str, bytes] = {
    "a.jsonl": LINES,
    "a.json": json.dumps(ARTICLES).encode(),
    "columns.json": json.dumps({name: [one[name] for one in ARTICLES] for name in ARTICLES[0]}).encode(),
    "a.csv": CSV,
    "a.parquet": parquet(),
    "a.arrow": arrow(),
    "a.html": PAGE,
    "a.rss": RSS,
    "a.nitf": NITF,
    "a.txt": b"A title\n\nA body.",
    "a.jsonl.gz": gzip.compress(LINES),
    "a.zip": zipped(("a.jsonl", LINES), ("b/c.csv", CSV)),
    "a.tar": tarred(("a.jsonl", tarfile.REGTYPE, LINES)),
    "a.tgz": gzip.compress(tarred(("a.jsonl", tarfile.REGTYPE, LINES))),
}


def ends(path: Path) -> Read | None:
    """What was read; None when the input is refused as a whole, with one message."""
    try:
        return read(path)
    except InputError as error:
        assert str(error)
        return None


def read_whole(path: Path, data: bytes) -> Read:
    path.write_bytes(data)
    return read(path)
