"""The verdict: named expectations on tables, what is not judged, and suites that are broken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsqa.errors import UsageError
from newsqa.suites.judge import Judgement, build_suites, judge, passes
from newsqa.suites.named import GROUPS, NAMED, in_plain_words
from newsqa.suites.profiles import check_columns, columns_judged, profile_folder, read_suites


def _suites(folder: Path, **tables: list[dict[str, Any]]) -> Path:
    folder.mkdir(exist_ok=True)
    for table, expectations in tables.items():
        (folder / f"{table}.json").write_text(json.dumps({"name": table, "expectations": expectations}))
    return folder


def _judged(tmp_path: Path, table: str, columns: dict[str, Any], *expectations: dict[str, Any]) -> list[Judgement]:
    pq.write_table(pa.table(columns), tmp_path / f"{table}.parquet")
    files = read_suites(_suites(tmp_path / "suites", **{table: list(expectations)}))
    return judge(build_suites(files), {table: tmp_path / f"{table}.parquet"}, {})


def _expect(name: str, mostly: float, **kwargs: Any) -> dict[str, Any]:
    return {"type": name, "kwargs": {"mostly": mostly, **kwargs}, "severity": "warning"}


# expectation, its own arguments, the table, the column, four values of which one is a fault
ONE_FAULT_IN_FOUR = [
    ("expect_articles_to_pass_rule", {"rule": "NQ301"}, "articles", "NQ301", [0, 0, 2, 0]),
    ("expect_articles_to_have_publication_date", {}, "articles", "has_published", [True, True, False, True]),
    ("expect_quotations_to_have_a_speaker", {}, "articles", "NQ206", [0, 0, 1, 0]),
    ("expect_attributions_to_be_sourced", {}, "attributions", "is_unsourced", [False, True, False, False]),
    (
        "expect_dates_to_resolve",
        {},
        "dates",
        "status",
        ["resolved", "vague", "needs-publication-date", "ambiguous"],
    ),
    ("expect_dates_to_be_possible", {}, "dates", "status", ["resolved", "vague", "impossible", "ambiguous"]),
    ("expect_names_to_be_consistent", {}, "names", "variant_of", [None, None, "Hezbollah", None]),
]


@pytest.mark.parametrize(("name", "kwargs", "table", "column", "values"), ONE_FAULT_IN_FOUR, ids=lambda v: str(v)[:40])
def test_named_expectation_counts_faults(
    tmp_path: Path, name: str, kwargs: dict[str, Any], table: str, column: str, values: list[Any]
) -> None:
    tolerant, strict = _judged(
        tmp_path, table, {column: values}, _expect(name, 0.75, **kwargs), _expect(name, 0.8, **kwargs)
    )
    assert (tolerant.success, strict.success) == (True, False)
    assert strict.observed["unexpected_count"] == 1
    assert strict.observed["element_count"] == 4
    assert strict.severity == "warning"


def test_every_named_expectation_is_tested_here() -> None:
    of_rows = {name for name, named in NAMED.items() if not set(named.tables) & {*GROUPS, "dataset"}}
    assert {case[0] for case in ONE_FAULT_IN_FOUR} == of_rows


def test_core_expectations_work_too(tmp_path: Path) -> None:
    core = {"type": "expect_column_values_to_be_between", "kwargs": {"column": "body_words", "min_value": 10}}
    (judgement,) = _judged(tmp_path, "articles", {"body_words": [5, 500]}, core)
    assert judgement.success is False
    assert judgement.severity == "critical"


def test_a_table_without_rows_is_not_judged(tmp_path: Path) -> None:
    empty = pa.array([], pa.bool_())
    (judgement,) = _judged(
        tmp_path, "attributions", {"is_unsourced": empty}, _expect("expect_attributions_to_be_sourced", 0.9)
    )
    assert (judgement.success, judgement.observed) == (None, {})
    assert "nothing to judge" in (judgement.reason or "")


def test_a_condition_that_no_row_meets_judges_nothing(tmp_path: Path) -> None:
    condition = {"row_condition": 'status == "imposible"', "condition_parser": "pandas"}
    (judgement,) = _judged(
        tmp_path, "dates", {"status": ["resolved"]}, _expect("expect_dates_to_resolve", 1, **condition)
    )
    assert judgement.success is None


@pytest.mark.parametrize("kind", ["mean", "median", "stdev", "sum", "max"])
def test_what_is_observed_is_plain_json(tmp_path: Path, kind: str) -> None:
    core = {"type": f"expect_column_{kind}_to_be_between", "kwargs": {"column": "body_words", "min_value": 1}}
    (judgement,) = _judged(tmp_path, "articles", {"body_words": [5, 500, 7]}, core)
    assert judgement.success is True
    assert json.loads(orjson.dumps(judgement.observed))["observed_value"] > 0


def test_what_was_not_measured_is_not_judged(tmp_path: Path) -> None:
    files = read_suites(_suites(tmp_path, dates=[_expect("expect_dates_to_resolve", 0.9)]))
    (judgement,) = judge(build_suites(files), {}, {"dates": "no rule reads dates"})
    assert judgement.success is None
    assert judgement.reason == "no rule reads dates"
    assert passes([judgement], "info")


@pytest.mark.parametrize(
    ("severity", "fail_on", "expected"),
    [
        ("critical", "critical", False),
        ("warning", "critical", True),
        ("warning", "warning", False),
        ("info", "warning", True),
        ("info", "info", False),
    ],
)
def test_fail_on(severity: str, fail_on: str, expected: bool) -> None:
    failed = Judgement("dates", "expect_dates_to_resolve", {}, severity, False, {}, "")
    assert passes([failed], fail_on) is expected


def test_the_default_profile_is_sound() -> None:
    files = read_suites(profile_folder("default"))
    assert [file.table for file in files] == ["articles", "attributions", "dates", "names", "dataset"]
    built = build_suites(files)
    assert [len(suite.built) for suite in built] == [len(file.expectations) for file in files]
    for file in files:
        for expectation in file.expectations:
            assert "severity" in expectation
            assert in_plain_words(expectation, {})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "cannot be read"),
        ("[]", "is no suite"),
        ('{"expectations": []}', "is no suite"),
        ('{"expectations": [{"kwargs": {}}]}', 'expectation 1 has no "type"'),
        ('{"expectations": [{"type": "expect_dates_to_resolve", "kwargs": 3}]}', '"kwargs" is no object'),
        ('{"expectations": [{"type": "expect_dates_to_resolve", "severity": "fatal"}]}', 'severity is "fatal"'),
        (
            '{"expectations": [{"type": "expect_dates_to_resolve", "kwargs": {"value_set": []}}]}',
            'takes no "value_set"',
        ),
        ('{"expectations": [{"type": "expect_articles_to_pass_rule", "kwargs": {}}]}', "belongs in articles.json"),
    ],
)
def test_a_broken_suite_is_refused(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "dates.json").write_text(content)
    with pytest.raises(UsageError, match=message) as caught:
        read_suites(tmp_path)
    assert str(tmp_path / "dates.json") in str(caught.value)


@pytest.mark.parametrize(
    ("expectation", "message"),
    [
        ({"type": "expect_pigs_to_fly", "kwargs": {}}, "expect_pigs_to_fly"),
        ({"type": "expect_dates_to_resolve", "kwargs": {"mostly": "much"}}, "refuses it"),
    ],
)
def test_what_great_expectations_refuses(tmp_path: Path, expectation: dict[str, Any], message: str) -> None:
    files = read_suites(_suites(tmp_path, dates=[expectation]))
    with pytest.raises(UsageError, match=message):
        build_suites(files)


def test_an_expectation_that_cannot_be_evaluated_ends_the_run(tmp_path: Path) -> None:
    core = {"type": "expect_column_values_to_match_regex", "kwargs": {"column": "status", "regex": "("}}
    with pytest.raises(UsageError, match="cannot be evaluated"):
        _judged(tmp_path, "dates", {"status": ["resolved"]}, core)


def test_unknown_columns_are_refused_before_the_run(tmp_path: Path) -> None:
    files = read_suites(_suites(tmp_path, articles=[_expect("expect_column_values_to_be_unique", 1, column="NQ999")]))
    with pytest.raises(UsageError, match='"NQ999", which the table articles does not have; it has NQ101'):
        check_columns(files, {"articles": ["NQ101"]})


def test_a_file_that_is_named_for_no_table(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no table has this name"):
        read_suites(_suites(tmp_path, articels=[_expect("expect_dates_to_resolve", 1)]))


def test_no_such_profile_or_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="expected one of default"):
        profile_folder("defualt")
    with pytest.raises(UsageError, match="no such folder"):
        read_suites(tmp_path / "nowhere")
    with pytest.raises(UsageError, match="holds no suite"):
        read_suites(tmp_path)


def test_columns_judged_are_those_that_are_read(tmp_path: Path) -> None:
    known = ["start", "status", "type"]
    named = read_suites(_suites(tmp_path / "a", dates=[_expect("expect_dates_to_resolve", 1)]))
    assert columns_judged(named, "dates", known) == ["status"]
    assert columns_judged(named, "names", known) == []
    unknown = read_suites(_suites(tmp_path / "b", dates=[{"type": "expect_something_of_my_own", "kwargs": {}}]))
    assert columns_judged(unknown, "dates", known) == known
