"""Sums over the measures of all articles: findings by rule, by outlet, month and split, and the one row of dataset
measures."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsqa.rules.measures import COUNTS, NOT_ANALYSED
from newsqa.suites.breakdowns import Breakdown, FieldTally, PartTally

# dataset measure: (what it says, numerator, denominator, factor); the operands are sums over all articles
RATES: Mapping[str, tuple[str, str, str, int]] = {
    "rejects_per_1000_records": ("records that could not be read", "rejects", "records", 1000),
    "incomplete_sources": ("sources that break off, or are pointers to data", "incomplete", "run", 1),
    "without_body_per_1000_articles": ("articles without text", "NQ101_articles", "articles", 1000),
    "duplicate_ids_per_1000_articles": ("articles whose id is another's", "NQ102_articles", "articles", 1000),
    "duplicates_per_1000_articles": (
        "articles that are copies or near copies of others of their outlet",
        "duplicates",
        "articles",
        1000,
    ),
    "syndicated_per_1000_articles": (
        "articles that are copies or near copies of other outlets'",
        "syndicated",
        "articles",
        1000,
    ),
    "leaked_per_100_test_articles": (
        "articles of test and validation splits that are in an earlier split too",
        "leaked",
        "held_out",
        100,
    ),
    "leaked_labels_per_100_articles": (
        "articles whose label one shallow property tells, of those that guessing the commonest label gets wrong",
        "told_labels",
        "labels_to_tell",
        100,
    ),
    "shared_outlets_per_100_test_articles": (
        "articles of test and validation splits that are of an outlet in an earlier split",
        "of_shared_outlets",
        "held_out_with_outlet",
        100,
    ),
    "one_label_per_100_outlets": (
        "outlets with one label, of those with ten labelled articles or more",
        "outlets_of_one_label",
        "labelled_outlets",
        100,
    ),
    "majority_label_per_100_articles": ("articles of the commonest label", "of_commonest_label", "labelled", 100),
    "largest_outlet_per_100_articles": ("articles of the largest outlet", "of_largest_outlet", "with_outlet", 100),
    "boilerplate_per_1000_characters": (
        "characters of lines that their outlet repeats",
        "boilerplate_chars",
        "body_chars",
        1000,
    ),
    "without_published_per_100_articles": ("articles without a publication date", "without_published", "articles", 100),
    "words_per_article": ("words an article", "body_words", "articles", 1),
    "not_analysed_per_100_articles": ("articles not read for attributions", "not_analysed", "articles", 100),
    "attributions_per_article": ("attributions an article that was read for them", "attributions", "analysed", 1),
    "unsourced_per_100_attributions": (
        "attributions that nobody stands behind",
        "unsourced_attributions",
        "attributions",
        100,
    ),
    "unsourced_per_100_articles": (
        "articles with an unsourced attribution, of those that were read",
        "unsourced_attributions_articles",
        "analysed",
        100,
    ),
    "anonymous_per_100_attributions": ("claims that rest on an anonymous source", "NQ201", "attributions", 100),
    "quotations_per_article": ("quotations an article that was read", "quotations", "analysed", 1),
    "without_speaker_per_100_quotations": ("quotations without a speaker", "NQ206", "quotations", 100),
    "dates_per_article": ("date expressions an article that was read for them", "dates", "read_for_dates", 1),
    "unresolved_per_100_dates": ("date expressions that cannot be placed", "unresolved_dates", "dates", 100),
    "ambiguous_per_1000_dates": ("date expressions that can be read in two ways", "NQ302", "dates", 1000),
    "impossible_per_1000_dates": ("date expressions that no calendar has", "NQ303", "dates", 1000),
    "wrong_weekdays_per_1000_dates": ("date expressions with another day's weekday", "NQ304", "dates", 1000),
    "after_publication_per_1000_dates": ("date expressions told as past before they came", "NQ305", "dates", 1000),
    "unparseable_dates_per_1000_articles": (
        "articles with a date field that is no date",
        "NQ312_articles",
        "articles",
        1000,
    ),
    "without_zone_per_100_articles": (
        "articles with a publication time without a zone",
        "NQ313_articles",
        "articles",
        100,
    ),
    "future_per_1000_articles": ("articles published in the future", "NQ314_articles", "articles", 1000),
    "implausible_years_per_1000_articles": ("articles with a year that cannot be", "NQ315_articles", "articles", 1000),
    "modified_too_early_per_1000_articles": (
        "articles modified before they were published",
        "NQ316_articles",
        "articles",
        1000,
    ),
    "unlike_url_per_1000_articles": (
        "articles whose address has another date than their publication",
        "NQ317_articles",
        "articles",
        1000,
    ),
    "mixed_date_formats": ("formats that a date column has besides its commonest", "NQ318", "run", 1),
    "collection_times_per_100_outlets": (
        "outlets whose publication dates are times of collection",
        "NQ319",
        "outlets",
        100,
    ),
    "names_per_article": ("mentions of names an article that was read for them", "names", "read_for_names", 1),
    "inconsistent_names_per_100_articles": (
        "articles with a name spelled in two ways, of those that were read for names",
        "inconsistent_names_articles",
        "read_for_names",
        100,
    ),
    "findings_per_article": ("findings an article", "findings", "articles", 1),
}


# dataset measures that tell of faults, the lower, the better, and count no findings, which are known one by one
FAULTS = (
    "rejects_per_1000_records",
    "incomplete_sources",
    "leaked_labels_per_100_articles",
    "shared_outlets_per_100_test_articles",
    "one_label_per_100_outlets",
    "majority_label_per_100_articles",
    "largest_outlet_per_100_articles",
    "without_published_per_100_articles",
    "unsourced_per_100_attributions",
    "unsourced_per_100_articles",
    "unresolved_per_100_dates",
    "inconsistent_names_per_100_articles",
)

# operands that are no sums over articles
OF_THE_RUN = frozenset(
    [
        *("rejects", "records", "incomplete", "run", "outlets", "NQ318", "NQ319"),
        *("told_labels", "labels_to_tell", "of_shared_outlets", "held_out_with_outlet", "outlets_of_one_label"),
        *("labelled_outlets", "of_commonest_label", "labelled", "of_largest_outlet", "with_outlet"),
    ]
)

# a split that training must not see: test, validation; in one of several ways of splitting too (random:test)
HELD_OUT = r"(?i)(^|[,:\s])(test|testing|valid|val|validation|dev|eval|evaluation|heldout|holdout)\s*(,|$)"

# articles that one of several rules finds something in: an operand where all of these rules ran
FOUND_BY: Mapping[str, Sequence[str]] = {
    "duplicates": ("NQ701", "NQ704"),
    "syndicated": ("NQ702", "NQ705"),
    "leaked": ("NQ801", "NQ802", "NQ803"),
}

FOLD = 64  # partial sums that are held before they are added up
OUTLETS = 1_000  # with the most findings, that are told one by one
# what is told of each outlet: sums, and rates as for the dataset
OF_OUTLETS = ("attributions", "unsourced_attributions", "quotations")
RATES_OF_OUTLETS = (
    "attributions_per_article",
    "quotations_per_article",
    "unsourced_per_100_attributions",
    "anonymous_per_100_attributions",
    "without_speaker_per_100_quotations",
)


@dataclass(frozen=True)
class OutletTally:
    """How many articles an outlet has, findings by rule, and the measures of its attributions (None: not taken).

    `outlet` is None where the source names none.
    """

    outlet: str | None
    articles: int
    findings: int
    rules: Mapping[str, int]
    measures: Mapping[str, float | None]


@dataclass(frozen=True)
class Tally:
    """Sums over a run. `findings` and `affected` (articles with at least one) are by rule code; `dataset` holds the
    dataset measures, None where one was not taken; `faults` are what those of `FAULTS` count.
    `not_analysed` are articles, and parts of others, that were not read for attributions, dates or names
    (`newsqa.rules.measures`);
    `outlets` are those with the most findings, at most `OUTLETS` of `outlets_total`; `months` and `splits` add up to
    all articles."""

    articles: int
    findings: Mapping[str, int]
    affected: Mapping[str, int]
    outlets: Sequence[OutletTally]
    outlets_total: int
    dataset: Mapping[str, float | None]
    faults: Mapping[str, int]
    not_analysed: Mapping[str, int]
    months: Sequence[PartTally]
    splits: Sequence[PartTally]
    fields: Sequence[FieldTally]


def tally(
    measures: Iterable[pa.Table],
    rejects: int,
    incomplete: int,
    lost: Mapping[str, int],
    fields: Sequence[FieldTally] = (),
    whole: Mapping[str, int] | None = None,
) -> Tally:
    """Sum up the measures table, given some rows at a time.

    `rejects` records were not read, and `incomplete` sources not to their end; `lost` are the findings that no article
    has, by the code of each rule that can have such and ran; `fields` are the findings by field; `whole` are operands
    that are known of the dataset as a whole (`newsqa.corpus.whole`).
    """
    partial: list[pa.Table] = []
    codes: list[str] = []
    totals: dict[str, int | None] = {"articles": 0}
    breakdown = Breakdown()
    for table in measures:
        codes = [name for name in table.column_names if name.startswith("NQ")]
        breakdown.add(table, codes)
        columns = summands(table, codes)
        for name, column in columns.items():
            totals[name] = _added(totals.get(name), pc.sum(column).as_py())
        # a dataset may have as many outlets as articles: of each only what is told of it
        told = {name: columns[name] for name in _told(codes) if name in columns}
        partial.append(_by_outlet(pa.table({"outlet": table["outlet"], **told})))
        if len(partial) == FOLD:
            partial = [_by_outlet(pa.concat_tables(partial))]
    outlets = _by_outlet(pa.concat_tables(partial)) if partial else None
    totals |= {"rejects": rejects, "records": (totals["articles"] or 0) + rejects, "incomplete": incomplete, "run": 1}
    totals |= {**(whole or {}), **lost, "outlets": 0 if outlets is None else len(outlets)}
    totals["findings"] = sum(lost.values()) + sum(totals[code] or 0 for code in codes)
    return Tally(
        articles=totals["articles"] or 0,
        findings={**lost, **{code: totals[code] or 0 for code in codes}},
        affected={code: totals[f"{code}_articles"] or 0 for code in codes},
        outlets=_outlet_tallies(outlets, codes),
        outlets_total=0 if outlets is None else len(outlets),
        not_analysed={
            name: totals.get(name) or 0
            for name in (*NOT_ANALYSED, "articles_with_parts", "dates_not_analysed", "names_not_analysed")
        },
        dataset={name: _rate(totals, *parts[1:]) for name, parts in RATES.items()},
        faults={name: above for name in FAULTS if (above := totals.get(RATES[name][1])) is not None},
        months=breakdown.months(),
        splits=breakdown.splits(),
        fields=fields,
    )


def summands(measures: pa.Table, codes: Sequence[str]) -> dict[str, Any]:
    """What is summed over articles: the operands of `RATES` that are theirs, a column each, of some rows of the
    measures table; `codes` are its columns of findings, and `CODE_articles` says where there is one."""
    columns: dict[str, Any] = {name: measures[name].cast(pa.int64()) for name in (*COUNTS, *codes)}
    for name in (*codes, "unsourced_attributions", "inconsistent_names"):
        columns[f"{name}_articles"] = pc.greater(measures[name], 0).cast(pa.int64())
    for name, rules in FOUND_BY.items():
        if set(rules) <= set(codes):
            affected = functools.reduce(pc.or_, (pc.greater(measures[code], 0) for code in rules))
            columns[name] = affected.cast(pa.int64())
    columns["held_out"] = pc.fill_null(pc.match_substring_regex(measures["split"], HELD_OUT), False).cast(pa.int64())
    columns["without_published"] = pc.invert(measures["has_published"]).cast(pa.int64())
    columns["articles"] = pa.repeat(1, len(measures))
    columns["analysed"] = pc.subtract(1, measures["not_analysed"].cast(pa.int64()))
    for kind in ("dates", "names"):
        columns[f"read_for_{kind}"] = pc.subtract(1, measures[f"{kind}_not_analysed"].cast(pa.int64()))
    columns["articles_with_parts"] = pc.greater(measures["parts_not_analysed"], 0).cast(pa.int64())
    return columns


def _added(before: int | None, more: int | None) -> int | None:
    return more if before is None else before + (more or 0)


def _told(codes: Sequence[str]) -> Sequence[str]:
    """The summands of an outlet that something is told of."""
    operands = (operand for name in RATES_OF_OUTLETS for operand in RATES[name][1:3])
    return list(dict.fromkeys(("articles", *codes, *OF_OUTLETS, *operands)))


def _by_outlet(table: pa.Table) -> pa.Table:
    names = [name for name in table.column_names if name != "outlet"]
    summed = table.group_by("outlet", use_threads=False).aggregate([(name, "sum") for name in names])
    return summed.rename_columns({f"{name}_sum": name for name in names})


def _outlet_tallies(outlets: pa.Table | None, codes: Sequence[str]) -> Sequence[OutletTally]:
    if outlets is None:
        return ()
    findings = functools.reduce(pc.add, (outlets[code] for code in codes), pa.repeat(0, len(outlets)))
    ranked = outlets.append_column("findings", findings)
    ranked = ranked.sort_by([("findings", "descending"), ("outlet", "ascending")]).slice(0, OUTLETS)
    found = []
    for row in ranked.to_pylist():
        rules = {code: row[code] for code in codes if row[code]}
        measures = {name: row[name] for name in OF_OUTLETS}
        measures |= {name: _rate(row, *RATES[name][1:]) for name in RATES_OF_OUTLETS}
        found.append(OutletTally(row["outlet"], row["articles"], row["findings"], rules, measures))
    return found


def _rate(totals: Mapping[str, int | None], numerator: str, denominator: str, factor: int) -> float | None:
    above, below = totals.get(numerator), totals.get(denominator)
    return round(factor * above / below, 4) if above is not None and below else None
