"""Calendar arithmetic at the edges: year ends, ISO weeks, leap days, the first and the last year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.annotate.dates.calendar import interval_of, nearest_year, shifted, weekday_near


@pytest.mark.parametrize(
    ("anchor", "unit", "by", "value"),
    [
        (date(2024, 1, 1), "D", -1, "2023-12-31"),
        (date(2024, 12, 30), "W", 0, "2025-W01"),
        (date(2023, 1, 1), "W", 0, "2022-W52"),
        (date(2023, 1, 31), "M", 1, "2023-02"),
        (date(2023, 1, 31), "M", -1, "2022-12"),
        (date(2023, 2, 1), "Q", -1, "2022-Q4"),
        (date(2023, 2, 1), "E", -1, "201"),
        (date(2023, 2, 1), "C", -1, "19"),
        (date(2023, 2, 1), "F", -1, "2023-W03"),
        (date(1, 1, 1), "D", -1, None),
        (date(9999, 12, 31), "M", 1, None),
        (None, "M", -1, "XXXX-XX"),
    ],
)
def test_shifted(anchor: date | None, unit: str, by: int, value: str | None) -> None:
    assert shifted(anchor, unit, by) == value


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023-11-04", date(2023, 11, 4), date(2023, 11, 4)),
        ("2023-11-04TNI", date(2023, 11, 4), date(2023, 11, 4)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-W01", date(2023, 1, 2), date(2023, 1, 8)),
        ("2023-W01-WE", date(2023, 1, 7), date(2023, 1, 8)),
        ("2023-Q4", date(2023, 10, 1), date(2023, 12, 31)),
        ("2023-H2", date(2023, 7, 1), date(2023, 12, 31)),
        ("2023-WI", date(2023, 12, 1), date(2024, 2, 29)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("18", date(1800, 1, 1), date(1899, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_interval(value: str, first: date, last: date) -> None:
    assert interval_of(value) == (first, last)


@pytest.mark.parametrize("value", ["PRESENT_REF", "P20Y", "XXXX-11-04", "2023-02-30", "2023-W54", "0000", "2023-XX-XX"])
def test_no_interval(value: str) -> None:
    assert interval_of(value) is None


@given(st.text(alphabet="0123456789-WQHXTSPFUAIEN:", max_size=14))
def test_interval_of_any_value(value: str) -> None:
    interval = interval_of(value)
    assert interval is None or interval[0] <= interval[1]


def test_nearest_year() -> None:
    assert nearest_year(date(2024, 1, 5), 12, 30) == date(2023, 12, 30)
    assert nearest_year(date(2023, 3, 5), 2, 29) == date(2024, 2, 29)
    assert nearest_year(date(2023, 3, 5), 2, 30) is None


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9998, 1, 1)), st.integers(1, 7))
def test_weekday_near(anchor: date, weekday: int) -> None:
    past, future = (weekday_near(anchor, weekday, ahead) for ahead in (False, True))
    assert past is not None
    assert future is not None
    assert past.isoweekday() == future.isoweekday() == weekday
    assert past <= anchor < future
    assert (future - past).days == 7
