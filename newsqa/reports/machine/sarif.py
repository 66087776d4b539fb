"""SARIF 2.1.0 (OASIS): rules with their documentation, and findings with file and line, for code scanning.

GitHub takes at most 25,000 results of a run (docs.github.com, "SARIF support for code scanning").
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa

from newsqa.reports.machine.findings import chosen, line_of, plain, rules_that_ran, told, uri_of
from newsqa.reports.run_folder import RunFolder
from newsqa.rules.findings import FINDINGS
from newsqa.suites.waivers import Waiver, waived_by, waiver_of

MOST = 25_000
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"critical": "error", "warning": "warning", "info": "note"}


def write_sarif(run: RunFolder, documentation: Mapping[str, Mapping[str, str]], target: Path) -> None:
    """Write one SARIF run with at most `MOST` results; a known finding is `unchanged` where there is a
    baseline, and a waived one is suppressed."""
    rules = rules_that_ran(run)
    places = {rule["code"]: number for number, rule in enumerate(rules)}
    findings = chosen(run, MOST)
    waivers = [waiver_of(row) for row in run.report.get("waivers", ()) if not row["expired"]]
    suppressed = waived_by(pa.Table.from_pylist(findings, FINDINGS), waivers)
    passed, has_baseline = bool(run.report["passed"]), bool(run.report.get("baseline"))
    content = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "newsqa",
                        "semanticVersion": run.report["newsqa_version"],
                        "rules": [_rule(rule, documentation.get(rule["code"], {})) for rule in rules],
                    }
                },
                "invocations": [{"executionSuccessful": True, "exitCode": 0 if passed else 1}],
                "results": [
                    _result(finding, places.get(finding["rule"]), has_baseline, waiver)
                    for finding, waiver in zip(findings, suppressed, strict=True)
                ],
                "columnKind": "unicodeCodePoints",
                "properties": {
                    "passed": passed,
                    "articles": run.report["articles"],
                    "rejects": run.report["rejects"],
                    "findings": run.report["findings"],
                },
            }
        ],
    }
    target.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2) + b"\n")


def _rule(rule: Mapping[str, Any], sections: Mapping[str, str]) -> dict[str, Any]:
    summary = sections.get("summary") or rule["name"]
    told = [f"{name}\n\n{text}" for name, text in sections.items() if name != "summary" and text != "None."]
    return {
        "id": rule["code"],
        "name": rule["name"],
        "shortDescription": {"text": summary},
        "fullDescription": {"text": sections.get("What it finds") or summary},
        "help": {"text": "\n\n".join(told) or summary},
        "defaultConfiguration": {"level": _LEVELS.get(rule["severity"], "note")},
    }


def _result(finding: Mapping[str, Any], place: int | None, has_baseline: bool, waiver: Waiver | None) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": uri_of(finding)}}
    if (line := line_of(finding)) is not None:
        location["region"] = {"startLine": line}
    said = {name: finding[name] for name in ("article_id", "outlet", "field", "start", "end", "source_row")}
    result: dict[str, Any] = {
        "ruleId": finding["rule"],
        "level": _LEVELS.get(finding["severity"], "note"),
        "message": {"text": told(finding)},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"newsqa/v1": finding["fingerprint"]},
        "properties": {
            name: plain(value) if isinstance(value, str) else value for name, value in said.items() if value is not None
        },
    }
    if has_baseline:
        result["baselineState"] = "unchanged" if finding["known"] else "new"
    if waiver is not None:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": plain(waiver.reason)}]
    return result if place is None else {**result, "ruleIndex": place}
