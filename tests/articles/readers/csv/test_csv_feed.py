"""The bytes of a delimited file: looked at ahead, taken in lines, turned into UTF-8."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.readers.csv.feed import ByteFeed
from newsqa.articles.readers.streams import BrokenStream

pieces = st.lists(st.binary(max_size=8) | st.text(st.sampled_from("a\n"), max_size=8).map(str.encode), max_size=10)


@given(pieces, st.lists(st.integers(0, 12), max_size=20))
def test_lines_are_those_of_the_data_however_it_is_looked_at(pieces: list[bytes], sizes: list[int]) -> None:
    data = b"".join(pieces)
    feed = ByteFeed(pieces)
    found = []
    for size in sizes:
        seen, is_end = feed.peek(size)
        assert data[feed.offset :].startswith(seen)
        assert len(seen) >= size or len(seen) == len(data) - feed.offset
        assert not is_end or len(seen) == len(data) - feed.offset
        if line := feed.line(100):
            found.append(line[0])
    while line := feed.line(100):
        found.append(line[0])
    assert found == [part for part in data.replace(b"\n", b"\n\0").split(b"\0") if part] or b"\0" in data
    assert b"".join(found) == data
    assert feed.lines == len(found)


def test_of_a_line_that_is_too_long_the_start_is_kept() -> None:
    feed = ByteFeed([b"abc", b"def", b"ghi\nj", b"k\n"])
    assert feed.line(4) == (b"abcd", 10)
    assert feed.line(4) == (b"jk\n", 3)
    assert feed.line(4) is None


def test_a_broken_file_gives_its_whole_lines_first() -> None:
    def broken():
        yield b"a\nb"
        raise BrokenStream("it breaks off")

    feed = ByteFeed(broken())
    assert feed.peek(10) == (b"a\nb", False)
    assert feed.line(10) == (b"a\n", 2)
    with pytest.raises(BrokenStream, match="it breaks off") as caught:
        feed.line(10)
    assert caught.value.args[1] == b"b"
