"""Expectations as reports for machines have them: the parsed `report.json` goes in, what became of each comes out, in
words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from newsqa.reports.html import words
from newsqa.reports.html.data import rank
from newsqa.suites.named import rules_about
from newsqa.suites.ratchet import NO_WORSE


class Told(NamedTuple):
    """An expectation in words. `result` is "met", "not met", "not counted" (not met, but too mild to fail the run, or
    known: `reason` says which) or "not judged"; `rules` are the codes of the rules that it is about. `type` and
    `kwargs` are those of its suite, `numbers` what Great Expectations counted."""

    table: str
    type: str
    kwargs: Mapping[str, Any]
    text: str
    severity: str
    tolerated: str
    observed: str
    result: str
    reason: str
    rules: Sequence[str]
    numbers: Mapping[str, Any]


def told_expectations(report: Mapping[str, Any]) -> list[Told]:
    """All expectations, those that fail the run first, graver ones before milder ones."""
    order = ("not met", "not counted", "not judged", "met")
    all_told = [_told(item, report) for item in report["expectations"]]
    return sorted(all_told, key=lambda one: (order.index(one.result), rank(one.severity)))


def _told(item: Mapping[str, Any], report: Mapping[str, Any]) -> Told:
    kwargs, success = item["kwargs"], item["success"]
    text = item.get("description") or words.spoken(item["type"])
    if item["table"] == "dataset" and kwargs.get("column") in report["dataset"]:
        observed = words.measure(kwargs["column"], report["dataset"][kwargs["column"]])
    else:
        observed = words.groups(item) or words.observed(item["observed"], kwargs)
    counts = rank(item["severity"]) <= rank(report["fail_on"]) and not item.get("known")
    result = "not judged" if success is None else "met" if success else "not met" if counts else "not counted"
    return Told(
        table=item["table"],
        type=item["type"],
        kwargs=kwargs,
        text=text[:1].upper() + text[1:],
        severity=item["severity"],
        tolerated=words.tolerance(kwargs),
        observed=observed,
        result=result,
        reason=_reason(item),
        rules=rules_about(item, text),
        numbers=item["observed"],
    )


def _reason(item: Mapping[str, Any]) -> str:
    if item["success"] is False and not item.get("reason"):
        return NO_WORSE if item.get("known") else f"severity {item['severity']}"
    return item.get("reason") or ""
