"""The date columns of sources and outlets as a whole: what the batches tell about them, added up over the run."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path, PurePath

import numpy as np
import pyarrow as pa

from newsqa.corpus.repeats import take_rows
from newsqa.corpus.row_groups import row_groups
from newsqa.grouping import group_in_order
from newsqa.rules.date_columns import DATE_FORMS, OUTLET_TIMES

_FIRSTS = ("example", "first_file", "first_row")
_COUNTED = pa.schema(
    [(name, pa.int64()) for name in ("group", "moment", "articles", "compared", "as_collected", "row")]
)

# rows that are worth a sum of their own
_FEWEST_TO_SUM = 100_000


def add_up_forms(forms: Iterable[pa.Table], sources: Collection[str]) -> pa.Table:
    """The forms of all batches (schema DATE_FORMS) by source, in the order in which they come. `sources` are the files
    that hold many articles; of the others, files that are one article each, those of one folder and kind are a
    source."""
    total = DATE_FORMS.empty_table()
    for table in forms:
        names = pa.array([_source_of(file, sources) for file in table["source"].to_pylist()], pa.string())
        table = pa.concat_tables([total, table.set_column(0, "source", names).cast(DATE_FORMS)])
        sums = group_in_order(
            table, ["source", "column", "form"], [("articles", "sum"), *((name, "first") for name in _FIRSTS)]
        )
        renamed = sums.rename_columns({"articles_sum": "articles", **{f"{name}_first": name for name in _FIRSTS}})
        total = renamed.select(DATE_FORMS.names).cast(DATE_FORMS)
    return total


def _source_of(file: str, sources: Collection[str]) -> str:
    path = PurePath(file)
    return file if file in sources else str(path.with_name(f"*{path.suffix}"))


def add_up_times(times: Path, measures: Path) -> pa.Table:
    """The times of publication by outlet (schema OUTLET_TIMES), in order of the first article.

    `times` is a Parquet file of `newsqa.rules.date_columns.PUBLICATION_TIMES`, with rows counted over the dataset;
    `measures` has one row an article. Only numbers are held in memory: 48 bytes for each distinct time of an outlet.
    """
    by_moment = _COUNTED.empty_table()
    waiting: list[pa.Table] = []
    for table in row_groups(times):
        table = table.append_column("articles", pa.array(np.ones(len(table), np.int64)))
        waiting.append(table.select(_COUNTED.names).cast(_COUNTED))
        # as many rows as are summed already: so each is summed again a few times at most, however many there are
        if sum(map(len, waiting)) >= max(len(by_moment), _FEWEST_TO_SUM):
            by_moment = _by_moment([by_moment, *waiting])
            waiting = []
    by_moment = _by_moment([by_moment, *waiting])
    if not len(by_moment):
        return OUTLET_TIMES.empty_table()
    # the commonest moment of each group; of several the earliest
    ranked = by_moment.sort_by([("articles", "descending"), ("moment", "ascending")])
    commonest = ranked.group_by("group", use_threads=False).aggregate([("moment", "first"), ("articles", "first")])
    commonest = commonest.rename_columns({"moment_first": "moment", "articles_first": "sharing"})
    groups = _summed(by_moment, ["group"]).join(commonest, "group", use_threads=False).sort_by("row")
    places = take_rows(measures, groups["row"].to_numpy(), ["outlet", "source_file", "source_row"])
    counts = groups.select(["articles", "compared", "as_collected", "moment", "sharing"])
    columns = {name: (places if name in places.column_names else counts)[name] for name in OUTLET_TIMES.names}
    columns["moment"] = columns["moment"].cast(pa.timestamp("us", tz="UTC"))
    return pa.table(columns).cast(OUTLET_TIMES)


def _by_moment(tables: list[pa.Table]) -> pa.Table:
    return _summed(pa.concat_tables(tables), ["group", "moment"]).select(_COUNTED.names)


def _summed(table: pa.Table, keys: list[str]) -> pa.Table:
    """Counts summed up by keys, and the first row of each."""
    sums = ["articles", "compared", "as_collected"]
    done = table.group_by(keys, use_threads=False).aggregate([*((name, "sum") for name in sums), ("row", "min")])
    return done.rename_columns({**{f"{name}_sum": name for name in sums}, "row_min": "row"})
