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
_SAME = 2e-4  # measures are rounded to four places
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


def steps_of(judgements: Sequence[Judgement], steps: Mapping[str, float]) -> Mapping[str, float]:
    """By how much one fault more moves what `missed_by` gives, by identity; `steps` says it of dataset measures."""
    found = {identity(one): _step(one, steps) for one in judgements if one.type != MEASURE}
    return {name: step for name, step in found.items() if step is not None}


def _step(judgement: Judgement, steps: Mapping[str, float]) -> float | None:
    if judgement.table == "dataset":
        return steps.get(str(judgement.kwargs.get("column")))
    rows = judgement.observed.get("element_count", 0) - judgement.observed.get("missing_count", 0)
    return 100 / rows if rows and "groups" not in judgement.observed else None


def is_worse(now: float, before: float, step: float = 0) -> bool:
    """Whether a number that tells of faults is worse by a fault or more: a rate goes up a little, too, when an article
    without a fault is taken out, and nothing is worse then."""
    return now - before > max(_SAME, step - _SAME)


def held_against(
    baseline: Baseline,
    judgements: Sequence[Judgement],
    dataset: Mapping[str, float | None],
    steps: Mapping[str, float],
) -> list[Judgement]:
    """The judgements, those that are missed by no more than in the baseline marked as known, and after them one for
    each measure that the baseline holds. `steps` says by how much one fault more moves dataset measures."""
    of_expectations = steps_of(judgements, steps)
    held = [
        dataclasses.replace(one, known=_is_no_worse(baseline, one, dataset, of_expectations.get(identity(one), 0)))
        for one in judgements
    ]
    measures = sorted(baseline.measures.items())
    return [*held, *(_measure(name, least, dataset.get(name), steps.get(name, 0)) for name, least in measures)]


def _is_no_worse(baseline: Baseline, judgement: Judgement, dataset: Mapping[str, float | None], step: float) -> bool:
    now, before = missed_by(judgement, dataset), baseline.missed.get(identity(judgement))
    return now is not None and before is not None and not is_worse(now, before, step)


def _measure(name: str, before: float, now: float | None, step: float) -> Judgement:
    return Judgement(
        table="dataset",
        type=MEASURE,
        kwargs={"column": name, "max_value": before},
        severity=SEVERITY,
        success=None if now is None else not is_worse(now, before, step),
        observed={} if now is None else {"observed_value": now},
        description=f"{name} is no worse than in the baseline, where it was {before:g}",
        reason="it was not measured in this run" if now is None else None,
    )
