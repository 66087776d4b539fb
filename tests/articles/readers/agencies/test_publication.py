import pytest

from newsqa.articles.readers.agencies.bylines import name_in_byline
from newsqa.articles.readers.agencies.publication import publication_dates

ONE, TWO, THREE = "2024-03-01T10:00:00Z", "2024-03-01T12:00:00+01:00", "2024-03-02T10:00:00Z"


@pytest.mark.parametrize(
    ("first", "version", "embargoed", "dates"),
    [
        (ONE, THREE, None, {"published": ONE, "modified": THREE}),
        (ONE, ONE, None, {"published": ONE}),
        (None, THREE, None, {"published": THREE}),
        (ONE, TWO, THREE, {"published": THREE}),
        (ONE, THREE, TWO, {"published": TWO, "modified": THREE}),
        (ONE, THREE, " ", {"published": ONE, "modified": THREE}),
        ("whenever", THREE, None, {"published": "whenever", "modified": THREE}),
        (ONE, "2024-03-01T11:00:00+01:00", None, {"published": ONE}),
        (None, None, None, {}),
    ],
)
def test_publication_dates(first: str, version: str, embargoed: str, dates: dict[str, str]) -> None:
    assert publication_dates(first, version, embargoed) == dates


@pytest.mark.parametrize(
    ("byline", "language", "name"),
    [
        ("By Ada Hill", None, "Ada Hill"),
        ("BY  ADA\nHILL,", "en-GB", "ADA HILL"),
        ("Von Ada Hill, dpa", "de", "Ada Hill, dpa"),
        ("Von Miller", "en", "Von Miller"),
        ("By", None, "By"),
        ("Byron Hill", None, "Byron Hill"),
        ("", None, ""),
    ],
)
def test_names_in_bylines(byline: str, language: str | None, name: str) -> None:
    assert name_in_byline(byline, language) == name
