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
    known = baseline.findings["fingerprint"].combine_chunks()
    is_found = np.zeros(len(known), bool)
    holding, expired = running(waivers, today)
    passed: Counter[Waiver] = Counter()
    of_articles = [_COUNTS.empty_table()]
    with pq.ParquetWriter(marked, pq.read_schema(findings), compression="zstd") as writer:
        for table in row_groups(findings):
            places = pc.index_in(table["fingerprint"], value_set=known)
            is_found[places.drop_null().to_numpy()] = True
            is_known = pc.is_valid(places).combine_chunks()
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
    stale = of_rules(baseline.findings.filter(pa.array(~is_found)), rules)
    told = [as_json(waiver, passed[waiver], waiver in expired) for waiver in waivers if waiver.rule in rules]
    counts = dict(zip(by_rule["rule"].to_pylist(), by_rule["number_sum"].to_pylist(), strict=True))
    return Known(counts, Counter(stale["rule"].to_pylist()), told), known_of_articles


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
        code: (_places(rows), rows["number"].to_numpy())
        for code in sorted(set(known["rule"].to_pylist()) & codes)
        for rows in [known.filter(pc.equal(known["rule"], code))]
    }
    with ExitStack() as stack:
        writer = stack.enter_context(pq.ParquetWriter(target, pq.read_schema(measures), compression="zstd"))
        for table in row_groups(measures):
            here = _places(table)
            for code, (places, numbers) in keys.items():
                at = table.schema.get_field_index(code)
                # A file that was given twice has each place twice.
                left = np.maximum(0, table[code].to_numpy() - _numbers_at(here, places, numbers))
                table = table.set_column(at, table.schema.field(at), pa.array(left.astype(np.int32)))
            writer.write_table(table)


def _places(table: pa.Table) -> pa.Array:
    """One text for the place of each row."""
    columns = table["source_file"], table["source_row"].cast(pa.string())
    return pc.binary_join_element_wise(*(column.combine_chunks() for column in columns), "\n")


def _numbers_at(here: pa.Array, places: pa.Array, numbers: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The number of each of the places that are here, nought elsewhere."""
    found = pc.index_in(here, value_set=places)
    is_there = found.is_valid().to_numpy(zero_copy_only=False)
    values = np.zeros(len(here), np.int64)
    values[is_there] = numbers[found.drop_null().to_numpy()]
    return values
