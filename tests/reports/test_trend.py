"""How a run differs from the one before it, in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsqa.reports.html.trend import (
    DOWN,
    UP,
    Trend,
    against_previous,
    day_of_previous,
    gone,
    measures_before,
    trend_of,
)
from tests.reports.report_parts import before, changed, finding, write

SPACE = "\N{NO-BREAK SPACE}"


def _rule(articles: int, findings: int | None = None, code: str = "NQ203") -> dict[str, Any]:
    findings = articles if findings is None else findings
    return {"code": code, "name": "hearsay", "severity": "warning", "findings": findings, "articles": articles}


def _trend(now: dict[str, Any], then: dict[str, Any], articles: int = 1000, articles_then: int = 1000) -> Trend | None:
    report = changed(articles=articles, rules=[now], previous=before(articles=articles_then, rules=[then]))
    return trend_of(now, report)


@pytest.mark.parametrize(
    ("now", "then", "trend"),
    [
        (_rule(46), _rule(34), Trend(UP, f"up 1.2{SPACE}points, from 3.4{SPACE}%")),
        (_rule(34), _rule(46), Trend(DOWN, f"down 1.2{SPACE}points, from 4.6{SPACE}%")),
        (_rule(34, 99), _rule(34, 50), Trend("", "as before")),
        (_rule(3), _rule(0), Trend("", "new")),
        (_rule(0), _rule(0), None),
        (_rule(0, 7), _rule(0, 5), Trend(UP, "up 2, from 5")),
        (_rule(3), _rule(3, code="NQ204"), None),
    ],
    ids=["more", "fewer", "same", "new", "silent", "of no article", "did not run"],
)
def test_the_trend_of_a_rule(now: dict[str, Any], then: dict[str, Any], trend: Trend | None) -> None:
    assert _trend(now, then) == trend


def test_shares_are_of_the_articles_of_their_run() -> None:
    assert _trend(_rule(20), _rule(10), articles=2000) == Trend("", "as before")
    assert _trend(_rule(30_001), _rule(30_000), 10**6, 10**6) == Trend("", f"about as before, 3{SPACE}%")
    assert _trend(_rule(3), _rule(3), articles_then=0) is not None


def test_without_a_run_before_there_is_no_trend() -> None:
    assert trend_of(_rule(3), changed()) is None
    assert (against_previous(changed()), day_of_previous(changed()), gone(changed())) == ("", "", [])


def _said(**values: Any) -> str:
    return against_previous(changed(**values)).replace(SPACE, " ")


def test_the_verdict_says_how_many_findings_more_there_are() -> None:
    assert _said(previous=before()) == "2 findings, 6 fewer than in the run of 3 March."
    more = before(rules=[{**rule, "findings": 0} for rule in before()["rules"]], articles=900)
    assert _said(previous=more) == "2 findings, 2 more than in the run of 3 March, which read 900 articles."
    assert _said(previous=before(passed=True)).endswith(" That run passed.")
    other = _said(previous=before(newsqa_version="0.0.9"))
    assert other.endswith("That run was made by newsqa 0.0.9, whose rules may differ.")


def test_only_rules_that_ran_both_times_are_compared() -> None:
    one = before(rules=before()["rules"][:1])
    assert _said(previous=one) == "By the 1 rule that ran both times: 2 findings, 1 fewer than in the run of 3 March."
    assert _said(previous=before(rules=[])) == "No rule of this run ran in the run of 3 March."


def test_findings_an_article_are_compared_where_the_same_rules_ran() -> None:
    dataset = {"findings_per_article": 2.0, "words_per_article": 900.0}
    assert measures_before(changed(previous=before(dataset=dataset))) == dataset
    other = before(dataset=dataset, rules=before()["rules"][:1])
    assert measures_before(changed(previous=other)) == {"words_per_article": 900.0}
    assert measures_before(changed()) == {}


def test_the_day_says_no_more_than_it_must() -> None:
    days = {"2026-03-03T14:05:00+00:00": "3 March", "2025-03-03T14:05:00+00:00": "3 March 2025"}
    days["2026-11-23T00:05:00+00:00"] = "23 November, 00:05"
    for started, day in days.items():
        assert day_of_previous(changed(previous=before(started=started))).replace(SPACE, " ") == day


def test_the_page_shows_the_trend(tmp_path: Path) -> None:
    text = write(tmp_path, changed(previous=before()), [finding(1), finding(2)]).read_text(encoding="utf-8")
    assert f"2{SPACE}findings, 6 fewer than in the run of 3{SPACE}March." in text
    assert f"{DOWN}</span> down 0.01{SPACE}points, from 0.02{SPACE}%</span>" in text
    assert f"Found on 3{SPACE}March, and no more: NQ303 <bdi>impossible-date</bdi> (5)." in text
    assert f'<td class="n">2.13{SPACE}%<span class="numbers">1{SPACE}% before</span></td>' in text
    assert '<td class="n">1,234,567</td>' in text, "not measured before"


def test_the_page_of_a_first_run_has_no_trend(tmp_path: Path) -> None:
    text = write(tmp_path, changed(), [finding(1), finding(2)]).read_text(encoding="utf-8")
    assert 'class="trend"' not in text and "and no more" not in text
