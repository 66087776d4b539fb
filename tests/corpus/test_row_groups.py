"""Tables and Parquet files, given a piece at a time."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsqa.corpus import row_groups
from newsqa.corpus.row_groups import pieces

SCHEMA = pa.schema([("row", pa.int64())])


def test_a_file_is_given_by_row_group_and_a_table_by_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_groups, "PIECE", 3)
    table = pa.table({"row": range(5)}, schema=SCHEMA)
    pq.write_table(table, tmp_path / "rows.parquet", row_group_size=2)
    assert [piece["row"].to_pylist() for piece in pieces(table)] == [[0, 1, 2], [3, 4]]
    assert [piece["row"].to_pylist() for piece in pieces(tmp_path / "rows.parquet")] == [[0, 1], [2, 3], [4]]


def test_of_no_rows_there_is_one_piece(tmp_path: Path) -> None:
    pq.write_table(SCHEMA.empty_table(), tmp_path / "empty.parquet")
    pq.ParquetWriter(tmp_path / "none.parquet", SCHEMA).close()  # without so much as a row group
    for table in (SCHEMA.empty_table(), tmp_path / "empty.parquet", tmp_path / "none.parquet"):
        [piece] = pieces(table)
        assert piece.schema.equals(SCHEMA) and not len(piece)
