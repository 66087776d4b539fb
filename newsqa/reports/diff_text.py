"""What `newsqa diff` prints: a comparison and its rates go in, lines of plain text come out."""

from __future__ import annotations

from collections.abc import Sequence

from newsqa.reports.comparison import Comparison, RuleChange
from newsqa.reports.html.diff import sentence
from newsqa.reports.html.words import spoken
from newsqa.reports.rates import Rate, Rates, Step, rate_in_words

MOST_RULES = 12
_NUMBERS = f"{'old':>10}  {'new':>10}  {'change':>10}"


def diff_lines(comparison: Comparison, rates: Rates, step: Step | None) -> list[str]:
    """The verdicts and what is new, what must be said of the comparison, the rates side by side, and with a step
    whether it was kept."""
    verdicts = ["PASSED" if passed else "FAILED" for passed in comparison.passed]
    lines = [f"{verdicts[0]} -> {verdicts[1]}  {sentence(comparison)}"]
    lines += [f"  note: {note}" for note in rates.notes]
    for codes, which in ((comparison.only_new, "new"), (comparison.only_old, "old")):
        if codes:
            lines.append(f"  not compared, since they ran in the {which} run only: {', '.join(codes)}")
    lines += _rules(comparison, rates)
    lines += _measures([rate for rate in rates.rates if not rate.of and rate.rise])
    return lines + (_verdict(rates.worse(step), step) if step is not None else [])


def _rules(comparison: Comparison, rates: Rates) -> list[str]:
    by_code = {rate.name: rate for rate in rates.rates}
    moved = [rule for rule in comparison.rules if rule.appeared or rule.gone or _rise(rule, by_code)]
    moved.sort(key=lambda rule: (-_rise(rule, by_code), -rule.appeared))
    shown = moved[:MOST_RULES]
    if not shown:
        return []
    width = max(len(f"{rule.code}  {rule.name}") for rule in shown)
    lines = ["", f"{'Findings in 1,000 articles':{width + 2}}  {_NUMBERS}"]
    lines += [_rule(rule, by_code.get(rule.code), width) for rule in shown]
    if len(moved) > MOST_RULES:
        lines.append(f"  and {len(moved) - MOST_RULES:,} more rules; the report has them all")
    return lines


def _rise(rule: RuleChange, by_code: dict[str, Rate]) -> float:
    return by_code[rule.code].rise if rule.code in by_code else 0.0


def _rule(rule: RuleChange, rate: Rate | None, width: int) -> str:
    numbers = _numbers(rate) if rate else f"{'':34}"
    records = "" if rate is None or rate.of.endswith("articles") else f" (in {rate.of})"
    return f"  {rule.code}  {rule.name:{width - len(rule.code) - 2}}  {numbers}  {_counts(rule)}{records}"


def _counts(rule: RuleChange) -> str:
    return f"{rule.appeared:,} new, {rule.gone:,} gone"


def _measures(moved: Sequence[Rate]) -> list[str]:
    if not moved:
        return []
    width = max(len(spoken(rate.name)) for rate in moved)
    lines = ["", f"{'Measures of the dataset':{width + 2}}  {_NUMBERS}"]
    return lines + [f"  {spoken(rate.name):{width}}  {_numbers(rate)}" for rate in moved]


def _numbers(rate: Rate) -> str:
    return f"{rate.old:>10,.2f}  {rate.new:>10,.2f}  {rate.rise:>+10,.2f}"


def _verdict(worse: Sequence[Rate], step: Step) -> list[str]:
    if not worse:
        return ["", f"PASSED: no rate got worse by more than {step.in_words()}"]
    number = "1 rate" if len(worse) == 1 else f"{len(worse):,} rates"
    lines = ["", f"FAILED: {number} got worse by more than {step.in_words()}"]
    return lines + [f"  {rate_in_words(rate)}" for rate in worse]
