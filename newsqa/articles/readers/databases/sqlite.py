"""SQLite: one record a row of a table, in the order of its rowid, or of a query's result. `row` counts them from 1."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from newsqa.articles.errors import InputError
from newsqa.articles.readers.arrow.values import BLOCK_BYTES, BLOCK_ROWS
from newsqa.articles.readers.databases.tables import Table, check_choice, choose, rows_in_words
from newsqa.articles.readers.record import (
    MAX_RECORD_BYTES,
    Block,
    Opened,
    Reject,
    SourceFile,
    not_utf8,
    raw_text,
    unique_names,
)

_WAL = 2
_FAULTS = (sqlite3.Error, sqlite3.Warning, UnicodeDecodeError)  # Warning: Python 3.11 says so of two statements


def open_sqlite(file: SourceFile, table: str | None = None, query: str | None = None) -> Opened:
    """The rows of a table (without a name: of the only one) or of a query, as blocks.

    Raises InputError when the database cannot be opened, or when it is not clear what to read.
    """
    check_choice(file.name, table, query)
    try:
        connection = _connect(file.path)
    except (*_FAULTS, OSError) as error:
        raise _unopened(file.name, error) from error
    try:
        notes: tuple[str, ...] = ()
        if query is None:
            chosen = choose(file.name, _tables(connection), table, lambda of: _count(connection, of))
            query = f"SELECT * FROM {chosen.quoted}{_in_order(connection, chosen)}"
            notes = (f'the table "{chosen.name}" is read',) if table is None else ()
        cursor = connection.execute(query)
        if cursor.description is None:
            raise InputError(f"{file.name}: expected a query that gives rows, such as SELECT ..., found none.")
        names, renamed = unique_names([column[0] for column in cursor.description])
    except _FAULTS as error:
        connection.close()
        raise _unopened(file.name, error) from error
    except InputError:
        connection.close()
        raise
    return Opened(_records(connection, cursor, names), (*notes, *renamed), tuple(names))


def _unopened(name: str, error: Exception) -> InputError:
    return InputError(
        f"{name}: expected an SQLite database that can be read, but SQLite says: {error}. Check the file, and the table"
        " or query; a copy of a database in use may lack what stands in its -wal or -journal file."
    )


def _connect(path: Path) -> sqlite3.Connection:
    """A connection that cannot write.

    A database in write-ahead mode needs files beside it to be read, which newsqa must not make in a folder of others:
    where there is no log that holds later rows, it is read as a file that does not change.
    """
    with path.open("rb") as file:
        start = file.read(20)
    is_still = start[18:20] == bytes([_WAL, _WAL]) and not Path(f"{path}-wal").exists()
    # the bytes of the name, because a name need not be UTF-8
    address = f"file:{quote(os.fsencode(path.absolute()))}?mode=ro" + ("&immutable=1" if is_still else "")
    connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    connection.text_factory = bytes  # what is no UTF-8 costs its row, not the run
    for safety in ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
        connection.execute(f"PRAGMA {safety}")
    return connection


def _tables(connection: sqlite3.Connection) -> list[Table]:
    """The tables and views, without SQLite's own and those in which a search index keeps its parts."""
    with closing(connection.execute("SELECT name, type FROM pragma_table_list WHERE schema = 'main'")) as rows:
        found = [(name.decode(), kind.decode()) for name, kind in rows]
    return sorted(
        Table(name, is_view=kind == "view")
        for name, kind in found
        if kind != "shadow" and not name.lower().startswith("sqlite_")
    )


def _count(connection: sqlite3.Connection, table: Table) -> str:
    try:
        return rows_in_words(connection.execute(f"SELECT count(*) FROM {table.quoted}").fetchone()[0])
    except _FAULTS as error:
        return f"cannot be read: {error}"


def _in_order(connection: sqlite3.Connection, table: Table) -> str:
    """The clause that puts rows in the order of their rowid, where there is one that no column hides."""
    if table.is_view:
        return ""
    with closing(connection.execute("SELECT name FROM pragma_table_xinfo(?)", (table.name,))) as rows:
        columns = {name.decode().lower() for (name,) in rows}
    for name in ("rowid", "_rowid_", "oid"):
        if name not in columns:
            try:
                connection.execute(f"SELECT {name} FROM {table.quoted} LIMIT 0").close()
            except sqlite3.OperationalError:  # a table WITHOUT ROWID comes in the order of its key
                return ""
            return f" ORDER BY {name}"
    return ""


def _records(connection: sqlite3.Connection, cursor: sqlite3.Cursor, names: Sequence[str]) -> Iterator[Block | Reject]:
    """All rows. Where the database is damaged, the last item says so."""
    row = size = 0
    waiting: list[Mapping[str, Any]] = []

    def block() -> Block:
        return Block(range(row - len(waiting) + 1, row + 1), waiting, size)

    with closing(connection):
        try:
            for values in cursor:
                fields, length = _fields(values, names, row + 1)
                if isinstance(fields, Reject) or len(waiting) >= BLOCK_ROWS or size + length > BLOCK_BYTES:
                    if waiting:
                        yield block()
                    waiting, size = [], 0
                row += 1
                if isinstance(fields, Reject):
                    yield fields
                else:
                    waiting.append(fields)
                    size += length
        except sqlite3.Error as error:
            if waiting:
                yield block()
            reason = f"the SQLite database breaks off after row {row:,}: {error}"
            yield Reject(row + 1, reason, None, "truncated-stream")
            return
        if waiting:
            yield block()


def _fields(values: Sequence[Any], names: Sequence[str], row: int) -> tuple[Mapping[str, Any] | Reject, int]:
    """The row's fields with texts for bytes, and about its size."""
    size = sum(len(value) if isinstance(value, bytes) else 8 for value in values)
    if size > MAX_RECORD_BYTES:
        return Reject(row, f"the row is {size:,} bytes long; the limit is {MAX_RECORD_BYTES:,}", None), size
    try:
        texts = [value.decode() if isinstance(value, bytes) else value for value in values]
    except UnicodeDecodeError as error:
        return Reject(row, not_utf8(error), raw_text(bytes(error.object)), "undecodable-bytes"), size
    return dict(zip(names, texts, strict=True)), size
