"""Names that are spelled in several ways: `findings.parquet` goes in, a bounded list of names comes out, each with all
of its other spellings together, whichever rules found them and in whichever articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsqa.reports.html.spread import BATCH_ROWS

# The rules whose `details` hold {"forms": [usual spelling, other spelling]}, all of one name.
RULES = ("NQ401", "NQ402", "NQ403")
_EXAMPLE = ("article_id", "excerpt", "mark_start", "mark_end", "fingerprint")
_PAIRS = pa.schema([(name, pa.string()) for name in ("usual", "other", "rule", "article_id")])


class OtherSpelling(NamedTuple):
    """One spelling of a name that is not its usual one: in how many articles, the codes of the rules that say so, and
    the row of `findings.parquet` (article_id, excerpt, mark_start, mark_end) that shows it."""

    form: str
    articles: int
    rules: tuple[str, ...]
    example: Mapping[str, Any]


class NameCluster(NamedTuple):
    """A name by its usual spelling, its `others` in order of how many articles have them; `articles` is their sum."""

    usual: str
    articles: int
    others: tuple[OtherSpelling, ...]


class NameClusters(NamedTuple):
    """The names with the most articles to look at, and of how many names these are the first."""

    shown: tuple[NameCluster, ...]
    total: int


def name_clusters(findings: Path, limit: int) -> NameClusters:
    """At most `limit` names of `findings.parquet`, those first whose other spellings stand in the most articles.

    Does not depend on the order of the rows. In memory are the two forms and the article of every finding of RULES, and
    the excerpts of those that are shown.
    """
    pairs = pa.concat_tables([_PAIRS.empty_table(), *(_pairs(batch) for batch in _batches(findings, ("article_id",)))])
    if not len(pairs):
        return NameClusters((), 0)
    pairs = _in_one_direction(pairs)
    # an article counts once, though two rules may tell of the same spelling in it
    counted = pairs.group_by(["usual", "other"]).aggregate([("article_id", "count_distinct"), ("rule", "distinct")])
    names = counted.group_by("usual").aggregate([("article_id_count_distinct", "sum")])
    order = [("article_id_count_distinct_sum", "descending"), ("usual", "ascending")]
    first = names.sort_by(order).slice(0, limit)
    chosen = counted.filter(pc.is_in(counted["usual"], first["usual"].combine_chunks())).to_pylist()
    examples = _examples(findings, {(row["usual"], row["other"]) for row in chosen})
    others: dict[str, list[OtherSpelling]] = {}
    for row in chosen:
        other = OtherSpelling(
            form=row["other"],
            articles=row["article_id_count_distinct"],
            rules=tuple(sorted(row["rule_distinct"])),
            example=examples[row["usual"], row["other"]],
        )
        others.setdefault(row["usual"], []).append(other)
    shown = [
        NameCluster(usual, articles, tuple(sorted(others[usual], key=lambda other: (-other.articles, other.form))))
        for usual, articles in zip(*(column.to_pylist() for column in first.columns), strict=True)
    ]
    return NameClusters(tuple(shown), len(names))


def _batches(findings: Path, columns: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
    """The findings of RULES, with some columns besides rule and details."""
    with pq.ParquetFile(findings, buffer_size=1 << 20, pre_buffer=False) as file:
        for batch in file.iter_batches(BATCH_ROWS, columns=["rule", "details", *columns]):
            yield batch.filter(pc.is_in(batch["rule"], pa.array(RULES)))


def _pairs(batch: pa.RecordBatch) -> pa.Table:
    forms = [_forms(details) for details in batch["details"].to_pylist()]
    usual, other = [pa.array([form[at] for form in forms], pa.string()) for at in (0, 1)]
    columns = [usual, other, batch["rule"], batch["article_id"]]
    return pa.table([column.cast(pa.string()) for column in columns], schema=_PAIRS)


def _in_one_direction(pairs: pa.Table) -> pa.Table:
    """The pairs, turned round where two forms are the usual one by turns (one article has mostly Erdogan, another
    mostly Erdoğan) and the other is so in more articles."""
    found = pairs.group_by(["usual", "other"]).aggregate([("article_id", "count_distinct")]).to_pylist()
    times = {(row["usual"], row["other"]): row["article_id_count_distinct"] for row in found}
    turned = {
        (usual, other)
        for (usual, other), here in times.items()
        if (times.get((other, usual), 0), usual) > (here, other)
    }
    if not turned:
        return pairs
    both = zip(pairs["usual"].to_pylist(), pairs["other"].to_pylist(), strict=True)
    directed = [(other, usual) if (usual, other) in turned else (usual, other) for usual, other in both]
    columns = [pa.array([pair[at] for pair in directed], pa.string()) for at in (0, 1)]
    return pa.table([*columns, pairs["rule"], pairs["article_id"]], schema=_PAIRS)


def _forms(details: str) -> tuple[str, str]:
    usual, other = orjson.loads(details)["forms"][:2]
    return usual, other


def _examples(findings: Path, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], dict[str, Any]]:
    """For each pair of forms the finding with the least fingerprint, so that the order of rows does not matter."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for batch in _batches(findings, _EXAMPLE):
        for row in batch.to_pylist():
            pair = _forms(row["details"])
            if pair in wanted and (pair not in found or _rank(row) < _rank(found[pair])):
                found[pair] = row
    return found


def _rank(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["fingerprint"] or "", row["rule"]
