"""The annotators on one batch: articles in, the annotation tables out."""

from __future__ import annotations

from collections.abc import Mapping, Set

import pyarrow as pa

from newsqa.annotate.attributions.table import annotate_attributions
from newsqa.annotate.dates import annotate_dates
from newsqa.annotate.dates.reading import DayOrder
from newsqa.annotate.names import annotate_names
from newsqa.annotate.tables import TABLES


def annotate_articles(
    articles: pa.Table, annotators: Set[str] = frozenset(TABLES), day_order: DayOrder | None = None
) -> Mapping[str, pa.Table]:
    """The tables of `newsqa.annotate.tables` by name; those that are not in `annotators` are empty.

    `articles` has the columns of `newsqa.articles.schema.ARTICLES`. Each article is read by itself, so the results do
    not depend on how articles are batched. Attributions need names, to say who speaks.
    """
    found = {name: schema.empty_table() for name, schema in TABLES.items()}
    if annotators & {"names", "attributions"}:
        found["names"] = annotate_names(articles)
    if "dates" in annotators:
        found["dates"] = annotate_dates(articles, day_order=day_order)
    if "attributions" in annotators:
        found["attributions"] = annotate_attributions(articles, found["names"])
    return found
