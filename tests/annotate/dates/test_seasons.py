"""Seasons: the value is what the text says, the days are those of the hemisphere."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pytest

from newsqa.annotate.dates import annotate_dates


def annotate(body: str, published: datetime, **columns: str) -> dict[str, Any]:
    days = pa.array([published], pa.timestamp("us", tz="UTC"))
    table = pa.table({"body": [body], "published": days, **{name: [value] for name, value in columns.items()}})
    (found,) = annotate_dates(table).to_pylist()
    return found


NOVEMBER, JANUARY, JULY = (datetime(2023, month, 15, tzinfo=UTC) for month in (11, 1, 7))
SPRING = (date(2023, 3, 1), date(2023, 5, 31))
SUMMER = (date(2023, 6, 1), date(2023, 8, 31))
AUTUMN = (date(2023, 9, 1), date(2023, 11, 30))
LAST_WINTER = (date(2022, 12, 1), date(2023, 2, 28))
WINTER_BEFORE = (date(2021, 12, 1), date(2022, 2, 28))
WINTER = (date(2023, 12, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    ("text", "published", "north", "south"),
    [
        ("last summer", NOVEMBER, ("2023-SU", SUMMER), ("2022-SU", LAST_WINTER)),
        ("this summer", JULY, ("2023-SU", SUMMER), ("2023-SU", WINTER)),
        ("this summer", JANUARY, ("2023-SU", SUMMER), ("2022-SU", LAST_WINTER)),
        ("last summer", JANUARY, ("2022-SU", (date(2022, 6, 1), date(2022, 8, 31))), ("2021-SU", WINTER_BEFORE)),
        ("this winter", JANUARY, ("2022-WI", LAST_WINTER), ("2023-WI", SUMMER)),
        ("last winter", NOVEMBER, ("2022-WI", LAST_WINTER), ("2023-WI", SUMMER)),
        ("next winter", NOVEMBER, ("2023-WI", WINTER), ("2024-WI", (date(2024, 6, 1), date(2024, 8, 31)))),
        ("last spring", NOVEMBER, ("2023-SP", SPRING), None),
        ("the autumn of 2023", JULY, ("2023-FA", AUTUMN), ("2023-FA", SPRING)),
        ("the spring of 2023", JULY, ("2023-SP", SPRING), ("2023-SP", AUTUMN)),
    ],
)
def test_hemispheres(text: str, published: datetime, north: tuple[str, Any], south: tuple[str, Any] | None) -> None:
    for outlet, expected in (("example.com", north), ("bbc.co.uk", north), ("smh.com.au", south)):
        if expected is None:
            continue
        found = annotate(f"It rained {text}, they said.", published, outlet=outlet)
        assert (found["text"], found["value"]) == (text, expected[0])
        assert (found["interval_start"], found["interval_end"]) == expected[1]


@pytest.mark.parametrize(
    ("body", "columns"),
    [
        ("It rained in the summer of 2022.", {"outlet": "The Sydney Morning Herald"}),
        ("It rained in the summer of 2022.", {"url": "https://www.stuff.co.nz/national/1"}),
        ("CAPE TOWN, South Africa (AP) \u2014 It rained in the summer of 2022.", {}),
        ("It rained in the Australian summer of 2022.", {"outlet": "bbc.co.uk"}),
        ("It rained in New Zealand's summer of 2022.", {"outlet": "bbc.co.uk"}),
    ],
)
def test_what_tells_of_the_south(body: str, columns: dict[str, str]) -> None:
    found = annotate(body, NOVEMBER, **columns)
    assert (found["value"], found["interval_start"], found["interval_end"]) == ("2022-SU", *LAST_WINTER)


@pytest.mark.parametrize(
    ("body", "columns"),
    [
        ("It rained in the summer of 2023.", {}),
        ("SYDNEY (AP) \u2014 It rained in the summer of 2023.", {"outlet": "nytimes.com"}),
        ("It rained in the British summer of 2023.", {"outlet": "smh.com.au"}),
        ("It rained in the summer of 2023.", {"outlet": "Post", "url": "https://example.tv/au"}),
    ],
)
def test_the_north_where_nothing_else_is_told(body: str, columns: dict[str, str]) -> None:
    found = annotate(body, NOVEMBER, **columns)
    assert (found["interval_start"], found["interval_end"]) == SUMMER
