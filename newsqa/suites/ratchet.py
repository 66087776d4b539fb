"""The ratchet: expectations that are not met do not count while they are missed by no more than in the baseline, and
measures of the dataset may only improve."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from newsqa.annotate.tables import TABLES as ANNOTATIONS
from newsqa.rules.registry import rules
from newsqa.rules.rule import SEVERITIES
from newsqa.suites.baseline import Baseline
from newsqa.suites.judge import Judgement
from newsqa.suites.named import GROUPS, NAMED, PER_1000_RECORDS, columns_read
from newsqa.suites.tally import FAULTS

MEASURE = "measure_no_worse_than_in_the_baseline"  # the type of the judgements about measures
NO_NEW = "no_new_findings"  # and of the one about findings, where it is asked for
SEVERITY = "warning"
# why an expectation that is not met does not count
NO_WORSE = "missed by no more than in the baseline"
BUT_FOR_KNOWN = "met but for findings that are known"
OWN = (MEASURE, NO_NEW)  # judgements that no suite asks for
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
    found = {identity(one): missed_by(one, dataset) for one in judgements if one.type not in OWN}
    return {name: value for name, value in found.items() if value is not None}


def faults_of(dataset: Mapping[str, float | None]) -> Mapping[str, float]:
    """The measures that a baseline holds: those that count faults, and were taken."""
    return {name: value for name in FAULTS if (value := dataset.get(name)) is not None}


def steps_of(judgements: Sequence[Judgement], steps: Mapping[str, float]) -> Mapping[str, float]:
    """By how much one fault more moves what `missed_by` gives, by identity; `steps` says it of dataset measures."""
    found = {identity(one): _step(one, steps) for one in judgements if one.type not in OWN}
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
        dataclasses.replace(one, known=True, reason=NO_WORSE)
        if _is_no_worse(baseline, one, dataset, of_expectations.get(identity(one), 0))
        else one
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
        description=f"{name.replace('_', ' ')}: no worse than in the baseline, where it was {before:g}",
        reason="it was not measured in this run" if now is None else None,
    )


def met_but_for_known(judgements: Sequence[Judgement], known: Mapping[str, int]) -> list[Judgement]:
    """The judgements; those about attributions, dates and names that would be met if what is known (findings by the
    code of their rule) were no fault are marked as known. Columns of rules are judged without it anyway."""
    return [
        dataclasses.replace(one, known=True, reason=BUT_FOR_KNOWN) if _is_met_without(one, known) else one
        for one in judgements
    ]


def _is_met_without(judgement: Judgement, known: Mapping[str, int]) -> bool:
    named, kwargs = NAMED.get(judgement.type), judgement.kwargs
    # of a condition it is not known which findings it is about
    if (
        judgement.success is not False
        or named is None
        or judgement.table not in ANNOTATIONS
        or "row_condition" in kwargs
    ):
        return False
    rows = judgement.observed["element_count"] - judgement.observed.get("missing_count", 0)
    left = judgement.observed["unexpected_count"] - sum(known.get(code, 0) for code in named.rules)
    return bool(left <= (1 - kwargs.get("mostly", 1)) * rows)


def no_new_findings(
    found: Mapping[str, int], known: Mapping[str, int], severities: Mapping[str, str], least: str
) -> Judgement:
    """The judgement that there is no finding of the severity `least` or a graver one but for known ones. `found`,
    `known` and `severities` are by the code of each rule that ran."""
    graver = SEVERITIES[: SEVERITIES.index(least) + 1]
    new = {code: number - known.get(code, 0) for code, number in found.items() if severities[code] in graver}
    return Judgement(
        table="dataset",
        type=NO_NEW,
        kwargs={"severity": least, "rules": [code for code, number in new.items() if number > 0]},
        severity=SEVERITIES[0],
        success=not any(new.values()),
        observed={"observed_value": sum(new.values())},
        description=f"no new finding of severity {least}{'' if least == SEVERITIES[0] else ' or graver'}",
    )
