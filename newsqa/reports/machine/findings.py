"""Findings as reports for machines have them: `findings.parquet` goes in, a bounded choice of rows comes out, each with
its place as code hosts know places."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyarrow.compute as pc

from newsqa.printable import printable
from newsqa.reports.html.data import rank, room_of_each
from newsqa.reports.html.spread import chosen_findings, in_reading_order
from newsqa.reports.run_folder import RunFolder

LONGEST = 1_000  # code points of any text
# of files with these endings, also compressed, a record is a line, so that its number is that of the line
_LINES = (".jsonl", ".ndjson", ".jl")
_COMPRESSED = (".gz", ".zst", ".bz2", ".xz")
_NO_FILE = "dataset"  # the path of a finding that is of no file, where a format asks for one


def chosen(run: RunFolder, most: int, with_known: bool = True) -> list[dict[str, Any]]:
    """At most about `most` findings, gravest rules first, in reading order; where there are more, each rule gives the
    same number, spread over its articles, new ones before known ones."""
    known = [0 if with_known else rule.get("known", 0) for rule in run.report["rules"]]
    counts = [rule["findings"] - number for rule, number in zip(run.report["rules"], known, strict=True)]
    table = chosen_findings(run.findings, room_of_each(counts, most))
    if not with_known:
        table = table.filter(pc.invert(table["known"]))
    rows: list[dict[str, Any]] = in_reading_order(table, ("rule",)).to_pylist()
    return sorted(rows, key=lambda row: rank(row["severity"]))[:most]


def told(finding: Mapping[str, Any]) -> str:
    """What a finding says, in two lines of text: the message with what to do, and the words where they stand."""
    message = f"{plain(finding['message'])}; {plain(finding['help'])}" if finding["help"] else plain(finding["message"])
    words = plain(finding["excerpt"] or "")
    return f"{message}\n{words}" if words else message


def stands(finding: Mapping[str, Any]) -> str:
    """Where a finding stands, for people: "news.jsonl:12, article a7, body 1437-1447"."""
    row = finding["source_row"]
    parts = [f"{finding['source_file'] or ''}{'' if row is None else f':{row}'}"]
    if finding["article_id"] is not None:
        parts.append(f"article {finding['article_id']}")
    if finding["field"]:
        start = finding["start"]
        parts.append(finding["field"] if start is None else f"{finding['field']} {start}-{finding['end']}")
    return plain(", ".join(part for part in parts if part))


def plain(text: str) -> str:
    """Text of an article on one line, cut, without characters that steer what shows it, or that XML does not have."""
    said = printable(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
    return said.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def path_of(finding: Mapping[str, Any]) -> str:
    """The file of a finding, from here where it lies below here: code hosts know paths from the repository's root."""
    file = finding["source_file"] or _NO_FILE
    if Path(file).is_absolute() and Path(file).is_relative_to(Path.cwd()):
        file = str(Path(file).relative_to(Path.cwd()))
    return plain(file).replace(os.sep, "/").removeprefix("./")


def uri_of(finding: Mapping[str, Any]) -> str:
    """The file of a finding as a URI reference."""
    path = path_of(finding)
    if "://" in path and " " not in path:
        return path
    return ("file://" if path.startswith("/") else "") + quote(path, safe="/!$&'()*+,;=@~")


def line_of(finding: Mapping[str, Any]) -> int | None:
    """The line of a finding, in files whose records are lines."""
    row, name = finding["source_row"], (finding["source_file"] or "").lower()
    for ending in _COMPRESSED:
        name = name.removesuffix(ending)
    return row if row is not None and row > 0 and name.endswith(_LINES) else None


def rules_that_ran(run: RunFolder) -> Sequence[Mapping[str, Any]]:
    """The rules of a run, gravest first."""
    return sorted(run.report["rules"], key=lambda rule: (rank(rule["severity"]), rule["code"]))
