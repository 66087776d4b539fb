"""`--format`: what is printed, and what is left beside the reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsqa.config import AS_FILES
from newsqa.engines.check import LEFT
from newsqa.reports.machine import FORMATS
from tests.cli.conftest import Newsqa


def test_the_formats_that_are_files_are_those_that_are_written() -> None:
    assert set(FORMATS) == set(AS_FILES)


def test_all_together_in_one_run(newsqa: Newsqa, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    done = newsqa("check", seeds, "-o", tmp_path / "out", "--format", "text,github", "--format", ",".join(AS_FILES))
    assert done.returncode == 1 and done.stderr == ""
    assert done.stdout.startswith("FAILED  19 articles")
    assert "\n::error title=newsqa%3A not met::" in done.stdout
    assert "## newsqa: failed" in (tmp_path / "summary").read_text()
    left = {path.name for path in (tmp_path / "out").iterdir()}
    assert left == {*LEFT, "junit.xml", "report.sarif", "gl-code-quality-report.json", "summary.md", "findings.csv"}


def test_files_alone_leave_the_summary_on_stdout(newsqa: Newsqa, seeds: Path, tmp_path: Path) -> None:
    done = newsqa("check", seeds, "-o", tmp_path, "--select", "NQ3", "--format", "junit")
    assert done.stdout.startswith("FAILED") and (tmp_path / "junit.xml").is_file()
    again = newsqa("check", seeds, "-o", tmp_path, "--select", "NQ3", "--format", "junit", "--quiet")
    assert (again.returncode, again.stdout) == (1, "")


def test_a_configuration_may_name_them(newsqa: Newsqa, seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "newsqa.toml").write_text('formats = ["sarif", "json"]\nselect = ["NQ3"]\n')
    done = newsqa("check", seeds, "-o", "out", cwd=tmp_path)
    assert json.loads(done.stdout)["passed"] is False
    assert json.loads((tmp_path / "out" / "report.sarif").read_text())["version"] == "2.1.0"


@pytest.mark.parametrize(
    ("given", "said"),
    [("junti", "there is no format \"junti\"; did you mean 'junit'?"), ("json,text", "json goes to stdout alone")],
)
def test_what_is_no_format_is_an_error(newsqa: Newsqa, seeds: Path, tmp_path: Path, given: str, said: str) -> None:
    done = newsqa("check", seeds, "-o", tmp_path / "out", "--format", given)
    assert (done.returncode, done.stdout) == (2, "") and said in done.stderr
    assert not (tmp_path / "out").exists()
