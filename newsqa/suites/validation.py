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

CELLS = 4_000_000

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


class Portion(NamedTuple):
    """Expectations (by their numbers) that are judged together, and the columns that they read (None: all)."""

    numbers: Sequence[int]
    columns: frozenset[str] | None
    as_it_is: bool


def validate(path: Path, asked: Sequence[Asked]) -> Sequence[Mapping[str, Any]]:
    """The results of all expectations on the table in a Parquet file, as Great Expectations' JSON.

    Raises SuiteError for those that cannot be evaluated: it must never look like a fault in the data.
    """
    rows = pq.read_metadata(path).num_rows
    found: dict[int, Mapping[str, Any]] = {}
    for portion in portions(asked, max(1, CELLS // max(1, rows))):
        found |= _validated(_frame(path, portion), {number: asked[number] for number in portion.numbers})
    if wrong := [f"{asked[n].where}: cannot be evaluated: {why}" for n in sorted(found) if (why := _why_not(found[n]))]:
        raise SuiteError(wrong)
    return [found[number] for number in range(len(asked))]


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


def _frame(path: Path, portion: Portion) -> Any:
    """The columns as pandas has them: a text that is there often is held once, and whole numbers are of 64 bits, which
    Great Expectations compares at once, and others one by one."""
    schema = pq.read_schema(path)
    columns = None if portion.columns is None else [name for name in schema.names if name in portion.columns]
    if portion.as_it_is:
        return pq.read_table(path, columns=columns).to_pandas()
    texts = [field.name for field in schema if pa.types.is_string(field.type)]
    table = pq.read_table(path, columns=columns, read_dictionary=texts)
    wide = [field.with_type(pa.int64()) if pa.types.is_integer(field.type) else field for field in table.schema]
    table = table.cast(pa.schema(wide))
    return table.to_pandas(strings_to_categorical=True, split_blocks=True, self_destruct=True)


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
