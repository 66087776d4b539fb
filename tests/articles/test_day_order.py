from dataclasses import replace
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.day_order import DayOrderEvidence, decide, describe, evidence_in
from newsqa.articles.written_dates import written_date
from tests.articles.json_values import ANY_JSON

DAY_FIRST = ["23/05/2017", "23/05/2017", "03/04/2017", "31.12.2016", "2017-04-03", "5/5/2017", None]


def test_what_a_column_shows() -> None:
    assert evidence_in(DAY_FIRST) == DayOrderEvidence(3, 0, 1, "23/05/2017", None, "03/04/2017")
    assert evidence_in(["12/25/2016", "3/4/17"]) == DayOrderEvidence(0, 1, 1, None, "12/25/2016", "3/4/17")


@pytest.mark.parametrize(
    ("text", "proof"),
    [
        (" 17/05/2017 21h53 ", True),
        ("7/12/2017 21h53", True),
        ("02.08.2016, 14:30 Uhr", True),
        ("２３／０５／２０１７", True),
        ("Wed, 23.05.17", True),
        ("7/23/17", False),
        ("Tue, 02/08/2016", True),  # 8 February 2016 was a Monday
        ("Mon, 02/08/2016", False),
        ("02/08/2016", None),
        ("17-05-12", None),
    ],
)
def test_proofs(text: str, proof: bool | None) -> None:
    evidence = evidence_in([text])
    assert (evidence.day_first, evidence.month_first, evidence.undecided) == (
        proof is True,
        proof is False,
        proof is None,
    )
    assert decide(evidence) is proof


@pytest.mark.parametrize(
    "value",
    [
        *("2017-05-23", "2017/05/03", "23 May 2017", "31/4/2017", "31/31/2017", "1.2.3.2017", "call 03/04/2017", "3/4"),
        *(None, 3, 20170523, ["23/05/2017"], "5/5/2017", "", "23/05/2017" + " x" * 100),
    ],
)
def test_what_shows_nothing(value: Any) -> None:
    assert evidence_in([value]) == DayOrderEvidence()


def test_a_decision_needs_a_proof_and_no_contradiction() -> None:
    open_only = DayOrderEvidence(undecided=9, undecided_example="03/04/2017")
    assert decide(DayOrderEvidence()) is decide(open_only) is None
    assert decide(replace(open_only, day_first=1)) is True
    assert decide(replace(open_only, month_first=1)) is False
    assert decide(replace(open_only, day_first=1000, month_first=1)) is None


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            ["23/05/2017"] * 1212 + ["03/04/2017"],
            "03/04/2017 is read as 3 April: 1,212 dates such as 23/05/2017 can only be day first; none month first",
        ),
        (
            ["5/23/17", "3/4/17 10:15"],
            "3/4/17 10:15 is read as 4 March: 1 date such as 5/23/17 can only be month first; none day first",
        ),
        (
            ["03/04/2017"],
            "1 date such as 03/04/2017 cannot be read: nothing shows whether the day or the month comes first."
            " Set day_first under [load] in newsqa.toml",
        ),
        (
            ["03/04/2017", "23/05/2017", "05/23/2017"],
            "1 date such as 03/04/2017 cannot be read: 1 date such as 23/05/2017 can only be day first;"
            " 1 date such as 05/23/2017 can only be month first. Set day_first under [load] in newsqa.toml",
        ),
        (
            ["23/05/2017", "05/23/2017"],
            "dates are written in both orders, and none is open: 1 date such as 23/05/2017 can only be day first;"
            " 1 date such as 05/23/2017 can only be month first",
        ),
        (["2017-05-23"], "no date depends on whether the day or the month comes first"),
    ],
)
def test_what_people_are_told(values: list[str], sentence: str) -> None:
    assert describe(evidence_in(values)) == sentence


NUMBERS = st.integers(0, 33)
MARKS, LEADS = st.sampled_from(("/", ".", "-", " / ")), st.sampled_from(("", " ", "Fri, ", "1", "x"))
YEARS, CLOCKS = st.sampled_from(("2017", "17", "99", "201")), st.sampled_from(("", " 21h53"))
DATES = st.builds(
    lambda one, two, year, mark, lead, clock: f"{lead}{one}{mark}{two}{mark}{year}{clock}",
    *(NUMBERS, NUMBERS, YEARS, MARKS, LEADS, CLOCKS),
)


@settings(deadline=None)
@given(st.lists(DATES | ANY_JSON, max_size=8), st.integers(0, 8))
def test_evidence_is_that_of_all_values_however_they_are_split(values: list[Any], cut: int) -> None:
    whole = evidence_in(values)
    assert evidence_in(values[:cut]) + evidence_in(values[cut:]) == whole
    assert describe(whole)
    counts = [0, 0, 0]
    for value in values:
        try:
            written = written_date(value.strip()) if isinstance(value, str) else None
        except ValueError:
            continue
        if written:
            counts[0] += written.proof is True
            counts[1] += written.proof is False
            counts[2] += written.is_open
    assert [whole.day_first, whole.month_first, whole.undecided] == counts


def test_columns_of_any_make() -> None:
    whole = evidence_in(DAY_FIRST)
    assert evidence_in(pa.array(DAY_FIRST)) == evidence_in(pa.chunked_array([DAY_FIRST[:2], DAY_FIRST[2:]])) == whole
    assert (
        evidence_in(pa.array(DAY_FIRST, pa.large_string()))
        == evidence_in(pa.array(DAY_FIRST).dictionary_encode())
        == whole
    )
    assert (
        evidence_in(pa.array([1, 2]))
        == evidence_in(pa.array([["23/05/2017"]]))
        == evidence_in([])
        == DayOrderEvidence()
    )
