"""The local engine: order, bounded read-ahead, and errors, with one process and with several."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from newsqa.engines.local import AHEAD, map_batches
from newsqa.errors import EngineError


def _square_slowly(number: int) -> list[int]:
    time.sleep(0.02 if number % 3 == 0 else 0)
    return [number * number]


def _fail_at_three(number: int) -> list[int]:
    if number == 3:
        raise ValueError("three")
    return [number]


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_batches(processes: int) -> None:
    assert list(map_batches(_square_slowly, range(20), processes)) == [n * n for n in range(20)]


@pytest.mark.parametrize("batches", [[], [7]])
def test_nothing_or_a_single_batch_is_done_right_here(batches: list[int]) -> None:
    assert list(map_batches(lambda number: [number + 1], batches, 2)) == [number + 1 for number in batches]


def test_reads_ahead_only_so_far() -> None:
    taken = 0

    def batches() -> Iterator[int]:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield number

    results = map_batches(_square_slowly, batches(), 2)
    next(results)
    assert taken <= 2 * AHEAD + 2
    results.close()


def _die(number: int) -> list[int]:
    os._exit(9)


def test_a_killed_process_is_said_so() -> None:
    with pytest.raises(EngineError, match="worker process was killed"):
        list(map_batches(_die, range(4), 2))


@pytest.mark.parametrize(
    ("raised", "expected"), [(OSError("handle is closed"), EngineError), (OSError(11, "try again"), BlockingIOError)]
)
def test_a_pool_that_breaks_while_it_is_given_work(
    raised: OSError, expected: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def submit(*_: object) -> None:
        raise raised

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor.submit", submit)
    with pytest.raises(expected):
        list(map_batches(_square_slowly, range(4), 2))


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_in_a_batch_is_raised_here(processes: int) -> None:
    with pytest.raises(ValueError, match="three"):
        list(map_batches(_fail_at_three, range(10), processes))


def _process(number: int) -> list[tuple[int, int]]:
    return [(number, os.getpid())]


def test_a_batch_that_stays_is_worked_on_here_in_its_turn() -> None:
    found = list(map_batches(_process, range(6), 2, stays=lambda number: number % 2 == 0))
    assert [number for number, _ in found] == list(range(6))
    assert [process == os.getpid() for _, process in found] == [True, False] * 3
