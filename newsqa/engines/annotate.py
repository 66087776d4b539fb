"""Annotate the sources: articles and their annotation tables, written to Parquet batch by batch."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from newsqa.annotate.batch import annotate_articles
from newsqa.annotate.dates.reading import DayOrder
from newsqa.annotate.tables import TABLES, with_article_ids
from newsqa.articles.load import Loaded
from newsqa.articles.schema import ARTICLES
from newsqa.config import Settings
from newsqa.engines.collecting import collected_seldom
from newsqa.engines.folders import complete_or_nothing
from newsqa.engines.one_pass import REJECTS_FILE, Progress, day_order, open_sources, pass_over


@dataclass(frozen=True)
class Annotated:
    """What `annotate` left in `folder`: rows by table, rejected records, and what the loader has to say."""

    folder: Path
    rows: Mapping[str, int]
    rejects: int
    notes: Sequence[str]


@dataclass(frozen=True)
class AnnotatedBatch:
    """The articles of one batch, their annotations as users see them, and its rejects."""

    articles: pa.Table
    annotations: Mapping[str, pa.Table]
    rejects: pa.Table

    @property
    def size(self) -> int:
        return len(self.articles)

    def tables(self, offset: int) -> Mapping[str, pa.Table]:
        """The tables by the name of their file; nothing in them counts rows."""
        return {"articles": self.articles, **self.annotations}


def annotate_batch(loaded: Loaded, day_order: DayOrder | None) -> AnnotatedBatch:
    """Annotate one batch."""
    ids = loaded.articles["article_id"]
    found = annotate_articles(loaded.articles, day_order=day_order)
    annotations = {name: with_article_ids(table, ids) for name, table in found.items()}
    return AnnotatedBatch(loaded.articles, annotations, loaded.rejects)


@collected_seldom()
def annotate(
    paths: Sequence[str | Path], settings: Settings, progress: Progress = lambda articles, rejects: None
) -> Annotated:
    """Write articles, attributions, dates and names (.parquet) and rejects.jsonl to the folder `settings.output`.

    The tables have the columns of `newsqa.annotate.tables`, with `article_id` in place of `row`. Raises UsageError or
    InputError, with a message for the user; then what an older run left is still there.
    """
    given = open_sources(paths, settings)
    no_ids = pa.chunked_array([], pa.string())
    schemas = {name: with_article_ids(schema.empty_table(), no_ids).schema for name, schema in TABLES.items()}
    schemas = {"articles": ARTICLES, **schemas}
    work = functools.partial(annotate_batch, day_order=day_order(settings))
    with complete_or_nothing(settings.output, [*(f"{name}.parquet" for name in schemas), REJECTS_FILE]) as partial:
        seen = pass_over(given, paths, work, schemas, partial, settings.processes, progress)
    return Annotated(settings.output, seen.rows, seen.rejects, seen.notes)
