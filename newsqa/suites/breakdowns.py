"""Where the findings are: sums over the articles by month of publication and by split, and findings by field.

Memory is bounded for any dataset: so many months, splits and fields are told one by one, and the rest is added
together. Which these are hangs on the order of the articles, never on how they are batched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsqa.rules.composition import splits_of

MONTHS = 2_400
SPLITS = 50
FIELDS = 100
EARLIER, LATER = "earlier", "later"
MIDDLE = 0.99  # of the dated articles: a year that cannot be is rare, and outside of them
SUMMED = ("articles", "articles_with_findings", "findings", "attributions", "unsourced_attributions")
_YEARS = (1, 9999)


@dataclass(frozen=True)
class PartTally:
    """Sums over the articles of one month ("2024-03", `EARLIER`, `LATER`) or one split; an article that is split in
    several ways counts in a split of each. `name` is None for those that have none. `is_rest` marks the sum of the
    splits that are not told one by one. None: not measured."""

    name: str | None
    articles: int
    articles_with_findings: int
    findings: int
    attributions: int | None
    unsourced_attributions: int | None
    is_rest: bool = False


@dataclass(frozen=True)
class FieldTally:
    """The findings in one field, by rule; `field` is None for those that are about no single field."""

    field: str | None
    findings: int
    rules: Mapping[str, int]
    is_rest: bool = False


class Breakdown:
    """Adds up the measures of articles by month and by split."""

    def __init__(self) -> None:
        self._months: dict[int | None, list[int | None]] = {}
        self._splits: dict[str | None, list[int | None]] = {}
        self._rest: list[int | None] | None = None

    def add(self, measures: pa.Table, codes: Sequence[str]) -> None:
        """Add rows of the measures table; `codes` are its columns of findings."""
        findings = pa.repeat(0, len(measures))
        for code in codes:
            findings = pc.add(findings, measures[code].cast(pa.int64()))
        columns = {
            "articles": pa.repeat(1, len(measures)),
            "articles_with_findings": pc.greater(findings, 0).cast(pa.int64()),
            "findings": findings,
            **{name: measures[name].cast(pa.int64()) for name in SUMMED[3:]},
        }
        for month, sums in _summed({"by": _months(measures["published"]), **columns}):
            self._months[month] = _added(self._months.get(month), sums)
        names = {value: _split_names(value) for value in pc.unique(measures["split"]).to_pylist()}
        for name in dict.fromkeys(name for of_value in names.values() for name in of_value):
            if name not in self._splits and len(self._splits) < SPLITS:
                self._splits[name] = [None] * len(SUMMED)
        for value, sums in _summed({"by": measures["split"], **columns}):
            for name in names[value]:
                if name in self._splits:
                    self._splits[name] = _added(self._splits[name], sums)
                else:
                    self._rest = _added(self._rest, sums)

    def months(self) -> Sequence[PartTally]:
        """The months in their order, those of no date last."""
        dated = {month: sums for month, sums in self._months.items() if month is not None}
        first, last = min(dated, default=0), max(dated, default=0)
        if last - first >= MONTHS:
            _, last = main_range({month: sums[0] or 0 for month, sums in dated.items()}, MONTHS)
            first = last - MONTHS + 1
        named: dict[str | None, list[int | None]] = {}
        for month in sorted(dated):
            name = EARLIER if month < first else LATER if month > last else f"{month // 12:04}-{month % 12 + 1:02}"
            named[name] = _added(named.get(name), dated[month])
        if None in self._months:
            named[None] = self._months[None]
        return [PartTally(name, *_counts(sums)) for name, sums in named.items()]

    def splits(self) -> Sequence[PartTally]:
        """The splits with the most articles first, those of no split last; then the rest."""
        order = sorted(self._splits, key=lambda name: (name is None, -(self._splits[name][0] or 0), name or ""))
        rest = [] if self._rest is None else [PartTally(None, *_counts(self._rest), is_rest=True)]
        return [*(PartTally(name, *_counts(self._splits[name])) for name in order), *rest]


def main_range(amounts: Mapping[int, int], most: int) -> tuple[int, int]:
    """The first and the last of the numbers that are worth showing; `amounts` says how often each comes.

    All of them, where they lie within `most` and most of that is taken up by the middle 99 %; else this middle, so that
    a wrong year does not squash the others. Of ten and more, one at each end may be wrong.
    """
    if not amounts:
        return 0, 0
    numbers = sorted(amounts)
    total = sum(amounts.values())
    outside = max(total * (1 - MIDDLE) / 2, total >= 10)
    first, last = _first_beyond(numbers, amounts, outside), _first_beyond(numbers[::-1], amounts, outside)
    whole = numbers[-1] - numbers[0] + 1
    return (numbers[0], numbers[-1]) if whole <= most and whole < 2 * (last - first + 1) else (first, last)


def _first_beyond(numbers: Sequence[int], amounts: Mapping[int, int], outside: float) -> int:
    seen = 0
    for number in numbers:
        seen += amounts[number]
        if seen > outside:
            return number
    return numbers[-1]


def by_field(findings: Iterable[pa.Table]) -> Sequence[FieldTally]:
    """The findings of each field, most first, those of no field last; the tables have the columns `field`, `rule`."""
    fields: dict[str | None, Counter[str]] = {}
    rest: Counter[str] = Counter()
    for table in findings:
        fields |= {field: Counter() for field in _first_ones(table["field"], fields, FIELDS)}
        grouped = table.group_by(["field", "rule"], use_threads=False).aggregate([([], "count_all")])
        for row in grouped.to_pylist():
            fields.get(row["field"], rest)[row["rule"]] += row["count_all"]
    order = sorted(fields, key=lambda field: (field is None, -fields[field].total(), field or ""))
    found = [FieldTally(field, fields[field].total(), dict(sorted(fields[field].items()))) for field in order]
    return [*found, FieldTally(None, rest.total(), dict(sorted(rest.items())), is_rest=True)] if rest else found


def _first_ones(column: pa.ChunkedArray, known: Collection[str | None], most: int) -> Sequence[str | None]:
    """The values that are new, in their order, as many as there is room for. (A group-by has an order of its own.)"""
    new = [value for value in pc.unique(column).to_pylist() if value not in known]
    return new[: most - len(known)]


def _split_names(value: str | None) -> Sequence[str | None]:
    """The splits that an article is counted in: in each of several ways of splitting ("random:train,media:test")."""
    several = [str(split) for split in splits_of(value)] if value and "," in value else []
    return several or [value]


def _months(published: pa.ChunkedArray) -> pa.ChunkedArray:
    """The months counted from the year nought: 2024-03 is 24290; null where there is no date."""
    years = pc.min_element_wise(pc.max_element_wise(pc.year(published), _YEARS[0]), _YEARS[1])
    years = pc.if_else(pc.is_valid(published), years, None)
    return pc.add(pc.multiply(years, 12), pc.subtract(pc.month(published), 1))


def _summed(columns: Mapping[str, pa.ChunkedArray | pa.Array]) -> Iterable[tuple[Any, list[int | None]]]:
    """The sums of the columns by the column `by`."""
    table = pa.table(dict(columns)).group_by("by", use_threads=False).aggregate([(name, "sum") for name in SUMMED])
    for row in table.to_pylist():
        yield row["by"], [row[f"{name}_sum"] for name in SUMMED]


def _added(before: list[int | None] | None, more: list[int | None]) -> list[int | None]:
    """Sums of sums; what was never measured stays unknown."""
    pairs = zip(before or [None] * len(more), more, strict=True)
    return [None if a is None and b is None else (a or 0) + (b or 0) for a, b in pairs]


def _counts(sums: list[int | None]) -> tuple[int, int, int, int | None, int | None]:
    articles, affected, findings, attributions, unsourced = sums
    return articles or 0, affected or 0, findings or 0, attributions, unsourced
