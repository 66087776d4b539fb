import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.readers.pages.charset import decode_page

META = b'<meta charset="%s"><p>'


@pytest.mark.parametrize(
    ("data", "http", "charset", "text"),
    [
        ("Zürich".encode(), None, "utf-8", "Zürich"),
        (codecs.BOM_UTF8 + "Zürich".encode(), "iso-8859-1", "utf-8", "Zürich"),
        (codecs.BOM_UTF16_LE + "Zürich".encode("utf-16-le"), None, "utf-16-le", "Zürich"),
        (codecs.BOM_UTF16_BE + "Zürich".encode("utf-16-be"), None, "utf-16-be", "Zürich"),
        ("Zürich „so“".encode("cp1252"), "ISO-8859-1", "cp1252", "Zürich „so“"),
        ("Łódź".encode("iso8859-2"), '"iso-8859-2"', "iso8859-2", "Łódź"),
        ("Łódź".encode(), "no-such-charset", "utf-8", "Łódź"),
        ("Łódź".encode(), "utf-16", "utf-8", "Łódź"),  # whoever can read that it is UTF-16 knows that it is not
        ("Łódź".encode(), "rot13", "utf-8", "Łódź"),
        ("北京".encode("gb18030"), "gb2312", "gb18030", "北京"),
        # declared as ASCII or UTF-8, which it is not, but the page says better
        (
            META % b"iso-8859-15" + "10 €".encode("iso8859-15"),
            "utf-8",
            "iso8859-15",
            '<meta charset="iso-8859-15"><p>10 €',
        ),
    ],
)
def test_where_the_charset_comes_from(data: bytes, http: str | None, charset: str, text: str) -> None:
    assert decode_page(data, http) == (text, charset, [])


@pytest.mark.parametrize(
    "head",
    [
        b"<meta charset=windows-1251>",
        b"<META CHARSET = 'windows-1251' />",
        b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        b'<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_the_page_names_its_charset(head: bytes) -> None:
    page = decode_page(head + "Москва".encode("cp1251"))
    assert page.charset == "cp1251"
    assert page.text.endswith("Москва")
    assert page.remarks == []


def test_undecodable_bytes_are_told_of() -> None:
    page = decode_page("Zürich, Köln, Łódź and ".encode() + b"caf\xe9.")
    assert page.text == "Zürich, Köln, Łódź and caf\ufffd."
    [remark] = page.remarks
    assert (remark.row, remark.fault) == (1, "undecodable-bytes")
    assert remark.reason.startswith("1 place of the page is not utf-8, the first is byte 0xE9 at offset 31")


def test_a_page_in_another_charset_than_it_says_is_looked_at() -> None:
    text = "Die Bürger der Stadt hören von der Förderung für Bäder, Straßen und Schülerräume erst spät. " * 20
    page = decode_page(META % b"utf-8" + text.encode("cp1252"))
    assert page.text.endswith(text)
    assert page.charset in ("cp1252", "cp1250", "cp1254", "iso8859-15", "iso8859-2")


def test_nul_bytes_are_left_out_and_told_of() -> None:
    page = decode_page(b"a\0b\0" * 1000)
    assert page.text == "ab" * 1000
    [remark] = page.remarks
    assert (remark.fault, remark.reason) == (
        "nul-byte",
        "the page holds 2,000 NUL bytes, the first at character 1; they were left out",
    )


@settings(deadline=None)
@given(st.binary(max_size=300), st.none() | st.text(max_size=12))
def test_any_bytes_become_text(data: bytes, http: str | None) -> None:
    page = decode_page(data, http)
    page.text.encode("utf-8")
    assert "\0" not in page.text


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=100))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decode_page(text.encode(), "utf-8") == (text, "utf-8", [])
