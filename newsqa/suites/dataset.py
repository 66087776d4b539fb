"""The one row of the table `dataset` as it is judged: the dataset measures, and what rules find that no article has."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

import pyarrow as pa

from newsqa.rules.registry import rules
from newsqa.rules.rule import OF_SOURCES
from newsqa.suites.judge import Judgement
from newsqa.suites.named import PER_1000_RECORDS, columns_read
from newsqa.suites.tally import RATES, Tally


def dataset_columns() -> Sequence[str]:
    """The columns that the table can have, whatever rules are selected."""
    codes = [code for code, rule in rules().items() if rule.reads in OF_SOURCES]
    return [*RATES, *codes, *(f"{code}{PER_1000_RECORDS}" for code in codes if _is_of_records(code))]


def _is_of_records(code: str) -> bool:
    return rules()[code].reads == "damage"


def dataset_row(totals: Tally, known: Mapping[str, int], records: int) -> pa.Table:
    """The row: the measures of `totals`, and for each rule that ran and has no column in the measures of articles its
    findings by its code, and by 1,000 of the `records` that the sources hold where those are what is damaged. `known`
    says how many findings of each rule are known: they are taken off."""
    values = dict(totals.dataset)
    for code, findings in totals.findings.items():
        if rules()[code].reads in OF_SOURCES:
            new = findings - known.get(code, 0)
            values[code] = new
            if _is_of_records(code):
                values[f"{code}{PER_1000_RECORDS}"] = round(1000 * new / records, 4) if records else None
    return pa.table({name: pa.array([value], pa.float64()) for name, value in values.items()})


def with_values(judgements: Sequence[Judgement], row: pa.Table) -> list[Judgement]:
    """The judgements; those of a column of the one row have its value in `observed`: "100 % of 1" says nothing."""
    return [_with_value(one, row) for one in judgements]


def _with_value(judgement: Judgement, row: pa.Table) -> Judgement:
    column = next(iter(columns_read({"type": judgement.type, "kwargs": judgement.kwargs}, ()) or ()), None)
    if judgement.table != "dataset" or judgement.success is None or column not in row.column_names:
        return judgement
    value = row[column][0].as_py()
    return dataclasses.replace(judgement, observed={**judgement.observed, "observed_value": value})
