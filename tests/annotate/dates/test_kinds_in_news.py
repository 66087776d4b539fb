"""The kinds of date expressions that news is made of, with the edges of the calendar: leap years, year ends, week 53.

Every case has the day of publication, a sentence with one or more expressions in brackets, and their values in order.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from test_expressions import annotate

# the kinds in the order of how often they occur
KINDS: dict[str, list[tuple[str, str, str]]] = {
    "weekday": [
        ("2023-11-15", "They met [Tuesday] and [Thursday night].", "2023-11-14 2023-11-09TNI"),
        ("2023-11-15", "They met [late Tuesday] or [early Wednesday].", "2023-11-14 2023-11-15"),
        ("2024-01-01", "They met on [Sunday].", "2023-12-31"),
        ("2024-03-01", "They met on [Thursday].", "2024-02-29"),
        ("2023-12-29", "They will meet on [Monday].", "2024-01-01"),
        ("2021-01-03", "They met on [Thursday].", "2020-12-31"),
        ("2023-11-15", "On [Nov. 10] they met. They had met [the previous Monday] too.", "2023-11-10 2023-11-06"),
        ("2023-11-15", "On [Nov. 10] they met, and [the following Monday] again.", "2023-11-10 2023-11-13"),
        ("2023-11-15", "They met [this past Friday] and meet [this coming Monday].", "2023-11-10 2023-11-20"),
        ("2023-11-15", "They met over [the weekend] and [this past weekend].", "2023-W45-WE 2023-W45-WE"),
        ("2023-11-15", "They will meet [this weekend] and [next weekend].", "2023-W46-WE 2023-W47-WE"),
        ("2021-01-04", "They met over [the weekend].", "2020-W53-WE"),
    ],
    "this, last and next": [
        ("2023-11-15", "It fell before [today]'s vote, and after [yesterday]'s.", "2023-11-15 2023-11-14"),
        ("2023-11-15", "It fell [last week] and [this month].", "2023-W45 2023-11"),
        ("2021-01-05", "It fell [last week] and [last month].", "2020-W53 2020-12"),
        ("2020-12-30", "It will fall [this week] and [next week].", "2020-W53 2021-W01"),
        ("2024-12-30", "It fell [this week] and [last week].", "2025-W01 2024-W52"),
        ("2024-01-15", "It fell [last month], [last quarter] and [last year].", "2023-12 2023-Q4 2023"),
        ("2023-12-15", "It will fall [next month], [next quarter] and [next year].", "2024-01 2024-Q1 2024"),
        ("2023-12-15", "It will fall in [the coming quarter].", "2024-Q1"),
        ("2024-02-29", "It fell [yesterday], and [today], and [three days ago].", "2024-02-28 2024-02-29 2024-02-26"),
        ("2024-02-28", "It will fall [tomorrow] and [the day after tomorrow].", "2024-02-29 2024-03-01"),
        ("2023-12-31", "It will fall [tomorrow].", "2024-01-01"),
        ("2023-11-15", "It fell [earlier in the week] and [late in the year].", "2023-W46 2023"),
        ("2023-11-15", "It ends by [the end of the month], or [the end of the decade].", "2023-11 202"),
        ("2023-11-15", "Sales for [the year] and [the first six weeks] of [the year] fell.", "2023 P6W 2023"),
        ("2023-11-15", "On [Oct. 3] it fell. [The next day] it rose.", "2023-10-03 2023-10-04"),
        ("2023-11-15", "In [2019] it fell by more than in [the previous year].", "2019 2018"),
        (
            "2023-11-15",
            "On [Oct. 3] it fell, and [that night] too, and [the next morning].",
            "2023-10-03 2023-10-03TNI 2023-10-04TMO",
        ),
    ],
    "so long ago": [
        ("2024-03-31", "It fell [a month ago].", "2024-02"),
        ("2021-01-20", "It fell [three weeks ago].", "2020-W53"),
        ("2024-01-01", "It fell [two days ago].", "2023-12-30"),
        ("2023-11-15", "It fell [half a century ago].", "1973"),
        ("2023-11-15", "It fell [a year and a half ago].", "2022-05"),
        ("2023-11-15", "It fell [decades ago], or [a few years ago].", "PAST_REF PAST_REF"),
    ],
    "duration": [
        ("2023-11-15", "It rained for [the past two years].", "P2Y"),
        ("2023-11-15", "It rained in [the past 24 hours].", "PT24H"),
        ("2023-11-15", "It will [last four weeks].".replace("[last ", "last ["), "P4W"),
        ("2023-11-15", "It rained for [two-and-a-half years].", "P2Y6M"),
        ("2023-11-15", "It takes [a year or two], or [a day or two].", "PXY PXD"),
        ("2023-11-15", "It rained in [the days] before, and [the weeks] ahead.", "PXD PXW"),
        ("2023-11-15", "After [months] of rain, a [decades-long] drought.", "PXM PXE"),
        ("2023-11-15", "It rained for [centuries].", "PXC"),
        (
            "2023-11-15",
            "It rained [a day] after the vote, and [hours] before. She spent [years] there.",
            "P1D PTXH PXY",
        ),
        ("2023-11-15", "It rained over [the last decade], and will for [the next decade].", "P10Y P10Y"),
        ("2023-11-15", "It rained for [the year] ended [June 30].", "P1Y 2023-06-30"),
    ],
    "quarter": [
        ("2023-11-15", "Sales fell in [the third quarter].", "2023-Q3"),
        ("2024-01-20", "Sales fell in [the fourth quarter].", "2023-Q4"),
        ("2024-01-20", "Sales will fall in [the second half of the year].", "2024-H2"),
        ("2024-01-20", "Sales fell in [the last half of 2022], and [H1 2023].", "2022-H2 2023-H1"),
        ("2023-11-15", "Sales of [the third quarter] fell from [a year earlier].", "2023-Q3 2022-Q3"),
        ("2023-11-15", "Prices rose in [October] from [a year earlier].", "2023-10 2022-10"),
        ("2024-01-20", "Prices rose in [December] from [a year ago].", "2023-12 2022-12"),
        (
            "2023-11-15",
            "In [the third quarter] sales fell. In [the first nine months] they rose from [a year earlier].",
            "2023-Q3 P9M 2022",
        ),
        (
            "2023-11-15",
            "It sees a loss in [the fourth quarter]. In [the latest quarter] it made money.",
            "2023-Q4 2023-Q3",
        ),
    ],
    "month and day": [
        ("2023-11-15", "It opened on [Oct. 7].", "2023-10-07"),
        ("2024-01-10", "It opened on [Dec. 30].", "2023-12-30"),
        ("2023-12-20", "It opens on [Jan. 3].", "2024-01-03"),
        ("2024-03-10", "It opened on [Feb. 29].", "2024-02-29"),
        ("2023-11-15", "It lost money in [the year] ended [Jan. 31].", "P1Y 2023-01-31"),
        ("2023-11-15", "It runs [November 30] to [December 2, 2022].", "2022-11-30 2022-12-02"),
        ("2023-11-15", "It runs [Nov. 28]-[Dec. 2, 2022].", "2022-11-28 2022-12-02"),
        ("2023-11-15", "It runs [Nov. 30] to [Jan. 2, 2023].", "2022-11-30 2023-01-02"),
        (
            "2023-11-15",
            "It closed on [Aug. 25 of last year], as his reason for leaving on [May 9].",
            "2022-08-25 2023-05-09",
        ),
    ],
    "year": [
        ("2023-11-15", "It was built in [1987] and closed in [late 2008].", "1987 2008"),
        ("2023-11-15", "It was in the years [1955] to [1957].", "1955 1957"),
        ("2023-11-15", "He served from [1998] to [2004], and in [2010]-[2014].", "1998 2004 2010 2014"),
        ("2023-11-15", "It closed in [nineteen ninety-six], by [the year two thousand].", "1996 2000"),
        ("2023-11-15", "It closed in [January nineteen ninety-six].", "1996-01"),
        ("2023-11-15", "It closed in [the winter of nineteen ninety-four].", "1994-WI"),
    ],
    "month": [
        ("2023-11-15", "It fell in [October] and [last December].", "2023-10 2022-12"),
        ("2023-12-15", "It will fall in [January].", "2024-01"),
        ("2023-12-14", "He would not run in [November], and gave it until [March].", "2024-11 2024-03"),
        ("2023-11-15", "It rained between [November] and [January 2015].", "2014-11 2015-01"),
        ("2023-11-15", "It rained from [March] to [June 2022].", "2022-03 2022-06"),
        ("2023-11-15", "It rained [January]\u2013[March 2021].", "2021-01 2021-03"),
        ("2023-11-15", "The rules, to be published in [early December], are short.", "2023-12"),
    ],
    "season": [
        ("2023-11-15", "It fell [last winter] and [this past summer].", "2022-WI 2023-SU"),
        ("2023-11-15", "It fell in [the spring] and the fall of the wall.", "2023-SP"),
        ("2023-11-15", "It was [the summer of '69], not [the winter of '08].", "1969-SU 2008-WI"),
    ],
    "no certain date": [
        ("2023-11-15", "They [now] agree, and [recently] met.", "PRESENT_REF PAST_REF"),
        ("2023-11-15", "[Today]'s society, and [today]'s modern world.", "PRESENT_REF PRESENT_REF"),
        ("2023-11-15", "They will [one day] agree; [some day].", "FUTURE_REF FUTURE_REF"),
    ],
    "set": [
        ("2023-11-15", "They meet [every other Friday] and on [Mondays].", "XXXX-WXX-5 XXXX-WXX-1"),
        ("2023-11-15", "They meet [daily], twice [a week], on [weekends].", "P1D P1W XXXX-WXX-WE"),
        ("2023-11-15", "They meet [every four years].", "P4Y"),
    ],
    "full date": [
        ("2023-11-15", "It opened on [Feb. 29, 2024].", "2024-02-29"),
        ("2023-11-15", "It opened on [Thursday, December 31, 2020].", "2020-12-31"),
        ("2023-11-15", "It opened on [1 January 2000].", "2000-01-01"),
    ],
    "decade and century": [
        ("2023-11-15", "It grew in [the 2010s], [the early-2000s] and [the mid-1980s].", "201 200 198"),
        ("2023-11-15", "It grew in [the nineties] and [the '60s].", "199 196"),
        ("2023-11-15", "It grew in [the 21st century] and [the eighteenth century].", "20 17"),
    ],
    "holiday": [
        ("2024-01-02", "They met on [Christmas Eve] and [New Year's Eve].", "2023-12-24 2023-12-31"),
        ("2023-11-15", "They met on [Thanksgiving Day].", "2023-11-23"),
    ],
    "clock": [
        (
            "2023-11-15",
            "It opens at [8 a.m. EST], [21:00 GMT], [9pm AEST].",
            "2023-11-15T08:00 2023-11-15T21:00 2023-11-15T21:00",
        ),
        ("2023-11-15", "It opened at [14:30 IST] and [3 p.m. local time].", "2023-11-15T14:30 2023-11-15T15:00"),
        ("2024-01-01", "It opened at [11:59 p.m. Sunday].", "2023-12-31T23:59"),
        (
            "2024-03-01",
            "It opened at [noon Thursday], and by [mid-afternoon] it closed.",
            "2024-02-29T12:00 2024-03-01TAF",
        ),
    ],
}
CASES = [pytest.param(*case, id=f"{kind}: {case[1]}") for kind, cases in KINDS.items() for case in cases]


@pytest.mark.parametrize(("published", "marked", "values"), CASES)
def test_kind(published: str, marked: str, values: str) -> None:
    day = date.fromisoformat(published)
    found = annotate(marked.replace("[", "").replace("]", ""), datetime(day.year, day.month, day.day, tzinfo=UTC))
    wanted = [piece.partition("]")[0] for piece in marked.split("[")[1:]]
    assert [row["text"] for row in found] == wanted
    assert [row["value"] for row in found] == values.split()


def test_the_first_day_of_a_range_takes_the_year_at_its_end() -> None:
    first, *_ = annotate("It runs October 7-9, 2021.")
    assert (first["text"], first["value"]) == ("October 7", "2021-10-07")


NO_DATES = [
    "It grew 20 percent a year and made $2 million a year.",
    "They scored a touchdown in the fourth quarter and led after the third quarter.",
    "He spoke on \u201cThis Week.\u201d and \u201cThis Week With Nils Aamodt.\u201d",
    "She is player of the year, and the 8-month-old sleeps.",
    "It was for the first time, 60 times, at the same time.",
]


@pytest.mark.parametrize("body", NO_DATES)
def test_no_date(body: str) -> None:
    assert annotate(body) == []


@pytest.mark.parametrize(
    ("words", "mod"),
    [
        ("no more than two years", "EQUAL_OR_LESS"),
        ("no less than two years", "EQUAL_OR_MORE"),
        ("more than two years", "MORE_THAN"),
        ("at most two years", "EQUAL_OR_LESS"),
    ],
)
def test_amount(words: str, mod: str) -> None:
    (found,) = annotate(f"It took {words} to build.")
    assert (found["text"], found["value"], found["mod"]) == (words, "P2Y", mod)
