import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import OTHER, WESTERN

from newsqa.articles.readers.encodings.recovery import as_utf8, likely_encoding, recover, undecodable, wide_encoding

ENCODINGS = """cp1252 latin-1 iso8859-15 cp1250 iso8859-2 cp1251 koi8-r iso8859-5 cp1253 iso8859-7 cp1254 cp1255 cp1256
    cp1257 iso8859-13 cp1258 cp874 mac-roman mac-latin2 mac-turkish mac-cyrillic cp437 cp850 cp852 cp866 cp775 shift_jis
    euc-jp gbk gb18030 big5 euc-kr johab hp-roman8 cp037 utf-16-le utf-16-be""".split()
EVERYTHING = WESTERN | OTHER


def is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize("language", EVERYTHING)
def test_nothing_is_read_wrongly(language: str) -> None:
    sentences = EVERYTHING[language]
    for sentence, encoding in itertools.product([*sentences, " ".join(sentences), sentences[0].upper()], ENCODINGS):
        data = sentence.encode(encoding, "ignore")
        if not is_utf8(data) and (recovered := recover(data)):
            assert recovered.text == data.decode(encoding), encoding


@pytest.mark.parametrize("language", [name for name in OTHER if name != "Names"])
def test_no_other_code_page_is_taken_for_cp1252(language: str) -> None:
    text = " ".join(OTHER[language])
    others = [e for e in ENCODINGS if not e.startswith(("utf", "cp1252", "latin", "iso8859-15"))]
    for encoding in others:
        data = text.encode(encoding, "ignore")
        assert is_utf8(data) or recover(data) is None, encoding


def test_most_sentences_in_cp1252_are_read() -> None:
    sentences = [s for sentences in WESTERN.values() for s in sentences if not is_utf8(s.encode("cp1252"))]
    read = [recover(sentence.encode("cp1252")) is not None for sentence in sentences]
    assert sum(read) >= 0.9 * len(read)


@pytest.mark.parametrize("language", [name for name in WESTERN if name not in ("English",)])
def test_a_text_of_several_sentences_in_cp1252_is_read(language: str) -> None:
    text = " ".join(WESTERN[language])
    assert recover(text.encode("cp1252")).text == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"He owes \xa35 to the caf\xc3\xa9.", "He owes £5 to the café."),
        (b"\x93Ja,\x94 zei Jan.", "“Ja,” zei Jan."),
        (b"It is 30\xb0C \x96 in May.", "It is 30°C – in May."),
        (b"\xa9 2024 O\x92Brien", "© 2024 O’Brien"),
        ("The café’s owner said it’s the end of it – “so be it”".encode("cp1252"), None),
    ],
)
def test_strays(data: bytes, text: str | None) -> None:
    assert recover(data).text == (text or data.decode("cp1252"))


@pytest.mark.parametrize(
    "data",
    [
        b"caf\xe9",  # too little to tell the language
        b"El pa\x92s que no es de los",  # an old Mac's í
        b"The mayor said that it was the end of it: caf\xc3",  # UTF-8 that is cut
        b"The mayor said that he doesn\xe2t know what the end of it is",
        b"The mayor said that he doesn\xe2\x80?t know what the end of it is",
        b"Le maire a dit que l\xe2homme n\xe2est pas dans la ville avec les siens",
        b"The C1 control \x81 is in the text of it",
        b"The \xb31 million that was in the bank of it",
        "O prefeito disse que não é…’ e que as eleições da cidade são em março".encode("cp1252"),  # 酒 in UTF-8
        b"voil\x85 la ville de la France qui est dans le monde",  # à in DOS
    ],
)
def test_what_is_not_certain_is_left(data: bytes) -> None:
    assert recover(data) is None


def test_the_file_lends_certainty_to_its_records() -> None:
    data = b"It rained\x85 and rained."
    assert recover(data) is None
    assert recover(data, "cp1252").text == "It rained… and rained."


@given(st.binary(max_size=80), st.sampled_from([None, "cp1252", "utf-16-le", "cp1251"]))
def test_no_bytes_are_an_error(data: bytes, likely: str | None) -> None:
    recovered = recover(data, likely)
    assert recovered is None or recovered.text.encode(recovered.encoding, "surrogatepass") is not None
    if not is_utf8(data):
        assert undecodable(data, likely).startswith("not UTF-8: byte 0x")


def test_a_hostile_text_takes_no_long_time() -> None:
    for data in (b"a\x92" * 500_000, b"the of and to \x93" * 100_000, b"the of and to " + b"\xe9a" * 400_000):
        assert recover(data) is None or len(data) > 0


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
@pytest.mark.parametrize("size", [1, 3, 7, 1000])
def test_wide_encodings_are_told_and_transcoded(encoding: str, size: int) -> None:
    text = "The café – 漢 – \N{NEWSPAPER} is open.\n" * 3
    data = (b"\0\0\xfe\xff" if encoding == "utf-32-be" else b"") + text.encode(encoding)
    found = wide_encoding(data)
    assert found is not None and found.startswith(encoding)
    pieces = (data[start : start + size] for start in range(0, len(data), size))
    assert b"".join(as_utf8(pieces, found)).decode() == text
    assert recover(data).text == text


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("Russian", "cp1251"),
        ("Russian", "koi8-r"),
        ("Greek", "cp1253"),
        ("Hebrew", "cp1255"),
        ("Japanese", "shift_jis"),
        ("Chinese", "gb18030"),
        ("Polish", "cp1250"),
        ("Turkish", "cp1254"),
    ],
)
def test_other_encodings_are_named(language: str, encoding: str) -> None:
    data = (" ".join(OTHER[language]) * 4).encode(encoding)
    assert likely_encoding(data) == encoding
    assert undecodable(data).endswith(f"; likely {encoding}, but that is not certain")


def test_utf8_has_no_other_likely_encoding() -> None:
    assert likely_encoding("Мэр, café".encode()[:-1]) is None
    assert likely_encoding(b"") is None


@given(st.text(), st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le", "utf-8"]), st.integers(1, 7))
def test_text_comes_back_in_utf8_and_half_a_character_as_no_text(text: str, encoding: str, size: int) -> None:
    data = text.encode(encoding, "surrogatepass")
    found = b"".join(as_utf8((data[at : at + size] for at in range(0, len(data), size)), encoding))
    is_whole = not any("\ud800" <= char <= "\udfff" for char in text)
    if is_whole:
        assert found == text.removeprefix("\ufeff").encode()
    else:
        assert not is_utf8(found) and recover(found) is None


@pytest.mark.parametrize(
    ("data", "encoding", "good"),
    [
        (b"a\0\x00\xd8b\0\n\0c\0", "utf-16-le", b"\nc"),
        (b"a\0\n\0b", "utf-16-le", b"a\n"),
        (b"a\0\0\0\xff\xff\xff\xff\n\0\0\0c\0\0\0", "utf-32-le", b"\nc"),
        (b"a\x81\nc", "cp1252", b"\nc"),
        (b"a\x81\n\x82\xa0", "cp932", b"\n\xe3\x81\x82"),
        (b"\\ud800 a", "unicode_escape", b" a"),
    ],
)
def test_what_is_no_text_is_no_utf8_either(data: bytes, encoding: str, good: bytes) -> None:
    found = b"".join(as_utf8([data], encoding))
    assert good in found
    assert not is_utf8(found)
