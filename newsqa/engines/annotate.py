"""Annotate the sources: articles and their annotation tables, written to Parquet batch by batch."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import orjson
import pyarrow as pa

from newsqa.annotate.batch import annotate_articles
from newsqa.annotate.dates.reading import DayOrder
from newsqa.annotate.tables import TABLES, with_article_ids
from newsqa.articles.load import Loaded, read_articles
from newsqa.articles.schema import ARTICLES
from newsqa.config import Settings
from newsqa.engines.local import map_batches
from newsqa.engines.one_pass import Progress, Watch, day_order, load_options, nothing_read
from newsqa.engines.spool import Spool
from newsqa.errors import InputError, UsageError


@dataclass(frozen=True)
class Annotated:
    """What `annotate` left in `folder`: rows by table, rejected records, and what the loader has to say."""

    folder: Path
    rows: Mapping[str, int]
    rejects: int
    notes: Sequence[str]


def annotate_batch(loaded: Loaded, day_order: DayOrder | None) -> tuple[Mapping[str, pa.Table], pa.Table]:
    """The tables of one batch as users see them (`articles` and the annotations), and its rejects."""
    ids = loaded.articles["article_id"]
    found = annotate_articles(loaded.articles, day_order=day_order)
    tables = {name: with_article_ids(table, ids) for name, table in found.items()}
    return {"articles": loaded.articles, **tables}, loaded.rejects


def annotate(
    paths: Sequence[Path], settings: Settings, progress: Progress = lambda articles, rejects: None
) -> Annotated:
    """Write articles, attributions, dates and names (.parquet) and rejects.jsonl to the folder `settings.output`.

    The tables have the columns of `newsqa.annotate.tables`, with `article_id` in place of `row`. Raises UsageError or
    InputError, with a message for the user.
    """
    folder = settings.output
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written to ({error.strerror}); choose a folder with --output") from error
    watch = Watch(paths)
    batches = watch.over(read_articles(paths, load_options(settings)))
    work = functools.partial(annotate_batch, day_order=day_order(settings))
    no_ids = pa.chunked_array([], pa.string())
    schemas = {name: with_article_ids(schema.empty_table(), no_ids).schema for name, schema in TABLES.items()}
    schemas = {"articles": ARTICLES, **schemas}
    rows = dict.fromkeys(schemas, 0)
    rejects = 0
    with ExitStack() as stack:
        spools = {n: stack.enter_context(Spool(folder / f"{n}.parquet", s)) for n, s in schemas.items()}
        lost = stack.enter_context((folder / "rejects.jsonl").open("wb"))
        for tables, rejected in map_batches(work, batches, settings.processes):
            for name, table in tables.items():
                spools[name].add(table)
                rows[name] += len(table)
            lost.writelines(orjson.dumps(reject) + b"\n" for reject in rejected.to_pylist())
            rejects += len(rejected)
            progress(rows["articles"], rejects)
    if not rows["articles"]:
        raise InputError(nothing_read(paths, rejects, watch.first_reject))
    return Annotated(folder, rows, rejects, watch.passed({}).notes)
