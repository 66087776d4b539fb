import gzip
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from files import source, spread
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.readers import streams
from newsqa.articles.readers.json import array as json_array
from newsqa.articles.readers.json.array import open_json_array
from newsqa.articles.readers.json.layout import find_envelope, json_layout
from newsqa.articles.readers.record import Item, Record, Reject, Remark

text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0") | st.sampled_from('",[]{}\\'))
fields = st.dictionaries(text, text | st.lists(text, max_size=3) | st.dictionaries(text, text, max_size=2), max_size=4)
ARTICLES = [{"title": "a", "body": "A }, { ] text.", "source": {"id": None}}, {"title": "b", "body": 'B \\" text.'}]


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "a.json"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def read(path: Path, **bounds: int) -> list[Item]:
    return list(spread(json_array.read_json_array(path, **bounds)))


@given(
    records=st.lists(fields, max_size=6),
    indent=st.sampled_from([None, 2]),
    piece=st.integers(1, 50),
    path=st.sampled_from([(), ("articles",), ("response", "docs"), ("a", "b", "items")]),
)
def test_any_array_comes_back_whatever_the_pieces(
    tmp_path_factory: pytest.TempPathFactory, records, indent, piece, path
) -> None:
    value = records
    for key in reversed(path):
        value = {"status": 'o"k', "{": 1, key: value, "n": {"m": [1, "]"]}}
    file = write(tmp_path_factory.mktemp("a"), json.dumps(value, indent=indent, ensure_ascii=piece % 2 == 0))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streams, "CHUNK", piece)
        items = read(file)
    assert [item.fields for item in items] == records
    assert [item.row for item in items] == list(range(1, len(records) + 1))


@given(records=st.lists(fields, min_size=2, max_size=5), indent=st.sampled_from([None, 1]), piece=st.integers(1, 50))
def test_objects_one_after_the_other(tmp_path_factory: pytest.TempPathFactory, records, indent, piece) -> None:
    records = [{"url": "x", "id": "1"}, *records]
    data = "\n".join(json.dumps(record, indent=indent) for record in records)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streams, "CHUNK", piece)
        items = read(write(tmp_path_factory.mktemp("a"), data))
    assert [item.fields for item in items] == records


@given(data=st.binary(max_size=60) | st.text(st.sampled_from('{}[]",:a1 \\\n'), max_size=60).map(str.encode))
def test_no_bytes_are_an_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    for start in (b"[", b'{"articles": [', b'{"title": ["'):
        for item in read(write(tmp_path_factory.mktemp("a"), start + data)):
            assert isinstance(item, Record | Reject | Remark)


def test_a_bad_element_is_one_reject(tmp_path: Path) -> None:
    items = read(write(tmp_path, b'[{"a": "1"}, "bare", {"a": \xff}, {"a" "b"}, , {"a": "2"}]'))
    assert [type(item) for item in items] == [Record, Reject, Reject, Reject, Reject, Record]
    assert (items[1].reason, items[1].fault) == ("expected a JSON object, found a bare string", "not-an-object")
    assert items[2].reason.startswith("not UTF-8: byte 0xFF at offset 6 (byte 27 of the file)")
    assert items[3].reason.endswith("character 5 of the element that begins at byte 31")


@pytest.mark.parametrize(
    ("data", "whole", "reason", "fault"),
    [
        (
            '[{"a": "1"}, {"a": "2"}, {"a": "3',
            2,
            "the array breaks off: the element that begins at",
            "truncated-stream",
        ),
        ('[{"a": "1"}, {"a": "2"},', 2, "the array breaks off: the element", "truncated-stream"),
        ('[{"a": "1"}] {"a": "2"}', 1, "the array ends at byte 12, but the file goes on", "unreadable-record"),
        ('{"articles": [{"a": "1"}, {"a"', 1, "the array breaks off", "truncated-stream"),
        ('{"a": "1"}{"a": "2"} x', 2, "expected an object at byte 21", "unreadable-record"),
        ('{"a": "1"}{"a": "2"}{"a', 2, "the object that begins at byte 20 breaks off", "truncated-stream"),
    ],
)
def test_a_broken_array_keeps_what_was_read(tmp_path: Path, data: str, whole: int, reason: str, fault: str) -> None:
    *kept, last = read(write(tmp_path, data))
    assert [item.fields for item in kept] == [{"a": "1"}, {"a": "2"}][:whole]
    assert isinstance(last, Reject)
    assert last.reason.startswith(reason)
    assert (last.row, last.fault) == (whole + 1, fault)


@pytest.mark.parametrize(
    ("data", "reason", "fault"),
    [
        ('[{"a": "1"}, {"a": "2"}', "the array breaks off: it is not closed", "truncated-stream"),
        ('[{"a": "1"}, {"a": "2"},]', "a comma stands before the end of the array, at byte 23", "unreadable-record"),
        ('{"data": [{"a": "1"}, {"a": "2"}], "n": 2', "the object around the array is not closed", "truncated-stream"),
        ('\ufeff[{"a": "1"}, {"a": "2"}]', "the bytes EF BB BF", "byte-order-mark"),
    ],
)
def test_damage_that_costs_no_record(tmp_path: Path, data: str, reason: str, fault: str) -> None:
    items = read(write(tmp_path, data))
    assert [item.fields for item in items if isinstance(item, Record)] == [{"a": "1"}, {"a": "2"}]
    [remark] = [item for item in items if isinstance(item, Remark)]
    assert remark.reason.startswith(reason)
    assert remark.fault == fault


def test_a_compressed_array_that_breaks_off(tmp_path: Path) -> None:
    whole = gzip.compress(json.dumps([{"a": f"{number}" * 30} for number in range(3000)]).encode())
    *kept, last = read(write(tmp_path, whole[: len(whole) // 2]))
    assert len(kept) > 100
    assert "breaks off after" in last.reason
    assert (last.row, last.fault) == (len(kept) + 1, "truncated-stream")


def test_an_element_beyond_the_bound_ends_the_reading(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streams, "CHUNK", 100)
        items = read(write(tmp_path, json.dumps([{"a": "b"}, {"a": "x" * 10_000}])), bound=1000)
    assert [type(item) for item in items] == [Record, Reject]
    assert "longer than the limit of 1,000 bytes" in items[1].reason


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, json.dumps({"status": "ok", "articles": ARTICLES * 10_000}))
    tracemalloc.start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streams, "CHUNK", 1 << 12)
        count = sum(1 for _ in json_array.read_json_array(path))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 20_000
    assert most < path.stat().st_size / 3


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ({"status": "ok", "totalResults": 2, "articles": ARTICLES}, ("articles",)),
        ({"articles": ARTICLES, "status": "ok"}, ("articles",)),
        ({"response": {"numFound": 2, "docs": ARTICLES}}, ("response", "docs")),
        ({"version": "1", "title": "A feed", "items": [{"id": "1", "content_text": "x"}]}, ("items",)),
        ({"status": "ok", "articles": []}, ("articles",)),
        ({"found": {"in": {"meldungen": ARTICLES}}}, ("found", "in", "meldungen")),
        ({"a": {"b": {"c": {"articles": ARTICLES}}}}, None),  # too deep
        ({"title": "a", "text": "b", "articles": ARTICLES}, None),  # an article with others
        ({"title": "a", "url": "b", "related": ARTICLES}, None),
        ({"title": "a", "url": "b", "images": [{"src": "x"}]}, None),
        ({"status": "ok", "sources": [{"id": "a", "name": "b"}]}, None),
        ({"title": "a", "keywords": []}, None),
        (ARTICLES, None),
    ],
)
def test_envelopes_are_told_from_articles(value, path) -> None:
    found = find_envelope(json.dumps(value).encode())
    assert (found.path if found else None) == path


def test_what_else_an_envelope_holds_is_told(tmp_path: Path) -> None:
    value = {"status": "ok", "response": {"total": 2, "docs": ARTICLES}, "next": 3}
    opened = open_json_array(source(write(tmp_path, json.dumps(value))))
    assert opened.notes == (
        'the records are the elements of "response.docs"; not read is what stands beside them: "status", "next",'
        ' "total"',
    )
    assert [item.fields for item in opened.records] == ARTICLES


MORE = [{"title": "c", "text": "d", "tags": ["a", {"b": []}]}, {"title": "e", "text": "f"}, {}]
FAR = "x" * 100_000


@pytest.mark.parametrize(
    ("value", "where"),
    [
        ({"articles": ARTICLES, "more": MORE}, "more"),
        ({"more": MORE, "articles": ARTICLES}, "more"),
        ({"articles": ARTICLES, "far": FAR, "more": MORE}, "more"),
        ({"articles": [{"text": FAR}] * 5, "note": {"articles": MORE}}, "note.articles"),
        ({"response": {"docs": ARTICLES, "picks": MORE, "total": 2}, "next": [1]}, "response.picks"),
        ({"response": {"docs": ARTICLES}, "picks": MORE}, "picks"),
        ({"train": ARTICLES, "test": MORE}, "test"),
    ],
)
@pytest.mark.parametrize("piece", [501, 1 << 20])
def test_further_articles_in_an_envelope_are_remarked_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: dict[str, Any], where: str, piece: int
) -> None:
    monkeypatch.setattr(streams, "CHUNK", piece)
    found = read(write(tmp_path, json.dumps(value)))
    remarks = [item for item in found if isinstance(item, Remark)]
    assert [(remark.row, remark.fault) for remark in remarks] == [(None, "unreadable-record")]
    assert remarks[0].reason.startswith(f'3 objects in "{where}" look like articles too, but are not read')
    assert all(isinstance(item, Record | Remark) for item in found)


@pytest.mark.parametrize(
    "others",
    [
        {"sources": [{"id": "a", "name": "b", "description": "c"}]},
        {"authors": [{"name": "a", "url": "b"}], "images": [{"src": "a", "caption": "b"}]},
        {"tags": ["a", "b"], "links": [], "facets": [[{"title": "a", "text": "b"}]]},
        {"mixed": [{"sort": 1}, ["title", "body"]], "empty": [{}, {"title": "a", "body": "b"}, ["body"]]},
        {"media": [{"content": "a.jpg"}], "meta": {"a": {"b": {"c": {"d": "{[,"}}}}},
    ],
)
def test_what_is_about_the_articles_of_an_envelope_is_not_remarked_on(tmp_path: Path, others: dict[str, Any]) -> None:
    for value in ({"articles": ARTICLES, **others}, {**others, "articles": ARTICLES}):
        assert [item.fields for item in read(write(tmp_path, json.dumps(value)))] == ARTICLES


def test_arrays_beside_the_articles_are_told_of_one_by_one(tmp_path: Path) -> None:
    """Gathering them took memory in proportion to their number."""
    others = ",".join(f'"k{number}": [{{"a": 1}}]' for number in range(20_000))
    path = write(tmp_path, f'{{"articles": {json.dumps(ARTICLES)}, {others}}}')
    tracemalloc.start()
    assert [item.fields for item in read(path)] == ARTICLES
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4_000_000  # gathered they took 10 MB


def test_a_remark_on_articles_beside_the_articles_is_of_a_readable_length(tmp_path: Path) -> None:
    *_, remark = read(write(tmp_path, json.dumps({"articles": ARTICLES, "k" * 100_000: ARTICLES[:1]})))
    assert isinstance(remark, Remark)
    assert remark.reason.startswith('1 object in "kkk')
    assert '…" looks like an article too, but is not read: the records are the elements of "articles"' in remark.reason
    assert len(remark.reason) < 500


def test_what_stands_behind_an_envelope_is_not_passed_over(tmp_path: Path) -> None:
    one = json.dumps({"articles": ARTICLES, "status": "ok"}, indent=1)
    *records, last = read(write(tmp_path, f"{one}\n{one}"))
    assert [item.fields for item in records] == ARTICLES
    assert isinstance(last, Reject)
    assert (
        last.reason
        == f"the object around the array ends at byte {len(one)}, but the file goes on; the rest was not read"
    )


@pytest.mark.parametrize(
    ("data", "layout"),
    [
        (b"[]", "array"),
        (b'{"title": {"0": "a", "1": "b"}, "n": {"0": 1, "1": 2}}', "columns"),
        (b'{"id": ["1"], "title": ["a"]}', "columns"),
        (b'{"id": ["1"], "title": "a"}', "object"),
        (b'{"authors": ["a"], "paragraphs": ["b", "c"]}', "object"),
        (b'{"title": "a"}\n', "object"),
        (b'{\n "title": "a"\n}\n{\n"title": "b"\n}', "objects"),
        (b'{"title": "a"}{"title": "b"}', "objects"),
        (b'{"title": "a', "object"),
        (b"{", "object"),
        (b"", "object"),
        (b'"bare"', "object"),
    ],
)
def test_layouts(data: bytes, layout: str) -> None:
    assert json_layout(data, True) == layout


@pytest.mark.parametrize("orient", ["columns", "list"])
def test_columns_become_records(tmp_path: Path, orient: str) -> None:
    frame = pd.DataFrame({"title": ["a", "b"], "body": ["c", "d"], "n": [1, float("nan")]})
    data = frame.to_json() if orient == "columns" else json.dumps(frame.to_dict(orient="list"))
    opened = open_json_array(source(write(tmp_path, data)))
    records = [dict(item.fields) for item in spread(opened.records)]
    numbers = [record.pop("n") for record in records]
    assert numbers[0] == 1
    assert records == [{"title": "a", "body": "c"}, {"title": "b", "body": "d"}]
    assert "columns instead of records" in opened.notes[0]


def test_columns_beyond_the_bound_are_a_reject(tmp_path: Path) -> None:
    [reject] = read(write(tmp_path, json.dumps({"title": ["a" * 100], "body": ["b" * 100]})), bound=100)
    assert isinstance(reject, Reject)
    assert "columns instead of records, and more than 100 bytes" in reject.reason


def test_columns_of_different_length_are_one_record(tmp_path: Path) -> None:
    value = {"title": ["a"], "body": ["b", "c"]}
    assert [item.fields for item in read(write(tmp_path, json.dumps(value)))] == [value]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_an_array_in_a_wide_encoding(tmp_path: Path, encoding: str) -> None:
    remark, *items = read(write(tmp_path, json.dumps(ARTICLES * 9, ensure_ascii=False).encode(encoding)))
    assert remark.fault == "undecodable-bytes"
    assert [item.fields for item in items] == ARTICLES * 9
