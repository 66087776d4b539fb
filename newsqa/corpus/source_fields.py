"""Sources as a whole: from the kinds of values in their fields to findings of rules that read those."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa

from newsqa.rules.findings import FINDINGS, make_findings
from newsqa.rules.rule import Rule
from newsqa.rules.tables import Tables


def look_at_fields(
    rules: Sequence[Rule], fields: pa.Table, now: datetime, options: Mapping[str, Mapping[str, Any]]
) -> pa.Table:
    """The findings of the rules that read `fields` (schema FIELDS). Each stands where the field first has the kind."""
    faults = []
    for rule in rules:
        if rule.reads != "fields":
            continue
        tables = Tables.with_only(now, {**rule.options, **options.get(rule.code, {})}, fields=fields)
        faults += [(rule, fault) for fault in rule.find(tables)]
    places = fields.rename_columns({"first_file": "source_file", "first_row": "source_row"})
    return make_findings(faults, places) if faults else FINDINGS.empty_table()
