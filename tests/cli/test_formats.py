"""`--format`: what is printed, and what is left beside the reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsqa.api import check
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
    assert done.stdout.startswith("FAILED  53 articles")
    assert "\n::error title=newsqa%3A not met::" in done.stdout
    assert "## newsqa: failed" in (tmp_path / "summary").read_text()
    left = {path.name for path in (tmp_path / "out").iterdir()}
    assert left == {
        *LEFT,
        "duplicates.parquet",
        "label_probes.parquet",
        "leakage.parquet",
        "boilerplate.parquet",
        "junit.xml",
        "report.sarif",
        "gl-code-quality-report.json",
        "summary.md",
        "findings.csv",
    }


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
    [("junti", 'there is no format "junti"; did you mean "junit"?'), ("json,text", "json goes to stdout alone")],
)
def test_what_is_no_format_is_an_error(newsqa: Newsqa, seeds: Path, tmp_path: Path, given: str, said: str) -> None:
    done = newsqa("check", seeds, "-o", tmp_path / "out", "--format", given)
    assert (done.returncode, done.stdout) == (2, "") and said in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_run_takes_away_what_an_older_one_left_and_nothing_else(newsqa: Newsqa, seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "summary.md").write_text("my own")
    (tmp_path / "notes.md").write_text("my own")
    assert newsqa("check", seeds, "-o", tmp_path, "--select", "NQ3", "--format", "junit,sarif").returncode == 1
    assert (tmp_path / "summary.md").read_text() == "my own"
    assert newsqa("check", tmp_path / "none.jsonl", "-o", tmp_path).returncode == 2
    assert (tmp_path / "junit.xml").exists() and (tmp_path / "report.sarif").exists()
    assert newsqa("check", seeds, "-o", tmp_path, "--select", "NQ3", "--format", "sarif").returncode == 1
    assert {path.name for path in tmp_path.iterdir()} == {*LEFT, "report.sarif", "notes.md"}


@pytest.fixture(scope="module")
def a_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("formats") / "out"
    check(Path(__file__).parents[2] / "seeds", output=folder, select=("NQ3",), formats=AS_FILES)
    return folder


def test_reports_for_machines_are_made_again_as_they_were(newsqa: Newsqa, a_run: Path, tmp_path: Path) -> None:
    done = newsqa("report", a_run, "--format", ",".join(AS_FILES), "--output", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    files = [FORMATS[name].file for name in AS_FILES]
    assert done.stdout == "".join(f"Report: {tmp_path / name}\n" for name in files)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(files)
    for name in files:
        assert (tmp_path / name).read_bytes() == (a_run / name).read_bytes()


def test_one_goes_to_a_file_or_into_the_folder_of_the_run(newsqa: Newsqa, a_run: Path, tmp_path: Path) -> None:
    assert newsqa("report", a_run, "--format", "csv", "--output", tmp_path / "found.csv").returncode == 0
    assert (tmp_path / "found.csv").read_bytes() == (a_run / "findings.csv").read_bytes()
    (a_run / "junit.xml").unlink()
    assert newsqa("report", a_run, "--format", "junit", "-q").stdout == ""
    assert (a_run / "junit.xml").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "junti"], 'there is no format "junti" to write; did you mean "junit"?'),
        (["--format", "text"], 'there is no format "text" to write'),
        (["--format", "csv", "--no-text"], "--no-text and --open are of the page"),
        (["--format", "csv,junit", "--output", "x"], "x: is no folder"),
        (["--format", "csv", "--output", "no/x.csv"], "no/x.csv: cannot be written to"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_made_again_is_an_error(
    newsqa: Newsqa, a_run: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = newsqa("report", a_run, *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "") and said in done.stderr
    assert list(tmp_path.iterdir()) == []
