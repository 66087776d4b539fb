"""The ratchet: expectations that are not met do not count while they are missed by no more than in the baseline, and
measures of the dataset may only improve."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from newsqa.rules.registry import rules
from newsqa.suites.baseline import Baseline
from newsqa.suites.judge import Judgement
from newsqa.suites.named import GROUPS, PER_1000_RECORDS, columns_read
from newsqa.suites.tally import FAULTS

MEASURE = "measure_no_worse_than_in_the_baseline"  # the type of the judgements about measures
SEVERITY = "warning"
_SAME = 1e-4  # measures are rounded to four places
# Two expectations of one column may differ by their bounds alone, so only the share is a tolerance here.
_TOLERANCES = ("mostly",)


def identity(judgement: Judgement) -> str:
    """What an expectation is about, whatever it tolerates."""
    about = [f"{name}={value}" for name, value in sorted(judgement.kwargs.items()) if name not in _TOLERANCES]
    return " ".join([judgement.table, judgement.type, *about])


def missed_by(judgement: Judgement, dataset: Mapping[str, float | None]) -> float | None:
    """How far an expectation is missed: the percentage that does not hold, or how far a number, or all groups together,
    lie outside of their bounds; None where it is met, was not judged, or no number says it, and for what findings of
    rules say: each finding is known by itself."""
    if judgement.success is not False or _is_of_a_rule(judgement):
        return None
    if (groups := judgement.observed.get("groups")) is not None:
        return float(groups["outside"])
    value = judgement.observed.get("unexpected_percent")
    if judgement.table != "dataset" and value is not None:
        return float(value)
    value = judgement.observed.get("observed_value")
    if judgement.table == "dataset":
        value = dataset.get(str(judgement.kwargs.get("column")), value)
    if not isinstance(value, int | float):
        return None
    low, high = (judgement.kwargs.get(name) for name in ("min_value", "max_value"))
    outside = [low - value] if low is not None else []
    outside += [value - high] if high is not None else []
    return round(max(0.0, *outside), 4) if outside else None


def _is_of_a_rule(judgement: Judgement) -> bool:
    columns = columns_read({"type": judgement.type, "kwargs": judgement.kwargs}, ()) or ()
    is_counted = judgement.table in ("articles", "dataset", *GROUPS)
    return is_counted and any(name.removesuffix(PER_1000_RECORDS) in rules() for name in columns)


def worst_of(judgements: Sequence[Judgement], dataset: Mapping[str, float | None]) -> Mapping[str, float]:
    """How far each expectation that is not met is missed, by identity, as a baseline holds it."""
    found = {identity(one): missed_by(one, dataset) for one in judgements if one.type != MEASURE}
    return {name: value for name, value in found.items() if value is not None}


def faults_of(dataset: Mapping[str, float | None]) -> Mapping[str, float]:
    """The measures that a baseline holds: those that count faults, and were taken."""
    return {name: value for name in FAULTS if (value := dataset.get(name)) is not None}


def held_against(
    baseline: Baseline, judgements: Sequence[Judgement], dataset: Mapping[str, float | None]
) -> list[Judgement]:
    """The judgements, those that are missed by no more than in the baseline marked as known, and after them one for
    each measure that the baseline holds."""
    held = [dataclasses.replace(one, known=_is_no_worse(baseline, one, dataset)) for one in judgements]
    return [*held, *(_measure(name, least, dataset.get(name)) for name, least in sorted(baseline.measures.items()))]


def _is_no_worse(baseline: Baseline, judgement: Judgement, dataset: Mapping[str, float | None]) -> bool:
    now, before = missed_by(judgement, dataset), baseline.missed.get(identity(judgement))
    return now is not None and before is not None and now <= before + _SAME


def _measure(name: str, before: float, now: float | None) -> Judgement:
    return Judgement(
        table="dataset",
        type=MEASURE,
        kwargs={"column": name, "max_value": before},
        severity=SEVERITY,
        success=None if now is None else now <= before + _SAME,
        observed={} if now is None else {"observed_value": now},
        description=f"{name} is no worse than in the baseline, where it was {before:g}",
        reason="it was not measured in this run" if now is None else None,
    )
