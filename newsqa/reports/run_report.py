"""The content of report.json: everything that a run came to, but for the single findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from newsqa import __version__
from newsqa.config import Settings
from newsqa.rules.documentation import document
from newsqa.rules.rule import Rule
from newsqa.suites.breakdowns import FieldTally, PartTally
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
    previous: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The report as plain JSON values, keys in the order in which people read them; `previous` is what the run before
    came to (`newsqa.reports.previous_run`)."""
    by_rule = [_rule_counts(rule, tally) for rule in rules]
    return {
        "newsqa_version": __version__,
        "profile": profile_name(settings),
        "passed": passed,
        "articles": tally.articles,
        "rejects": sum(source.rejects for source in sources),
        "findings": sum(rule["findings"] for rule in by_rule),
        "rules": by_rule,
        "expectations": [judgement.as_json() for judgement in judgements],
        "dataset": dict(tally.dataset),
        "outlets": [asdict(outlet) for outlet in tally.outlets],
        "outlets_total": tally.outlets_total,
        "months": [_part("month", part) for part in tally.months],
        "splits": [_part("split", part) for part in tally.splits],
        "fields": [_field(field) for field in tally.fields],
        "previous": None if previous is None else dict(previous),
        "sources": [asdict(source) for source in sources],
        "notes": [*_not_analysed(tally.not_analysed), *_other_languages(tally.not_analysed), *notes],
        "fail_on": settings.fail_on,
        "started": started.isoformat(timespec="seconds"),
        "seconds": round(seconds, 2),
        "options": {
            "select": list(settings.select),
            "ignore": list(settings.ignore),
            "fields": dict(settings.fields),
            "timezone": settings.timezone,
            "day_first": settings.day_first,
            "rules": {code: _as_json(options) for code, options in settings.rule_options.items()},
        },
    }


def profile_name(settings: Settings) -> str:
    """What a run is judged by: the name of a profile, or the path of a folder of suites."""
    return str(settings.suite) if settings.suite else settings.profile


def _part(kind: str, part: PartTally) -> dict[str, Any]:
    """A month or a split as JSON; `is_rest` stands only where it says something."""
    values = asdict(part)
    name, is_rest = values.pop("name"), values.pop("is_rest")
    return {kind: name, **values, **({"is_rest": True} if is_rest else {})}


def _field(field: FieldTally) -> dict[str, Any]:
    values = asdict(field)
    return values if values.pop("is_rest") is False else {**values, "is_rest": True}


def _as_json(options: Mapping[str, Any]) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, Path) else value for name, value in options.items()}


def _rule_counts(rule: Rule, tally: Tally) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "findings": tally.findings.get(rule.code, 0),
        "articles": tally.affected.get(rule.code, 0),  # a record that could not be read is none
    }


def _not_analysed(counts: Mapping[str, int]) -> Sequence[str]:
    """What the rates of attributions leave out, in a sentence: "3,120 articles in another language and 14 transcripts
    were not read for attributions"."""
    rest = counts["not_analysed"] - counts["other_languages"] - counts["transcripts"]
    whole = [
        _count(counts["other_languages"], "article in another language", "articles in another language"),
        _count(counts["transcripts"], "transcript", "transcripts"),
        _count(rest, "list or table", "lists and tables"),
    ]
    parts = _count(counts["parts_not_analysed"], "interview, table or list", "interviews, tables and lists")
    inside = _count(counts["articles_with_parts"], "other article", "other articles")
    named = [text for text in (*whole, parts and f"{parts} within {inside}") if text]
    if not named:
        return []
    listed = " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)
    one = counts["not_analysed"] + counts["parts_not_analysed"] == 1
    return [f"{listed} {'was' if one else 'were'} not read for attributions; their rates are of the rest"]


def _other_languages(counts: Mapping[str, int]) -> Sequence[str]:
    """How many articles were not read for dates and for names; what was not looked for in any has no number."""
    numbers = {kind: counts[f"{kind}_not_analysed"] for kind in ("dates", "names")}
    kinds = [kind for kind, number in numbers.items() if number]
    if not kinds:
        return []
    number = max(numbers.values())
    articles = _count(number, "article in another language was", "articles in another language were")
    return [f"{articles} not read for {' and '.join(kinds)}; their rates are of the rest"]


def _count(number: int, one: str, many: str) -> str:
    return "" if number == 0 else f"{number:,} {one if number == 1 else many}"


def rule_documentation(rules: Sequence[Rule]) -> Mapping[str, Mapping[str, str]]:
    """For each rule's code the sections of its documentation, and its `summary`."""
    found = {}
    for rule in rules:
        documentation = document(rule)
        found[rule.code] = {"summary": documentation.summary, **documentation.sections}
    return found
