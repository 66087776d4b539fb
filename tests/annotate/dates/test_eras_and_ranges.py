"""Years with an era, the other end of a range, and dates that point back at one that was named."""

from __future__ import annotations

import pytest
from marked import annotate, brackets, found

ERAS = [
    ("It was founded in [241 BC].", "BC0241"),
    ("It was founded in [241 B.C]. by sailors.", "BC0241"),
    ("It was founded in [1200 BCE].", "BC1200"),
    ("It fell in [early 480 BC].", "BC0480"),
    ("It fell in [August 480 BC].", "BC0480-08"),
    ("It fell in [the spring of 480 BC].", "BC0480-SP"),
    ("He died on [March 15, 44 BC].", "BC0044-03-15"),
    ("He died on [15 March 44 BC].", "BC0044-03-15"),
    ("A vase of [the 4th century BC].", "BC03"),
    ("A vase of [the sixth century BC].", "BC05"),
    ("It was buried in [AD 79].", "0079"),
    ("It was buried in [79 AD].", "0079"),
    ("The war of [264]-[241 BC].", "BC0264 BC0241"),
]


@pytest.mark.parametrize(("marked", "expected"), ERAS)
def test_eras(marked: str, expected: str) -> None:
    assert found(marked) == list(zip(brackets(marked), expected.split(), strict=True))


def test_years_before_christ_lie_on_no_calendar() -> None:
    (row,) = annotate("It was founded in 241 BC.", None)
    assert (row["status"], row["interval_start"]) == ("resolved", None)


def test_a_history_before_christ() -> None:
    years = " ".join(f"In {year} BC the league met." for year in range(490, 480, -1))
    text = (
        f"{years} In August they met. The following year they split. In the winter it rained. Two years later none met."
    )
    assert [row["value"] for row in annotate(text)][10:] == ["BC0481-08", "BC0480", "BC0480-WI", "BC0478"]


ENDS = [
    ("It ran on [May 4]-[6] in Rome.", "2023-05-04 2023-05-06"),
    ("It ran on [May 4] and [5].", "2023-05-04 2023-05-05"),
    ("It ran from [April 27] to [29], she said.", "2023-04-27 2023-04-29"),
    ("It ran on [October 7]-[8, 2021].", "2021-10-07 2021-10-08"),
    ("It ran on [6]-[7 January 2016].", "2016-01-06 2016-01-07"),
    ("It ran on [6] and [7 January 2016].", "2016-01-06 2016-01-07"),
    # no days
    ("On [May 4] and 5 people came.", "2023-05-04"),
    ("They won on [May 4], 3-2.", "2023-05-04"),
    ("They won on [May 4]-2.", "2023-05-04"),
    ("It ran from [May 4] to [5 June].", "2023-05-04 2023-06-05"),
    ("They paid $6-7 in [March].", "2023-03"),
]


@pytest.mark.parametrize(("marked", "expected"), ENDS)
def test_both_ends(marked: str, expected: str) -> None:
    assert found(marked) == list(zip(brackets(marked), expected.split(), strict=True))


def test_short_years_are_the_end_of_a_range_in_a_history() -> None:
    years = " ".join(f"In {year} the guild met." for year in range(1906, 1913))
    assert found(f"{years} The war (1914-18) ruined it.")[7:] == [("1914", "1914"), ("18", "1918")]
    assert found("The war of 1914-18 ruined it.") == [("1914", "1914")]


POINTING_BACK = [
    ("He fled in [June 1998], and in [August of that year] died.", "1998-06 1998-08"),
    ("He fled on [June 3, 1998]. His house had burnt [the day before].", "1998-06-03 1998-06-02"),
    ("He fled on [June 3, 1998] and was caught [the next morning].", "1998-06-03 1998-06-04TMO"),
    ("He fled on [June 3, 1998]. [That evening] he was caught.", "1998-06-03 1998-06-03TEV"),
    ("He fled in [June 1998]. [That summer] he was caught.", "1998-06 1998-SU"),
    ("He fled in [June 1998]. [The following winter] he was caught.", "1998-06 1998-WI"),
    # a clause that follows says what it is the day before of
    ("He fled on [June 3, 1998], the day before the vote.", "1998-06-03"),
]


@pytest.mark.parametrize(("marked", "expected"), POINTING_BACK)
def test_pointing_back(marked: str, expected: str) -> None:
    assert found(marked) == list(zip(brackets(marked), expected.split(), strict=True))


def test_the_next_morning_of_a_year_is_vague() -> None:
    rows = annotate("He fled in 1998 and was caught the next morning.")
    assert (rows[-1]["value"], rows[-1]["status"]) == ("1998-XX-XXTMO", "vague")


def test_the_next_morning_needs_a_date() -> None:
    (row,) = annotate("He was caught the next morning.", None)
    assert (row["value"], row["status"]) == ("XXXX-XX-XXTMO", "needs-publication-date")
