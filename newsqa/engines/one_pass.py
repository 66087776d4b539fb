"""One pass over the sources: every batch is loaded, worked on by the local engine, and its tables are written."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import orjson
import pyarrow as pa

from newsqa.annotate.dates.reading import DayOrder
from newsqa.articles.load import Loaded, LoadOptions, read_articles
from newsqa.articles.readers.file_names import shown
from newsqa.config import Settings
from newsqa.engines.local import map_batches
from newsqa.engines.spool import Spool
from newsqa.errors import InputError
from newsqa.reports.run_report import SourceCount

REJECTS_FILE = "rejects.jsonl"

Progress = Callable[[int, int], None]  # articles and rejects so far


class Result(Protocol):
    """What work on one batch gives: how many articles it had, its rejects (REJECTS), and its tables by name."""

    @property
    def size(self) -> int: ...
    @property
    def rejects(self) -> pa.Table: ...
    def tables(self, offset: int) -> Mapping[str, pa.Table]:
        """The tables, with row numbers counted over the dataset, in which `offset` articles stand before."""
        ...


@dataclass(frozen=True)
class Pass:
    """What one pass came to: the sources, what the loader has to say, and the rows written by table."""

    sources: Sequence[SourceCount]
    notes: Sequence[str]
    rows: Mapping[str, int]

    @property
    def rejects(self) -> int:
        return sum(source.rejects for source in self.sources)


class Watch:
    """Counts what the loader gives while the engine takes it."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.first_reject = ""
        self._counts = {shown(path): Counter[str]() for path in paths}
        self._notes: dict[str, None] = {}

    def over(self, batches: Iterable[Loaded]) -> Iterator[Loaded]:
        """The same batches, counted as they pass."""
        for loaded in batches:
            self._count("articles", loaded.articles)
            self._count("rejects", loaded.rejects)
            self._notes |= dict.fromkeys(loaded.notes)
            if len(loaded.rejects) and not self.first_reject:
                first = loaded.rejects.slice(0, 1).to_pylist()[0]
                place = [first["source_file"], first["source_row"], first["reason"]]
                self.first_reject = ": ".join(str(part) for part in place if part is not None)
            yield loaded

    def _count(self, kind: str, table: pa.Table) -> None:
        """Add up what came from each path that was given: a file itself, or what lies below a folder."""
        for file, number in Counter(table["source_file"].to_pylist()).items():
            above = (path for path in self._counts if Path(file).is_relative_to(path))
            path = file if file in self._counts else next(above, next(iter(self._counts)))
            self._counts[path][kind] += number

    def passed(self, rows: Mapping[str, int]) -> Pass:
        """What has been seen."""
        sources = [SourceCount(path, count["articles"], count["rejects"]) for path, count in self._counts.items()]
        return Pass(sources, list(self._notes), rows)


def open_sources(paths: Sequence[Path], settings: Settings) -> Iterator[Loaded]:
    """The batches of the sources, with the first read already: a source that is not there is an error right here."""
    options = LoadOptions(fields=settings.fields, timezone=settings.timezone, day_first=settings.day_first)
    batches = read_articles(paths, options)
    first = list(itertools.islice(batches, 1))
    return itertools.chain(first, batches)


def day_order(settings: Settings) -> DayOrder | None:
    """How dates such as 03/04/2024 in the text are to be read, as far as the settings say it."""
    if settings.day_first is None:
        return None
    return "day-first" if settings.day_first else "month-first"


def pass_over(
    batches: Iterable[Loaded],
    paths: Sequence[Path],
    work: Callable[[Loaded], Result],
    schemas: Mapping[str, pa.Schema],
    folder: Path,
    processes: int,
    progress: Progress,
    still_sound: Callable[[], object] = lambda: None,
) -> Pass:
    """Do `work` on each batch of the sources at `paths`, and write its tables to `folder`: Parquet files with the names
    and schemas of `schemas`, and rejects.jsonl.

    `still_sound` is called after each batch and may raise. Raises InputError when no article can be read at all.
    """
    watch = Watch(paths)
    rows: Counter[str] = Counter(dict.fromkeys(schemas, 0))
    articles = rejects = 0
    with ExitStack() as stack:
        spools = {name: stack.enter_context(Spool(folder / f"{name}.parquet", s)) for name, s in schemas.items()}
        rejects_file = stack.enter_context((folder / REJECTS_FILE).open("wb"))
        for result in map_batches(work, watch.over(batches), processes):
            still_sound()
            for name, table in result.tables(articles).items():
                spools[name].add(table)
                rows[name] += len(table)
            rejects_file.writelines(orjson.dumps(reject) + b"\n" for reject in result.rejects.to_pylist())
            articles += result.size
            rejects += len(result.rejects)
            progress(articles, rejects)
    if not articles:
        raise InputError(_nothing_read(paths, rejects, watch.first_reject))
    return watch.passed(rows)


def _nothing_read(paths: Sequence[Path], rejects: int, first: str) -> str:
    where = ", ".join(map(shown, paths))
    if not rejects:
        return f"{where}: holds no article; expected at least one record with a text"
    return f"{where}: no article could be read; all {rejects:,} records were rejected, the first because of {first}"
