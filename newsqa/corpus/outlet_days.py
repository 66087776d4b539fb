"""How many articles each outlet has a day, counted over the measures of all articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsqa.corpus.outlet_numbers import Numbers, counts_of, outlet_numbers
from newsqa.corpus.repeats import take_rows
from newsqa.corpus.row_groups import row_groups
from newsqa.rules.outlet_days import FEWEST, OUTLET_DAYS

_DAYS, _ZERO = 1 << 23, 1 << 22  # numbers for all days that a timestamp has, and that of the first of 1970


def add_up_days(measures: Path) -> pa.Table:
    """The articles of outlets by day of publication (schema OUTLET_DAYS), outlets in order of their first article.

    In memory are 8 bytes for each article and 16 for each day of an outlet."""
    if not pq.read_metadata(measures).num_rows:
        return OUTLET_DAYS.empty_table()
    outlets = outlet_numbers(measures)
    packed, counts = counts_of(_days_of_outlets(measures, outlets))
    total = int(outlets.max()) + 1
    starts = np.searchsorted(packed, np.arange(total + 1) * _DAYS)
    sizes = np.diff(np.concatenate([[0], np.cumsum(counts)])[starts])
    told = np.flatnonzero(sizes >= FEWEST)
    days = packed % _DAYS - _ZERO
    rows = [_all(days, counts)] if len(days) else []
    rows += [(outlet, days[slice(*starts[outlet : outlet + 2])], counts[slice(*starts[outlet : outlet + 2])])
             for outlet in told.tolist()]  # fmt: skip
    return _table(rows, outlets, measures)


def _days_of_outlets(measures: Path, outlets: Numbers) -> Iterator[Numbers]:
    """A number for the outlet and the day of each article that has one."""
    start = 0
    for table in row_groups(measures, ["published"]):
        is_dated = np.flatnonzero(pc.is_valid(table["published"]).to_numpy())
        days = table["published"].take(pa.array(is_dated)).cast(pa.date32()).cast(pa.int32()).to_numpy()
        yield outlets[start + is_dated] * _DAYS + _ZERO + days
        start += len(table)


_Row = tuple[int | None, Numbers, Numbers]


def _all(days: Numbers, counts: Numbers) -> _Row:
    distinct, at = np.unique(days, return_inverse=True)
    return None, distinct, np.bincount(at, counts, len(distinct)).astype(np.int64)


def _table(rows: list[_Row], outlets: Numbers, measures: Path) -> pa.Table:
    if not rows:
        return OUTLET_DAYS.empty_table()
    first = np.unique(outlets, return_index=True)[1]
    at = np.array([0 if outlet is None else first[outlet] for outlet, _, _ in rows], np.int64)
    distinct = np.unique(at)
    places = take_rows(measures, distinct, ["outlet", "source_file", "source_row"]).take(
        pa.array(np.searchsorted(distinct, at))
    )
    is_all = pa.array([outlet is None for outlet, _, _ in rows])
    columns = {
        "outlet": pc.if_else(is_all, pa.scalar(None, pa.string()), places["outlet"]),
        "is_all": is_all,
        "source_file": places["source_file"],
        "source_row": places["source_row"],
        "articles": pa.array([int(counts.sum()) for _, _, counts in rows], pa.int64()),
        "days": pa.array([days.tolist() for _, days, _ in rows], pa.list_(pa.int32())),
        "counts": pa.array([counts.tolist() for _, _, counts in rows], pa.list_(pa.int32())),
    }
    return pa.table(columns, schema=OUTLET_DAYS)
