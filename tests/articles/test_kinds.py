"""The kinds of values in fields, counted block by block."""

from collections import Counter
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.fields import Fields
from newsqa.articles.fields_of_terms import MOST_NAMES, terms_within
from newsqa.articles.kinds import add_up_kinds, count_kinds, fields_of_sources
from newsqa.articles.readers.record import Block

values = st.none() | st.booleans() | st.integers(0, 9) | st.floats(0, 1) | st.text(max_size=2) | st.lists(st.just("a"))
records = st.lists(st.dictionaries(st.sampled_from(["a", "b", "c.d"]), values), max_size=12)
NAMES = {bool: "boolean", int: "number", float: "number", str: "string", list: "list"}


def block(rows: list[dict[str, object]], first: int = 1) -> Fields:
    return Fields(Block(range(first, first + len(rows)), rows, 0))


@given(records, st.integers(0, 12))
def test_counts_of_blocks_add_up_to_those_of_all_records(rows: list[dict[str, object]], cut: int) -> None:
    parts = [count_kinds(block(rows[:cut]), "s", "f"), count_kinds(block(rows[cut:], cut + 1), "s", "f")]
    found = fields_of_sources(add_up_kinds(parts)).to_pylist()
    pairs = [
        (row, name, NAMES[type(value)])
        for row, record in enumerate(rows, 1)
        for name, value in record.items()
        if value is not None
    ]
    counts = Counter((name, kind) for _, name, kind in pairs)
    assert {(one["field"], one["kind"]): one["records"] for one in found} == counts
    firsts = {(name, kind): row for row, name, kind in reversed(pairs)}
    assert {(one["field"], one["kind"]): one["first_row"] for one in found} == firsts
    assert {one["source_records"] for one in found} <= {len(rows)}


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        (pa.array([None, "a"]), "string"),
        (pa.array([None, "a"], pa.large_string()), "string"),
        (pa.array([None, "a"]).dictionary_encode(), "string"),
        (pa.array([None, 1.5]), "number"),
        (pa.array([None, True]), "boolean"),
        (pa.array([None, date(2024, 5, 1)]), "date"),
        (pa.array([None, ["a"]]), "list"),
        (pa.array([None, {"a": 1}]), "object"),
        (pa.array([None, b"a"]), "bytes"),
    ],
)
def test_kinds_of_arrow_columns(column: pa.Array, kind: str) -> None:
    fields = Fields(Block(range(7, 9), pa.table({"x": column, "empty": pa.nulls(2)}), 0))
    counted = count_kinds(fields, "s", ["first", "second"]).to_pylist()
    assert counted[0] | {"field": "", "kind": "record", "records": 2} == counted[0]
    [found] = counted[1:]
    assert found == {
        "source": "s",
        "field": "x",
        "kind": kind,
        "records": 1,
        "first_file": "second",
        "first_row": 8,
    }


def test_records_with_a_million_fields_do_not_become_a_million_columns() -> None:
    fields = block([{f"{row}-{number}": "x" for number in range(2000)} for row in range(50)])
    assert len(count_kinds(fields, "s", "f")) == 1001


def test_kinds_come_in_the_order_of_their_first_record() -> None:
    sources = [f"{at}.jsonl" for at in range(300)]
    kinds = [count_kinds(block([{"text": "a"}]), source, source) for source in sources]
    assert list(dict.fromkeys(add_up_kinds(kinds)["source"].to_pylist())) == sources


OBJECTS = [
    None,
    {"license": None, "id": 1},
    {"license": "MIT", "rights": {"holder": "Crier"}},
    {"license": "MIT", "info": {"dc:rights": "Crier", "more": {"license": "MIT"}}},
]
WITHIN = {"license": (2, 2), "rights": (1, 2), "info.dc:rights": (1, 3)}


@pytest.mark.parametrize("column", [OBJECTS, pa.chunked_array([pa.array(OBJECTS)])])
def test_fields_of_terms_are_seen_two_levels_deep(column: list[object] | pa.ChunkedArray) -> None:
    assert {path: (count, first) for path, count, first in terms_within(column)} == WITHIN


def test_what_stands_within_objects_is_no_field_of_the_source() -> None:
    kinds = add_up_kinds(count_kinds(block([{"meta": {"license": "MIT"}}], first), "s", "f") for first in (1, 2))
    assert [row for row in kinds.to_pylist() if row["kind"] == "within"] == [
        {"source": "s", "field": "meta.license", "kind": "within", "records": 2, "first_file": "f", "first_row": 1}
    ]
    assert fields_of_sources(kinds)["field"].to_pylist() == ["meta"]


def test_of_objects_whose_names_are_data_the_first_are_looked_at() -> None:
    words = {f"word {number}": number for number in range(MOST_NAMES)}
    assert not list(terms_within([{**words, "license": "MIT"}]))
    assert list(terms_within([{"license": "MIT", **words}])) == [("license", 1, 0)]
