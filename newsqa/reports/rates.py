"""Rates of two runs side by side, and which got worse by more than a step: what two report.json hold goes in.

Rates make releases of different size comparable: findings of a rule a thousand articles, and the measures of the
dataset that tell of faults. Only what was measured in both runs counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from newsqa.errors import UsageError
from newsqa.reports.html import words
from newsqa.rules.registry import rules
from newsqa.rules.rule import OF_SOURCES
from newsqa.suites.tally import FAULTS, RATES

PER = 1000
_SAME = 1e-9  # numbers that differ by less are the same, but for how computers count


class Rate(NamedTuple):
    """A rate in the old run and in the new one. `name` is the code of a rule or the name of a dataset measure; `of` is
    what a rule's findings are counted by, "1,000 articles" or "1,000 records", and empty for a measure."""

    name: str
    title: str
    of: str
    old: float
    new: float

    @property
    def is_count(self) -> bool:
        """Whether it is a number of its own, and no share of anything."""
        return not self.of and RATES[self.name][2] == "run"

    @property
    def rise(self) -> float:
        """By how much it went up; below nought where it went down."""
        return self.new - self.old


@dataclass(frozen=True)
class Step:
    """By how much a rate may get worse: `points`, in its own unit, and `percent` of what it was. Of two, both must be
    passed."""

    points: float | None
    percent: float | None
    text: str

    def in_words(self) -> str:
        """ "2 and by more than 10 %", after "by more than"."""
        parts = [] if self.points is None else [f"{self.points:g}"]
        parts += [] if self.percent is None else [f"{self.percent:g} %"]
        return " and by more than ".join(parts)

    def is_passed_by(self, rate: Rate) -> bool:
        """Whether a rate rose by more. Any rise from nought is more than any percentage, and so is any rise of what is
        counted, such as sources that break off."""
        if rate.rise <= _SAME or rate.is_count:
            return rate.rise > _SAME
        limits = [self.points] if self.points is not None else []
        limits += [rate.old * self.percent / 100] if self.percent is not None else []
        return all(rate.rise > limit + _SAME for limit in limits)


@dataclass(frozen=True)
class Rates:
    """The rates that were measured in both runs, those of rules first; and what is to be said of how far the runs can
    be compared."""

    rates: Sequence[Rate]
    notes: Sequence[str]

    def worse(self, step: Step | None) -> Sequence[Rate]:
        """The rates that rose by more than a step, those first that rose most."""
        failed = [rate for rate in self.rates if step is not None and step.is_passed_by(rate)]
        return sorted(failed, key=lambda rate: -rate.rise)

    def as_json(self, step: Step | None) -> dict[str, Any]:
        """What diff.json says of rates: `step`, whether it was kept (`kept`, null without a step), `worse`, `rates`."""
        told = [{**rate._asdict(), "rise": round(rate.rise, 4)} for rate in self.rates]
        worse = self.worse(step)
        return {
            "step": None if step is None else asdict(step),
            "kept": None if step is None else not worse,
            "worse": [rate.name for rate in worse],
            "rates": told,
            "notes": list(self.notes),
        }


NO_RATES = Rates((), ())


def rate_in_words(rate: Rate) -> str:
    """ "NQ203 hearsay by 250, from 500 to 750 in 1,000 articles"."""
    name = f"{rate.name} {rate.title}" if rate.of else words.spoken(rate.name)
    old, new, rise = (
        words.number(round(value, 2 if value >= 0.01 else 6)) for value in (rate.old, rate.new, rate.rise)
    )
    return f"{name} by {rise}, from {old} to {new}{f' in {rate.of}' if rate.of else ''}"


def read_step(text: str) -> Step:
    """A step as people write it: "2", "10%", or "2,10%" for both. Raises UsageError for anything else."""
    found: dict[str, float] = {}
    for part in text.split(","):
        number = re.fullmatch(r"\s*(\d{1,9}(?:\.\d{1,9})?)\s*(%?)\s*", part)
        kind = "percent" if number and number[2] else "points"
        if number is None or kind in found:
            raise UsageError(
                f'--step "{text}": expected by how much a rate may get worse: 2 (findings a thousand articles, or '
                "points of a measure), 10% (of what it was), or 2,10% (both)"
            )
        found[kind] = float(number[1])
    return Step(found.get("points"), found.get("percent"), text.strip())


def rates_between(old: Mapping[str, Any], new: Mapping[str, Any]) -> Rates:
    """The rates of two reports (report.json)."""
    ran = [{rule["code"]: rule for rule in report["rules"]} for report in (old, new)]
    found = []
    for code, rule in ran[1].items():
        if code in ran[0]:
            of = "records" if code in rules() and rules()[code].reads in OF_SOURCES else "articles"
            values = [_share(side[code]["findings"], report, of) for side, report in zip(ran, (old, new), strict=True)]
            found.append((code, rule["name"], f"{PER:,} {of}", *values))
    for name in FAULTS:
        found.append((name, name, "", *(report["dataset"].get(name) for report in (old, new))))
    both = [Rate(*one) for one in found if one[3] is not None and one[4] is not None]
    return Rates(both, [*_unlike(old, new), *_one_sided(found)])


def _share(findings: int, report: Mapping[str, Any], of: str) -> float | None:
    whole = report["articles"] + (report["rejects"] if of == "records" else 0)
    return PER * findings / whole if whole else None


def _unlike(old: Mapping[str, Any], new: Mapping[str, Any]) -> Sequence[str]:
    """Where the runs are not alike, so that their rates may differ for that alone."""
    notes = []
    versions = [report["newsqa_version"] for report in (old, new)]
    if versions[0] != versions[1]:
        notes.append(f"the runs are of newsqa {versions[0]} and {versions[1]}: what rules find may differ for that")
    if old["profile"] != new["profile"]:
        notes.append(f"the runs were judged by different profiles: {old['profile']} and {new['profile']}")
    options = [report.get("options", {}) for report in (old, new)]
    # which rules ran is told by itself; how they are judged changes no finding
    keys = [key for key in {**options[0], **options[1]} if key not in ("select", "ignore", "judging", "configuration")]
    if differ := [key for key in keys if options[0].get(key) != options[1].get(key)]:
        notes.append(f"the runs have different settings: {', '.join(differ)}")
    sources = [[source["path"] for source in report.get("sources", ())] for report in (old, new)]
    if sources[0] != sources[1]:
        notes.append(f"the runs are of different sources: {_listed(sources[0])}, and {_listed(sources[1])}")
    return notes


def _listed(paths: Sequence[str], most: int = 3) -> str:
    more = f" and {len(paths) - most:,} more" if len(paths) > most else ""
    return f"{', '.join(paths[:most]) or 'none'}{more}"


def _one_sided(found: Sequence[tuple[Any, ...]]) -> Sequence[str]:
    names = [name for name, _, _, old, new in found if (old is None) != (new is None)]
    return [f"not compared, since they were measured in one run only: {', '.join(names)}"] if names else []
