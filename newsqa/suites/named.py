"""The expectations that are special to news, as a table: what each reads, and how it is said in plain words.

Nothing here needs Great Expectations, so that a report can be read and a run be planned without it; the classes made
from this table are in `newsqa.suites.expectations`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsqa.suites.row_conditions import columns_of

# tables with a row for each group of articles, and what they are grouped by
GROUPS: Mapping[str, str] = {
    "outlets": "outlet",
    "labels": "label",
    "splits": "split",
    "months": "month of publication",
}
TABLES = ("articles", "attributions", "dates", "names", *GROUPS, "dataset")
FEWEST_ARTICLES = 50  # of a group that `expect_groups_to_pass_rule` judges

PER_1000_RECORDS = "_per_1000_records"  # "NQ001_per_1000_records": the rate of a rule in the table `dataset`

# measures of the dataset and of groups: the rules that find what they count
MEASURES: Mapping[str, Sequence[str]] = {
    "rejects_per_1000_records": ("NQ001",),
    "incomplete_sources": ("NQ007", "NQ009"),
    "without_body_per_1000_articles": ("NQ101",),
    "duplicate_ids_per_1000_articles": ("NQ102",),
    "duplicates_per_1000_articles": ("NQ701", "NQ704"),
    "syndicated_per_1000_articles": ("NQ702", "NQ705"),
    "leaked_per_100_test_articles": ("NQ801", "NQ802", "NQ803"),
    "leaked_labels_per_100_articles": ("NQ811",),
    "shared_outlets_per_100_test_articles": ("NQ805",),
    "one_label_per_100_outlets": ("NQ812",),
    "majority_label_per_100_articles": ("NQ821",),
    "largest_outlet_per_100_articles": ("NQ822",),
    "boilerplate_per_1000_characters": ("NQ518",),
    "without_published_per_100_articles": ("NQ311", "NQ312"),
    "unsourced_per_100_attributions": ("NQ201", "NQ202", "NQ203", "NQ204", "NQ205"),
    "unsourced_per_100_articles": ("NQ201", "NQ202", "NQ203", "NQ204", "NQ205"),
    "anonymous_per_100_attributions": ("NQ201",),
    "without_speaker_per_100_quotations": ("NQ206",),
    "unresolved_per_100_dates": ("NQ301",),
    "ambiguous_per_1000_dates": ("NQ302",),
    "impossible_per_1000_dates": ("NQ303",),
    "wrong_weekdays_per_1000_dates": ("NQ304",),
    "after_publication_per_1000_dates": ("NQ305",),
    "unparseable_dates_per_1000_articles": ("NQ312",),
    "without_zone_per_100_articles": ("NQ313",),
    "future_per_1000_articles": ("NQ314",),
    "implausible_years_per_1000_articles": ("NQ315",),
    "modified_too_early_per_1000_articles": ("NQ316",),
    "unlike_url_per_1000_articles": ("NQ317",),
    "mixed_date_formats": ("NQ318",),
    "collection_times_per_100_outlets": ("NQ319",),
    "inconsistent_names_per_100_articles": ("NQ401",),
}

_ROWS = ("mostly", "row_condition", "condition_parser")


@dataclass(frozen=True)
class Named:
    """A named expectation: the tables that it can be about, the column it reads (None: that of its rule), the plain
    words, the codes of the rules that find what it is about, and the arguments that it takes."""

    tables: Sequence[str]
    column: str | None
    words: str
    rules: Sequence[str] = ()
    takes: Sequence[str] = _ROWS


NAMED: Mapping[str, Named] = {
    "expect_articles_to_pass_rule": Named(("articles",), None, "{share} articles pass {rule}", takes=("rule", *_ROWS)),
    "expect_articles_to_have_publication_date": Named(
        ("articles",), "has_published", "{share} articles have a publication date", ("NQ311",)
    ),
    "expect_attributions_to_be_sourced": Named(
        ("attributions",),
        "is_unsourced",
        "{share} attributions name somebody who stands behind the claim",
        ("NQ201", "NQ202", "NQ203", "NQ204", "NQ205"),
    ),
    "expect_quotations_to_have_a_speaker": Named(
        ("articles",), "NQ206", "{share} articles have a speaker for every quotation", ("NQ206",)
    ),
    "expect_dates_to_resolve": Named(
        ("dates",),
        "status",
        "{share} date expressions do not wait for a publication date that is missing",
        ("NQ301",),
    ),
    "expect_dates_to_be_possible": Named(
        ("dates",),
        "status",
        "{share} date expressions are possible and agree with their weekday and with publication",
        ("NQ303", "NQ304", "NQ305"),
    ),
    "expect_names_to_be_consistent": Named(
        ("names",), "variant_of", "{share} mentions spell a name as the rest of the article does", ("NQ401",)
    ),
    "expect_groups_to_pass_rule": Named(
        tuple(GROUPS),
        None,
        "in every {group} of at least {min_articles:,} articles, {share} articles pass {rule}",
        takes=("rule", "mostly", "min_articles"),
    ),
    "expect_dataset_to_pass_rule": Named(
        ("dataset",), None, "{findings} of {rule}{in_records}", takes=("rule", "max_findings", "max_per_1000_records")
    ),
}


def rules_about(expectation: Mapping[str, Any], text: str) -> Sequence[str]:
    """The codes of the rules that an expectation is about: those that its kwargs or its text name, or find the same."""
    named, kwargs = NAMED.get(expectation["type"]), expectation.get("kwargs", {})
    said = " ".join([text, *map(str, kwargs.values())]).upper()
    of_measure = MEASURES.get(str(kwargs.get("column")), ())
    return list(dict.fromkeys([*re.findall(r"\bNQ\d{3}", said), *(named.rules if named else ()), *of_measure]))


def columns_read(expectation: Mapping[str, Any], known: Collection[str]) -> Sequence[str] | None:
    """The columns that an expectation (of suite JSON) reads, of the `known` columns of its table those in a row
    condition too; None when only its class can know."""
    kwargs = expectation.get("kwargs", {})
    named = NAMED.get(expectation["type"])
    if expectation["type"].startswith("expect_table_column") or kwargs.get("column_index") is not None:
        return None  # it is about which columns there are
    if named is not None:
        is_rate = kwargs.get("max_per_1000_records") is not None
        columns = [named.column or f"{kwargs.get('rule', '')}{PER_1000_RECORDS if is_rate else ''}"]
        columns += ["articles"] if "min_articles" in named.takes else []
    else:
        columns = [kwargs[key] for key in ("column", "column_A", "column_B") if isinstance(kwargs.get(key), str)]
        columns += kwargs.get("column_list") or []
        if expectation["type"].startswith("expect_table_row_count"):  # any column tells, and one is enough
            columns += list(known)[:1]
    if condition := kwargs.get("row_condition"):
        parser = str(kwargs.get("condition_parser"))
        # one that is no text is Great Expectations' own object, as JSON
        words = columns_of(condition, parser) if isinstance(condition, str) else re.findall(r"\w+", str(condition))
        columns += [word for word in words if word in known and word not in columns]
    return columns if columns else None


def in_plain_words(expectation: Mapping[str, Any], rule_names: Mapping[str, str], table: str = "") -> str:
    """One sentence that says what is expected. `rule_names` gives the name of a rule by its code; `table` is the one
    that is judged, where that is known."""
    if expectation.get("description"):
        return str(expectation["description"])
    kwargs = expectation.get("kwargs", {})
    mostly = kwargs.get("mostly", 1)
    share = "all" if mostly == 1 else f"at least {100 * mostly:g} % of"
    if (named := NAMED.get(expectation["type"])) is not None:
        return _words_of_named(named, kwargs, share, rule_names, table)
    words = expectation["type"].removeprefix("expect_").replace("_", " ")
    said = ", ".join(f"{key} {value}" for key, value in kwargs.items() if key not in ("mostly", "batch_id"))
    return f"{words} ({said})" if "mostly" not in kwargs else f"{words} ({said}) for {share.removesuffix(' of')}"


def _words_of_named(
    named: Named, kwargs: Mapping[str, Any], share: str, rule_names: Mapping[str, str], table: str
) -> str:
    code, rate = str(kwargs.get("rule", "")), kwargs.get("max_per_1000_records")
    most = kwargs.get("max_findings", 0) if rate is None else rate
    words = named.words.format(
        share=share,
        rule=f"{code} {rule_names.get(code, '')}".strip(),
        group=GROUPS.get(table, "group"),
        min_articles=kwargs.get("min_articles", FEWEST_ARTICLES),
        findings="no finding" if most == 0 else f"at most {most:,} finding{'' if most == 1 else 's'}",
        in_records="" if rate is None else " in 1,000 records",
    )
    condition = kwargs.get("row_condition") if "row_condition" in named.takes else None
    return f"{words}, of those where {condition}" if condition else words


def note_of(expectation: Mapping[str, Any]) -> str:
    """Why an expectation matters: its `notes`, for which Great Expectations takes a text or several."""
    notes = expectation.get("notes") or ""
    return notes if isinstance(notes, str) else " ".join(map(str, notes))


def rules_behind() -> Mapping[str, Collection[str]]:
    """The codes of the rules that find what a column or a measure counts, by its name."""
    rules: dict[str, set[str]] = defaultdict(set)
    for name, codes in MEASURES.items():
        rules[name].update(codes)
    for named in NAMED.values():
        if named.column is not None:
            rules[named.column].update(named.rules)
    return {name: codes for name, codes in rules.items() if codes}
