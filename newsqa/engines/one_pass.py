"""One pass over the sources: every batch is loaded, worked on by the local engine, and its tables are written."""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

import orjson
import pyarrow as pa

from newsqa.annotate.dates.reading import DayOrder
from newsqa.articles.kinds import add_up_kinds
from newsqa.articles.load import Loaded, LoadOptions, read_articles, read_portions
from newsqa.articles.parts import Portion
from newsqa.articles.readers.csv.dialect import CsvOptions
from newsqa.articles.readers.options import ReadOptions
from newsqa.articles.stores import source_name
from newsqa.config import Settings
from newsqa.corpus.text_choice import TextChoice
from newsqa.engines.collecting import not_collected
from newsqa.engines.local import available_processes, map_batches
from newsqa.engines.spool import Spool
from newsqa.errors import InputError
from newsqa.reports.run_report import SourceCount
from newsqa.rules.texts import Ceilings

REJECTS_FILE = "rejects.jsonl"

# Faults after which nobody knows how many records are missing.
INCOMPLETE = frozenset({"truncated-stream", "pointer-instead-of-data"})
FOLD = 64  # partial sums that are held before they are added up

Progress = Callable[[int, int], None]  # articles and rejects so far
Worked = TypeVar("Worked")


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
    """What one pass came to: the sources, what the loader has to say, the rows written by table, and the kinds of
    values in the fields of the sources (schema KINDS); `incomplete` sources were not read to their end."""

    sources: Sequence[SourceCount]
    notes: Sequence[str]
    rows: Mapping[str, int]
    kinds: pa.Table
    incomplete: int

    @property
    def rejects(self) -> int:
        return sum(source.rejects for source in self.sources)


class Seen(NamedTuple):
    """What the loader gave in one batch: articles and rejects by file, what it has to say, how many sources were not
    read to their end, and the kinds of values in the fields (schema KINDS)."""

    articles: Mapping[str, int]
    rejects: Mapping[str, int]
    notes: Sequence[str]
    incomplete: int
    kinds: pa.Table


def _see(loaded: Loaded) -> Seen:
    rejects = loaded.rejects
    articles_by_file, rejects_by_file = (Counter(t["source_file"].to_pylist()) for t in (loaded.articles, rejects))
    incomplete = sum(fault in INCOMPLETE for fault in loaded.damage["fault"].to_pylist())
    return Seen(articles_by_file, rejects_by_file, loaded.notes, incomplete, loaded.kinds)


def _work_on(
    given: tuple[Portion | Loaded, Ceilings | None], work: Callable[..., Worked]
) -> Iterator[tuple[Seen, Worked]]:
    """What is seen and what comes of the work, batch by batch. A portion is read here, where the work is done."""
    piece, ceilings = given
    told = {} if ceilings is None else {"ceilings": ceilings}
    for loaded in batches_of(piece):
        with not_collected():
            worked = work(loaded, **told)
        yield _see(loaded), worked


def batches_of(given: Portion | Loaded) -> Iterable[Loaded]:
    """The batches of what `open_sources` gives; a portion is read now."""
    return given.load() if isinstance(given, Portion) else (given,)


class Watch:
    """Adds up what the loader gave."""

    def __init__(self, paths: Sequence[str | Path]) -> None:
        self._counts = {source_name(path): Counter[str]() for path in paths}
        self._notes: dict[str, None] = {}
        self._kinds: list[pa.Table] = []
        self._incomplete = 0

    def add(self, seen: Seen) -> None:
        """Count one more batch."""
        self._count("articles", seen.articles)
        self._count("rejects", seen.rejects)
        self._notes |= dict.fromkeys(seen.notes)
        self._incomplete += seen.incomplete
        self._kinds.append(seen.kinds)
        if len(self._kinds) >= FOLD:
            self._kinds = [add_up_kinds(self._kinds)]

    def _count(self, kind: str, numbers: Mapping[str, int]) -> None:
        """Add up what came from each path that was given: a file itself, or what lies below a folder."""
        for file, number in numbers.items():
            above = [path for path in self._counts if Path(file).is_relative_to(path)]
            nearest = max(above, key=lambda path: len(Path(path).parts), default=next(iter(self._counts)))
            self._counts[file if file in self._counts else nearest][kind] += number

    def passed(self, rows: Mapping[str, int]) -> Pass:
        """What has been seen."""
        sources = [SourceCount(path, count["articles"], count["rejects"]) for path, count in self._counts.items()]
        return Pass(sources, list(self._notes), rows, add_up_kinds(self._kinds), self._incomplete)


def open_sources(
    paths: Sequence[str | Path], settings: Settings, batch_rows: int = LoadOptions.batch_rows
) -> Iterator[Portion | Loaded]:
    """The sources in the pieces that `pass_over` takes, with the first found already: a source that is not there is an
    error right here. One process reads as it goes; several are given portions to read."""
    options = LoadOptions(
        fields=settings.fields,
        labels=settings.labels,
        timezone=settings.timezone,
        day_first=settings.day_first,
        how=how_to_read(settings),
        batch_rows=batch_rows,
    )
    processes = settings.processes or available_processes()
    given = read_articles(paths, options) if processes == 1 else read_portions(paths, options)
    first = list(itertools.islice(given, 1))
    return itertools.chain(first, given)


def how_to_read(settings: Settings) -> ReadOptions:
    """What the settings tell the readers of single formats."""
    return ReadOptions(CsvOptions(**settings.csv), settings.table, settings.query)


def day_order(settings: Settings) -> DayOrder | None:
    """How dates such as 03/04/2024 in the text are to be read, as far as the settings say it."""
    if settings.day_first is None:
        return None
    return "day-first" if settings.day_first else "month-first"


def pass_over(
    given: Iterable[Portion | Loaded],
    paths: Sequence[str | Path],
    work: Callable[..., Result],
    schemas: Mapping[str, pa.Schema],
    folder: Path,
    processes: int,
    progress: Progress,
    still_sound: Callable[[], object] = lambda: None,
    texts: TextChoice | None = None,
) -> Pass:
    """Do `work` on each batch of the sources at `paths`, and write its tables to `folder`: Parquet files with the names
    and schemas of `schemas`, and rejects.jsonl.

    Where `texts` are to be chosen, work is told with each batch which may still be, by the time that it is handed out,
    as its argument `ceilings`; they are in its table "texts". `still_sound` is called after each batch and
    may raise. Raises InputError when there is no record at all.
    """
    watch = Watch(paths)
    rows: Counter[str] = Counter(dict.fromkeys(schemas, 0))
    articles = rejects = 0
    with ExitStack() as stack:
        spools = {name: stack.enter_context(Spool(folder / f"{name}.parquet", s)) for name, s in schemas.items()}
        rejects_file = stack.enter_context((folder / REJECTS_FILE).open("wb"))
        told = ((piece, texts.ceilings if texts else None) for piece in given)
        for seen, result in map_batches(functools.partial(_work_on, work=work), told, processes):
            still_sound()
            watch.add(seen)
            tables = result.tables(articles)
            for name, spool in spools.items():
                spool.add(tables[name])
                rows[name] += len(tables[name])
            if texts is not None:
                texts.add(tables["texts"])
            rejects_file.writelines(orjson.dumps(reject) + b"\n" for reject in result.rejects.to_pylist())
            articles += result.size
            rejects += len(result.rejects)
            progress(articles, rejects)
    if not articles and not rejects:
        where = ", ".join(map(source_name, paths))
        raise InputError(f"{where}: holds no article; expected at least one record with a text")
    return watch.passed(rows)
