"""The verdict in a few lines: the parsed `report.json` goes in, plain text or a small piece of HTML comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from newsqa.printable import printable
from newsqa.reports.html import words
from newsqa.reports.machine.expectations import Told, told_expectations

MOST = 5  # expectations, and rules
LONGEST = 300  # code points of a sentence: a suite may say what it likes
ROOM = 240  # characters that pytest shows of what an assertion says, unless it is a text; it cuts in the middle
_AND_MORE = "\n  and 100,000 more"

_GREEN, _RED = "#1a7f37", "#cf222e"


def verdict_text(report: Mapping[str, Any]) -> str:
    """ "FAILED: 2 of 14 expectations not met", what they are, the worst first, and the numbers."""
    failed = _failed(report)
    lines = [_headline(report, failed), *(f"  {one.severity}: {_sentence(one)}" for one in failed[:MOST])]
    return "\n".join([*lines, *_more(failed, MOST), f"  {_numbers(report)}"])


def short_text(report: Mapping[str, Any]) -> str:
    """The same in at most `ROOM` characters: as many expectations as there is room for, without their tolerance."""
    failed = _failed(report)
    lines, told = [_headline(report, failed)], 0
    for one in failed:
        line = f"  {one.severity}: {_cut(printable(one.text), 100)}; {_cut(printable(one.observed), 50)}".replace(
            words.SPACE, " "
        )
        if sum(map(len, lines)) + len(line) + len(lines) > ROOM - len(_AND_MORE):
            break
        lines, told = [*lines, line], told + 1
    return "\n".join([*lines, *_more(failed, told)])


def verdict_html(report: Mapping[str, Any]) -> str:
    """The same as HTML without style sheet, script or link, with the rules that found most."""
    failed = _failed(report)
    colour = _GREEN if report["passed"] else _RED
    items = [f"{one.severity}: {_sentence(one)}" for one in failed[:MOST]]
    items += _more(failed, MOST)
    rules = sorted(report["rules"], key=lambda rule: -rule["findings"])[:MOST]
    rows = [
        f"<tr><td>{_safe(rule['code'])}</td><td>{_safe(rule['name'])}</td><td>{_safe(rule['severity'])}</td>"
        f'<td style="text-align:right">{rule["findings"]:,}</td></tr>'
        for rule in rules
        if rule["findings"]
    ]
    table = (
        "<table><thead><tr><th>Rule</th><th>Name</th><th>Severity</th><th>Findings</th></tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )
    parts = [
        f'<p><strong style="color:{colour}">{_safe(_headline(report, failed))}</strong></p>',
        f"<ul>{''.join(f'<li>{_safe(item)}</li>' for item in items)}</ul>" if items else "",
        f"<p>{_safe(_numbers(report))}</p>",
        table if rows else "",
    ]
    return f"<div>{''.join(parts)}</div>"


def _failed(report: Mapping[str, Any]) -> Sequence[Told]:
    return [one for one in told_expectations(report) if one.result == "not met"]


def _headline(report: Mapping[str, Any], failed: Sequence[Told]) -> str:
    judged = sum(one["success"] is not None for one in report["expectations"])
    if not judged:
        return "PASSED: nothing was judged, no expectation is about what was selected"
    if report["passed"]:
        return f"PASSED: no expectation fails the run, of {judged:,} judged"
    return f"FAILED: {len(failed):,} of {judged:,} expectations not met"


def _numbers(report: Mapping[str, Any]) -> str:
    counts = ", ".join(words.count(report[f"{one}s"], one) for one in ("article", "reject", "finding"))
    return printable(f"{counts}; profile {report['profile']}").replace(words.SPACE, " ")


def _more(failed: Sequence[Told], told: int) -> list[str]:
    return [f"  and {len(failed) - told:,} more"] if len(failed) > told else []


def _cut(text: str, most: int = LONGEST) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _sentence(one: Told) -> str:
    return printable(f"{_cut(one.text)}; tolerated {one.tolerated}, observed {one.observed}").replace(words.SPACE, " ")


def _safe(text: str) -> str:
    return escape(printable(text))
