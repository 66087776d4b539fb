"""Draws the page of two runs side by side: a comparison and the tables of new and gone findings go in, one HTML file
comes out, as safe as the page of one run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsqa.reports.comparison import Comparison, OutletChange, Two
from newsqa.reports.html import words
from newsqa.reports.html.page import Finding
from newsqa.reports.html.render import fill
from newsqa.reports.html.spread import shown_findings
from newsqa.reports.html.view import MOST_ROWS, anchor_of, finding_of
from newsqa.reports.rates import NO_RATES, Rates, Step, rate_in_words

MOST_FINDINGS = 20  # of a rule, new and gone each


@dataclass(frozen=True)
class RuleRow:
    """A rule with its numbers, its `rates` (old and new, or none), and the findings of it that are shown: new ones and
    gone ones."""

    code: str
    anchor: str
    name: str
    severity: str
    old: str
    new: str
    rates: Sequence[str]
    appeared: int
    in_old_articles: int
    gone: int
    new_findings: Sequence[Finding]
    gone_findings: Sequence[Finding]


@dataclass(frozen=True)
class Moved:
    """A number that moved: what it is, what it was and is, and by how much."""

    name: str | None
    old: str
    new: str
    change: str
    size: str = ""


@dataclass(frozen=True)
class DiffPage:
    """Everything the template shows."""

    old_name: str
    new_name: str
    comparison: Comparison
    sentence: str
    rules: Sequence[RuleRow]
    unchanged: Sequence[str]
    measures: Sequence[Moved]
    outlets: Sequence[Moved]
    all_outlets: int
    results: Mapping[bool | None, str]
    notes: Sequence[str]
    step: str
    worse: Sequence[str]


def write_diff(
    names: tuple[str, str],
    comparison: Comparison,
    appeared: Path,
    gone: Path,
    output: Path,
    rates: Rates = NO_RATES,
    step: Step | None = None,
) -> None:
    """Write the page of two runs, which go by these names; `appeared` and `gone` are the Parquet files of findings.
    With a step the page says which of the rates got worse by more."""
    page = diff_page(names, comparison, appeared, gone, rates, step)
    output.write_text(fill("diff.html", page=page), encoding="utf-8", newline="\n")


def diff_page(
    names: tuple[str, str],
    comparison: Comparison,
    appeared: Path,
    gone: Path,
    rates: Rates = NO_RATES,
    step: Step | None = None,
) -> DiffPage:
    """What the page says, in words and numbers."""
    by_code = {rate.name: rate for rate in rates.rates}
    new_findings, gone_findings = (shown_findings(path, MOST_FINDINGS) for path in (appeared, gone))
    rows = [
        RuleRow(
            code=rule.code,
            anchor=anchor_of(rule.code),
            name=rule.name,
            severity=rule.severity,
            old=words.number(rule.findings.old),
            new=words.number(rule.findings.new),
            rates=[words.number(round(value, 2)) for value in by_code[rule.code][3:]] if rule.code in by_code else (),
            appeared=rule.appeared,
            in_old_articles=rule.in_old_articles,
            gone=rule.gone,
            new_findings=[finding_of(row) for row in new_findings.get(rule.code, ())],
            gone_findings=[finding_of(row) for row in gone_findings.get(rule.code, ())],
        )
        for rule in comparison.rules
    ]
    outlets = sorted(comparison.outlets, key=lambda outlet: -abs(outlet.findings_per_100_articles.moved))
    return DiffPage(
        old_name=names[0],
        new_name=names[1],
        comparison=comparison,
        sentence=sentence(comparison),
        rules=sorted((row for row in rows if row.appeared or row.gone), key=lambda row: -row.appeared),
        unchanged=[f"{row.code} {row.name}" for row in rows if not row.appeared and not row.gone],
        measures=[_moved(words.spoken(name), two) for name, two in comparison.measures if two.old != two.new],
        outlets=[_outlet(outlet) for outlet in outlets[:MOST_ROWS]],
        all_outlets=len(outlets),
        results={True: "met", False: "not met", None: "not judged"},
        notes=rates.notes,
        step="" if step is None else step.in_words(),
        worse=[rate_in_words(rate) for rate in rates.worse(step)],
    )


def sentence(comparison: Comparison) -> str:
    """What happened: "31 findings are new, 12 of them in articles that were there before; 4 are gone."."""
    appeared, gone = comparison.appeared, comparison.gone
    if not appeared and not gone:
        return "No finding is new, and none is gone."
    before = sum(rule.in_old_articles for rule in comparison.rules)
    one = appeared == 1
    where = f", {f'{before:,}' if before else 'none'} of them in articles that were there before"
    if one:
        where = f", in an article that {'was there before' if before else 'is new'}"
    new = (
        f"{appeared:,} finding{'' if one else 's'} {'is' if one else 'are'} new{where}"
        if appeared
        else "No finding is new"
    )
    old = f"{gone:,} {'is' if gone == 1 else 'are'} gone" if gone else "none is gone"
    return f"{new}; {old}."


def _outlet(outlet: OutletChange) -> Moved:
    articles = f"{words.number(outlet.articles.old)} → {words.number(outlet.articles.new)}"
    return _moved(outlet.outlet, outlet.findings_per_100_articles, articles, nothing="not there")


def _moved(name: str | None, two: Two, size: str = "", nothing: str = words.NOTHING) -> Moved:
    old, new = (nothing if value is None else words.number(round(value, 2)) for value in two)
    change = words.number(round(abs(two.moved), 2))
    signed = "" if two.moved == 0 else f"+{change}" if two.moved > 0 else f"\N{MINUS SIGN}{change}"
    return Moved(name, old, new, signed, size)
