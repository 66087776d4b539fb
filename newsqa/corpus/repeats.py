"""Articles that share a key: from the keys and measures of all batches to findings of rules that compare articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsqa.corpus.row_groups import pieces, row_groups, whole
from newsqa.rules.findings import make_findings
from newsqa.rules.keys import REPEATS
from newsqa.rules.rule import IN_PIECES, Rule
from newsqa.rules.running import run_rule
from newsqa.rules.tables import Tables

Numbers: TypeAlias = "npt.NDArray[np.int64]"


class OfRows(NamedTuple):
    """Numbers for some articles: their rows (ascending), and the number of each."""

    rows: Numbers
    numbers: Numbers


def find_repeats(keys: Path, measures: Path) -> pa.Table:
    """The articles that share a key with another (schema `REPEATS`), in order of article.

    `keys` is a Parquet file of `newsqa.rules.keys.KEYS`, with rows counted over the whole dataset; `measures` has one
    row an article. Only numbers are held in memory: some times
    8 bytes a key.
    """
    repeated = _repeated_keys(keys)
    if not len(repeated):
        return REPEATS.empty_table()
    found = [table.filter(pc.is_in(table["key"], repeated)) for table in row_groups(keys)]
    table = pa.concat_tables(found)
    shared = table.sort_by([("kind", "ascending"), ("row", "ascending")])
    rows = pc.unique(shared["row"]).sort()
    places = take_rows(measures, rows.to_numpy(), ["article_id", "outlet", "source_file", "source_row"])
    shared = shared.rename_columns({"row": "article_row"})
    at = pc.index_in(shared["article_row"], rows)
    for name in places.column_names:
        shared = shared.append_column(name, places[name].take(at))
    return shared.select(REPEATS.names).cast(REPEATS)


def _repeated_keys(keys: Path) -> pa.Array:
    """The keys (int64) that stand there more than once; the kind of a key is part of it."""
    values = np.sort(np.concatenate([np.zeros(0, np.int64), *(group["key"] for group in row_groups(keys, ["key"]))]))
    return pa.array(np.unique(values[1:][values[1:] == values[:-1]]))


def take_rows(path: Path, rows: Any, columns: Sequence[str]) -> pa.Table:
    """Some rows of a Parquet file, by number in ascending order, a row group in memory at a time."""
    found, start = [], 0
    file = pq.ParquetFile(path)
    for group in range(file.num_row_groups):
        size = file.metadata.row_group(group).num_rows
        here = rows[np.searchsorted(rows, start) : np.searchsorted(rows, start + size)] - start
        if len(here):
            found.append(file.read_row_group(group, columns=list(columns)).take(pa.array(here)))
        start += size
    return pa.concat_tables(found)


def compare_articles(
    rules: Sequence[Rule],
    known: Mapping[str, pa.Table | Path],
    now: datetime,
    options: Mapping[str, Mapping[str, Any]],
    found: Callable[[pa.Table], None],
) -> Mapping[str, OfRows]:
    """Run the rules that read one of the `known` tables, those of `newsqa.rules.rule.BETWEEN_ARTICLES`, or Parquet
    files of them. `found` is given their findings, in order of rule; what comes back says by code how many findings
    articles have.

    Of a table in `IN_PIECES` a rule is given some rows at a time, so memory does not grow with it.
    """
    counts: dict[str, OfRows] = {}
    for rule in rules:
        if rule.reads not in known:
            continue
        rows = [np.zeros(0, np.int64)]
        for table in pieces(known[rule.reads]) if rule.reads in IN_PIECES else [whole(known[rule.reads])]:
            faults = run_rule(rule, Tables.with_only(now, {}, **{rule.reads: table}), options, table)
            if faults:
                rows.append(table["article_row"].to_numpy()[[fault.row for _, fault in faults]])
                found(make_findings(faults, table))
        counts[rule.code] = OfRows(*np.unique(np.concatenate(rows), return_counts=True))
    return counts
