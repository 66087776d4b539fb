"""Rules as a configuration wants them: with another severity, and without their findings in some outlets."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from newsqa.rules.rule import BETWEEN_ARTICLES, OF_SOURCES, Fault, Rule, Severity
from newsqa.rules.tables import Tables


def configured(
    rules: Sequence[Rule], severities: Mapping[str, Severity], ignoring: Mapping[str, frozenset[str]]
) -> tuple[Rule, ...]:
    """The rules with the severities given by code, finding nothing in the outlets given by code."""
    graded = (replace(rule, severity=severities.get(rule.code, rule.severity)) for rule in rules)
    return tuple(_elsewhere(rule, ignoring[rule.code]) if rule.code in ignoring else rule for rule in graded)


def _elsewhere(rule: Rule, outlets: frozenset[str]) -> Rule:
    table = rule.reads if rule.reads in (*BETWEEN_ARTICLES, *OF_SOURCES) else "articles"
    return replace(rule, find=functools.partial(_find_elsewhere, rule.find, table, outlets))


def _find_elsewhere(
    find: Callable[[Tables], Iterator[Fault]], table: str, outlets: frozenset[str], tables: Tables
) -> Iterator[Fault]:
    """The faults, but for those in rows of these outlets; `table` is the one whose rows faults name."""
    places = getattr(tables, table)
    if "outlet" not in places.column_names:
        return find(tables)
    of_row = places["outlet"].to_pylist()
    return (fault for fault in find(tables) if of_row[fault.row] not in outlets)
