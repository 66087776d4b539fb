"""The group tables: a row for each outlet, label, split or month of publication, with the rates of its articles, so
that one bad feed cannot hide in a good average.

They are made from the measures that are judged. Memory is bounded for any dataset: the `MOST` largest groups are told
one by one, and all others are one row. Nothing here hangs on the order of articles, or on how the measures are cut into
pieces.
"""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsqa.rules.measures import rate
from newsqa.rules.registry import rules
from newsqa.suites.tally import OF_THE_RUN, RATES, summands

MOST = 20_000
NAME_CHARS = 200  # code points; what a column of labels holds may be a whole text
RATES_OF_GROUPS = tuple(name for name, (_, above, below, _) in RATES.items() if not {above, below} & OF_THE_RUN)
_REST = -1
# how many articles were read for what a rule reads; all were for the others
_READ = {
    "attributions": "analysed",
    "dates": "read_for_dates",
    "names": "read_for_names",
    "name_variants": "read_for_names",
    "quotation_conflicts": "analysed",
}


def groups_schema(codes: Sequence[str]) -> pa.Schema:
    """The schema of a group table: `name` (null: the articles that have none), `is_rest` (the sum of the groups that
    are not told one by one), `articles`, the rates of `newsqa.suites.tally`, and for each of the rules' codes the
    articles with at least one finding, of 100; null where none was read for it."""
    return pa.schema(
        [
            pa.field("name", pa.string()),
            pa.field("is_rest", pa.bool_(), nullable=False),
            pa.field("articles", pa.int64(), nullable=False),
            *(pa.field(name, pa.float64()) for name in (*RATES_OF_GROUPS, *codes)),
        ]
    )


def group_tables(
    read: Callable[[Sequence[str] | None], Iterable[pa.Table]], tables: Iterable[str], codes: Sequence[str]
) -> Mapping[str, pa.Table]:
    """The group tables that are asked for, of `newsqa.suites.named.GROUPS`, largest groups first; `read` gives the
    measures table, some rows at a time and with these columns (None: all), and `codes` are its columns of findings."""
    sums = {table: _Sums(_largest(_names(piece, table) for piece in read([_COLUMNS[table]]))) for table in tables}
    for piece in read(None):
        columns = summands(piece, codes)
        columns["findings"] = functools.reduce(pc.add, (columns[code] for code in codes), pa.repeat(0, len(piece)))
        for table, of_groups in sums.items():
            of_groups.add(_names(piece, table), columns)
    return {table: _rates(of_groups.summed(), codes) for table, of_groups in sums.items()}


_COLUMNS: Mapping[str, str] = {"outlets": "outlet", "labels": "label", "splits": "split", "months": "published"}


def _names(measures: pa.Table, table: str) -> pa.ChunkedArray:
    """The name of the group of each article; months are those of UTC, "2024-03"."""
    column = measures[_COLUMNS[table]]
    return pc.utf8_slice_codeunits(pc.strftime(column, "%Y-%m") if table == "months" else column, 0, NAME_CHARS)


def _largest(names: Iterable[pa.ChunkedArray]) -> pa.Array:
    """The `MOST` names that most articles have, of those that as many have the first in order; and null, the name of
    the articles that have none."""
    add = "INSERT INTO counts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET articles = articles + excluded.articles"
    # of no name, which SQLite keeps on disk as far as memory does not suffice: each article may have a label of its own
    with closing(sqlite3.connect("")) as database:
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000")
        database.execute("CREATE TABLE counts (name BLOB PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID")
        for piece in names:
            found = pc.value_counts(piece.drop_null())
            values = found.field("values").cast(pa.binary()).to_pylist()
            database.executemany(add, zip(values, found.field("counts").to_pylist(), strict=True))
        largest = database.execute("SELECT name FROM counts ORDER BY articles DESC, name LIMIT ?", [MOST])
        return pa.array([None, *(name for (name,) in largest)], pa.binary()).cast(pa.string())


class _Sums:
    """Sums by the names of groups; articles of all other names are summed together."""

    def __init__(self, names: pa.Array) -> None:
        self._names = names
        self._parts: list[pa.Table] = []

    def add(self, names: pa.ChunkedArray, columns: Mapping[str, Any]) -> None:
        """Add articles: the name of the group of each, and the numbers to be summed."""
        numbers = pc.fill_null(pc.index_in(names, value_set=self._names), _REST)
        self._parts.append(_summed(pa.table({"group": numbers, **columns})))
        if sum(map(len, self._parts[1:])) > len(self._parts[0]):  # so that rows are added up a few times at most
            self._parts = [_summed(pa.concat_tables(self._parts))]

    def summed(self) -> pa.Table:
        """A row a group, with its `name`, `is_rest`, and the sums."""
        if not self._parts:
            return pa.table({"name": pa.array([], pa.string()), "is_rest": pa.array([], pa.bool_())})
        sums = _summed(pa.concat_tables(self._parts))
        is_rest = pc.equal(sums["group"], _REST)
        names = pc.take(self._names, pc.if_else(is_rest, None, sums["group"]))
        return sums.drop_columns("group").append_column("name", names).append_column("is_rest", is_rest)


def _summed(table: pa.Table) -> pa.Table:
    names = [name for name in table.column_names if name != "group"]
    summed = table.group_by("group", use_threads=False).aggregate([(name, "sum") for name in names])
    return summed.rename_columns({f"{name}_sum": name for name in names})


def _rates(sums: pa.Table, codes: Sequence[str]) -> pa.Table:
    schema = groups_schema(codes)
    if not len(sums):
        return schema.empty_table()
    columns = {name: sums[name] for name in ("name", "is_rest", "articles")}
    for name in RATES_OF_GROUPS:
        _, above, below, factor = RATES[name]
        is_measured = above in sums.column_names and below in sums.column_names
        columns[name] = rate(sums[above], sums[below], factor) if is_measured else pa.nulls(len(sums), pa.float64())
    for code in codes:
        affected, read = sums[f"{code}_articles"], sums[_READ.get(rules()[code].reads, "articles")]
        columns[code] = rate(pc.if_else(pc.greater(read, 0), affected, None), sums["articles"], 100)
    order = [("articles", "descending"), ("is_rest", "ascending"), ("name", "ascending")]
    return pa.table(columns, schema=schema).sort_by(order)
