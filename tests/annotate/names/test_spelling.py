"""is_spelling_variant: one name in two spellings, a legitimate short form, or two names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.annotate.names import is_spelling_variant
from newsqa.annotate.names.comparison import spelled_parts
from newsqa.annotate.names.sounds import unlikeness
from newsqa.annotate.names.spelling import plain, transcribed


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Hezbollah", "Hizbullah"),
        ("Qureisheh", "Qureisha"),
        ("Rezaei", "Rezeai"),
        ("Reuters", "Rueters"),
        ("Mohammed Deif", "Muhammad Dayf"),
        ("Moammar Gadhafi", "Muammar Qaddafi"),
        ("Yiu-chung Leung", "Yiu Chung Leung"),
        ("Mas'oud", "Masoud"),
        ("José Ramos", "Jose Ramos"),
        ("United Nations", "Untied Nations"),
        ("Kristin Wilkins", "Kristen Wilkins"),
        ("World Trade Organization", "World Trade Organisation"),
        ("Viktor Orlov & Sons", "Viktor Orlov and Sons"),
        ("Sofiya Bridge S.A.", "Sofiya Bridge S.A.S."),
        ("Jund-e Sahra", "Jund-i-Sahra"),
        ("Front of Sahel Youth", "Front in Sahel Youth"),
        ("Walvis Baai", "Walvisbaai"),
        ("Tarek Nur Eddin Qasim", "Tariq Nureddin Kassem"),
        ("Hasan Mahmud Said Tawil", "Hassan Mahmoud Tawil"),
        ("Dzhokhar Zhukov", "Johar Jukov"),
        ("Windhoek", "Windhukas"),
        ("Luoyang", "Lojang"),
        ("Jerez", "Kheres"),
        ("Zliten", "Slitin"),
        ("Petar Đurđević", "Petar Djurdjevic"),
        ("Jonas Krüger", "Jonas Krueger"),
        ("Århus Havn", "Aarhus Havn"),
    ],
)
def test_variants(a: str, b: str) -> None:
    assert is_spelling_variant(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Bishop Tomas Brandt", "Brandt"),
        ("Alec Stewart", "A. Stewart"),
        ("Harwick Corp", "Harwick"),
        ("African Union", "AU"),
        ("Anna Lindqvist", "President Anna Lindqvist"),
        ("UNITED NATIONS", "United Nations"),
        ("Orlov Shipping Ltd.", "Orlov Shipping Limited"),
        ("Orlov Shipping Ltd.", "Orlov Shipping"),
        ("Ministry of Health", "Ministry of the Health"),
        ("Tarek Nur Qasim", "Tarek Nur Qasim Haddad"),
    ],
)
def test_short_forms_are_no_variants(a: str, b: str) -> None:
    assert not is_spelling_variant(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Iran", "Iraq"),
        ("Slovakia", "Slovenia"),
        ("Israel", "Israeli"),
        ("Marxism", "Marxists"),
        ("Ali Larijani", "Sadeq Larijani"),
        ("Bank of Japan", "Bank of China"),
        ("Owen Castellano", "Mark Castellano"),
        ("Luoyang", "Liuyang"),
        ("Second Army Corps", "Seventh Army Corps"),
        ("Quay Ouest", "Quay Est"),
        ("Mombasa", "Tombasa"),
        ("Trust 2001", "Trust 2002"),
        ("Ali Ben Sadok", "Ali Ben Mahjoub"),
        ("", "Iran"),
        ("...", "--"),
    ],
)
def test_different_names_are_no_variants(a: str, b: str) -> None:
    assert not is_spelling_variant(a, b)


NAME = st.text() | st.text("aeihkqmuy'- ABd.éß", max_size=20)


@pytest.mark.parametrize(
    ("name", "other", "parts"),
    [
        ("Haniya", "Ismail Haniyeh", ("Haniya", "Haniyeh")),
        ("Ismail Haniya", "Haniyeh", ("Haniya", "Haniyeh")),
        ("Port of Qomshe", "Qomsheh", ("Qomshe", "Qomsheh")),
        ("Mahammad Rashid", "Mohammed Rashid", ("Mahammad Rashid", "Mohammed Rashid")),
    ],
)
def test_like_parts_are_told_side_by_side(name: str, other: str, parts: tuple[str, str]) -> None:
    assert spelled_parts(name, other) == parts
    assert spelled_parts(other, name) == parts[::-1]


@given(NAME, NAME)
def test_like_parts_are_parts(name: str, other: str) -> None:
    one, two = spelled_parts(name, other)
    assert one in name and two in other


@given(st.text("aeiouäöüøåđßéńxyz' -", max_size=20))
def test_a_transcribed_name_has_no_accents_and_stays_as_it_is(name: str) -> None:
    written = transcribed(name)
    assert written.isascii()
    assert transcribed(written) == written == plain(written)
    assert transcribed(unicodedata.normalize("NFD", name)) == written


@given(NAME, NAME)
def test_symmetric(a: str, b: str) -> None:
    assert is_spelling_variant(a, b) is is_spelling_variant(b, a)


@given(NAME)
def test_equal_names_are_no_variants(name: str) -> None:
    assert not is_spelling_variant(name, name)


@pytest.mark.parametrize(("a", "b"), [("Abcd" * 10_000, "Abce" * 10_000), ("Ab " * 10_000, "Ac " * 10_000)])
def test_a_text_longer_than_any_name_is_not_compared(a: str, b: str) -> None:
    assert not is_spelling_variant(a, b)


WORD = st.text("abcdeghiklmnoqrstuxyz", min_size=1, max_size=12)


@given(WORD, WORD)
def test_unlikeness_is_a_symmetric_measure(a: str, b: str) -> None:
    assert unlikeness(a, a) == 0
    assert unlikeness(a, b) >= 0
    assert unlikeness(a, b) == pytest.approx(unlikeness(b, a))


@pytest.mark.parametrize(
    ("a", "nearer", "farther"),
    [
        ("gadhafi", "qaddafi", "gadhali"),  # a transliteration is nearer than another consonant
        ("reuters", "rueters", "renters"),  # swapped letters are nearer than another letter
        ("hansen", "hanson", "hanten"),  # another vowel is nearer than another consonant
        ("mombasa", "mombaza", "tombasa"),  # the first letter counts most
    ],
)
def test_unlikeness_ranks_spellings(a: str, nearer: str, farther: str) -> None:
    assert unlikeness(a, nearer) < unlikeness(a, farther)
