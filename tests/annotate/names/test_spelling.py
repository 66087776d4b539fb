"""is_spelling_variant: one name in two spellings, a legitimate short form, or two names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.annotate.names import is_spelling_variant


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Hezbollah", "Hizbullah"),
        ("Haniyeh", "Haniya"),
        ("Khamenei", "Khameini"),
        ("Reuters", "Rueters"),
        ("Mohammed Deif", "Muhammad Dayf"),
        ("Moammar Gadhafi", "Muammar Qaddafi"),
        ("Yiu-chung Leung", "Yiu Chung Leung"),
        ("Sana'a", "Sanaa"),
        ("José Ramos", "Jose Ramos"),
        ("United Nations", "Untied Nations"),
        ("Kristin Wilkins", "Kristen Wilkins"),
        ("World Trade Organization", "World Trade Organisation"),
    ],
)
def test_variants(a: str, b: str) -> None:
    assert is_spelling_variant(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ayatollah Ali Khamenei", "Khamenei"),
        ("Alec Stewart", "A. Stewart"),
        ("Intel Corp", "Intel"),
        ("United States", "US"),
        ("Joe Biden", "President Joe Biden"),
        ("UNITED NATIONS", "United Nations"),
    ],
)
def test_short_forms_are_no_variants(a: str, b: str) -> None:
    assert not is_spelling_variant(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Iran", "Iraq"),
        ("Austria", "Australia"),
        ("Israel", "Israeli"),
        ("Marxism", "Marxists"),
        ("Ali Larijani", "Sadeq Larijani"),
        ("Bank of Japan", "Bank of China"),
        ("Boris Johnson", "Mike Johnson"),
        ("", "Iran"),
        ("...", "--"),
    ],
)
def test_different_names_are_no_variants(a: str, b: str) -> None:
    assert not is_spelling_variant(a, b)


NAME = st.text() | st.text("aeihkqmuy'- ABd.éß", max_size=20)


@given(NAME, NAME)
def test_symmetric(a: str, b: str) -> None:
    assert is_spelling_variant(a, b) is is_spelling_variant(b, a)


@given(NAME)
def test_equal_names_are_no_variants(name: str) -> None:
    assert not is_spelling_variant(name, name)
