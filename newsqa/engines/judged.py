"""The tables of a run that are there to be judged, and are not left: groups of articles, and the dataset's one row."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow.parquet as pq

from newsqa.corpus.row_groups import row_groups
from newsqa.rules.registry import rules
from newsqa.suites.dataset import dataset_row, with_values
from newsqa.suites.failing_groups import name_failing_groups
from newsqa.suites.groups import group_tables
from newsqa.suites.judge import Judgement
from newsqa.suites.known import Known
from newsqa.suites.named import GROUPS
from newsqa.suites.profiles import SuiteFile
from newsqa.suites.tally import Tally


def write_judged(
    folder: Path, measures: Path, files: Sequence[SuiteFile], totals: Tally, known: Known, rejects: int
) -> Mapping[str, str]:
    """Write the group tables that have a suite, of the `measures` that are judged, and the dataset's row. Why a group
    table is not judged, by its name, where no article belongs to a group."""
    pq.write_table(dataset_row(totals, known.findings, totals.articles + rejects), folder / "dataset.parquet")
    codes = [name for name in pq.read_schema(measures).names if name in rules()]
    wanted = dict.fromkeys(file.table for file in files if file.table in GROUPS)
    not_grouped = {}
    read = functools.partial(row_groups, measures)
    for name, table in (group_tables(read, wanted, codes) if wanted else {}).items():
        pq.write_table(table, folder / f"{name}.parquet")
        if table["name"].null_count == len(table):
            not_grouped[name] = f"no article has a {GROUPS[name]}"
    return not_grouped


def told_in_full(judgements: Sequence[Judgement], tables: Mapping[str, Path]) -> list[Judgement]:
    """The judgements of the tables with what was found said: the groups that fail, the value of the dataset."""
    return with_values(name_failing_groups(judgements, tables), pq.read_table(tables["dataset"]))
