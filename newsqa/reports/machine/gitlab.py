"""GitLab Code Quality: the findings that are not known, for the widget of merge requests.

The format is described in GitLab's documentation ("Code Quality report format"), a subset of Code Climate's.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import orjson

from newsqa.reports.machine.findings import chosen, line_of, path_of, plain, told
from newsqa.reports.run_folder import RunFolder

MOST = 25_000
_SEVERITIES = {"critical": "critical", "warning": "major", "info": "info"}


def write_gitlab(run: RunFolder, documentation: Mapping[str, Mapping[str, str]], target: Path) -> None:
    """Write at most `MOST` findings as JSON: an array of issues, of which no two have the same fingerprint."""
    issues = {
        finding["fingerprint"]: {
            "description": f"{finding['rule']} {plain(finding['name'])}: {told(finding)}",
            "check_name": finding["rule"],
            "fingerprint": finding["fingerprint"],
            "severity": _SEVERITIES.get(finding["severity"], "info"),
            "location": {"path": path_of(finding), "lines": {"begin": line_of(finding) or 1}},
        }
        for finding in chosen(run, MOST, with_known=False)
    }
    target.write_bytes(orjson.dumps(list(issues.values()), option=orjson.OPT_INDENT_2) + b"\n")
