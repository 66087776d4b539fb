"""From a baseline and what a run came to: what is new, what is gone, and the baseline that comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from newsqa.suites.baseline import Amount, Baseline, added, of_rules, without
from newsqa.suites.ratchet import is_worse, whole

KINDS = ("measure", "missed")
Number = tuple[str, str]  # one of KINDS, and a name


@dataclass(frozen=True)
class Ran:
    """What a run came to, as a baseline would hold it; `rules` are the codes of those that ran, and `expectations` the
    identities of those that were judged."""

    baseline: Baseline
    rules: Sequence[str]
    expectations: Sequence[str]


@dataclass(frozen=True)
class Changes:
    """What a run has that the baseline has not: `new` findings and `gone` ones (schema KNOWN), and numbers that are
    worse or better, as pairs of before and now (None: it was not there)."""

    new: pa.Table
    gone: pa.Table
    worse: Mapping[Number, tuple[Amount | None, Amount]]
    better: Mapping[Number, tuple[Amount, Amount | None]]


def changes(baseline: Baseline, ran: Ran) -> Changes:
    """What is different. What the run did not look at has not changed."""
    before, now = _numbers(baseline), _numbers(ran.baseline)
    judged = set(ran.expectations)
    looked_at = {number for number in {**before, **now} if number in now or whole(number[1]) in judged}
    both = [(number, before.get(number), now.get(number)) for number in {**before, **now} if number in looked_at]
    return Changes(
        new=without(ran.baseline.findings, baseline.findings),
        gone=of_rules(without(baseline.findings, ran.baseline.findings), ran.rules),
        worse={
            number: (old, new) for number, old, new in both if new is not None and (old is None or is_worse(new, old))
        },
        better={
            number: (old, best) for number, old, new in both if old is not None and (best := _best(old, new)) != old
        },
    )


def _best(old: Amount, new: Amount | None) -> Amount | None:
    """What holds from now on: the lower number or, where it is not lower, the fewer faults, lest faults that are gone
    may come back while a higher rate is none."""
    if new is None or new.value < old.value:
        return new
    is_counted = old.faults is not None and new.faults is not None
    return old._replace(faults=min(old.faults or 0, new.faults or 0)) if is_counted else old


def _numbers(baseline: Baseline) -> dict[Number, Amount]:
    return {
        **{("measure", name): value for name, value in baseline.measures.items()},
        **{("missed", name): value for name, value in baseline.missed.items()},
    }


def pruned(baseline: Baseline, found: Changes) -> Baseline:
    """The baseline without what is gone, and with the numbers that are better."""
    better = {number: now for number, (_, now) in found.better.items()}
    numbers = {number: value for number, value in {**_numbers(baseline), **better}.items() if value is not None}
    return _of(without(baseline.findings, found.gone), numbers)


def with_new(baseline: Baseline, found: Changes) -> Baseline:
    """The baseline with what is new, and with the numbers that are worse."""
    worse = {number: now for number, (_, now) in found.worse.items()}
    return _of(added([baseline.findings, found.new]), {**_numbers(baseline), **worse})


def _of(findings: pa.Table, numbers: Mapping[Number, Amount]) -> Baseline:
    of_kind = {kind: {name: value for (of, name), value in numbers.items() if of == kind} for kind in KINDS}
    return Baseline(findings, of_kind["measure"], of_kind["missed"])
