"""What the tests of the HTML report share: a run's report, rows of its findings, and the page that is made of them."""

from __future__ import annotations

import base64
import copy
import json
import re
import zlib
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.reports.html import write_html
from newsqa.reports.html.page import DEFAULT, PageOptions
from newsqa.rules.findings import FINDINGS


def finding(number: int, **values: Any) -> dict[str, Any]:
    """A row of findings.parquet: the word "reportedly" in a sentence, where nothing else is said."""
    excerpt = "The mayor reportedly sold the cranes."
    row = {
        "rule": "NQ203",
        "name": "hearsay",
        "severity": "warning",
        "article_id": f"a{number}",
        "field": "body",
        "start": 1437,
        "end": 1447,
        "excerpt": excerpt,
        "mark_start": 10,
        "mark_end": 20,
        "message": '"reportedly" stands in for a source',
        "help": "say who reports it, or drop the claim",
        "outlet": "The Harbour Post",
        "source_file": "news.jsonl",
        "source_row": number,
        "details": "{}",
        "fingerprint": f"{number:08x}",
        "known": False,
    }
    return {**row, **values}


def spelled(
    number: int, usual: str, other: str, rule: str = "NQ401", counts: tuple[int, int] = (3, 1), **values: Any
) -> dict[str, Any]:
    """A finding of a name that is spelled in another way than is usual, and how often it is in each way."""
    excerpt = f"Aides of {other} said so."
    marks = {"excerpt": excerpt, "mark_start": 9, "mark_end": 9 + len(other)}
    counted = "articles" if rule == "NQ402" else "times"
    details = f'{{"forms": ["{usual}", "{other}"], "{counted}": {{"{usual}": {counts[0]}, "{other}": {counts[1]}}}}}'
    return finding(number, rule=rule, name="inconsistent-name", details=details, **{**marks, **values})


def expectation(text: str, success: bool | None, severity: str = "warning", **values: Any) -> dict[str, Any]:
    row = {"table": "articles", "type": "expect_articles_to_pass_rule", "kwargs": {"mostly": 0.95, "rule": "NQ203"}}
    judged = {"severity": severity, "success": success, "observed": {}, "description": text, "reason": None}
    return {**row, **judged, **values}


def outlet(name: str | None, articles: int, rules: dict[str, int], unsourced: float | None = None) -> dict[str, Any]:
    measures = {"unsourced_per_100_attributions": unsourced}
    return {"outlet": name, "articles": articles, "findings": sum(rules.values()), "rules": rules, "measures": measures}


def part(kind: str, name: str | None, articles: int, findings: int = 0, **values: Any) -> dict[str, Any]:
    """A month or a split of a report; a finding is in an article of its own."""
    affected = min(articles, findings)
    sums = {"articles": articles, "articles_with_findings": affected, "findings": findings}
    return {kind: name, **sums, "attributions": 10 * articles, "unsourced_attributions": articles, **values}


def before(**values: Any) -> dict[str, Any]:
    """What the run before came to: three findings of NQ203 among 10,000 articles, on 3 March."""
    rules = [
        {"code": "NQ203", "name": "hearsay", "findings": 3, "articles": 3},
        {"code": "NQ303", "name": "impossible-date", "findings": 5, "articles": 5},
    ]
    counts = {"articles": 12345, "rejects": 1, "findings": 8, "rules": rules, "dataset": {"train_test_share": 0.01}}
    return {"newsqa_version": "0.1.0", "started": "2026-03-03T14:05:00+00:00", "passed": False, **counts, **values}


SHARE = {"element_count": 1200, "unexpected_count": 38, "unexpected_percent": 3.1666}
REPORT: dict[str, Any] = {
    "newsqa_version": "0.1.0",
    "profile": "default",
    "passed": False,
    "articles": 12345,
    "rejects": 3,
    "findings": 2,
    "rules": [
        {"code": "NQ203", "name": "hearsay", "severity": "warning", "findings": 2, "articles": 2},
        {"code": "NQ303", "name": "impossible-date", "severity": "critical", "findings": 0, "articles": 0},
    ],
    "expectations": [
        expectation("titles are there", True, observed={**SHARE, "unexpected_count": 0, "unexpected_percent": 0.0}),
        expectation("names were looked at", None, reason="the table is empty"),
        expectation("articles pass NQ203", False, observed=SHARE),
        expectation("a small matter", False, "info", table="dates", kwargs={"max_value": 0.2}, observed=0.34),
    ],
    "dataset": {"train_test_share": 0.0213, "clusters": 1234567},
    "outlets": [
        outlet("The Harbour Post", 8, {"NQ203": 2}, unsourced=12.345),
        outlet(None, 4, {}),
    ],
    "outlets_total": 2,
    "months": [part("month", "2024-02", 12000, 1), part("month", "2024-03", 340, 1), part("month", None, 5)],
    "splits": [part("split", None, 12345, 2)],
    "fields": [{"field": "body", "findings": 2, "rules": {"NQ203": 2}}],
    "previous": None,
    "not_read": ["14 transcripts were not read for attributions; their rates are of the rest"],
    "not_selected": [{"code": "NQ208", "name": "relayed-claim"}],
    "sources": [{"path": "news.jsonl", "articles": 12345, "rejects": 3}],
    "notes": ['body: taken from "description" (guessed)', "times without a zone are read as UTC"],
    "fail_on": "warning",
    "started": "2026-11-23T01:55:12+00:00",
    "seconds": 12.34,
    "options": {"fields": {"body": "description"}},
}
DOCUMENTATION = {"NQ203": {"summary": "A claim without a `source`.", "What it finds": "Words.", "Options": "None."}}
HOSTILE = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(2)'>",
    "</title></style></script></blockquote><a href=javascript:alert(3)>x</a>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt; &amp; <!-- <b>",
]


def save(folder: Path, rows: list[dict[str, Any]]) -> Path:
    """The rows as findings.parquet."""
    pq.write_table(pa.Table.from_pylist(rows, schema=FINDINGS), folder / "findings.parquet")
    return folder / "findings.parquet"


def write(folder: Path, report: dict[str, Any], rows: list[dict[str, Any]], options: PageOptions = DEFAULT) -> Path:
    write_html(report, save(folder, rows), folder / "report.html", DOCUMENTATION, options)
    return folder / "report.html"


def data_of(page: str) -> dict[str, Any]:
    """The findings that stand in a page as data."""
    found = re.search(r'<script id="data" [^>]*>([^<]*)</script>', page)
    assert found
    data: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(found[1])))
    return data


def changed(**values: Any) -> dict[str, Any]:
    return {**copy.deepcopy(REPORT), **values}


def with_findings(amount: int) -> dict[str, Any]:
    rules = [{**REPORT["rules"][0], "findings": amount, "articles": amount}]
    return changed(rules=rules, findings=amount)
