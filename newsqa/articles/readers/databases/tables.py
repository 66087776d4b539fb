"""Which table of a database is read: the one that was named, or the only one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsqa.articles.errors import InputError

SHOWN_TABLES = 20


class Table(NamedTuple):
    """A table or view. `schema` is empty where it need not be said; views are read only when they are named."""

    name: str
    schema: str = ""
    is_view: bool = False

    @property
    def shown(self) -> str:
        return f"{self.schema}.{self.name}" if self.schema else self.name

    @property
    def quoted(self) -> str:
        """The name as it stands in SQL."""
        return ".".join(quoted(part) for part in (self.schema, self.name) if part)


def quoted(name: str) -> str:
    """A name as SQL takes it, whatever its characters: `my "best" table` -> `"my ""best"" table"`."""
    return '"' + name.replace('"', '""') + '"'


def check_choice(database: str, table: str | None, query: str | None) -> None:
    """Raise InputError when both a table and a query are asked for, or a name that no table can have."""
    if table is not None and query is not None:
        raise InputError(f"{database}: expected a table or a query, found both. Leave out --table or --query.")
    if "\0" in (table or query or ""):
        raise InputError(f"{database}: the name or query holds a null character. Write it without.")


def choose(database: str, tables: Sequence[Table], named: str | None, count: Callable[[Table], str]) -> Table:
    """The table to read. `count` says about how many rows a table has.

    Raises InputError that lists the tables when the named one is not there, or when none is named and there are
    several.
    """
    if named is None:
        only = [table for table in tables if not table.is_view]
        if len(only) == 1:
            return only[0]
        what = f"found {len(only):,}" if only else "found none"
        raise InputError(
            f"{database}: expected a database with one table, {what}: {_listed(tables, count)}. Say which to read with"
            " --table NAME, or with --query SQL."
        )
    for same in (_is_exactly, _is_loosely):
        found = [table for table in tables if same(table, named)]
        if len(found) == 1:
            return found[0]
        if found:
            names = " or ".join(f'--table "{table.shown}"' for table in found)
            raise InputError(f'{database}: there are {len(found):,} tables named "{named}". Say which: {names}.')
    raise InputError(
        f'{database}: there is no table "{named}". The tables there are: {_listed(tables, count)}. Name one of them'
        " with --table NAME."
    )


def _is_exactly(table: Table, named: str) -> bool:
    return named in (table.name, table.shown)


def _is_loosely(table: Table, named: str) -> bool:
    return named.casefold() in (table.name.casefold(), table.shown.casefold())


def _listed(tables: Sequence[Table], count: Callable[[Table], str]) -> str:
    shown = [f"{table.shown} ({'a view' if table.is_view else count(table)})" for table in tables[:SHOWN_TABLES]]
    more = f" and {len(tables) - SHOWN_TABLES:,} more" if len(tables) > SHOWN_TABLES else ""
    return (", ".join(shown) + more) or "none"


def rows_in_words(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"
