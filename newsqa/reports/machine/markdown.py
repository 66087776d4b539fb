"""Markdown: the verdict, what failed, findings by rule and some of them, for job summaries and comments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from newsqa.printable import seen
from newsqa.reports.html import words
from newsqa.reports.html.spread import shown_findings
from newsqa.reports.machine.expectations import told_expectations
from newsqa.reports.machine.findings import plain, rules_that_ran, stands
from newsqa.reports.run_folder import RunFolder

MOST_OF_A_RULE = 3
MOST_EXPECTATIONS = 50
MOST_NOTES = 12
LONGEST = 300  # code points of a sentence
# A job summary of GitHub holds a mebibyte, a comment 65,536 characters; a reader far less.
MOST_CHARACTERS = 60_000
# What begins something in Markdown, HTML or the formulas of code hosts: a|b, *a*, [a](b), <a>, &amp;, $a$.
_MARKS = re.compile(r"([\\`*_{}\[\]<>|~!&$])")
# What begins a list or a heading at the start of a line: "1. ", "- ", "# ".
_HEAD = re.compile(r"^(\s*\d*)([.)+#=-])(?=[#=-]*(?:\s|$))")
# What calls a person or refers to an issue, and what is made a link: @someone, #12, http://a.b, www.a.b
_CALLS = re.compile(r"([@#]|www|://)(?=\S)", re.IGNORECASE)


def write_markdown(run: RunFolder, documentation: Mapping[str, Mapping[str, str]], target: Path) -> None:
    """Write the summary."""
    target.write_text(summary(run), encoding="utf-8", newline="\n")


def summary(run: RunFolder) -> str:
    """The summary as text of at most about MOST_CHARACTERS characters, whatever articles and sources say."""
    parts = [_verdict(run.report), _notes(run.report), _expectations(run.report), _rules(run), *_findings(run)]
    kept, room = [], MOST_CHARACTERS
    for part in filter(None, parts):
        if len(part) > room:
            kept.append("More is in report.html.")
            break
        kept.append(part)
        room -= len(part)
    return "\n\n".join(kept) + "\n"


def _verdict(report: Mapping[str, Any]) -> str:
    counts = ", ".join(words.count(report[f"{one}s"], one) for one in ("article", "reject", "finding"))
    if known := report.get("known", 0):
        counts += f" ({words.number(report['findings'] - known)} new, {words.number(known)} known)"
    verdict = "passed" if report["passed"] else "failed"
    return f"## newsqa: {verdict}\n\n{counts}; profile {escaped(report['profile'])}, newsqa {report['newsqa_version']}."


def _notes(report: Mapping[str, Any]) -> str:
    return "\n".join(f"- {escaped(plain(note))}" for note in report["notes"][:MOST_NOTES])


def _expectations(report: Mapping[str, Any]) -> str:
    failed = [one for one in told_expectations(report) if one.result in ("not met", "not counted")]
    if not failed:
        return ""
    rows = [(one.text, one.severity, one.tolerated, one.observed, one.result) for one in failed[:MOST_EXPECTATIONS]]
    return _table(("Not met", "Severity", "Tolerated", "Observed", "Result"), rows)


def _rules(run: RunFolder) -> str:
    rows: list[tuple[str, ...]] = [
        (
            f"{rule['code']} {rule['name']}",
            rule["severity"],
            words.number(rule["findings"]),
            words.number(_new(rule)),
            words.number(rule["articles"]),
        )
        for rule in rules_that_ran(run)
        if rule["findings"]
    ]
    head: tuple[str, ...] = ("Rule", "Severity", "Findings", "New", "Articles")
    if not run.report.get("known"):  # then all are new
        head, rows = (*head[:3], head[4]), [(*row[:3], row[4]) for row in rows]
    return _table(head, rows) if rows else "No findings."


def _new(rule: Mapping[str, Any]) -> int:
    return int(rule["findings"] - rule.get("known", 0))


def _findings(run: RunFolder) -> list[str]:
    found = shown_findings(run.findings, MOST_OF_A_RULE)
    told = []
    for rule in rules_that_ran(run):
        new = [finding for finding in found.get(rule["code"], ()) if not finding["known"]]
        lines = [
            f"- {_sentence(finding)}  \n  {escaped(plain(finding['message']))} ({escaped(stands(finding))})"
            for finding in new
        ]
        if lines:
            amount = words.count(_new(rule), "new finding" if run.report.get("known") else "finding")
            title = f"{rule['code']} {rule['name']}, {amount}"
            told.append("<details><summary>" + title + "</summary>\n\n" + "\n".join(lines) + "\n\n</details>")
    return told


def _sentence(finding: Mapping[str, Any]) -> str:
    text, start, end = finding["excerpt"] or "", finding["mark_start"], finding["mark_end"]
    if start is None or end is None:
        return escaped(plain(text[:LONGEST]))
    before, marked, after = text[max(0, start - LONGEST) : start], text[start:end], text[end : end + LONGEST]
    return f"{escaped(plain(before))}**{escaped(plain(seen(marked[:LONGEST])).strip())}**{escaped(plain(after))}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *([escaped(plain(cell)) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def escaped(text: str) -> str:
    """Text of which Markdown and HTML make nothing else, which calls nobody, and refers to nothing."""
    return _CALLS.sub("\\1\N{ZERO WIDTH SPACE}", _HEAD.sub(r"\1\\\2", _MARKS.sub(r"\\\1", text)))
