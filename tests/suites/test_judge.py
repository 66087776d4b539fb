"""The verdict: named expectations on tables, what is not judged, and suites that are broken."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsqa.errors import SuiteError, UsageError
from newsqa.suites import validation
from newsqa.suites.building import quiet
from newsqa.suites.judge import Judgement, build_suites, judge, passes
from newsqa.suites.named import GROUPS, NAMED, TABLES, in_plain_words
from newsqa.suites.profiles import columns_judged, profile_folder, read_suites
from newsqa.suites.validation import Asked, portions


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
    assert [file.table for file in files] == list(TABLES)
    built = build_suites(files)
    assert [len(suite.built) for suite in built] == [len(file.expectations) for file in files]
    for file in files:
        for expectation in file.expectations:
            assert "severity" in expectation
            assert in_plain_words(expectation, {})


def test_an_expectation_that_cannot_be_evaluated_ends_the_run(tmp_path: Path) -> None:
    core = {"type": "expect_column_values_to_match_regex", "kwargs": {"column": "status", "regex": "("}}
    with pytest.raises(UsageError, match="cannot be evaluated"):
        _judged(tmp_path, "dates", {"status": ["resolved"]}, core)


def test_columns_judged_are_those_that_are_read(tmp_path: Path) -> None:
    known = ["start", "status", "type"]
    named = read_suites(_suites(tmp_path / "a", dates=[_expect("expect_dates_to_resolve", 1)]))
    assert columns_judged(named, "dates", known) == ["status"]
    assert columns_judged(named, "names", known) == []
    whole = read_suites(_suites(tmp_path / "b", dates=[{"type": "expect_table_column_count_to_equal", "kwargs": {}}]))
    assert columns_judged(whole, "dates", known) == known
    rows = read_suites(_suites(tmp_path / "c", dates=[{"type": "expect_table_row_count_to_equal", "kwargs": {}}]))
    assert columns_judged(rows, "dates", known) == ["start"]


@pytest.mark.parametrize(
    "condition",
    [
        {"row_condition": 'type == "DATE"', "condition_parser": "pandas"},
        {"row_condition": 'type == "DATE"'},
        {"row_condition": 'col("type") == "DATE"', "condition_parser": "great_expectations"},
    ],
    ids=str,
)
def test_conditions_narrow_what_is_judged(tmp_path: Path, condition: dict[str, str]) -> None:
    columns = {"status": ["resolved", "impossible", "impossible"], "type": ["DATE", "DATE", "TIME"]}
    (judgement,) = _judged(tmp_path, "dates", columns, _expect("expect_dates_to_be_possible", 0.5, **condition))
    assert judgement.success is True
    assert (judgement.observed["element_count"], judgement.observed["unexpected_count"]) == (2, 1)


def test_a_condition_on_what_was_not_measured_is_not_judged(tmp_path: Path) -> None:
    where = {"row_condition": "NQ311 == 0", "condition_parser": "pandas"}
    asked = _expect("expect_articles_to_pass_rule", 1, rule="NQ301", **where)
    files = read_suites(_suites(tmp_path / "suites", articles=[asked]))
    pq.write_table(pa.table({"NQ301": [0, 1]}), tmp_path / "articles.parquet")
    tables = {"articles": tmp_path / "articles.parquet"}
    (judgement,) = judge(build_suites(files), tables, {"NQ311": "the rule was not selected"})
    assert (judgement.success, judgement.reason) == (None, "the rule was not selected")


def test_what_is_judged_together_reads_no_more_than_so_many_columns(tmp_path: Path) -> None:
    def ask(kind: str, columns: Sequence[str] | None) -> Asked:
        return Asked(SimpleNamespace(configuration=SimpleNamespace(type=kind)), columns, "")

    between, typed = "expect_column_values_to_be_between", "expect_column_values_to_be_of_type"
    asked = [ask(between, ["a"]), ask(between, ["b", "c"]), ask(between, ["a"]), ask(typed, ["a"]), ask(between, None)]
    assert [(list(one.numbers), one.columns and sorted(one.columns)) for one in portions(asked, 2)] == [
        ([0, 2], ["a"]),
        ([1], ["b", "c"]),
        ([3], ["a"]),
        ([4], None),
    ]
    assert [(list(one.numbers), one.as_it_is) for one in portions(asked, 3)] == [
        ([0, 2, 1], False),
        ([3], True),
        ([4], False),
    ]


@pytest.mark.parametrize("cells", [1, 8, 1_000_000])
def test_judgements_do_not_depend_on_what_is_judged_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cells: int
) -> None:
    """And they are those of Great Expectations' own API on the table as pandas reads it."""
    table = pa.table(
        {
            "NQ301": pa.array([0, 2, 0, 1], pa.int32()),
            "NQ206": pa.array([0, 0, 1, 0], pa.int32()),
            "attributions": pa.array([3, None, 7, 2], pa.int32()),
            "unsourced_per_100_attributions": [10.5, None, 90.0, 100.0],
            "split": ["train", "test", None, "train"],
            "has_published": [True, False, True, True],
        }
    )
    expectations = [
        {"type": "expect_articles_to_pass_rule", "kwargs": {"rule": "NQ301", "mostly": 0.5}},
        {"type": "expect_quotations_to_have_a_speaker", "kwargs": {}},
        {"type": "expect_column_mean_to_be_between", "kwargs": {"column": "attributions", "max_value": 4}},
        {"type": "expect_column_values_to_be_between", "kwargs": {"column": "attributions", "min_value": 3}},
        {"type": "expect_column_values_to_be_of_type", "kwargs": {"column": "NQ301", "type_": "int32"}},
        {"type": "expect_column_values_to_be_in_set", "kwargs": {"column": "split", "value_set": ["train"]}},
        {"type": "expect_column_values_to_not_be_null", "kwargs": {"column": "split", "mostly": 0.7}},
        {
            "type": "expect_articles_to_have_publication_date",
            "kwargs": {"row_condition": 'split == "train"', "condition_parser": "pandas"},
        },
        {"type": "expect_table_row_count_to_equal", "kwargs": {"value": 4}},
    ]
    monkeypatch.setattr(validation, "CELLS", cells)
    pq.write_table(table, tmp_path / "articles.parquet")
    files = read_suites(_suites(tmp_path / "suites", articles=expectations))
    judged = judge(build_suites(files), {"articles": tmp_path / "articles.parquet"}, {})
    with quiet():
        theirs = [_by_great_expectations(table.to_pandas(), one) for one in expectations]
    assert [one.success for one in judged] == [one["success"] for one in theirs]
    assert {one.success for one in judged} == {True, False}
    for ours, their in zip(judged, theirs, strict=True):
        assert ours.observed == {key: value for key, value in their["result"].items() if key in ours.observed}
        assert ours.observed


def _by_great_expectations(frame: Any, expectation: dict[str, Any]) -> dict[str, Any]:
    import great_expectations as gx

    suite = gx.ExpectationSuite(name="one", expectations=[expectation])
    source = gx.get_context(mode="ephemeral").data_sources.add_pandas("pandas")
    definition = source.add_dataframe_asset("table").add_batch_definition_whole_dataframe("whole")
    return definition.get_batch({"dataframe": frame}).validate(suite).results[0].to_json_dict()


def test_all_that_cannot_be_evaluated_is_told_with_its_place(tmp_path: Path) -> None:
    core = {"type": "expect_column_values_to_match_regex", "kwargs": {"column": "status", "regex": "("}}
    fine = _expect("expect_dates_to_resolve", 1)
    with pytest.raises(SuiteError) as caught:
        _judged(tmp_path, "dates", {"status": ["resolved"]}, core, fine, core)
    assert [line.split(": ")[1] for line in caught.value.mistakes] == ["$.expectations[0]", "$.expectations[2]"]
    assert all("cannot be evaluated" in line for line in caught.value.mistakes)


def test_judging_leaves_the_context_of_great_expectations_alone(tmp_path: Path) -> None:
    import great_expectations as gx
    from great_expectations.data_context.data_context.context_factory import project_manager

    mine = gx.get_context(mode="ephemeral")
    _judged(tmp_path, "dates", {"status": ["resolved"]}, _expect("expect_dates_to_resolve", 1))
    assert project_manager._ProjectManager__project is mine
