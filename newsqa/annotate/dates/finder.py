"""One text in, its date expressions out: the rules of all families tried at each word that can be part of a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsqa.annotate.dates import (
    clock,
    days,
    holidays,
    months_and_years,
    numeric,
    quarters,
    relative,
    spans,
    vague,
)
from newsqa.annotate.dates.calendar import interval_of
from newsqa.annotate.dates.first_symbols import first_symbols
from newsqa.annotate.dates.joining import Found, joined_with_day, on_day
from newsqa.annotate.dates.lexicon import OTHER, SYMBOLS, parts_of, symbols_of
from newsqa.annotate.dates.reading import Hit, Reading, Rule, Scene

# The first rule that matches at a word wins, so what is longer or surer comes first.
_RULES: Final[tuple[Rule, ...]] = (
    *numeric.RULES,
    *days.RULES,
    *holidays.RULES,
    *quarters.RULES,
    *relative.RULES,
    *clock.RULES,
    *months_and_years.RULES,
    *spans.RULES,
    *vague.RULES,
)
_PATTERNS: Final = tuple(rule.compiled() for rule in _RULES)
_GROUPS: Final = tuple(dict(pattern.groupindex) for pattern in _PATTERNS)

# Every expression has at least one part of these classes; only around them is anything tried.
_TRIGGER_CLASSES: Final = (
    *("MONTH", "MAYMARCH", "SHORTMONTH", "WEEKDAY", "WEEKDAYS", "TODAY", "TONIGHT", "WEEKEND", "HOLIDAY", "SEASON"),
    *("YEAR", "DECADE", "SHORTDECADE", "DECADENAME", "NINETEEN", "SLASH", "QUARTERNAME", "HALFNAME", "FISCALNAME"),
    *("YEARUNIT", "QUARTER", "UNIT", "DAYUNIT", "SMALL", "UNITS", "QUARTERS", "SECONDS", "PERIOD", "SETADVERB"),
    *("COLON", "DAYTHOUR", "FOURDIGITS", "NUMBERAM", "AM", "PM", "MLETTER", "CLOCK", "NOON", "OVERNIGHT", "DAYPART"),
    *("DAYPARTS", "NOW", "PRESENT", "RECENTLY", "CURRENT", "FUTUREWORD", "LAST"),
)
_TRIGGERS: Final = re.compile(f"[{''.join(SYMBOLS[name] for name in _TRIGGER_CLASSES)}]")
_LONGEST_LEAD: Final = 16  # parts before a trigger at which an expression may begin


def _patterns_by_first() -> dict[str, tuple[re.Pattern[str], tuple[int, ...]]]:
    """For each symbol the rules that can begin with it: one pattern with a group a rule, and their numbers."""
    firsts = [first_symbols(pattern.pattern) for pattern in _PATTERNS]
    bodies = [re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) for pattern in _PATTERNS]
    table = {}
    for symbol in frozenset().union(*firsts):
        rules = tuple(number for number, first in enumerate(firsts) if symbol in first)
        table[symbol] = (re.compile("|".join(f"({bodies[number]})" for number in rules)), rules)
    return table


_BY_FIRST: Final = _patterns_by_first()


def find_dates(text: str, scene: Scene) -> Iterator[Found]:
    """The date expressions of a text in order; they do not overlap.

    The scene is what is known before the text is read, and is updated by what is found in it.
    """
    parts = parts_of(text)
    symbols = symbols_of(parts)
    scene.is_history = _is_history(symbols)
    last: Found | None = None
    offset = at = done = 0  # `offset` is where part `at` begins; no expression begins before part `done`
    for trigger in _TRIGGERS.finditer(symbols):
        if trigger.start() < done:
            continue
        hit = _around(parts, symbols, trigger.start(), done, scene)
        if hit is None:
            done = trigger.start() + 1  # whatever begins before has been tried
            continue
        match, reading = hit
        first, behind = match.span()
        start = offset + sum(map(len, parts[at:first]))
        offset = end = start + sum(map(len, parts[first:behind]))
        gap = "".join(parts[at:first]) if first <= at + 3 else None
        at = done = behind
        if reading.type == "TIME" and parts[at - 1] in _DOTTED and parts[at].startswith("."):
            end += 1  # the full stop of "8 a.m."
        found = Found(start, end, reading)
        joined = joined_with_day(last, gap, found) if last and gap else None
        if last and gap in (" on ", ". on "):
            last = on_day(last, found)
        elif last and gap == " at ":
            found = on_day(found, last)
        if last and not joined:
            yield last
        last = joined or found
        _remember(scene, last.reading)
    if last:
        yield last


def _is_history(symbols: str) -> bool:
    """Whether a text is told by its own dates: many years, and hardly a weekday or "today" that leads elsewhere."""
    years = symbols.count(SYMBOLS["YEAR"])
    reported = sum(symbols.count(SYMBOLS[name]) for name in ("WEEKDAY", "TODAY", "TONIGHT", "SHORTDAY"))
    return years >= _HISTORY_YEARS and years >= _HISTORY_YEARS * reported


_HISTORY_YEARS: Final = 8
_DOTTED: Final = ("m", "M")


def _remember(scene: Scene, reading: Reading) -> None:
    """Keep the day that later words such as "that year" count from."""
    if reading.status == "resolved" and reading.type in ("DATE", "TIME") and (interval := interval_of(reading.value)):
        scene.focus, scene.focus_days = interval[0], (interval[1] - interval[0]).days + 1


def _around(
    parts: list[str], symbols: str, trigger: int, free: int, scene: Scene
) -> tuple[re.Match[str], Reading] | None:
    """The first match that begins at or before the trigger and reaches it. Words are at odd places."""
    start = trigger | 1
    lowest = max(free, trigger - _LONGEST_LEAD)
    while start - 2 >= lowest and symbols[start - 1] != OTHER and symbols[start - 2] != OTHER:
        start -= 2
    for begin in range(start, trigger + 1, 2):
        entry = _BY_FIRST.get(symbols[begin])
        if entry is None or (parts[begin - 1] != " " and not _may_begin(parts, begin)):
            continue
        found = entry[0].match(symbols, begin)
        if found is None:
            continue
        for rule in entry[1][(found.lastindex or 1) - 1 :]:
            match = _PATTERNS[rule].match(symbols, begin)
            if match is None or match.end() <= trigger or not _may_end(parts, match.end()):
                continue
            reading = _RULES[rule].read(Hit(parts, match, scene, _GROUPS[rule]))
            if reading is not None:
                return match, reading
    return None


def _may_begin(parts: list[str], at: int) -> bool:
    """Whether the word is not the rest of a longer word or number ("2,011", "café", "$1990")."""
    before = parts[at - 1]
    if before and (before[-1].isalnum() or before[-1] in "$£€#@_&"):
        return False
    return not (before in _IN_NUMBERS and at > 1 and parts[at][0].isdigit() and parts[at - 2][-1].isdigit())


def _may_end(parts: list[str], at: int) -> bool:
    """Whether no word or number goes on at this gap ("1990%", "2011,500", "mayé")."""
    after = parts[at]
    if after == " ":
        return True
    if after[:1].isalnum() or after[:1] in ("_", "%"):
        return False
    return not (after in _IN_NUMBERS and at + 1 < len(parts) and parts[at - 1].isdigit() and parts[at + 1][0].isdigit())


_IN_NUMBERS: Final = frozenset((",", ".", "/", ":"))
