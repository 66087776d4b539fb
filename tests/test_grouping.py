"""Groups come in the order of their first row, however many there are."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from newsqa.grouping import group_in_order


@given(st.lists(st.text(max_size=3), max_size=60))
def test_groups_come_in_the_order_of_their_first_row(keys: list[str]) -> None:
    table = pa.table({"key": pa.array(keys, pa.string()), "row": pa.array(range(len(keys)), pa.int64())})
    found = group_in_order(table, ["key"], [("row", "first"), ("row", "count")])
    assert found.column_names == ["key", "row_first", "row_count"]
    firsts = list(dict.fromkeys(keys))
    assert found.to_pylist() == [
        {"key": key, "row_first": keys.index(key), "row_count": keys.count(key)} for key in firsts
    ]
