"""The local engine: a function over batches, on the cores of this machine, results in the order of the batches."""

from __future__ import annotations

import itertools
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

Batch = TypeVar("Batch")
Result = TypeVar("Result")

AHEAD = 2  # batches a process that are read ahead: enough to keep it busy, few enough to bound memory


def available_processes() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def map_batches(work: Callable[[Batch], Result], batches: Iterable[Batch], processes: int = 0) -> Iterator[Result]:
    """Apply `work`, which must be picklable, to each batch; results come in the order of the batches.

    `processes` of 0 means one a core. A single batch, or a single process, is worked on right here: starting a process
    costs more than a batch. At most `AHEAD` batches a process are in memory. An error in a batch is raised here.
    """
    processes = processes or available_processes()
    batches = iter(batches)
    first = list(itertools.islice(batches, 2))
    batches = itertools.chain(first, batches)
    if processes == 1 or len(first) < 2:
        yield from map(work, batches)
        return
    # Spawned, not forked: Arrow's threads do not survive a fork.
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        waiting: deque[Future[Result]] = deque()
        try:
            for batch in batches:
                waiting.append(pool.submit(work, batch))
                if len(waiting) >= processes * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
