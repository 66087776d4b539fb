"""A way to run the command line that all tests of commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsqa.cli import main

Newsqa = Callable[..., "Done"]


@dataclass(frozen=True)
class Done:
    """What a command came to."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def newsqa(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Newsqa:
    """A function that runs newsqa right here, which saves the seconds of starting it."""

    def run(*arguments: object, cwd: Path | None = None) -> Done:
        monkeypatch.setattr(sys, "argv", ["newsqa", *map(str, arguments)])
        if cwd is not None:
            monkeypatch.chdir(cwd)
        with pytest.raises(SystemExit) as end:
            main()
        captured = capsys.readouterr()
        return Done(int(end.value.code or 0), captured.out, captured.err)

    return run
