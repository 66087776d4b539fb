"""Runs of the tests of reports for machines: a folder with the tables that a report is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from newsqa.reports.run_folder import RunFolder
from tests.reports.report_parts import HOSTILE, REPORT, changed, expectation, finding, save

RULES = [
    {"code": "NQ203", "name": "hearsay", "severity": "warning", "findings": 30, "articles": 30},
    {"code": "NQ205", "name": "unnamed-role", "severity": "info", "findings": 12, "articles": 12},
    {"code": "NQ303", "name": "impossible-date", "severity": "critical", "findings": 12, "articles": 12},
]
ROWS = [
    *(finding(i, known=i % 3 == 0) for i in range(1, 31)),
    *(finding(100 + i, rule="NQ205", name="unnamed-role", severity="info", source_file="b.csv") for i in range(12)),
    *(finding(200 + i, rule="NQ303", name="impossible-date", severity="critical", field=None, start=None, end=None)
      for i in range(12)),
]  # fmt: skip


def run(folder: Path, report: dict[str, Any] | None = None, rows: list[dict[str, Any]] | None = None) -> RunFolder:
    report = report or changed(rules=RULES, findings=len(ROWS))
    return RunFolder(folder, report, save(folder, ROWS if rows is None else rows), folder / "measures.parquet", None)


def empty_run(folder: Path) -> RunFolder:
    return run(folder, {**REPORT, "rules": [], "findings": 0, "expectations": [], "passed": True}, [])


def hostile_run(folder: Path) -> RunFolder:
    """A run in which everything that may come from data is text meant to do harm."""
    texts = [
        *HOSTILE,
        "]]>",
        "\x00\x1b[31m\uffff\ufffe",
        "@all #1 $x$ |a|b|",
        "=1+1",
        "::error::x\n::warning::y",
        "x" * 100_000,
    ]
    columns = ("article_id", "excerpt", "message", "help", "outlet", "source_file")
    rows = [
        finding(i, **dict.fromkeys(columns, text), mark_start=0, mark_end=len(text), fingerprint=f"{i:08x}")
        for i, text in enumerate(texts)
    ]
    rules = [{"code": "NQ203", "name": "hearsay", "severity": "warning", "findings": len(rows), "articles": len(rows)}]
    expectations = [
        expectation(
            f"articles pass NQ203 {text}", False, table=text, type=text, kwargs={text: text}, observed={"a": text}
        )
        for text in texts
    ]
    return run(folder, changed(rules=rules, findings=len(rows), expectations=expectations, profile=texts[0]), rows)
