"""Expressions with the type, value, mod and status that they have in an article of Wednesday, 15 November 2023."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pytest

from newsqa.annotate.dates import annotate_dates

PUBLISHED = datetime(2023, 11, 15, 9, 30, tzinfo=UTC)


def annotate(body: str | None, published: datetime | None = PUBLISHED, **columns: Any) -> list[dict[str, Any]]:
    table = {"body": pa.array([body], pa.string()), "published": pa.array([published], pa.timestamp("us", tz="UTC"))}
    return annotate_dates(pa.table({**table, **columns})).to_pylist()


# text with the expression between brackets, type, value, mod
EXPRESSIONS = [
    # full dates
    ("It opened on [November 4, 2021], as planned.", "DATE", "2021-11-04", None),
    ("It opened on [4 November 2021].", "DATE", "2021-11-04", None),
    ("It opened on [Nov. 4, 2021].", "DATE", "2021-11-04", None),
    ("It opened on [Thursday, Nov. 4, 2021].", "DATE", "2021-11-04", None),
    ("It opened on [2021-11-04].", "DATE", "2021-11-04", None),
    ("It opened on [11/24/2021].", "DATE", "2021-11-24", None),
    ("It opened on [24.11.2021].", "DATE", "2021-11-24", None),
    ("Logged at [2021-11-04T12:30:00Z].", "TIME", "2021-11-04T12:30", None),
    ("Logged at [2021-11-04T12:30:00.000+02:00].", "TIME", "2021-11-04T12:30", None),
    ("On [the 4th of July] 12 bands play.", "DATE", "2023-07-04", None),
    # month and day
    ("The [October 7] attack by Hamas.", "DATE", "2023-10-07", None),
    ("They meet on [Dec. 2] in Rome.", "DATE", "2023-12-02", None),
    ("They met on [January 3] in Rome.", "DATE", "2024-01-03", None),
    ("They met on [May 5] in Rome.", "DATE", "2023-05-05", None),
    ("The term ended [March 31].", "DATE", "2023-03-31", None),
    # months
    ("Sales fell in [August 2019].", "DATE", "2019-08", None),
    ("Sales fell in [August].", "DATE", "2023-08", None),
    ("Sales fell in [December].", "DATE", "2022-12", None),
    ("The court will rule in [December].", "DATE", "2023-12", None),
    ("It fell in [early June].", "DATE", "2023-06", "START"),
    ("It fell by [the end of March].", "DATE", "2023-03", "END"),
    ("It fell in [mid-March].", "DATE", "2023-03", "MID"),
    ("Sales fell [last May].", "DATE", "2023-05", None),
    ("It was signed in [June last year].", "DATE", "2022-06", None),
    # years, decades, centuries
    ("It was built in [1987].", "DATE", "1987", None),
    ("It closed in [late 2008].", "DATE", "2008", "END"),
    ("It lost money in [fiscal 2019].", "DATE", "2019", None),
    ("It grew in [the 1990s].", "DATE", "199", None),
    ("It grew in [the mid-1980s].", "DATE", "198", "MID"),
    ("Music of [the nineties].", "DATE", "199", None),
    ("A house of [the 19th century].", "DATE", "18", None),
    # weekdays and days
    ("The council met on [Tuesday].", "DATE", "2023-11-14", None),
    ("The council met on [Wednesday].", "DATE", "2023-11-15", None),
    ("The council will meet on [Friday].", "DATE", "2023-11-17", None),
    ("The council met [last Friday].", "DATE", "2023-11-10", None),
    ("The council meets [next Monday].", "DATE", "2023-11-20", None),
    ("It rained on [Monday night].", "TIME", "2023-11-13TNI", None),
    ("It rained [yesterday].", "DATE", "2023-11-14", None),
    ("It rains [today].", "DATE", "2023-11-15", None),
    ("It may rain [tomorrow].", "DATE", "2023-11-16", None),
    ("It may rain [tonight].", "TIME", "2023-11-15TNI", None),
    ("It rained [last night].", "TIME", "2023-11-14TNI", None),
    ("It rained [this morning].", "TIME", "2023-11-15TMO", None),
    ("It rained over [the weekend].", "DATE", "2023-W45-WE", None),
    ("It rains [this coming Friday].", "DATE", "2023-11-17", None),
    ("It rained [the day before yesterday].", "DATE", "2023-11-13", None),
    # units
    ("It rained [last week].", "DATE", "2023-W45", None),
    ("It rained [earlier this month].", "DATE", "2023-11", "START"),
    ("It will rain [next month].", "DATE", "2023-12", None),
    ("It closed [late last year].", "DATE", "2022", "END"),
    ("It closed [three years ago].", "DATE", "2020", None),
    ("It closed [two months ago].", "DATE", "2023-09", None),
    ("It closed [two weeks ago].", "DATE", "2023-W44", None),
    ("It closed [ten days ago].", "DATE", "2023-11-05", None),
    ("It closes [two days from now].", "DATE", "2023-11-17", None),
    ("It closed [more than a decade ago].", "DATE", "2013", "BEFORE"),
    ("It closed [last fall].", "DATE", "2022-FA", None),
    ("It closed in [the winter of 1994].", "DATE", "1994-WI", None),
    ("It closed [decades ago].", "DATE", "PAST_REF", None),
    ("It lost money in [FY2019].", "DATE", "2019", None),
    ("It was [1965]'s best film.", "DATE", "1965", None),
    ("It happened in [1066], they say.", "DATE", "1066", None),
    # quarters
    ("Profit rose in [the third quarter].", "DATE", "2023-Q3", None),
    ("Profit rose in [the fourth quarter of 1997].", "DATE", "1997-Q4", None),
    ("Profit rose in [Q2 2019].", "DATE", "2019-Q2", None),
    ("Profit rose in [the first half of 2020].", "DATE", "2020-H1", None),
    # times
    ("Doors open at [8 a.m.] sharp.", "TIME", "2023-11-15T08:00", None),
    ("Doors opened at [8 a.m. Monday].", "TIME", "2023-11-13T08:00", None),
    ("Doors opened at [10:30pm].", "TIME", "2023-11-15T22:30", None),
    ("Doors opened at [14:30 GMT].", "TIME", "2023-11-15T14:30", None),
    ("Doors opened at [9 in the morning].", "TIME", "2023-11-15T09:00", None),
    ("Doors opened at [0735 GMT].", "TIME", "2023-11-15T07:35", None),
    # holidays
    ("They met on [Thanksgiving Day].", "DATE", "2023-11-23", None),
    ("They met on [Christmas Eve].", "DATE", "2023-12-24", None),
    ("They met on [New Year's Eve 2019].", "DATE", "2019-12-31", None),
    ("They met on [Good Friday].", "DATE", "2023-04-07", None),
    # durations
    ("The worst in [nearly 20 years].", "DURATION", "P20Y", "LESS_THAN"),
    ("It lasted [three hours].", "DURATION", "PT3H", None),
    ("It lasted [two and a half years].", "DURATION", "P2Y6M", None),
    ("It fell over [the past two years].", "DURATION", "P2Y", None),
    ("It took [several years].", "DURATION", "PXY", None),
    ("It took [more than twenty-four hours].", "DURATION", "PT24H", "MORE_THAN"),
    ("It took [at least 18 months].", "DURATION", "P18M", "EQUAL_OR_MORE"),
    ("The [five-year] plan failed.", "DURATION", "P5Y", None),
    ("It took [about 24 hours].", "DURATION", "PT24H", "APPROX"),
    ("They waited for [two decades].", "DURATION", "P20Y", None),
    # sets
    ("They meet [every week].", "SET", "P1W", None),
    ("They meet [every two years].", "SET", "P2Y", None),
    ("They are paid [monthly].", "SET", "P1M", None),
    ("They report [annually].", "SET", "P1Y", None),
    ("They meet on [Mondays].", "SET", "XXXX-WXX-1", None),
    # references to no certain date
    ("They [now] agree.", "DATE", "PRESENT_REF", None),
    ("They [currently] agree.", "DATE", "PRESENT_REF", None),
    ("They [recently] agreed.", "DATE", "PAST_REF", None),
    ("A thing of [the past].", "DATE", "PAST_REF", None),
    ("Plans for [the future].", "DATE", "FUTURE_REF", None),
]


@pytest.mark.parametrize(("marked", "type_", "value", "mod"), EXPRESSIONS, ids=[row[0] for row in EXPRESSIONS])
def test_expression(marked: str, type_: str, value: str, mod: str | None) -> None:
    body = marked.replace("[", "").replace("]", "")
    first, *_ = found = annotate(body)
    assert [row["text"] for row in found][:1] == [marked[marked.index("[") + 1 : marked.index("]")]]
    assert (first["type"], first["value"], first["mod"]) == (type_, value, mod)
    assert first["start"] == marked.index("[")
    on_calendar = type_ in ("DATE", "TIME") and not value.endswith("_REF")
    assert (first["interval_start"] is not None) == on_calendar
    assert first["status"] == ("vague" if value.endswith("_REF") else "resolved")


NONE = [
    "They fought back for the first time.",
    "They fired 60 times.",
    "At the same time, they fled.",
    "It may rain, and they march on.",
    "She came second, he came first.",
    "The 45-year-old mayor, 45 years old, has a 3-month-old son.",
    "It has 1,500 seats and 2,011 rooms.",
    "About 2011 people came and 1950 dollars were paid.",
    "They paid $2011 for room B2011.",
    "A previously unknown sun, sat upon by all.",
    "May I ask? Mark may.",
    "They won 25:70 and read John 3:16.",
    "He wrote for USA Today and \u201cThis Week\u201d.",
    "She reads the Sunday Times, and Sheffield Wednesday lost.",
    "He stayed in room 1492 and April Smith in room 12.",
    "He is in his 20s and she in her 30s.",
    "About three-quarters agreed, and 3/4 of 9/10 too.",
    "",
    "\n\n \t",
]


@pytest.mark.parametrize("body", NONE)
def test_no_expression(body: str) -> None:
    assert annotate(body) == []


# without a publication date
UNPLACED = [
    ("November 4", "XXXX-11-04"),
    ("Tuesday", "XXXX-WXX-2"),
    ("last year", "XXXX"),
    ("earlier this month", "XXXX-XX"),
    ("yesterday", "XXXX-XX-XX"),
    ("last week", "XXXX-WXX"),
    ("the third quarter", "XXXX-Q3"),
    ("three years ago", "XXXX"),
    ("Christmas Eve", "XXXX-12-24"),
    ("8 a.m. Friday", "XXXX-WXX-5T08:00"),
    ("this summer", "XXXX-SU"),
]


@pytest.mark.parametrize(("text", "value"), UNPLACED)
def test_needs_the_publication_date(text: str, value: str) -> None:
    (found,) = annotate(f"It happened {text}, they say.", published=None)
    assert (found["text"], found["value"], found["status"]) == (text, value, "needs-publication-date")
    assert found["interval_start"] is None
    assert found["interval_end"] is None


FAULTY = [
    ("30 February 2019", "impossible", "2019-02-30"),
    ("June 31", "impossible", "XXXX-06-31"),
    ("2023-13-05", "impossible", "2023-13-05"),
    ("February 29, 2023", "impossible", "2023-02-29"),
    ("Tuesday, November 4, 2023", "contradictory", "2023-11-04"),
    ("03/04/2024", "ambiguous", "2024-XX-XX"),
]


@pytest.mark.parametrize(("text", "status", "value"), FAULTY)
@pytest.mark.parametrize("published", [PUBLISHED, None])
def test_faulty(text: str, status: str, value: str, published: datetime | None) -> None:
    (found,) = annotate(f"It happened on {text}, they say.", published)
    assert (found["text"], found["status"], found["value"]) == (text, status, value)


def test_what_follows_counts_from_the_date_that_was_named() -> None:
    found = annotate(
        "He fled in June 1998 and came back later that year. A week later he left. In the following year, none."
    )
    assert [row["value"] for row in found] == ["1998-06", "1998", "1998-WXX", "1999"]
    found = annotate("He fled on June 3, 1998. Two days later he left, and a week later he came back.")
    assert [row["value"] for row in found] == ["1998-06-03", "1998-06-05", "1998-W24"]


def test_a_time_takes_the_day_beside_it() -> None:
    found = annotate("Doors open at 8 p.m. on Friday, or on Monday at 9 a.m., as they said.")
    assert found[0]["value"] == "2023-11-10T20:00"
    assert [row["text"] for row in found] == ["8 p.m.", "Friday", "Monday", "9 a.m."]
    assert found[3]["value"] == f"{found[2]['value']}T09:00"


@pytest.mark.parametrize("published", [PUBLISHED, None])
def test_a_history_is_told_by_its_own_dates(published: datetime | None) -> None:
    years = " ".join(f"In {year} the league met again." for year in range(1921, 1930))
    found = annotate(f"{years} In March it split. On 2 May the rest dissolved it.", published)
    assert [row["value"] for row in found][-2:] == ["1929-03", "1929-05-02"]
    assert {row["status"] for row in found} == {"resolved"}


def test_a_year_earlier_takes_over_the_quarter() -> None:
    found = annotate("Profit in the third quarter doubled from a year earlier.")
    assert [row["value"] for row in found] == ["2023-Q3", "2022-Q3"]


@pytest.mark.parametrize(("order", "value"), [("day-first", "2024-04-03"), ("month-first", "2024-03-04")])
def test_day_order_from_outside(order: str, value: str) -> None:
    table = pa.table({"body": ["On 03/04/2024 they met."]})
    (found,) = annotate_dates(table, day_order=order).to_pylist()
    assert (found["value"], found["status"]) == (value, "resolved")


def test_day_order_of_the_article_goes_before() -> None:
    table = pa.table({"title": ["From 25/12/2023"], "body": ["On 03/04/2024 they met."]})
    values = [row["value"] for row in annotate_dates(table, day_order="month-first").to_pylist()]
    assert values == ["2023-12-25", "2024-04-03"]
