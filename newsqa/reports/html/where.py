"""Where the findings are, as charts and tables: the outlets, splits and fields of a parsed `report.json` go in, bars
with their lengths come out. (Months: `newsqa.reports.html.months`.)"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from newsqa.reports.html import words
from newsqa.reports.html.data import clipped

MOST_ROWS = 50
MOST_BARS = 15
NO_OUTLET = " "  # the choice of findings without an outlet, as the page's script has it


@dataclass(frozen=True)
class Bar:
    """A bar: what it is of (`aside` where that is no name), its length in percent of the longest, its number in words,
    and the address of what lies behind it, or ""."""

    name: str
    width: float
    value: str
    address: str = ""
    aside: bool = False


@dataclass(frozen=True)
class Outlet:
    """A row of the table of outlets; `name` is None where the source gives none, `worst` are code, anchor, findings."""

    name: str | None
    articles: int
    findings: int
    rate: str
    unsourced: str
    worst: Sequence[tuple[str, str, int]]


@dataclass(frozen=True)
class Part:
    """A row of the tables of splits and months: what it is, its articles, findings and rates in words."""

    name: str
    articles: int
    findings: int
    rate: str
    affected: str
    unsourced: str


@dataclass(frozen=True)
class Field:
    """A row of the table of fields; `worst` are code, anchor, findings."""

    name: str
    findings: int
    worst: Sequence[tuple[str, str, int]]


def outlet_rows(outlets: Sequence[Mapping[str, Any]], anchors: Mapping[str, str]) -> list[Outlet]:
    """The outlets with the most findings, in the order of the report."""
    return [
        Outlet(
            name=None if item["outlet"] is None else clipped(item["outlet"]),
            articles=item["articles"],
            findings=item["findings"],
            rate=rate(item["findings"], item["articles"]),
            unsourced=_one_place(item["measures"]["unsourced_per_100_attributions"]),
            worst=_worst(item["rules"], anchors),
        )
        for item in outlets[:MOST_ROWS]
    ]


def outlet_bars(report: Mapping[str, Any]) -> list[Bar]:
    """Findings per 100 articles of the outlets with the most findings, highest first, and of all articles; none where
    there is nothing to compare."""
    shown = [item for item in report["outlets"][:MOST_BARS] if item["articles"]]
    if len(shown) < 2:
        return []
    of_articles = sum(month["findings"] for month in report["months"])
    every = {"outlet": "all articles", "findings": of_articles, "articles": report["articles"]}
    shown = sorted([*shown, every], key=lambda item: -item["findings"] / item["articles"])
    highest = shown[0]["findings"] / shown[0]["articles"] or 1
    return [
        Bar(
            name="not given" if item["outlet"] is None else clipped(item["outlet"]),
            width=round(100 * item["findings"] / item["articles"] / highest, 2),
            value=rate(item["findings"], item["articles"]),
            address="" if item is every else _address("outlet", clipped(item["outlet"] or NO_OUTLET)),
            aside=item is every or item["outlet"] is None,
        )
        for item in shown
    ]


def field_rows(fields: Sequence[Mapping[str, Any]], anchors: Mapping[str, str]) -> list[Field]:
    """The fields with the most findings."""
    return [Field(_field_name(item), item["findings"], _worst(item["rules"], anchors)) for item in fields[:MOST_ROWS]]


def field_bars(fields: Sequence[Mapping[str, Any]]) -> list[Bar]:
    """The findings in each field, most first."""
    most = max((item["findings"] for item in fields), default=0) or 1
    return [
        Bar(
            name=_field_name(item),
            width=round(100 * item["findings"] / most, 2),
            value=words.number(item["findings"]),
            address="" if item["field"] is None else _address("field", item["field"]),
            aside=item["field"] is None,
        )
        for item in sorted(fields, key=lambda item: -item["findings"])[:MOST_BARS]
    ]


def split_rows(splits: Sequence[Mapping[str, Any]]) -> list[Part]:
    """The splits with the most articles; none where the dataset has no splits."""
    return [part(_split_name(item), item) for item in splits] if _has_splits(splits) else []


def split_bars(splits: Sequence[Mapping[str, Any]]) -> list[Bar]:
    """Findings per 100 articles of each split; none where the dataset has no splits."""
    shown = [item for item in splits if item["articles"]][:MOST_BARS] if _has_splits(splits) else []
    highest = max((item["findings"] / item["articles"] for item in shown), default=0) or 1
    return [
        Bar(
            name=_split_name(item),
            width=round(100 * item["findings"] / item["articles"] / highest, 2),
            value=rate(item["findings"], item["articles"]),
            aside=not item["split"],
        )
        for item in shown
    ]


def part(name: str, item: Mapping[str, Any]) -> Part:
    """A month or a split of the report as a row of a table."""
    share = words.percent(100 * item["articles_with_findings"] / item["articles"]) if item["articles"] else ""
    above, below = item["unsourced_attributions"], item["attributions"]
    unsourced = _one_place(100 * above / below if above is not None and below else None)
    return Part(name, item["articles"], item["findings"], rate(item["findings"], item["articles"]), share, unsourced)


def rate(findings: int, articles: int) -> str:
    """Findings per 100 articles, in words."""
    return _one_place(100 * findings / articles if articles else None)


def _one_place(value: float | None) -> str:
    """25.0; of what is less than one, a place more."""
    return words.NOTHING if value is None else f"{value:,.1f}" if not 0 < value < 1 else f"{value:.2f}"


def _has_splits(splits: Sequence[Mapping[str, Any]]) -> bool:
    return any(item["split"] is not None for item in splits)


def _split_name(item: Mapping[str, Any]) -> str:
    if item["split"] is None:
        return "other splits" if item.get("is_rest") else "no split"
    return clipped(item["split"] or "empty")


def _field_name(item: Mapping[str, Any]) -> str:
    return "other fields" if item.get("is_rest") else clipped(item["field"] or "no single field")


def _worst(rules: Mapping[str, int], anchors: Mapping[str, str]) -> list[tuple[str, str, int]]:
    most = sorted(rules.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
    return [(code, anchors.get(code, ""), amount) for code, amount in most]


def _address(name: str, value: str) -> str:
    """The address of the findings of an outlet or field: "#findings?outlet=Lantern+%26+Co"."""
    return "#findings?" + urlencode({name: value})
