"""What rules are given: the tables of one batch, and a way to ask them for rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsqa.annotate.tables import TABLES
from newsqa.articles.schema import ARTICLES, DAMAGE, FIELDS, VIOLATIONS
from newsqa.rules.boilerplate import BOILERPLATE_ARTICLES
from newsqa.rules.composition import COMPOSITION, SPLIT_DAYS
from newsqa.rules.copies import COPIES
from newsqa.rules.date_columns import DATE_FORMS, OUTLET_TIMES
from newsqa.rules.keys import REPEATS
from newsqa.rules.label_probes import LABEL_PROBES
from newsqa.rules.leaks import LEAKS
from newsqa.rules.name_forms import NAME_VARIANTS
from newsqa.rules.outlet_columns import OUTLET_AUTHORS, OUTLET_FIELDS, OUTLET_HOSTS
from newsqa.rules.outlet_days import OUTLET_DAYS
from newsqa.rules.outlet_lengths import OUTLET_LENGTHS
from newsqa.rules.quotations import CONFLICTS
from newsqa.rules.terms import TERMS

_EMPTY = {
    name: schema.empty_table()
    for name, schema in {
        "articles": ARTICLES,
        "damage": DAMAGE,
        "violations": VIOLATIONS,
        **TABLES,
        "repeats": REPEATS,
        "fields": FIELDS,
        "date_forms": DATE_FORMS,
        "outlet_times": OUTLET_TIMES,
        "outlet_hosts": OUTLET_HOSTS,
        "outlet_authors": OUTLET_AUTHORS,
        "label_probes": LABEL_PROBES,
        "composition": COMPOSITION,
        "split_days": SPLIT_DAYS,
        "outlet_days": OUTLET_DAYS,
        "outlet_fields": OUTLET_FIELDS,
        "terms": TERMS,
        "name_variants": NAME_VARIANTS,
        "quotation_conflicts": CONFLICTS,
        "copies": COPIES,
        "leaks": LEAKS,
        "boilerplate": BOILERPLATE_ARTICLES,
        "outlet_lengths": OUTLET_LENGTHS,
    }.items()
}


@dataclass(frozen=True)
class Tables:
    """The tables of one batch.

    `articles` has the columns of `newsqa.articles.schema.ARTICLES`, `damage` those of `DAMAGE`. `violations` holds
    what broke the article schema: `row` (int32), `column`, `check` (strings). The annotation tables are those of
    `newsqa.annotate.tables`. `repeats` holds articles that share a key (columns of `newsqa.rules.keys.REPEATS`); it
    is filled when all batches are done, and then the other tables are empty. So is `fields`, the kinds of values in
    the fields of each source (schema `newsqa.articles.schema.FIELDS`), and so are `date_forms` and `outlet_times`
    (schemas of `newsqa.rules.date_columns`), `outlet_days` (`newsqa.rules.outlet_days`), `outlet_hosts`,
    `outlet_fields` and `outlet_authors` (`newsqa.rules.outlet_columns`),
    `label_probes`, how well single properties tell the labels (schema `newsqa.rules.label_probes.LABEL_PROBES`),
    `composition` and `split_days`, how many articles are of which outlet, label, split and day
    (`newsqa.rules.composition`),
    `terms`, where the terms of use are stated (`newsqa.rules.terms`),
    `name_variants`, articles that spell a name in a rarer way (columns of `newsqa.rules.name_forms.NAME_VARIANTS`),
    `quotation_conflicts`, quotations that are others in two articles (columns of `newsqa.rules.quotations.CONFLICTS`),
    `copies`, articles that are copies of another (columns of `newsqa.rules.copies.COPIES`), `leaks`, articles that are
    in two splits (columns of `newsqa.rules.leaks.LEAKS`), `boilerplate`, articles with lines that their outlet repeats
    (columns of `newsqa.rules.boilerplate.BOILERPLATE_ARTICLES`), and `outlet_lengths`, articles that are odd in length
    (columns of `newsqa.rules.outlet_lengths.OUTLET_LENGTHS`). `now` is when the run started; `options` are the running
    rule's, defaults filled in.
    """

    articles: pa.Table
    damage: pa.Table
    violations: pa.Table
    attributions: pa.Table
    dates: pa.Table
    names: pa.Table
    repeats: pa.Table
    now: datetime
    options: Mapping[str, Any] = field(default_factory=dict)
    fields: pa.Table = field(default_factory=FIELDS.empty_table)
    date_forms: pa.Table = field(default_factory=DATE_FORMS.empty_table)
    outlet_times: pa.Table = field(default_factory=OUTLET_TIMES.empty_table)
    outlet_hosts: pa.Table = field(default_factory=OUTLET_HOSTS.empty_table)
    outlet_authors: pa.Table = field(default_factory=OUTLET_AUTHORS.empty_table)
    label_probes: pa.Table = field(default_factory=LABEL_PROBES.empty_table)
    composition: pa.Table = field(default_factory=COMPOSITION.empty_table)
    split_days: pa.Table = field(default_factory=SPLIT_DAYS.empty_table)
    outlet_days: pa.Table = field(default_factory=OUTLET_DAYS.empty_table)
    outlet_fields: pa.Table = field(default_factory=OUTLET_FIELDS.empty_table)
    terms: pa.Table = field(default_factory=TERMS.empty_table)
    name_variants: pa.Table = field(default_factory=NAME_VARIANTS.empty_table)
    quotation_conflicts: pa.Table = field(default_factory=CONFLICTS.empty_table)
    copies: pa.Table = field(default_factory=COPIES.empty_table)
    leaks: pa.Table = field(default_factory=LEAKS.empty_table)
    boilerplate: pa.Table = field(default_factory=BOILERPLATE_ARTICLES.empty_table)
    outlet_lengths: pa.Table = field(default_factory=OUTLET_LENGTHS.empty_table)
    _last_text: dict[tuple[str, int], str] = field(init=False, repr=False, compare=False, default_factory=dict)

    @classmethod
    def with_only(cls, now: datetime, options: Mapping[str, Any], **tables: pa.Table) -> Tables:
        """The tables that are given, and the others empty."""
        return cls(**{**_EMPTY, **tables}, now=now, options=options)

    def rows(
        self, table: str, columns: Sequence[str] | None = None, *, having: str | None = None, **equal: Any
    ) -> list[dict[str, Any]]:
        """Rows of a table as dicts, those only whose columns have the given values.

        A value of None asks for nulls, a tuple for any of its values. `having` names a column that is not null.
        `columns` limits what is fetched, so that bodies are not copied for nothing. A table without a `row` gets one
        besides, its number.
        """
        data: pa.Table = getattr(self, table)
        if "row" not in data.column_names:
            data = data.append_column("row", pa.array(range(len(data)), pa.int32()))
        if having is not None:
            data = data.filter(pc.is_valid(data[having]))
        for name, value in equal.items():
            column = data[name]
            if value is None:
                mask = pc.is_null(column)
            elif isinstance(value, tuple):
                mask = pc.is_in(column, pa.array(value, column.type))
            else:
                mask = pc.equal(column, pa.scalar(value, column.type))
            data = data.filter(mask)
        if columns is not None:
            data = data.select(["row", *columns])
        found: list[dict[str, Any]] = data.to_pylist()
        return found

    def words(self, row: int, name: str, start: int, end: int) -> str:
        """The words between two offsets of an article's title or body."""
        text = self._last_text.get((name, row))
        if text is None:
            # The last text is kept: Arrow copies all of it each time, for every claim in a long article.
            text = str(self.articles[name][row].as_py())
            self._last_text.clear()
            self._last_text[name, row] = text
        return text[start:end]
