"""Tolerances of rules that no article has: in the suites of the table `dataset` a number of findings takes the place of
whatever bound there is for the same findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from newsqa.config import Judging
from newsqa.errors import SuiteError
from newsqa.rules.rule import Rule
from newsqa.suites.named import MEASURES, PER_1000_RECORDS
from newsqa.suites.profiles import SuiteFile

Expectation = Mapping[str, Any]
OF_DATASET = "expect_dataset_to_pass_rule"
_REJECTS = "rejects_per_1000_records"
# rules of lost records, which the measure counts with those of NQ001
_ALSO_LOST = ("NQ002", "NQ003", "NQ004", "NQ005")


def at_most(rule: Rule, said: Judging) -> Expectation:
    """The expectation that the dataset has no more findings of a rule than its tolerance."""
    kwargs = {"rule": rule.code, "max_findings": said.tolerance}
    return {"type": OF_DATASET, "kwargs": kwargs, "severity": said.severity or rule.severity}


def with_tolerance(files: Sequence[SuiteFile], rule: Rule, said: Judging) -> Sequence[SuiteFile] | None:
    """The suites with the tolerance of a rule in place of what bounded its findings; None where nothing did.

    A measure that counts findings of other rules too is taken apart: what it bounds of these stays bounded. Raises
    SuiteError for a measure that cannot be.
    """
    is_bounded = [file.table == "dataset" and any(_bounds(one, rule) for one in file.expectations) for file in files]
    if not any(is_bounded):
        return None
    return [_changed(file, rule, said) if bounded else file for file, bounded in zip(files, is_bounded, strict=True)]


def _changed(file: SuiteFile, rule: Rule, said: Judging) -> SuiteFile:
    named = {one["kwargs"].get("rule") for one in file.expectations if one["type"] == OF_DATASET}
    changed: list[Expectation] = []
    others: list[Expectation] = []  # at the end, so that the others keep their numbers, by which their lines are found
    for number, one in enumerate(file.expectations):
        if not _bounds(one, rule):
            changed.append(one)
            continue
        # its words would say the old number
        kept = {key: value for key, value in one.items() if key not in ("description", "id")}
        severity = said.severity or one.get("severity", "critical")
        changed.append({**kept, **at_most(rule, said), "severity": severity})
        others += [
            {**kept, **other} for other in _of_others(file, number, rule) if other["kwargs"]["rule"] not in named
        ]
    return replace(file, content={**file.content, "expectations": [*changed, *others]})


def _bounds(expectation: Expectation, rule: Rule) -> bool:
    """Whether an expectation is a bound on how many findings a rule has, alone or with others."""
    kwargs = expectation["kwargs"]
    if expectation["type"] == OF_DATASET:
        return bool(kwargs.get("rule") == rule.code)
    if "max_value" not in kwargs or kwargs.get("min_value"):
        return False
    column = kwargs.get("column")
    return column in (rule.code, f"{rule.code}{PER_1000_RECORDS}") or rule.code in MEASURES.get(column, ())


def _of_others(file: SuiteFile, number: int, rule: Rule) -> Iterator[Expectation]:
    """What an expectation that bounds a rule's findings expects of other rules' besides."""
    kwargs = file.expectations[number]["kwargs"]
    column, most = kwargs.get("column"), kwargs.get("max_value")
    if column == _REJECTS:
        for code in _ALSO_LOST:
            yield {"type": OF_DATASET, "kwargs": {"rule": code, "max_per_1000_records": most}}
        return
    for code in MEASURES.get(column, ()):
        if code == rule.code:
            continue
        if most != 0:  # no two bounds are the same as one on the sum
            codes = " and ".join(MEASURES[column])
            raise SuiteError(
                [
                    f"{file.where(number, 'kwargs', 'max_value')}: is {most}, of the findings of {codes} together, so "
                    f"that a tolerance of {rule.code} alone would mean nothing; put an {OF_DATASET} for each of them "
                    "in its place"
                ]
            )
        yield {"type": OF_DATASET, "kwargs": {"rule": code, "max_findings": 0}}
