"""The words of texts as numbers: the same for what reads the same, wherever it stands in a column."""

from __future__ import annotations

import re
import unicodedata
from math import ceil

import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsqa.rules import words
from newsqa.rules.words import count_words, split_words, words_of_texts

TEXTS = st.lists(st.none() | st.text(alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("aA é,’ ")))


def _numbers(texts: list[str | None]) -> list[list[int]]:
    found = words_of_texts(pa.chunked_array([pa.array(texts, pa.string())]))
    pairs = zip(found.starts[:-1], found.starts[1:], strict=True)
    return [found.numbers[a:b].tolist() for a, b in pairs]


@given(TEXTS)
@example([None, "", "a b", "", None])
@example(["ﬃ", "ǰ" + "x" * 300])
def test_a_text_has_the_words_that_it_has_alone(texts: list[str | None]) -> None:
    alone = [_numbers([text])[0] for text in texts]
    assert _numbers(texts) == alone
    for text, numbers in zip(texts, alone, strict=True):
        pieces = "".join(c if c.isalnum() or ord(c) >= 0x80 else " " for c in text or "").split()
        assert len(numbers) == sum(len(split_words(piece)) for piece in pieces)


@given(TEXTS)
def test_capitals_and_encoding_make_no_difference(texts: list[str | None]) -> None:
    plain = [text and "".join(c for c in text if c.isalnum() or c == " ") for text in texts]
    composed = [text and unicodedata.normalize("NFC", text.casefold()) for text in plain]
    other = [text and unicodedata.normalize("NFD", text) for text in composed]
    assert _numbers(other) == _numbers(composed)


@given(TEXTS)
def test_how_much_is_computed_at_once_makes_no_difference(texts: list[str | None]) -> None:
    whole, usual = _numbers(texts), words._AT_ONCE
    words._AT_ONCE = 3
    try:
        assert _numbers(texts) == whole
    finally:
        words._AT_ONCE = usual


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Hall—it's OPEN!", "the hall it s open"),
        ("It’s 3.5 %, caf\u00e9 and cafe\u0301", "it s 3 5 café and café"),
        ("co\u00adop, zero\u200bwidth", "coop zerowidth"),
        ("हिन्दी में", "हिन्दी में"),
        ("市政厅开放", "市 政 厅 开 放"),
        ("STRASSE Straße", "strasse strasse"),
        ("_ - … “ ”", ""),
    ],
)
def test_split_words(text: str, expected: str) -> None:
    assert " ".join(split_words(text)) == expected
    assert _numbers([text]) == _numbers([expected])


@given(TEXTS)
@example(["a\u2019\u0301b", "\u2010", "\u2027x", "é\u2014é", "\u2028", "€a"])
def test_marks_part_words_as_those_do_that_are_looked_at_one_by_one(texts: list[str | None]) -> None:
    split = [text and " ".join(split_words(text)) for text in texts]
    assert _numbers(texts) == _numbers(split)


@given(TEXTS)
@example([None, "", " a", "b\nc\td ", None, "a\u00a0b \x0b c"])
@example(
    [
        "市议会周二通过了 Cookie 规则。新桥",
        "市長は「長い」と述べた",
        "นายกเทศมนตรี เปิด",
        "ကခဂဃ ខ",
        "시장이 문을 열었다",
        "\u3000市",
        "ఆa",
    ]
)
def test_words_are_counted(texts: list[str | None]) -> None:
    found = count_words(pa.chunked_array([pa.array(texts, pa.string())])).tolist()
    assert found == [_words_counted_one_by_one(text or "") for text in texts]


def _words_counted_one_by_one(text: str) -> int:
    east, south_east = "[\u3040-\u9fff]", "[\u0e00-\u0eff\u1000-\u107f\u1780-\u17ff]"
    runs = [run for run in re.findall(r"[^\t\n\f\r ]+", text) if not re.match(f"{east}|{south_east}", run)]
    return len(runs) + ceil(len(re.findall(east, text)) / 2) + ceil(len(re.findall(south_east, text)) / 4)


def test_a_slice_of_a_column_has_its_own_words() -> None:
    column = pa.chunked_array([pa.array(["a b c", "d é f", "g"])]).slice(1)
    assert words_of_texts(column).starts.tolist() == [0, 3, 4]
    assert words_of_texts(pa.chunked_array([], pa.string())).starts.tolist() == [0]


def test_letters_in_another_order_are_another_word() -> None:
    [numbers] = _numbers(["abc acb bac cab ab a b aa a1 1a"])
    assert len(set(numbers)) == 10
