"""What `import newsqa` offers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

import newsqa
from newsqa.errors import UsageError


def test_importing_newsqa_costs_nothing() -> None:
    code = "import sys, newsqa; print(sorted({'pyarrow', 'pandas', 'typer'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_check(seeds: Path, tmp_path: Path) -> None:
    run = newsqa.check(str(seeds), output=str(tmp_path), select=("NQ3",), processes=1)
    assert isinstance(run, newsqa.Run)
    assert run.passed is False
    assert (run.folder / "report.html").is_file()


def test_write_annotations(seeds: Path, tmp_path: Path) -> None:
    done = newsqa.write_annotations([seeds], newsqa.Settings(output=tmp_path, processes=1))
    assert done.rows["articles"] == 19
    assert done.rejects == 1


def test_read_articles(seeds: Path) -> None:
    tables = list(newsqa.read_articles(seeds))
    assert sum(map(len, tables)) == 19
    assert isinstance(tables[0], pa.Table)


def test_a_plain_script_needs_no_guard(tmp_path: Path) -> None:
    source = tmp_path / "many.jsonl"
    source.write_text('{"text": "The hall opened."}\n' * 600)
    script = tmp_path / "script.py"
    script.write_text(
        f"import newsqa\nprint(newsqa.check({str(source)!r}, output={str(tmp_path / 'out')!r}).report['articles'])\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert done.stdout == "600\n"


def test_settings_are_checked(seeds: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="fail_on"):
        newsqa.check(seeds, output=tmp_path, fail_on="never")


def test_what_is_not_there() -> None:
    with pytest.raises(AttributeError, match="chekc"):
        newsqa.chekc  # noqa: B018
