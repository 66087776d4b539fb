"""From what was measured to suites: each expectation of a profile with a tolerance a little looser than what was found,
and with what was found beside it, for a person to review."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsqa.suites.named import FEWEST_ARTICLES, GROUPS, columns_read
from newsqa.suites.profiles import SuiteFile

Z = 3.0  # standard errors: two samples of one source differ by less, but for 3 times in 100
ROOM = 1.1  # a tenth more than was found, where there are so many articles that chance says nothing
MOST_ROOM = 1.5, 0.01  # of what was found, and besides: where there are so few that chance could say anything
LEAST = 0.001  # below, one article in a thousand, a share is no promise that a source can keep
HOPELESS = 0.99  # a tolerance from which on an expectation could not fail
# What tells of the kind of articles, not of faults: a feed that breaks, or text that is cut, moves these.
SHAPE = ("words_per_article", "attributions_per_article", "dates_per_article", "names_per_article")
SHAPE_ROOM = 1.25
SHAPE_ARTICLES = 500  # of fewer the next ones may well be longer
# What groups are made by: where it is lost, nothing is left that could fail for each of them.
GROUPED_BY = ("outlet", "label", "split")
GROUPED_WHY = "What is expected of each {} is asked of nobody once the column is empty."
SHAPE_WHY = "A feed that breaks off, or text that is cut, shows here before it shows in any rule."


@dataclass(frozen=True)
class Release:
    """A release that was checked by a profile: its name, its number of articles, and what its report.json has under
    `expectations` (those of the profile, in order) and `dataset`; `filled` is the share of articles that have a value,
    by the names of GROUPED_BY. Its name is that of the file or folder, for a suite is read on other machines."""

    name: str
    articles: int
    expectations: Sequence[Mapping[str, Any]]
    dataset: Mapping[str, float | None]
    filled: Mapping[str, float]


@dataclass(frozen=True)
class Learned:
    """An expectation as proposed: `kwargs` are None where it is left out, since nothing could fail it. `found` says in
    words what was found, `is_looser` whether the newest release does not meet the profile's own tolerance."""

    table: str
    expectation: Mapping[str, Any]
    kwargs: Mapping[str, Any] | None
    found: str
    is_looser: bool


def learn(files: Sequence[SuiteFile], releases: Sequence[Release]) -> Sequence[Learned]:
    """What to expect of a dataset, expectation by expectation of a profile; the newest release comes first."""
    found, number = [], 0
    for file in files:
        for expectation in file.expectations:
            seen = [(release, release.expectations[number]) for release in releases]
            found.append(_learned(file.table, expectation, seen))
            number += 1
    return [*found, *_filled(releases), *_shape(releases)]


def as_suites(learned: Sequence[Learned], releases: Sequence[Release]) -> Mapping[str, Mapping[str, Any]]:
    """The suites, by table, in Great Expectations' own JSON; `meta.observed` of each expectation is what was found."""
    suites: dict[str, dict[str, Any]] = {}
    sources = ", ".join(f"{release.name} ({release.articles:,} articles)" for release in releases)
    for one in learned:
        if one.kwargs is None:
            continue
        content = suites.setdefault(
            one.table, {"name": one.table, "expectations": [], "meta": {"learned_from": sources}}
        )
        # A sentence of the profile's own would still name the profile's tolerance.
        said = {name: one.expectation[name] for name in ("severity", "notes") if name in one.expectation}
        head = {"type": one.expectation["type"], "kwargs": one.kwargs}
        content["expectations"].append({**head, **said, "meta": {"observed": one.found}})
    return suites


def _learned(table: str, expectation: Mapping[str, Any], seen: Sequence[tuple[Release, Mapping[str, Any]]]) -> Learned:
    judged = [(release, result) for release, result in seen if result["success"] is not None]
    kwargs = expectation["kwargs"]
    if not judged:
        return Learned(table, expectation, kwargs, f"not judged: {seen[0][1]['reason']}", False)
    is_looser = any(result["success"] is False for release, result in judged[:1] if release is seen[0][0])
    if table in GROUPS:
        bounds, found = _of_groups(expectation, judged)
    else:
        bounds, found = (_bounds if table == "dataset" else _share)(expectation, judged)
    return Learned(table, expectation, None if bounds is None else {**kwargs, **bounds}, found, is_looser)


def _share(
    expectation: Mapping[str, Any], judged: Sequence[tuple[Release, Mapping[str, Any]]]
) -> tuple[Mapping[str, float] | None, str]:
    """`mostly` for an expectation that a share of rows must meet."""
    told, tolerances, worst = [], [], 0.0
    for release, result in judged:
        observed = result["observed"]
        if "unexpected_count" not in observed:  # it is about the column as a whole: what it expects stays
            return {}, f"{release.name}: {observed.get('observed_value')}"
        rows = observed["element_count"] - observed.get("missing_count", 0)
        share = observed["unexpected_count"] / rows
        told.append(f"{release.name}: {100 * share:.3g} % of {rows:,} did not meet it")
        tolerances.append(_looser(share, rows))
        worst = max(worst, share)
    own = 1 - expectation["kwargs"].get("mostly", 1)
    tolerance = _outwards(max(tolerances))
    if tolerance > own >= ROOM * worst:
        tolerance = own  # the profile's own leaves room enough
    return None if tolerance >= HOPELESS else {"mostly": round(1 - tolerance, 6)}, "; ".join(told)


def _looser(share: float, rows: int) -> float:
    """A little more than a share of so many rows: the upper end of Wilson's interval (E. B. Wilson, Probable inference,
    JASA 22, 1927), at least a tenth more, and never half as much again and a row in a hundred."""
    middle = (share + Z * Z / (2 * rows)) / (1 + Z * Z / rows)
    half = Z / (1 + Z * Z / rows) * math.sqrt(share * (1 - share) / rows + Z * Z / (4 * rows * rows))
    factor, besides = MOST_ROOM
    return max(ROOM * share, LEAST, min(middle + half, factor * share + besides))


def _bounds(
    expectation: Mapping[str, Any], judged: Sequence[tuple[Release, Mapping[str, Any]]]
) -> tuple[Mapping[str, float] | None, str]:
    """The bounds of an expectation about a measure of the dataset, or about the findings of a rule in it."""
    name = next(iter(columns_read(expectation, ()) or ()), "")
    observed = [(release, result["observed"].get("observed_value")) for release, result in judged]
    values = [(release, value) for release, value in observed if isinstance(value, int | float)]
    found = "; ".join(f"{release.name}: {value:g}" for release, value in values)
    bounds: dict[str, float] = {}
    for side, own in {**_MOST_FINDINGS.get(expectation["type"], {}), **expectation["kwargs"]}.items():
        if values and side.startswith("max_"):
            bounds[side] = _highest(name, own, values)
        elif values and side.startswith("min_"):
            bounds[side] = min(own, _lower(min(value for _, value in values)))
    if bounds and "_per_100_" in name and all(side == "max_value" and most >= 100 for side, most in bounds.items()):
        return None, found  # of a hundred there are no more
    if "max_per_1000_records" in bounds:  # and of findings there may be any number
        bounds.pop("max_findings", None)
    return bounds, found


# what an expectation says where its arguments do not
_MOST_FINDINGS = {"expect_dataset_to_pass_rule": {"max_findings": 0}}


def _highest(name: str, own: float, values: Sequence[tuple[Release, float]]) -> float:
    """The most that a measure may be; `own` is what the profile says."""
    highest = max(value for _, value in values)
    rate = re.search(r"_per_(100|1000)_(?!outlets)", name)
    if highest == 0 or rate is None:  # what is counted, such as sources that break off, may not become more
        return max(own, highest)
    whole = int(rate[1])
    tolerance = _outwards(max(whole * _looser(min(value / whole, 1), max(one.articles, 1)) for one, value in values))
    return own if tolerance > own >= ROOM * highest else tolerance


def _lower(value: float) -> float:
    return -_outwards(-value / ROOM) if value > 0 else -_outwards(-value * ROOM)


def _of_groups(
    expectation: Mapping[str, Any], judged: Sequence[tuple[Release, Mapping[str, Any]]]
) -> tuple[Mapping[str, float] | None, str]:
    """The tolerance of an expectation that every group must meet. One that all groups meet stays as it is: the next
    release may have other groups."""
    kwargs = expectation["kwargs"]
    seen = [(release, result["observed"].get("groups")) for release, result in judged]
    of_groups = [(release, groups) for release, groups in seen if groups]
    found = "; ".join(
        f"{release.name}: {groups['judged']:,} groups, from {groups['lowest']:g} to {groups['highest']:g}"
        for release, groups in of_groups
    )
    if not any(groups["failing"] for _, groups in of_groups):
        return {}, found
    low, high = (pick(groups[side] for _, groups in of_groups) for pick, side in ((min, "lowest"), (max, "highest")))
    if expectation["type"] == "expect_groups_to_pass_rule":
        tolerance = _outwards(_looser(high / 100, kwargs.get("min_articles", FEWEST_ARTICLES)))
        return None if tolerance >= HOPELESS else {"mostly": round(1 - tolerance, 6)}, found
    bounds = {}
    if "max_value" in kwargs:
        bounds["max_value"] = max(kwargs["max_value"], _outwards(ROOM * high))
    if "min_value" in kwargs:
        bounds["min_value"] = min(kwargs["min_value"], _lower(low))
    return bounds, found


def _filled(releases: Sequence[Release]) -> Sequence[Learned]:
    """What groups are made by is expected to be there where all releases have it."""
    found = []
    for name in GROUPED_BY:
        least = min(release.filled.get(name, 0) for release in releases)
        tolerance = _outwards(max(_looser(1 - one.filled.get(name, 0), max(one.articles, 1)) for one in releases))
        if least > 0 and tolerance < HOPELESS:
            kwargs = {"column": name, "mostly": round(1 - tolerance, 6)}
            told = "; ".join(
                f"{one.name}: {100 * one.filled[name]:.3g} % of {one.articles:,} have one" for one in releases
            )
            expectation = {"type": "expect_column_values_to_not_be_null", "severity": "warning"}
            why = {"notes": GROUPED_WHY.format(name), "kwargs": kwargs}
            found.append(Learned("articles", {**expectation, **why}, kwargs, told, False))
    return found


def _shape(releases: Sequence[Release]) -> Sequence[Learned]:
    found: list[Learned] = []
    for name in SHAPE if min(release.articles for release in releases) >= SHAPE_ARTICLES else ():
        values = [value for release in releases if (value := release.dataset.get(name))]
        if not values:
            continue
        low, high = -_outwards(-min(values) / SHAPE_ROOM), _outwards(max(values) * SHAPE_ROOM)
        kwargs = {"column": name, "min_value": low, "max_value": high}
        told = "; ".join(f"{one.name}: {one.dataset[name]:g}" for one in releases if one.dataset.get(name))
        expectation = {"type": "expect_column_values_to_be_between", "severity": "warning", "notes": SHAPE_WHY}
        found.append(Learned("dataset", {**expectation, "kwargs": kwargs}, kwargs, told, False))
    return found


def _outwards(number: float) -> float:
    """The number with two digits, rounded up."""
    if number == 0:
        return 0.0
    step = 10.0 ** (math.floor(math.log10(abs(number))) - 1)
    rounded = float(f"{math.ceil(round(number / step, 6)) * step:.6g}")
    return int(rounded) if rounded.is_integer() else rounded
