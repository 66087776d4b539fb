import csv
import functools
import io
from pathlib import Path

import pytest
from files import source, spread
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsqa.articles.errors import InputError
from newsqa.articles.readers.csv import file as csv_file
from newsqa.articles.readers.csv.dialect import FOUND_OUT, CsvOptions
from newsqa.articles.readers.csv.file import open_csv
from newsqa.articles.readers.csv.layout import Layout
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


def test_a_byte_order_mark_is_remarked_on(tmp_path: Path) -> None:
    remark, record = items(write(tmp_path, "\ufefftitle,body\na,b\n"))
    assert (remark.row, remark.fault) == (None, "byte-order-mark")
    assert record.fields == {"title": "a", "body": "b"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path, 'title,body\nä,"b\nc"\n'.encode(encoding))
    assert records(path) == [{"title": "ä", "body": "b\nc"}]
    broken = write(tmp_path, 'title,body\nä,"b\nc"\nd,e'.encode(encoding)[:-1])
    good, bad = items(broken)
    assert good.fields == {"title": "ä", "body": "b\nc"}
    assert (bad.row, bad.fault) == (2, "undecodable-bytes")
    assert "line 4 of the file" in bad.reason


def test_an_encoding_that_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, b"titr\xe9,body\ncaf\xe9,b\n")
    assert records(path, CsvOptions(encoding="cp1252")) == [{"titré": "café", "body": "b"}]


def test_a_line_in_another_encoding_is_read_by_whoever_knows_it(tmp_path: Path) -> None:
    path = write(tmp_path, b"title,body\na,b\ncaf\xe9,c\nd\x81,e\n")
    opened = open_csv(source(path), decode_line=lambda line: None if b"\x81" in line else line.decode("cp1252"))
    first, remark, second, reject = spread(opened.records)
    assert (first.fields["title"], second.fields["title"]) == ("a", "café")
    assert (remark.row, remark.fault) == (2, "undecodable-bytes")
    assert "line 3 of the file" in remark.reason
    assert (reject.row, reject.fault) == (3, "undecodable-bytes")


def test_a_file_without_a_header(tmp_path: Path) -> None:
    path = write(tmp_path, "1,A title,2024-05-01\n2,B title,2024-05-02\n")
    opened = open_csv(source(path))
    assert opened.field_names == ("column_1", "column_2", "column_3")
    assert opened.notes == ('no header line, for its value "1" is no name: the fields are named column_1 to column_3',)
    remark, *read = items(path)
    assert isinstance(remark, Remark) and remark.fault == "data-as-header" and remark.raw == "1,A title,2024-05-01"
    assert [item.fields["column_2"] for item in read if isinstance(item, Record)] == ["A title", "B title"]
    options = CsvOptions(names=("id", "title", "date"))
    assert records(path, options)[0] == {"id": "1", "title": "A title", "date": "2024-05-01"}
    assert open_csv(source(path), options).field_names == ("id", "title", "date")
    with pytest.raises(InputError, match=r"expected 3 names, one for each field of a record, found 1: id\."):
        open_csv(source(path), CsvOptions(names=("id",)))


def test_names_replace_a_header(tmp_path: Path) -> None:
    path = write(tmp_path, "id,headline\n1,a\n")
    assert records(path, CsvOptions(names=("key", "title"))) == [{"key": "1", "title": "a"}]


def test_a_header_against_the_evidence(tmp_path: Path) -> None:
    path = write(tmp_path, "1,A title,2024-05-01\n2,B title,2024-05-02\n")
    remark, record = items(path, CsvOptions(header=True))
    assert (remark.row, remark.fault) == (None, "data-as-header")
    assert record.fields == {"1": "2", "A title": "B title", "2024-05-01": "2024-05-02"}
    path = write(tmp_path, "id,title\n1,a\n")
    remark, *found = items(path, CsvOptions(header=False))
    assert (remark.row, remark.fault) == (1, "header-as-data")
    assert [record.fields["column_1"] for record in found] == ["id", "1"]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_header_that_comes_again_is_rejected(tmp_path: Path, mark: str) -> None:
    first, reject, second = items(write(tmp_path, f"id,title\n1,a\n{mark}id,title\n2,b\n"))
    assert reject.row == 2
    assert reject.fault == "header-as-data"
    assert (first.fields["id"], second.fields["id"], second.row) == ("1", "2", 3)


def test_a_header_that_lacks_a_name(tmp_path: Path) -> None:
    path = write(tmp_path, "title,text\n1,a,b\n2,c,d\n")
    assert open_csv(source(path)).field_names == ("column_1", "title", "text")
    path = write(tmp_path, "title,text\na,b,\nc,d,\n")
    assert open_csv(source(path)).field_names == ("title", "text", "column_3")


def test_a_compressed_file_that_breaks_off(tmp_path: Path) -> None:
    import gzip

    data = "id,title\n" + "".join(f"{number},Title {number * 7919 % 1013}\n" for number in range(20_000))
    path = write(tmp_path, gzip.compress(data.encode())[:-3000], "a.csv.gz")
    *found, last = items(path)
    assert [record.fields["id"] for record in found] == [str(number) for number in range(len(found))]
    assert (last.row, last.fault) == (len(found) + 1, "truncated-stream")


def test_the_first_record_may_be_longer_than_the_sample(tmp_path: Path) -> None:
    path = write(tmp_path, 'real,"' + "word, " * 50_000 + '"\nfake,b\n')
    assert [record["column_1"] for record in records(path)] == ["real", "fake"]


def test_one_column_of_prose(tmp_path: Path) -> None:
    path = write(tmp_path, "text\nOne, two\nThree, four, five\n")
    assert [record["text"] for record in records(path)] == ["One, two", "Three, four, five"]


@settings(deadline=None)
@given(
    data=st.binary(max_size=60)
    | st.text(st.sampled_from("ab1\"',;|\t\r\n\\\0é\ufeff"), max_size=60).map(str.encode)
    | st.text(st.sampled_from('ab1",\n'), max_size=30).map(lambda text: text.encode("utf-16")),
    header=st.sampled_from([None, True, False]),
)
def test_any_bytes_are_records_rejects_or_one_error(tmp_path_factory: pytest.TempPathFactory, data, header) -> None:
    path = write(tmp_path_factory.mktemp("a"), data)
    try:
        found = items(path, CsvOptions(header=header))
    except InputError as error:
        assert str(error).startswith(f"{path}: expected ")
        return
    rows = [item.row for item in found if not isinstance(item, Remark)]
    assert rows == list(range(1, len(rows) + 1))
