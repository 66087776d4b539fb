"""Rates of two runs, and the step by which they may get worse."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.errors import UsageError
from newsqa.reports.diff_text import diff_lines
from newsqa.reports.rates import Rate, Rates, rate_in_words, rates_between, read_step
from tests.reports.comparisons import comparison


def report(articles: int, findings: dict[str, int], rejects: int = 0, **more: Any) -> dict[str, Any]:
    return {
        "newsqa_version": "1",
        "profile": "default",
        "articles": articles,
        "rejects": rejects,
        "rules": [{"code": code, "name": f"name of {code}", "findings": number} for code, number in findings.items()],
        "dataset": {},
        "sources": [{"path": "a.jsonl"}],
        "options": {"fields": {}, "rules": {}},
        **more,
    }


def test_findings_are_told_by_a_thousand_articles_and_damage_by_a_thousand_records() -> None:
    found = rates_between(report(200, {"NQ203": 3, "NQ001": 1}), report(1000, {"NQ203": 16, "NQ001": 24}, rejects=200))
    assert found.rates == [
        Rate("NQ203", "name of NQ203", "1,000 articles", 15.0, 16.0),
        Rate("NQ001", "name of NQ001", "1,000 records", 5.0, 20.0),
    ]
    assert found.notes == []


def test_measures_that_tell_of_faults_are_rates_and_others_are_not() -> None:
    old = report(1, {}, dataset={"unsourced_per_100_attributions": 10.0, "words_per_article": 300.0})
    new = report(1, {}, dataset={"unsourced_per_100_attributions": 12.5, "words_per_article": 900.0})
    [rate] = rates_between(old, new).rates
    assert rate_in_words(rate) == "Unsourced per 100 attributions by 2.5, from 10 to 12.5"


def test_only_what_was_measured_in_both_runs_counts_and_the_rest_is_named() -> None:
    old = report(10, {"NQ203": 0}, dataset={"unsourced_per_100_attributions": None})
    new = report(10, {"NQ204": 9, "NQ203": 0}, dataset={"unsourced_per_100_attributions": 90.0})
    found = rates_between(old, new)
    assert [rate.name for rate in found.rates] == ["NQ203"]
    assert found.notes == ["not compared, since they were measured in one run only: unsourced_per_100_attributions"]
    empty = rates_between(report(0, {"NQ203": 0}), report(10, {"NQ203": 1}))
    assert (empty.rates, empty.notes) == (
        [],
        ["not compared, since they were measured in one run only: NQ203"],
    )


def test_runs_that_are_not_alike_are_said_to_be() -> None:
    new = report(
        1,
        {},
        newsqa_version="2",
        profile="wire",
        sources=[{"path": f"{n}.jsonl"} for n in range(5)],
        options={"fields": {"body": "x"}, "rules": {}, "select": ["NQ2"], "judging": {"NQ203": {}}},
    )
    assert rates_between(report(1, {}), new).notes == [
        "the runs are of newsqa 1 and 2: what rules find may differ for that",
        "the runs were judged by different profiles: default and wire",
        "the runs have different settings: fields",
        "the runs are of different sources: a.jsonl, and 0.jsonl, 1.jsonl, 2.jsonl and 2 more",
    ]


def rate(old: float, new: float) -> Rate:
    return Rate("NQ203", "hearsay", "1,000 articles", old, new)


@pytest.mark.parametrize(
    ("step", "old", "new", "fails"),
    [
        ("2", 10, 12, False),
        ("2", 10, 12.01, True),
        ("2", 0, 2.5, True),
        ("10%", 10, 11, False),
        ("10%", 10, 11.5, True),
        ("10%", 0, 0.001, True),
        ("2,10%", 0, 1.5, False),
        ("2,10%", 0, 2.5, True),
        ("2,10%", 100, 105, False),
        ("2,10%", 100, 111, True),
        ("0", 10, 10, False),
        ("0", 10, 10.001, True),
        ("0%", 0.1 + 0.2, 0.3, False),
        ("0", 10, 5, False),
    ],
)
def test_a_step(step: str, old: float, new: float, fails: bool) -> None:
    assert read_step(step).is_passed_by(rate(old, new)) is fails


NUMBERS = st.floats(0, 1000)


@given(old=NUMBERS, new=NUMBERS, points=st.integers(0, 100), percent=st.integers(0, 100))
def test_a_wider_step_lets_no_more_fail(old: float, new: float, points: int, percent: int) -> None:
    one = rate(old, new)
    narrow = read_step(f"{points},{percent}%").is_passed_by(one)
    assert narrow == all(read_step(text).is_passed_by(one) for text in (f"{points}", f"{percent}%"))
    assert not read_step(f"{points + 1},{percent}%").is_passed_by(one) or narrow
    assert not (narrow and new <= old)


@pytest.mark.parametrize("text", ["", "two", "-1", "1,2", "10%,5%", "1%%", "nan", "inf", "1e3", ",", "1,", "9" * 10])
def test_what_is_no_step_is_an_error(text: str) -> None:
    with pytest.raises(UsageError, match="expected by how much a rate may get worse"):
        read_step(text)


def test_the_rates_that_rose_most_are_named_first() -> None:
    rates = Rates([rate(1, 2), Rate("NQ204", "agentless-claim", "1,000 articles", 0, 5), rate(3, 1)], [])
    step = read_step("0.5")
    assert [one.name for one in rates.worse(step)] == ["NQ204", "NQ203"]
    assert rates.worse(None) == []
    told = rates.as_json(step)
    assert (told["kept"], told["worse"]) == (False, ["NQ204", "NQ203"])
    assert told["rates"][0] == {
        "name": "NQ203",
        "title": "hearsay",
        "of": "1,000 articles",
        "old": 1,
        "new": 2,
        "rise": 1,
    }
    lines = diff_lines(comparison(), rates, step)
    assert lines[-3:] == [
        "FAILED: 2 rates got worse by more than 0.5",
        "  NQ204 agentless-claim by 5, from 0 to 5 in 1,000 articles",
        "  NQ203 hearsay by 1, from 1 to 2 in 1,000 articles",
    ]


def test_what_is_counted_may_not_rise_at_all() -> None:
    old, new = (report(1, {}, dataset={"incomplete_sources": number}) for number in (0.0, 1.0))
    [rate] = rates_between(old, new).worse(read_step("2"))
    assert rate.name == "incomplete_sources"
    assert not rates_between(new, old).worse(read_step("0"))
