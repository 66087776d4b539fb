"""What of a table an expectation is about: a table as pandas has it and an expectation in, and why there is nothing to
judge out.

Great Expectations meets some expectations on no values at all, and fails or cannot evaluate others; neither says
anything of the data. So the rows, and the values in them, are counted here.
"""

from __future__ import annotations

from typing import Any

NOTHING = "there was nothing to judge"
# these are about the table, which may well be expected to have rows
_OF_THE_TABLE = ("expect_table_", "expect_column_to_exist", "expect_query_", "unexpected_rows_")
_ALL_PRESENT = ("either_value_is_missing", "any_value_is_missing")
_WITH_NULLS = ("neither", "never")


def nothing_to_judge(frame: Any, built: Any) -> str:
    """Why an expectation has nothing to judge in a table: it has no row, no row meets its condition, or these have no
    value in its columns; "" where there is something, or the expectation is about the table itself."""
    kind = built.configuration.type
    if kind.startswith(_OF_THE_TABLE):
        return ""
    if not len(frame):
        return f"{NOTHING}: the table has no row"
    rows = _rows(frame, built)
    if not len(rows):
        return f"{NOTHING}: no row meets its condition"
    columns = _columns(built)
    ignored = getattr(built, "ignore_row_if", None)
    if _counts_nulls(built) or ignored in _WITH_NULLS or not columns or not set(columns) <= set(rows.columns):
        return ""
    there = rows[columns].notna()
    if (there.all(axis=1) if ignored in _ALL_PRESENT else there.any(axis=1)).any():
        return ""
    where = " in the rows that meet its condition" if len(rows) < len(frame) else ""
    return f"{NOTHING}: no value in {' and '.join(columns)}{where}"


def _rows(frame: Any, built: Any) -> Any:
    """The rows that meet the condition of an expectation, as Great Expectations reads it."""
    if not (condition := getattr(built, "row_condition", None)):
        return frame
    from great_expectations.execution_engine import PandasExecutionEngine

    engine = PandasExecutionEngine(batch_data_dict={"table": frame})
    parser = getattr(built, "condition_parser", None)
    return engine.get_domain_records({"row_condition": condition, "condition_parser": parser})


def _columns(built: Any) -> list[str]:
    """The columns whose values an expectation judges."""
    one_by_one = [getattr(built, name, None) for name in ("column", "column_A", "column_B")]
    return [name for name in [*one_by_one, *(getattr(built, "column_list", None) or ())] if isinstance(name, str)]


def _counts_nulls(built: Any) -> bool:
    import great_expectations.expectations as gxe

    return isinstance(
        built,
        gxe.ExpectColumnValuesToBeNull
        | gxe.ExpectColumnValuesToNotBeNull
        | gxe.ExpectColumnProportionOfNonNullValuesToBeBetween,
    )
