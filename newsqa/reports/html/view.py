"""What the page says, apart from how it looks: the parsed `report.json` and the chosen findings go in, a frozen `Page`
of plain text and numbers comes out. Nothing here is escaped: that is the template's part."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from newsqa.reports.html import where, words
from newsqa.reports.html.data import CONTEXT, cut_excerpt, rank
from newsqa.reports.html.data import clipped as _clip
from newsqa.reports.html.months import months
from newsqa.reports.html.name_clusters import NameCluster, NameClusters
from newsqa.reports.html.page import (
    DEFAULT,
    Expectation,
    Finding,
    Name,
    NotLookedAt,
    Page,
    PageOptions,
    Rule,
    Spelling,
    Where,
)
from newsqa.reports.html.sets import NO_SETS, Sets
from newsqa.reports.html.trend import against_previous, day_of_previous, gone, measures_before, trend_of
from newsqa.rules.rule import SEVERITIES
from newsqa.suites.named import TABLES, rules_about
from newsqa.suites.ratchet import BUT_FOR_KNOWN, NO_WORSE

DOCUMENTED = ("What it finds", "Why it matters", "Options", "Limits")
MOST_ROWS = 50
MOST_NAMES = 50
MOST_SPELLINGS = 5  # of one name
NARROW_CONTEXT = 90  # code points on each side of marked words, in a table


def page(
    report: Mapping[str, Any],
    clusters: NameClusters,
    documentation: Mapping[str, Mapping[str, str]],
    options: PageOptions = DEFAULT,
    sets: Sets = NO_SETS,
) -> Page:
    """The page for a report; its findings stand in the page as data (`newsqa.reports.html.data`), `sets` are the tables
    that the run left beside them."""
    rules = _rules(report, documentation)
    anchors = {rule.code: rule.code for rule in rules if rule.findings}
    fail_on = report["fail_on"]
    expectations = [
        _expectation(index, item, fail_on, anchors, report["dataset"])
        for index, item in enumerate(report["expectations"], start=1)
    ]
    expectations.sort(key=_failing_first)
    failed = [e for e in expectations if e.result == "not met"]
    blocking = [e for e in failed if e.counts]
    names = [*TABLES, *sorted({e.table for e in expectations} - set(TABLES))]
    tables = [(words.spoken(name), [e for e in expectations if e.table == name]) for name in names]
    notes = [_clip(note) for note in report["notes"]]
    before = measures_before(report)
    return Page(
        title=_clip(options.title or f"newsqa report, profile {report['profile']}"),
        own_title=_clip(options.title or ""),
        with_text=options.with_text,
        version=report["newsqa_version"],
        profile=report["profile"],
        passed=report["passed"],
        sentence=_sentence(report["passed"], expectations, blocking, fail_on),
        trend=against_previous(report),
        previous_day=day_of_previous(report),
        dataset_name=_dataset_name(report["sources"]),
        articles=report["articles"],
        rejects=report["rejects"],
        findings=report["findings"],
        known=report.get("known", 0),
        baseline=_clip(report.get("baseline") or ""),
        fail_on=fail_on,
        blocking=blocking,
        tolerated=[e for e in failed if not e.counts],
        tables=[(name, items) for name, items in tables if items],
        expectations=len(expectations),
        judged=sum(e.result != "not judged" for e in expectations),
        met=sum(e.result == "met" for e in expectations),
        rules=[rule for rule in rules if rule.findings],
        silent=[rule for rule in rules if not rule.findings],
        gone=gone(report),
        names=[_name(cluster, anchors) for cluster in clusters.shown],
        all_names=clusters.total,
        sets=sets,
        where=_where(report, anchors),
        not_looked_at=NotLookedAt(
            unread=[_clip(text) for text in report["not_read"]],
            rules=[(rule["code"], rule["name"]) for rule in report["not_selected"]],
            expectations=[e for e in expectations if e.result == "not judged"],
        ),
        guesses=[note for note in notes if "guess" in note.lower()],
        notes=[note for note in notes if "guess" not in note.lower()],
        sources=[(_clip(s["path"]), s["articles"], s["rejects"]) for s in _worst_sources(report["sources"])],
        all_sources=len(report["sources"]),
        dataset=[
            (words.spoken(name), words.measure(name, value), _before(name, value, before.get(name)))
            for name, value in report["dataset"].items()
        ],
        started=words.moment(report["started"]),
        started_raw=report["started"] or "",
        took=words.duration(report["seconds"]),
        options=[(str(name), _clip(words.setting(value))) for name, value in report["options"].items()],
    )


def _where(report: Mapping[str, Any], anchors: Mapping[str, str]) -> Where:
    return Where(
        outlet_bars=where.outlet_bars(report),
        outlets=where.outlet_rows(report["outlets"], anchors),
        all_outlets=report["outlets_total"],
        listed_outlets=len(report["outlets"]),
        months=months(report["months"]),
        field_bars=where.field_bars(report["fields"]),
        fields=where.field_rows(report["fields"], anchors),
        split_bars=where.split_bars(report["splits"]),
        splits=where.split_rows(report["splits"]),
    )


def _before(name: str, value: float | None, before: float | None) -> str:
    """A measure as the run before had it, where both have one and it has changed."""
    return "" if None in (before, value) or before == value else words.measure(name, before)


def _dataset_name(sources: Sequence[Mapping[str, Any]]) -> str:
    """What was checked: "news.jsonl", "news.jsonl and 3 more"."""
    if not sources:
        return "no source"
    more = f" and {len(sources) - 1:,} more" if len(sources) > 1 else ""
    return f"{_clip(sources[0]['path'])}{more}"


def _sentence(passed: bool, expectations: Sequence[Expectation], blocking: Sequence[Expectation], fail_on: str) -> str:
    counting = [e for e in expectations if e.counts and e.result != "not judged"]
    scope = f"of severity {fail_on}" + ("" if fail_on == SEVERITIES[0] else " or worse")
    if blocking:
        verb = "is" if len(blocking) == 1 else "are"
        return f"{len(blocking):,} of the {words.count(len(counting), 'expectation')} {scope} {verb} not met."
    if not passed:
        return f"The run failed, though no expectation {scope} was judged as not met."
    if not counting:
        return f"No expectation {scope} was judged."
    met = "The one expectation" if len(counting) == 1 else f"All {words.count(len(counting), 'expectation')}"
    unjudged = sum(e.counts and e.result == "not judged" for e in expectations)
    rest = f" {words.count(unjudged, 'other')} could not be judged." if unjudged else ""
    uncounted = _not_counted(expectations)
    scope += " that count" if "known" in uncounted else ""
    return f"{met} {scope} {'is' if len(counting) == 1 else 'are'} met.{uncounted}{rest}"


def _not_counted(expectations: Sequence[Expectation]) -> str:
    """ " 2 less severe or known ones are not, and do not count.", where there are such."""
    uncounted = [e for e in expectations if not e.counts and e.result == "not met"]
    failed, known = len(uncounted), sum(e.reason in (NO_WORSE, BUT_FOR_KNOWN) for e in uncounted)
    if not failed:
        return ""
    one = failed == 1
    kind = "known" if known == failed else "less severe or known" if known else "less severe"
    ones = words.count(failed, f"{kind} one")
    return f" {ones} {'is' if one else 'are'} not, and {'does' if one else 'do'} not count."


def _rules(report: Mapping[str, Any], documentation: Mapping[str, Mapping[str, str]]) -> list[Rule]:
    rules = []
    for item in report["rules"]:
        code = item["code"]
        sections = documentation.get(code, {})
        share = 100 * item["articles"] / report["articles"] if report["articles"] else 0
        rules.append(
            Rule(
                code=code,
                name=item["name"],
                severity=item["severity"],
                findings=item["findings"],
                known=item.get("known", 0),
                articles=item["articles"],
                summary=sections.get("summary", ""),
                documentation=[(name, sections[name]) for name in DOCUMENTED if sections.get(name, "None.") != "None."],
                share=words.percent(share),
                width=round(share, 2),
                trend=trend_of(item, report),
            )
        )
    return sorted(rules, key=lambda rule: (rank(rule.severity), -rule.findings, rule.code))


def anchor_of(code: str) -> str:
    """The anchor of a rule: "rule-NQ203"."""
    return "rule-" + re.sub(r"[^A-Za-z0-9_-]", "-", code)


def finding_of(row: Mapping[str, Any]) -> Finding:
    """A row of findings, as a page shows it."""
    before, marked, after = _parts(row["excerpt"] or "", row["mark_start"], row["mark_end"])
    field, start, end = row["field"], row["start"], row["end"]
    where = row["source_file"] or ""
    if row["source_row"] is not None:
        where += f":{row['source_row']}"
    offsets = field or ""
    if start is not None and end is not None:
        offsets = f"{offsets} {start:,}–{end:,}".strip()
    return Finding(
        article=_clip(row["article_id"] or ""),
        where=_clip(where),
        offsets=_clip(offsets),
        outlet=_clip(row["outlet"] or ""),
        known=bool(row["known"]),
        before=before,
        marked=marked,
        after=after,
        message=_clip(row["message"] or ""),
        help=_clip(row["help"] or ""),
    )


def _parts(excerpt: str, start: int | None, end: int | None, context: int = CONTEXT) -> tuple[str, str, str]:
    """The excerpt before, in and after the marked words, cut to what a reader needs around them."""
    text, begin, stop = cut_excerpt(excerpt, start, end, context)
    return (text, "", "") if begin < 0 else (text[:begin], text[begin:stop], text[stop:])


def _name(cluster: NameCluster, anchors: Mapping[str, str]) -> Name:
    others = []
    for other in cluster.others[:MOST_SPELLINGS]:
        row = other.example
        before, marked, after = _parts(row["excerpt"] or "", row["mark_start"], row["mark_end"], NARROW_CONTEXT)
        rules = [(code, anchors.get(code, "")) for code in other.rules]
        article = _clip(row["article_id"] or "")
        others.append(Spelling(_clip(other.form), other.articles, other.tied, rules, before, marked, after, article))
    return Name(_clip(cluster.usual), cluster.articles, others, max(0, len(cluster.others) - MOST_SPELLINGS))


def _expectation(
    index: int, item: Mapping[str, Any], fail_on: str, anchors: Mapping[str, str], dataset: Mapping[str, Any]
) -> Expectation:
    kwargs = item["kwargs"]
    tolerance = words.tolerance(kwargs)
    if item["table"] == "dataset" and kwargs.get("column") in dataset:
        # the table has one row, so "100 % of values" says nothing: the measure itself does
        observed = words.found(kwargs["column"], dataset[kwargs["column"]])
    else:
        observed = words.groups(item) or words.observed(item["observed"], kwargs)
    particulars = words.particulars(kwargs)
    text = item.get("description") or words.spoken(item["type"])
    codes = rules_about(item, text)
    success = item["success"]
    return Expectation(
        anchor=f"expectation-{index}",
        table=item["table"],
        text=_clip(text[:1].upper() + text[1:]),
        note=_clip(item.get("note") or ""),
        type=item["type"],
        particulars=_clip(particulars) if kwargs else "",
        tolerance=_clip(tolerance),
        says_tolerance=_says(text, tolerance),
        observed=_clip(observed),
        severity=item["severity"],
        result="not judged" if success is None else "met" if success else "not met",
        reason=_clip(item.get("reason") or (NO_WORSE if item.get("known") else "")),
        counts=rank(item["severity"]) <= rank(fail_on) and not item.get("known"),
        rules=[(code, anchors[code]) for code in codes if code in anchors],
    )


def _says(text: str, tolerance: str) -> bool:
    """Whether the text names the tolerance: "at most 1" is in "at most 1 record in 1,000", not in "at most 10"."""
    wanted = re.escape(tolerance.replace(words.SPACE, " ").lower())
    return re.search(rf"{wanted}(?![.,]?\d)", text.replace(words.SPACE, " ").lower()) is not None


def _failing_first(expectation: Expectation) -> tuple[int, int]:
    return ("not met", "not judged", "met").index(expectation.result), rank(expectation.severity)


def _worst_sources(sources: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(sources, key=lambda source: -source["rejects"])[:MOST_ROWS]
