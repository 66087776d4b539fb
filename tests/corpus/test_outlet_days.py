"""Articles by outlet and day are those that counting gives, in whatever pieces they come."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.corpus import outlet_days
from newsqa.corpus.outlet_days import add_up_days
from newsqa.rules.outlet_days import OUTLET_DAYS

EPOCH = date(1970, 1, 1)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["Crier", "crier", "Herald", None]),
        st.one_of(st.none(), st.datetimes(datetime(1, 1, 1), datetime(1, 1, 9)), st.datetimes(datetime(2024, 1, 1))),
    ),
    max_size=30,
)


def _add_up(rows: list[tuple[str | None, datetime | None]], size: int) -> pa.Table:
    columns = {
        "outlet": pa.array([outlet for outlet, _ in rows], pa.string()),
        "source_file": ["a.jsonl"] * len(rows),
        "source_row": pa.array(range(1, len(rows) + 1), pa.int64()),
        "published": pa.array([moment and moment.replace(tzinfo=UTC) for _, moment in rows], pa.timestamp("us", "UTC")),
    }
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "measures.parquet"
        pq.write_table(pa.table(columns), path, row_group_size=size)
        found = add_up_days(path)
    assert found.schema.equals(OUTLET_DAYS)
    return found


@pytest.fixture(autouse=True)
def two_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlet_days, "FEWEST", 2)


@given(ROWS, st.integers(1, 9))
def test_counts_are_those_of_the_articles(rows: list[tuple[str | None, datetime | None]], size: int) -> None:
    found = _add_up(rows, size)
    assert found.equals(_add_up(rows, 1000))
    told: dict[Any, Any] = {}
    for row in found.to_pylist():
        name = ... if row["is_all"] else (row["outlet"] or "").casefold()
        told[name] = {EPOCH + timedelta(day): n for day, n in zip(row["days"], row["counts"], strict=True)}
        assert row["days"] == sorted(row["days"]) and row["articles"] == sum(row["counts"])
        first = row["source_row"] - 1
        assert row["is_all"] or [(o or "").casefold() for o, _ in rows].index(name) == first
    expected = {name: Counter(moment.date() for outlet, moment in rows if moment and (outlet or "").casefold() == name)
                for name in ("crier", "herald", "")}  # fmt: skip
    enough = {name: counts for name, counts in expected.items() if counts.total() >= 2}
    every = sum(expected.values(), Counter())
    assert told == ({...: every} if every else {}) | enough
