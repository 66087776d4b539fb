import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pyarrow as pa
import pytest
from files import spread
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.readers.arrow.values import batch_items
from newsqa.articles.readers.record import Block, Record, Reject

AN_ID = uuid.UUID("6ecd8c99-4036-403d-bf84-cf8400f67836")


def items(*columns: pa.Array, names: Sequence[str] = "abc", before: int = 0) -> list[Block | Reject]:
    chosen = list(names)[: len(columns)]
    return list(batch_items(pa.RecordBatch.from_arrays(list(columns), chosen), chosen, before))


def values(*columns: pa.Array) -> list[Any]:
    found = list(spread(items(*columns)))
    assert all(isinstance(item, Record) for item in found)
    return [item.fields["a"] for item in found]


@pytest.mark.parametrize(
    ("column", "found"),
    [
        (pa.array(["a", None], pa.large_string()), ["a", None]),
        (pa.array(["a", "longer than a dozen"], pa.string_view()), ["a", "longer than a dozen"]),
        (pa.array([b"caf\xc3\xa9", None], pa.binary_view()), ["café", None]),
        (pa.array([b"ab", b"cd"], pa.binary(2)), ["ab", "cd"]),
        (pa.array([b"ab", b"ab"], pa.large_binary()).dictionary_encode(), ["ab", "ab"]),
        (pa.RunEndEncodedArray.from_arrays([2, 3], ["x", "y"]), ["x", "x", "y"]),
        (pa.array([["a"], None], pa.list_view(pa.string())), [["a"], None]),
        (pa.array([[b"a"], []], pa.list_(pa.binary())), [["a"], []]),
        (pa.array([["a"]], pa.list_(pa.dictionary(pa.int8(), pa.string()))), [["a"]]),
        (pa.array([AN_ID.bytes], pa.uuid()), [str(AN_ID)]),
        (pa.array(['{"a": 1}'], pa.json_()), ['{"a": 1}']),
        (pa.array([1_500], pa.timestamp("ns")), [datetime(1970, 1, 1, 0, 0, 0, 1)]),
        (pa.array([[1_500]], pa.list_(pa.timestamp("ns"))), [[datetime(1970, 1, 1, 0, 0, 0, 1)]]),
        (pa.array([0], pa.timestamp("s", "Nowhere/At_All")), [datetime(1970, 1, 1, tzinfo=UTC)]),
        (pa.array([1_500], pa.duration("ns")), [timedelta(microseconds=1)]),
        (pa.array([0, None], pa.date32()), [date(1970, 1, 1), None]),
        (pa.nulls(2), [None, None]),
    ],
    ids=lambda value: str(value.type) if isinstance(value, pa.Array) else "",
)
def test_kinds_of_columns(column: pa.Array, found: list[Any]) -> None:
    assert values(column) == found


def test_texts_stay_where_they_are() -> None:
    column = pa.array(["a", "b"])
    (block,) = items(column)
    assert block.fields["a"].chunk(0).buffers()[2].address == column.buffers()[2].address


def test_years_that_python_does_not_know_are_text_among_dates() -> None:
    column = pa.array([0, 400_000_000_000, None], pa.timestamp("s"))
    assert values(column) == [datetime(1970, 1, 1), "14645-06-30 15:06:40", None]
    assert values(pa.array([0, 2**30], pa.date32()))[0] == date(1970, 1, 1)


def test_an_object_with_two_fields_of_one_name_is_a_reject() -> None:
    column = pa.StructArray.from_arrays([pa.array([1]), pa.array([2])], ["x", "x"])
    (reject,) = items(column, before=6)
    assert isinstance(reject, Reject)
    assert reject.row == 7
    assert "duplicate field names" in reject.reason


def test_rejects_stand_between_the_blocks() -> None:
    column = pa.array([b"\xff", b"a", b"b", b"\xfe", b"c"], pa.binary())
    found = items(column, pa.array(range(5)), before=10)
    assert [list(item.rows) if isinstance(item, Block) else item.row for item in found] == [11, [12, 13], 14, [15]]
    assert found[1].fields.to_pylist() == [{"a": "a", "b": 1}, {"a": "b", "b": 2}]


def test_rows_without_fields_are_rows() -> None:
    batch = pa.RecordBatch.from_struct_array(pa.array([{}, {}], pa.struct([])))
    assert [item.fields for item in spread(batch_items(batch, [], 0))] == [{}, {}]


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.none() | st.binary(max_size=6) | st.text(max_size=6).map(lambda t: t.encode("utf-8", "replace"))),
    wrap=st.sampled_from(["plain", "dictionary", "view", "list"]),
    cut=st.integers(0, 3),
)
def test_every_row_is_its_text_or_a_reject(rows: list[bytes | None], wrap: str, cut: int) -> None:
    plain = pa.array(rows, pa.binary())
    column = {
        "plain": lambda: plain,
        "dictionary": plain.dictionary_encode,
        "view": lambda: plain.cast(pa.binary_view()),
        "list": lambda: pa.array([[row] for row in rows], pa.list_(pa.binary())),
    }[wrap]()[cut:]
    found = list(spread(items(column)))
    assert [item.row for item in found] == list(range(1, len(rows[cut:]) + 1))
    for item, row in zip(found, rows[cut:], strict=True):
        try:
            text = None if row is None else row.decode()
        except UnicodeDecodeError:
            assert isinstance(item, Reject)
            assert item.fault == "undecodable-bytes"
        else:
            assert item.fields == {"a": [text] if wrap == "list" else text}
