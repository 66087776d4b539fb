"""The outlets as a whole: what the batches tell about their hosts and authors, added up over the run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from newsqa.corpus.repeats import take_rows
from newsqa.corpus.row_groups import row_groups
from newsqa.grouping import group_in_order
from newsqa.rules.outlet_columns import OUTLET_AUTHORS, OUTLET_FIELDS, OUTLET_HOSTS, summed_fields

# rows that are worth a sum of their own
_FEWEST_TO_SUM = 100_000


def add_up_hosts(hosts: Iterable[pa.Table]) -> pa.Table:
    """The hosts of all batches (schema OUTLET_HOSTS) by outlet and host, in order of the first article."""

    def summed(table: pa.Table) -> pa.Table:
        sums = [("articles", "sum"), ("first_file", "first"), ("first_row", "first")]
        return group_in_order(table, ["outlet", "host"], sums).rename_columns(OUTLET_HOSTS.names)

    return added_up(hosts, OUTLET_HOSTS.empty_table(), summed)


def add_up_fields(fields: Iterable[pa.Table]) -> pa.Table:
    """The columns that the outlets of all batches fill (schema OUTLET_FIELDS), in order of outlet."""
    return added_up(fields, OUTLET_FIELDS.empty_table(), summed_fields).sort_by("outlet")


def add_up_authors(counts: Path, measures: Path) -> pa.Table:
    """The commonest author of each outlet (schema OUTLET_AUTHORS), in order of that author's first article.

    `counts` is a Parquet file of `newsqa.rules.outlet_columns.AUTHOR_COUNTS`, with rows counted over the dataset;
    `measures` has one row an article. Only numbers are held in memory: 32 bytes for each author of an outlet.
    """
    numbers = ["group", "author", "articles", "row"]

    def summed(table: pa.Table) -> pa.Table:
        sums = table.group_by(["group", "author"], use_threads=False).aggregate([("articles", "sum"), ("row", "min")])
        return sums.rename_columns(numbers)

    empty = pa.schema([(name, pa.int64()) for name in numbers]).empty_table()
    by_author = added_up((table.cast(empty.schema) for table in row_groups(counts, numbers)), empty, summed)
    if not len(by_author):
        return OUTLET_AUTHORS.empty_table()
    is_any = pc.equal(by_author["author"], 0)
    totals = by_author.filter(is_any).select(["group", "articles"])
    # of several that are as common the one that comes first
    ranked = by_author.filter(pc.invert(is_any)).sort_by([("articles", "descending"), ("row", "ascending")])
    firsts = [(name, "first") for name in ("author", "articles", "row")]
    commonest = ranked.group_by("group", use_threads=False).aggregate(firsts)
    commonest = commonest.rename_columns(["group", "author", "sharing", "row"])
    joined = commonest.join(totals, "group", use_threads=False).sort_by([("row", "ascending"), ("group", "ascending")])
    names = dict(_names(counts, joined))
    keys = zip(joined["group"].to_pylist(), joined["author"].to_pylist(), strict=True)
    rows = pc.unique(joined["row"])
    places = take_rows(measures, rows.to_numpy(), ["outlet", "source_file", "source_row"])
    places = places.take(pc.index_in(joined["row"], rows))
    columns = {name: places[name] for name in places.column_names}
    columns |= {name: joined[name] for name in ("articles", "sharing")}
    columns["author"] = pa.array([names[key] for key in keys], pa.string())
    return pa.table({name: columns[name] for name in OUTLET_AUTHORS.names}).cast(OUTLET_AUTHORS)


def _names(counts: Path, wanted: pa.Table) -> Iterator[tuple[tuple[int, int], str]]:
    """The names of the wanted authors (columns `group` and `author`), by these numbers."""
    keys = set(zip(wanted["group"].to_pylist(), wanted["author"].to_pylist(), strict=True))
    for table in row_groups(counts, ["group", "author", "name"]):
        for row in table.filter(pc.is_in(table["author"], wanted["author"].combine_chunks())).to_pylist():
            if (key := (row["group"], row["author"])) in keys:
                yield key, row["name"]


def added_up(tables: Iterable[pa.Table], empty: pa.Table, summed: Callable[[pa.Table], pa.Table]) -> pa.Table:
    """The rows of all tables, `summed` as they come; `empty` has their schema."""
    total, waiting = empty, [empty]
    for table in tables:
        waiting.append(table)
        # as many rows as are summed already: so each is summed again a few times at most, however many there are
        if sum(map(len, waiting)) >= max(len(total), _FEWEST_TO_SUM):
            total, waiting = summed(pa.concat_tables([total, *waiting])).cast(empty.schema), [empty]
    return summed(pa.concat_tables([total, *waiting])).cast(empty.schema)
