"""What `import newsqa` offers: the same work as the commands, on paths, with results as frozen records and tables."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from newsqa.articles.batches import Loaded
from newsqa.config import Settings, check_settings
from newsqa.engines import annotate as annotating
from newsqa.engines import check as checking
from newsqa.engines.check import Run
from newsqa.engines.local import map_batches
from newsqa.engines.one_pass import batches_of, open_sources

__all__ = ["Run", "Settings", "check", "read_articles", "write_annotations"]

# Reading alone has no use for batches as small as those that are annotated.
MOST_ROWS = 4096

Source = str | os.PathLike[str]


def check(source: Source | Sequence[Source], settings: Settings | None = None, **changes: Any) -> Run:
    """Check one or more sources of articles, and leave the reports in the output folder.

    `changes` are fields of `Settings`, such as `output="report"` or `select=("NQ3",)`. The work is done in this process
    unless `processes` says otherwise: more than one needs a main module that can be imported, that is, one with
    `if __name__ == "__main__":`. Raises `newsqa.errors.NewsqaError` with a message when the check cannot be made.
    """
    return checking.check(_paths(source), _settings(settings, changes))


def write_annotations(
    source: Source | Sequence[Source], settings: Settings | None = None, **changes: Any
) -> annotating.Annotated:
    """Write the annotation tables of one or more sources to the output folder; see `newsqa.annotate.tables`."""
    return annotating.annotate(_paths(source), _settings(settings, changes))


def read_articles(
    source: Source | Sequence[Source], settings: Settings | None = None, **changes: Any
) -> Iterator[pa.Table]:
    """The articles of one or more sources as Arrow tables (columns of `newsqa.articles.schema.ARTICLES`), in batches of
    bounded size. Records that cannot be read are left out here; `check` lists them."""
    chosen = _settings(settings, changes)
    given = open_sources(_paths(source), chosen, MOST_ROWS)
    is_read = lambda one: isinstance(one, Loaded)  # noqa: E731
    for loaded in map_batches(batches_of, given, chosen.processes, stays=is_read):
        yield loaded.articles


def _paths(source: Source | Sequence[Source]) -> list[str | Path]:
    sources = [source] if isinstance(source, str | os.PathLike) else source
    return [one if isinstance(one, str) else Path(one) for one in sources]


def _settings(settings: Settings | None, changes: dict[str, Any]) -> Settings:
    for name in ("output", "suite"):
        if isinstance(changes.get(name), str):
            changes[name] = Path(changes[name])
    return check_settings(dataclasses.replace(settings or Settings(processes=1), **changes), "settings")
