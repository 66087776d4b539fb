"""Histories, and background paragraphs of reports: what is told of anchors what follows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import PUBLISHED, annotate, brackets, found, values

from newsqa.annotate.dates.calendar import year_in_story

# enough years for a text to be a history; the last is where the story starts
YEARS = " ".join(f"In {year} the guild met." for year in range(1806, 1813))
HISTORY = [
    # undated months and days follow the date that was named before
    ("In [June] they split. On [3 July] they met. By [late November] it was over.", "1812-06 1812-07-03 1812-11"),
    ("On [5 December 1812] they met. In [January] they split.", "1812-12-05 1813-01"),
    ("By [the end of 1812] they were ruined. In [January] they split.", "1812 1813-01"),
    ("They met in [March 1812]. In [February], before that, it snowed.", "1812-03 1812-02"),
    # the other days and years
    ("They met on [5 December 1812]. [The next day] they split.", "1812-12-05 1812-12-06"),
    ("They met on [5 December 1812]. It had burnt [the day before].", "1812-12-05 1812-12-04"),
    ("They met on [5 December 1812] and [the following morning] rode off.", "1812-12-05 1812-12-06TMO"),
    ("They met on [5 December 1812]. [That night] it burnt.", "1812-12-05 1812-12-05TNI"),
    ("They met on [5 December 1812]. [Two days later] they split.", "1812-12-05 1812-12-07"),
    ("They met on [5 December 1812]. At [8 a.m.] it burnt.", "1812-12-05 1812-12-05T08:00"),
    ("They met on [the night of 5 December 1812].", "1812-12-05TNI"),
    ("They met in [1812]. [The following year] they split.", "1812 1813"),
    ("They met in [1812]. In [the summer] they split.", "1812 1812-SU"),
    ("They met in [May 1812]. [The following spring] they split.", "1812-05 1813-SP"),
    ("They met in [May 1812]. [The following March] they split.", "1812-05 1813-03"),
    ("They met in [May 1812]. At [the end of the year] they split.", "1812-05 1812"),
    ("They met in [May 1812]. At [Christmas] they split.", "1812-05 1812-12-25"),
    ("They met in [1812]. In [August of that year] they split.", "1812 1812-08"),
    ("They met in [1812]. On [August 6 of the same year] they split.", "1812 1812-08-06"),
    ("They met in [August 1812]. On [the 28th of that month] they split.", "1812-08 1812-08-28"),
    # what looks back does not move the story
    ("They met in [May 1812]. [The previous year] it rained. In [June] they split.", "1812-05 1811 1812-06"),
    ("They met in [May 1812]. [A decade earlier] it rained. In [June] they split.", "1812-05 1802 1812-06"),
    ("They met in [May 1812]. A study of [1990] tells of it. In [June] they split.", "1812-05 1990 1812-06"),
    # a year below 1900 needs no word before it
    ("The second guild ([1812]) was larger.", "1812"),
]


@pytest.mark.parametrize("published", [PUBLISHED, None])
@pytest.mark.parametrize(("marked", "expected"), HISTORY)
def test_history(marked: str, expected: str, published: datetime | None) -> None:
    told = found(f"{YEARS} {marked}", published)[7:]
    assert told == list(zip(brackets(marked), expected.split(), strict=True))


def test_today_is_the_day_of_publication_in_a_history_too() -> None:
    text = f"{YEARS} In May they met. Two years ago a museum was opened. In June they split."
    assert values(text)[7:] == ["1812-05", "2021", "1812-06"]
    assert values(text, None)[7:] == ["1812-05", "XXXX", "1812-06"]


def test_a_title_says_where_a_history_starts() -> None:
    body = f"In March the bridge fell. {YEARS.replace('In ', 'By ')}"
    assert values(body, title="The flood of 1790")[0] == "1790-03"
    assert values(body)[0] == "1806-03"


def test_a_date_that_lies_far_back_is_forgotten() -> None:
    text = f"{YEARS} They met in May 1812.\n{'Nothing is known of them. ' * 100}\nIn June they met."
    assert values(text)[-1] == "2023-06"


def test_what_is_expected_soon_is_not_told() -> None:
    text = f"{YEARS} They met in May 1812. The museum will open on December 2."
    assert values(text)[-1] == "2023-12-02"
    assert values(text, None)[-1] == "XXXX-12-02"


def test_a_weekday_that_does_not_fit_is_of_another_time() -> None:
    text = f"{YEARS} They met on 5 May 1812. The museum opened on Saturday, October 14"
    assert values(text)[-1] == "2023-10-14"
    assert values(text.replace("Saturday", "Wednesday"))[-1] == "1812-10-14"


REPORTS = [
    # a text of today's dates is no history, whatever years it names
    f"{YEARS} On Monday and Tuesday they met, and on Friday, in October, they split.",
    # nor one whose years are about the time of publication
    "In 2022 and 2023 it grew, after 2019 and 2020, and in 1990. It grew in 2022, too. In October it fell.",
    # nor a long one with few dates
    f"{YEARS}{' It is not known what they said.' * 150} In October they split.",
]


@pytest.mark.parametrize("text", REPORTS)
def test_a_report_is_no_history(text: str) -> None:
    assert values(text)[-1] == "2023-10"
    assert annotate(text, None)[-1]["status"] == "needs-publication-date" or "In 2022" in text


BACKGROUND = [
    ("In [2003], he joined the bank. In [March], he was promoted.", "2003 2003-03"),
    ("In [2003], he joined. [The following year], he left.", "2003 2004"),
    ("In [2003], he joined. [That March] he left.", "2003 2003-03"),
    ("In [2003], he was hired in [May] and promoted in [August].", "2003 2003-05 2003-08"),
    ("On [May 3, 1996], he joined. On [June 4], he left.", "1996-05-03 1996-06-04"),
    ("In [2003], the council used [the summer] to rebuild it.", "2003 2003-SU"),
    # a year in passing opens nothing
    ("He joined in [2003]. In [March], he was promoted.", "2003 2023-03"),
    ("In [2003], he joined. It was a success that nobody repeated in [March].", "2003 2023-03"),
    # the paragraph ends, or today's dates go on
    ("In [2003], he joined the bank.\n\nIn [March], he was promoted.", "2003 2023-03"),
    ("In [2003], he joined. On [Tuesday] he left. In [March], he had said so.", "2003 2023-11-14 2023-03"),
    # this year's dates are the usual ones
    ("In [2023], he joined. In [December], he was promoted.", "2023 2022-12"),
]


@pytest.mark.parametrize(("marked", "expected"), BACKGROUND)
def test_background_of_a_report(marked: str, expected: str) -> None:
    assert found(marked) == list(zip(brackets(marked), expected.split(), strict=True))


RANGES = [
    ("Fighting went on from [May 15] to [August 16, 1988].", "1988-05-15 1988-08-16"),
    ("He toured it from [November 15] to [February 15, 1989].", "1988-11-15 1989-02-15"),
    ("It rained in [August] and [September 2014].", "2014-08 2014-09"),
    ("It rained in [August]/[September 2014].", "2014-08 2014-09"),
    ("It rained ([26 June] - [4 August 1952]).", "1952-06-26 1952-08-04"),
    ("It rained in [August], and in [September 2014] it snowed.", "2023-08 2014-09"),
]


@pytest.mark.parametrize(("marked", "expected"), RANGES)
def test_the_end_of_a_range_says_the_year_of_its_beginning(marked: str, expected: str) -> None:
    assert found(marked) == list(zip(brackets(marked), expected.split(), strict=True))


def test_a_range_needs_no_publication_date() -> None:
    rows = annotate("It rained from May 15 to August 16, 1988.", None)
    assert [row["status"] for row in rows] == ["resolved", "resolved"]


DAYS = st.dates(date(2, 1, 1), date(9990, 12, 31))


@given(start=DAYS, month=st.integers(1, 12))
def test_the_year_in_a_story_is_the_nearest(start: date, month: int) -> None:
    def months_away(year: int) -> int:
        return abs(12 * (year - start.year) + month - start.month)

    year = year_in_story(start, start, month)
    assert months_away(year) == min(months_away(start.year + by) for by in (-1, 0, 1))
    assert year_in_story(date(start.year, 1, 1), date(start.year, 12, 31), month) == start.year


PIECES = "In |On |In 1812, |5 May|May|the next day|that year|. |\n\n|1990|the summer|BC |241 |-18|-6|Tuesday|at 8 a.m."


@given(words=st.lists(st.sampled_from(PIECES.split("|")), max_size=30), dated=st.booleans())
def test_any_history(words: list[str], dated: bool) -> None:
    text = f"{YEARS} {''.join(words)}"
    rows: list[dict[str, Any]] = annotate(text, datetime(2023, 11, 15, tzinfo=UTC) if dated else None)
    ends = [0, *(row["end"] for row in rows)]
    for row, end in zip(rows, ends, strict=False):
        assert text[row["start"] : row["end"]] == row["text"]
        assert row["start"] >= end
        assert dated or row["status"] != "resolved" or "X" not in row["value"]
