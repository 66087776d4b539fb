"""The verdict: the suites' expectations, each judged on its table by Great Expectations.

A rule finds, an expectation judges. What was not measured is not judged, and said so; an expectation that cannot be
evaluated is a broken suite and ends the run, for it must never look like a fault in the data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from newsqa.rules.registry import rules
from newsqa.rules.rule import SEVERITIES
from newsqa.suites.building import Suite, build_suites
from newsqa.suites.named import columns_read, in_plain_words, note_of
from newsqa.suites.validation import Asked, validate

__all__ = ["Judgement", "Suite", "build_suites", "judge", "passes"]

OBSERVED = ("observed_value", "element_count", "missing_count", "unexpected_count", "unexpected_percent")


@dataclass(frozen=True)
class Judgement:
    """What became of one expectation; `success` is None when it was not judged, and `reason` says why. `known`: it is
    not met, and does not count for a `reason` of `newsqa.suites.ratchet`. `note`: why it matters, as the suite says."""

    table: str
    type: str
    kwargs: Mapping[str, Any]
    severity: str
    success: bool | None
    observed: Mapping[str, Any]
    description: str
    reason: str | None = None
    known: bool = False
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def judge(suites: Sequence[Suite], tables: Mapping[str, Path], not_measured: Mapping[str, str]) -> list[Judgement]:
    """Judge every expectation on its table, a Parquet file with at least the columns that it reads.

    `not_measured` gives for a table, a measure or a rule's code why it was not looked at in this run. Only the columns
    that a suite reads are loaded. Raises SuiteError for an expectation that cannot be evaluated.
    """
    judged: list[Judgement] = []
    for suite in suites:
        table = suite.file.table
        # a condition may read what was not measured, and is no column of the table now
        known = [*pq.read_schema(tables[table]).names, *not_measured] if table in tables else []
        read = [columns_read(expectation, known) for expectation in suite.file.expectations]
        reasons = [_reason((table, *(columns or ())), not_measured) for columns in read]
        wanted = [number for number, reason in enumerate(reasons) if reason is None]
        asked = [Asked(suite.built[n], read[n], f"{suite.file.where(n)}") for n in wanted]
        results = dict(zip(wanted, validate(tables[table], asked) if asked else (), strict=True))
        for number, expectation in enumerate(suite.file.expectations):
            result = results.get(number)
            reason = reasons[number] if result is None else result.nothing or None
            content = None if result is None or result.nothing else result.content
            judged.append(_judgement(table, expectation, content, reason))
    return judged


def _reason(names: Sequence[str], not_measured: Mapping[str, str]) -> str | None:
    return next((not_measured[name] for name in names if name in not_measured), None)


def _judgement(
    table: str, expectation: Mapping[str, Any], result: Mapping[str, Any] | None, reason: str | None
) -> Judgement:
    return Judgement(
        table=table,
        type=expectation["type"],
        kwargs=expectation.get("kwargs", {}),
        severity=expectation.get("severity", "critical"),
        success=None if result is None else bool(result["success"]),
        observed={} if result is None else _observed(result),
        description=in_plain_words(expectation, {code: rule.name for code, rule in rules().items()}, table),
        reason=reason,
        note=note_of(expectation),
    )


def _observed(result: Mapping[str, Any]) -> Mapping[str, Any]:
    found = result.get("result") or {}
    # Great Expectations gives numbers as numpy has them, and timestamps as pandas has them.
    plain = {name: getattr(found[name], "item", lambda name=name: found[name])() for name in OBSERVED if name in found}
    return {name: value if isinstance(value, str | int | float | bool | list | dict) else str(value)
            for name, value in plain.items() if value is not None}  # fmt: skip


def passes(judgements: Sequence[Judgement], fail_on: str) -> bool:
    """Whether no expectation of the severity `fail_on` or a graver one failed, but for those that are known."""
    graver = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return not any(one.success is False and one.severity in graver and not one.known for one in judgements)
