"""docs/defects.md holds what the list of defects says, and the benchmark compares rows as it should."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

import newsqa
from tests.conftest import needs_shared

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

import defects  # noqa: E402


def test_the_page_has_a_row_for_each_clause_and_no_difference_without_a_reason() -> None:
    page = (ROOT / "docs" / "defects.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line.startswith("|")]
    told = {row[0]: row for row in rows}
    for dataset in defects.read_clauses():
        assert f"### {dataset['dataset']}" in page
        for clause in dataset["clauses"]:
            assert clause["says"] in told, clause["says"]
            if "why" in clause:
                assert f"- **{clause['says']}**: {' '.join(clause['why'].split())}" in page


def _run(*found: str, missing: str = "") -> Any:
    findings = [{"rule": "NQ622", "field": "title", "message": "a space", "key": key} for key in found]
    articles = [{"key": key, "authors": None if key == missing else ["Ann Lee"]} for key in "abcdef"]
    return defects.Run(findings, articles, [], {"NQ622"})


@pytest.mark.parametrize(
    ("listed", "count", "found", "expected"),
    [
        ("abc", 3, "abc", (3, 3, "", "")),
        ("abc", 3, "abf", (3, 2, "c", "f")),
        ("abc", 9, "abf", (3, 2, "c", "")),  # the list was cut behind c
        ("abx", 3, "a", (2, 1, "b", "")),  # x is not in the data
    ],
)
def test_rows_are_compared(listed: str, count: int, found: str, expected: tuple[int, int, str, str]) -> None:
    dataset = {"clauses": [{"says": "spaces", "rules": ["NQ622"], "rows": "spaces"}]}
    [one] = defects.figures(dataset, _run(*found), {"spaces": {"ids": list(listed), "count": count}})
    assert (one.listed, one.both, "".join(one.only_listed), "".join(one.only_found)) == expected
    assert one.found == len(found)


def test_what_is_missing_and_rules_that_are_not_there() -> None:
    dataset = {"clauses": [{"says": "none", "missing": "authors"}, {"says": "later", "rules": ["NQ999"]}]}
    none, later = defects.figures(dataset, _run(missing="c"), {})
    assert (none.found, later.found) == (1, None)


@needs_shared
def test_subscription_offers_of_a_feed_are_found(tmp_path: Path) -> None:
    """The outlet's 648 items hold 610 offers by a pattern; read, they are 631, and no item of another is one."""
    source = Path(os.environ["NEWSQA_SHARED"]) / "data" / "rss_finance_paywall.jsonl"
    findings = newsqa.check(source, select=("NQ511",), output=tmp_path / "run").findings.to_pylist()
    assert len(findings) >= 600
    assert sum(finding["outlet"] != "ft.com" for finding in findings) + max(len(findings) - 631, 0) <= 10
