import pytest

from newsqa.articles.readers.pages.text import declared_text, whole_text

FIRST, SECOND = "The dam held all night. " * 5 + "It is old.", "Nobody was hurt. " * 6 + "The road is open."
PAGE = f"{FIRST}\n\n{SECOND}\n\nPhoto: A. Smith"


def test_a_declared_text_as_long_as_the_page_is_the_whole() -> None:
    assert whole_text(f"{FIRST}\n\n{SECOND}", PAGE) == f"{FIRST}\n\n{SECOND}"


def test_a_declared_text_that_is_cut_is_not() -> None:
    assert whole_text(FIRST, PAGE) == PAGE


def test_behind_a_paywall_the_declared_text_is_all_there_is() -> None:
    assert whole_text(f"{FIRST}\n\n{SECOND}", FIRST) == f"{FIRST}\n\n{SECOND}"
    assert whole_text(FIRST, "") == FIRST
    assert whole_text("", PAGE) == PAGE


@pytest.mark.parametrize("glue", [" ", "", " Read on. "])
def test_missing_breaks_are_those_of_the_page(glue: str) -> None:
    pieces = [piece for piece in (FIRST, glue.strip(), SECOND) if piece]
    assert whole_text(FIRST + glue + SECOND, PAGE) == "\n\n".join(pieces)


def test_soft_hyphens_on_the_page_do_not_matter() -> None:
    assert whole_text(f"{FIRST} {SECOND}", PAGE.replace("night", "ni\xadght")) == f"{FIRST}\n\n{SECOND}"


def test_a_declared_text_with_other_words_is_left_as_it_is() -> None:
    other = "Something else was written here by someone, and at great length. " * 5
    assert whole_text(other.strip(), PAGE) == other.strip()


@pytest.mark.parametrize(
    ("declared", "text"),
    [
        ("One.\nTwo.\r\n\r\nThree  and\tmore.", "One.\n\nTwo.\n\nThree and more."),
        ("<p>One &amp; <b>two</b>.</p><p>Three.</p>", "One & two.\n\nThree."),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("  ", ""),
    ],
)
def test_what_an_article_body_holds(declared: str, text: str) -> None:
    assert declared_text(declared) == text
