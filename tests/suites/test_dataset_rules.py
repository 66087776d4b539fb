"""Rules that no article has are judged too: damage to records, and what is wrong with whole sources and outlets."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from newsqa.config import Settings
from newsqa.engines.check import Run, check
from newsqa.errors import UsageError
from newsqa.reports.accepted import ran
from newsqa.reports.run_folder import read_run
from newsqa.reports.terminal import summary
from newsqa.rules.registry import rules
from newsqa.suites.baseline import EMPTY, write_baseline
from newsqa.suites.dataset import dataset_columns, dataset_row
from newsqa.suites.named import MEASURES, PER_1000_RECORDS, in_plain_words, rules_about
from newsqa.suites.profiles import check_columns, read_suites
from newsqa.suites.tally import RATES, tally


def _expect(**kwargs: Any) -> dict[str, Any]:
    return {"type": "expect_dataset_to_pass_rule", "kwargs": kwargs, "severity": "warning"}


def _suite(folder: Path, *expectations: dict[str, Any]) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "dataset.json").write_text(json.dumps({"name": "dataset", "expectations": expectations}))
    return folder


ARTICLE = {"title": "Library opens", "text": "The library opened.", "published": "2024-05-14T06:30:00Z"}


def _check(tmp_path: Path, lines: Sequence[str], *expectations: dict[str, Any], **settings: Any) -> Run:
    source = tmp_path / "articles.jsonl"
    source.write_text("".join(line + "\n" for line in lines))
    suite = _suite(tmp_path / "suites", *expectations)
    return check([source], Settings(output=tmp_path / "out", processes=1, suite=suite, **settings))


def _lines(articles: int, *others: str) -> list[str]:
    return [*(json.dumps({"id": f"a{n}", **ARTICLE}) for n in range(articles)), *others]


def test_findings_are_counted_and_held_against_records(tmp_path: Path) -> None:
    run = _check(
        tmp_path,
        _lines(7, '"a text"', "12", '{"id": "half'),
        _expect(rule="NQ005"),
        _expect(rule="NQ005", max_findings=2),
        _expect(rule="NQ005", max_per_1000_records=150),
        _expect(rule="NQ001"),
        _expect(rule="NQ318"),
        {"type": "expect_column_values_to_be_between", "kwargs": {"column": "NQ005", "max_value": 1}},
    )
    judged = run.report["expectations"]
    assert [one["success"] for one in judged] == [False, True, False, False, True, False]
    assert [one["observed"]["observed_value"] for one in judged] == [2, 2, 200, 1, 0, 2]
    assert [one["description"] for one in judged[:3]] == [
        "no finding of NQ005 not-an-object",
        "at most 2 findings of NQ005 not-an-object",
        "at most 150 findings of NQ005 not-an-object in 1,000 records",
    ]
    said = "\n".join(line.plain for line in summary(run.report, []))
    assert "no finding of NQ005 not-an-object; found 2\n" in said
    assert "in 1,000 records; found 200\n" in said


def test_a_rule_that_was_not_selected_is_not_judged(tmp_path: Path) -> None:
    run = _check(
        tmp_path, _lines(2, "12"), _expect(rule="NQ005"), _expect(rule="NQ005", max_per_1000_records=1), select=("NQ1",)
    )
    assert [(one["success"], one["reason"]) for one in run.report["expectations"]] == [
        (None, "NQ005 was not selected")
    ] * 2


def test_known_damage_does_not_count_and_new_damage_does(tmp_path: Path) -> None:
    expectations = (_expect(rule="NQ005"), _expect(rule="NQ005", max_per_1000_records=1))
    first = _check(tmp_path, _lines(7, '"a text"'), *expectations)
    assert not first.passed
    baseline = tmp_path / "baseline.jsonl"
    write_baseline(ran(read_run(first.folder), EMPTY).baseline, baseline)
    again = _check(tmp_path, _lines(7, '"a text"'), *expectations, baseline=baseline)
    assert [one["success"] for one in again.report["expectations"][:2]] == [True, True]
    assert again.report["findings"] == again.report["known"] == first.report["findings"]
    worse = _check(tmp_path, _lines(7, '"a text"', '"another"'), *expectations, baseline=baseline)
    assert [(one["success"], one["known"]) for one in worse.report["expectations"][:2]] == [(False, False)] * 2
    assert not worse.passed


def test_the_row_has_no_other_columns_than_a_suite_may_name() -> None:
    totals = tally([], rejects=2, incomplete=0, lost=dict.fromkeys(set(dataset_columns()) & set(rules()), 1))
    row = dataset_row(totals, {"NQ001": 1}, records=2)
    assert sorted(row.column_names) == sorted(dataset_columns())
    assert set(row.schema.types) == {pa.float64()}
    assert (row["NQ001"][0].as_py(), row["NQ002_per_1000_records"][0].as_py()) == (0, 500)


def test_a_dataset_without_records_has_no_rate() -> None:
    row = dataset_row(tally([], rejects=0, incomplete=0, lost={"NQ008": 1}), {}, records=0)
    assert (row["NQ008"][0].as_py(), row[f"NQ008{PER_1000_RECORDS}"][0].as_py()) == (1, None)


@pytest.mark.parametrize(
    ("expectation", "message"),
    [
        (_expect(rule="NQ301"), 'the table dataset has no column "NQ301"$'),
        (_expect(rule="NQ006", max_per_1000_records=1), 'the table dataset has no column "NQ006_per_1000_records"$'),
    ],
)
def test_a_rule_of_articles_is_refused(tmp_path: Path, expectation: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        check_columns(read_suites(_suite(tmp_path / "s", expectation)), {"dataset": dataset_columns()})


def test_what_it_takes(tmp_path: Path) -> None:
    with pytest.raises(
        UsageError, match="mostly: there is no such argument; it takes rule, max_findings, max_per_1000_records"
    ):
        read_suites(_suite(tmp_path / "s", _expect(rule="NQ001", mostly=0.9)))


def test_one_finding_is_said_in_the_singular() -> None:
    expectation = _expect(rule="NQ010", max_findings=1)
    assert in_plain_words(expectation, {"NQ010": "byte-order-mark"}) == "at most 1 finding of NQ010 byte-order-mark"


def test_measures_are_those_that_there_are_and_name_the_rules_that_they_count() -> None:
    assert set(MEASURES) <= set(RATES)
    for name, (_, above, below, _) in RATES.items():
        counted = [operand.removesuffix("_articles") for operand in (above, below)]
        assert {code for code in counted if code in rules()} <= set(MEASURES.get(name, ()))
    assert {code for codes in MEASURES.values() for code in codes} <= set(rules())


def test_a_measure_leads_to_the_findings_of_its_rules() -> None:
    expectation = {"type": "expect_column_values_to_be_between", "kwargs": {"column": "mixed_date_formats"}}
    assert rules_about(expectation, "the dates of a column are written in one way") == ["NQ318"]
