"""One pass over the sources: every batch is loaded, checked by the local engine, and its tables are written."""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import orjson
import pyarrow as pa

from newsqa.annotate.dates.reading import DayOrder
from newsqa.annotate.tables import TABLES
from newsqa.articles.load import Loaded, LoadOptions, read_articles
from newsqa.config import Settings
from newsqa.engines.local import map_batches
from newsqa.engines.spool import Spool
from newsqa.errors import InputError
from newsqa.reports.run_report import SourceCount
from newsqa.rules.batch import BatchResult, Plan, process_batch
from newsqa.rules.findings import FINDINGS
from newsqa.rules.keys import KEYS
from newsqa.rules.measures import measures_schema

Progress = Callable[[int, int], None]  # articles and rejects so far


@dataclass(frozen=True)
class Pass:
    """What one pass came to: the sources, what the loader has to say, and the findings about rejects by rule code."""

    sources: Sequence[SourceCount]
    notes: Sequence[str]
    lost: Mapping[str, int]

    @property
    def rejects(self) -> int:
        return sum(source.rejects for source in self.sources)


class Watch:
    """Counts what the loader gives while the engine takes it."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.first_reject = ""
        self._counts = {str(path): Counter[str]() for path in paths}
        self._notes: dict[str, None] = {}

    def over(self, batches: Iterable[Loaded]) -> Iterator[Loaded]:
        """The same batches, counted as they pass."""
        for loaded in batches:
            self._count("articles", loaded.articles)
            self._count("rejects", loaded.rejects)
            self._notes |= dict.fromkeys(loaded.notes)
            if len(loaded.rejects) and not self.first_reject:
                first = loaded.rejects.slice(0, 1).to_pylist()[0]
                self.first_reject = f"{first['source_file']}:{first['source_row']}: {first['reason']}"
            yield loaded

    def _count(self, kind: str, table: pa.Table) -> None:
        """Add up what came from each path that was given: a file itself, or what lies below a folder."""
        for file, number in Counter(table["source_file"].to_pylist()).items():
            path = file if file in self._counts else next(p for p in self._counts if Path(file).is_relative_to(p))
            self._counts[path][kind] += number

    def passed(self, lost: Mapping[str, int]) -> Pass:
        """What has been seen."""
        sources = [SourceCount(path, count["articles"], count["rejects"]) for path, count in self._counts.items()]
        return Pass(sources, list(self._notes), lost)


def load_options(settings: Settings) -> LoadOptions:
    """The settings that the loader needs."""
    return LoadOptions(fields=settings.fields, timezone=settings.timezone, day_first=settings.day_first)


def day_order(settings: Settings) -> DayOrder | None:
    """How dates such as 03/04/2024 in the text are to be read, as far as the settings say it."""
    if settings.day_first is None:
        return None
    return "day-first" if settings.day_first else "month-first"


def open_sources(paths: Sequence[Path], settings: Settings) -> Iterator[Loaded]:
    """The batches of the sources, with the first read already: a source that is not there is an error right here."""
    batches = read_articles(paths, load_options(settings))
    first = list(itertools.islice(batches, 1))
    return itertools.chain(first, batches)


def pass_over(
    batches: Iterator[Loaded],
    paths: Sequence[Path],
    settings: Settings,
    plan: Plan,
    folder: Path,
    progress: Progress,
    still_sound: Callable[[], object],
) -> Pass:
    """Run the batch function over the batches of the sources at `paths`, and write its tables to `folder`.

    Leaves as Parquet the findings in articles and those about rejects (`lost`), measures, keys and the kept
    annotations, and as JSON Lines the rejects. `still_sound` is called after each batch and may raise. Raises
    InputError when the sources hold no article that can be read.
    """
    watch = Watch(paths)
    work = functools.partial(process_batch, plan=plan)
    schemas = {"findings": FINDINGS, "lost": FINDINGS, "measures": measures_schema(plan.rules), "keys": KEYS}
    schemas |= {name: pa.schema([TABLES[name].field(c) for c in columns]) for name, columns in plan.keep.items()}
    lost: Counter[str] = Counter()
    articles = rejects = 0
    with ExitStack() as stack:
        spools = {name: stack.enter_context(Spool(folder / f"{name}.parquet", s)) for name, s in schemas.items()}
        lost_file = stack.enter_context((folder / "rejects.jsonl").open("wb"))
        for result in map_batches(work, watch.over(batches), settings.processes):
            still_sound()
            for name, table in _tables(result, articles).items():
                spools[name].add(table)
            lost_file.writelines(orjson.dumps(reject) + b"\n" for reject in result.rejects.to_pylist())
            lost.update(result.lost["rule"].to_pylist())
            articles += len(result.measures)
            rejects += len(result.rejects)
            progress(articles, rejects)
    if not articles:
        raise InputError(nothing_read(paths, rejects, watch.first_reject))
    return watch.passed(lost)


def _tables(result: BatchResult, offset: int) -> Mapping[str, pa.Table]:
    """The tables of one batch by the name of their file; rows of keys are counted over the dataset from `offset`."""
    keys = result.keys
    rows = pa.array(np.asarray(keys["row"]) + offset)
    keys = keys.set_column(keys.schema.get_field_index("row"), KEYS.field("row"), rows)
    return {
        "findings": result.findings,
        "lost": result.lost,
        "measures": result.measures,
        "keys": keys,
        **result.annotations,
    }


def nothing_read(paths: Sequence[Path], rejects: int, first: str) -> str:
    """The message for sources without one readable article; `first` is the place and reason of the first reject."""
    where = ", ".join(map(str, paths))
    if not rejects:
        return f"{where}: holds no article; expected at least one record with a text"
    return f"{where}: no article could be read; all {rejects:,} records were rejected, the first because of {first}"
