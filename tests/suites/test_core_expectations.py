"""Every core expectation of Great Expectations that a suite may hold: it fails where it must, and without data it says
nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsqa.errors import SuiteError
from newsqa.suites.judge import Judgement, build_suites, judge
from newsqa.suites.mistakes import _files_of_core_expectations
from newsqa.suites.profiles import read_suites

TABLE = pa.table(
    {
        "name": ["2024-01", "2024-02", "2024-03", "2024-03"],
        "same": ["2024-01", "2024-02", "2024-03", "2024-03"],
        "other": ["2023-01", "2023-02", "2024-09", "2024-03"],
        "json": ['{"a": 1}', "[]", "3", "null"],
        "group": ["A", "A", "B", "B"],
        "words": pa.array([1, 2, 3, 90], pa.int32()),
        "less": pa.array([0, 1, 2, 91], pa.int32()),
        "id": pa.array([1, 2, 3, 4], pa.int32()),
        "down": pa.array([4, 3, 2, 1], pa.int32()),
        "some": pa.array([None, 2.0, None, 4.0]),
        "none": pa.array([None, None, None, None], pa.float64()),
    }
)
NAME = {"column": "name"}
WORDS = {"column": "words"}
HALF = {"values": ["2024-01", "2024-02", "2024-03"], "weights": [0.25, 0.25, 0.5]}

# what makes it fail, and what makes it pass
OF_VALUES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "column_distinct_values_to_be_in_set": (
        NAME | {"value_set": ["2024-01"]},
        NAME | {"value_set": ["2024-01", "2024-02", "2024-03", "x"]},
    ),
    "column_distinct_values_to_contain_set": (NAME | {"value_set": ["x"]}, NAME | {"value_set": ["2024-01"]}),
    "column_distinct_values_to_equal_set": (
        NAME | {"value_set": ["2024-01", "2024-02", "2024-03", "x"]},
        NAME | {"value_set": ["2024-01", "2024-02", "2024-03"]},
    ),
    "column_kl_divergence_to_be_less_than": (
        NAME | {"partition_object": {**HALF, "weights": [0.9, 0.05, 0.05]}, "threshold": 0.1},
        NAME | {"partition_object": HALF, "threshold": 0.1},
    ),
    "column_max_to_be_between": (WORDS | {"max_value": 80}, WORDS | {"max_value": 90}),
    "column_mean_to_be_between": (WORDS | {"max_value": 20}, WORDS | {"max_value": 30}),
    "column_median_to_be_between": (WORDS | {"max_value": 2}, WORDS | {"max_value": 3}),
    "column_min_to_be_between": (WORDS | {"min_value": 2}, WORDS | {"min_value": 1}),
    "column_most_common_value_to_be_in_set": (NAME | {"value_set": ["2024-01"]}, NAME | {"value_set": ["2024-03"]}),
    "column_pair_values_a_to_be_greater_than_b": (
        {"column_A": "name", "column_B": "other"},
        {"column_A": "name", "column_B": "other", "or_equal": True, "mostly": 0.75},
    ),
    "column_pair_values_to_be_equal": (
        {"column_A": "name", "column_B": "other"},
        {"column_A": "name", "column_B": "same"},
    ),
    "column_pair_values_to_be_in_set": (
        {"column_A": "name", "column_B": "group", "value_pairs_set": [["2024-01", "A"]]},
        {"column_A": "name", "column_B": "group", "value_pairs_set": [["2024-01", "A"]], "mostly": 0.25},
    ),
    "column_proportion_of_unique_values_to_be_between": (NAME | {"max_value": 0.5}, NAME | {"max_value": 0.75}),
    "column_quantile_values_to_be_between": (
        WORDS | {"quantile_ranges": {"quantiles": [0.5], "value_ranges": [[9, 10]]}},
        WORDS | {"quantile_ranges": {"quantiles": [0.5], "value_ranges": [[2, 3]]}},
    ),
    "column_stdev_to_be_between": (WORDS | {"max_value": 1}, WORDS | {"max_value": 50}),
    "column_sum_to_be_between": (WORDS | {"max_value": 95}, WORDS | {"max_value": 96}),
    "column_type_to_be": (WORDS | {"type_": "str"}, WORDS | {"type_": "int32"}),
    "column_unique_value_count_to_be_between": (NAME | {"max_value": 2}, NAME | {"max_value": 3}),
    "column_value_lengths_to_be_between": (NAME | {"max_value": 6}, NAME | {"max_value": 7}),
    "column_value_lengths_to_equal": (NAME | {"value": 6}, NAME | {"value": 7}),
    "column_value_z_scores_to_be_less_than": (
        WORDS | {"threshold": 1, "double_sided": True},
        WORDS | {"threshold": 2, "double_sided": True},
    ),
    "column_values_to_be_between": (WORDS | {"max_value": 80}, WORDS | {"max_value": 80, "mostly": 0.75}),
    "column_values_to_be_dateutil_parseable": ({"column": "group"}, NAME),
    "column_values_to_be_decreasing": ({"column": "id"}, {"column": "down"}),
    "column_values_to_be_in_set": (NAME | {"value_set": ["2024-03"]}, NAME | {"value_set": ["2024-03"], "mostly": 0.5}),
    "column_values_to_be_in_type_list": (WORDS | {"type_list": ["str"]}, WORDS | {"type_list": ["str", "int32"]}),
    "column_values_to_be_increasing": ({"column": "down"}, {"column": "id"}),
    "column_values_to_be_json_parseable": ({"column": "group"}, {"column": "json"}),
    "column_values_to_be_of_type": (WORDS | {"type_": "str"}, WORDS | {"type_": "int32"}),
    "column_values_to_be_unique": (NAME, {"column": "id"}),
    "column_values_to_match_json_schema": (
        {"column": "json", "json_schema": {"type": "object"}},
        {"column": "json", "json_schema": {"type": ["object", "array", "number", "null"]}},
    ),
    "column_values_to_match_regex": (NAME | {"regex": "^2023"}, NAME | {"regex": "^2024"}),
    "column_values_to_match_regex_list": (NAME | {"regex_list": ["^2023"]}, NAME | {"regex_list": ["^2023", "^2024"]}),
    "column_values_to_match_strftime_format": (NAME | {"strftime_format": "%d"}, NAME | {"strftime_format": "%Y-%m"}),
    "column_values_to_not_be_in_set": (NAME | {"value_set": ["2024-03"]}, NAME | {"value_set": ["x"]}),
    "column_values_to_not_be_outliers": (
        WORDS | {"method": "std", "multiplier": 1},
        WORDS | {"method": "std", "multiplier": 3},
    ),
    "column_values_to_not_match_regex": (NAME | {"regex": "^2024"}, NAME | {"regex": "^2023"}),
    "column_values_to_not_match_regex_list": (NAME | {"regex_list": ["^2024"]}, NAME | {"regex_list": ["^2023"]}),
    "compound_columns_to_be_unique": ({"column_list": ["name", "group"]}, {"column_list": ["name", "id"]}),
    "multicolumn_sum_to_equal": (
        {"column_list": ["words", "less"], "sum_total": 9},
        {"column_list": ["id", "down"], "sum_total": 5},
    ),
    "multicolumn_values_to_be_equal": ({"column_list": ["name", "other"]}, {"column_list": ["name", "same"]}),
    "select_column_values_to_be_unique_within_record": (
        {"column_list": ["name", "other"]},
        {"column_list": ["name", "group"]},
    ),
}
# where nothing is there counts
OF_ROWS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "column_proportion_of_non_null_values_to_be_between": (
        {"column": "some", "min_value": 0.6},
        {"column": "some", "min_value": 0.5},
    ),
    "column_values_to_be_null": ({"column": "some"}, {"column": "none"}),
    "column_values_to_not_be_null": ({"column": "some"}, NAME),
}
# judged without a row too
OF_THE_TABLE: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "column_to_exist": ({"column": "name", "column_index": 9}, NAME),
    "table_column_count_to_be_between": ({"max_value": 3}, {"max_value": 11}),
    "table_column_count_to_equal": ({"value": 3}, {"value": 11}),
    "table_columns_to_match_ordered_list": ({"column_list": ["name"]}, {"column_list": TABLE.column_names}),
    "table_columns_to_match_set": ({"column_set": ["name"]}, {"column_set": TABLE.column_names}),
    "table_row_count_to_be_between": ({"min_value": 5}, {"min_value": 4}),
    "table_row_count_to_equal": ({"value": 5}, {"value": 4}),
}
# of databases, or retired by Great Expectations
NOT_OF_FILES: dict[str, dict[str, Any]] = {
    "expect_column_bootstrapped_ks_test_p_value_to_be_greater_than": WORDS,
    "expect_column_chisquare_test_p_value_to_be_greater_than": WORDS,
    "expect_column_pair_cramers_phi_value_to_be_less_than": {"column_A": "name", "column_B": "same"},
    "expect_column_parameterized_distribution_ks_test_p_value_to_be_greater_than": WORDS,
    "expect_column_values_to_match_like_pattern": NAME | {"like_pattern": "2024%"},
    "expect_column_values_to_match_like_pattern_list": NAME | {"like_pattern_list": ["2024%"]},
    "expect_column_values_to_not_match_like_pattern": NAME | {"like_pattern": "2024%"},
    "expect_column_values_to_not_match_like_pattern_list": NAME | {"like_pattern_list": ["2024%"]},
    "expect_multicolumn_values_to_be_unique": {"column_list": ["name", "id"]},
    "expect_query_results_to_match_comparison": {
        "base_query": "SELECT 1",
        "comparison_data_source_name": "other",
        "comparison_query": "SELECT 1",
    },
    "expect_table_row_count_to_equal_other_table": {"other_table_name": "other"},
    "unexpected_rows_expectation": {"unexpected_rows_query": "SELECT * FROM {batch}"},
}
CASES = OF_VALUES | OF_ROWS | OF_THE_TABLE


def _judged(tmp_path: Path, table: pa.Table, kind: str, kwargs: dict[str, Any]) -> Judgement:
    pq.write_table(table, tmp_path / "articles.parquet")
    name = kind if kind in NOT_OF_FILES else f"expect_{kind}"
    suite = {"expectations": [{"type": name, "kwargs": kwargs}]}
    (tmp_path / "suites").mkdir(exist_ok=True)
    (tmp_path / "suites" / "articles.json").write_text(json.dumps(suite))
    suites = build_suites(read_suites(tmp_path / "suites"))
    (judgement,) = judge(suites, {"articles": tmp_path / "articles.parquet"}, {})
    return judgement


def test_every_core_expectation_is_tested_here() -> None:
    assert {f"expect_{kind}" for kind in CASES} | set(NOT_OF_FILES) == _files_of_core_expectations()


@pytest.mark.parametrize("kind", CASES)
def test_a_core_expectation_fails_and_passes(tmp_path: Path, kind: str) -> None:
    fails, passes = CASES[kind]
    assert _judged(tmp_path, TABLE, kind, fails).success is False
    assert _judged(tmp_path, TABLE, kind, passes).success is True


@pytest.mark.parametrize("kind", NOT_OF_FILES)
def test_what_no_file_can_be_judged_by_is_a_broken_suite(tmp_path: Path, kind: str) -> None:
    with pytest.raises(SuiteError):
        _judged(tmp_path, TABLE, kind, NOT_OF_FILES[kind])


@pytest.mark.parametrize("which", [0, 1], ids=["fails", "passes"])
@pytest.mark.parametrize("kind", OF_VALUES | OF_ROWS)
def test_without_a_row_nothing_is_judged(tmp_path: Path, kind: str, which: int) -> None:
    kwargs = CASES[kind][which]
    judgement = _judged(tmp_path, TABLE.slice(0, 0), kind, kwargs)
    assert (judgement.success, judgement.observed) == (None, {})
    assert judgement.reason == "there was nothing to judge: the table has no row"
    if kind == "column_type_to_be":  # it takes no condition
        return
    where = {"row_condition": 'group == "Q"', "condition_parser": "pandas"}
    judgement = _judged(tmp_path, TABLE, kind, {**kwargs, **where})
    assert (judgement.success, judgement.observed) == (None, {})
    assert judgement.reason == "there was nothing to judge: no row meets its condition"


@pytest.mark.parametrize("which", [0, 1], ids=["fails", "passes"])
@pytest.mark.parametrize("kind", OF_VALUES)
def test_without_a_value_nothing_is_judged(tmp_path: Path, kind: str, which: int) -> None:
    kwargs = CASES[kind][which]
    nulls = pa.table({field.name: pa.nulls(len(TABLE), field.type) for field in TABLE.schema})
    judgement = _judged(tmp_path, nulls, kind, kwargs)
    assert (judgement.success, judgement.observed) == (None, {})
    assert (judgement.reason or "").startswith("there was nothing to judge: no value in ")


def test_the_reason_names_what_has_no_value(tmp_path: Path) -> None:
    where = {"row_condition": "id == 1", "condition_parser": "pandas"}
    judgement = _judged(tmp_path, TABLE, "column_max_to_be_between", {"column": "some", "max_value": 1, **where})
    assert judgement.reason == "there was nothing to judge: no value in some in the rows that meet its condition"
    pair = {"column_A": "some", "column_B": "none"}
    judgement = _judged(tmp_path, TABLE, "column_pair_values_to_be_equal", {**pair, "ignore_row_if": "neither"})
    assert judgement.success is False
    either = {**pair, "ignore_row_if": "either_value_is_missing"}
    judgement = _judged(tmp_path, TABLE, "column_pair_values_to_be_equal", either)
    assert judgement.reason == "there was nothing to judge: no value in some and none"


@pytest.mark.parametrize("kind", OF_ROWS)
def test_that_no_value_is_there_is_judged_where_it_counts(tmp_path: Path, kind: str) -> None:
    kwargs = {**CASES[kind][0], "column": "none"}
    assert _judged(tmp_path, TABLE, kind, kwargs).success is (kind == "column_values_to_be_null")


@pytest.mark.parametrize("kind", OF_THE_TABLE)
def test_a_table_without_rows_is_judged_as_a_table(tmp_path: Path, kind: str) -> None:
    fails, passes = CASES[kind]
    assert _judged(tmp_path, TABLE.slice(0, 0), kind, fails).success is False
    assert _judged(tmp_path, TABLE.slice(0, 0), kind, passes).success is ("row_count" not in kind)


@pytest.mark.parametrize("condition", ['name >= "2024-02"', 'name.str.startswith("2024-0")', "other < name"])
def test_texts_are_compared_in_conditions(tmp_path: Path, condition: str) -> None:
    where = {"row_condition": condition, "condition_parser": "pandas"}
    expected = TABLE.to_pandas().query(condition)["words"].sum()
    judgement = _judged(tmp_path, TABLE, "column_sum_to_be_between", {"column": "words", "max_value": 1000, **where})
    assert judgement.observed["observed_value"] == expected


def test_a_condition_that_fails_is_told_where_it_stands(tmp_path: Path) -> None:
    where = {"row_condition": "name >= 3", "condition_parser": "pandas"}
    with pytest.raises(SuiteError, match=r"expectations\[0\]: cannot be evaluated"):
        _judged(tmp_path, TABLE, "column_max_to_be_between", {**WORDS, "max_value": 100, **where})
