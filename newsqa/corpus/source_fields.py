"""Sources as a whole: from what is known of their fields and dates to findings of rules that read that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa

from newsqa.rules.findings import FINDINGS, make_findings
from newsqa.rules.rule import Rule
from newsqa.rules.running import run_rule
from newsqa.rules.tables import Tables


def look_at_sources(
    rules: Sequence[Rule], known: Mapping[str, pa.Table], now: datetime, options: Mapping[str, Mapping[str, Any]]
) -> pa.Table:
    """The findings of the rules that read one of the `known` tables (fields, date_forms, outlet_times), in order of
    rule. Each stands where its table says that the matter first shows."""
    found = [FINDINGS.empty_table()]
    for rule in rules:
        if rule.reads in known:
            table = known[rule.reads]
            faults = run_rule(rule, Tables.with_only(now, {}, **{rule.reads: table}), options, table)
            places = {"first_file": "source_file", "first_row": "source_row"}
            table = table.rename_columns([places.get(name, name) for name in table.column_names])
            found += [make_findings(faults, table)] if faults else []
    return pa.concat_tables(found)
