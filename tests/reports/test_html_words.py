"""The HTML report: numbers, shares, tolerances and times in words."""

from __future__ import annotations

from typing import Any

import pytest

from newsqa.reports.html.words import duration, found, groups, moment, number, observed, percent, spoken, tolerance

SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234567, "1,234,567"),
        (0.5, "0.5"),
        (4612.456, "4,612.46"),
        (3.0, "3"),
        (None, "not available"),
        (0.00012, "0.00012"),
        (float("nan"), "not available"),
        (0.0, "0"),
        (1e-9, "1.0e-09"),
        (-5, "-5"),
    ],
)
def test_numbers(value: Any, text: str) -> None:
    assert number(value) == text


def test_a_share_is_never_rounded_up_to_its_tolerance() -> None:
    assert percent(94.99999) == f"94.99{SPACE}%"
    assert percent(99.9999) == f"99.99{SPACE}%"
    assert percent(0.001) == f"under 0.01{SPACE}%"
    assert percent(100 - 3.2) == f"96.8{SPACE}%"


@pytest.mark.parametrize(
    ("kwargs", "text"),
    [
        ({"mostly": 0.999}, f"at least 99.9{SPACE}%"),
        ({"mostly": 1}, "no exceptions"),
        ({}, "no exceptions"),
        ({"max_value": 0.2}, "at most 0.2"),
        ({"min_value": 5, "strict_min": True}, "more than 5"),
        ({"min_value": 0, "max_value": 0}, "exactly 0"),
        ({"min_value": 1, "max_value": 9, "mostly": 0.9}, f"1 to 9, in at least 90{SPACE}%"),
    ],
)
def test_tolerances_in_words(kwargs: dict[str, Any], text: str) -> None:
    assert tolerance(kwargs) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"observed_value": 1234}, "1,234"),
        ({}, "not available"),
        (None, "not available"),
        ({"element_count": 0, "unexpected_count": 0}, "no rows"),
        (
            {"element_count": 100, "missing_count": 50, "unexpected_count": 5, "unexpected_percent": 10.0},
            f"90{SPACE}% (5 of 50 do not)",
        ),
        (
            {"element_count": 100, "missing_count": 50, "unexpected_count": 50, "unexpected_percent": 50.0},
            f"50{SPACE}% (50 of 100 do not)",
        ),
    ],
)
def test_what_was_observed_in_words(value: Any, text: str) -> None:
    assert observed(value, {}) == text


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("rejects_per_1000_records", 50.0, "50 in 1,000 records"),
        ("collection_times_per_100_outlets", 20.0, "20 in 100 outlets"),
        ("train_test_share", 0.02, f"2{SPACE}%"),
        ("clusters", 3, "3"),
        ("rejects_per_1000_records", None, "not measured"),
    ],
)
def test_measures_with_what_they_count(name: str, value: Any, text: str) -> None:
    assert found(name, value) == text


def test_names_in_words() -> None:
    assert spoken("expect_dates_to_resolve") == "Dates to resolve"
    assert spoken("rejects_per_1000_records") == "Rejects per 1,000 records"
    assert spoken("since_1984") == "Since 1984"


def test_times_in_words() -> None:
    assert moment("2026-11-23T01:55:12+00:00") == "23 November 2026, 01:55 UTC"
    assert moment("yesterday") == "yesterday"
    assert duration(3725) == f"1{SPACE}h 2{SPACE}min 5{SPACE}s"
    assert duration(12.34) == f"12.34{SPACE}s"


def _item(table: str, kwargs: dict[str, Any], judged: int, *worst: tuple[str | None, int, float], **more: Any) -> Any:
    failing = [{"name": name, "is_rest": False, "articles": n, "value": value, **more} for name, n, value in worst]
    found = {"judged": judged, "failing": len(failing), "worst": failing, "outside": 1.0}
    return {"table": table, "kwargs": kwargs, "observed": {"groups": found}}


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (_item("outlets", {"rule": "NQ301"}, 12), "all 12 outlets"),
        (_item("splits", {"rule": "NQ301"}, 1), "1 split"),
        (
            _item("outlets", {"rule": "NQ301"}, 12, ("Crier", 60, 65.0)),
            "1 of 12 outlets does not: Crier (35 % of 60 articles pass)",
        ),
        (
            _item(
                "labels", {"column": "unsourced_per_100_attributions"}, 2, ("true", 60, 45.25), ("x" * 99, 1200, 41.0)
            ),
            "2 of 2 labels do not: true (45.25 in 100 attributions; 60 articles), "
            f"{'x' * 59}… (41 in 100 attributions; 1,200 articles)",
        ),
        (
            _item("months", {"rule": "NQ101"}, 3, (None, 60, 100.0)),
            "1 of 3 months does not: articles without month (0 % of 60 articles pass)",
        ),
        (
            _item("labels", {"rule": "NQ101"}, 3, (None, 60, 100.0), is_rest=True),
            "1 of 3 labels does not: all others together (0 % of 60 articles pass)",
        ),
        (
            _item("outlets", {"column": "NQ301", "max_value": 20}, 3, ("Crier", 60, 65.0)),
            "1 of 3 outlets does not: Crier (35 % of 60 articles pass)",
        ),
        ({"table": "articles", "kwargs": {}, "observed": {"unexpected_percent": 3}}, ""),
    ],
)
def test_groups_are_named(item: Any, said: str) -> None:
    assert groups(item).replace(SPACE, " ") == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"missing_count": 2, "unexpected_count": 0}, "2 expected values are missing"),
        ({"missing_count": 1, "unexpected_count": 1}, "1 expected value is missing, 1 other value is there"),
        ({"unexpected_count": 3}, "3 other values are there"),
        ({"missing_count": 0}, "as expected"),
    ],
)
def test_what_a_set_of_values_lacks_is_said(value: dict[str, int], said: str) -> None:
    assert observed(value, {}).replace(SPACE, " ") == said


def test_groups_that_are_too_small_are_told() -> None:
    item = _item("outlets", {"rule": "NQ311", "mostly": 0.5}, 3)
    item["observed"]["groups"] |= {"too_small": 1, "min_articles": 50}
    said = groups(item).replace(SPACE, " ")
    assert said == "all 3 outlets; 1 more has fewer than 50 articles and is not judged"
    item["observed"]["groups"]["too_small"] = 1_200
    assert groups(item).replace(SPACE, " ").endswith("; 1,200 more have fewer than 50 articles and are not judged")


def test_groups_that_are_not_named_are_counted() -> None:
    item = _item("outlets", {"rule": "NQ301"}, 30, ("Crier", 60, 65.0))
    item["observed"]["groups"]["failing"] = 12
    assert groups(item).endswith("articles pass), 11 more")
