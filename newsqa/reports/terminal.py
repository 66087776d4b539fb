"""The summary on the terminal: the verdict, what failed, findings by rule, the worst findings with words marked."""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from rich.console import Console
from rich.text import Text

from newsqa.printable import printable, seen
from newsqa.reports.html.trend import against_previous
from newsqa.reports.html.words import SPACE, found, groups, of_set, plain
from newsqa.rules.rule import SEVERITIES

WORST = 5  # findings shown, one a rule
NOTES = 12  # notes shown
MOST_CARETS = 200  # a longer stretch is marked at its beginning
COLOURS = {"critical": "bold red", "warning": "yellow", "info": "cyan"}


class PlainConsole(Console):
    """A console that leaves a broken pipe to its caller; rich's own ends the program with the status of a failure."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def print_summary(report: Mapping[str, Any], folder: Path) -> None:
    """Print the summary to stdout: coloured on a terminal, plain text without control codes in a pipe."""
    console = PlainConsole(file=sys.stdout, highlight=False, soft_wrap=True, emoji=False, markup=False)
    for line in summary(report, worst_findings(folder / "findings.parquet")):
        console.print(line)
    console.print(Text(f"\nReport: {folder / 'report.html'}"))


def summary(report: Mapping[str, Any], worst: Sequence[Mapping[str, Any]]) -> list[Text]:
    """The lines of the summary."""
    return [
        _verdict(report),
        *_trend(report),
        *_notes([*report["not_read"], *report["notes"]]),
        *_expectations(report["expectations"], report["dataset"], report["fail_on"]),
        *_rules(report["rules"]),
        *(line for finding in worst for line in _finding(finding)),
        *_rest(report["findings"], len(worst)),
    ]


def _verdict(report: Mapping[str, Any]) -> Text:
    verdict = ("PASSED", "bold green") if report["passed"] else ("FAILED", "bold red")
    findings = f"{_count(report['findings'], 'finding')}{_known(report)}"
    counts = (
        f"  {_count(report['articles'], 'article')}, {_count(report['rejects'], 'reject')}, {findings} "
        f"in {report['seconds']:.1f} s (profile {report['profile']})"
    )
    return Text.assemble(verdict, counts)


def _trend(report: Mapping[str, Any]) -> list[Text]:
    """How the run differs from the one before it, where there was one."""
    said = against_previous(report).replace(SPACE, " ")
    return [Text(f"  {printable(said)}")] if said else []


def _known(report: Mapping[str, Any]) -> str:
    known = report.get("known", 0)
    return f" ({report['findings'] - known:,} new, {known:,} known)" if known else ""


def _count(amount: int, noun: str) -> str:
    return f"{amount:,} {noun}{'' if amount == 1 else 's'}"


def _notes(notes: Sequence[str]) -> list[Text]:
    more = [f"{len(notes) - NOTES:,} more notes are in the report"] if len(notes) > NOTES else []
    return [Text(f"  note: {printable(note)}", "dim") for note in (*notes[:NOTES], *more)]


def _expectations(
    expectations: Sequence[Mapping[str, Any]], dataset: Mapping[str, float | None], fail_on: str
) -> list[Text]:
    judged = [e for e in expectations if e["success"] is not None]
    if not judged:
        return [Text("\nNothing was judged: no expectation is about what was selected.", "bold")]
    failed = [e for e in judged if not e["success"]]
    uncounted = _uncounted(failed, fail_on)
    lines = [Text.assemble((f"\nExpectations: {len(failed):,} of {len(judged):,} failed", "bold"), (uncounted, "dim"))]
    for expectation in sorted(failed, key=lambda e: SEVERITIES.index(e["severity"])):
        severity = expectation["severity"]
        observed = _observed(expectation, dataset)
        lines.append(
            Text.assemble(
                "  ", (f"{severity:8}", COLOURS[severity]), f"  {expectation['description']}", (observed, "dim")
            )
        )
    if len(judged) < len(expectations):
        lines.append(Text(f"  {len(expectations) - len(judged):,} not judged; the report says why", "dim"))
    if small := _too_small(judged):
        lines.append(Text(f"  not judged, being of too few articles: {small}", "dim"))
    return lines


def _too_small(judged: Sequence[Mapping[str, Any]]) -> str:
    """The groups that none of the expectations on their table looked at: "9 outlets, 1 month"."""
    fewest: dict[str, int] = {}
    for one in judged:
        if (small := one["observed"].get("groups", {}).get("too_small")) is not None:
            fewest[one["table"]] = min(small, fewest.get(one["table"], small))
    return ", ".join(_count(amount, table.removesuffix("s")) for table, amount in fewest.items() if amount)


def _uncounted(failed: Sequence[Mapping[str, Any]], fail_on: str) -> str:
    """How many of the failed expectations do not fail the run, being less severe than what does."""
    known = sum(bool(one.get("known")) for one in failed)
    light = sum(
        SEVERITIES.index(one["severity"]) > SEVERITIES.index(fail_on) and not one.get("known") for one in failed
    )
    of_baseline = f", {known:,} missed by no more than in the baseline" if known else ""
    if not light:
        return of_baseline
    some = "" if light == len(failed) == 1 else "all " if light == len(failed) else f"{light:,} of them "
    return f"{of_baseline}, {some}less severe than {fail_on} and not counted"


def _observed(expectation: Mapping[str, Any], dataset: Mapping[str, float | None]) -> str:
    observed = expectation["observed"]
    if said := groups(expectation):
        return f"; {printable(said.replace(SPACE, ' '))}"
    if expectation["table"] == "dataset":  # a rate of articles may have the name of one of the dataset
        column = expectation["kwargs"].get("column", "")
        if (measure := dataset.get(column)) is not None:
            return f"; found {found(column, measure)}"
    if "unexpected_percent" in observed:
        # cut, not rounded: 94.996 % is not the 95 % that was asked for
        held = math.floor(100 * (100 - observed["unexpected_percent"])) / 100
        return f"; {held:.2f} % of {observed['element_count'] - observed.get('missing_count', 0):,} do"
    if said := of_set(observed):
        return f"; {said.replace(SPACE, ' ')}"
    if "observed_value" in observed:
        return f"; found {plain(observed['observed_value'])}"
    return ""


def _rules(rules: Sequence[Mapping[str, Any]]) -> list[Text]:
    found = [rule for rule in rules if rule["findings"]]
    if not found:
        return [Text("\nNo findings.", "bold")]
    lines = [Text("\nFindings by rule", "bold")]
    width = max(len(rule["name"]) for rule in found)
    digits = max(len(f"{rule['findings']:,}") for rule in found)
    any_known = any(rule.get("known") for rule in found)
    for rule in found:
        where = f" in {_count(rule['articles'], 'article')}" if rule["articles"] else ""
        where += f", {rule['findings'] - rule['known']:,} new" if any_known else ""
        severity = (f"{rule['severity']:8}", COLOURS[rule["severity"]])
        lines.append(
            Text.assemble(
                f"  {rule['code']}  {rule['name']:{width}}  ", severity, f"  {rule['findings']:>{digits},}{where}"
            )
        )
    return lines


def _rest(findings: int, shown: int) -> list[Text]:
    if findings <= shown:
        return []
    return [Text(f"\n{shown:,} of {findings:,} findings shown, one a rule; the report shows more of each", "dim")]


def _shortened(path: str) -> str:
    """The path from here, where it lies below the working directory."""
    return path.removeprefix(f"{Path.cwd()}{os.sep}")


def _finding(finding: Mapping[str, Any]) -> list[Text]:
    row, file = finding["source_row"], _shortened(finding["source_file"] or "")
    place = file if row is None else f"{file}:{row}"
    if finding["article_id"]:
        field = f", {finding['field']}" if finding["field"] else ""
        span = f" {finding['start']}-{finding['end']}" if finding["start"] is not None else ""
        place = f"article {finding['article_id']}{field}{span} ({place})"
    head = Text.assemble("\n", (f"{finding['rule']} {finding['name']}", COLOURS[finding["severity"]]))
    head.append(" (known)" if finding.get("known") else "")
    lines = [head.append(f": {printable(finding['message'])}"), Text(f"  {printable(place)}", "dim")]
    if finding["excerpt"]:
        start, end = finding["mark_start"], finding["mark_end"]
        before, words = printable(finding["excerpt"][:start]), printable(seen(finding["excerpt"][start:end]))
        # CI servers take a line for a command that begins with "::" or holds "##[".
        edge = "| " if before.lstrip().startswith("::") or (not before.strip() and words.startswith("::")) else "  "
        lines.append(Text.assemble(edge, before, (words, "bold underline"), printable(finding["excerpt"][end:])))
        carets = "^" * max(1, min(width(words), MOST_CARETS))
        lines.append(Text("  " + " " * width(before) + carets, COLOURS[finding["severity"]]))
    return [*lines, Text(f"  help: {printable(finding['help'])}")]


def width(text: str) -> int:
    """The columns that a text takes on a terminal."""
    from rich.cells import cell_len

    return cell_len(text)


def worst_findings(path: Path) -> list[dict[str, Any]]:
    """The first finding of the gravest rules, at most `WORST`, one a rule, new ones before known ones; reads a row
    group at a time."""
    first: dict[tuple[str, bool], dict[str, Any]] = {}
    with pq.ParquetFile(path) as file:
        for group in range(file.num_row_groups):
            columns = file.read_row_group(group, columns=["rule", "known"])
            codes = list(zip(columns["rule"].to_pylist(), columns["known"].to_pylist(), strict=True))
            new = {code: row for row, code in reversed(list(enumerate(codes))) if code not in first}
            if new:
                table = file.read_row_group(group)
                first |= {code: table.slice(row, 1).to_pylist()[0] for code, row in new.items()}
    of_rules = {code: first[code, known] for known in (True, False) for code, is_known in first if is_known is known}
    order = lambda finding: (finding["known"], SEVERITIES.index(finding["severity"]), finding["rule"])  # noqa: E731
    return sorted(of_rules.values(), key=order)[:WORST]
