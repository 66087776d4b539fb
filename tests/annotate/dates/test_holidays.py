"""Holidays: their names in an article of Wednesday, 15 November 2023, and their days."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.annotate.dates import annotate_dates, holiday_days
from newsqa.annotate.dates.holiday_days import holiday_days as days_of

PUBLISHED = datetime(2023, 11, 15, 9, 30, tzinfo=UTC)


def annotate(body: str, outlet: str | None = None, published: datetime | None = PUBLISHED) -> list[dict[str, Any]]:
    days = pa.array([published], pa.timestamp("us", tz="UTC"))
    return annotate_dates(pa.table({"body": [body], "published": days, "outlet": [outlet]})).to_pylist()


NAMED = [
    ("Christmas", "2023-12-25"),
    ("last Christmas", "2022-12-25"),
    ("next Easter", "2024-03-31"),
    ("Easter Sunday", "2023-04-09"),
    ("Easter Monday", "2023-04-10"),
    ("Good Friday", "2023-04-07"),
    ("Ash Wednesday", "2024-02-14"),
    ("Palm Sunday 2019", "2019-04-14"),
    ("Whit Monday", "2023-05-29"),
    ("Ascension Day", "2023-05-18"),
    ("Mardi Gras", "2024-02-13"),
    ("Orthodox Easter", "2023-04-16"),
    ("Orthodox Christmas Eve", "2024-01-06"),
    ("Thanksgiving", "2023-11-23"),
    ("Black Friday", "2023-11-24"),
    ("Cyber Monday", "2023-11-27"),
    ("Labor Day", "2023-09-04"),
    ("Memorial Day", "2023-05-29"),
    ("Martin Luther King Jr. Day", "2024-01-15"),
    ("Martin Luther King Day", "2024-01-15"),
    ("MLK Day", "2024-01-15"),
    ("Presidents' Day", "2024-02-19"),
    ("Presidents\u2019 Day 2020", "2020-02-17"),
    ("Mother's Day", "2023-05-14"),
    ("Father's Day", "2023-06-18"),
    ("St. Patrick's Day", "2023-03-17"),
    ("April Fools' Day", "2023-04-01"),
    ("International Women's Day", "2024-03-08"),
    ("All Saints' Day", "2023-11-01"),
    ("Indigenous Peoples' Day", "2023-10-09"),
    ("Independence Day", "2023-07-04"),
    ("Election Day 2022", "2022-11-08"),
    ("Inauguration Day 2021", "2021-01-20"),
    ("Anzac Day", "2023-04-25"),
    ("May Day", "2023-05-01"),
    ("Boxing Day", "2023-12-26"),
    ("New Year's Eve", "2023-12-31"),
    ("Lunar New Year", "2024-02-10"),
    ("Chinese New Year 2020", "2020-01-25"),
    ("Lunar New Year's Eve", "2024-02-09"),
    ("Nowruz", "2023-03-21"),
    ("Diwali", "2023-11-12"),
    ("Deepavali", "2023-11-12"),
    ("Holi", "2023-03-08"),
    ("Ramadan", "2024-03-11"),
    ("last Ramadan", "2023-03-23"),
    ("Eid al-Fitr 2022", "2022-05-02"),
    ("Eid ul-Adha", "2023-06-28"),
    ("Ashura", "2023-07-29"),
    ("Passover", "2023-04-06"),
    ("Rosh Hashanah", "2023-09-16"),
    ("Yom Kippur", "2023-09-25"),
    ("Sukkot", "2023-09-30"),
    ("Hanukkah", "2023-12-08"),
    ("Purim", "2023-03-07"),
    ("Vesak", "2023-06-02"),
    ("the August bank holiday", "2023-08-28"),
    ("the early May bank holiday", "2023-05-01"),
    ("the late May bank holiday", "2023-05-29"),
    ("the spring bank holiday", "2023-05-29"),
    ("the May Day bank holiday", "2023-05-01"),
    ("the Easter bank holiday", "2023-04-10"),
]


@pytest.mark.parametrize(("text", "value"), NAMED, ids=[text for text, _ in NAMED])
def test_the_nearest_or_the_one_of_the_year(text: str, value: str) -> None:
    (found,) = annotate(f"The town celebrated at {text} by the river.")
    assert (found["text"], found["value"], found["type"], found["status"]) == (text, value, "DATE", "resolved")
    assert found["interval_start"] == date.fromisoformat(value)


@pytest.mark.parametrize(
    ("text", "value", "last"),
    [
        ("Ramadan 2023", "2023-03-23", date(2023, 4, 20)),
        ("Hanukkah 2023", "2023-12-08", date(2023, 12, 15)),
        ("Passover 2023", "2023-04-06", date(2023, 4, 13)),
        ("Rosh Hashanah 2023", "2023-09-16", date(2023, 9, 17)),
    ],
)
def test_a_feast_of_many_days_has_its_first_as_value_and_all_in_its_interval(text: str, value: str, last: date) -> None:
    (found,) = annotate(f"It was closed during {text}.")
    assert (found["value"], found["interval_start"], found["interval_end"]) == (value, date.fromisoformat(value), last)


@pytest.mark.parametrize(
    ("text", "outlet", "value"),
    [
        ("on Thanksgiving", "thestar.com", "2023-10-09"),
        ("on Thanksgiving", "The Toronto Star", "2023-10-09"),
        ("on Thanksgiving", "cbc.ca", "2023-10-09"),
        ("on Canadian Thanksgiving", None, "2023-10-09"),
        ("on Mother's Day", "telegraph.co.uk", "2024-03-10"),
        ("on Mother's Day", "smh.com.au", "2023-05-14"),
        ("on Father's Day", "nzherald.co.nz", "2023-09-03"),
        ("on Labour Day", "nzherald.co.nz", "2023-10-23"),
        ("on Labour Day", "cbc.ca", "2023-09-04"),
        ("on Labour Day", "https://www.lemonde.fr/en/", "2023-05-01"),
        ("on Independence Day", "thehindu.com", "2023-08-15"),
        ("on Republic Day", "Times of India", "2024-01-26"),
        ("on Ukraine's Independence Day", "nytimes.com", "2023-08-24"),
        ("on Poland\u2019s Independence Day", None, "2023-11-11"),
        ("on Freedom Day", "CAPE TOWN", "2023-04-27"),
        ("on the August bank holiday", "rte.ie", "2023-08-07"),
        ("on Victoria Day", None, "2023-05-22"),
    ],
)
def test_the_country_decides(text: str, outlet: str | None, value: str) -> None:
    (found,) = annotate(f"It was closed {text}.", outlet)
    assert found["value"] == value


def test_the_dateline_tells_the_country_where_the_outlet_does_not() -> None:
    body = "TORONTO (AP) \u2014 It was closed on Thanksgiving."
    assert annotate(body)[0]["value"] == "2023-10-09"
    assert annotate(body, "nytimes.com")[0]["value"] == "2023-11-23"


@pytest.mark.parametrize(
    "body",
    [
        "They flew to Easter Island and read \u201cA Christmas Carol\u201d.",
        "He fought in the Yom Kippur War and signed the Good Friday Agreement.",
        "Father Christmas sang of a white Christmas. Merry Christmas! Happy Holi!",
        "The president's day began with a walk.",
        "They marked Republic Day and Unity Day.",  # of which country nobody knows
        "A black man, a good king and Martin Luther met Mardi Berg.",
        "The bank holiday plans of St. George and Al Berg.",
        "Al-Fitr Motors paid the mothers.",
    ],
)
def test_no_holiday(body: str) -> None:
    assert annotate(body) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Christmas", "XXXX-12-25"),
        ("May Day", "XXXX-05-01"),
        ("Easter", "XXXX-XX-XX"),
        ("Ramadan", "XXXX-XX-XX"),
        ("Thanksgiving", "XXXX-XX-XX"),
    ],
)
def test_without_a_publication_date(text: str, value: str) -> None:
    (found,) = annotate(f"It was closed on {text}.", published=None)
    assert (found["value"], found["status"]) == (value, "needs-publication-date")


def test_a_year_without_a_known_day_is_no_holiday() -> None:
    assert [found["text"] for found in annotate("It was closed in Ramadan 1910.")] == ["1910"]


def test_days_by_rule() -> None:
    assert days_of("thanksgiving", 1999) == ((date(1999, 11, 25), date(1999, 11, 25)),)
    assert days_of("easter", 2000) == ((date(2000, 4, 23), date(2000, 4, 23)),)
    assert days_of("election", 2022, "GB") == ()
    assert days_of("inauguration", 2022) == ()
    assert [first for first, _ in days_of("ramadan", 2030)] == [date(2030, 1, 5), date(2030, 12, 26)]
    assert [first for first, _ in days_of("spring bank", 2022)] == [date(2022, 6, 2)]  # moved for a jubilee
    assert days_of("nothing", 2023) == ()


NAMES = sorted(
    {
        *holiday_days._FIXED,
        *holiday_days._WEEKDAY_OF_MONTH,
        *holiday_days._FROM_EASTER,
        *holiday_days._IN_CALENDAR,
        *holiday_days._NATIONAL,
        *("election", "eid", "black friday"),
    }
)


@given(st.sampled_from(NAMES), st.integers(2, 9990), st.sampled_from([None, "US", "GB", "AU", "IN", "XX", "IL"]))
def test_any_year_and_country(name: str, year: int, country: str | None) -> None:
    for first, last in days_of(name, year, country):
        assert first.year == year
        assert 0 <= (last - first).days <= 30


@pytest.mark.parametrize("year", [1999, 2036])
def test_years_that_a_calendar_has_in_part_give_what_it_has(year: int) -> None:
    assert days_of("diwali", year) == ()
    assert days_of("republic", year, "IN") == ((date(year, 1, 26), date(year, 1, 26)),)


@pytest.mark.parametrize("name", NAMES)
def test_every_holiday_has_a_day_in_our_time(name: str) -> None:
    assert any(days_of(name, 2021, country) for country in (None, "ZA", "ZM", "SG", "IN"))


def test_the_calendars_are_imported_only_for_what_needs_them() -> None:
    code = (
        "import sys, pyarrow as pa\n"
        "from newsqa.annotate.dates import annotate_dates\n"
        "def read(body): return annotate_dates(pa.table({'body': [body]})).num_rows\n"
        "assert read('They met on Tuesday, last summer and on the third of May 2020.') == 3\n"
        "assert 'holidays' not in sys.modules\n"
        "assert read('They met at Diwali.') == 1\n"
        "assert 'holidays' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
