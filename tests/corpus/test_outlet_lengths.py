"""Articles of an odd length are those that a look at all lengths of the outlet finds, in whatever pieces they come."""

from __future__ import annotations

import math
import statistics
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given
from hypothesis import strategies as st

from newsqa.corpus.outlet_lengths import DEVIATIONS, STEPS, find_odd_lengths
from newsqa.rules.outlet_lengths import LEAST_ARTICLES, LEAST_TIMES, OUTLET_LENGTHS

Row = tuple[str | None, int]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["Crier", "CRIER", "Herald", None]), st.one_of(st.integers(500, 900), st.integers(0, 50_000))
    ),
    max_size=120,
)


def _find(rows: list[Row], group_size: int) -> pa.Table:
    columns = {
        "article_id": [f"a{n}" for n in range(len(rows))],
        "outlet": pa.array([outlet for outlet, _ in rows], pa.string()),
        "source_file": ["a.jsonl"] * len(rows),
        "source_row": pa.array(range(len(rows)), pa.int64()),
        "body_chars": pa.array([length for _, length in rows], pa.int32()),
        "body_words": pa.array([length // 5 + (length > 0) for _, length in rows], pa.int32()),
        "identity": [f"i{n}" for n in range(len(rows))],
    }
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "measures.parquet"
        pq.write_table(pa.table(columns), path, row_group_size=group_size)
        found = find_odd_lengths(path, path)
    assert found.schema.equals(OUTLET_LENGTHS)
    return found


def _expected(rows: list[Row]) -> list[int]:
    steps = [round(STEPS * math.log2(length)) if length else None for _, length in rows]
    names = [(outlet or "").casefold() for outlet, _ in rows]
    found = []
    for row, (name, step) in enumerate(zip(names, steps, strict=True)):
        others = [other for other, of in zip(steps, names, strict=True) if of == name and other is not None]
        if step is None or len(others) < LEAST_ARTICLES:
            continue
        median = statistics.median_low(others)
        spread = round(1.4826 * statistics.median_low(abs(other - median) for other in others))
        if abs(step - median) >= max(STEPS * math.log2(LEAST_TIMES), DEVIATIONS * spread + 1e-9):
            found.append(row)
    return found


@given(ROWS, st.integers(1, 50))
def test_finds_what_all_lengths_together_say(rows: list[Row], group_size: int) -> None:
    found = _find(rows, group_size)
    assert found["article_row"].to_pylist() == _expected(rows)
    assert found["body_chars"].to_pylist() == [rows[row][1] for row in found["article_row"].to_pylist()]
    assert found.equals(_find(rows, 1000))


def test_the_median_is_told_within_a_step() -> None:
    [odd] = _find([("Crier", 3000)] * 30 + [("Crier", 100)], 7).to_pylist()
    assert abs(odd["median"] / 3000 - 1) < 0.03 and odd["articles"] == 31 and odd["outlet"] == "Crier"


def test_where_no_rule_asks_there_are_no_sketches_and_no_lengths(tmp_path: Path) -> None:
    measures, sketches = tmp_path / "measures.parquet", tmp_path / "sketches.parquet"
    pq.write_table(pa.table({"outlet": ["C"] * 30, "body_chars": [900] * 29 + [1], "body_words": [9] * 30}), measures)
    pq.write_table(pa.table({"identity": pa.array([], pa.string())}), sketches)
    assert find_odd_lengths(measures, sketches).num_rows == 0
