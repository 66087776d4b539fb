"""The ratchet: expectations that are not met do not count while they are missed by no more than in the baseline, and
measures of the dataset may only improve."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from newsqa.annotate.tables import TABLES as ANNOTATIONS
from newsqa.rules.registry import rules
from newsqa.rules.rule import SEVERITIES
from newsqa.suites.baseline import Amount, Baseline
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
_SAME = 1e-4  # measures are rounded to four places
# Two expectations of one column may differ by their bounds alone, so only the share is a tolerance here.
_TOLERANCES = ("mostly",)


def identity(judgement: Judgement) -> str:
    """What an expectation is about, whatever it tolerates."""
    about = [f"{name}={value}" for name, value in sorted(judgement.kwargs.items()) if name not in _TOLERANCES]
    return " ".join([judgement.table, judgement.type, *about])


_IN_GROUP = ' in group "'  # what an entry about one group has after the identity of its expectation
_IN_OTHERS = " in all groups together"


def whole(name: str) -> str:
    """The identity of the expectation that an entry is about."""
    return name.partition(_IN_GROUP)[0].removesuffix(_IN_OTHERS)


def missed_by(
    judgement: Judgement, dataset: Mapping[str, float | None], faults: Mapping[str, int]
) -> Mapping[str, Amount]:
    """How far an expectation is missed, by identity: the percentage that does not hold, or how far a number lies
    outside of its bounds, for each group by itself. Nothing where it is met, was not judged, or no number says it, and
    for what findings of rules say: each finding is known by itself. `faults` are those that dataset measures count."""
    if judgement.success is not False or _is_of_a_rule(judgement):
        return {}
    name, kwargs, observed = identity(judgement), judgement.kwargs, judgement.observed
    if (groups := observed.get("groups")) is not None:
        found = {f'{name}{_IN_GROUP}{group["name"]}"': _outside(group["value"], kwargs) for group in groups["worst"]}
        if groups["failing"] > len(groups["worst"]):
            found[name + _IN_OTHERS] = groups["outside"]
        return {group: Amount(value) for group, value in found.items() if value is not None}
    value = observed.get("unexpected_percent")
    if judgement.table != "dataset" and value is not None:
        return {name: Amount(float(value), observed.get("unexpected_count"))}
    column = str(kwargs.get("column"))
    value = observed.get("observed_value")
    outside = _outside(dataset.get(column, value) if judgement.table == "dataset" else value, kwargs)
    counted = faults.get(column) if judgement.table == "dataset" and kwargs.get("min_value") is None else None
    return {} if outside is None else {name: Amount(outside, counted)}


def _outside(value: Any, kwargs: Mapping[str, Any]) -> float | None:
    """How far a number lies outside of its bounds."""
    if not isinstance(value, int | float):
        return None
    low, high = (kwargs.get(name) for name in ("min_value", "max_value"))
    outside = [low - value] if low is not None else []
    outside += [value - high] if high is not None else []
    return round(max(0.0, *outside), 4) if outside else None


def _is_of_a_rule(judgement: Judgement) -> bool:
    columns = columns_read({"type": judgement.type, "kwargs": judgement.kwargs}, ()) or ()
    is_counted = judgement.table in ("articles", "dataset", *GROUPS)
    return is_counted and any(name.removesuffix(PER_1000_RECORDS) in rules() for name in columns)


def worst_of(
    judgements: Sequence[Judgement], dataset: Mapping[str, float | None], faults: Mapping[str, int]
) -> Mapping[str, Amount]:
    """How far each expectation that is not met is missed, as a baseline holds it."""
    missed = (missed_by(one, dataset, faults) for one in judgements if one.type not in OWN)
    return {name: amount for of_one in missed for name, amount in of_one.items()}


def faults_of(dataset: Mapping[str, float | None], faults: Mapping[str, int]) -> Mapping[str, Amount]:
    """The measures that a baseline holds: those that count faults, and were taken."""
    return {name: Amount(value, faults.get(name)) for name in FAULTS if (value := dataset.get(name)) is not None}


def is_worse(now: Amount, before: Amount) -> bool:
    """Whether a number that tells of faults got worse: it is higher, and there are more faults. A rate is higher, too,
    when an article without a fault was taken out, and nothing is worse then."""
    is_counted = now.faults is not None and before.faults is not None
    return now.value > before.value + _SAME and (not is_counted or (now.faults or 0) > (before.faults or 0))


def held_against(
    baseline: Baseline,
    judgements: Sequence[Judgement],
    dataset: Mapping[str, float | None],
    faults: Mapping[str, int],
) -> list[Judgement]:
    """The judgements, those that are missed by no more than in the baseline marked as known, and after them one for
    each measure that the baseline holds. `faults` are those that dataset measures count."""
    held = [
        dataclasses.replace(one, known=True, reason=NO_WORSE)
        if _is_no_worse(baseline, missed_by(one, dataset, faults))
        else one
        for one in judgements
    ]
    taken = faults_of(dataset, faults)
    return [*held, *(_measure(name, least, taken.get(name)) for name, least in sorted(baseline.measures.items()))]


def _is_no_worse(baseline: Baseline, missed: Mapping[str, Amount]) -> bool:
    return bool(missed) and all(
        name in baseline.missed and not is_worse(amount, baseline.missed[name]) for name, amount in missed.items()
    )


def _measure(name: str, before: Amount, now: Amount | None) -> Judgement:
    return Judgement(
        table="dataset",
        type=MEASURE,
        kwargs={"column": name, "max_value": before.value},
        severity=SEVERITY,
        success=None if now is None else not is_worse(now, before),
        observed={} if now is None else {"observed_value": now.value},
        description=f"{name.replace('_', ' ')}: no worse than in the baseline, where it was {before.value:g}",
        reason="it was not measured in this run" if now is None else None,
    )


def met_but_for_known(judgements: Sequence[Judgement], known: Mapping[str, int]) -> list[Judgement]:
    """The judgements; those about attributions, dates, names and publication dates that would be met if what is known
    (findings by the code of their rule) were no fault are marked as known. Columns of rules are judged without it."""
    return [
        dataclasses.replace(one, known=True, reason=BUT_FOR_KNOWN) if _is_met_without(one, known) else one
        for one in judgements
    ]


def _is_met_without(judgement: Judgement, known: Mapping[str, int]) -> bool:
    named, kwargs = NAMED.get(judgement.type), judgement.kwargs
    # of a condition it is not known which findings it is about
    if judgement.success is not False or named is None or not named.rules or "row_condition" in kwargs:
        return False
    if judgement.table not in (*ANNOTATIONS, "articles") or _is_of_a_rule(judgement):
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
