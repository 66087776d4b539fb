"""The code in docs/python.md runs, and says what the page says it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
FIRST, TABLE, PYTEST, CELL, LAST_CELL = BLOCKS


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seeds: Path) -> Path:
    shutil.copytree(seeds, tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_first_blocks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given: dict[str, Any] = {}
    exec(FIRST, given)
    exec(TABLE, given)
    said = capsys.readouterr().out
    assert said.startswith("FAILED  53 articles")
    assert "31 February" in said.splitlines()[-1]
    assert {path.name for path in folder.iterdir()} == {"seeds", "report.html"}
    assert "Release 7" in (folder / "report.html").read_text(encoding="utf-8")


def test_the_notebook(folder: Path) -> None:
    *lines, last = CELL.strip().splitlines()
    given: dict[str, Any] = {}
    exec("\n".join(["import newsqa", *lines]), given)
    shown = eval(last, given)._repr_html_()
    assert "FAILED" in shown
    assert len(shown) < 5_000
    exec(LAST_CELL, given)
    assert (folder / "report.html").is_file()


def test_pytest_says_why_a_dataset_failed(folder: Path) -> None:
    (folder / "test_dataset.py").write_text(PYTEST)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "/dev/null", "--rootdir", "."]
    done = subprocess.run([*command, "test_dataset.py"], capture_output=True, text=True, env=_environment())
    assert done.returncode == 1, done.stdout + done.stderr
    assert "2 failed" in done.stdout
    said = _without_totals(re.sub(r"^E *", "", done.stdout, flags=re.MULTILINE))
    promised = PAGE.partition("The first says:\n\n```\n")[2].partition("```")[0].splitlines()
    assert len(promised) == 3
    for line in promised:
        assert _without_totals(line.strip()) in said


def _without_totals(text: str) -> str:
    """The text without how many expectations there are, which is another matter with each change of a profile."""
    return re.sub(r"\d+ of \d+ expectations|and \d+ more", "", text)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
