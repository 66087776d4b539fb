"""What is missed by no more than in the baseline is known, and each number is held against its own kind."""

from __future__ import annotations

from typing import Any

import pytest

from newsqa.suites.baseline import KNOWN, Baseline
from newsqa.suites.judge import Judgement
from newsqa.suites.ratchet import MEASURE, held_against, identity, missed_by, worst_of


def judged(success: bool | None = False, **values: Any) -> Judgement:
    row: dict[str, Any] = {
        "table": "articles",
        "type": "expect_column_values_to_be_between",
        "kwargs": {"column": "body_words", "min_value": 50, "mostly": 0.9},
        "severity": "warning",
        "observed": {"unexpected_percent": 20.0},
        "description": "",
    }
    return Judgement(**{**row, "success": success, **values})


@pytest.mark.parametrize(
    ("judgement", "missed"),
    [
        (judged(), 20.0),
        (judged(True), None),
        (judged(None), None),
        (judged(table="dataset", kwargs={"column": "x", "max_value": 10}, observed={}), 2.0),
        (judged(table="dataset", kwargs={"column": "x", "min_value": 20}, observed={}), 8.0),
        (judged(kwargs={"column": "x", "max_value": 25}, observed={"observed_value": 30}), 5.0),
        (judged(observed={}), None),
        (judged(kwargs={"column": "NQ203", "max_value": 0}), None),
        (judged(type="expect_articles_to_pass_rule", kwargs={"rule": "NQ203", "mostly": 0.9}), None),
        (judged(type="expect_dates_to_resolve", table="dates", kwargs={"mostly": 0.9}), 20.0),
    ],
)
def test_how_far_it_is_missed(judgement: Judgement, missed: float | None) -> None:
    assert missed_by(judgement, {"x": 12.0}) == missed


def test_bounds_tell_expectations_apart_and_shares_do_not() -> None:
    low = judged(kwargs={"column": "body_words", "min_value": 50, "mostly": 0.9})
    assert identity(low) == identity(judged(kwargs={"column": "body_words", "min_value": 50, "mostly": 0.5}))
    assert identity(low) != identity(judged(kwargs={"column": "body_words", "max_value": 5000, "mostly": 0.9}))


@pytest.mark.parametrize(("percent", "known"), [(19.0, True), (20.0, True), (20.1, False)])
def test_no_worse_is_known(percent: float, known: bool) -> None:
    baseline = Baseline(KNOWN.empty_table(), {}, worst_of([judged()], {}))
    [held] = held_against(baseline, [judged(observed={"unexpected_percent": percent})], {}, {})
    assert held.known is known


@pytest.mark.parametrize(("now", "success"), [(1.0, True), (2.0, True), (2.1, False), (None, None)])
def test_measures_may_only_improve(now: float | None, success: bool | None) -> None:
    baseline = Baseline(KNOWN.empty_table(), {"x": 2.0}, {})
    [held] = held_against(baseline, [], {"x": now}, {})
    assert (held.type, held.success, held.severity) == (MEASURE, success, "warning")


@pytest.mark.parametrize(
    ("faults", "articles", "success"),
    [
        (3, 60, True),  # two articles without a fault were taken out
        (4, 62, False),
        (4, 60, False),
        (3, 31, False),  # half of them were: the dataset is another
    ],
)
def test_a_rate_is_worse_by_a_fault_or_more(faults: int, articles: int, success: bool) -> None:
    baseline = Baseline(KNOWN.empty_table(), {"x": round(100 * 3 / 62, 4)}, {})
    [held] = held_against(baseline, [], {"x": round(100 * faults / articles, 4)}, {"x": round(100 / articles, 4)})
    assert held.success is success
    missed = {"unexpected_percent": 100 * faults / articles, "element_count": articles, "missing_count": 0}
    of_before = Baseline(KNOWN.empty_table(), {}, worst_of([judged(observed={"unexpected_percent": 300 / 62})], {}))
    [held] = held_against(of_before, [judged(observed=missed)], {}, {})
    assert held.known is success
