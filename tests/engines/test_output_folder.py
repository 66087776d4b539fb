"""The output folder: complete, or as it was."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from newsqa.engines.folders import complete_or_nothing
from newsqa.errors import UsageError


def test_files_appear_together_and_older_ones_go(tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text("of an older run")
    (tmp_path / "mine.csv").write_text("nobody's")
    with complete_or_nothing(tmp_path, ["new.csv"], over=["old.csv", "new.csv"]) as partial:
        (partial / "new.csv").write_text("new")
        assert not (tmp_path / "new.csv").exists() and (tmp_path / "old.csv").exists()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"new.csv": "new", "mine.csv": "nobody's"}


def test_after_an_error_all_is_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text("old")
    with pytest.raises(ZeroDivisionError), complete_or_nothing(tmp_path, ["old.csv"]) as partial:
        (partial / "old.csv").write_text("new")
        raise ZeroDivisionError
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_an_interrupt_right_after_it_was_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Path.mkdir

    def make_and_be_interrupted(path: Path, *arguments: Any, **options: Any) -> None:
        make(path, *arguments, **options)
        if path.name.startswith(".newsqa-"):
            raise KeyboardInterrupt

    monkeypatch.setattr(Path, "mkdir", make_and_be_interrupted)
    with pytest.raises(KeyboardInterrupt), complete_or_nothing(tmp_path / "new", ["a.csv"]):
        pass
    assert not (tmp_path / "new").exists()


def test_what_a_killed_run_left_goes_and_what_another_writes_stays(tmp_path: Path) -> None:
    killed, running = tmp_path / ".newsqa-0x-1", tmp_path / f".newsqa-{os.getppid()}-1"
    killed.mkdir()
    running.mkdir()
    with complete_or_nothing(tmp_path, []):
        pass
    assert [path.name for path in tmp_path.iterdir()] == [running.name]


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(UsageError, match="is a folder"), complete_or_nothing(tmp_path, ["a.csv"]):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
