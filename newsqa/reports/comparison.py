"""Two runs side by side: what two output folders hold goes in, what is new, what is gone and what moved comes out.

A finding is the same in both when its fingerprint is: that depends on the rule, the article's id and the words, not on
order or row. Of those that share one, in articles of one id, as many are the same as the other run has. Rules that ran
in one of the runs only are named and not compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsqa.corpus.row_groups import row_groups
from newsqa.reports.run_folder import RunFolder
from newsqa.rules.findings import FINDINGS
from newsqa.suites.baseline import KNOWN, added, known_in
from newsqa.suites.judge import Judgement
from newsqa.suites.known import Left
from newsqa.suites.ratchet import identity

_SUMMED = ("attributions", "unsourced_attributions")


class Two(NamedTuple):
    """A number in the old run and in the new one; None where it was not measured."""

    old: float | None
    new: float | None

    @property
    def moved(self) -> float:
        """By how much it went up; 0 where one of the two is missing."""
        return 0.0 if self.old is None or self.new is None else self.new - self.old


@dataclass(frozen=True)
class RuleChange:
    """What became of a rule's findings: how many there are, how many of the new run's are new (`in_old_articles` of
    these stand in articles that the old run had as well) and how many of the old run's are gone."""

    code: str
    name: str
    severity: str
    findings: Two
    appeared: int
    in_old_articles: int
    gone: int


@dataclass(frozen=True)
class OutletChange:
    """An outlet (None: not given): its articles, its findings a hundred articles by the rules that ran in both, and its
    unsourced attributions a hundred."""

    outlet: str | None
    articles: Two
    findings_per_100_articles: Two
    unsourced_per_100_attributions: Two


@dataclass(frozen=True)
class ExpectationChange:
    """An expectation whose result is another: whether it was met, None where it was not judged or not there."""

    description: str
    severity: str
    old: bool | None
    new: bool | None


@dataclass(frozen=True)
class Comparison:
    """Two runs side by side. `articles_in_both` counts by article id; `measures` are those of the dataset, by name;
    `only_old` and `only_new` are the codes of rules that ran in one of them."""

    passed: tuple[bool, bool]
    articles: Two
    articles_in_both: int
    rejects: Two
    findings: Two
    rules: Sequence[RuleChange]
    only_old: Sequence[str]
    only_new: Sequence[str]
    measures: Sequence[tuple[str, Two]]
    outlets: Sequence[OutletChange]
    expectations: Sequence[ExpectationChange]

    @property
    def appeared(self) -> int:
        """How many findings are new."""
        return sum(rule.appeared for rule in self.rules)

    @property
    def gone(self) -> int:
        """How many findings are gone."""
        return sum(rule.gone for rule in self.rules)

    def as_json(self) -> dict[str, Any]:
        """The comparison as plain values for JSON, with the sums of `appeared` and `gone`."""
        values: dict[str, Any] = _plain({"appeared": self.appeared, "gone": self.gone, **asdict(self)})
        return values


def compare(old: RunFolder, new: RunFolder, appeared: Path, gone: Path) -> Comparison:
    """Compare two runs, and write the findings that are new and those that are gone to two Parquet files (schema
    `newsqa.rules.findings.FINDINGS`). In memory are fingerprints and article ids, and a row for each outlet."""
    ran = [{rule["code"]: rule for rule in run.report["rules"]} for run in (old, new)]
    both = [code for code in ran[1] if code in ran[0]]
    ids = [pc.unique(_column(run.measures, "article_id")) for run in (old, new)]
    new_by_rule, told_before = _write_others(new, old, both, ids[0], appeared)
    gone_by_rule, _ = _write_others(old, new, both, ids[1], gone)
    rules = [
        RuleChange(
            code=code,
            name=ran[1][code]["name"],
            severity=ran[1][code]["severity"],
            findings=Two(ran[0][code]["findings"], ran[1][code]["findings"]),
            appeared=new_by_rule[code],
            in_old_articles=told_before[code],
            gone=gone_by_rule[code],
        )
        for code in both
    ]
    reports = (old.report, new.report)
    names = dict.fromkeys([*new.report["dataset"], *old.report["dataset"]])
    return Comparison(
        passed=(bool(old.report["passed"]), bool(new.report["passed"])),
        articles=Two(*(report["articles"] for report in reports)),
        articles_in_both=pc.sum(pc.is_in(ids[1], ids[0])).as_py() or 0,
        rejects=Two(*(report["rejects"] for report in reports)),
        findings=Two(*(report["findings"] for report in reports)),
        rules=rules,
        only_old=[code for code in ran[0] if code not in ran[1]],
        only_new=[code for code in ran[1] if code not in ran[0]],
        measures=[(name, Two(*(report["dataset"].get(name) for report in reports))) for name in names],
        outlets=_outlets(old.measures, new.measures, both),
        expectations=_expectations(old.report["expectations"], new.report["expectations"]),
    )


def _column(path: Path, name: str) -> pa.ChunkedArray:
    return pq.read_table(path, columns=[name])[name]


def _write_others(
    run: RunFolder, other: RunFolder, codes: Sequence[str], ids: pa.Array, target: Path
) -> tuple[Counter[str], Counter[str]]:
    """Write the findings of a run that the other does not have, of the rules that ran in both; by code how many these
    are, and how many of them stand in articles with one of the `ids`."""
    columns = ["rule", "article_id", "fingerprint"]
    known = [known_in(table) for table in row_groups(other.findings, columns)]
    left = Left(added([KNOWN.empty_table(), *known]))
    count, with_ids = Counter[str](), Counter[str]()
    with pq.ParquetWriter(target, FINDINGS, compression="zstd") as writer:
        for table in row_groups(run.findings):
            is_known = pa.array(left.take(table["fingerprint"]))
            is_other = pc.and_(pc.is_in(table["rule"], pa.array(codes, pa.string())), pc.invert(is_known))
            others = table.filter(is_other)
            count.update(others["rule"].to_pylist())
            with_ids.update(others.filter(pc.is_in(others["article_id"], ids))["rule"].to_pylist())
            writer.write_table(others.select(FINDINGS.names).cast(FINDINGS))
    return count, with_ids


def _outlets(old: Path, new: Path, codes: Sequence[str]) -> list[OutletChange]:
    """The outlets of both runs, those first whose rate of findings rose most."""
    sums = [_by_outlet(path, codes) for path in (old, new)]
    changes = []
    for outlet in dict.fromkeys([*sums[1], *sums[0]]):
        rows = [of_run.get(outlet) for of_run in sums]
        changes.append(
            OutletChange(
                outlet=outlet,
                articles=Two(*(row["articles"] if row else 0 for row in rows)),
                findings_per_100_articles=Two(*(_rate(row, "findings", "articles") for row in rows)),
                unsourced_per_100_attributions=Two(
                    *(_rate(row, "unsourced_attributions", "attributions") for row in rows)
                ),
            )
        )
    return sorted(changes, key=lambda change: (-change.findings_per_100_articles.moved, change.outlet or ""))


def _rate(row: dict[str, Any] | None, above: str, below: str) -> float | None:
    return round(100 * row[above] / row[below], 4) if row and row[below] and row[above] is not None else None


def _by_outlet(path: Path, codes: Sequence[str]) -> dict[str | None, dict[str, Any]]:
    names = set(pq.read_schema(path).names)
    counted = [code for code in codes if code in names]
    summed = [name for name in _SUMMED if name in names]
    partial = []
    for table in row_groups(path, ["outlet", *summed, *counted]):
        findings = pa.array([0] * len(table), pa.int64())
        for code in counted:
            findings = pc.add(findings, table[code].cast(pa.int64()))
        columns = {"outlet": table["outlet"], "articles": pa.repeat(1, len(table)), "findings": findings}
        columns |= {name: table[name].cast(pa.int64()) for name in summed}
        partial.append(_summed(pa.table(columns)))
    rows = _summed(pa.concat_tables(partial)).to_pylist() if partial else []
    return {row.pop("outlet"): {**dict.fromkeys(_SUMMED), **row} for row in rows}


def _summed(table: pa.Table) -> pa.Table:
    names = [name for name in table.column_names if name != "outlet"]
    sums = table.group_by("outlet", use_threads=False).aggregate([(name, "sum") for name in names])
    return sums.rename_columns({f"{name}_sum": name for name in names})


def _expectations(old: Sequence[dict[str, Any]], new: Sequence[dict[str, Any]]) -> list[ExpectationChange]:
    """The expectations whose result is not what it was, first those that were met and are not."""
    results = [{identity(Judgement(**one)): one for one in run} for run in (old, new)]
    changes = []
    for name in dict.fromkeys([*results[1], *results[0]]):
        before, now = (run.get(name) for run in results)
        was, is_now = (one["success"] if one else None for one in (before, now))
        one = now or before
        if was != is_now and one:
            changes.append(ExpectationChange(one["description"], one["severity"], was, is_now))
    return sorted(changes, key=lambda change: (change.new is not False, change.new is None))


def _plain(value: Any) -> Any:
    """Named pairs as objects, and all else as JSON has it."""
    if isinstance(value, Two):
        return {"old": value.old, "new": value.new}
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
