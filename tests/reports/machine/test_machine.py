"""Reports for machines: each is valid by its schema, holds what it should, and no text of an article is more than text
in it."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pyarrow.parquet as pq
import pytest
from lxml import etree

from newsqa.errors import UsageError
from newsqa.reports.machine import FORMATS, github, gitlab, sarif
from newsqa.reports.machine.findings import line_of, path_of, uri_of
from newsqa.reports.machine.markdown import MOST_CHARACTERS, escaped, summary
from newsqa.reports.run_folder import RunFolder
from tests.reports.machine.runs import ROWS, RULES, empty_run, hostile_run, run
from tests.reports.report_parts import DOCUMENTATION, changed, finding

SCHEMAS = Path(__file__).parent / "schemas"
RUNS: dict[str, Callable[[Path], RunFolder]] = {"usual": run, "empty": empty_run, "hostile": hostile_run}


def made(format: str, of: RunFolder) -> Path:
    target = of.path / FORMATS[format].file
    FORMATS[format].write(of, DOCUMENTATION, target)
    return target


@pytest.fixture(params=RUNS)
def any_run(request: pytest.FixtureRequest, tmp_path: Path) -> RunFolder:
    return RUNS[request.param](tmp_path)


# Valid by their schemas


def test_sarif_is_valid(any_run: RunFolder) -> None:
    log = json.loads(made("sarif", any_run).read_bytes())
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_bytes())
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    for result in log["runs"][0]["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[\w/!$&'()*+,;=@~%.:?#-]+", uri, re.ASCII)


def test_junit_is_valid(any_run: RunFolder) -> None:
    etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd")).assertValid(etree.parse(made("junit", any_run)))


def test_gitlab_is_valid(any_run: RunFolder) -> None:
    issues = json.loads(made("gitlab", any_run).read_bytes())
    jsonschema.validate(issues, json.loads((SCHEMAS / "gitlab-code-quality.json").read_bytes()))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


# What they hold


def test_sarif_has_rules_with_documentation_and_findings_with_lines(tmp_path: Path) -> None:
    held = changed(rules=RULES, findings=len(ROWS), baseline="newsqa-baseline.jsonl")
    [log] = json.loads(made("sarif", run(tmp_path, held)).read_bytes())["runs"]
    rules = log["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["NQ303", "NQ203", "NQ205"]
    assert rules[1]["shortDescription"]["text"] == "A claim without a `source`."
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["error", "warning", "note"]
    results = log["results"]
    assert len(results) == len(ROWS)
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in results)
    assert Counter(one["baselineState"] for one in results) == {"new": 44, "unchanged": 10}
    place = {one["properties"]["article_id"]: one["locations"][0]["physicalLocation"] for one in results}
    assert place["a7"] == {"artifactLocation": {"uri": "news.jsonl"}, "region": {"startLine": 7}}
    assert place["a101"] == {"artifactLocation": {"uri": "b.csv"}}
    assert log["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]


def test_without_a_baseline_sarif_has_no_state_of_it(tmp_path: Path) -> None:
    results = json.loads(made("sarif", run(tmp_path)).read_bytes())["runs"][0]["results"]
    assert results and not any("baselineState" in one for one in results)


def test_what_is_waived_is_suppressed_with_its_reason(tmp_path: Path) -> None:
    waiver = {"rule": "NQ203", "article": "a7", "outlet": None, "query": None, "reason": "<b>checked", "findings": 1}
    holding = {**waiver, "until": "2999-12-31", "expired": False}
    waivers = [holding, {**waiver, "article": "a8", "until": "2020-12-31", "expired": True}]
    held = changed(rules=RULES, findings=len(ROWS), baseline="newsqa-baseline.jsonl", waivers=waivers)
    results = json.loads(made("sarif", run(tmp_path, held)).read_bytes())["runs"][0]["results"]
    suppressed = {(one["ruleId"], one["properties"]["article_id"]) for one in results if "suppressions" in one}
    assert suppressed == {("NQ203", "a7")}
    [said] = [one["suppressions"] for one in results if "suppressions" in one][:1]
    assert said == [{"kind": "external", "status": "accepted", "justification": "<b>checked"}]


def test_sarif_and_gitlab_keep_their_limits_and_every_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST", 9)
    monkeypatch.setattr(gitlab, "MOST", 9)
    of = run(tmp_path)
    results = json.loads(made("sarif", of).read_bytes())["runs"][0]["results"]
    assert Counter(one["ruleId"] for one in results) == {"NQ203": 3, "NQ205": 3, "NQ303": 3}
    assert Counter(one["check_name"] for one in json.loads(made("gitlab", of).read_bytes())) == Counter(
        {"NQ203": 3, "NQ205": 3, "NQ303": 3}
    )


def test_junit_tells_what_failed_and_why_not_the_rest(tmp_path: Path) -> None:
    root = etree.parse(made("junit", run(tmp_path))).getroot()
    assert dict(root.attrib) == {"name": "newsqa", "tests": "4", "failures": "1", "errors": "0", "time": "12.34"}
    cases = {case.get("name"): case for case in root.iter("testcase")}
    failure = cases["Articles pass NQ203"].find("failure")
    assert failure is not None and failure.get("message").startswith("expected at least 95")
    assert "news.jsonl:1, article a1, body 1437-1447" in failure.text
    assert "The mayor reportedly sold the cranes." in failure.text
    assert "article a3," not in failure.text, "a known finding does not fail"
    skipped = {
        name: case.find("skipped").get("message") for name, case in cases.items() if case.find("skipped") is not None
    }
    assert skipped["Names were looked at"] == "not judged: the table is empty"
    assert skipped["A small matter"].endswith("does not fail this run: severity info")
    assert len(cases["Titles are there"]) == 0


def test_gitlab_has_new_findings_alone(tmp_path: Path) -> None:
    issues = json.loads(made("gitlab", run(tmp_path)).read_bytes())
    assert Counter(issue["severity"] for issue in issues) == {"critical": 12, "major": 20, "info": 12}
    assert issues[-1]["location"]["lines"]["begin"] >= 1


def test_csv_has_all_findings_as_they_are(any_run: RunFolder) -> None:
    with made("csv", any_run).open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    rows = pq.read_table(any_run.findings).to_pylist()
    assert len(found) == len(rows)
    for one, row in zip(found, rows, strict=True):
        for name, value in row.items():
            if isinstance(value, str):
                assert one[name] in (value, f"'{value}")
                assert not one[name].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_summary_tells_the_verdict_the_rules_and_some_findings(tmp_path: Path) -> None:
    text = summary(run(tmp_path))
    assert text.startswith("## newsqa: failed\n\n12,345\N{NO-BREAK SPACE}articles, 3\N{NO-BREAK SPACE}rejects, 54")
    assert "| NQ303 impossible-date | critical | 12 | 12 |" in text
    assert "The mayor **reportedly** sold the cranes." in text
    assert "## newsqa: passed" in summary(empty_run(tmp_path))
    assert "No findings." in summary(empty_run(tmp_path))


def test_the_summary_stays_short(tmp_path: Path) -> None:
    rules = [{"code": f"NQ{i}", "name": "x", "severity": "info", "findings": 3, "articles": 3} for i in range(100, 700)]
    rows = [finding(i, rule=rule["code"], excerpt="word " * 300) for rule in rules for i in range(3)]
    text = summary(run(tmp_path, changed(rules=rules), rows))
    assert len(text) < MOST_CHARACTERS + 1_000 and text.endswith("More is in report.html.\n")


# GitHub


def test_annotations_keep_the_limits_of_github(tmp_path: Path) -> None:
    lines = github.commands(run(tmp_path))
    assert Counter(line.split(" ")[0] for line in lines) == {"::error": 10, "::warning": 10, "::notice": 10}
    assert lines[0].startswith("::error title=newsqa%3A not met::Articles pass NQ203: tolerated at least 95")
    assert "::warning file=news.jsonl,line=1,title=NQ203 hearsay::" in "\n".join(lines)
    assert not any("a3," in line for line in lines)


def test_no_text_makes_a_command_of_its_own(tmp_path: Path) -> None:
    for line in github.commands(hostile_run(tmp_path)):
        assert re.fullmatch(r"::(error|warning|notice) [^\n\r]*::[^\n\r]*", line)
        assert len(line) < 10_000


def test_the_summary_goes_where_github_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(github.SUMMARY_FILE, raising=False)
    github.add_to_summary(run(tmp_path))
    monkeypatch.setenv(github.SUMMARY_FILE, str(tmp_path / "summary"))
    (tmp_path / "summary").write_text("before\n")
    github.add_to_summary(run(tmp_path))
    assert (tmp_path / "summary").read_text().startswith("before\n## newsqa: failed")
    monkeypatch.setenv(github.SUMMARY_FILE, str(tmp_path / "no" / "folder"))
    with pytest.raises(UsageError, match="cannot be written"):
        github.add_to_summary(run(tmp_path))


# Text and places


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<b>|a|*b*_c_`d`[e](f)", r"\<b\>\|a\|\*b\*\_c\_\`d\`\[e\](f)"),
        ("1. one", r"1\. one"),
        ("- item", r"\- item"),
        ("94.73 %", "94.73 %"),
        ("---", r"\---"),
        ("# head", r"\# head"),
        ("@some #12 www.a.b http://a.b", "@\u200bsome #\u200b12 www\u200b.a.b http://\u200ba.b"),
        ("$x$ & \\", r"\$x\$ \& \\"),
    ],
)
def test_escaped(text: str, plain: str) -> None:
    assert escaped(text) == plain


@pytest.mark.parametrize(
    ("file", "row", "line"),
    [
        ("a.jsonl", 7, 7),
        ("a.NDJSON.gz", 7, 7),
        ("a.zip/b.jl", 1, 1),
        ("a.csv", 7, None),
        ("a.json", 7, None),
        ("a.jsonl", None, None),
        (None, 7, None),
    ],
)
def test_lines(file: str | None, row: int | None, line: int | None) -> None:
    assert line_of({"source_file": file, "source_row": row}) == line


@pytest.mark.parametrize(
    ("file", "path", "uri"),
    [
        ("./data/a b.jsonl", "data/a b.jsonl", "data/a%20b.jsonl"),
        ("s3://bucket/a.jsonl", "s3://bucket/a.jsonl", "s3://bucket/a.jsonl"),
        ("/elsewhere/a b.jsonl", "/elsewhere/a b.jsonl", "file:///elsewhere/a%20b.jsonl"),
        (None, "dataset", "dataset"),
        ("é:%.csv", "é:%.csv", "%C3%A9%3A%25.csv"),
    ],
)
def test_paths(file: str | None, path: str, uri: str) -> None:
    assert (path_of({"source_file": file}), uri_of({"source_file": file})) == (path, uri)


def test_a_path_below_here_is_told_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert path_of({"source_file": str(tmp_path / "data" / "a.jsonl")}) == "data/a.jsonl"
    assert path_of({"source_file": "/elsewhere/a.jsonl"}) == "/elsewhere/a.jsonl"
