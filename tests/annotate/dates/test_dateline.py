"""Datelines, and what they anchor in an article without a publication date."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.annotate.dates import annotate_dates
from newsqa.annotate.dates.dateline import Dateline, dateline_of

DATELINES = [
    ("LONDON, Nov. 4 (Reuters) - The ferry", Dateline("LONDON", 0, 11, 4)),
    ("LONDON, Nov 4, 2023 (AFP) – The ferry", Dateline("LONDON", 2023, 11, 4)),
    ("  \n LONDON, November 4th (Xinhua) -- The ferry", Dateline("LONDON", 0, 11, 4)),
    ("Nov 4 (Reuters) - The ferry", Dateline("", 0, 11, 4)),
    ("WASHINGTON (AP) — Nov. 4, 2023\n\nThe ferry", Dateline("WASHINGTON", 2023, 11, 4)),
    ("BERLIN, 4 November 2023 — The ferry", Dateline("BERLIN", 2023, 11, 4)),
    ("Geneva, 4 November 2023 – The ferry", Dateline("Geneva", 2023, 11, 4)),
    ("Geneva – 4 November 2023 – The ferry", Dateline("Geneva", 2023, 11, 4)),
    ("NEW YORK, Nov. 4, 2023 /PRNewswire/ -- The ferry", Dateline("NEW YORK", 2023, 11, 4)),
    ("NEW YORK, Saturday, Nov. 4 (AP) - The ferry", Dateline("NEW YORK", 0, 11, 4, 6)),
    ("SÃO PAULO, Brazil, Nov. 4 (AP) — The ferry", Dateline("SÃO PAULO, Brazil", 0, 11, 4)),
    ("WASHINGTON (AP) — The ferry", Dateline("WASHINGTON")),
    ("PORT-AU-PRINCE, Haiti (AP) — The ferry", Dateline("PORT-AU-PRINCE, Haiti")),
    ("CANBERRA — The ferry", Dateline("CANBERRA")),
]


@pytest.mark.parametrize(("body", "dateline"), DATELINES)
def test_datelines(body: str, dateline: Dateline) -> None:
    assert dateline_of(body) == dateline


@pytest.mark.parametrize(
    "body",
    [
        "",
        "The ferry was late on Nov. 4, 2023.",
        "On Nov. 4, 2023, the ferry was late.",
        "Saturday, Nov. 4 — pancakes for all.",
        "On Saturday, Nov. 4, 2023 — the day of the ferry — it rained.",
        "LONDON, Feb. 31 (Reuters) - The ferry",
        "Lund, who was born on Nov. 4 - in a ferry - said so.",
        "The ferry was late. LONDON, Nov. 4 (Reuters) - It rained.",
    ],
)
def test_prose_is_no_dateline(body: str) -> None:
    found = dateline_of(body)
    assert found is None or not found.month


def annotate(body: str, published: datetime | None = None, title: str | None = None) -> list[dict[str, Any]]:
    days = pa.array([published], pa.timestamp("us", tz="UTC"))
    return annotate_dates(pa.table({"title": [title], "body": [body], "published": days})).to_pylist()


def told(body: str, published: datetime | None = None) -> dict[str, tuple[str, str]]:
    return {row["text"]: (row["value"], row["status"]) for row in annotate(body, published)}


STORY = (
    "It sank yesterday. It had rained on Tuesday. Two boats sank last month, and three in October. They met last year."
)


def test_a_full_dateline_anchors_the_dates_and_the_title() -> None:
    rows = annotate(f"LONDON, Nov. 4, 2023 (AFP) - {STORY}", title="Ferry sinks on Friday")
    assert [(row["field"], row["text"], row["value"]) for row in rows] == [
        ("title", "Friday", "2023-11-03"),
        ("body", "Nov. 4, 2023", "2023-11-04"),
        ("body", "yesterday", "2023-11-03"),
        ("body", "Tuesday", "2023-10-31"),
        ("body", "last month", "2023-10"),
        ("body", "October", "2023-10"),
        ("body", "last year", "2022"),
    ]
    assert {row["status"] for row in rows} == {"resolved"}
    assert rows[2]["interval_start"] == date(2023, 11, 3)


def test_a_dateline_without_a_year_anchors_what_it_can() -> None:
    needs = "needs-publication-date"
    assert told(f"LONDON, Nov. 4 (Reuters) - {STORY}") == {
        "Nov. 4": ("XXXX-11-04", needs),
        "yesterday": ("XXXX-11-03", needs),
        "Tuesday": ("XXXX-WXX-2", needs),
        "last month": ("XXXX-10", needs),
        "October": ("XXXX-10", needs),
        "last year": ("XXXX", needs),
    }


def test_a_weekday_in_the_dateline_places_the_other_weekdays() -> None:
    assert told(f"LONDON, Saturday, Nov. 4 (Reuters) - {STORY}")["Tuesday"][0] == "XXXX-10-31"


def test_the_day_before_the_first_of_march_hangs_on_the_year() -> None:
    found = told("LONDON, March 1 (Reuters) - It sank yesterday, and will be raised tomorrow morning.")
    assert found["yesterday"] == ("XXXX-XX-XX", "needs-publication-date")
    assert found["tomorrow morning"] == ("XXXX-03-02TMO", "needs-publication-date")
    assert told("LONDON, Feb. 29 (Reuters) - It sank yesterday.")["yesterday"][0] == "XXXX-02-28"


def test_the_publication_date_stays_the_anchor() -> None:
    found = told("LONDON, Nov. 3 (Reuters) - It sank yesterday.", datetime(2023, 11, 6, tzinfo=UTC))
    assert found == {"Nov. 3": ("2023-11-03", "resolved"), "yesterday": ("2023-11-05", "resolved")}


def test_without_a_dateline_the_values_keep_their_unknown_part() -> None:
    assert told("WASHINGTON (AP) — It sank yesterday.") == {"yesterday": ("XXXX-XX-XX", "needs-publication-date")}


PIECES = ("LONDON", "Lund", ", ", " ", "Nov. 4", "Feb. 29", "4 March 2023", "(AP)", " - ", "—", "é", "A", "\n", "/X/")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=60))
def test_any_beginning(body: str) -> None:
    found = dateline_of(body)
    if found is not None and found.month:
        assert date(found.year or 2000, found.month, found.day)
    assert [row["start"] for row in annotate(body)] == [row["start"] for row in annotate(body, datetime(2023, 1, 1))]
