"""DuckDB: one record a row of a table or of a query's result, in the order in which DuckDB gives them. `row` counts
them from 1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from newsqa.articles.errors import InputError
from newsqa.articles.readers.arrow.values import BLOCK_ROWS, batch_items, first_line
from newsqa.articles.readers.databases.tables import Table, check_choice, choose, rows_in_words
from newsqa.articles.readers.record import Block, Opened, Reject, SourceFile, unique_names

# A database comes from others: neither it nor a query may read other files, load code, or see this program's variables.
_LOCKED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    "preserve_insertion_order": "true",
    "temp_directory": "",  # it would lie beside the database
    "lock_configuration": "true",
}
# Enough to read a table; a query may have to hold all rows to sort them.
_TABLE_MEMORY = {"memory_limit": "512MB"}
_TABLES = """
SELECT schema_name, table_name, false FROM duckdb_tables() WHERE NOT internal AND database_name = current_database()
UNION ALL
SELECT schema_name, view_name, true FROM duckdb_views() WHERE NOT internal AND database_name = current_database()
ORDER BY ALL
"""


def open_duckdb(file: SourceFile, table: str | None = None, query: str | None = None) -> Opened:
    """The rows of a table (without a name: of the only one) or of a query, as blocks.

    Raises InputError when the database cannot be opened, or when it is not clear what to read.
    """
    check_choice(file.name, table, query)
    try:
        import duckdb
    except ImportError as error:
        raise InputError(
            f'{file.name}: reading DuckDB needs the library duckdb; install it with: pip install "newsqa[duckdb]"'
        ) from error
    notes: tuple[str, ...] = ()
    try:
        limits = _TABLE_MEMORY if query is None else {}
        connection = duckdb.connect(str(file.path), read_only=True, config=_LOCKED | limits)
        if query is None:
            chosen = choose(file.name, _tables(connection), table, lambda of: _count(connection, of))
            query = f"SELECT * FROM {chosen.quoted}"
            notes = (f'the table "{chosen.shown}" is read',) if table is None else ()
        result = connection.sql(query)
        if result is None:
            raise InputError(f"{file.name}: expected a query that gives rows, such as SELECT ..., found none.")
        # the name of the method before DuckDB 1.4
        read = getattr(result, "to_arrow_reader", None) or result.fetch_arrow_reader
        reader = read(BLOCK_ROWS)
        names, renamed = unique_names(reader.schema.names)
    except (duckdb.Error, pa.ArrowException, OSError, UnicodeError) as error:
        raise InputError(
            f"{file.name}: expected a DuckDB database that can be read, but DuckDB says: {first_line(error)}. Check the"
            " file, and the table or query."
        ) from error
    return Opened(_records(connection, reader, names), (*notes, *renamed), tuple(names))


def _tables(connection: Any) -> list[Table]:
    rows = connection.execute(_TABLES).fetchall()
    return [Table(name, "" if schema == "main" else schema, is_view) for schema, name, is_view in rows]


def _count(connection: Any, table: Table) -> str:
    return rows_in_words(connection.execute(f"SELECT count(*) FROM {table.quoted}").fetchone()[0])


def _records(connection: Any, reader: pa.RecordBatchReader, names: Sequence[str]) -> Iterator[Block | Reject]:
    """All rows. Where the database is damaged, the last item says so."""
    import duckdb

    row = 0
    with connection:
        try:
            for batch in reader:
                for item in batch_items(batch, names, row):
                    row += len(item.rows) if isinstance(item, Block) else 1
                    yield item
        except (duckdb.Error, pa.ArrowException, OSError) as error:
            reason = f"the DuckDB database breaks off after row {row:,}: {first_line(error)}"
            yield Reject(row + 1, reason, None, "truncated-stream")
