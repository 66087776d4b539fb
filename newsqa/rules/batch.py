"""The batch function: one batch of articles in, its findings, measures, keys and annotations out.

It is pure and picklable: everything it needs comes in the plan, so that local processes, Spark tasks and tests get the
same rows from the same batch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsqa.annotate.batch import annotate_articles
from newsqa.annotate.dates.reading import DayOrder
from newsqa.articles.load import Loaded
from newsqa.rules.boilerplate import LINES, boilerplate_lines
from newsqa.rules.date_columns import DATE_FORMS, PUBLICATION_TIMES, date_forms, publication_times
from newsqa.rules.findings import identities_of, make_findings
from newsqa.rules.keys import REPEATS, article_keys
from newsqa.rules.label_properties import LABEL_PROPERTIES, label_properties
from newsqa.rules.languages import count_languages
from newsqa.rules.measures import measure
from newsqa.rules.name_forms import NAME_FORMS, name_forms
from newsqa.rules.outlet_columns import (
    AUTHOR_COUNTS,
    OUTLET_FIELDS,
    OUTLET_HOSTS,
    author_counts,
    outlet_fields,
    outlet_hosts,
)
from newsqa.rules.quotations import QUOTATIONS, quotations
from newsqa.rules.rule import BETWEEN_ARTICLES, OF_SOURCES, Rule
from newsqa.rules.running import run_rule
from newsqa.rules.sketches import SKETCHES, sketches
from newsqa.rules.tables import Tables
from newsqa.rules.texts import CANDIDATES, Ceilings, texts

_NEED_SKETCHES = {"copies", "leaks", "boilerplate", "outlet_lengths"}


@dataclass(frozen=True)
class Plan:
    """What to do with every batch.

    `rules` run, with `options` by code where they differ from the rule's own. `annotators` work. `keep` names the
    columns of each annotation table that later parts want; a table that is not named is dropped.
    """

    rules: Sequence[Rule]
    now: datetime
    annotators: frozenset[str]
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    keep: Mapping[str, Sequence[str]] = field(default_factory=dict)
    day_order: DayOrder | None = None


@dataclass(frozen=True)
class BatchResult:
    """What came of one batch; all tables in the order of the articles.

    `findings` (FINDINGS) in articles and `lost`, those about damage to records; `measures` (one row an article), `keys`
    (KEYS), `date_forms`, `publication_times`, `outlet_hosts`, `outlet_fields`, `author_counts`, `label_properties`,
    `name_forms`, `quotations`, `sketches` and `lines` (empty where no rule reads them), `languages` (LANGUAGES),
    `annotations` by name, `rejects` (REJECTS), and `texts` (CANDIDATES), the articles that may be kept in full.
    """

    findings: pa.Table
    lost: pa.Table
    measures: pa.Table
    keys: pa.Table
    date_forms: pa.Table
    publication_times: pa.Table
    outlet_hosts: pa.Table
    outlet_fields: pa.Table
    author_counts: pa.Table
    label_properties: pa.Table
    name_forms: pa.Table
    quotations: pa.Table
    sketches: pa.Table
    languages: pa.Table
    lines: pa.Table
    annotations: Mapping[str, pa.Table]
    rejects: pa.Table
    texts: pa.Table

    @property
    def size(self) -> int:
        """How many articles the batch had."""
        return len(self.measures)

    def tables(self, offset: int) -> Mapping[str, pa.Table]:
        """The tables by name; rows of keys are counted over the dataset, in which `offset` articles stand before."""
        return {
            "findings": self.findings,
            "lost": self.lost,
            "measures": self.measures,
            "keys": _counted_from(offset, self.keys),
            "date_forms": self.date_forms,
            "publication_times": _counted_from(offset, self.publication_times),
            "outlet_hosts": self.outlet_hosts,
            "outlet_fields": self.outlet_fields,
            "author_counts": _counted_from(offset, self.author_counts),
            "label_properties": self.label_properties,
            "name_forms": _counted_from(offset, self.name_forms),
            "quotations": _counted_from(offset, self.quotations),
            "sketches": _counted_from(offset, self.sketches),
            "language_counts": self.languages,
            "lines": _counted_from(offset, self.lines),
            "texts": _counted_from(offset, self.texts),
            **self.annotations,
        }


def _counted_from(offset: int, table: pa.Table) -> pa.Table:
    at = table.schema.get_field_index("row")
    return table.set_column(at, table.schema.field(at), pc.add(table["row"], offset))


def process_batch(loaded: Loaded, plan: Plan, ceilings: Ceilings | None = None) -> BatchResult:
    """Check one batch of articles. `ceilings` tell which texts may still be chosen; without them none is kept."""
    # Pandera takes a second to import: only where batches are worked on, and not before a source has been found.
    from newsqa.articles.contract import violations

    articles = loaded.articles
    annotations = annotate_articles(articles, plan.annotators, plan.day_order)
    # looked at by several, and made of whole bodies
    articles = articles.append_column("identity", pa.array(identities_of(articles), pa.string()))
    tables = Tables(
        articles=articles,
        damage=loaded.damage,
        violations=violations(loaded.articles),
        attributions=annotations["attributions"],
        dates=annotations["dates"],
        names=annotations["names"],
        repeats=REPEATS.empty_table(),
        now=plan.now,
    )
    lost = [
        pair
        for rule in plan.rules
        if rule.reads == "damage"
        for pair in run_rule(rule, tables, plan.options, loaded.damage)
    ]
    later = (*OF_SOURCES, *BETWEEN_ARTICLES)
    faults = [
        pair
        for rule in plan.rules
        if rule.reads not in later
        for pair in run_rule(rule, tables, plan.options, articles)
    ]
    faults.sort(key=lambda pair: pair[1].row)  # stable: within an article by rule, within a rule by place
    read = {rule.reads for rule in plan.rules}
    fault_rows: dict[str, list[int]] = {}
    for rule, fault in faults:
        fault_rows.setdefault(rule.code, []).append(fault.row)
    measures = measure(tables, fault_rows, plan.rules, plan.annotators)
    return BatchResult(
        findings=make_findings(faults, articles),
        lost=make_findings(lost, loaded.damage),
        measures=measures,
        keys=article_keys(articles),
        date_forms=date_forms(articles) if "date_forms" in read else DATE_FORMS.empty_table(),
        publication_times=publication_times(articles) if "outlet_times" in read else PUBLICATION_TIMES.empty_table(),
        outlet_hosts=outlet_hosts(articles) if "outlet_hosts" in read else OUTLET_HOSTS.empty_table(),
        outlet_fields=outlet_fields(articles) if "outlet_fields" in read else OUTLET_FIELDS.empty_table(),
        author_counts=author_counts(articles) if "outlet_authors" in read else AUTHOR_COUNTS.empty_table(),
        label_properties=label_properties(articles) if "label_probes" in read else LABEL_PROPERTIES.empty_table(),
        name_forms=name_forms(articles, tables.names) if "name_variants" in read else NAME_FORMS.empty_table(),
        quotations=quotations(articles, tables.attributions)
        if "quotation_conflicts" in read
        else QUOTATIONS.empty_table(),
        sketches=sketches(articles) if _NEED_SKETCHES & read else SKETCHES.empty_table(),
        languages=count_languages(articles, measures["dates_not_analysed"]),
        lines=boilerplate_lines(articles) if "boilerplate" in read else LINES.empty_table(),
        annotations={name: annotations[name].select(list(columns)) for name, columns in plan.keep.items()},
        rejects=loaded.rejects,
        texts=CANDIDATES.empty_table()
        if ceilings is None
        else texts(articles, annotations, plan.annotators, fault_rows, ceilings),
    )
