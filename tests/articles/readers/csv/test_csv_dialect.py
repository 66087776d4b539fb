"""What a delimited file looks like, from its first bytes and from what the user says."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.errors import InputError
from newsqa.articles.readers.csv.dialect import CsvOptions, Dialect, detect_dialect

PROSE = "The mill closed in May, and by June, they say, the river ran clear; nobody asked why."


@pytest.mark.parametrize(
    ("start", "name", "dialect"),
    [
        ("id,title,text\n1,a,b\n", "a.csv", Dialect()),
        ("id\ttitle\n1\ta, b, c\n", "a.csv", Dialect("\t")),
        (f"label;text\nx;{PROSE.replace(';', '')}\ny;{PROSE.replace(';', '')}\n", "a.csv", Dialect(";")),
        (f'x;"{PROSE}"\ny;"{PROSE} ""Why?"""\n', "a.csv", Dialect(";")),
        (f"x;'{PROSE}'\ny;\"So it was\nz;'{PROSE} ''Why?'''\n", "a.csv", Dialect(";", "'")),
        ("id|text\n1|a; b, c\n2|d, e, f\n", "a.txt", Dialect("|")),
        ("sep=;\r\nid;text\r\n1;a\r\n", "a.csv", Dialect(";", declares=True)),
        ("id,text\r1,a\r", "a.csv", Dialect(line_break="\r")),
        ("1;'a';'So; it was'\n2;'b';'It''s; so'\n", "a.csv", Dialect(";", "'")),
        ("1,Don't,'So, it was'\n2,b,'It, so'\n", "a.csv", Dialect(",", "'")),
        ("1;'Twas; so\n2;the; dogs'\n", "a.csv", Dialect(";")),
        ("1;'a'; b'\n2;'a'; c'\n", "a.csv", Dialect(";")),
        ("1;\"a; b\";'c; d'\n2;\"a; b\";'c; d'\n", "a.csv", Dialect(";")),
        ('id,text\r1,"a\nb"\r', "a.csv", Dialect(line_break="\r")),
        ('id,text\n1,"a \\"b\\", c"\n2,"d"\n', "a.csv", Dialect(escape="\\")),
        ('id,text\n1,"a ""b\\"", c"\n2,"d\\\\"\n', "a.csv", Dialect()),
        ("text\nOne, two\nThree, four, five\n", "a.csv", Dialect("\t")),
        ("text\nOne\n", "a.csv", Dialect()),
        ("text\nOne\n", "a.tsv.gz", Dialect("\t")),
        ("", "a.csv", Dialect()),
    ],
)
def test_dialects(start: str, name: str, dialect: Dialect) -> None:
    assert detect_dialect(start.encode(), name) == dialect


def test_quotation_marks_that_enclose_nothing_are_characters() -> None:
    line = '{0}\t"Not one," she said.\t"Quoted"\t{0}\n'
    assert detect_dialect("".join(map(line.format, range(30))).encode(), "a.tsv") == Dialect("\t", None)
    torn = '0\tNot one, she said.\t"Quoted\tand torn"\t0\n'
    assert detect_dialect(("".join(map(line.format, range(5))) + 30 * torn).encode(), "a.tsv").quote == '"'


@pytest.mark.parametrize(
    ("encoding", "mark", "expected"),
    [
        ("utf-8", "\ufeff", ("utf-8", True)),
        ("utf-8", "", ("utf-8", False)),
        ("utf-16-le", "\ufeff", ("utf-16-le", True)),
        ("utf-16-be", "\ufeff", ("utf-16-be", True)),
        ("utf-16-le", "", ("utf-16-le", False)),
        ("utf-16-be", "", ("utf-16-be", False)),
    ],
)
def test_encodings(encoding: str, mark: str, expected: tuple[str, bool]) -> None:
    dialect = detect_dialect((mark + "id;title\n1;ä\n").encode(encoding), "a.csv")
    assert (dialect.encoding, dialect.is_marked) == expected
    assert dialect.delimiter == ";"


def test_options_decide() -> None:
    start = b"id,title;text\n1,a;b\n"
    assert detect_dialect(start, "a.csv", CsvOptions(delimiter=";")).delimiter == ";"
    assert detect_dialect(start, "a.csv", CsvOptions(quote="")).quote is None
    assert detect_dialect(start, "a.csv", CsvOptions(encoding="latin-1")).encoding == "iso8859-1"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (CsvOptions(delimiter="::"), r"csv\.delimiter: expected one character"),
        (CsvOptions(quote="\n"), r"csv\.quote: expected one character"),
        (CsvOptions(encoding="klingon"), r'csv\.encoding: there is no encoding "klingon"'),
        (CsvOptions(encoding="zlib"), r'csv\.encoding: "zlib" is no encoding of text'),
    ],
)
def test_options_that_cannot_be(options: CsvOptions, message: str) -> None:
    with pytest.raises(InputError, match=message):
        detect_dialect(b"a,b\n", "a.csv", options)


@given(
    texts=st.lists(st.text(st.sampled_from('ab ,;|\t"\n'), max_size=12), min_size=2, max_size=8),
    delimiter=st.sampled_from(",;\t|"),
)
def test_a_file_that_quotes_everything_is_read_as_it_was_written(texts: list[str], delimiter: str) -> None:
    into = io.StringIO(newline="")
    rows = [[str(number), text] for number, text in enumerate(texts)]
    csv.writer(into, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    found = detect_dialect(into.getvalue().encode(), "a.csv")
    assert (found.delimiter, found.quote, found.escape) == (delimiter, '"', None)


@given(st.binary(max_size=300))
def test_any_bytes_have_a_dialect(start: bytes) -> None:
    assert detect_dialect(start, "a.csv").line_break in ("\n", "\r")
