"""The dates alone show the same day order as whole records, whatever else is in a file."""

import csv
import functools
import io
import json
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.date_fields import dates_of
from newsqa.articles.date_order import DateOrder, date_order
from newsqa.articles.day_order import NO_EVIDENCE, SHOWS_NOTHING, evidence_in
from newsqa.articles.mapped import FieldMapping, MappedField
from newsqa.articles.readers import open_table, streams
from newsqa.articles.readers.csv import file as csv_file
from newsqa.articles.readers.found import Found, LocalFile
from newsqa.articles.readers.json import lines as json_lines
from newsqa.articles.readers.record import Block

PATHS = ["date", "updated", "a.b", "date | updated", "date + updated", "when/at", "dáte", "none"]
DATES = ["03/04/2017", "23/05/2017", "05/23/2017", "2017-04-03", "2017-04-03T10:20:30.123+02:00", "3.4.17", "", "now"]

mapped_field = st.builds(
    lambda path, otherwise: MappedField(path, "configured", "", tuple(otherwise)),
    st.sampled_from(PATHS),
    st.lists(st.sampled_from(PATHS), max_size=2),
)
mappings = st.dictionaries(st.sampled_from(["published", "modified", "collected"]), mapped_field, min_size=1).map(
    lambda columns: FieldMapping(columns, ())
)
# more than one kind of value would keep Arrow from reading any of the blocks
plain_dates = st.sampled_from(DATES) | st.none()
any_date = plain_dates | st.sampled_from(
    [3, 1.5, True, ["23/05/2017"], {"b": "23/05/2017"}, "23\0/05/2017", "٣/٤/٢٠١٧"]
)
records = st.dictionaries(st.sampled_from(["date", "updated"]), plain_dates, min_size=1, max_size=2)
odd_records = st.dictionaries(
    st.sampled_from(["date", "updated", "a", "a.b", "date | updated", "when/at", "dáte", "x"]), any_date, max_size=3
)
# what stands in the place of another field, as it is written: the readers differ in how much of this they refuse
VALUES = [
    *('"café"', '{"date": "23/05/2017"}', '["date", ": 23/05/2017"]', '"\\"date\\": \\"23/05/2017\\""', "NaN", "-NaN"),
    *(
        "Inf",
        "-Inf",
        "Infinity",
        "1e999",
        "9" * 5000,
        "[" * 1100 + "]" * 1100,
        '"\\ud800"',
        '"\\u0000"',
        '"a\tb"',
        "01",
    ),
]
LINES = [
    *(b'{"d\\u0061te": "23/05/2017"}', b'{"date": "23/05/2017", "date": "05/23/2017"}', b'{"when\\/at": "23/05/2017"}'),
    *(b'{"date": "2017-01-01", "d\\u0061te": "23/05/2017"}', b'{"date": "23\\/05\\/2017"}', b"", b"{}", b"[]", b"\xff"),
    *(b'{"date"\r:\r"23/05/2017"}\r', b'{"x":', b'{"date": "23/05/2017"}}', b'{"date": "23/05/2017"} {}', b"\0\0"),
    *(b'\xef\xbb\xbf{"date": "23/05/2017"}', b'{"x": "caf\xe9", "date": "23/05/2017"}', b'{"date": "23/05/2017'),
]
with_value = st.builds(
    lambda record, value: json.dumps(record)[:-1] + f', "x": {value}}}', records, st.sampled_from(VALUES)
)
line = st.one_of(
    records.map(json.dumps).map(str.encode),
    records.map(json.dumps).map(str.encode),
    odd_records.map(functools.partial(json.dumps, ensure_ascii=False)).map(str.encode),
    odd_records.map(json.dumps).map(str.encode),
    with_value.map(str.encode),
    st.sampled_from(LINES),
)


def orders(kind: str, data: bytes, mapping: FieldMapping) -> tuple[DateOrder, DateOrder]:
    """By the dates alone and by the whole records of a file, which is read in small blocks."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(streams, "CHUNK", 200)
        patch.setattr(json_lines, "SMALL_BLOCK", 40)
        patch.setattr(json_lines, "BLOCK", 300)
        patch.setattr(json_lines, "MOST_TRIES", 100)
        patch.setattr(csv_file, "read_records", functools.partial(csv_file.read_records, block_bytes=200))
        path = Path(folder) / "file"
        path.write_bytes(data)
        file = Found(LocalFile(path), "file", "file", kind)
        return date_order(dates_of(file, mapping), mapping), date_order(open_table(file).records, mapping)


@settings(max_examples=400, deadline=None)
@given(st.lists(line, max_size=30), mappings, st.sampled_from(["utf-8", "utf-16"]), st.sampled_from([b"\n", b"\r\n"]))
def test_json_lines(lines: list[bytes], mapping: FieldMapping, encoding: str, end: bytes) -> None:
    data = end.join(lines)
    if encoding != "utf-8":
        data = data.decode("utf-8", "replace").encode(encoding)
    partly, whole = orders("json-lines", data, mapping)
    assert partly == whole


DATE = FieldMapping({"published": MappedField("date", "configured", "")}, ())


@pytest.mark.parametrize("value", [*map(str.encode, VALUES), b'"\x81"'])
def test_no_date_of_a_record_that_is_rejected_counts(value: bytes) -> None:
    """All dates are open, so that no line is passed over, and each block would be read by Arrow."""
    plain = [b'{"date": "03/04/2017", "x": 1.5}'] * 30
    lines = [*plain, b'{"date": "23/05/2017", "x": ' + value + b"}", *plain]
    partly, whole = orders("json-lines", b"\n".join(lines), DATE)
    assert partly == whole


def test_an_object_over_two_lines_is_two_rejects() -> None:
    plain = [b'{"date": "03/04/2017"}'] * 30
    data = b"\n".join([*plain, b'{"date": "03/04/2017", "x":', b'{"y": 1}} {"date": "23/05/2017"}', *plain])
    partly, whole = orders("json-lines", data, DATE)
    assert partly == whole
    assert whole.columns == {}


def test_what_is_said_of_columns_is_in_their_order_and_not_in_that_of_the_lines() -> None:
    columns = {
        name: MappedField(path, "configured", "") for name, path in (("published", "date"), ("modified", "updated"))
    }
    nothing, late = b'{"date": "2017-04-03"}', b'{"updated": "03/04/2017"}'
    data = b"\n".join([late, nothing, b'{"date": "03/04/2017"}'])
    partly, whole = orders("json-lines", data, FieldMapping(columns, ()))
    assert partly == whole
    assert [note.partition(":")[0] for note in whole.notes] == ["published", "modified"]


def test_lines_without_such_dates_are_not_read(tmp_path: Path) -> None:
    lines = [f'{{"date": "2017-04-{day:02}", "x": {{"y": 1.5}}}}' for day in range(1, 31)]
    lines[20] = '{"date": "23/05/2017", "x": {"y": 1.5}}'
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    items = list(dates_of(Found(LocalFile(tmp_path / "a.jsonl"), "a.jsonl", "a.jsonl", "json-lines"), DATE))
    assert [list(item.fields) for item in items if isinstance(item, Block)] == [[json.loads(lines[20])]]


def row(values: list[str], end: str = "\n") -> bytes:
    into = io.StringIO(newline="")
    csv.writer(into, lineterminator=end).writerow(values)
    return into.getvalue().encode()


HEADERS = [["date", "updated", "x"], ["x", "date", "updated"], ["", "a.b", "date"], ["x", "date | updated", "date"]]
values = st.lists(st.sampled_from([*DATES, "a\nb", "café", 'say "so"', "date", "x", "updated"]), min_size=3, max_size=3)
csv_line = st.one_of(
    values.map(row),
    values.map(row),
    st.sampled_from([b"caf\xe9,23/05/2017,05/23/2017\n", b"a,b\n", b'a,"23/05/2017\n', b"\n", b"a\0,23/05/2017,b\n"]),
)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(HEADERS), st.lists(csv_line, min_size=2, max_size=30), mappings)
def test_csv(header: list[str], lines: list[bytes], mapping: FieldMapping) -> None:
    partly, whole = orders("csv", row(header) + b"".join(lines), mapping)
    assert partly == whole


def test_no_date_of_a_row_that_is_rejected_counts() -> None:
    plain = [b"a,03/04/2017,b\n"] * 60
    partly, whole = orders("csv", b"".join([b"x,date,y\n", *plain, b"a,23/05/2017,\x81\n", *plain]), DATE)
    assert partly == whole
    assert whole.columns == {}


def test_no_date_in_a_header_that_is_repeated_counts() -> None:
    mapping = FieldMapping({"published": MappedField("Updated 23/05/2017", "configured", "")}, ())
    plain = [b"a,03/04/2017,b\n"] * 60
    header = b"x,Updated 23/05/2017,y\n"
    partly, whole = orders("csv", b"".join([header, *plain, header, *plain]), mapping)
    assert partly == whole
    assert whole.is_open
    assert whole.columns == {}


date_like = st.lists(st.sampled_from(["3", "23", "2017", *"/.- T:+Z", "04", "a"]), max_size=14).map("".join)


@settings(max_examples=1000)
@given(date_like | st.from_regex(SHOWS_NOTHING.decode(), fullmatch=True))
def test_what_is_passed_over_shows_nothing(text: str) -> None:
    if re.fullmatch(SHOWS_NOTHING, text.encode()):
        assert evidence_in([text]) == NO_EVIDENCE
