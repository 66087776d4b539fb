"""Articles and findings over time, as charts of columns: the months of a parsed `report.json` go in, columns with their
places and heights come out. Months become years or decades where there are too many to be told apart."""

from __future__ import annotations

import calendar
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsqa.reports.html import words
from newsqa.reports.html.where import Part, part, rate
from newsqa.suites.breakdowns import EARLIER, LATER, SUMMED, main_range

MOST_COLUMNS = 120  # that can be told apart on a telephone
MOST_TICKS = 5
FEW = 10  # articles: their rate says little
HEIGHT = 120  # of the highest column, in CSS pixels
_STEPS = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)  # round numbers that an axis may end at, times a power of ten


@dataclass(frozen=True)
class Column:
    """A column: where it begins and how wide it is in percent of the chart, how high in pixels, and what it says."""

    x: float
    width: float
    height: float
    says: str
    is_few: bool


@dataclass(frozen=True)
class Tick:
    """A label below the columns: where it stands in percent, and which part of it ("start", "middle", "end")."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True)
class Chart:
    """A chart of columns: its title, what it shows in a sentence for those who do not see it, what its axis ends at."""

    title: str
    label: str
    top: str
    columns: Sequence[Column]

    @property
    def has_few(self) -> bool:
        return any(column.is_few for column in self.columns)


@dataclass(frozen=True)
class Months:
    """Both charts with their common labels, the numbers as rows of a table, what these are of ("month", "year"), and
    sentences on what the charts leave out. Without `charts` there is nothing to compare."""

    charts: Sequence[Chart]
    ticks: Sequence[Tick]
    rows: Sequence[Part]
    unit: str
    left_out: Sequence[str]


_UNITS = {"month": 1, "year": 12, "decade": 120}


def months(parts: Sequence[Mapping[str, Any]]) -> Months:
    """The charts and the table for the months of a report."""
    dated = {_number(item["month"]): item for item in parts if item["month"] not in (None, EARLIER, LATER)}
    unit, first, last = _range({month: item["articles"] for month, item in dated.items()})
    size = _UNITS[unit]
    groups: dict[int, dict[str, Any]] = {}
    outside: dict[str | None, dict[str, Any]] = {}
    for item in parts:
        number = None if item["month"] in (None, EARLIER, LATER) else _number(item["month"]) // size
        if number is None:
            outside[item["month"]] = _sum(outside.get(item["month"]), item)
        elif first <= number <= last:
            groups[number] = _sum(groups.get(number), item)
        else:
            name = EARLIER if number < first else LATER
            outside[name] = _sum(outside.get(name), item)
    shown = {number: groups.get(number) for number in range(first, last + 1)} if groups else {}
    names = {number: _name(number, unit) for number in shown}
    rows = [part(names[number], item) for number, item in shown.items() if item]
    named = {EARLIER: "earlier", LATER: "later", None: "no publication date"}
    rows += [part(text, outside[name]) for name, text in named.items() if name in outside]
    is_compared = len(groups) > 1
    return Months(
        charts=[_articles(shown, names, unit), _rates(shown, names, unit)] if is_compared else [],
        ticks=_ticks(shown, unit),
        rows=rows,
        unit=unit,
        left_out=_left_out(outside, shown, names) if is_compared else [],
    )


def _range(amounts: Mapping[int, int]) -> tuple[str, int, int]:
    """The unit of the columns, and the first and last of them."""
    for unit, size in _UNITS.items():
        grouped: dict[int, int] = {}
        for month, amount in amounts.items():
            grouped[month // size] = grouped.get(month // size, 0) + amount
        first, last = main_range(grouped, MOST_COLUMNS)
        if last - first < MOST_COLUMNS:
            return unit, first, last
    return unit, last - MOST_COLUMNS + 1, last


def _articles(shown: Mapping[int, Mapping[str, Any] | None], names: Mapping[int, str], unit: str) -> Chart:
    values = {number: item["articles"] if item else 0 for number, item in shown.items()}
    says = {number: words.count(value, "article") for number, value in values.items()}
    most = max(values, key=lambda number: values[number])
    label = f"Articles by {unit}, {_span(names)}; most in {names[most]}: {says[most]}."
    return _chart("Articles", label, values, says, names, frozenset())


def _rates(shown: Mapping[int, Mapping[str, Any] | None], names: Mapping[int, str], unit: str) -> Chart:
    there = {number: item for number, item in shown.items() if item}
    values = {number: 100 * item["findings"] / item["articles"] for number, item in there.items()}
    says = {number: f"{rate(item['findings'], item['articles'])} per 100 articles" for number, item in there.items()}
    says = {number: f"{text} ({words.count(there[number]['articles'], 'article')})" for number, text in says.items()}
    few = frozenset(number for number, item in there.items() if item["articles"] < FEW)
    # A month of two articles is not to set the scale, unless most articles are in such months.
    if 2 * sum(there[number]["articles"] for number in few) >= sum(item["articles"] for item in there.values()):
        few = frozenset()
    told = {number: value for number, value in values.items() if number not in few} or values
    most, least = max(told, key=lambda n: told[n]), min(told, key=lambda n: told[n])
    label = (
        f"Findings per 100 articles by {unit}, {_span(names)}; most in {names[most]}: {says[most]}, "
        f"least in {names[least]}: {says[least]}."
    )
    cut = [number for number, value in values.items() if value > told[most]]
    says |= {number: f"{says[number]}, drawn no higher than the highest of the others" for number in cut}
    values = {number: min(value, told[most]) for number, value in values.items()}
    return _chart("Findings per 100 articles", label, values, says, names, few)


def _chart(
    title: str,
    label: str,
    values: Mapping[int, float],
    says: Mapping[int, str],
    names: Mapping[int, str],
    few: frozenset[int],
) -> Chart:
    top = _round_above(max(values.values()))
    step = 100 / len(names)
    columns = [
        Column(
            x=round(step * (number - min(names)), 3),
            width=round(step * 0.8, 3),
            height=round(HEIGHT * value / top, 2),
            says=f"{names[number]}: {says[number]}",
            is_few=number in few,
        )
        for number, value in values.items()
        if value
    ]
    return Chart(title, label, words.number(top), columns)


def _round_above(value: float) -> float:
    """The least round number that is no less: 612 -> 800, 0.3 -> 0.3, 0 -> 1."""
    if value <= 0:
        return 1
    power = 10.0 ** math.floor(math.log10(value))
    return next((step * power for step in _STEPS if step * power >= value * 0.999999), 10 * power)


def _ticks(shown: Mapping[int, Any], unit: str) -> list[Tick]:
    """At most a handful of labels: beginnings of years where there are several, else every so many columns."""
    numbers = list(shown)
    januaries = [number for number in numbers if number % 12 == 0] if unit == "month" else []
    told = januaries if len(januaries) > 1 else numbers
    told = told[:: max(1, math.ceil(len(told) / MOST_TICKS))]
    step = 100 / len(numbers) if numbers else 0
    ticks = []
    for number in told:
        label = str(number // 12) if len(januaries) > 1 else _name(number, unit, short=True)
        x = step * (number - numbers[0] + 0.4)
        ticks.append(Tick(round(x, 3), label, "start" if x < 8 else "end" if x > 92 else "middle"))
    return ticks


def _left_out(
    outside: Mapping[str | None, Mapping[str, Any]], shown: Mapping[int, Any], names: Mapping[int, str]
) -> list[str]:
    first, last = names[min(shown)], names[max(shown)]
    told = {EARLIER: f"earlier than {first}", LATER: f"later than {last}", None: "without a publication date"}
    parts = [f"{words.number(outside[name]['articles'])} {text}" for name, text in told.items() if name in outside]
    return [f"Articles that are not drawn: {', '.join(parts)}."] if parts else []


def _sum(before: Mapping[str, Any] | None, more: Mapping[str, Any]) -> dict[str, Any]:
    if before is None:
        return {name: more[name] for name in SUMMED}
    none = {name: before[name] is None and more[name] is None for name in SUMMED}
    return {name: None if none[name] else (before[name] or 0) + (more[name] or 0) for name in SUMMED}


def _span(names: Mapping[int, str]) -> str:
    return f"{names[min(names)]} to {names[max(names)]}"


def _number(month: str) -> int:
    """ "2024-03" -> months since the year nought."""
    year, _, month = month.partition("-")
    return 12 * int(year) + int(month) - 1


def _name(number: int, unit: str, short: bool = False) -> str:
    """A column's name: "March 2024" ("Mar 2024"), "1987", "1980s"."""
    if unit == "month":
        name = (calendar.month_abbr if short else calendar.month_name)[number % 12 + 1]
        return f"{name} {number // 12}"
    return str(number) if unit == "year" else f"{10 * number}s"
