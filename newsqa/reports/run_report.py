"""The content of report.json: everything that a run came to, but for the single findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from newsqa import __version__
from newsqa.config import Settings
from newsqa.rules.documentation import document
from newsqa.rules.rule import Rule
from newsqa.suites.judge import Judgement
from newsqa.suites.tally import Tally


@dataclass(frozen=True)
class SourceCount:
    """How many articles and rejects one source gave."""

    path: str
    articles: int
    rejects: int


def build_report(
    *,
    settings: Settings,
    passed: bool,
    rules: Sequence[Rule],
    tally: Tally,
    judgements: Sequence[Judgement],
    sources: Sequence[SourceCount],
    notes: Sequence[str],
    started: datetime,
    seconds: float,
) -> dict[str, Any]:
    """The report as plain JSON values, keys in the order in which people read them."""
    by_rule = [_rule_counts(rule, tally) for rule in rules]
    return {
        "newsqa_version": __version__,
        "profile": str(settings.suite) if settings.suite else settings.profile,
        "passed": passed,
        "articles": tally.articles,
        "rejects": sum(source.rejects for source in sources),
        "findings": sum(rule["findings"] for rule in by_rule),
        "rules": by_rule,
        "expectations": [judgement.as_json() for judgement in judgements],
        "dataset": dict(tally.dataset),
        "outlets": [asdict(outlet) for outlet in tally.outlets],
        "outlets_total": tally.outlets_total,
        "sources": [asdict(source) for source in sources],
        "notes": list(notes),
        "fail_on": settings.fail_on,
        "started": started.isoformat(timespec="seconds"),
        "seconds": round(seconds, 2),
        "options": {
            "select": list(settings.select),
            "ignore": list(settings.ignore),
            "fields": dict(settings.fields),
            "timezone": settings.timezone,
            "day_first": settings.day_first,
            "rules": {code: dict(options) for code, options in settings.rule_options.items()},
        },
    }


def _rule_counts(rule: Rule, tally: Tally) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "findings": tally.findings.get(rule.code, 0),
        "articles": tally.affected.get(rule.code, 0),  # a record that could not be read is none
    }


def rule_documentation(rules: Sequence[Rule]) -> Mapping[str, Mapping[str, str]]:
    """For each rule's code the sections of its documentation, and its `summary`."""
    found = {}
    for rule in rules:
        documentation = document(rule)
        found[rule.code] = {"summary": documentation.summary, **documentation.sections}
    return found
