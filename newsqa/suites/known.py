"""Known findings: those of the baseline and those that are waived are marked in `findings.parquet`, never taken out;
the measures that are judged count the others alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsqa.corpus.row_groups import row_groups
from newsqa.suites.accepted import Accepted
from newsqa.suites.baseline import EMPTY, of_rules
from newsqa.suites.waivers import Waiver, as_json, running, waived


class Known(NamedTuple):
    """What was known of a run: findings by rule, the baseline's entries that were not found again, by rule, and the
    waivers as report.json has them, with the findings that each lets pass, or would, had it not expired."""

    findings: Mapping[str, int]
    stale: Mapping[str, int]
    waivers: Sequence[Mapping[str, Any]]


NOTHING = Known({}, {}, ())


def mark_known(
    findings: Path, marked: Path, accepted: Accepted, rules: Sequence[str], today: date
) -> tuple[Known, pa.Table]:
    """Write the findings to `marked` with `known` filled in. What was known, and how many known findings each article
    has of each rule (`source_file`, `source_row`, `rule`, `number`).

    `rules` are the codes of those that ran: entries of others are not stale.
    """
    baseline, waivers = accepted.baseline or EMPTY, accepted.waivers
    left = Left(baseline.findings)
    holding, expired = running(waivers, today)
    passed: Counter[Waiver] = Counter()
    of_articles = [_COUNTS.empty_table()]
    with pq.ParquetWriter(marked, pq.read_schema(findings), compression="zstd") as writer:
        for table in row_groups(findings):
            is_known = pa.array(left.take(table["fingerprint"]))
            for waiver in (*holding, *expired):
                fits = waived(table, waiver)
                passed[waiver] += fits.true_count
                if waiver in holding:
                    is_known = pc.or_(is_known, fits)
            at = table.schema.get_field_index("known")
            writer.write_table(table.set_column(at, table.schema.field(at), is_known))
            of_articles.append(_counted(table.filter(is_known)))
            if sum(map(len, of_articles[1:])) > len(of_articles[0]):  # so that rows are added up a few times at most
                of_articles = [_added_up(of_articles)]
    known_of_articles = _added_up(of_articles)
    by_rule = known_of_articles.group_by("rule", use_threads=False).aggregate([("number", "sum")])
    stale = of_rules(left.findings(), rules)
    told = [as_json(waiver, passed[waiver], waiver in expired) for waiver in waivers if waiver.rule in rules]
    counts = dict(zip(by_rule["rule"].to_pylist(), by_rule["number_sum"].to_pylist(), strict=True))
    gone = stale.group_by("rule", use_threads=False).aggregate([("count", "sum")])
    by_rule_gone = dict(zip(gone["rule"].to_pylist(), gone["count_sum"].to_pylist(), strict=True))
    return Known(counts, by_rule_gone, told), known_of_articles


class Left:
    """The entries of a baseline, each as often as it has not been found yet."""

    def __init__(self, known: pa.Table) -> None:
        self._known = known.sort_by("fingerprint")
        self._sorted = _as_bytes(self._known["fingerprint"])
        self._counts = self._known["count"].to_numpy().copy()

    def take(self, fingerprints: pa.ChunkedArray) -> npt.NDArray[np.bool_]:
        """Which of these findings the baseline knows; of those of one fingerprint the first, as many as are left."""
        wanted = _as_bytes(fingerprints)
        is_known = np.zeros(len(wanted), bool)
        places = np.searchsorted(self._sorted, wanted)
        [there] = np.nonzero(places < len(self._sorted))
        there = there[self._sorted[places[there]] == wanted[there]]
        order = there[np.argsort(places[there], kind="stable")]
        ordered = places[order]
        nth = np.arange(len(ordered)) - np.searchsorted(ordered, ordered)
        found = order[nth < self._counts[ordered]]
        is_known[found] = True
        np.subtract.at(self._counts, places[found], 1)
        return is_known

    def findings(self) -> pa.Table:
        """What has not been found (schema KNOWN)."""
        at = self._known.schema.get_field_index("count")
        left = self._known.set_column(at, self._known.schema.field(at), pa.array(self._counts))
        return left.filter(pc.greater(left["count"], 0))


def _as_bytes(fingerprints: pa.ChunkedArray) -> npt.NDArray[np.bytes_]:
    values: npt.NDArray[np.bytes_] = fingerprints.to_numpy().astype("S")
    return values


_COUNTS = pa.schema(
    [("source_file", pa.string()), ("source_row", pa.int64()), ("rule", pa.string()), ("number", pa.int64())]
)


def _counted(findings: pa.Table) -> pa.Table:
    return findings.append_column("number", pa.repeat(1, len(findings))).select(_COUNTS.names).cast(_COUNTS)


def _added_up(tables: Sequence[pa.Table]) -> pa.Table:
    keys = ["source_file", "source_row", "rule"]
    summed = pa.concat_tables(tables).group_by(keys, use_threads=False).aggregate([("number", "sum")])
    return summed.rename_columns({"number_sum": "number"}).select(_COUNTS.names)


def without_known(measures: Path, known: pa.Table, target: Path) -> None:
    """Write the measures (a row an article) to `target` with what is known taken off the columns of rules; `known` is
    what `mark_known` gives."""
    codes = set(pq.read_schema(measures).names)
    keys = {
        code: (_places(rows), rows["number"].to_numpy().copy())
        for code in sorted(set(known["rule"].to_pylist()) & codes)
        for rows in [known.filter(pc.equal(known["rule"], code))]
    }
    with ExitStack() as stack:
        writer = stack.enter_context(pq.ParquetWriter(target, pq.read_schema(measures), compression="zstd"))
        for table in row_groups(measures):
            here = _places(table)
            for code, (places, numbers) in keys.items():
                at = table.schema.get_field_index(code)
                left = table[code].to_numpy() - _taken(here, places, numbers, table[code].to_numpy())
                table = table.set_column(at, table.schema.field(at), pa.array(left.astype(np.int32)))
            writer.write_table(table)


def _places(table: pa.Table) -> pa.Array:
    """One text for the place of each row."""
    columns = table["source_file"], table["source_row"].cast(pa.string())
    return pc.binary_join_element_wise(*(column.combine_chunks() for column in columns), "\n")


def _taken(
    here: pa.Array, places: pa.Array, left: npt.NDArray[np.int64], most: npt.NDArray[Any]
) -> npt.NDArray[np.int64]:
    """What is taken off at each place that is here, at most so much, of the numbers that are left, which become less: a
    file that was given twice has each place twice."""
    found = pc.index_in(here, value_set=places)
    [rows] = np.nonzero(found.is_valid().to_numpy(zero_copy_only=False))
    at = found.drop_null().to_numpy()
    taken = np.zeros(len(here), np.int64)
    while len(rows):
        _, first = np.unique(at, return_index=True)
        taken[rows[first]] = np.minimum(left[at[first]], most[rows[first]])
        left[at[first]] -= taken[rows[first]]
        rows, at = np.delete(rows, first), np.delete(at, first)
    return taken
