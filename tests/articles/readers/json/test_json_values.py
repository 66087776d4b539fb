import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.readers.json.values import count_keys, keys_in, read_object_items
from newsqa.articles.readers.record import Item, Record, Reject, Remark

text = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('":\\ '), max_size=12)
values = st.recursive(
    text | st.integers(-9, 9), lambda v: st.lists(v, max_size=3) | st.dictionaries(text, v, max_size=3), max_leaves=6
)


def read(data: bytes, **place: int) -> tuple[list[Remark], Item]:
    *remarks, last = read_object_items(data, 1, **place)
    assert all(isinstance(item, Remark) for item in remarks)
    return remarks, last


@given(value=st.dictionaries(text, values, max_size=4), separators=st.sampled_from([(",", ":"), (", ", " : ")]))
def test_any_object_comes_back(value, separators) -> None:
    data = json.dumps(value, separators=separators).encode()
    remarks, record = read(data)
    assert record == Record(1, value, len(data))
    assert [remark.fault for remark in remarks] == ["nul-byte"] * ("\\u0000" in json.dumps(value) and bool(remarks))


@given(value=st.dictionaries(text, values, max_size=4))
def test_keys_are_never_undercounted(value) -> None:
    assert count_keys(json.dumps(value).encode()) >= keys_in([value])


@given(data=st.binary(max_size=40) | st.text(st.sampled_from('{}[]",:a1\\\0\ud800'), max_size=40).map(
    lambda text: text.encode("utf-8", "surrogatepass")
))  # fmt: skip
def test_no_bytes_are_an_error(data: bytes) -> None:
    *_, last = read_object_items(data, 1)
    assert isinstance(last, Record | Reject)


def test_keys_that_stand_twice_are_named_with_both_values() -> None:
    remarks, record = read(b'{"a": 1, "b": {"c": "x", "c": "y"}, "a" : {"d": 2}, "a": 3}')
    assert record.fields == {"a": 3, "b": {"c": "y"}}
    assert [(remark.fault, remark.reason) for remark in remarks] == [
        (
            "duplicate-key",
            'the key "c" stands twice in one object: "x", then "y"; the last one is kept; the key "a" stands twice in'
            " one object: 1, then 3; the last one is kept",
        )
    ]


@pytest.mark.parametrize("value", ['"x": 1', "{}", '\\" : '])
def test_a_text_that_looks_like_keys_is_none(value: str) -> None:
    assert read(json.dumps({"a": value, "b": value}).encode())[0] == []


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'\xef\xbb\xbf{"a": "b"}', "the bytes EF BB BF (U+FEFF) stand before the record"),
        (b'\0\0{"a": "b"}\0', "3 NUL bytes stand around it"),
        (b'{"a": "b\0"}', '1 in "a"'),
        (b'{"a": ["b\\u0000", {"c": "\\u0000"}]}', '2 in "a"'),
    ],
)
def test_remarks_on_marks_and_nuls(data: bytes, reason: str) -> None:
    [remark], record = read(data)
    assert remark.reason == reason
    assert isinstance(record, Record)


@pytest.mark.parametrize(
    ("data", "reason", "fault"),
    [
        (b"\0\0\0", "nothing but 3 NUL bytes", "unreadable-record"),
        (b'{"a": "b\\\0"}', "broken JSON", "unreadable-record"),
        (b'{"a": "b", \0}', "broken JSON", "unreadable-record"),
        (b'{"a": "\\ud83d"}', "half a character: the lone surrogate U+D83D", "undecodable-bytes"),
        (
            b'{"a": "\\udc92 \x92"}',
            "not UTF-8: byte 0x92 at offset 14 (byte 114 of the file, line 7)",
            "undecodable-bytes",
        ),
        (b'{"a": \x93b\x94}', "not UTF-8: byte 0x93 at offset 6", "undecodable-bytes"),
        (b'{"a": "\x81"}', "not UTF-8: byte 0x81 at offset 7", "undecodable-bytes"),
        (b"[]", "expected a JSON object, found a list", "not-an-object"),
        (b'{"a":' * 5000 + b"1" + b"}" * 5000, "broken JSON: nested too deeply", "unreadable-record"),
    ],
)
def test_rejects(data: bytes, reason: str, fault: str) -> None:
    remarks, reject = read(data, file_offset=100, line=7)
    assert remarks == []
    assert isinstance(reject, Reject)
    assert reject.reason.startswith(reason)
    assert reject.fault == fault


def test_stray_bytes_in_texts_and_keys_are_read_where_that_is_certain() -> None:
    data = '{"title": "The mayor’s report", "body": "\\n“It is the end,” she said of the caf\\u00e9 that cost £5."}'
    [remark], record = read(data.encode("cp1252"))
    assert record.fields == json.loads(data)
    assert remark.reason == "not UTF-8: byte 0x92 at offset 20; 4 bytes read as cp1252 (’, “, ”, £)"


def test_nan_is_read_beside_a_key_that_stands_twice() -> None:
    [remark], record = read(b'{"a": NaN, "b": 1, "b": 2}')
    assert remark.fault == "duplicate-key"
    assert record.fields["b"] == 2
