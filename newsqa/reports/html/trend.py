"""How a run differs from the one before it, in words: two reports' figures go in, sentences for people come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsqa.reports.html import words

UP, DOWN = "\N{UPWARDS ARROW}", "\N{DOWNWARDS ARROW}"
LEAST = 0.005  # percentage points that are told apart


@dataclass(frozen=True)
class Trend:
    """How a rule stands against the run before: an arrow or none, and words ("up 1.2 points, from 3.4 %")."""

    arrow: str
    words: str


def trend_of(rule: Mapping[str, Any], report: Mapping[str, Any]) -> Trend | None:
    """The trend of a rule of the report; None where there was no run before, or the rule did not run in it."""
    before = _rules_before(report).get(rule["code"])
    if before is None:
        return None
    if not before["findings"]:
        return Trend("", "new") if rule["findings"] else None
    if not rule["articles"] and not before["articles"]:  # it is about records and sources, which are no articles
        return _trend(rule["findings"] - before["findings"], "", words.number(before["findings"]), 0)
    then = _share(before["articles"], report["previous"]["articles"])
    points = _share(rule["articles"], report["articles"]) - then
    return _trend(points, f"{words.SPACE}points", words.percent(then), LEAST)


def _trend(change: float, unit: str, then: str, least: float) -> Trend:
    if change == 0:
        return Trend("", "as before")
    if abs(change) < least:
        return Trend("", f"about as before, {then}")
    amount = f"{words.number(round(abs(change), 2))}{unit}"
    return Trend(UP, f"up {amount}, from {then}") if change > 0 else Trend(DOWN, f"down {amount}, from {then}")


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def gone(report: Mapping[str, Any]) -> list[tuple[str, str, int]]:
    """Code, name and former findings of the rules that found something in the run before, and nothing now."""
    before = _rules_before(report)
    silent = [rule for rule in report["rules"] if not rule["findings"]]
    pairs = [(rule, before.get(rule["code"])) for rule in silent]
    return [(rule["code"], rule["name"], then["findings"]) for rule, then in pairs if then and then["findings"]]


def against_previous(report: Mapping[str, Any]) -> str:
    """A sentence or two for the verdict: "412 findings, 31 more than in the run of 3 March"; "" without such a run."""
    previous = report.get("previous")
    if previous is None:
        return ""
    run = f"in the run of {day_of_previous(report)}"
    if previous["articles"] != report["articles"]:
        run += f", which read {words.count(previous['articles'], 'article')}"
    before, now = _rules_before(report), {rule["code"]: rule for rule in report["rules"]}
    both = before.keys() & now.keys()
    change = sum(now[code]["findings"] - before[code]["findings"] for code in both)
    amount = f"{words.number(abs(change))} {'more' if change > 0 else 'fewer'} than" if change else "as many as"
    if before.keys() == now.keys():
        told = [f"{words.count(report['findings'], 'finding')}, {amount} {run}."]
    elif both:
        found = sum(now[code]["findings"] for code in both)
        rules = words.count(len(both), "rule that ran", "rules that ran")
        told = [f"By the {rules} both times: {words.count(found, 'finding')}, {amount} {run}."]
    else:
        told = [f"No rule of this run ran {run}."]
    if previous["passed"] != report["passed"]:
        told.append(f"That run {'passed' if previous['passed'] else 'failed'}.")
    if previous["newsqa_version"] != report["newsqa_version"]:
        told.append(f"That run was made by newsqa {previous['newsqa_version']}, whose rules may differ.")
    return " ".join(told)


def measures_before(report: Mapping[str, Any]) -> Mapping[str, float | None]:
    """The dataset measures of the run before that can be compared: findings an article where the same rules ran."""
    measures = dict((report.get("previous") or {"dataset": {}})["dataset"])
    if _rules_before(report).keys() != {rule["code"] for rule in report["rules"]}:
        measures.pop("findings_per_article", None)
    return measures


def day_of_previous(report: Mapping[str, Any]) -> str:
    """When the run before started, with no more than tells it from this one: "3 March", "3 March 2025",
    "3 March, 14:05"; "" without such a run."""
    if report.get("previous") is None:
        return ""
    then = datetime.fromisoformat(report["previous"]["started"])
    now = datetime.fromisoformat(report["started"])
    day = f"{then.day}{words.SPACE}{then:%B}"
    if then.date() == now.date():
        return f"{day}, {then:%H:%M}"
    return day if then.year == now.year else f"{day} {then.year}"


def _rules_before(report: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {rule["code"]: rule for rule in (report.get("previous") or {"rules": []})["rules"]}
