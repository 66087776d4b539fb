"""When the machine fails, a run ends with exit status 2 and a message, and nothing is left that looks like a report."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    text = "The council met on Tuesday. “It is late,” the mayor said. " * 40
    path.write_text("".join(json.dumps({"id": str(n), "text": f"{n} {text}"}) + "\n" for n in range(1500)))
    return path


def start(articles: Path, output: Path, processes: int, bound: int | None = None) -> subprocess.Popen[str]:
    """`newsqa check`; with a bound, no file that it writes may have more bytes, as on a disk that is full."""

    def limit() -> None:
        if bound is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (bound, bound))

    command = [sys.executable, "-m", "newsqa", "check", str(articles), "-o", str(output), "-j", str(processes)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=limit)


def workers_of(process: subprocess.Popen[str]) -> Iterator[int]:
    """The processes that do the work, once they are there; the other child only tracks what they share."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    for _ in range(600):
        found = [int(child) for child in children.read_text().split()]
        commands = {child: Path(f"/proc/{child}/cmdline").read_bytes() for child in found}
        if workers := [child for child, command in commands.items() if b"spawn_main" in command]:
            yield from workers
            return
        time.sleep(0.05)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs the list of child processes in /proc")
def test_a_killed_worker_ends_the_run(articles: Path, tmp_path: Path) -> None:
    process = start(articles, tmp_path / "report", 2)
    os.kill(next(workers_of(process)), signal.SIGKILL)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "a worker process was killed" in errors and "Traceback" not in errors
    assert not (tmp_path / "report").exists()


@pytest.mark.parametrize("processes", [1, 2])
def test_a_full_disk_ends_the_run(articles: Path, tmp_path: Path, processes: int) -> None:
    process = start(articles, tmp_path / "report", processes, bound=50_000)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "the run could not be finished" in errors and "too large" in errors and "Traceback" not in errors
    assert not (tmp_path / "report").exists()
