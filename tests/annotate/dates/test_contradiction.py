"""Whether a date contradicts what stands around it: the weekday beside it, the tense of its sentence, publication."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.annotate.dates.day_order import order_near, order_of_column, order_of_region, order_of_zones
from newsqa.annotate.dates.told import is_told_as_past
from newsqa.annotate.dates.weekdays import weekday_with

TOLD = [
    "The bridge collapsed on [May 3, 2031].",
    "On [May 3, 2031], the court ruled against the mill.",
    "On [May 3, 2031] nobody came, and the hall was locked.",
    "She resigned [May 3, 2031].",
    "He has been missing since [May 3, 2031].",
    "The union called a strike; it ended on [May 3, 2031].",
    "Both sides agreed on [May 3, 2031] to stop.",
    "Parliament held an election on [May 3, 2031].",
    "A storm on [May 3, 2031] tore the roofs off.",
    "She went to court on [May 3, 2031] and won.",
    "Gen. Okafor said the plan failed on [May 3, 2031].",
    "The senator was re-elected in [3 June 2031].",
    "Nine miners were killed in a blast on [3 June 2031].",
    "[3 June 2031] was the day the dam burst.",
    "The jury reached its verdict on [3 June 2031] after six hours.",
    "The suspect turned himself in on [3 June 2031], police said.",
    "Shares fell 12 percent on [3 June 2031].",
    "The first patient was diagnosed on [3 June 2031], according to the clinic.",
    "Firefighters brought the blaze under control on [3 June 2031].",
    "The court, which heard the case on [3 June 2031], has not explained itself.",
    "He had been in custody since [3 June 2031].",
    "The army took the city on [3 June 2031].",
    "The last survivor passed away on [3 June 2031] in Lisbon.",
    "The treaty entered into force on [3 June 2031].",
    "Both parents testified on [3 June 2031].",
    "The minister stepped down on [3 June 2031] amid protests.",
    "The company recalled 4,000 heaters on [3 June 2031].",
    "The mayor has apologised for what she said on [3 June 2031].",
    "The board voted 7-2 on [3 June 2031] to fire him.",
]
NOT_TOLD = [
    "The bridge will close on [May 3, 2031].",
    "The vote was scheduled for [May 3, 2031].",
    "The lease runs until [May 3, 2031].",
    "Both sides agreed on an election on [May 3, 2031].",
    "The vote was moved to [May 3, 2031].",
    "Parliament approved an election on [May 3, 2031].",
    "The council voted to open the pool on [May 3, 2031].",
    "Elections are held on [May 3, 2031].",
    "The court ruled. The next hearing on [May 3, 2031].",
    "He sold tickets for the [May 3, 2031] concert.",
    "If the bridge collapsed on [May 3, 2031], nobody would notice.",
    "[May 3, 2031]",
    "The museum is to reopen on [3 June 2031].",
    "The ban takes effect on [3 June 2031].",
    "She announced she would step down on [3 June 2031].",
    "The company said it expects to finish the line in [3 June 2031].",
    "The two sides agreed to meet again on [3 June 2031].",
    "The judge set a hearing for [3 June 2031].",
    "The loan, signed last week, falls due on [3 June 2031].",
    "Voters go to the polls on [3 June 2031].",
    "The city won the right to host the games in [3 June 2031].",
    "The government delayed the vote to [3 June 2031].",
    "The lease was renewed and ends on [3 June 2031].",
    "Organisers sold 4,000 tickets for the concert on [3 June 2031].",
    "The union threatened a strike on [3 June 2031].",
    "He was invited to speak on [3 June 2031].",
    "The deal gave the buyer time until [3 June 2031].",
    "The council fixed the date of the ballot: [3 June 2031].",
    "The wicked sequel comes on [3 June 2031].",
    "They booked the hall for a party on [3 June 2031].",
    "The inquiry was told to report by [3 June 2031].",
    "The airline added flights to Oslo on [3 June 2031].",
    "The league published fixtures for the season that starts on [3 June 2031].",
]


def _place(sentence: str) -> tuple[str, int, int]:
    start, end = sentence.index("["), sentence.index("]") - 1
    return sentence.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize("sentence", TOLD)
def test_told_as_past(sentence: str) -> None:
    assert is_told_as_past(*_place(sentence))


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_not_told_as_past(sentence: str) -> None:
    assert not is_told_as_past(*_place(sentence))


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_around_a_date_is_read(before: str, after: str) -> None:
    text = f"{before}May 3, 2031{after}"
    assert is_told_as_past(text, len(before), len(before) + 11) in (True, False)
    assert 0 <= weekday_with(text, len(before), len(before) + 11) <= 7


@pytest.mark.parametrize(
    ("sentence", "weekday"),
    [
        ("on [Tuesday, November 4, 2023]", 2),
        ("on Tuesday, [2023-11-04]", 2),
        ("on Tue. [4 November 2023]", 2),
        ("on Tuesday ([Nov. 4])", 2),
        ("on [4 November 2023], a Tuesday", 2),
        ("on [4 November 2023] (Thurs)", 4),
        ("met on Tuesday. [November 4, 2023], was fine", 0),
        ("on Tuesday ([Nov. 4] at noon)", 0),
        ("on [4 November 2023], a Tuesdays-only shop", 0),
        ("a sunny [4 November 2023]", 0),
    ],
)
def test_weekday_with_a_day(sentence: str, weekday: int) -> None:
    assert weekday_with(*_place(sentence)) == weekday


@pytest.mark.parametrize(
    ("raw", "day", "order"),
    [
        ("03/04/2024", date(2024, 4, 3), "day-first"),
        ("03/04/2024", date(2024, 3, 4), "month-first"),
        ("25/04/2024 10:00", date(2024, 4, 25), "day-first"),
        ("04/04/2024", date(2024, 4, 4), None),
        ("2024-04-03", date(2024, 4, 3), None),
        ("03/04/2024", date(2024, 5, 3), None),
        ("03/04/2024", None, None),
        (None, date(2024, 4, 3), None),
    ],
)
def test_order_of_the_column(raw: str | None, day: date | None, order: str | None) -> None:
    assert order_of_column(raw, day) == order


@pytest.mark.parametrize(
    ("columns", "order"),
    [
        ({"url": "https://www.example.co.uk/news/2"}, "day-first"),
        ({"url": "http://example.in:8080"}, "day-first"),
        ({"url": "https://www.example.gov/x.uk"}, "month-first"),
        ({"url": "https://example.com/news.uk"}, None),
        ({"outlet": "example.ie"}, "day-first"),
        ({"outlet": "US"}, None),
        ({"language": "en-GB"}, "day-first"),
        ({"language": "en_US"}, "month-first"),
        ({"language": "de"}, None),
        ({}, None),
    ],
)
def test_order_of_the_region(columns: dict[str, str], order: str | None) -> None:
    assert order_of_region(columns.get) == order


def test_order_of_zones() -> None:
    assert order_of_zones("Updated 4:10 p.m. ET", None) == "month-first"
    assert order_of_zones("from 14:00 AEST on") == "day-first"
    assert order_of_zones("at 4 p.m. ET, 9 p.m. BST") is None
    assert order_of_zones("the film E.T., the ET fan club") is None


def test_order_near_publication() -> None:
    assert order_near(2024, 3, 4, date(2024, 4, 2)) == "day-first"
    assert order_near(2024, 3, 4, date(2024, 3, 5)) == "month-first"
    assert order_near(2024, 3, 4, date(2024, 7, 5)) is None
    assert order_near(2024, 11, 12, date(2024, 11, 30)) is None
    assert order_near(2024, 3, 4, None) is None
