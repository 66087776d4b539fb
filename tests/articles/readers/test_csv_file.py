import csv
import functools
import io
from pathlib import Path

import pytest
from files import source, spread
from hypothesis import example, given
from hypothesis import strategies as st

from newsqa.articles.errors import InputError
from newsqa.articles.readers import csv_file
from newsqa.articles.readers.csv_dialect import FOUND_OUT, CsvOptions
from newsqa.articles.readers.csv_file import open_csv
from newsqa.articles.readers.csv_layout import Layout
from newsqa.articles.readers.record import Item, Record, Reject, Remark

text = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('",;\n\t\\'), max_size=20)


def write(folder: Path, data: str | bytes, name: str = "a.csv") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def items(path: Path, options: CsvOptions = FOUND_OUT) -> list[Item]:
    return list(spread(open_csv(source(path), options).records))


def records(path: Path, options: CsvOptions = FOUND_OUT) -> list[dict[str, str | None]]:
    """The fields of all records, when there is nothing else."""
    found = items(path, options)
    assert all(isinstance(item, Record) for item in found), found
    return [dict(item.fields) for item in found]


@given(
    rows=st.lists(st.lists(text, min_size=3, max_size=3), max_size=6),
    delimiter=st.sampled_from(",;|"),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_any_rows_come_back(tmp_path_factory: pytest.TempPathFactory, rows, delimiter: str, end: str) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(
        [["a", "b", "c"], *rows]
    )
    # what the first record looks like is another matter: here it is a header whatever the others are
    options = CsvOptions(header=True, delimiter=delimiter)
    found = items(write(tmp_path_factory.mktemp("a"), written.getvalue()), options)
    found = [item for item in found if not isinstance(item, Remark)]
    assert [item.fields for item in found] == [
        {key: value or None for key, value in zip("abc", row, strict=True)} for row in rows
    ]
    assert [item.row for item in found] == list(range(1, len(rows) + 1))


@given(lines=st.lists(st.text(st.sampled_from('a",\r é'), max_size=12), max_size=12))
@example(['"', '"a', 'b"c,d', "x,y"])
def test_no_line_is_lost_whatever_the_quotation_marks(tmp_path_factory: pytest.TempPathFactory, lines) -> None:
    data = "a,b\n" + "\n".join(lines)
    found = items(write(tmp_path_factory.mktemp("a"), data), CsvOptions(header=True))
    found = [item for item in found if not isinstance(item, Remark)]
    assert [item.row for item in found] == list(range(1, len(found) + 1))
    said = "".join(
        "".join(value or "" for value in item.fields.values()) if isinstance(item, Record) else item.raw
        for item in found
    )
    assert sum(said.count(letter) for letter in "aé ") == sum(line.count(letter) for line in lines for letter in "aé ")


def test_an_unclosed_quotation_mark_costs_one_record(tmp_path: Path) -> None:
    found = items(write(tmp_path, 'title,body\na,b\nc,"d\ne,f\n"g","h\ni"\n'))
    assert [item.fields for item in found if isinstance(item, Record)] == [
        {"title": "a", "body": "b"},
        {"title": "e", "body": "f"},
        {"title": "g", "body": "h\ni"},
    ]
    assert found[1] == Reject(2, "a quotation mark stands in the middle of a quoted field", 'c,"d')


def test_an_unclosed_quotation_mark_at_the_end(tmp_path: Path) -> None:
    found = items(write(tmp_path, 'title,body\na,"b\nc,d\n'))
    assert found[0] == Reject(1, "a quotation mark is opened and never closed", 'a,"b')
    assert found[1] == Record(2, {"title": "c", "body": "d"}, 4)


def test_a_wrong_number_of_fields_says_how_many(tmp_path: Path) -> None:
    _, many, few = items(write(tmp_path, "title,body\na,b\nc,d,e\nf\n"))
    assert many == Reject(2, "expected 2 fields, found 3", "c,d,e", "wrong-number-of-fields")
    assert few == Reject(3, "expected 2 fields, found 1", "f", "wrong-number-of-fields")


def test_a_record_that_is_not_utf8_is_one_reject(tmp_path: Path) -> None:
    found = items(write(tmp_path, b'title,body\n"a\nb",caf\xe9\nc,d\n'))
    assert isinstance(found[0], Reject)
    assert found[0].reason.startswith("not UTF-8: byte 0xE9 at offset 9")
    assert found[0].reason.endswith("(line 3 of the file)")
    assert found[0].fault == "undecodable-bytes"
    assert found[1] == Record(2, {"title": "c", "body": "d"}, 4)


def test_tabs_do_not_need_quotation_marks(tmp_path: Path) -> None:
    data = 'id\ttitle\tbody\n1\ta\t"He said so\n2\tb\tand so "she" did"\n3\t"c"d\te\n4\t"quoted\ttab"\tf\n'
    assert [item.fields for item in items(write(tmp_path, data, "a.tsv"))] == [
        {"id": "1", "title": "a", "body": '"He said so'},
        {"id": "2", "title": "b", "body": 'and so "she" did"'},
        {"id": "3", "title": '"c"d', "body": "e"},
        {"id": "4", "title": "quoted\ttab", "body": "f"},
    ]


@pytest.mark.parametrize(
    ("header", "names", "notes"),
    [
        ("\ufefftitle,body", ("title", "body"), ()),
        ('\ufeff"title","body"', ("title", "body"), ()),
        ("title;body", ("title", "body"), ("the fields are separated by a semicolon",)),
        ('"title, long"|body', ("title, long", "body"), ("the fields are separated by a bar",)),
        ("sep=;\ntitle;body", ("title", "body"), ("the fields are separated by a semicolon",)),
        ("title,title", ("title", "title_2"), ('the field name "title" occurs twice: read as "title_2"',)),
        ("title, ", ("title", "column_2"), ('column 2 has no name: read as "column_2"',)),
        ('"ti\ntle",body', ("ti\ntle", "body"), ()),
    ],
)
def test_headers(tmp_path: Path, header: str, names: tuple[str, ...], notes: tuple[str, ...]) -> None:
    opened = open_csv(source(write(tmp_path, header + "\n")))
    assert opened.field_names == names
    assert opened.notes == notes


def test_blank_lines_are_no_records_and_null_characters_are_text(tmp_path: Path) -> None:
    found = items(write(tmp_path, "title,body\n\na,b\0c\r\n\r\n"))
    assert found == [
        Remark(1, "the record holds 1 NUL characters; they are kept", "a,b\0c", "nul-byte"),
        Record(1, {"title": "a", "body": "b\0c"}, 7),
    ]


def test_a_header_that_cannot_be_read_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.csv: expected a header line.*0xE9"):
        open_csv(source(write(tmp_path, b"titr\xe9,body\na,b\n")))


@pytest.fixture
def bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds that a small file reaches."""
    bounds = {"max_bytes": 10_000, "max_lines": 200, "reread_at_first": 10_000}
    monkeypatch.setattr(csv_file, "Layout", functools.partial(Layout, **bounds))


@pytest.mark.usefixtures("bounded")
def test_a_record_beyond_the_bounds_is_rejected_and_reading_goes_on(tmp_path: Path) -> None:
    found = items(write(tmp_path, "a,b\n" + "x," + "y" * 20_000 + "\nc,d\n" + 'e,"' + "\n" * 200 + '"\ng,h\n'))
    assert isinstance(found[0], Reject)
    assert "longer than the limit of 10,000 bytes" in found[0].reason
    assert found[1].fields == {"a": "c", "b": "d"}
    assert isinstance(found[2], Reject)
    assert "longer than 200 lines" in found[2].reason
    assert found[-1].fields == {"a": "g", "b": "h"}


@pytest.mark.usefixtures("bounded")
def test_lines_that_each_leave_a_quotation_mark_open_take_linear_time(tmp_path: Path) -> None:
    found = items(write(tmp_path, "a,b\n" + 'a","\n' * 5_000), CsvOptions(quote='"'))
    assert len(found) == 5_000
    assert all(isinstance(item, Reject) for item in found)
