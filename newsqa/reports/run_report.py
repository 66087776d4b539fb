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
from newsqa.rules.registry import rules as all_rules
from newsqa.rules.rule import Rule
from newsqa.suites.breakdowns import FieldTally, PartTally
from newsqa.suites.judge import Judgement
from newsqa.suites.known import NOTHING, Known
from newsqa.suites.tally import Tally
from newsqa.suites.waivers import in_words


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
    judging_seconds: float,
    previous: Mapping[str, Any] | None = None,
    known: Known | None = None,
) -> dict[str, Any]:
    """The report as plain JSON values, keys in the order in which people read them; `previous` is what the run before
    came to (`newsqa.reports.previous_run`)."""
    known = known or NOTHING
    ran = {rule.code for rule in rules}
    by_rule = [_rule_counts(rule, tally, known) for rule in rules]
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
        "dataset_faults": dict(tally.faults),
        "months": [_part("month", part) for part in tally.months],
        "splits": [_part("split", part) for part in tally.splits],
        "fields": [_field(field) for field in tally.fields],
        "previous": None if previous is None else dict(previous),
        "sources": [asdict(source) for source in sources],
        "not_read": list(not_read(tally.not_analysed)),
        "not_selected": [
            {"code": rule.code, "name": rule.name} for rule in all_rules().values() if rule.code not in ran
        ],
        "notes": [*_accepted(known), *notes],
        "known": sum(rule["known"] for rule in by_rule),
        "baseline": None if settings.baseline is None else str(settings.baseline),
        "waivers": [dict(waiver) for waiver in known.waivers],
        "fail_on": settings.fail_on,
        "started": started.isoformat(timespec="seconds"),
        "seconds": round(seconds, 2),
        "judging_seconds": round(judging_seconds, 2),
        "options": {
            "select": list(settings.select),
            "ignore": list(settings.ignore),
            "fields": dict(settings.fields),
            "labels": dict(settings.labels),
            "timezone": settings.timezone,
            "day_first": settings.day_first,
            "rules": {code: _as_json(options) for code, options in settings.rule_options.items()},
            "judging": {code: asdict(said) for code, said in settings.judging.items()},
            "outlets": {name: asdict(outlet) for name, outlet in settings.outlets.items()},
            "configuration": [str(path) for path in settings.origin],
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


def _rule_counts(rule: Rule, tally: Tally, known: Known) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "findings": tally.findings.get(rule.code, 0),
        "articles": tally.affected.get(rule.code, 0),  # a record that could not be read is none
        "known": known.findings.get(rule.code, 0),
    }


def not_read(counts: Mapping[str, int]) -> Sequence[str]:
    """What the rates of attributions, dates and names leave out, a sentence for each kind of text: "3,120 articles in
    another language were not read for attributions, dates and names; their rates are of the rest"."""
    kinds: dict[int, list[str]] = {}
    for kind, number in (
        ("attributions", counts["other_languages"]),
        ("dates", counts["dates_not_analysed"]),
        ("names", counts["names_not_analysed"]),
    ):
        kinds.setdefault(number, []).append(kind)
    told = [
        f"{_count(number, 'article in another language was', 'articles in another language were')} not read for "
        f"{_listed(named)}"
        for number, named in kinds.items()
        if number
    ]
    told += _other_texts(counts)
    return [f"{text}; their rates are of the rest" for text in told]


def _other_texts(counts: Mapping[str, int]) -> Sequence[str]:
    """ "14 transcripts and 41 interviews, tables and lists within 34 other articles were not read for attributions"."""
    transcripts, whole = counts["transcripts"], counts["not_analysed"] - counts["other_languages"]
    lists = _count(whole - transcripts, "list or table", "lists and tables")
    texts = (_count(transcripts, "transcript", "transcripts"), lists)
    parts = _count(counts["parts_not_analysed"], "interview, table or list", "interviews, tables and lists")
    inside = _count(counts["articles_with_parts"], "other article", "other articles")
    named = [text for text in (*texts, parts and f"{parts} within {inside}") if text]
    one = whole + counts["parts_not_analysed"] == 1
    return [f"{_listed(named)} {'was' if one else 'were'} not read for attributions"] if named else []


def _listed(parts: Sequence[str]) -> str:
    """ "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _accepted(known: Known) -> Sequence[str]:
    """What no longer fits: entries of the baseline that were not found again, waivers that are over, and idle ones."""
    told = []
    if stale := sum(known.stale.values()):
        entries = _count(stale, "entry of the baseline was", "entries of the baseline were")
        told.append(f"{entries} not found again; if this was the whole dataset, `newsqa baseline prune` takes them out")
    for waiver in known.waivers:
        words = f"the waiver of {in_words(waiver)}"
        number = waiver["findings"]
        if waiver["expired"]:
            count = "it fits no finding" if not number else _count(number, "its finding counts", "findings of it count")
            told.append(f"{words} expired on {waiver['until']}: {count}{' again' if number else ''}")
        elif number:
            told.append(f"{words} lets {_count(number, 'finding', 'findings')} pass until {waiver['until']}")
        else:
            told.append(f"{words} lets no finding pass; take it out, or look whether it says what is meant")
    return told


def _count(number: int, one: str, many: str) -> str:
    return "" if number == 0 else f"{number:,} {one if number == 1 else many}"


def rule_documentation(rules: Sequence[Rule]) -> Mapping[str, Mapping[str, str]]:
    """For each rule's code the sections of its documentation, and its `summary`."""
    found = {}
    for rule in rules:
        documentation = document(rule)
        found[rule.code] = {"summary": documentation.summary, **documentation.sections}
    return found
