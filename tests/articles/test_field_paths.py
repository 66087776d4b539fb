from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.field_paths import has_field, head_of, parts_of, value_at, without

RECORD = {
    "a.b": "literal",
    "a": {"b": "nested", "c.d": {"e": 1}},
    "n": None,
    "list": [{"value": "first"}, {"value": "second"}],
    "day": "2024-05-14",
    "clock": "08:15",
    "x + y": "named so",
    "x | y": "named so too",
}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("a.b", "literal"),
        ("a.c.d.e", 1),
        ("n.x", None),
        ("list.0.value", "first"),
        ("list.1.value", "second"),
        ("list.2.value", None),
        ("list.-1.value", None),
        ("list.²", None),
        ("list.value", None),
        ("day + clock", "2024-05-14 08:15"),
        ("day + n", "2024-05-14"),
        ("n + clock", "08:15"),
        ("n + nothing", None),
        ("n | day", "2024-05-14"),
        ("n | nothing", None),
        ("nothing + n | day + clock", "2024-05-14 08:15"),
        ("x + y", "named so"),
        ("x | y", "named so too"),
    ],
)
def test_values_at_paths(path: str, value: object) -> None:
    assert value_at(RECORD, path) == value


def test_a_day_and_a_time_of_day_that_are_no_texts() -> None:
    record = {"midnight": datetime(2024, 5, 14), "day": date(2024, 5, 14), "clock": time(8, 15)}
    assert value_at(record, "midnight + clock") == "2024-05-14 08:15:00"
    assert value_at(record, "day + clock") == "2024-05-14 08:15:00"


def test_a_field_may_be_there_and_null() -> None:
    assert has_field(RECORD, "n")
    assert has_field(RECORD, "nothing | n")
    assert has_field(RECORD, "list.0.value")
    assert not has_field(RECORD, "list.0.other")
    assert not has_field(RECORD, "a.x")


def test_the_parts_of_a_path_and_where_they_begin() -> None:
    assert parts_of("a.b + c | d") == ["a.b", "c", "d"]
    assert head_of("a.b", {"a": 1}) == "a"
    assert head_of("a.b", {"a.b": 1, "a": 1}) == "a.b"
    assert head_of("a.b.c", {"a.b": 1}) == "a.b"


def test_what_is_left_without_some_values() -> None:
    record = {"source": {"id": 1, "name": "a", "none": None}, "title": "b", "list": [{"value": "c"}], "n": None}
    assert without(record, {"source.name", "list.0.value"}) == {
        "source": {"id": 1},
        "title": "b",
        "list": [{"value": "c"}],
    }
    assert without(record, {"source.name", "source.id", "title", "list"}) == {}
    assert without({"source": "a"}, {"source.name"}) == {"source": "a"}
    assert record["source"] == {"id": 1, "name": "a", "none": None}


names = st.sampled_from(["a", "b", "a.b", "a + b", "a | b", "0", ""])
values = st.recursive(
    st.none() | st.integers() | st.text(max_size=2),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)
records = st.dictionaries(names, values, max_size=5)


@settings(deadline=None)
@given(records, st.lists(names | st.sampled_from(["a.a.b", "a.0.b", "a.b + b", "b | a.b.0"]), max_size=3))
def test_a_value_that_is_there_has_its_field(record: dict, paths: list[str]) -> None:
    for path in paths:
        if value_at(record, path) is not None:
            assert has_field(record, path)
    left = without(record, paths)
    assert left.keys() <= record.keys()
    for name, value in left.items():
        if name in paths:
            raise AssertionError(name)
        assert value == record[name] or isinstance(value, dict)
