"""The local engine: a function over batches, on the cores of this machine, results in the order of the batches."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from newsqa.engines.collecting import collect_seldom
from newsqa.errors import EngineError

Batch = TypeVar("Batch")
Result = TypeVar("Result")

AHEAD = 2  # batches a process that are read ahead: enough to keep it busy, few enough to bound memory


def available_processes() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin_worker() -> None:
    """Leave interrupts to the main process, leave when it is gone, however it went, and collect seldom."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _list(work: Callable[[Batch], Iterable[Result]], batch: Batch) -> list[Result]:
    return list(work(batch))


def _done(work: Callable[[Batch], Iterable[Result]], batch: Batch) -> Future[list[Result]]:
    done: Future[list[Result]] = Future()
    done.set_result(_list(work, batch))
    return done


def _submitted(
    pool: ProcessPoolExecutor, work: Callable[[Batch], Iterable[Result]], batch: Batch
) -> Future[list[Result]]:
    try:
        return pool.submit(_list, work, batch)
    except OSError as error:
        if error.errno is not None:  # the system does not let another process be started
            raise
        # The pool broke at this moment, and has closed the pipe by which it is woken: "handle is closed".
        raise BrokenProcessPool(str(error)) from error


def map_batches(
    work: Callable[[Batch], Iterable[Result]],
    batches: Iterable[Batch],
    processes: int = 0,
    stays: Callable[[Batch], bool] = lambda batch: False,
) -> Iterator[Result]:
    """Apply `work`, which must be picklable, to each batch: all results that it gives, in the order of the batches.

    `processes` of 0 means one a core. A single batch, or a single process, is worked on right here: starting a process
    costs more than a batch. So is a batch that `stays`: one that costs more to send than to work on. At most `AHEAD`
    batches a process are in memory. An error in a batch is raised here; EngineError when a process was killed.
    """
    processes = processes or available_processes()
    batches = iter(batches)
    first = list(itertools.islice(batches, 2))
    batches = itertools.chain(first, batches)
    if processes == 1 or len(first) < 2:
        yield from itertools.chain.from_iterable(map(work, batches))
        return
    # Spawned, not forked: Arrow's threads do not survive a fork.
    context = multiprocessing.get_context("spawn")
    others = set(multiprocessing.active_children())
    with ProcessPoolExecutor(processes, context, initializer=_begin_worker) as pool:
        waiting: deque[Future[list[Result]]] = deque()
        try:
            for batch in batches:
                waiting.append(_done(work, batch) if stays(batch) else _submitted(pool, work, batch))
                if len(waiting) >= processes * AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            # One that was just being started when another died is known to nobody, and would wait for work for ever.
            for child in set(multiprocessing.active_children()) - others:
                child.terminate()
            raise EngineError(
                "a worker process was killed, most often because the machine ran out of memory; "
                "run again with fewer: --processes 1"
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
