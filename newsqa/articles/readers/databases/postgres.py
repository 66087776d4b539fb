"""PostgreSQL: one record a row of a table or of a query's result, in the order in which the server gives them, which it
does not promise to be the same again. `row` counts them from 1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

import pyarrow as pa

from newsqa.articles.errors import InputError
from newsqa.articles.readers.arrow.kinds import has_any
from newsqa.articles.readers.arrow.values import BLOCK_BYTES, batch_items
from newsqa.articles.readers.databases.database_urls import scrubbed, shown_database
from newsqa.articles.readers.databases.tables import Table, check_choice, choose, quoted, rows_in_words
from newsqa.articles.readers.record import Block, Opened, Reject, unique_names
from newsqa.errors import EngineError

# Of a table with more pages (8 kB each) than this its rows are estimated, when tables are listed.
COUNTED_PAGES = 10_000
_TABLES = """
SELECT n.nspname::text, c.relname::text, c.relkind IN ('v', 'm'), pg_table_is_visible(c.oid)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND NOT c.relispartition AND n.nspname <> 'information_schema'
  AND n.nspname NOT LIKE 'pg\\_%' AND has_schema_privilege(n.oid, 'USAGE')
ORDER BY 1, 2
"""
# The driver gives these as numbers without a unit.
_TEXT_INSTEAD = (b"money", b"interval")


def open_postgres(url: str, table: str | None = None, query: str | None = None) -> Opened:
    """The rows of a table (without a name: of the only one) or of a query, as blocks, read in one transaction that
    cannot write.

    Raises InputError when the database cannot be reached, or when it is not clear what to read. The records raise
    EngineError when the connection is lost on the way.
    """
    name = shown_database(url)
    check_choice(name, table, query)
    try:
        import adbc_driver_manager
        from adbc_driver_postgresql import dbapi
    except ImportError as error:
        raise InputError(
            f"{name}: reading PostgreSQL needs the library adbc-driver-postgresql; install it with:"
            ' pip install "newsqa[postgres]"'
        ) from error
    try:
        connection = dbapi.connect(url)
    except adbc_driver_manager.Error as error:
        raise InputError(_unreached(url, str(error))) from None  # its traceback would show the address
    notes: tuple[str, ...] = ()
    try:
        for setting in ("TRANSACTION READ ONLY", "LOCAL statement_timeout = 0"):
            _run(connection, f"SET {setting}")
        if query is None:
            chosen = choose(name, _tables(connection), table, lambda of: _count(connection, of))
            query = f"SELECT * FROM {chosen.quoted}"
            notes = (f'the table "{chosen.shown}" is read',) if table is None else ()
        cursor, reader, found = _start(connection, query)
        names, renamed = unique_names(found)
    except (adbc_driver_manager.Error, pa.ArrowException, OSError) as error:
        _close(connection)
        raise InputError(
            f"{name}: expected a table or query that can be read, but the server says: {scrubbed(str(error), url)}"
            " Check the name or the query, and the rights."
        ) from None
    except InputError:
        _close(connection)
        raise
    return Opened(_records(url, connection, cursor, reader, names), (*notes, *renamed), tuple(names))


def _unreached(url: str, said: str) -> str:
    """Why there is no connection. Of an address that libpq cannot take apart it would quote parts that are secret."""
    if "connection to server" not in said and "could not translate" not in said:
        return (
            f"{shown_database(url)}: expected the address of a database such as"
            " postgresql://user:password@host:5432/database, found one that cannot be understood. In a user name or"
            " password write / as %2F, @ as %40 and % as %25."
        )
    return (
        f"{shown_database(url)}: the database cannot be reached: {scrubbed(said, url)} Check the address, the password,"
        " and that the server runs."
    )


def _run(connection: Any, sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall()) if cursor.description else []


def _tables(connection: Any) -> list[Table]:
    """All tables and views that may be read; the schema is left out where the name alone finds it."""
    rows = _run(connection, _TABLES)
    return [Table(name, "" if is_visible else schema, is_view) for schema, name, is_view, is_visible in rows]


def _count(connection: Any, table: Table) -> str:
    import adbc_driver_manager

    literal = "'" + table.quoted.replace("'", "''") + "'"
    try:
        pages, rows = _run(
            connection, f"SELECT relpages, reltuples::bigint FROM pg_class WHERE oid = {literal}::regclass"
        )[0]
        if rows >= 0 and pages > COUNTED_PAGES:
            return f"about {rows_in_words(rows)}"
        return rows_in_words(_run(connection, f"SELECT count(*) FROM {table.quoted}")[0][0])
    except adbc_driver_manager.Error:
        return "rows unknown"  # no right to read it


def _start(connection: Any, query: str) -> tuple[Any, pa.RecordBatchReader, list[str]]:
    """The running query, the reader of its result, and the names of its columns.

    Types that the driver does not know would come in the server's own binary form: they are asked for as text.
    """
    query = query.strip().rstrip(";")
    cursor = connection.cursor()
    schema = cursor.adbc_execute_schema(query)
    casts = [_cast(field) for field in schema]
    if any(casts):
        columns = [f"c{number}" for number in range(len(casts))]
        chosen = ", ".join(column + cast for column, cast in zip(columns, casts, strict=True))
        query = f"SELECT {chosen} FROM (\n{query}\n) AS source ({', '.join(map(quoted, columns))})"
    cursor.adbc_statement.set_options(**{"adbc.postgresql.batch_size_hint_bytes": str(BLOCK_BYTES)})
    cursor.execute(query)
    return cursor, cursor.fetch_record_batch(), list(schema.names)


def _cast(field: pa.Field) -> str:
    """What makes text of a column that the driver does not understand, else nothing."""
    is_unknown = has_any(field.type, _is_unknown)
    if is_unknown and pa.types.is_list(field.type):
        return "::text[]"
    return "::text" if is_unknown or (field.metadata or {}).get(b"POSTGRESQL:type") in _TEXT_INSTEAD else ""


def _is_unknown(kind: pa.DataType) -> bool:
    return isinstance(kind, pa.OpaqueType) and bool(pa.types.is_binary(kind.storage_type))


def _records(
    url: str, connection: Any, cursor: Any, reader: pa.RecordBatchReader, names: Sequence[str]
) -> Iterator[Block | Reject]:
    """All rows. A connection that is lost ends the run: what came would look like all there is."""
    row = 0
    try:
        for batch in reader:
            for item in batch_items(batch, names, row):
                row += len(item.rows) if isinstance(item, Block) else 1
                yield item
    except (pa.ArrowException, OSError) as error:
        raise EngineError(
            f"{shown_database(url)}: expected all rows of the result, but after row {row:,} the server says:"
            f" {scrubbed(str(error), url)} Run it again; nothing was judged."
        ) from None
    finally:
        with suppress(Exception):  # a lost connection cannot be closed well
            cursor.adbc_cancel()
        _close(connection, cursor)


def _close(connection: Any, cursor: Any = None) -> None:
    import adbc_driver_manager

    for each in (cursor, connection):
        if each is not None:
            with suppress(adbc_driver_manager.Error, OSError):
                each.close()
