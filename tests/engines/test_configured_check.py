"""A check under a configuration that speaks of rules and outlets: what is found, counted, judged and told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from newsqa.config import ForOutlet, Judging, Settings
from newsqa.engines.check import Run, check

HEARSAY = "The mayor will reportedly resign. The hall opened on 14 May 2024, and the hall was full."


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Six articles with hearsay, of three outlets: two of A, three of B, one of none."""
    outlets = ["A", "B", None, "B", "A", "B"]
    articles = [
        {"id": str(n), "body": HEARSAY, "published": "2024-05-14", "outlet": outlet} for n, outlet in enumerate(outlets)
    ]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in articles))
    return tmp_path / "a.jsonl"


def _run(source: Path, **said: Any) -> Run:
    return check([source], Settings(output=source.parent / "out", processes=1, select=("NQ203", "NQ102"), **said))


def _findings(run: Run) -> list[dict[str, Any]]:
    return pq.read_table(run.folder / "findings.parquet").to_pylist()


def test_a_severity_is_that_of_findings_and_rule(source: Path) -> None:
    run = _run(source, judging={"NQ203": Judging("info")})
    assert {found["severity"] for found in _findings(run)} == {"info"}
    assert {rule["code"]: rule["severity"] for rule in run.report["rules"]}["NQ203"] == "info"
    assert run.report["options"]["judging"] == {"NQ203": {"severity": "info", "tolerance": None}}


def test_a_tolerance_is_judged_and_told(source: Path) -> None:
    outlets = {"A": ForOutlet(judging={"NQ203": Judging("info", 0.9)})}
    run = _run(source, judging={"NQ203": Judging(tolerance=0.5)}, outlets=outlets)
    others, own = [one for one in run.report["expectations"] if one["kwargs"].get("rule") == "NQ203"]
    assert (others["kwargs"]["mostly"], others["severity"], others["success"]) == (0.5, "warning", False)
    assert (own["kwargs"]["mostly"], own["severity"], own["success"]) == (0.1, "info", False)
    assert (others["observed"]["element_count"], own["observed"]["element_count"]) == (4, 2)
    assert own["description"] == 'at least 10 % of articles pass NQ203 hearsay, of those of "A"'


def test_what_an_outlet_ignores_is_not_reported_and_the_report_says_so(source: Path) -> None:
    outlets = {"B": ForOutlet(ignore=("NQ203",)), "C": ForOutlet(ignore=("NQ203",))}
    run = _run(source, outlets=outlets, judging={"NQ203": Judging(tolerance=0.0)})
    assert sorted(str(found["outlet"]) for found in _findings(run)) == ["A", "A", "None"]
    measures = pq.read_table(run.folder / "measures.parquet").to_pylist()
    assert [row["NQ203"] for row in measures] == [1, 0, 1, 0, 1, 0]
    [one] = [one for one in run.report["expectations"] if one["kwargs"].get("rule") == "NQ203"]
    assert (one["observed"]["element_count"], one["observed"]["unexpected_count"]) == (3, 3)
    assert run.report["notes"][:2] == [
        'NQ203 hearsay: left out of 3 articles of "B", which ignores it',
        'the configuration speaks of the outlet "C", and no article is of it',
    ]


def test_what_is_found_between_articles_is_left_out_as_well(tmp_path: Path) -> None:
    same = [{"id": outlet, "body": f"The hall {n} opened.", "outlet": outlet} for n, outlet in enumerate("ABAB")]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in same))
    everywhere = _findings(_run(tmp_path / "a.jsonl"))
    assert [found["outlet"] for found in everywhere] == ["A", "B"]
    run = _run(tmp_path / "a.jsonl", outlets={"B": ForOutlet(ignore=("NQ102",))})
    assert _findings(run) == everywhere[:1]


def test_processes_do_not_matter(source: Path) -> None:
    said = {"outlets": {"B": ForOutlet(ignore=("NQ203",))}, "judging": {"NQ203": Judging("critical", 0.1)}}
    settings = {"select": ("NQ203",), **said}
    one = check([source], Settings(output=source.parent / "one", processes=1, **settings))
    two = check([source], Settings(output=source.parent / "two", processes=2, **settings))
    assert _findings(one) == _findings(two)
    assert one.report["expectations"] == two.report["expectations"]


def test_a_dataset_rule_s_tolerance_is_a_number_of_findings(tmp_path: Path) -> None:
    good = '{"id": "%s", "body": "The hall opened."}\n'
    (tmp_path / "a.jsonl").write_text(good % 1 + "no JSON\n" + good % 2 + "none here\n")
    lost = _run(tmp_path / "a.jsonl", judging={"NQ002": Judging(tolerance=1)})
    assert _one(lost, "NQ002")["success"] is None  # it was not selected
    settings = Settings(output=tmp_path / "out", processes=1, select=("NQ00",), profile="default")
    found = {rule["code"]: rule["findings"] for rule in check([tmp_path / "a.jsonl"], settings).report["rules"]}
    [code] = [code for code, number in found.items() if number == 2]
    for tolerance, met in ((1, False), (2, True)):
        settings = Settings(
            output=tmp_path / "out", processes=1, select=(code,), judging={code: Judging(tolerance=tolerance)}
        )
        one = _one(check([tmp_path / "a.jsonl"], settings), code)
        assert (one["kwargs"], one["success"]) == ({"rule": code, "max_findings": tolerance}, met)


def _one(run: Run, code: str) -> dict[str, Any]:
    [found] = [one for one in run.report["expectations"] if one["kwargs"].get("rule") == code]
    return found
