"""The findings behind the page as plain data: `findings.parquet` goes in, a dict for JSON comes out, columns with their
repeated values told once. `docs/report-data.md` documents the format for other tools; FORMAT is its version.

What is drawn is drawn from this in the page itself, so that a page can hold a hundred thousand findings.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsqa.reports.html.spread import SHOWN, shown_findings
from newsqa.rules.rule import SEVERITIES

FORMAT = 1
# So many findings are held by a page unless it is said otherwise, and so many characters of their sentences: as much as
# stays under 5 MB, and opens within a second.
MOST_FINDINGS = 100_000
MOST_EXCERPTS = 5_000_000
LONGEST = 1_000  # code points of any text that stands in the data
CONTEXT = 240  # code points on each side of marked words


def findings_data(findings: Path, rules: Sequence[Mapping[str, Any]], most: int, with_text: bool) -> dict[str, Any]:
    """The findings as columns, at most about `most`; `rules` are those of report.json.

    In the order in which they are read: gravest rules first, then the rules with the most findings, then file, row and
    place. Where there are more, each rule gives the same number, spread over its articles.
    """
    table = _chosen(findings, rules, most)
    order = sorted(rules, key=lambda rule: (SEVERITIES.index(rule["severity"]), -rule["findings"], rule["code"]))
    codes = [rule["code"] for rule in order if rule["findings"]]
    table = _in_reading_order(table, codes)
    articles, article = _articles(table)
    columns = {
        "rule": _numbers(pc.index_in(table["rule"], pa.array(codes, pa.string()))),
        "article": article,
        **_excerpts(table, with_text),
    }
    texts: dict[str, list[str]] = {}
    for name in ("field", *(("message", "help") if with_text else ())):
        texts[name], columns[name] = _distinct(table[name])
    columns |= {name: _nullable(table[name]) for name in ("start", "end")}
    columns["known"] = table["known"].cast(pa.int8()).to_pylist()
    return {
        "format": FORMAT,
        "total": pq.read_metadata(findings).num_rows,
        "size": len(table),
        "rules": codes,
        "articles": articles,
        "texts": texts,
        "findings": columns,
    }


def embedded(data: Mapping[str, Any]) -> str:
    """The data as it stands in the page: JSON, deflated (zlib), in base64."""
    return base64.b64encode(zlib.compress(orjson.dumps(data), 9)).decode()


def _chosen(findings: Path, rules: Sequence[Mapping[str, Any]], most: int) -> pa.Table:
    total = pq.read_metadata(findings).num_rows
    if total <= most:
        return pq.read_table(findings, columns=list(SHOWN))
    each = _share([rule["findings"] for rule in rules], most)
    schema = pa.schema([pq.read_schema(findings).field(name) for name in SHOWN])
    rows = [row for chosen in shown_findings(findings, each).values() for row in chosen] if each else []
    return pa.Table.from_pylist(rows, schema)


def _share(counts: Sequence[int], most: int) -> int:
    """How many of each rule make up `most`, when rules that have fewer leave their room to the others."""
    each, left, rules = 0, most, sorted(count for count in counts if count)
    for done, count in enumerate(rules):
        each = max(each, left // (len(rules) - done))
        left -= min(count, each)
    return each


def _in_reading_order(table: pa.Table, codes: Sequence[str]) -> pa.Table:
    rank = pc.index_in(table["rule"], pa.array(codes, pa.string()))
    in_title = pc.equal(pc.fill_null(table["field"], ""), "title")
    keyed = table.append_column("_rank", rank).append_column("_body", pc.invert(in_title))
    keys = ("_rank", "known", "source_file", "source_row", "_body", "start", "fingerprint")
    return keyed.sort_by([(key, "ascending") for key in keys]).drop_columns(["_rank", "_body"])


def _articles(table: pa.Table) -> tuple[dict[str, Any], list[int]]:
    """The articles of the findings in columns, and which of them each finding is about."""
    names = ("article_id", "outlet", "source_file", "source_row")
    numbers: dict[tuple[Any, ...], int] = {}
    rows = zip(*(table[name].to_pylist() for name in names), strict=True)
    article = [numbers.setdefault(row, len(numbers)) for row in rows]
    ids, outlets, files, source_rows = zip(*numbers, strict=True) if numbers else ((), (), (), ())
    columns: dict[str, Any] = {"id": [None if one is None else clipped(one) for one in ids], "row": list(source_rows)}
    for name, values in (("outlet", outlets), ("file", files)):
        columns[f"{name}s"], columns[name] = _distinct(pa.chunked_array([pa.array(values, pa.string())]))
    return columns, article


def _distinct(column: pa.ChunkedArray) -> tuple[list[str], list[int]]:
    """The distinct values, and of each row the number of its own, -1 for null."""
    encoded = column.combine_chunks().dictionary_encode()
    values = [clipped(value) for value in encoded.dictionary.to_pylist()]
    return values, _numbers(encoded.indices)


def _numbers(indices: pa.Array | pa.ChunkedArray) -> list[int]:
    numbers: list[int] = pc.fill_null(indices, -1).to_pylist()
    return numbers


def _nullable(column: pa.ChunkedArray) -> list[int]:
    return _numbers(column)


def _excerpts(table: pa.Table, with_text: bool) -> dict[str, list[Any]]:
    """The sentences with where their marked words begin and end; "" where there are none, or no room for them."""
    nothing: list[Any] = [""] * len(table)
    if not with_text:
        return {"excerpt": nothing, "mark_start": [-1] * len(table), "mark_end": [-1] * len(table)}
    excerpts, begins, ends = nothing, [-1] * len(table), [-1] * len(table)
    room = MOST_EXCERPTS
    columns = (table[name].to_pylist() for name in ("excerpt", "mark_start", "mark_end"))
    cut = [cut_excerpt(excerpt or "", start, end) for excerpt, start, end in zip(*columns, strict=True)]
    for at in _taking_turns(table["rule"]):
        text, begin, end = cut[at]
        if len(text) <= room:
            excerpts[at], begins[at], ends[at] = text, begin, end
            room -= len(text)
    return {"excerpt": excerpts, "mark_start": begins, "mark_end": ends}


def _taking_turns(rules: pa.ChunkedArray) -> list[int]:
    """The rows in an order in which rules take turns: the first of each, the second of each, ..."""
    numbers = rules.combine_chunks().dictionary_encode().indices.to_numpy()
    order = np.argsort(numbers, kind="stable")
    starts = np.searchsorted(numbers[order], numbers[order])
    turns = np.empty(len(numbers), np.int64)
    turns[order] = np.arange(len(numbers)) - starts
    taken: list[int] = np.argsort(turns, kind="stable").tolist()
    return taken


def cut_excerpt(excerpt: str, start: int | None, end: int | None, context: int = CONTEXT) -> tuple[str, int, int]:
    """The excerpt cut to what a reader needs around the marked words, and where these stand in it (-1: none)."""
    if start is None or end is None or not 0 <= start < end <= len(excerpt):
        return clipped(excerpt), -1, -1
    before, marked, after = excerpt[:start], clipped(excerpt[start:end]), excerpt[end:]
    # cut between words, where there are words
    if len(before) > context:
        near = before[-context:]
        before = "… " + near[near.find(" ", 0, 40) + 1 :]
    if len(after) > context:
        gap = after.rfind(" ", context - 40, context)
        after = after[: gap if gap > 0 else context] + " …"
    return before + marked + after, len(before), len(before) + len(marked)


def clipped(text: str) -> str:
    """The text, cut where it is longer than any reader reads."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}… ({len(text):,} characters in all)"
