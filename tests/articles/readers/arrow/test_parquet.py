import random
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from files import source, spread

from newsqa.articles.errors import InputError
from newsqa.articles.readers.arrow.parquet import _batch_rows, open_parquet, read_row_groups, row_group_sizes
from newsqa.articles.readers.record import Block, Record, Reject


def write(folder: Path, table: pa.Table, **options: object) -> Path:
    path = folder / "a.parquet"
    pq.write_table(table, path, **options)
    return path


def test_rows_come_in_order_over_row_groups(tmp_path: Path) -> None:
    table = pa.table({"body": [f"text {number}" for number in range(1000)]})
    items = list(spread(open_parquet(source(write(tmp_path, table, row_group_size=300))).records))
    assert [item.row for item in items] == list(range(1, 1001))
    assert [item.fields for item in items] == table.to_pylist()


def test_kinds_of_columns(tmp_path: Path) -> None:
    table = pa.table(
        {
            "text": pa.array(["a\0b", None]).dictionary_encode(),
            "stamp": pa.array([1_700_000_000_123_456_789, None], pa.timestamp("ns", "UTC")),
            "bytes": pa.array(["é".encode(), None], pa.binary()),
            "source": [{"name": "The Herald"}, None],
            "names": [["a", "b"], []],
            "price": pa.array([Decimal("1.50"), None]),
        }
    )
    first, second = spread(open_parquet(source(write(tmp_path, table))).records)
    assert isinstance(first, Record)
    assert first.fields == {
        "text": "a\0b",
        "stamp": datetime(2023, 11, 14, 22, 13, 20, 123456, UTC),
        "bytes": "é",
        "source": {"name": "The Herald"},
        "names": ["a", "b"],
        "price": Decimal("1.50"),
    }
    assert isinstance(second, Record)
    assert second.fields["names"] == []


def test_a_value_that_is_not_utf8_rejects_its_row_only(tmp_path: Path) -> None:
    table = pa.table({"body": pa.array([b"a", b"caf\xe9", b"c"], pa.binary())})
    first, second, third = spread(open_parquet(source(write(tmp_path, table))).records)
    assert (first.fields, third.fields) == ({"body": "a"}, {"body": "c"})
    assert isinstance(second, Reject)
    assert second.row == 2
    assert second.reason.startswith("not UTF-8: byte 0xE9 at offset 3")


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (pa.array([b"caf\xc3\xa9", b"caf\xe9"], pa.binary()).dictionary_encode(), "café"),
        (pa.array([[b"caf\xc3\xa9", None], [b"caf\xe9"]], pa.list_(pa.binary())), ["café", None]),
        (pa.array([[("a", b"b")], [("a", b"caf\xe9")]], pa.map_(pa.string(), pa.binary())), [("a", "b")]),
    ],
    ids=lambda value: str(value.type) if isinstance(value, pa.Array) else "",
)
def test_bytes_are_text_wherever_they_stand(tmp_path: Path, column: pa.Array, text: object) -> None:
    first, second = spread(open_parquet(source(write(tmp_path, pa.table({"body": column})))).records)
    assert isinstance(first, Record)
    assert first.fields == {"body": text}
    assert isinstance(second, Reject)
    assert second.reason.startswith("not UTF-8: byte 0xE9 at offset 3")


def test_bytes_inside_a_record_cost_no_row(tmp_path: Path) -> None:
    images = pa.array([{"bytes": b"\x89PNG\xff", "path": "a.png"}, {"bytes": b"caf\xc3\xa9", "path": None}])
    first, second = spread(
        open_parquet(source(write(tmp_path, pa.table({"body": ["a", "b"], "image": images})))).records
    )
    assert first.fields == {"body": "a", "image": {"bytes": "\ufffdPNG\ufffd", "path": "a.png"}}
    assert second.fields == {"body": "b", "image": {"bytes": "café", "path": None}}


def test_a_year_that_python_does_not_know_is_kept_as_text(tmp_path: Path) -> None:
    table = pa.table({"body": ["a", "b"], "date": pa.array([0, 400_000_000_000], pa.timestamp("s"))})
    first, second = spread(open_parquet(source(write(tmp_path, table))).records)
    assert first.fields["date"] == datetime(1970, 1, 1)
    assert second.fields["date"].startswith("14645")


def test_fields_of_one_name_are_told_apart(tmp_path: Path) -> None:
    table = pa.Table.from_arrays([pa.array(["a"]), pa.array(["b"])], ["body", "body"])
    opened = open_parquet(source(write(tmp_path, table)))
    assert [item.fields for item in spread(opened.records)] == [{"body": "a", "body_2": "b"}]
    assert opened.notes == ('the field name "body" occurs twice: read as "body_2"',)


def test_a_file_that_is_cut_off_is_an_input_error(tmp_path: Path) -> None:
    path = write(tmp_path, pa.table({"body": ["a" * 1000]}))
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(InputError, match=r"a\.parquet: expected a Parquet file"):
        open_parquet(source(path))


def test_damaged_pages_reject_the_rows_that_are_lost(tmp_path: Path) -> None:
    table = pa.table({"body": [f"text {number} " * 50 for number in range(1000)]})
    path = write(tmp_path, table, row_group_size=250, use_dictionary=False, compression="zstd")
    data = bytearray(path.read_bytes())
    place = pq.ParquetFile(path).metadata.row_group(2).column(0).data_page_offset
    data[place : place + 40] = b"\xff" * 40
    path.write_bytes(data)
    items = list(spread(open_parquet(source(path)).records))
    assert [item.row for item in items] == list(range(1, 1001))
    lost = [item for item in items if isinstance(item, Reject)]
    assert [item.row for item in lost] == list(range(501, 751))
    assert "the Parquet data is damaged after row 500 of 1,000" in lost[0].reason


def test_what_is_clean_comes_in_blocks_of_bounded_size(tmp_path: Path) -> None:
    path = write(tmp_path, pa.table({"body": [f"{number:05} " * 2_000 for number in range(1500)]}))
    blocks = list(open_parquet(source(path)).records)
    assert all(isinstance(block, Block) and block.fields.schema.types == [pa.string()] for block in blocks)
    assert sum(len(block.rows) for block in blocks) == 1500
    assert max(block.size for block in blocks) < 18 * 1024 * 1024


def test_few_rows_at_once_where_a_row_has_few_bytes(tmp_path: Path) -> None:
    path = write(tmp_path, pa.table({"body": ["x" * 50_000] * 4000}))  # one text, and a number a row
    file = pq.ParquetFile(path)
    most = max(batch.nbytes for batch in file.iter_batches(_batch_rows(file, 0)))
    assert path.stat().st_size < 20_000
    assert most < 8 * 1024 * 1024


def test_a_text_that_is_not_utf8_rejects_its_row_only(tmp_path: Path) -> None:
    texts = pa.array([b"a", b"caf\xe9", None, b"d"], pa.binary())
    column = pa.Array.from_buffers(pa.string(), 4, texts.buffers())
    before, bad, *after = open_parquet(source(write(tmp_path, pa.table({"body": column})))).records
    assert isinstance(before, Block)
    assert list(before.rows) == [1]
    assert isinstance(bad, Reject)
    assert (bad.row, bad.fault) == (2, "undecodable-bytes")
    assert [item.fields for item in spread(after)] == [{"body": None}, {"body": "d"}]


def test_some_row_groups_have_the_numbers_of_the_whole(tmp_path: Path) -> None:
    table = pa.table({"body": [f"text {number}" for number in range(1000)]})
    path = write(tmp_path, table, row_group_size=300)
    assert [rows for rows, _ in row_group_sizes(path)] == [300, 300, 300, 100]
    assert all(size > 1000 for _, size in row_group_sizes(path))
    whole = list(spread(open_parquet(source(path)).records))
    parts = [list(spread(read_row_groups(source(path), groups))) for groups in ([0, 1], [2], [3])]
    assert [item[:2] for part in parts for item in part] == [item[:2] for item in whole]
    assert parts[1][0].row == 601


def test_flipped_bytes_never_end_the_process(tmp_path: Path) -> None:
    table = pa.table(
        {
            "body": [f"text é {number % 9}" if number % 7 else None for number in range(90)],
            "names": [[f"a{number}"] * (number % 3) for number in range(90)],
            "source": [{"name": f"n{number}", "b": b"x"} for number in range(90)],
            "date": pa.array(range(90), pa.timestamp("ns", "UTC")),
        }
    )
    path = write(tmp_path, table, row_group_size=30, write_page_checksum=True)
    whole = path.read_bytes()
    for seed in range(150):
        chance = random.Random(seed)
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data) * 2 // 3 if seed % 2 else len(data))] = chance.choice([0, 255, 77])
        path.write_bytes(data)
        try:
            opened = open_parquet(source(path))
            declared = sum(max(0, rows) for rows, _ in row_group_sizes(path))
        except InputError:
            continue
        rows = [item.row for item in spread(opened.records)]
        assert rows == list(range(1, len(rows) + 1))
        assert len(rows) == declared or declared > 1_000_000
