"""Names that are spelled in several ways: `findings.parquet` goes in, a bounded list of names comes out, each with all
of its other spellings together, whichever rules found them and in whichever articles."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsqa.annotate.names.spelling import plain
from newsqa.reports.html.spread import BATCH_ROWS

# The rules whose `details` hold {"forms": [usual spelling, other spelling]}, all of one name.
RULES = ("NQ401", "NQ402", "NQ403")
_EXAMPLE = ("article_id", "excerpt", "mark_start", "mark_end", "fingerprint")
_TEXTS = ("usual", "other", "rule", "article_id")
_PAIRS = pa.schema([*((name, pa.string()) for name in _TEXTS), ("tied", pa.bool_())])


class OtherSpelling(NamedTuple):
    """One spelling of a name that is not its usual one: in how many articles, the codes of the rules that say so, the
    row of `findings.parquet` (article_id, excerpt, mark_start, mark_end) that shows it, and whether it is as common as
    what stands for the usual one wherever it is found, so that none of the two is."""

    form: str
    articles: int
    rules: tuple[str, ...]
    example: Mapping[str, Any]
    tied: bool


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
    pairs = _of_one_name(_in_one_direction(pairs))
    # an article counts once, though two rules may tell of the same spelling in it
    counted = pairs.group_by(["name", "other"]).aggregate(
        [("article_id", "count_distinct"), ("rule", "distinct"), ("tied", "min"), ("usual", "distinct")]
    )
    names = counted.group_by("name").aggregate([("article_id_count_distinct", "sum")])
    articles = dict(zip(*(names[column].to_pylist() for column in names.column_names), strict=True))
    first = heapq.nsmallest(limit, articles, key=lambda name: (-articles[name], *_in_alphabet(name)))
    chosen = counted.filter(pc.is_in(counted["name"], pa.array(first, pa.string()))).to_pylist()
    told = {(usual, row["other"]): (row["name"], row["other"]) for row in chosen for usual in row["usual_distinct"]}
    examples = _examples(findings, told)
    others: dict[str, list[OtherSpelling]] = {}
    for row in chosen:
        other = OtherSpelling(
            form=row["other"],
            articles=row["article_id_count_distinct"],
            rules=tuple(sorted(row["rule_distinct"])),
            example=examples[row["name"], row["other"]],
            tied=row["tied_min"],
        )
        others.setdefault(row["name"], []).append(other)
    shown = [NameCluster(name, articles[name], tuple(sorted(others[name], key=_most_articles))) for name in first]
    return NameClusters(tuple(shown), len(names))


def _most_articles(other: OtherSpelling) -> tuple[int, str, str]:
    return -other.articles, *_in_alphabet(other.form)


def _in_alphabet(name: str) -> tuple[str, str]:
    """What names are put in order by: É stands beside E, and what else tells two apart comes last."""
    return plain(name), name


def _batches(findings: Path, columns: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
    """The findings of RULES, with some columns besides rule and details."""
    with pq.ParquetFile(findings, buffer_size=1 << 20, pre_buffer=False) as file:
        for batch in file.iter_batches(BATCH_ROWS, columns=["rule", "details", *columns]):
            yield batch.filter(pc.is_in(batch["rule"], pa.array(RULES)))


def _pairs(batch: pa.RecordBatch) -> pa.Table:
    texts = batch["details"].to_pylist()
    forms = list(map(_forms, texts))
    usual, other = [pa.array([form[at] for form in forms], pa.string()) for at in (0, 1)]
    tied = pa.array([_is_tied(orjson.loads(text)) for text in texts], pa.bool_())
    return pa.table([usual, other, batch["rule"].cast(pa.string()), batch["article_id"], tied], schema=_PAIRS)


def _is_tied(details: Mapping[str, Any]) -> bool:
    """Whether a finding counts both of its spellings, and as often."""
    counts = details.get("articles", details.get("times"))
    return isinstance(counts, dict) and len(counts) > 1 and len(set(counts.values())) == 1


def _of_one_name(pairs: pa.Table) -> pa.Table:
    """The pairs with a column `name`: the usual spelling, or the full name of which that is the surname. It is where
    one full name alone ends so, and is misspelled in the same way: Ismail Haniya for "Ismail Haniyeh", and Haniya for
    "Haniyeh"."""
    found = pairs.group_by(["usual", "other"]).aggregate([]).to_pylist()
    by_ends: dict[tuple[str, str], set[str]] = {}
    for row in found:
        if " " in row["usual"]:
            by_ends.setdefault((_surname(row["usual"]), _surname(row["other"])), set()).add(row["usual"])
    full: dict[str, set[str]] = {}
    for row in found:
        if " " not in row["usual"]:
            full.setdefault(row["usual"], set()).update(by_ends.get((row["usual"], _surname(row["other"])), ()))
    names = {usual: min(fuller) for usual, fuller in full.items() if len(fuller) == 1}
    usual = pairs["usual"].to_pylist()
    return pairs.append_column("name", pa.array([names.get(name, name) for name in usual], pa.string()))


def _surname(name: str) -> str:
    return name.rpartition(" ")[2]


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
    return pa.table([*columns, pairs["rule"], pairs["article_id"], pairs["tied"]], schema=_PAIRS)


def _forms(details: str) -> tuple[str, str]:
    usual, other = orjson.loads(details)["forms"][:2]
    return usual, other


def _examples(findings: Path, told: Mapping[tuple[str, str], tuple[str, str]]) -> dict[tuple[str, str], dict[str, Any]]:
    """For each name and other spelling the finding with the least fingerprint, so that the order of rows does not
    matter; `told` gives them by the two forms of a finding."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for batch in _batches(findings, _EXAMPLE):
        for row in batch.to_pylist():
            spelling = told.get(_forms(row["details"]))
            if spelling is not None and (spelling not in found or _rank(row) < _rank(found[spelling])):
                found[spelling] = row
    return found


def _rank(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["fingerprint"] or "", row["rule"]
