"""From what was measured to tolerances: a little looser than what was found, and never so loose that nothing fails."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.suites.json_lines import JsonFile
from newsqa.suites.learning import HOPELESS, Release, as_suites, learn
from newsqa.suites.profiles import SuiteFile


def file_of(table: str, *expectations: Mapping[str, Any]) -> SuiteFile:
    return SuiteFile(
        JsonFile(Path(f"{table}.json"), {}, {(): 1}), table, {"name": table, "expectations": list(expectations)}
    )


def share(rule: str, mostly: float) -> Mapping[str, Any]:
    return {"type": "expect_articles_to_pass_rule", "kwargs": {"rule": rule, "mostly": mostly}, "severity": "warning",
            "notes": "because", "description": "at least so many"}  # fmt: skip


def at_most(column: str, most: float) -> Mapping[str, Any]:
    return {"type": "expect_column_values_to_be_between", "kwargs": {"column": column, "max_value": most}}


def release(unexpected: int, rows: int, mostly: float, name: str = "may", **dataset: float) -> Release:
    observed = {"element_count": rows, "missing_count": 0, "unexpected_count": unexpected}
    result = {"success": unexpected / rows <= 1 - mostly, "observed": observed, "reason": None}
    return Release(name, rows, [result], dataset, {})


@given(st.integers(1, 2_000_000), st.floats(0, 1), st.sampled_from([0.5, 0.9, 0.99, 0.999, 1.0]))
def test_what_is_learned_is_met_by_what_it_was_learned_from(rows: int, part: float, mostly: float) -> None:
    unexpected = round(rows * part)
    [learned] = learn([file_of("articles", share("NQ101", mostly))], [release(unexpected, rows, mostly)])
    found = unexpected / rows
    if learned.kwargs is None:
        assert found > 0.6  # nothing is left out that a good part of the rows meets
    else:
        assert found <= 1 - learned.kwargs["mostly"] < HOPELESS


@pytest.mark.parametrize(
    ("unexpected", "rows", "own", "mostly"),
    [
        (0, 100_000, 0.98, 0.999),  # a source without a fault is held to that, whatever the profile lets pass
        (3_000, 100_000, 0.9, 0.967),  # a tenth more than 3 %
        (30, 1_000, 0.9, 0.949),  # chance could make 5 % of 3 % in so few
        (3, 14, 0.9, 0.66),  # chance could make anything: half as much again, and one in a hundred
        (0, 14, 0.999, 0.999),  # so few tell nothing against the profile's own
        (100_000, 100_000, 0.9, None),  # left out: nothing could fail it
    ],
)
def test_tolerances(unexpected: int, rows: int, own: float, mostly: float | None) -> None:
    [learned] = learn([file_of("articles", share("NQ101", own))], [release(unexpected, rows, own)])
    assert (learned.kwargs or {}).get("mostly") == mostly
    assert learned.is_looser == (unexpected / rows > 1 - own)


def test_the_worst_of_several_releases_counts_and_all_are_told() -> None:
    releases = [release(10, 10_000, 0.99, "june"), release(300, 10_000, 0.99, "may")]
    [learned] = learn([file_of("articles", share("NQ101", 0.99))], releases)
    assert learned.kwargs == {"rule": "NQ101", "mostly": 0.964}
    assert learned.found == "june: 0.1 % of 10,000 did not meet it; may: 3 % of 10,000 did not meet it"
    assert not learned.is_looser  # of the profile's own the newest release keeps to


@pytest.mark.parametrize(
    ("column", "own", "value", "most"),
    [
        ("rejects_per_1000_records", 1, 0.0, 1),
        ("rejects_per_1000_records", 1, 30.0, 36),
        ("incomplete_sources", 0, 2.0, 2),  # what is counted may not become more
        ("unsourced_per_100_attributions", 25, 14.0, 16),
    ],
)
def test_bounds_of_measures(column: str, own: float, value: float, most: float) -> None:
    result = {"success": value <= own, "observed": {"observed_value": value}, "reason": None}
    releases = [Release("may", 10_000, [result], {column: value}, {})]
    [learned] = learn([file_of("dataset", at_most(column, own))], releases)
    assert (learned.kwargs or {})["max_value"] == most


def test_a_share_that_may_be_all_of_a_hundred_is_left_out() -> None:
    result = {"success": False, "observed": {"observed_value": 99.5}, "reason": None}
    releases = [Release("may", 10, [result], {}, {})]
    [learned] = learn([file_of("dataset", at_most("shared_outlets_per_100_test_articles", 50))], releases)
    assert learned.kwargs is None and learned.found == "may: 99.5"


@pytest.mark.parametrize(
    ("kwargs", "value", "learned"),
    [
        ({"rule": "NQ006"}, 0, {"rule": "NQ006", "max_findings": 0}),
        ({"rule": "NQ006"}, 3, {"rule": "NQ006", "max_findings": 3}),
        ({"rule": "NQ004", "max_per_1000_records": 1}, 20, {"rule": "NQ004", "max_per_1000_records": 25}),
        ({"rule": "NQ004", "max_per_1000_records": 1}, 0, {"rule": "NQ004", "max_per_1000_records": 1}),
    ],
)
def test_findings_that_no_article_has(kwargs: Mapping[str, Any], value: float, learned: Mapping[str, Any]) -> None:
    result = {"success": value == 0, "observed": {"observed_value": value}, "reason": None}
    expectation = {"type": "expect_dataset_to_pass_rule", "kwargs": kwargs}
    [found] = learn([file_of("dataset", expectation)], [Release("may", 10_000, [result], {}, {})])
    assert found.kwargs == learned


@pytest.mark.parametrize(("highest", "failing", "mostly"), [(4.0, 0, 0.95), (30.0, 2, 0.54), (100.0, 1, None)])
def test_groups_are_given_room_where_one_fails(highest: float, failing: int, mostly: float | None) -> None:
    groups = {"judged": 12, "failing": failing, "lowest": 0.0, "highest": highest}
    result = {"success": not failing, "observed": {"groups": groups}, "reason": None}
    expectation = {"type": "expect_groups_to_pass_rule", "kwargs": {"rule": "NQ101", "mostly": 0.95}}
    [learned] = learn([file_of("outlets", expectation)], [Release("may", 10_000, [result], {}, {})])
    assert (learned.kwargs or {}).get("mostly") == mostly
    assert learned.found == f"may: 12 groups, from 0 to {highest:g}"


def test_the_kind_of_articles_is_learned_where_there_are_many() -> None:
    kinds = {"words_per_article": 400.0, "dates_per_article": 4.0}
    [_, words, dates] = learn([file_of("articles", share("NQ101", 1))], [release(0, 900, 1, **kinds)])
    assert words.kwargs == {"column": "words_per_article", "min_value": 320, "max_value": 500}
    assert dates.kwargs == {"column": "dates_per_article", "min_value": 3.2, "max_value": 5}
    assert len(learn([file_of("articles", share("NQ101", 1))], [release(0, 90, 1, **kinds)])) == 1


def test_what_was_not_judged_stays_as_it_is() -> None:
    result = {"success": None, "observed": {}, "reason": "there was nothing to judge"}
    [learned] = learn([file_of("articles", share("NQ101", 0.9))], [Release("may", 10, [result], {}, {})])
    assert learned.kwargs == {"rule": "NQ101", "mostly": 0.9}
    assert learned.found == "not judged: there was nothing to judge"


def test_suites_say_what_was_found_and_keep_why() -> None:
    releases = [release(100, 1_000, 0.99)]
    suites = as_suites(learn([file_of("articles", share("NQ101", 0.99))], releases), releases)
    assert suites["articles"]["meta"] == {"learned_from": "may (1,000 articles)"}
    assert suites["articles"]["expectations"] == [
        {
            "type": "expect_articles_to_pass_rule",
            "kwargs": {"rule": "NQ101", "mostly": 0.86},
            "severity": "warning",
            "notes": "because",
            "meta": {"observed": "may: 10 % of 1,000 did not meet it"},
        }
    ]


def test_what_groups_are_made_by_is_expected_to_stay() -> None:
    filled = {"outlet": 1.0, "label": 0.5, "split": 0.0}
    expected = file_of("articles", share("NQ101", 1))
    releases = [Release("may", 10_000, release(0, 10_000, 1).expectations, {}, filled)]
    [_, outlet, label] = learn([expected], releases)
    assert outlet.kwargs == {"column": "outlet", "mostly": 0.999}
    assert label.kwargs == {"column": "label", "mostly": 0.45}
    assert label.found == "may: 50 % of 10,000 have one"
