"""Symbols in, the ways to read them out: which rules match where a run of symbols begins, and where their groups are.

News says the same few things over and over ("last week", "Nov. 4"), so the answers for the latest runs are kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from newsqa.annotate.dates import (
    anaphora,
    clock,
    days,
    eras,
    holidays,
    months_and_years,
    near_days,
    numeric,
    quarters,
    relative,
    spans,
    times_of_year,
    vague,
    week,
)
from newsqa.annotate.dates.first_symbols import first_symbols
from newsqa.annotate.dates.lexicon import symbol_pattern
from newsqa.annotate.dates.reading import Hit, Reading, Rule

# The first rule that matches at a word wins, so what is longer or surer comes first.
_RULES: Final[tuple[Rule, ...]] = (
    *numeric.RULES,
    *eras.RULES,
    *anaphora.RULES,
    *days.RULES,
    *holidays.RULES,
    *quarters.RULES,
    *near_days.RULES,
    *relative.RULES,
    *week.RULES,
    *times_of_year.RULES,
    *clock.RULES,
    *months_and_years.RULES,
    *spans.RULES,
    *vague.RULES,
)


class Form(NamedTuple):
    """A rule that matches: what reads it, how many parts it takes, and where each group that matched is in them."""

    rule: int
    read: Callable[[Hit], Reading | None]
    length: int
    groups: Mapping[str, tuple[int, int]]


LONGEST: Final = 64  # symbols; no rule looks further


@lru_cache(maxsize=16384)
def form_of(run: str, after: int = -1) -> Form | None:
    """The form of what begins where a run of symbols begins: the first of those rules that come after one."""
    rules = rules_from(run[0])
    if after < 0:
        any_of_them = _any_of(rules).match(run)
        rules = rules[(any_of_them.lastindex or 1) - 1 :] if any_of_them else ()
    for rule in rules:
        if rule > after and (match := _pattern(rule).match(run)):
            groups = {name: match.span(name) for name, value in match.groupdict().items() if value is not None}
            return Form(rule, _RULES[rule].read, match.end(), groups)
    return None


@cache
def rules_from(symbol: str) -> tuple[int, ...]:
    """The rules whose matches can begin with a symbol."""
    return tuple(rule for rule in range(len(_RULES)) if symbol in _first_symbols(rule))


@cache
def _first_symbols(rule: int) -> frozenset[str]:
    return first_symbols(_symbols(rule))


def _symbols(rule: int) -> str:
    return symbol_pattern(_RULES[rule].pattern)


# Patterns are compiled when a text first needs them: not every run of the program reads dates.
@cache
def _pattern(rule: int) -> re.Pattern[str]:
    return re.compile(_symbols(rule))


@cache
def _any_of(rules: tuple[int, ...]) -> re.Pattern[str]:
    """One pattern with a group for each rule."""
    return re.compile("|".join(f"({re.sub(_NAMED, '(?:', _symbols(rule))})" for rule in rules))


_NAMED: Final = r"\(\?P<\w+>"
