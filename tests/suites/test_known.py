"""Known findings are marked and taken off the measures that are judged, however the tables are cut into row groups."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsqa.rules.findings import FINDINGS
from newsqa.suites.accepted import Accepted
from newsqa.suites.baseline import KNOWN, Baseline, known_in
from newsqa.suites.known import mark_known, without_known
from newsqa.suites.waivers import Waiver
from tests.reports.report_parts import finding

TODAY = date(2026, 5, 1)
ROWS = [
    *(finding(i % 4, fingerprint=f"{i:08x}", outlet="A" if i % 2 else "B") for i in range(12)),
    finding(1, rule="NQ303", fingerprint="aa", source_row=None, source_file=None, article_id=None),
]
MEASURES = {
    "source_file": ["news.jsonl"] * 4 + ["other.jsonl"],
    "source_row": pa.array([0, 1, 2, 3, 0], pa.int64()),
    "NQ203": pa.array([3, 3, 3, 3, 0], pa.int32()),
}


@pytest.mark.parametrize("row_group", [1, 3, 100])
def test_marked_and_taken_off(tmp_path: Path, row_group: int) -> None:
    table = pa.Table.from_pylist(ROWS, FINDINGS)
    pq.write_table(table, tmp_path / "f", row_group_size=row_group)
    pq.write_table(pa.table(MEASURES), tmp_path / "m", row_group_size=row_group)
    gone = [{"rule": rule, "article": "x", "fingerprint": "gone" + rule, "count": 1} for rule in ("NQ203", "NQ1")]
    known = pa.concat_tables([known_in(table.slice(0, 2)), pa.Table.from_pylist(gone, KNOWN)])
    waivers = [
        Waiver("NQ203", "r", date(2026, 5, 1), outlet="A", article="a3"),
        Waiver("NQ303", "r", date(2026, 4, 30)),
    ]
    accepted = Accepted(Baseline(known, {}, {}), waivers)
    said, of_articles = mark_known(tmp_path / "f", tmp_path / "marked", accepted, ["NQ203", "NQ303"], TODAY)
    marked = pq.read_table(tmp_path / "marked")
    assert marked.drop_columns(["known"]).equals(table.drop_columns(["known"]))
    wanted = [i < 2 or i % 4 == 3 for i in range(12)]
    assert marked["known"].to_pylist() == [*wanted, False]
    assert said.findings == {"NQ203": 5} and said.stale == {"NQ203": 1}
    assert [(one["findings"], one["expired"]) for one in said.waivers] == [(3, False), (1, True)]
    without_known(tmp_path / "m", of_articles, tmp_path / "judged")
    assert pq.read_table(tmp_path / "judged")["NQ203"].to_pylist() == [2, 2, 3, 0, 0]


@pytest.mark.parametrize("row_group", [1, 2, 100])
def test_of_articles_with_one_id_as_many_are_known_as_there_were(tmp_path: Path, row_group: int) -> None:
    rows = [finding(number, fingerprint="ab", article_id="a1") for number in range(4)]
    table = pa.Table.from_pylist(rows, FINDINGS)
    pq.write_table(table, tmp_path / "f", row_group_size=row_group)
    two = Accepted(Baseline(known_in(table.slice(0, 2)), {}, {}), ())
    mark_known(tmp_path / "f", tmp_path / "marked", two, ["NQ203"], TODAY)
    assert pq.read_table(tmp_path / "marked")["known"].to_pylist() == [True, True, False, False]
    pq.write_table(table.slice(0, 1), tmp_path / "f")
    said, _ = mark_known(tmp_path / "f", tmp_path / "marked", two, ["NQ203"], TODAY)
    assert said.stale == {"NQ203": 1}


def test_a_place_that_two_rows_have_is_let_off_as_often_as_it_is_known(tmp_path: Path) -> None:
    places = {"source_file": ["f"] * 3, "source_row": pa.array([1, 1, 2], pa.int64())}
    pq.write_table(pa.table({**places, "NQ203": pa.array([1, 1, 1], pa.int32())}), tmp_path / "m")
    known = {"source_file": ["f"], "source_row": pa.array([1], pa.int64()), "rule": ["NQ203"], "number": [1]}
    without_known(tmp_path / "m", pa.table(known), tmp_path / "judged")
    assert pq.read_table(tmp_path / "judged")["NQ203"].to_pylist() == [0, 1, 1]
