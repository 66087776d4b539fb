"""One text in, its date expressions out: the rules of all families tried at each word that can be part of a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from newsqa.annotate.dates import absolute, clock, holidays, numeric, quarters, relative, spans, vague
from newsqa.annotate.dates.calendar import interval_of
from newsqa.annotate.dates.first_symbols import first_symbols
from newsqa.annotate.dates.lexicon import OTHER, SYMBOLS, parts_of, symbols_of
from newsqa.annotate.dates.reading import Hit, Reading, Rule, Scene


class Found(NamedTuple):
    """A date expression: offsets in code points, end exclusive, and what it says."""

    start: int
    end: int
    reading: Reading


# The first rule that matches at a word wins, so what is longer or surer comes first.
_RULES: Final[tuple[Rule, ...]] = (
    *numeric.RULES,
    *absolute.DAY_RULES,
    *holidays.RULES,
    *quarters.RULES,
    *relative.RULES,
    *absolute.RULES,
    *clock.RULES,
    *spans.RULES,
    *vague.RULES,
)
_PATTERNS: Final = tuple(rule.compiled() for rule in _RULES)
_GROUPS: Final = tuple(dict(pattern.groupindex) for pattern in _PATTERNS)

# Every expression has at least one part of these classes; only around them is anything tried.
_TRIGGERS: Final = re.compile(
    "["
    + "".join(
        SYMBOLS[name]
        for name in (
            *("MONTH", "MAYMARCH", "SHORTMONTH", "WEEKDAY", "WEEKDAYS", "YEAR", "SLASH", "COLON"),
            *("YEARUNIT", "QUARTER", "UNIT", "DAYUNIT", "SMALL", "UNITS", "QUARTERS", "SECONDS", "PERIOD", "WEEKEND"),
            *("SEASON", "DAYPART", "DAYPARTS", "NOON", "OVERNIGHT", "TODAY", "TONIGHT", "NOW", "PRESENT", "RECENTLY"),
            *("CURRENT", "FUTUREWORD", "DECADENAME", "SETADVERB", "MLETTER", "AM", "PM", "CLOCK", "LAST", "NUMBERAM"),
            *("DECADE", "SHORTDECADE", "DAYTHOUR", "QUARTERNAME", "HOLIDAY", "HOLIDAYOF", "GOOD", "VALENTINE", "NEW", "NINETEEN"),
        )
    )
    + "]"
)
_LONGEST_LEAD: Final = 16  # parts before a trigger at which an expression may begin


def _patterns_by_first() -> dict[str, tuple[re.Pattern[str], tuple[int, ...]]]:
    """For each symbol the rules that can begin with it, as one pattern with a group a rule, and which rules those are."""
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
    last: Found | None = None
    offset = at = done = 0  # `offset` is where part `at` begins; nothing before part `done` is free any more
    for trigger in _TRIGGERS.finditer(symbols):
        if trigger.start() < done:
            continue
        hit = _around(parts, symbols, trigger.start(), done, scene)
        if hit is None:
            continue
        match, reading = hit
        first, behind = match.span()
        start = offset + sum(map(len, parts[at:first]))
        offset = end = start + sum(map(len, parts[first:behind]))
        gap = parts[at] if first == at + 1 else None
        at = done = behind
        if reading.type == "TIME" and parts[at - 1] in _DOTTED and parts[at].startswith("."):
            end += 1  # the full stop of "8 a.m."
        found = Found(start, end, reading)
        joined = _joined(last, gap, found) if last else None
        if last and not joined:
            yield last
        last = joined or found
        _remember(scene, last.reading)
    if last:
        yield last


_DOTTED = ("m", "M")


def _joined(time: Found, gap: str | None, day: Found) -> Found | None:
    """One expression of a clock time and the day after it: "8 a.m. Friday", "5 p.m. EST, Nov. 9"."""
    if time.reading.type != "TIME" or gap not in (" ", ", ", ". ", ".") or "T" not in time.reading.value or not time.reading.value[-2:].isdigit():
        return None
    clock = time.reading.value.partition("T")[2]
    value, status = day.reading.value, day.reading.status
    if day.reading.type != "DATE" or not _DAY.fullmatch(value):
        return None
    status = "impossible" if time.reading.status == "impossible" else status
    return Found(time.start, day.end, Reading("TIME", f"{value}T{clock}", time.reading.mod, status))


# 2023-11-04, XXXX-11-04, XXXX-WXX-2
_DAY: Final = re.compile(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)")


def _remember(scene: Scene, reading: Reading) -> None:
    """Keep the day that later words such as "that year" count from."""
    if reading.status == "resolved" and reading.type in ("DATE", "TIME") and (interval := interval_of(reading.value)):
        scene.focus = interval[0]


def _around(
    parts: list[str], symbols: str, trigger: int, free: int, scene: Scene
) -> tuple[re.Match[str], Reading] | None:
    """The first match that begins at or before the trigger and reaches it. Words are at odd places."""
    start = trigger | 1
    lowest = max(free, trigger - _LONGEST_LEAD) + 1
    while start > lowest and symbols[start - 1] != OTHER and symbols[start - 2] != OTHER:
        start -= 2
    for begin in range(start, trigger + 1, 2):
        entry = _BY_FIRST.get(symbols[begin])
        found = entry and entry[0].match(symbols, begin)
        if not entry or not found or found.end() <= trigger:
            continue
        rule = entry[1][(found.lastindex or 1) - 1]
        match = _PATTERNS[rule].match(symbols, begin)
        if match is None or not _stands_alone(parts, match):
            continue
        reading = _RULES[rule].read(Hit(parts, match, scene, _GROUPS[rule]))
        if reading is not None:
            return match, reading
    return None


def _stands_alone(parts: list[str], match: re.Match[str]) -> bool:
    """Whether the match is not the middle of a word or of a larger number ("2,011", "café", "B2011", "$1990")."""
    start, end = match.span()
    before, after = parts[start - 1], parts[end]
    if before == after == " ":
        return True
    if before and (before[-1].isalnum() or before[-1] in "$£€#@_&"):
        return False
    if before in _IN_NUMBERS and start > 1 and parts[start][0].isdigit() and parts[start - 2][-1].isdigit():
        return False
    if after[:1].isalnum() or after[:1] in ("_", "%"):
        return False
    return not (
        after in _IN_NUMBERS and end + 1 < len(parts) and parts[end - 1].isdigit() and parts[end + 1][0].isdigit()
    )


_IN_NUMBERS: Final = frozenset((",", ".", "/", ":"))
