"""Groups of rows of a table, in order of their first row: Arrow gives even a handful in an order of its own."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

_AT = "place of the row"


def group_in_order(table: pa.Table, keys: Sequence[str], sums: Sequence[tuple[str, str]]) -> pa.Table:
    """What `table.group_by(keys).aggregate(sums)` gives, in order of the first row of each group."""
    placed = table.append_column(_AT, pa.array(range(len(table)), pa.int64()))
    found = placed.group_by(list(keys), use_threads=False).aggregate([*sums, (_AT, "min")])
    return found.take(pc.sort_indices(found[f"{_AT}_min"])).drop([f"{_AT}_min"])
