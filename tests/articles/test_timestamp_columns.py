"""A column of dates gives what its values give one by one, however it comes."""

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles import timestamps
from newsqa.articles.timestamps import parse_column, parse_timestamp
from newsqa.articles.values import as_text
from tests.articles.json_values import ANY_JSON

NEW_YORK = ZoneInfo("America/New_York")
ZONES = st.sampled_from((UTC, ZoneInfo("UTC"), NEW_YORK, timezone(timedelta(hours=5))))
MOMENTS = st.datetimes()
OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def assert_same(column: Any, values: list[Any], zone: Any = UTC, day_first: bool | None = None) -> None:
    moments, raw, precision = parse_column(column, zone, day_first)
    assert (moments.type, raw.type, precision.type) == (pa.timestamp("us", tz="UTC"), pa.string(), pa.string())
    stamps = [parse_timestamp(value, zone, day_first) for value in values]
    assert moments.to_pylist() == [stamp.moment for stamp in stamps]
    assert precision.to_pylist() == [stamp.precision for stamp in stamps]
    assert raw.to_pylist() == [as_text(value) for value in values]


def texts_of(moment: datetime, zone: timezone) -> list[str]:
    there = moment.replace(tzinfo=zone)
    return [
        moment.isoformat(),
        moment.isoformat(" ", "minutes"),
        moment.date().isoformat(),
        there.isoformat(),
        there.isoformat(timespec="minutes"),
        moment.isoformat() + "Z",
        moment.isoformat(timespec="milliseconds") + "+0000",
        format_datetime(there.replace(microsecond=0)),
        format_datetime(moment.replace(tzinfo=UTC), usegmt=True),
    ]


@settings(deadline=None)
@given(st.lists(st.tuples(MOMENTS, OFFSETS) | st.none(), max_size=5), st.integers(0, 8), ZONES)
def test_columns_of_one_shape(pairs: list[tuple[datetime, timezone] | None], shape: int, zone: Any) -> None:
    texts = [None if pair is None else texts_of(*pair)[shape] for pair in pairs]
    assert_same(pa.array(texts, pa.string()), texts, zone)


@pytest.mark.parametrize(
    "texts",
    [
        ["2024-01-31", "", None, "2024-02-01"],  # empty texts beside one shape
        ["2024-01-31", "2024-02-01", "3 May 2024", "", "2024-02-03"],  # others beside the usual length
        ["2024-01-31", "2024-02-30", "31/01/2024"],  # of the usual length, but no dates
        ["3 May 2024", None, "2024-01-31", "2024-02-01T10:00", "", "2024-02-03", "1/5/24"],  # others first
        ["2024-01-31", "3 May 2024", "4 May 2024", "5 May 2024", ""],  # few of the shape that comes first
        ["no date"] * 12 + ["2024-01-31"] * 20,
        ["Mon, 01 Jan 2024 10:00:00 GMT", "3 May 2024", "", None, "Tue, 02 Jan 2024 10:00:00 +0100"],
        ["Mon, 01 Jan 2024 10:00:00 GMT", "", "Tue, 02 Jan 2024 10:00:00 GMT"],
        [""],
        [None],
    ],
)
def test_a_few_texts_of_other_shapes(texts: list[str | None]) -> None:
    assert_same(pa.array(texts, pa.string()), texts, UTC, day_first=True)


def test_most_texts_are_read_together_and_only_the_others_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str | None] = []
    one_by_one = timestamps._of_text
    monkeypatch.setattr(timestamps, "_of_text", lambda text, *how: read.append(text) or one_by_one(text, *how))
    texts = ["1/5/24", "2024-01-31", "", "2024-02-01", None, "2024-02-02", "1/5/24"]
    assert_same(pa.array(texts, pa.string()), texts, UTC, day_first=True)
    assert read == ["1/5/24"]


@settings(deadline=None)
@given(st.lists(st.tuples(MOMENTS, OFFSETS, st.integers(0, 8)), max_size=6), ZONES)
def test_mixed_texts(parts: list[tuple[datetime, timezone, int]], zone: Any) -> None:
    texts: list[str | None] = [texts_of(moment, offset)[shape] for moment, offset, shape in parts]
    texts += ["2024-02-30", "2024-02-30T10:00:00", "0000-01-01", " 2024-01-01\n", "03/04/2024", None, "no date"]
    texts += ["Mon, 30 Feb 2024 10:00:00 GMT", "1 Jan 2024 10:00:00 GMT", "01 Mai 2024 10:00:00 +0200"]
    assert_same(texts, texts, zone, day_first=True)
    chunks = pa.chunked_array([texts[:3], texts[3:]], pa.large_string())
    assert_same(chunks, texts, zone)
    assert_same(pa.array(texts).dictionary_encode(), texts, zone)


@settings(deadline=None)
@given(
    st.lists(MOMENTS | st.none(), max_size=6), ZONES, st.sampled_from(("us", "ms", "s")), st.sampled_from((None, "UTC"))
)
def test_columns_of_moments(moments: list[datetime | None], zone: Any, unit: str, tz: str | None) -> None:
    column = pa.array(moments, pa.timestamp("us")).cast(pa.timestamp(unit), safe=False).cast(pa.timestamp(unit, tz))
    assert_same(column, column.to_pylist(), zone)
    assert_same(pa.chunked_array([column, column[:1]]), column.to_pylist() + column[:1].to_pylist(), zone)


@settings(deadline=None)
@given(st.lists(st.dates() | st.none(), max_size=6), ZONES)
def test_columns_of_days(days: list[date | None], zone: Any) -> None:
    assert_same(pa.array(days, pa.date32()), days, zone)
    assert_same(days, days, zone)


@settings(deadline=None)
@given(st.lists(ANY_JSON, max_size=5))
def test_columns_of_anything(values: list[Any]) -> None:
    assert_same(values, values)


@pytest.mark.parametrize(
    "column",
    [
        pa.array([1513987200, None, 20171231, 5], pa.int64()),
        pa.array([1513987200.5, float("nan")]),
        pa.array([True, None]),
        pa.array([["2017-12-31"], None, []]),
        pa.array([{"$date": "2017-12-31"}]),
        pa.array([None, None]),
        pa.array([], pa.string()),
        pa.array([timedelta(hours=1)]),
        pa.array([datetime(2017, 12, 31, 10)], pa.timestamp("us", "Europe/Berlin")),
        pa.array([date(2017, 12, 31)], pa.date64()),
    ],
)
def test_columns_of_other_types(column: pa.Array) -> None:
    assert_same(column, column.to_pylist(), NEW_YORK)
    assert_same(column, column.to_pylist())


def test_days_that_python_does_not_know_keep_their_text() -> None:
    moments, raw, precision = parse_column(pa.array([4_000_000, 0], pa.int32()).cast(pa.date32()))
    assert moments.to_pylist() == [None, datetime(1970, 1, 1, tzinfo=UTC)]
    assert raw.to_pylist() == ["12921-08-18", "1970-01-01"]
    assert precision.to_pylist() == [None, "day+naive"]


def test_nanoseconds_are_cut() -> None:
    column = pa.array([1_513_987_200_123_456_789], pa.int64()).cast(pa.timestamp("ns"))
    moments, raw, precision = parse_column(column)
    assert moments.to_pylist() == [datetime(2017, 12, 23, 0, 0, 0, 123456, tzinfo=UTC)]
    assert (raw.to_pylist(), precision.to_pylist()) == (["2017-12-23T00:00:00.123456"], ["second+naive"])


def test_half_a_character_does_not_stop_a_column() -> None:
    assert parse_column(["2017-12-31", "\ud800"]).raw.to_pylist()[0] == "2017-12-31"
