"""GitHub Actions: annotations as workflow commands on stdout, and the job's summary.

GitHub shows at most ten errors, ten warnings and ten notices of a step, and takes a mebibyte of summary
(docs.github.com, "Workflow commands for GitHub Actions").
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from newsqa.errors import UsageError
from newsqa.reports.machine.expectations import told_expectations
from newsqa.reports.machine.findings import chosen, line_of, path_of, plain, told
from newsqa.reports.machine.markdown import summary
from newsqa.reports.run_folder import RunFolder

SUMMARY_FILE = "GITHUB_STEP_SUMMARY"  # the variable of the environment that names the file of the summary
MOST = 10  # annotations of a kind
MOST_EXPECTATIONS = 5
_KINDS = {"critical": "error", "warning": "warning", "info": "notice"}


def commands(run: RunFolder) -> list[str]:
    """The lines to print: what fails the run first, then new findings, gravest first, spread over rules."""
    failed = [one for one in told_expectations(run.report) if one.result == "not met"]
    lines = [
        _command(
            "error", [("title", "newsqa: not met")], f"{one.text}: tolerated {one.tolerated}, observed {one.observed}"
        )
        for one in failed[:MOST_EXPECTATIONS]
    ]
    room = {kind: MOST - (len(lines) if kind == "error" else 0) for kind in _KINDS.values()}
    for finding in chosen(run, 3 * MOST, with_known=False):
        kind = _KINDS.get(finding["severity"], "notice")
        if room[kind] > 0:
            room[kind] -= 1
            line = line_of(finding)
            place = [("file", path_of(finding)), *([("line", str(line))] if line else [])]
            title = plain(f"{finding['rule']} {finding['name']}")
            lines.append(_command(kind, [*place, ("title", title)], told(finding)))
    return lines


def add_to_summary(run: RunFolder) -> None:
    """Append the summary to the file that GitHub names, where it names one. Raises UsageError when that cannot be
    written."""
    named = os.environ.get(SUMMARY_FILE)
    if not named:
        return
    try:
        with Path(named).open("a", encoding="utf-8", newline="\n") as file:
            file.write(summary(run) + "\n")
    except OSError as error:
        raise UsageError(
            f"{named}: the job's summary cannot be written ({error.strerror}); see {SUMMARY_FILE}"
        ) from error


def _command(kind: str, properties: Sequence[tuple[str, str]], message: str) -> str:
    said = ",".join(f"{name}={_property(value)}" for name, value in properties)
    return f"::{kind} {said}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
