"""Blocks of delimited records are what the reader of single records gives, row for row."""

import csv
import io
from dataclasses import replace

import pytest
from files import spread
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsqa.articles.readers.csv.columns import SHAPES
from newsqa.articles.readers.csv.dialect import Dialect
from newsqa.articles.readers.csv.fast import BlockParser
from newsqa.articles.readers.csv.feed import ByteFeed
from newsqa.articles.readers.csv.file import read_records
from newsqa.articles.readers.csv.layout import Layout
from newsqa.articles.readers.record import Block, Item, Record
from newsqa.articles.readers.streams import BrokenStream

NUMBER = SHAPES["whole number"]
LAYOUT = Layout(Dialect(), ("id", "title", "body"), ("id", "title", "body"), (NUMBER, None, None))

field = st.text(st.sampled_from('ab1é",\n\r \\;\t\0\ufeff'), max_size=6)
line = st.one_of(
    st.text(st.sampled_from('a1",\r\n \\;\t'), max_size=12).map(str.encode),
    st.sampled_from(
        [b"id,title,body\n", b'1,"a,b\n', b'2,b",c\n', b'3,"b\n4,c,d\n5",e\n', b"1,caf\xe9,b\n", b"\n", b"\r\n"]
    ),
    st.lists(field, min_size=1, max_size=4).map(lambda values: written([values])),
    st.tuples(st.integers(1, 99).map(str), field, field).map(lambda values: written([list(values)])),
)
damaged = st.lists(line, max_size=12).map(b"".join)


def written(rows: list[list[str]], delimiter: str = ",", end: str = "\n", quote: str = '"') -> bytes:
    into = io.StringIO(newline="")
    csv.writer(into, delimiter=delimiter, lineterminator=end, quotechar=quote).writerows(rows)
    return into.getvalue().encode()


def read(data: bytes, layout: Layout, block_bytes: int, piece: int = 1 << 18, is_broken: bool = False) -> list[Item]:
    def pieces():
        yield from (data[start : start + piece] for start in range(0, len(data), piece))
        if is_broken:
            raise BrokenStream("the data breaks off")

    return list(read_records(ByteFeed(pieces(), layout.line_break), layout, block_bytes))


def plain(items: list[Item]) -> list[object]:
    """Without the sizes, which are averages in a block."""
    return [item._replace(size=0) if isinstance(item, Record) else item for item in spread(items)]


@settings(max_examples=200, deadline=None)  # the first use of Arrow imports much
@given(
    data=damaged,
    delimiter=st.sampled_from(",;\t"),
    quote=st.sampled_from(['"', "'", None]),
    line_break=st.sampled_from("\n\r"),
    block=st.integers(1, 80),
    bounds=st.sampled_from([(1 << 26, 100_000), (20, 3)]),
    is_broken=st.booleans(),
)
@example(b"1,a,b\r", ",", '"', "\n", 80, (1 << 26, 100_000), False)
@example(b'1,a,"b\nc"', ",", '"', "\n", 80, (1 << 26, 100_000), False)
@example(b'1,"a,b\n2,c,d\n3,e",f\n4,g,h\n', ",", '"', "\n", 9, (1 << 26, 100_000), False)
@example(b"id,title,body\n1,a,b\n", ",", '"', "\n", 80, (1 << 26, 100_000), False)
def test_the_size_of_a_block_changes_nothing(data, delimiter, quote, line_break, block, bounds, is_broken) -> None:
    data = data.replace(b",", delimiter.encode()).replace(b'"', (quote or '"').encode())
    if line_break == "\r":
        data = data.replace(b"\r", b"\0r").replace(b"\n", b"\r").replace(b"\0r", b"\n")
    dialect = Dialect(delimiter, quote, line_break=line_break)
    layout = replace(LAYOUT, dialect=dialect, max_bytes=bounds[0], max_lines=bounds[1], reread_at_first=50)
    one_by_one = plain(read(data, layout, 0, is_broken=is_broken))
    assert plain(read(data, layout, 1 << 20, is_broken=is_broken)) == one_by_one
    assert plain(read(data, layout, block, piece=block, is_broken=is_broken)) == one_by_one


@settings(deadline=None)
@given(data=damaged, block=st.integers(1, 80))
def test_nor_with_a_backslash_before_quotation_marks(data: bytes, block: int) -> None:
    layout = replace(LAYOUT, dialect=Dialect(escape="\\"))
    assert plain(read(data, layout, block, piece=block)) == plain(read(data, layout, 0))


@given(
    rows=st.lists(st.lists(st.text(st.sampled_from('aé",\n;\t'), max_size=5), min_size=3, max_size=3), max_size=20),
    end=st.sampled_from(["\n", "\r\n"]),
    quote=st.sampled_from("\"'"),
)
def test_clean_records_come_as_blocks(rows: list[list[str]], end: str, quote: str) -> None:
    layout = replace(LAYOUT, dialect=Dialect(",", quote), header=None, shapes=(None, None, None))
    items = read(written(rows, end=end, quote=quote), layout, 1 << 20)
    assert all(isinstance(item, Block) for item in items)
    assert [list(item.fields.values()) for item in spread(items)] == [[value or None for value in row] for row in rows]


@pytest.mark.parametrize(
    "data",
    [
        b'1,"a" b,c\n',
        b'1,a "b",c\n',
        b'1,"a"",c\n',
        b"1,a\0,b\n",
        b"1,a\xff,b\n",
        b"1,a\n",
        b"1,a,b,c\n",
        b"1,a\rb,c\n",
        b"\xef\xbb\xbf1,a,b\n",
        b"id,title,body\n",
        b'1,"a,b\n2,c,d\n3,e",f\n',
        b'1,"a',
    ],
)
def test_whatever_is_not_clean_is_left_to_the_other_reader(data: bytes) -> None:
    assert BlockParser(LAYOUT).read(data, True, 0) is None
    assert BlockParser(LAYOUT).read(b"1,a,b\n", True, 0) is not None


def test_a_quotation_mark_that_is_never_closed_does_not_bring_the_whole_file_into_memory() -> None:
    taken = 0

    def pieces():
        nonlocal taken
        yield b'1,a,"b\n'
        for _ in range(1000):
            taken += 1
            yield b"2,c,d\n" * 100

    layout = replace(LAYOUT, max_bytes=10_000)
    items = read_records(ByteFeed(pieces()), layout, 1000)
    remark, first, second = next(items), next(items), next(items)
    assert "longer than the limit of 10,000 bytes" in remark.reason
    assert (first.row, first.fields["body"]) == (1, '"b')
    assert (second.row, second.fields["body"]) == (2, "d")
    assert taken < 40
