"""What is missed by no more than in the baseline is known, and each number is held against its own kind."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from newsqa.suites.baseline import KNOWN, Amount, Baseline
from newsqa.suites.judge import Judgement
from newsqa.suites.ratchet import MEASURE, held_against, identity, met_but_for_known, missed_by, whole, worst_of


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
    found = missed_by(judgement, {"x": 12.0}, {})
    assert [amount.value for amount in found.values()] == ([] if missed is None else [missed])


def test_bounds_tell_expectations_apart_and_shares_do_not() -> None:
    low = judged(kwargs={"column": "body_words", "min_value": 50, "mostly": 0.9})
    assert identity(low) == identity(judged(kwargs={"column": "body_words", "min_value": 50, "mostly": 0.5}))
    assert identity(low) != identity(judged(kwargs={"column": "body_words", "max_value": 5000, "mostly": 0.9}))


@pytest.mark.parametrize(("percent", "known"), [(19.0, True), (20.0, True), (20.1, False)])
def test_no_worse_is_known(percent: float, known: bool) -> None:
    baseline = Baseline(KNOWN.empty_table(), {}, worst_of([judged()], {}, {}))
    [held] = held_against(baseline, [judged(observed={"unexpected_percent": percent})], {}, {})
    assert held.known is known


@pytest.mark.parametrize(("now", "success"), [(1.0, True), (2.0, True), (2.1, False), (None, None)])
def test_measures_may_only_improve(now: float | None, success: bool | None) -> None:
    baseline = Baseline(KNOWN.empty_table(), {"without_published_per_100_articles": Amount(2.0)}, {})
    [held] = held_against(baseline, [], {"without_published_per_100_articles": now}, {})
    assert (held.type, held.success, held.severity) == (MEASURE, success, "warning")


@pytest.mark.parametrize(
    ("faults", "articles", "success"),
    [
        (3, 60, True),  # two articles without a fault were taken out
        (3, 31, True),  # and so was half of them
        (4, 62, False),
        (4, 60, False),
        (4, 90, True),  # more faults, in so many more articles that the rate is lower
        (2, 31, True),
    ],
)
def test_a_rate_is_worse_where_it_is_higher_and_there_are_more_faults(
    faults: int, articles: int, success: bool
) -> None:
    name = "without_published_per_100_articles"
    baseline = Baseline(KNOWN.empty_table(), {name: Amount(round(100 * 3 / 62, 4), 3)}, {})
    [held] = held_against(baseline, [], {name: round(100 * faults / articles, 4)}, {name: faults})
    assert held.success is success
    missed = {"unexpected_percent": 100 * faults / articles, "unexpected_count": faults}
    before = judged(observed={"unexpected_percent": 300 / 62, "unexpected_count": 3})
    of_before = Baseline(KNOWN.empty_table(), {}, worst_of([before], {}, {}))
    [held] = held_against(of_before, [judged(observed=missed)], {}, {})
    assert held.known is success


def _of_outlets(**values: float) -> Judgement:
    worst = [{"name": name, "is_rest": False, "articles": 90, "value": value} for name, value in values.items()]
    groups = {"judged": 5, "failing": len(worst), "worst": worst, "outside": sum(values.values()) - 20 * len(worst)}
    kwargs = {"column": "unsourced_per_100_attributions", "max_value": 20}
    return judged(table="outlets", kwargs=kwargs, observed={"groups": groups})


def test_each_group_is_held_by_itself() -> None:
    baseline = Baseline(KNOWN.empty_table(), {}, worst_of([_of_outlets(Post=60.0)], {}, {}))
    for now, known in (
        (_of_outlets(Post=60.0), True),
        (_of_outlets(Crier=60.0), False),
        (_of_outlets(Post=61.0), False),
    ):
        [held] = held_against(baseline, [now], {}, {})
        assert held.known is known
    [name] = baseline.missed
    assert whole(name) == identity(_of_outlets(Post=60.0))


@pytest.mark.parametrize(
    ("judgement", "known"),
    [
        (judged(type="expect_dates_to_resolve", table="dates", kwargs={"mostly": 0.9}), True),
        (judged(type="expect_dates_to_resolve", table="dates", kwargs={"mostly": 0.99}), False),
        (judged(type="expect_dates_to_resolve", table="dates", kwargs={"mostly": 0.9, "row_condition": "x"}), False),
        (judged(type="expect_attributions_to_be_sourced", table="attributions", kwargs={"mostly": 0.9}), False),
        (judged(type="expect_articles_to_have_publication_date", kwargs={"mostly": 0.9}), False),
    ],
)
def test_what_would_be_met_without_known_findings_is_known(judgement: Judgement, known: bool) -> None:
    observed = {"element_count": 100, "missing_count": 0, "unexpected_count": 20, "unexpected_percent": 20.0}
    [held] = met_but_for_known([dataclasses.replace(judgement, observed=observed)], {"NQ301": 15, "NQ311": 5})
    assert held.known is known
