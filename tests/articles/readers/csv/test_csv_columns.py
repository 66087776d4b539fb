"""Whether the first record is a header, and what the columns below hold."""

import pytest

from newsqa.articles.readers.csv.columns import SHAPES, column_shapes, has_header

LONG = (
    "The council met on Tuesday and put off its decision on the bridge for the third time this year, to nobody's joy."
)


@pytest.mark.parametrize(
    ("records", "is_header"),
    [
        ([["id", "title", "text"], ["1", "a", "b"]], True),
        ([["Überschrift", "Wortlaut"], ["Eins", "Zwei"]], True),
        ([["body"]], True),
        ([["title", ""], ["a", "b"]], True),
        ([["year", "2019", "title"], ["1", "2", "3"]], False),
        ([["7", "A headline", LONG]], False),
        ([["Sport", LONG], ["Sport", LONG]], False),
        ([["real", "A headline"], ["fake", "Another"], ["real", "A third"], ["real", "A fourth"]], False),
        ([["a1b2", "true"], ["c3d4", "false"]], False),
        ([["x", "Where have all the good mayors gone"], ["y", "Nowhere"]], False),
        ([["ID", "klass"], ["zl7kc7EmAyId", "2"], ["xpbjYTJYPdlw", "1"], ["k4SGI3GXarnz", "0"]], True),
        ([], True),
    ],
)
def test_headers(records: list[list[str]], is_header: bool) -> None:
    found, why = has_header(records)
    assert found == is_header
    assert why


def test_shapes() -> None:
    rows = [
        ["1", "0.5", "2024-05-01", "https://example.org/a", "f877b20e-1787", "Some text", ""],
        ["22", "7", "2024-05-02T10:00:00Z", "http://example.org/b", "a1", "Other text", ""],
        ["333", "-1e5", "1/2/2024", "https://example.org/c?d=e", "2635.json", "17", "x"],
    ]
    rows[1][4] = "0aa1"
    kinds = ["whole number", "number", "date", "address", "identifier", None, None]
    expected = tuple(SHAPES[kind] if kind else None for kind in kinds)
    assert column_shapes([*rows, ["too", "short"]], 7) == expected
