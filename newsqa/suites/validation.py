"""Expectations and their table in, Great Expectations' results out, in the same order.

Great Expectations judges on pandas, and for each expectation copies the rows that are not null, with all their columns:
its time and memory grow by the columns that it is given, for each of them. So a large table is given a few columns at a
time, and the expectations on these are validated together. What it is given lies within `CELLS`, or is one column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.errors import SuiteError
from newsqa.suites.building import quiet
from newsqa.suites.domains import nothing_to_judge

CELLS = 4_000_000

# What asks of a text only whether it is there, or is one of some.
_BY_EQUALITY = frozenset(
    f"expect_{kind}"
    for kind in (
        "attributions_to_be_sourced",
        "dates_to_resolve",
        "dates_to_be_possible",
        "names_to_be_consistent",
        "column_values_to_be_in_set",
        "column_values_to_not_be_in_set",
        "column_values_to_be_null",
        "column_values_to_not_be_null",
    )
)

# Counts only: row lists take many times the time, and the findings hold them.
RESULT_FORMAT = {"result_format": "BASIC", "partial_unexpected_count": 0}


class Asked(NamedTuple):
    """An expectation, the columns that it reads (None: all), and where it stands in its file."""

    built: Any
    columns: Sequence[str] | None
    where: str

    @property
    def is_about_types(self) -> bool:
        """Whether it must see the column's own type."""
        return "_type" in self.built.configuration.type

    @property
    def compares(self) -> bool:
        """Whether it may ask more of a text than whether it is there or is another, in its condition too."""
        built = self.built
        return built.configuration.type not in _BY_EQUALITY or bool(getattr(built, "row_condition", None))


class Result(NamedTuple):
    """What Great Expectations says of an expectation, as JSON, or why it had nothing to judge."""

    content: Mapping[str, Any]
    nothing: str


class Portion(NamedTuple):
    """Expectations (by their numbers) that are judged together, and the columns that they read (None: all)."""

    numbers: Sequence[int]
    columns: frozenset[str] | None
    as_it_is: bool


def validate(path: Path, asked: Sequence[Asked]) -> Sequence[Result]:
    """The results of all expectations on the table in a Parquet file.

    Raises SuiteError for those that cannot be evaluated: it must never look like a fault in the data.
    """
    rows = pq.read_metadata(path).num_rows
    found: dict[int, Result] = {}
    for portion in portions(asked, max(1, CELLS // max(1, rows))):
        frame = _frame(path, portion, _compared([asked[number] for number in portion.numbers]))
        nothing = {number: _nothing(frame, asked[number]) for number in portion.numbers}
        judged = {number: asked[number] for number, why in nothing.items() if not why}
        results = _validated(frame, judged) if judged else {}
        found |= {number: Result(results.get(number, {}), why) for number, why in nothing.items()}
    whys = {number: _why_not(found[number].content) for number in sorted(found)}
    if wrong := [f"{asked[number].where}: cannot be evaluated: {why}" for number, why in whys.items() if why]:
        raise SuiteError(wrong)
    return [found[number] for number in range(len(asked))]


@quiet()
def _nothing(frame: Any, one: Asked) -> str:
    """Why an expectation has nothing to judge, or nothing where it has."""
    try:
        return nothing_to_judge(frame, one.built)
    except Exception as error:  # whatever a condition raises, the suite is what is wrong
        raise SuiteError([f"{one.where}: cannot be evaluated: {_in_a_line(str(error))}"]) from error


def portions(asked: Sequence[Asked], most_columns: int) -> Sequence[Portion]:
    """Which expectations are judged together: those that read at most so many columns, or one of them the same ones."""
    found: list[Portion] = []
    groups: dict[tuple[tuple[str, ...] | None, bool], list[int]] = {}
    for number, one in enumerate(asked):
        key = None if one.columns is None else tuple(sorted(set(one.columns)))
        groups.setdefault((key, one.is_about_types), []).append(number)
    for (columns, as_it_is), numbers in groups.items():
        if columns is None:
            found.append(Portion(numbers, None, as_it_is))
            continue
        last = next((one for one in reversed(found) if one.columns is not None and one.as_it_is == as_it_is), None)
        if (
            last is not None
            and last.columns is not None
            and len(together := last.columns | set(columns)) <= most_columns
        ):
            found[found.index(last)] = Portion([*last.numbers, *numbers], together, as_it_is)
        else:
            found.append(Portion(numbers, frozenset(columns), as_it_is))
    return found


def _compared(asked: Sequence[Asked]) -> frozenset[str] | None:
    """The columns of which some expectation may ask more of a text than whether it is another (None: all)."""
    read = [one.columns for one in asked if one.compares]
    return None if any(columns is None for columns in read) else frozenset(name for one in read for name in one or ())


def _frame(path: Path, portion: Portion, compared: frozenset[str] | None) -> Any:
    """The columns as pandas has them: whole numbers are of 64 bits, which Great Expectations compares at once, and
    others one by one; texts that are not `compared` are categories, of which each text is held once. Categories have no
    order, and those of two columns are not compared."""
    schema = pq.read_schema(path)
    columns = None if portion.columns is None else [name for name in schema.names if name in portion.columns]
    if portion.as_it_is:
        return pq.read_table(path, columns=columns).to_pandas()
    texts = [field.name for field in schema if pa.types.is_string(field.type)]
    by_code = [] if compared is None else [name for name in texts if name not in compared]
    table = pq.read_table(path, columns=columns, read_dictionary=by_code)
    wide = [field.with_type(pa.int64()) if pa.types.is_integer(field.type) else field for field in table.schema]
    table = table.cast(pa.schema(wide))
    return table.to_pandas(split_blocks=True, self_destruct=True)


@quiet()
def _validated(frame: Any, asked: Mapping[int, Asked]) -> Mapping[int, Mapping[str, Any]]:
    """The results by the numbers of the expectations."""
    from great_expectations.execution_engine import PandasExecutionEngine
    from great_expectations.validator.validator import Validator

    # Not by way of a batch of a data source: it would take a hash of every row, three times as long as judging does,
    # and in twice the memory.
    validator = Validator(execution_engine=PandasExecutionEngine(batch_data_dict={"table": frame}))
    validator.metrics_calculator.show_progress_bars = False
    configurations = []
    for number, one in asked.items():
        configuration = one.built.configuration
        configuration.meta = {**(configuration.meta or {}), "number": number}  # results come in another order
        configurations.append(configuration)
    try:
        results = validator.graph_validate(configurations, runtime_configuration={"result_format": RESULT_FORMAT})
    except Exception as error:
        if len(asked) > 1:  # which of them it is, is seen when each is alone
            alone = [_validated(frame, {number: one}) for number, one in asked.items()]
            return {number: result for one in alone for number, result in one.items()}
        where = next(iter(asked.values())).where
        raise SuiteError([f"{where}: cannot be evaluated: {_in_a_line(str(error))}"]) from error
    return {result.expectation_config.meta["number"]: result.to_json_dict() for result in results}


def _why_not(result: Mapping[str, Any]) -> str:
    """Why an expectation could not be evaluated, or nothing where it was."""
    info = result.get("exception_info") or {}
    parts = [info, *(part for part in info.values() if isinstance(part, dict))]
    if not any(part.get("raised_exception") for part in parts):
        return ""
    return _in_a_line(next((part["exception_message"] for part in parts if part.get("exception_message")), "no reason"))


def _in_a_line(message: str) -> str:
    return " ".join(message.split())[:400]
