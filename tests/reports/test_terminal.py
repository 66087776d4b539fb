"""The summary on the terminal: what it says, and that no text can steer the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsqa.config import Settings
from newsqa.engines.check import check
from newsqa.printable import printable, seen
from newsqa.reports.terminal import WORST, print_summary, summary, worst_findings
from tests.reports.report_parts import before, changed


def _finding(**changes: Any) -> dict[str, Any]:
    return {
        "rule": "NQ203",
        "name": "hearsay",
        "severity": "warning",
        "article_id": "7",
        "field": "body",
        "start": 3,
        "end": 13,
        "excerpt": "He reportedly left.",
        "mark_start": 3,
        "mark_end": 13,
        "message": '"reportedly" stands in for a source',
        "help": "say who",
        "source_file": "a.jsonl",
        "source_row": 1,
        **changes,
    }


REPORT: dict[str, Any] = {
    "passed": False,
    "articles": 1,
    "rejects": 0,
    "findings": 1_234,
    "seconds": 2.0,
    "profile": "default",
    "fail_on": "warning",
    "not_read": [],
    "notes": [f"note {n}" for n in range(20)],
    "dataset": {"rejects_per_1000_records": 2.5},
    "expectations": [
        {
            "table": "dataset",
            "kwargs": {"column": "rejects_per_1000_records"},
            "severity": "critical",
            "success": False,
            "observed": {},
            "description": "at most 1 record in 1,000 cannot be read",
        },
        {
            "table": "dates",
            "kwargs": {},
            "severity": "warning",
            "success": False,
            "observed": {"element_count": 1000, "unexpected_percent": 25.0},
            "description": "at least 80 % of dates resolve",
        },
        {"table": "names", "kwargs": {}, "severity": "info", "success": None, "observed": {}, "description": "names"},
    ],
    "rules": [{"code": "NQ203", "name": "hearsay", "severity": "warning", "findings": 1_234, "articles": 1}],
}


def _text(*worst: dict[str, Any]) -> str:
    return "\n".join(line.plain for line in summary(REPORT, worst))


def test_says_what_failed_and_by_how_much() -> None:
    text = _text()
    assert text.startswith("FAILED  1 article, 0 rejects, 1,234 findings in 2.0 s (profile default)")
    assert "Expectations: 2 of 2 failed" in text
    assert "critical  at most 1 record in 1,000 cannot be read; found 2.5 in 1,000 records" in text
    assert "warning   at least 80 % of dates resolve; 75.00 % of 1,000 do" in text
    assert "1 not judged" in text
    assert "8 more notes are in the report" in text


def test_says_how_it_differs_from_the_run_before() -> None:
    lines = summary(changed(previous=before(), expectations=[]), [])
    assert lines[1].plain == "  2 findings, 6 fewer than in the run of 3 March."
    assert "the run of" not in _text()


@pytest.mark.parametrize(
    ("fail_on", "severities", "said"),
    [
        ("warning", ["info"], "1 of 1 failed, less severe than warning and not counted"),
        ("critical", ["info", "warning"], "2 of 2 failed, all less severe than critical and not counted"),
        ("warning", ["info", "critical"], "2 of 2 failed, 1 of them less severe than warning and not counted"),
        ("info", ["info"], "1 of 1 failed"),
    ],
)
def test_says_which_failures_do_not_count(fail_on: str, severities: list[str], said: str) -> None:
    failed = [{**REPORT["expectations"][1], "severity": severity} for severity in severities]
    lines = [line.plain.strip() for line in summary({**REPORT, "fail_on": fail_on, "expectations": failed}, ())]
    assert f"Expectations: {said}" in lines


def test_a_rate_of_articles_is_not_taken_for_the_one_of_the_dataset() -> None:
    of_articles = {
        **REPORT["expectations"][1],
        "table": "articles",
        "kwargs": {"column": "unsourced_per_100_attributions"},
    }
    report = {**REPORT, "dataset": {"unsourced_per_100_attributions": 9.0}, "expectations": [of_articles]}
    assert "; 75.00 % of 1,000 do" in "\n".join(line.plain for line in summary(report, ()))


def test_says_that_there_are_more_findings_than_it_shows() -> None:
    assert _text(_finding()).splitlines()[-1].startswith("1 of 1,234 findings shown")
    assert "shown" not in "\n".join(line.plain for line in summary({**REPORT, "findings": 1}, [_finding()]))


def test_a_path_is_told_from_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "(a/b.jsonl:1)" in _text(_finding(source_file=str(tmp_path / "a" / "b.jsonl")))
    assert f"({tmp_path}x/b.jsonl:1)" in _text(_finding(source_file=f"{tmp_path}x/b.jsonl"))


def test_carets_stand_under_the_words() -> None:
    lines = _text(_finding()).splitlines()
    at = next(n for n, line in enumerate(lines) if "He reportedly left." in line)
    assert lines[at].index("reportedly") == lines[at + 1].index("^")
    assert lines[at + 1].count("^") == len("reportedly")
    assert lines[at - 1].strip() == "article 7, body 3-13 (a.jsonl:1)"


def test_text_cannot_steer_the_terminal() -> None:
    text = _text(_finding(excerpt="He \x1b[31mreportedly\u202e left.", mark_start=8, mark_end=18, article_id="\x07"))
    assert not {"\x1b", "\u202e", "\x07"} & set(text)
    assert printable("a\x00b\u2028c") == "a b c"


@pytest.mark.parametrize(
    ("words", "shown"),
    [("\xad", "U+00AD"), ("\u200b\ufeff", "U+200B U+FEFF"), ("\U000e0020", "U+E0020"), ("\u3164", "U+3164"),
     ("\x07" * 12, "U+0007 " * 10 + "…"), ("a\u200b", "a\u200b"), (" ", " "), ("", "")],
)  # fmt: skip
def test_marked_words_that_cannot_be_seen_are_told_by_number(words: str, shown: str) -> None:
    assert seen(words) == shown


def test_a_mark_on_the_terminal_is_never_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text('{"id": "1", "text": "It o\\u00adpened on Monday, and it was good."}\n', encoding="utf-8")
    run = check([source], Settings(output=tmp_path / "out", processes=1, select=("NQ508",)))
    print_summary(run.report, run.folder)
    told = capsys.readouterr().out
    assert "  It oU+00ADpened on Monday" in told
    assert "      ^^^^^^\n" in told


def test_one_finding_a_rule_gravest_first(seeds: Path, tmp_path: Path) -> None:
    run = check([seeds], Settings(output=tmp_path, processes=1))
    worst = worst_findings(run.folder / "findings.parquet")
    assert len(worst) == WORST
    assert len({finding["rule"] for finding in worst}) == WORST
    order = ["critical", "warning", "info"]
    assert [f["severity"] for f in worst] == sorted((f["severity"] for f in worst), key=order.index)


def test_plain_text_in_a_pipe(seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = check([seeds], Settings(output=tmp_path, processes=1, select=("NQ3",)))
    print_summary(run.report, run.folder)
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert printed.rstrip().endswith("report.html")
