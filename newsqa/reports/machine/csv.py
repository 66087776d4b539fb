"""CSV: all findings, a row each, for spreadsheets."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from newsqa.corpus.row_groups import row_groups
from newsqa.reports.run_folder import RunFolder

# A spreadsheet takes a cell that begins like this for a formula, and would run what an article says.
_FORMULA = r"^[=+\-@\t\r]"


def write_csv(run: RunFolder, documentation: Mapping[str, Mapping[str, str]], target: Path) -> None:
    """Write all findings as UTF-8 with a header. A text that a spreadsheet would run gets an apostrophe before it."""
    schema = pq.read_schema(run.findings)
    with pa.csv.CSVWriter(target, schema.remove_metadata()) as writer:
        for table in row_groups(run.findings):
            writer.write_table(pa.table([_safe(column) for column in table.columns], schema=schema.remove_metadata()))


def _safe(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if not pa.types.is_string(column.type):
        return column
    runs = pc.match_substring_regex(column, _FORMULA)
    return pc.if_else(runs, pc.binary_join_element_wise("'", column, ""), column)
