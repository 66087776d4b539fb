"""How rules are judged, as settings say it: which values mean something for which rule, and rules by name or code."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsqa.config.settings import ForOutlet, Judging, Settings
from newsqa.errors import UsageError
from newsqa.rules.rule import OF_OUTLETS, OF_SOURCES, SEVERITIES

if TYPE_CHECKING:
    from newsqa.rules.rule import Rule


def fault_of_judging(rule: Rule, key: str, value: Any) -> str | None:
    """What was expected, where a severity or tolerance is none that a rule can have."""
    if key == "severity":
        return None if value in SEVERITIES else f"expected {', '.join(SEVERITIES)}"
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if rule.reads in OF_SOURCES:
        if is_number and isinstance(value, int) and value >= 0:
            return None
        return f"what {rule.code} finds is no article's: expected a number of findings, such as 3"
    if is_number and 0 <= value < 1:
        return None
    meant = f"; {value:g} % is {value / 100:g}" if is_number and 1 <= value <= 100 else ""
    return f"expected the share of articles that may have a finding, from 0 to below 1{meant}"


def fault_of_outlet(rule: Rule) -> str | None:
    """Why a rule cannot be judged in its own way for one outlet."""
    if rule.reads not in OF_SOURCES:
        return None
    return f"what {rule.code} {rule.name} finds is no article's, and so no outlet's; it belongs in [rules]"


@functools.cache
def codes_to_ignore(entry: str) -> tuple[str, ...]:
    """The codes of the rules that an entry of an outlet's `ignore` names. Raises UsageError where it names none that
    finds something of outlets."""
    from newsqa.rules.registry import select_rules

    rules = select_rules([entry], ())
    codes = tuple(rule.code for rule in rules if rule.reads not in OF_SOURCES or rule.reads in OF_OUTLETS)
    if not codes:
        raise UsageError(f"what {entry} finds is no outlet's; ignore it for all")
    return codes


def by_code(settings: Settings, where: str) -> Settings:
    """The settings with all rules by code. Raises UsageError for what is no rule, or not judged so."""
    judging = _checked(settings.judging, f"{where}: judging")
    outlets = {name: _of_outlet(outlet, f'{where}: outlets["{name}"]') for name, outlet in settings.outlets.items()}
    return replace(settings, judging=judging, outlets=outlets)


def _of_outlet(outlet: Any, where: str) -> ForOutlet:
    if not isinstance(outlet, ForOutlet):
        raise UsageError(f"{where} is {outlet!r}; expected ForOutlet(ignore, judging)")
    if not isinstance(outlet.ignore, tuple | list) or any(not isinstance(entry, str) for entry in outlet.ignore):
        raise UsageError(f"{where}.ignore is {outlet.ignore!r}; expected a tuple of rule codes")
    ignore: dict[str, None] = {}
    for entry in outlet.ignore:
        try:
            ignore |= dict.fromkeys(codes_to_ignore(entry))
        except UsageError as error:
            raise UsageError(f"{where}.ignore: {error}") from error
    judging = _checked(outlet.judging, f"{where}.judging", of_outlet=True)
    if both := [code for code in judging if code in ignore]:
        raise UsageError(f"{where}: {both[0]} is ignored, and has a tolerance or a severity")
    return ForOutlet(tuple(ignore), judging)


def _checked(given: Any, where: str, of_outlet: bool = False) -> Mapping[str, Judging]:
    from newsqa.rules.registry import find_rule

    if not isinstance(given, Mapping):
        raise UsageError(f"{where} is {given!r}; expected codes and Judging(severity, tolerance)")
    found: dict[str, Judging] = {}
    for key, said in given.items():
        if not isinstance(said, Judging):
            raise UsageError(f'{where}["{key}"] is {said!r}; expected Judging(severity, tolerance)')
        try:
            rule = find_rule(str(key))
        except UsageError as error:
            raise UsageError(f"{where}: {error}") from error
        if rule.code in found:
            raise UsageError(f'{where}["{key}"] is about {rule.code}, as another entry is')
        if of_outlet and (fault := fault_of_outlet(rule)):
            raise UsageError(f'{where}["{key}"]: {fault}')
        for name, value in (("severity", said.severity), ("tolerance", said.tolerance)):
            if value is not None and (fault := fault_of_judging(rule, name, value)):
                raise UsageError(f'{where}["{key}"].{name} is {value!r}; {fault}')
        found[rule.code] = said
    return found
