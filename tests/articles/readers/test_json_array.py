import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.readers import streams
from newsqa.articles.readers.json_array import read_json_array
from newsqa.articles.readers.record import Record, Reject

text = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('",[]{}\\'), max_size=30)
fields = st.dictionaries(text, text | st.lists(text, max_size=3) | st.dictionaries(text, text, max_size=2), max_size=4)


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "a.json"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@given(records=st.lists(fields, max_size=6), indent=st.sampled_from([None, 2]), piece=st.integers(1, 50))
def test_any_array_comes_back_whatever_the_pieces(
    tmp_path_factory: pytest.TempPathFactory, records, indent, piece
) -> None:
    path = write(tmp_path_factory.mktemp("a"), json.dumps(records, indent=indent, ensure_ascii=piece % 2 == 0))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streams, "CHUNK", piece)
        items = list(read_json_array(path))
    assert [item.fields for item in items] == records
    assert [item.row for item in items] == list(range(1, len(records) + 1))


def test_a_bad_element_is_one_reject(tmp_path: Path) -> None:
    items = list(read_json_array(write(tmp_path, b'[{"a": "1"}, "bare", {"a": \xff}, {"a" "b"}, , {"a": "2"}]')))
    assert [type(item) for item in items] == [Record, Reject, Reject, Reject, Reject, Record]
    assert items[1].reason == "expected a JSON object, found a bare string"
    assert items[2].reason.startswith("not UTF-8: byte 0xFF at offset 27")


@pytest.mark.parametrize(
    ("data", "whole", "reason"),
    [
        ('[{"a": "1"}, {"a": "2"}, {"a": "3', 2, "the array breaks off: the element that begins at byte 24"),
        ('[{"a": "1"}, {"a": "2"}', 1, "the array breaks off"),
        ('[{"a": "1"}] {"a": "2"}', 1, "the array ends at byte 12, but the file goes on"),
    ],
)
def test_a_broken_array_keeps_what_was_read(tmp_path: Path, data: str, whole: int, reason: str) -> None:
    *kept, last = read_json_array(write(tmp_path, data))
    assert len(kept) == whole
    assert isinstance(last, Reject)
    assert last.reason.startswith(reason)
    assert last.row == whole + 1


def test_an_element_beyond_the_bound_ends_the_reading(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streams, "CHUNK", 100)
        items = list(read_json_array(write(tmp_path, json.dumps([{"a": "b"}, {"a": "x" * 10_000}])), bound=1000))
    assert [type(item) for item in items] == [Record, Reject]
    assert "longer than the limit of 1,000 bytes" in items[1].reason
