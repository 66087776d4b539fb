import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard
from files import spread
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.readers import streams
from newsqa.articles.readers.json import lines as json_lines
from newsqa.articles.readers.record import Item, Record, Reject, Remark

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
fields = st.dictionaries(text, st.none() | text | st.integers(-(2**53), 2**53) | st.lists(text, max_size=3), max_size=5)


def read_json_lines(path: Path, **bounds: int) -> Iterator[Item]:
    return spread(json_lines.read_json_lines(path, **bounds))


def write(folder: Path, data: bytes) -> Path:
    path = folder / "a.jsonl"
    path.write_bytes(data)
    return path


@given(records=st.lists(fields, max_size=8), blank=st.sampled_from([b"\n", b"\n\n", b"\r\n", b"\n \t\n"]))
def test_any_records_come_back_row_for_row(tmp_path_factory: pytest.TempPathFactory, records, blank) -> None:
    path = write(tmp_path_factory.mktemp("a"), blank.join(json.dumps(record).encode() for record in records))
    assert [item.fields for item in read_json_lines(path) if not isinstance(item, Remark)] == records


@given(lines=st.lists(st.binary(max_size=30).map(lambda data: data.replace(b"\n", b"")) | fields.map(json.dumps)))
def test_every_line_is_a_record_or_a_reject(tmp_path_factory: pytest.TempPathFactory, lines) -> None:
    written = [line.encode() if isinstance(line, str) else line for line in lines]
    path = write(tmp_path_factory.mktemp("a"), b"{}\n" + b"\n".join(written))
    rows = [item.row for item in read_json_lines(path) if not isinstance(item, Remark)]
    assert rows == [1, *(number for number, line in enumerate(written, 2) if line.strip())]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'"https://example.org/feed"', "expected a JSON object, found a bare string"),
        (b"[1, 2]", "expected a JSON object, found a list"),
        (b'{"a": "b', "broken JSON: Unterminated string starting at character 6"),
        (b'{"a" 1}', "broken JSON: Expecting ':' delimiter at character 5"),
        (b"12", "expected a JSON object, found a bare number"),
        (b"true", "expected a JSON object, found a bare true or false"),
        (b"null", "expected a JSON object, found null"),
        (b'{"body": "x"', "broken JSON: Expecting ',' delimiter at character 12"),
        (b'{"body": "caf\xe9 x"}', "not UTF-8: byte 0xE9 at offset 13"),
        (b'{"body": "\\ud83d alone"}', "half a character: the lone surrogate U+D83D"),
        (b'{"body": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "broken JSON: nested too deeply"),
    ],
)
def test_a_bad_line_is_one_reject_and_reading_goes_on(tmp_path: Path, line: bytes, reason: str) -> None:
    before, bad, after = read_json_lines(write(tmp_path, b'{"body": "a"}\n' + line + b'\n{"body": "b"}\n'))
    assert isinstance(before, Record)
    assert isinstance(bad, Reject)
    assert bad.row == 2
    assert bad.reason.startswith(reason)
    assert isinstance(after, Record)
    assert (after.row, after.fields) == (3, {"body": "b"})


def test_nan_and_null_characters_are_read(tmp_path: Path) -> None:
    first, remark, second = read_json_lines(write(tmp_path, b'{"body": "a", "label": NaN}\n{"body": "a\\u0000b"}'))
    assert isinstance(first, Record)
    assert first.fields["label"] != first.fields["label"]
    assert remark == Remark(2, '1 in "body"', '{"body": "a\\u0000b"}', "nul-byte")
    assert second == Record(2, {"body": "a\0b"}, 20)


@pytest.mark.parametrize(
    ("odd", "place"),
    [
        ('{"body": "a\\u0000b", "tags": ["c"]}', '1 in "body"'),
        ('{"body": "a", "tags": ["c", "\\u0000"]}', '1 in "tags"'),
    ],
)
def test_null_characters_far_from_the_start_are_remarked(tmp_path: Path, odd: str, place: str) -> None:
    plain = '{"body": "' + "x" * 1000 + '", "tags": ["c"]}\n'
    path = write(tmp_path, (plain * 700 + odd + "\n" + plain * 10).encode())
    items = list(read_json_lines(path))
    remarks = [item for item in items if isinstance(item, Remark)]
    assert [(remark.row, remark.reason, remark.fault) for remark in remarks] == [(701, place, "nul-byte")]


def test_a_byte_order_mark_costs_no_record(tmp_path: Path) -> None:
    remark, record = read_json_lines(write(tmp_path, b'\xef\xbb\xbf{"body": "a"}'))
    assert (remark.row, remark.fault) == (None, "byte-order-mark")
    assert record.fields == {"body": "a"}


def test_a_line_beyond_the_bound_is_rejected_unread(tmp_path: Path) -> None:
    path = write(tmp_path, b'{"body": "a"}\n{"body": "' + b"x" * 1_000_000 + b'"}\n{"body": "b"}\n')
    _, long, after = read_json_lines(path, bound=1000)
    assert isinstance(long, Reject)
    assert long.reason == "the line is 1,000,013 bytes long; the limit is 1,000"
    assert long.raw is not None and len(long.raw) <= 1001
    assert after == Record(3, {"body": "b"}, 14)


@pytest.mark.parametrize("compress", [gzip.compress, zstandard.compress])
def test_a_compressed_file_that_breaks_off_keeps_what_was_read(tmp_path: Path, compress) -> None:
    lines = b"".join(
        json.dumps({"body": f"{number:x}" * 40 + str(hash(str(number)))}).encode() + b"\n" for number in range(9000)
    )
    whole = compress(lines)
    path = tmp_path / "a.jsonl"
    path.write_bytes(whole)
    assert len(list(read_json_lines(path))) == 9000
    path.write_bytes(whole[: len(whole) // 2])
    *kept, last = read_json_lines(path)
    assert 1000 < len(kept) < 9000
    assert all(isinstance(item, Record) for item in kept)
    assert isinstance(last, Reject)
    assert "breaks off after" in last.reason
    assert last.row == len(kept) + 1


def test_damage_in_a_gzip_file_is_one_reject(tmp_path: Path) -> None:
    whole = bytearray(gzip.compress(b'{"body": "a"}\n' * 5))
    whole[-5] ^= 0xFF  # the checksum
    *_, last = read_json_lines(write(tmp_path, bytes(whole)))
    assert isinstance(last, Reject)
    assert "damaged" in last.reason


@pytest.mark.parametrize("compress", [gzip.compress, zstandard.compress])
def test_compressed_parts_may_follow_each_other(tmp_path: Path, compress) -> None:
    path = write(tmp_path, compress(b'{"body": "a"}\n') + compress(b'{"body": "b"}\n'))
    assert [item.fields["body"] for item in read_json_lines(path)] == ["a", "b"]


plain = st.fixed_dictionaries(
    {"body": text},
    optional={
        "title": text | st.none(),
        "n": st.integers(-(2**63), 2**63 - 1) | st.none(),
        "is_old": st.booleans(),
        "tags": st.lists(text, max_size=2),
        "odd": st.floats(allow_nan=False) | st.integers() | text | st.dictionaries(text, text, max_size=2),
    },
)
spoiled = st.sampled_from(
    [
        *("", " ", '{"body": "a"', '["a"]', '{"body": "a"} {"body": "b"}', '{"body": "a", "body": "b"}', "{}"),
        *('{"body": "\\u0000"}', '{"body": "\\ud800"}', '{"body": "\\ud83d\\ude00"}', '{"body": "caf\udce9"}'),
        *('{"body": 1}', '{"new": "x"}', '{"body": "2024-01-01"}', '{"n": 1.5}', '{"n": 1e400}', '{"body" : "a"}'),
        *('{"body": "a"},', "\x00", '{"body": "\x00"}', '\ufeff{"body": "a"}', '{"n": 007}', '{"n": NaN}'),
    ]
)


@settings(max_examples=200)
@given(st.lists(plain.map(json.dumps) | spoiled, min_size=1, max_size=20), st.sampled_from([30, 300, 1 << 20]))
def test_blocks_give_what_single_lines_give(tmp_path_factory: pytest.TempPathFactory, written, size) -> None:
    """Read by Arrow or not, in blocks of any size, the records and rejects are the same."""
    lines = "\n".join(['{"body": "a", "title": "b", "n": 1, "is_old": true, "tags": ["c"]}', *written])
    path = write(tmp_path_factory.mktemp("a"), lines.encode("utf-8", "surrogateescape"))

    def read(block: int, tries: int) -> list[tuple[object, ...]]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(json_lines, "BLOCK", block)
            patch.setattr(json_lines, "MOST_TRIES", tries)
            patch.setattr(streams, "CHUNK", block)
            return [_without_nulls(item) for item in read_json_lines(path)]

    assert read(size, 100) == read(1 << 20, 0)


def _without_nulls(item: Item) -> tuple[object, ...]:
    if not isinstance(item, Record):
        return tuple(item)
    # repr, because 1 and True and 1.0 are equal
    return item.row, sorted((name, repr(value)) for name, value in item.fields.items() if value is not None)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_read_line_for_line(tmp_path: Path, encoding: str) -> None:
    texts = ["café – 漢 \N{NEWSPAPER} \u010a \u0a0a", "ordinary words"] * 3
    lines = "\n".join(json.dumps({"body": text}, ensure_ascii=False) for text in texts)
    path = write(tmp_path, lines.encode(encoding))
    remark, *records = read_json_lines(path)
    assert isinstance(remark, Remark) and remark.reason.startswith("not UTF-8: text in UTF-")
    assert [(item.row, item.fields) for item in records] == [(n, {"body": text}) for n, text in enumerate(texts, 1)]
    assert not json_lines.can_be_cut(path)


def test_half_a_character_of_utf_16_costs_its_record_alone(tmp_path: Path) -> None:
    lines = ['{"body": "some words"}', '{"body": "half \ud83d here"}', '{"body": "more words"}']
    path = write(tmp_path, b"\xff\xfe" + "\n".join(lines).encode("utf-16-le", "surrogatepass") + b"\0")
    found = [(type(item), item.row) for item in read_json_lines(path)]
    assert found == [(Remark, None), (Record, 1), (Reject, 2), (Reject, 3)]


def test_what_the_start_of_the_file_proves_holds_for_all_its_lines(tmp_path: Path) -> None:
    """The byte 0x85 alone may be many things; in a file of cp1252 it is an ellipsis."""
    proof = b'{"body": "The caf\xe9 was closed, and \x93nobody knew why\x94, said the owner\x92s son."}'
    doubt = b'{"body": "wait\x85 the"}'
    alone = list(read_json_lines(write(tmp_path, b'{"body": "a"}\n' + doubt)))
    assert [type(item) for item in alone] == [Record, Reject]
    path = write(tmp_path, b"\n".join([*[proof] * 5, doubt]))
    rows = {item.row: item for item in read_json_lines(path) if isinstance(item, Record)}
    assert rows[6].fields == {"body": "wait… the"}
    in_range = list(json_lines.read_range(path, 5 * len(proof) + 5, path.stat().st_size, 5, None))
    assert in_range[-1] == rows[6]


def test_the_start_of_the_file_names_the_encoding_of_its_lines(tmp_path: Path) -> None:
    words = "Президент заявил вчера, что правительство примет решение завтра. "
    lines = [json.dumps({"body": words * 5}, ensure_ascii=False), '{"body": "Да"}']
    found = list(read_json_lines(write(tmp_path, "\n".join(lines).encode("cp1251"))))
    assert [(item.row, "likely cp1251, but that is not certain" in item.reason) for item in found] == [
        (1, True),
        (2, True),
    ]
