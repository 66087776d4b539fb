import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.sidecars import name_lines, pair_sidecars, read_sidecar


@pytest.mark.parametrize(
    ("insides", "pairs"),
    [
        (["fake/1.txt", "fake-meta-information/1-meta.txt"], {"fake/1.txt": "fake-meta-information/1-meta.txt"}),
        (["x/1.txt", "x/1.meta.txt"], {"x/1.txt": "x/1.meta.txt"}),
        (["1.txt", "meta/1.txt"], {"1.txt": "meta/1.txt"}),
        (["a/1.txt", "a/metadata/1.json"], {"a/1.txt": "a/metadata/1.json"}),
        (["1.txt", "1_metadata.json"], {"1.txt": "1_metadata.json"}),
        (["meta.txt", "1.txt"], {}),
        (["1.txt", "about-meta.txt", "why-meta.txt", "1-meta.txt"], {}),
        (["1.txt", "2.txt"], {}),
    ],
)
def test_which_sidecar_belongs_to_which_article(insides: list[str], pairs: dict[str, str]) -> None:
    assert pair_sidecars(insides) == pairs


@pytest.mark.parametrize(
    ("data", "fields"),
    [
        (b'{"author": "Ann Lee"}', {"author": "Ann Lee"}),
        (b"\xef\xbb\xbfAuthor: Ann Lee\r\nDate: 2024-05-01\r\n", {"Author": "Ann Lee", "Date": "2024-05-01"}),
        (
            b" Ann Lee \nhttps://herald.example/a\n\n7",
            {"line_1": "Ann Lee", "line_2": "https://herald.example/a", "line_3": None, "line_4": "7"},
        ),
        (b"{", "broken JSON: "),
        (b"caf\xe9", "not UTF-8: byte 0xE9 at offset 3"),
        (b"x" * (2 << 20), "it is longer than the limit"),
    ],
)
def test_the_fields_of_a_sidecar(data: bytes, fields: dict[str, str | None] | str) -> None:
    found = read_sidecar(data)
    if isinstance(fields, str):
        assert isinstance(found, str) and found.startswith(fields)
    else:
        assert found == fields


@given(st.binary(max_size=200))
def test_any_bytes_give_fields_or_a_reason(data: bytes) -> None:
    assert isinstance(read_sidecar(data), dict | str)


def test_bare_lines_are_named_where_all_values_agree() -> None:
    samples = [
        {"line_1": "Ann", "line_2": f"https://herald.example/{day}", "line_3": f"{day}/05/2024", "line_4": "25"}
        for day in (1, 2, 30)
    ]
    assert name_lines(samples) == {"line_2": "url", "line_3": "published"}
    assert name_lines([{"line_1": "Ann"}, {"line_1": "2024-05-01"}]) == {}


def test_authors_are_named_where_lines_hold_nothing_but_bylines() -> None:
    bylines = [" Por Ann Lee, G1, São Paulo ", "Bo Chen E Cy Dee", "None", "Di Ek", "Ed Fox and Flo Gray", "Gus Hill"]
    places = ["New York", "San Juan"] * 4
    lines = [{"line_1": byline, "line_2": place} for byline, place in zip(bylines * 3, places * 3, strict=False)]
    for n, line in enumerate(lines):
        line["line_1"] = line["line_1"].replace("Lee", f"Lee{n}").replace("Dee", f"Dee{n}").replace("Gray", f"Gray{n}")
        line["line_1"] = line["line_1"].replace("Ek", f"Ek{n}")
    assert name_lines(lines) == {"line_1": "author"}
    assert name_lines([{**line, "line_3": line["line_1"]} for line in lines]) == {}, "two lines are in doubt"
    titles = [f"Council votes on plan {n}" for n in range(20)]
    assert name_lines([{"line_1": title} for title in titles]) == {}
