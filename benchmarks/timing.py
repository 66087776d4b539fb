"""What the benchmarks of the annotators share: which articles they read, and the CPU time of a call."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pyarrow.parquet as pq

# code points of an article that all figures are for
ARTICLE = 4600
BATCH = 256


def parser(description: str) -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=description)
    options.add_argument("--articles", type=int, default=2000)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--data", type=Path)
    options.add_argument("--column", default="body", help="the column of --data that holds the bodies")
    return options


def bodies(given: argparse.Namespace, made_up: Callable[[int], Iterator[str]]) -> list[str]:
    """The bodies of the first articles of --data, else as many that are made up."""
    if given.data is None:
        return list(made_up(given.articles))
    column = pq.read_table(given.data, columns=[given.column])[given.column].drop_null()
    texts: list[str] = column.slice(0, given.articles).to_pylist()
    return texts


def batches(texts: Sequence[str]) -> list[Sequence[str]]:
    return [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]


def articles_a_second(texts: Sequence[str], act: Callable[[], object], runs: int) -> float:
    """Articles of the usual length a CPU second, in the fastest of some runs of what reads all the texts."""
    return sum(map(len, texts)) / ARTICLE / min(cpu_seconds(act) for _ in range(runs))


def cpu_seconds(act: Callable[[], object]) -> float:
    started = time.process_time()
    act()
    return time.process_time() - started
