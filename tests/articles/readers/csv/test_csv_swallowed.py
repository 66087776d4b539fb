"""Stray quotation marks: what they swallowed comes back where that is certain."""

import time
from pathlib import Path

import pytest
from files import source, spread
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.readers.csv.columns import SHAPES
from newsqa.articles.readers.csv.dialect import Dialect
from newsqa.articles.readers.csv.file import open_csv
from newsqa.articles.readers.csv.layout import Layout
from newsqa.articles.readers.csv.swallowed import fields_of_line
from newsqa.articles.readers.record import Item, Record, Reject, Remark

HEADER = "id,title,text,date\n"
CLEAN = "".join(f"{number},Title {number},Text of {number}.,2024-01-0{number}\n" for number in range(1, 6))


def items(folder: Path, data: str, name: str = "a.csv") -> list[Item]:
    path = folder / name
    path.write_bytes(data.encode())
    return list(spread(open_csv(source(path)).records))


def test_swallowed_records_are_recovered(tmp_path: Path) -> None:
    stray = '6,Stray,"Begins,2024-01-06\n7,Next,Text,2024-01-07\n8,Last,Ends","2024-01-08"\n'
    found = items(tmp_path, HEADER + CLEAN + stray + CLEAN)
    remarks = [item for item in found if isinstance(item, Remark)]
    assert [(remark.row, remark.fault) for remark in remarks] == [(6, "swallowed-record")]
    assert "opened in line 7 and closed in line 9 swallowed records" in remarks[0].reason
    assert "3 records are recovered" in remarks[0].reason
    records = [item for item in found if isinstance(item, Record)]
    assert [record.row for record in records] == list(range(1, 14))
    assert [record.fields["id"] for record in records[5:8]] == ["6", "7", "8"]
    assert records[5].fields["text"] == '"Begins'
    assert records[7].fields == {"id": "8", "title": "Last", "text": 'Ends"', "date": "2024-01-08"}


@pytest.mark.parametrize("rest", ['8,Last,"Quoted, text",2024-01-08\n', ""])
def test_a_mark_that_is_never_closed_costs_nothing_where_each_line_is_a_record(tmp_path: Path, rest: str) -> None:
    stray = '6,Stray,"Begins,2024-01-06\n7,Next,Text,2024-01-07\n'
    found = items(tmp_path, HEADER + CLEAN + stray + rest)
    assert [item.fault for item in found if not isinstance(item, Record)] == ["swallowed-record"]
    assert [item.fields["id"] for item in found if isinstance(item, Record)] == list("12345678"[: 8 if rest else 7])


def test_lines_that_look_like_records_after_a_wrong_number_of_fields_are_read_again(tmp_path: Path) -> None:
    stray = '6,"Stray\n7,Next,Text,2024-01-07\n8,Last",2024-01-08\n'
    found = items(tmp_path, HEADER + CLEAN + stray)[5:]
    assert [type(item) for item in found] == [Reject, Record, Reject]
    assert [item.fault for item in found if isinstance(item, Reject)] == ["swallowed-record", "wrong-number-of-fields"]
    assert found[1].fields["title"] == "Next"


@pytest.mark.parametrize(
    "text",
    ["One paragraph.\n\nAnother, with commas, and more, of them.", "A list:\n1, one, two, three\n2, two, three, four"],
)
def test_text_of_several_lines_is_left_alone(tmp_path: Path, text: str) -> None:
    found = items(tmp_path, f'{HEADER}{CLEAN}6,Long,"{text}",2024-01-06\n')
    assert found[-1].fields["text"] == text
    assert len(found) == 6


def test_where_only_the_number_of_fields_speaks_for_it_a_remark_says_so(tmp_path: Path) -> None:
    data = 'title,text,section,outlet\na,"b,c,d\ne,f,g,h\ni,j",k,l\n'
    remark, record = items(tmp_path, data)
    assert (remark.row, remark.fault) == (1, "swallowed-record")
    assert "may have swallowed" in remark.reason
    assert record.fields["text"] == "b,c,d\ne,f,g,h\ni,j"


def test_tabs_settle_it(tmp_path: Path) -> None:
    data = 'title\ttext\tdate\na\t"b\tx\nc\td\ty\ne\tf"\tz\n'
    remark, *records = items(tmp_path, data, "a.tsv")
    assert remark.fault == "swallowed-record"
    assert [record.fields["text"] for record in records] == ['"b', "d", 'f"']


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("a,b\r\n", ["a", "b"]),
        ('a,"b, ""c"""\n', ["a", 'b, "c"']),
        ('"a,"b"c,d', ['"a', '"b"c', "d"]),
        ('"",', ["", ""]),
        ("", [""]),
    ],
)
def test_fields_of_a_line(line: str, fields: list[str]) -> None:
    assert fields_of_line(line, Layout(Dialect(), ("a", "b"))) == fields


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1))
def test_what_is_quoted_comes_back(values: list[str]) -> None:
    line = ",".join('"' + value.replace('"', '""') + '"' for value in values)
    assert fields_of_line(line, Layout(Dialect(), ("a",))) == values


@pytest.mark.parametrize("piece", ['"a,', '""a,', '"""a,', '","', '"a"b,', '"' * 7])
def test_reading_a_line_takes_linear_time(piece: str) -> None:
    layout = Layout(Dialect(), ("a", "b"), shapes=(SHAPES["whole number"], None))
    begin = time.process_time()
    assert fields_of_line(piece * 100_000, layout)
    assert time.process_time() - begin < 2  # a square of it would take hours
