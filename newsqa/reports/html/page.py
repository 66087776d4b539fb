"""The records that the template shows: plain text and numbers, nothing escaped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsqa.reports.html.months import Months
from newsqa.reports.html.sets import Sets
from newsqa.reports.html.trend import Trend
from newsqa.reports.html.where import Bar, Field, Outlet, Part


@dataclass(frozen=True)
class PageOptions:
    """What a page is to show: a title of its own, at most about so many findings in all, and whether words of articles
    may stand on it."""

    title: str | None = None
    most_findings: int | None = None
    with_text: bool = True


DEFAULT = PageOptions()


@dataclass(frozen=True)
class Finding:
    """One finding; `before`, `marked` and `after` are the excerpt, `marked` empty when the fault is not in the text."""

    article: str
    where: str
    offsets: str
    outlet: str
    known: bool
    before: str
    marked: str
    after: str
    message: str
    help: str


@dataclass(frozen=True)
class Rule:
    """A rule with what it found; `share` are the articles with a finding, in words, and `width` in percent. `trend` is
    how it stands against the run before, if there was one."""

    code: str
    name: str
    severity: str
    findings: int
    known: int
    articles: int
    summary: str
    documentation: Sequence[tuple[str, str]]
    share: str
    width: float
    trend: Trend | None


@dataclass(frozen=True)
class Expectation:
    """One expectation; `result` is "not met", "met" or "not judged". `counts` tells whether it can fail the verdict,
    `says_tolerance` whether its text names the tolerance already, `note` why it matters."""

    anchor: str
    table: str
    text: str
    note: str
    type: str
    particulars: str
    tolerance: str
    says_tolerance: bool
    observed: str
    severity: str
    result: str
    reason: str
    counts: bool
    rules: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Spelling:
    """A spelling of a name that is not its usual one, with a sentence that has it; `rules` are codes with anchors;
    `tied` says that it is as common as the other."""

    form: str
    articles: int
    tied: bool
    rules: Sequence[tuple[str, str]]
    before: str
    marked: str
    after: str
    article: str


@dataclass(frozen=True)
class Name:
    """A name that is spelled in several ways: its usual spelling, others, and how many more of these there are."""

    usual: str
    articles: int
    others: Sequence[Spelling]
    more: int


@dataclass(frozen=True)
class Where:
    """Where the findings are: bars and tables by outlet, field and split, and charts by month."""

    outlet_bars: Sequence[Bar]
    outlets: Sequence[Outlet]
    all_outlets: int
    listed_outlets: int
    months: Months
    field_bars: Sequence[Bar]
    fields: Sequence[Field]
    split_bars: Sequence[Bar]
    splits: Sequence[Part]


@dataclass(frozen=True)
class NotLookedAt:
    """What was not looked at: sentences on what was not read, rules that were not selected (code, name), and
    expectations that were not judged."""

    unread: Sequence[str]
    rules: Sequence[tuple[str, str]]
    expectations: Sequence[Expectation]


@dataclass(frozen=True)
class Page:
    """Everything the template shows; `dataset` are measures with their values, and those of the run before where they
    were others."""

    title: str
    own_title: str
    with_text: bool
    version: str
    profile: str
    passed: bool
    sentence: str
    trend: str
    previous_day: str
    dataset_name: str
    articles: int
    rejects: int
    findings: int
    known: int
    baseline: str
    fail_on: str
    blocking: Sequence[Expectation]
    tolerated: Sequence[Expectation]
    tables: Sequence[tuple[str, Sequence[Expectation]]]
    expectations: int
    judged: int
    met: int
    rules: Sequence[Rule]
    silent: Sequence[Rule]
    gone: Sequence[tuple[str, str, int]]
    names: Sequence[Name]
    all_names: int
    sets: Sets
    where: Where
    not_looked_at: NotLookedAt
    guesses: Sequence[str]
    notes: Sequence[str]
    sources: Sequence[tuple[str, int, int]]
    all_sources: int
    dataset: Sequence[tuple[str, str, str]]
    started: str
    started_raw: str
    took: str
    options: Sequence[tuple[str, str]]
