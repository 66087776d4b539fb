"""The workspace: files come and go, and nothing is left however a run ends."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from newsqa.articles.readers.found import Fetched
from newsqa.articles.readers.record import Reject
from newsqa.articles.stores.workspace import Workspace
from newsqa.errors import EngineError


class Made:
    """A place that writes so many bytes, and counts how often. It may lie in another place."""

    def __init__(self, workspace: Workspace, size: int, within: Made | None = None) -> None:
        self.workspace, self.size, self.within, self.written = workspace, size, within, 0

    def start(self, size: int) -> bytes:
        return self.fetch(keep=False).path.read_bytes()[:size]

    def fetch(self, keep: bool = True) -> Fetched:
        return self.workspace.fetch(self, self._write, keep)

    def release(self) -> None:
        self.workspace.release(self)

    def _write(self, path: Path) -> Reject | None:
        if self.within:
            self.within.fetch(keep=False)
        self.written += 1
        path.write_bytes(bytes(self.size))
        return None


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_there_is_no_folder_until_one_is_needed_nor_after(temporary: Path) -> None:
    with Workspace() as workspace:
        assert list(temporary.iterdir()) == []
        path = Made(workspace, 5).fetch().path
        assert path.stat().st_size == 5
        assert path.parent.parent == temporary and path.name == "1"
    assert list(temporary.iterdir()) == []
    with pytest.raises(KeyError), Workspace() as workspace:
        Made(workspace, 5).fetch()
        raise KeyError
    assert list(temporary.iterdir()) == []


def test_what_is_read_stays_and_what_is_released_goes_when_room_is_needed() -> None:
    with Workspace(kept=100) as workspace:
        read, small, large = (Made(workspace, size) for size in (80, 60, 500))
        path = read.fetch().path
        small.fetch()
        small.release()
        assert small.fetch().path.exists() and small.written == 1
        large.fetch()
        large.release()
        assert large.fetch().path.exists() and large.written == 2
        small.release()
        assert path.exists() and path == read.fetch().path
        for _ in range(3):
            Made(workspace, 60).fetch(keep=False)
        assert small.fetch().path.exists() and small.written == 2


def test_an_archive_stays_as_long_as_its_members_are_read() -> None:
    with Workspace(kept=100) as workspace:
        archive = Made(workspace, 5000)
        inner = Made(workspace, 3000, archive)
        for _ in range(5):
            member = Made(workspace, 90, inner)
            member.fetch()
            member.release()
        assert (archive.written, inner.written) == (1, 1)
        other = Made(workspace, 10)
        other.fetch()
        assert sum(1 for _ in other.fetch().path.parent.iterdir()) <= 2


def test_a_file_that_cannot_be_written_is_not_left() -> None:
    with Workspace() as workspace:
        folder = Made(workspace, 1).fetch().path.parent

        def fail(error: Exception) -> None:
            def write(path: Path) -> Reject | None:
                path.write_bytes(b"x")
                raise error

            workspace.fetch(Made(workspace, 1), write, True)

        with pytest.raises(EngineError, match=r"the disk of the temporary folder is full.*TMPDIR"):
            fail(OSError(errno.ENOSPC, "No space left on device"))
        with pytest.raises(PermissionError):
            fail(PermissionError(errno.EACCES, "Permission denied"))
        with pytest.raises(KeyboardInterrupt):
            fail(KeyboardInterrupt())  # type: ignore[arg-type]
        assert len(list(folder.iterdir())) == 1
        with pytest.raises(EngineError, match=r"big: takes 1,000,000,000,000,000,000 bytes, .* has room for"):
            workspace.check_room(10**18, "big")


def test_what_killed_runs_left_goes_and_what_runs_stays(temporary: Path) -> None:
    code = (
        "import os, sys, tempfile; tempfile.tempdir = sys.argv[1]\n"
        "from newsqa.articles.stores.workspace import Workspace\n"
        "print(Workspace().new_file().parent, flush=True)\n"
        "if sys.argv[2] == 'stay': sys.stdin.read()\n"
        "os._exit(9)\n"
    )

    def run(what: str) -> tuple[subprocess.Popen[str], Path]:
        process = subprocess.Popen([sys.executable, "-c", code, str(temporary), what], stdin=-1, stdout=-1, text=True)
        assert process.stdout is not None
        return process, Path(process.stdout.readline().strip())

    killed, left = run("die")
    killed.communicate()
    running, in_use = run("stay")
    fresh = temporary / "newsqa-workspace-fresh_00"
    fresh.mkdir()
    link = temporary / "newsqa-workspace-link_000"
    link.symlink_to(temporary / "elsewhere")
    (temporary / "elsewhere").mkdir()
    reports = [temporary / name for name in ("newsqa-report", "newsqa-workspace-settings", "newsqa-workspace")]
    for path in reports:
        path.mkdir()
        (path / "report.json").touch()
    for path in (left, in_use, *reports):
        os.utime(path, (time.time() - 3600,) * 2)
    try:
        with Workspace() as workspace:
            workspace.new_file()
            assert not left.exists()
            assert in_use.exists() and fresh.exists() and (temporary / "elsewhere").exists()
            assert all((path / "report.json").exists() for path in reports)
    finally:
        running.communicate()
