"""What `import newsqa` offers: the same work as the commands, with results as tables and frozen records."""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.articles.batches import Loaded
from newsqa.articles.stores.addresses import TABLE_PREFIX
from newsqa.config import Settings, inputs_of
from newsqa.engines import annotate as annotating
from newsqa.engines import check as checking
from newsqa.engines.local import map_batches
from newsqa.engines.one_pass import batches_of, open_sources
from newsqa.errors import InputError
from newsqa.keywords import settings_of
from newsqa.result import Result

if TYPE_CHECKING:
    import pandas as pd

    OnePath: TypeAlias = str | os.PathLike[str]
    Source: TypeAlias = OnePath | Sequence[OnePath] | pa.Table | pd.DataFrame

__all__ = ["Result", "Settings", "check", "read_articles", "write_annotations"]

# Reading alone has no use for batches as small as those that are annotated.
MOST_ROWS = 4096


def check(
    source: Source | None = None, settings: Settings | None = None, *, config: OnePath | None = None, **changes: Any
) -> Result:
    """Check one or more sources of articles, or a table of them, and give the verdict with all that was found.

    A source is what `newsqa check` takes: a file, a folder, an archive, an address; or a table of articles of pyarrow,
    pandas or polars, which findings call "table"; without one it is what the settings name as `inputs`. Settings come
    from `config`, the path of a newsqa.toml, or from `settings`, and `changes` go over them: each is a field of
    `Settings`, such as `profile="wire"` or `select="NQ3"`. What the run leaves goes to `output`; where nothing names
    one, to a temporary folder that lives as long as the result.

    The work is done in this process unless `processes` says otherwise: more than one needs a main module that can be
    imported, that is, one with `if __name__ == "__main__":`. Raises `newsqa.NewsqaError` with a message when the check
    cannot be made.
    """
    chosen = settings_of(settings, config, changes)
    is_kept = "output" in changes or chosen.output != Settings.output
    if not is_kept:
        chosen = replace(chosen, output=Path(tempfile.mkdtemp(prefix="newsqa-")))
    try:
        with _paths(inputs_of(chosen) if source is None else source) as paths:
            run = checking.check(paths, chosen)
    except BaseException:
        if not is_kept:
            shutil.rmtree(chosen.output, ignore_errors=True)
        raise
    result = Result(run.passed, run.report, run.folder)
    if not is_kept:
        weakref.finalize(result, shutil.rmtree, run.folder, ignore_errors=True)
    return result


def write_annotations(
    source: Source, settings: Settings | None = None, *, config: OnePath | None = None, **changes: Any
) -> annotating.Annotated:
    """Write the annotation tables of one or more sources to the output folder; see `newsqa.annotate.tables`."""
    with _paths(source) as paths:
        return annotating.annotate(paths, settings_of(settings, config, changes))


def read_articles(
    source: Source, settings: Settings | None = None, *, config: OnePath | None = None, **changes: Any
) -> Iterator[pa.Table]:
    """The articles of one or more sources as Arrow tables (columns of `newsqa.articles.schema.ARTICLES`), in batches of
    bounded size. Records that cannot be read are left out here; `check` lists them."""
    chosen = settings_of(settings, config, changes)
    with _paths(source) as paths:
        given = open_sources(paths, chosen, MOST_ROWS)
        is_read = lambda one: isinstance(one, Loaded)  # noqa: E731
        for loaded in map_batches(batches_of, given, chosen.processes, stays=is_read):
            yield loaded.articles


@contextmanager
def _paths(source: Any) -> Iterator[list[str | Path]]:
    """The sources as the engines take them; a table lies in a file meanwhile."""
    if (table := _table(source)) is None:
        yield [_path(one) for one in (source if isinstance(source, list | tuple) else [source])]
        return
    with tempfile.TemporaryDirectory(prefix="newsqa-") as folder:
        path = Path(folder) / "table.parquet"
        try:
            pq.write_table(table, path)
        except (pa.ArrowException, OSError) as error:
            raise InputError(f"the table cannot be taken as articles: {error}") from error
        yield [f"{TABLE_PREFIX}{path}"]


def _table(source: Any) -> pa.Table | None:
    # Arrow tables of any library (polars, DuckDB), and data frames of older pandas; none is imported to find out
    if not hasattr(source, "__arrow_c_stream__") and not hasattr(source, "__dataframe__"):
        return None
    try:
        return pa.table(source)
    except (pa.ArrowException, ValueError, TypeError, AttributeError) as error:
        said = " ".join(str(error).split())
        raise InputError(f"the {type(source).__name__} cannot be taken as articles: {said}") from error


def _path(one: Any) -> str | Path:
    if isinstance(one, str):
        return one
    if isinstance(one, os.PathLike):
        return Path(one)
    raise InputError(f"expected paths of articles, or one table of them, found {type(one).__name__}")
