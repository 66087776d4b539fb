from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.timestamps import NO_STAMP, parse_timestamp


@pytest.mark.parametrize(
    ("value", "moment", "precision"),
    [
        ("2018-07-17", "2018-07-17T00:00", "day+naive"),
        ("2018/07/17", "2018-07-17T00:00", "day+naive"),
        ("2018-7-4", "2018-07-04T00:00", "day+naive"),
        ("20171231", "2017-12-31T00:00", "day+naive"),
        (20171231, "2017-12-31T00:00", "day+naive"),
        ("2017-W52-7", "2017-12-31T00:00", "day+naive"),
        (date(2018, 7, 17), "2018-07-17T00:00", "day+naive"),
        ("0001-11-30", "0001-11-30T00:00", "day+naive"),
        ("December 31, 2017", "2017-12-31T00:00", "day+naive"),
        (" Dec 31, 2017 ", "2017-12-31T00:00", "day+naive"),
        ("Sept. 5th, 2019", "2019-09-05T00:00", "day+naive"),
        ("31 December 2017", "2017-12-31T00:00", "day+naive"),
        ("19-Feb-18", "2018-02-19T00:00", "day+naive"),
        ("25/12/2024", "2024-12-25T00:00", "day+naive"),
        ("12/25/2024", "2024-12-25T00:00", "day+naive"),
        ("3.3.2024", "2024-03-03T00:00", "day+naive"),
        ("2025-12-23 14:20:14.881812", "2025-12-23T14:20:14.881812", "second+naive"),
        ("2026-02-11T14:32:42", "2026-02-11T14:32:42", "second+naive"),
        (datetime(2026, 2, 11, 14, 32), "2026-02-11T14:32", "second+naive"),
        ("2026-02-11 14:32", "2026-02-11T14:32", "minute+naive"),
        ("Monday, 5 March 2018 10:00", "2018-03-05T10:00", "minute+naive"),
        ("2026-02-11T14:32Z", "2026-02-11T14:32", "minute"),
        ("2026-02-11T14:32:42.123456789+01:00", "2026-02-11T13:32:42.123456", "second"),
        ("2026-02-11 14:32:42 -0500", "2026-02-11T19:32:42", "second"),
        ("2026-02-11 14:32:42 UTC", "2026-02-11T14:32:42", "second"),
        ("20171231T101500Z", "2017-12-31T10:15", "second"),
        ("Mon, 22 Dec 2025 22:39:59 GMT", "2025-12-22T22:39:59", "second"),
        ("Tue, 19 May 2026 10:00:00 -0500 (EST)", "2026-05-19T15:00", "second"),
        ("Wed Oct 10 20:19:24 +0000 2018", "2018-10-10T20:19:24", "second"),
        ("July 4, 2024 at 3:15 p.m. EDT", "2024-07-04T19:15", "minute"),
        ("July 4, 2024 12:05 AM", "2024-07-04T00:05", "minute+naive"),
        (1513987200, "2017-12-23T00:00", "second"),
        ("1513987200", "2017-12-23T00:00", "second"),
        (1513987200.5, "2017-12-23T00:00:00.5", "second"),
        ("1513987200123", "2017-12-23T00:00:00.123", "second"),
        (1513987200123456789, "2017-12-23T00:00:00.123456", "second"),
        ("20171231235959", "2017-12-31T23:59:59", "second+naive"),
    ],
)
def test_what_is_read(value: object, moment: str, precision: str) -> None:
    assert parse_timestamp(value) == (datetime.fromisoformat(moment).replace(tzinfo=UTC), precision)


@pytest.mark.parametrize(
    "value",
    [
        *(None, "", " ", "None", "null", "N/A", "yesterday", "03/04/2024", "2024-13-01", "2024-02-30", "0000-01-01"),
        *(
            "2021",
            "2021-05",
            "May 2021",
            "10",
            10,
            True,
            -1,
            float("nan"),
            float("inf"),
            10**30,
            "99999999",
            "1" * 5000,
        ),
        *("Thu, 01 Jan 2024 10:00:00 IST", "2024-05-01T25:00", "Foo 3, 2024", "2024-01-01T10:00+99:99", "١٢/١٢/٢٠٢٤"),
        *([2024, 1, 1], {"date": "2024-01-01"}, b"2024-01-01", "31/31/2024", "13:00 PM", "May 3, 2024 13:00 PM"),
    ],
)
def test_what_is_not_read(value: object) -> None:
    assert parse_timestamp(value) == NO_STAMP


def test_the_order_of_day_and_month_is_told_not_guessed() -> None:
    assert parse_timestamp("03/04/2024", day_first=True).moment == datetime(2024, 4, 3, tzinfo=UTC)
    assert parse_timestamp("03/04/2024", day_first=False).moment == datetime(2024, 3, 4, tzinfo=UTC)
    # only one order makes sense, whatever was told
    assert parse_timestamp("25/12/2024", day_first=False).moment == datetime(2024, 12, 25, tzinfo=UTC)


def test_zoneless_values_are_at_home_in_the_declared_zone() -> None:
    zone = ZoneInfo("America/New_York")
    assert parse_timestamp("2024-07-01 12:00", zone) == (datetime(2024, 7, 1, 16, tzinfo=UTC), "minute+naive")
    assert parse_timestamp("2024-01-01", zone) == (datetime(2024, 1, 1, 5, tzinfo=UTC), "day+naive")
    assert parse_timestamp("2024-07-01 12:00Z", zone) == (datetime(2024, 7, 1, 12, tzinfo=UTC), "minute")
    assert parse_timestamp("0001-01-01", timezone(timedelta(hours=5))) == NO_STAMP  # before year 1 in UTC
    assert parse_timestamp("9999-12-31 23:00", zone) == NO_STAMP


moments = st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1))
zones = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))


@given(moments, zones)
def test_what_python_writes_is_read(moment: datetime, zone: timezone) -> None:
    there = moment.replace(tzinfo=zone)
    assert parse_timestamp(there.isoformat()) == (there.astimezone(UTC), "second")
    whole = there.replace(microsecond=0)
    assert parse_timestamp(format_datetime(whole)) == (whole.astimezone(UTC), "second")
    assert parse_timestamp(whole.strftime("%a %b %d %H:%M:%S %z %Y")).moment == whole.astimezone(UTC)
    assert parse_timestamp(whole.strftime("%d %B %Y, %I:%M:%S %p %z")).moment == whole.astimezone(UTC)
    assert parse_timestamp(moment).moment == moment.replace(tzinfo=UTC)


@given(
    st.text(max_size=90) | st.from_regex(r"[A-Z][a-z]{2}, \d{1,2}[-/ ](\d{1,2}|May)[-/ ]\d{4}[T ]?.{0,9}") | st.floats()
)
def test_nothing_raises(value: object) -> None:
    moment, precision = parse_timestamp(value)
    assert (moment is None) == (precision is None)
    assert moment is None or moment.tzinfo is UTC
