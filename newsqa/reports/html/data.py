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

from newsqa.printable import seen
from newsqa.reports.html.spread import SHOWN, chosen_findings, in_reading_order
from newsqa.rules.rule import SEVERITIES

FORMAT = 1
LEVEL = 4  # of zlib: a twentieth larger than the highest makes it, in a sixth of the time
# So many findings are held by a page unless it is said otherwise, and so many characters of the ids of articles and of
# sentences, which deflate alike: as much as stays under 5 MB, and opens within a second.
MOST_FINDINGS = 100_000
MOST_CHARACTERS = 5_000_000
LEAST_EXCERPTS = 1_000_000  # of these, however long the ids are
LONGEST = 1_000  # code points of any text that stands in the data
CONTEXT = 240  # code points on each side of marked words
WORDS_OF_ARTICLES = ("message", "help")  # both may repeat what an article says


def findings_data(findings: Path, rules: Sequence[Mapping[str, Any]], most: int, with_text: bool) -> dict[str, Any]:
    """The findings as columns, at most about `most`; `rules` are those of report.json.

    In the order in which they are read: gravest rules first, then the rules with the most findings, then new ones
    before known ones, then file, row and place. Where there are more, each rule gives the same number, spread over its
    articles.
    """
    found = _rules(findings, rules)
    table = _chosen(findings, [rule["findings"] for rule in found], most)
    codes = [rule["code"] for rule in found]
    table = table.append_column("_rule", pc.index_in(table["rule"], pa.array(codes, pa.string())))
    table = in_reading_order(table, ("_rule",))
    texts: dict[str, list[str]] = {}
    articles, article = _articles(table, texts)
    columns = {"rule": table["_rule"].to_pylist(), "article": article}
    for name in ("field", *(WORDS_OF_ARTICLES if with_text else ())):
        texts[name], columns[name] = _distinct(table[name])
    columns |= {name: pc.fill_null(table[name], -1).to_pylist() for name in ("start", "end")}
    columns["known"] = table["known"].cast(pa.int8()).to_pylist()
    room = max(LEAST_EXCERPTS, MOST_CHARACTERS - sum(len(one or "") for one in articles["id"]))
    excerpts, left_out = _excerpts(table, room) if with_text else ({}, 0)
    return {
        "format": FORMAT,
        "total": pq.read_metadata(findings).num_rows,
        "size": len(table),
        "excerpts_left_out": left_out,
        "rules": {name: [rule[name] for rule in found] for name in ("code", "name", "severity")},
        "articles": articles,
        "texts": texts,
        "findings": {**columns, **excerpts},
    }


def embedded(data: Mapping[str, Any]) -> str:
    """The data as it stands in the page: JSON, deflated (zlib), in base64."""
    return base64.b64encode(zlib.compress(orjson.dumps(data), LEVEL)).decode()


def _rules(findings: Path, rules: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rules that found something, in reading order, with how many findings they have in `findings.parquet`. As they
    are called in report.json; one that is not there is called as its findings say."""
    kinds = pq.read_table(findings, columns=["rule", "name", "severity"]).group_by(["rule", "name", "severity"])
    rows = sorted(kinds.aggregate([([], "count_all")]).to_pylist(), key=lambda row: (row["rule"], row["name"]))
    called = {rule["code"]: rule for rule in rules}
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        said = called.get(row["rule"], row)
        named = {"code": row["rule"], "name": clipped(said["name"]), "severity": clipped(said["severity"])}
        rule = found.setdefault(row["rule"], {**named, "findings": 0})
        rule["findings"] += row["count_all"]
    return sorted(found.values(), key=lambda rule: (rank(rule["severity"]), -rule["findings"], rule["code"]))


def rank(severity: str) -> int:
    """The place of a severity, gravest first; one that newsqa does not know comes last."""
    return SEVERITIES.index(severity) if severity in SEVERITIES else len(SEVERITIES)


def _chosen(findings: Path, counts: Sequence[int], most: int) -> pa.Table:
    if sum(counts) <= most:
        return pq.read_table(findings, columns=list(SHOWN))
    return chosen_findings(findings, room_of_each(counts, most))


def room_of_each(counts: Sequence[int], most: int) -> int:
    """How many of each rule make up `most`, when rules that have fewer leave their room to the others; one at least of
    each rule, unless none are wanted."""
    each, left, rules = 0, most, sorted(count for count in counts if count)
    for done, count in enumerate(rules):
        each = max(each, left // (len(rules) - done))
        left -= min(count, each)
    return max(each, min(most, 1))


def _articles(table: pa.Table, texts: dict[str, list[str]]) -> tuple[dict[str, Any], list[int]]:
    """The articles of the findings in columns, by file and row, and which of them each finding is about."""
    names = ("article_id", "outlet", "source_file", "source_row")
    rows = list(zip(*(table[name].to_pylist() for name in names), strict=True))
    ordered = sorted(set(rows), key=lambda row: [(value is not None, value) for value in (row[2], row[3], *row[:2])])
    numbers = {row: number for number, row in enumerate(ordered)}
    ids, outlets, files, source_rows = zip(*ordered, strict=True) if ordered else ((), (), (), ())
    columns: dict[str, Any] = {"id": [None if one is None else clipped(one) for one in ids], "row": list(source_rows)}
    for name, values in (("outlet", outlets), ("file", files)):
        texts[name], columns[name] = _distinct(pa.chunked_array([pa.array(values, pa.string())]))
    return columns, [numbers[row] for row in rows]


def _distinct(column: pa.ChunkedArray) -> tuple[list[str], list[int]]:
    """The distinct values, and of each row the number of its own, -1 for null."""
    encoded = column.combine_chunks().dictionary_encode()
    values = [clipped(value) for value in encoded.dictionary.to_pylist()]
    return values, pc.fill_null(encoded.indices, -1).to_pylist()


def _excerpts(table: pa.Table, room: int) -> tuple[dict[str, list[Any]], int]:
    """The sentences with where their marked words begin and end, "" and -1 where there are none or no room for them
    among so many characters; and how many had no room."""
    excerpts, begins, ends = [""] * len(table), [-1] * len(table), [-1] * len(table)
    left_out = 0
    columns = (table[name].to_pylist() for name in ("excerpt", "mark_start", "mark_end"))
    cut = [cut_excerpt(excerpt or "", start, end) for excerpt, start, end in zip(*columns, strict=True)]
    for at in _taking_turns(table["rule"]):
        text, begin, end = cut[at]
        if len(text) <= room:
            excerpts[at], begins[at], ends[at] = text, begin, end
            room -= len(text)
        else:
            left_out += 1
    return {"excerpt": excerpts, "mark_start": begins, "mark_end": ends}, left_out


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
    """The excerpt cut to what a reader needs around the marked words, and where these stand in it (-1: none). Of
    what is marked and cannot be seen, the numbers of its characters stand there."""
    if start is None or end is None or not 0 <= start < end <= len(excerpt):
        return clipped(excerpt), -1, -1
    before, marked, after = excerpt[:start], clipped(seen(excerpt[start:end])), excerpt[end:]
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
