"""A table of the fields of sources (schema FIELDS) made by hand, for rules that read it."""

from __future__ import annotations

import json

import pyarrow as pa

from newsqa.articles.schema import FIELDS

KINDS = {str: "string", bool: "boolean", int: "number", float: "number", list: "list", dict: "object"}


def fields_of(lines: str, source: str = "articles.jsonl") -> pa.Table:
    """The fields of records given as JSON Lines; a line may be repeated by a count before it: `20 * {"a": 1}`."""
    records = []
    for line in lines.splitlines():
        count, star, record = line.partition(" * ")
        records += [json.loads(record)] * int(count) if star and count.isdigit() else [json.loads(line)]
    found: dict[tuple[str, str], dict[str, object]] = {}
    for row, record in enumerate(records, 1):
        for name, value in record.items():
            kind = KINDS.get(type(value), "null")
            start = {
                "source": source,
                "field": name,
                "kind": kind,
                "records": 0,
                "first_file": source,
                "first_row": row,
            }
            found.setdefault((name, kind), start | {"source_records": len(records)})["records"] += 1  # type: ignore
    return pa.Table.from_pylist(list(found.values()), FIELDS)
