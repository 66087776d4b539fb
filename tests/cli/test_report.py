"""The report of a run, made again."""

from __future__ import annotations

import json
import shutil
import webbrowser
from pathlib import Path

import pytest

from newsqa.api import check
from newsqa.cli.app import app
from tests.cli.conftest import Newsqa
from tests.reports.report_parts import data_of


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a check with a few findings."""
    folder = tmp_path_factory.mktemp("run")
    body = "The zoo reportedly sold a gooseberry. It closes on 30 February, officials said."
    source = folder / "news.jsonl"
    source.write_text(
        "".join(json.dumps({"id": str(n), "published": "2024-05-14", "text": body}) + "\n" for n in range(3))
    )
    check(source, output=folder / "out")
    return folder / "out"


def test_made_again_it_is_the_same(newsqa: Newsqa, run: Path, tmp_path: Path) -> None:
    done = newsqa("report", run, "--output", tmp_path / "again.html")
    assert (done.returncode, done.stdout) == (0, f"Report: {tmp_path / 'again.html'}\n")
    assert (tmp_path / "again.html").read_bytes() == (run / "report.html").read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["again.html"]


def test_it_takes_the_place_of_the_one_in_the_folder(newsqa: Newsqa, run: Path, tmp_path: Path) -> None:
    shutil.copytree(run, tmp_path / "run")
    done = newsqa("report", tmp_path / "run", "--title", "Release 7", "--quiet")
    assert (done.returncode, done.stdout) == (0, "")
    assert "<title>Failed: Release 7</title>" in (tmp_path / "run" / "report.html").read_text(encoding="utf-8")


def test_without_text_and_with_fewer_findings(newsqa: Newsqa, run: Path, tmp_path: Path) -> None:
    newsqa("report", run, "--output", tmp_path / "safe.html", "--no-text", "--max-findings", "1")
    text = (tmp_path / "safe.html").read_text(encoding="utf-8")
    assert "gooseberry" not in text
    data = data_of(text)
    assert (data["size"], data["total"]) == (5, 12)  # one of each rule
    assert "gooseberry" not in str(data)


def test_opened_on_demand(newsqa: Newsqa, run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    newsqa("report", run, "--output", tmp_path / "a b.html")
    assert not opened
    newsqa("report", run, "--output", tmp_path / "a b.html", "--open")
    assert opened == [(tmp_path / "a b.html").as_uri()]


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("report.json", None, "holds no report.json"),
        ("report.json", b"{", "it is no JSON"),
        ("report.json", b"[]", "it has no newsqa_version"),
        ("report.json", b'{"newsqa_version": "1"}', "it has no profile"),
        ("findings.parquet", None, "it cannot be read"),
        ("findings.parquet", b"PAR1", "it cannot be read"),
        ("measures.parquet", None, "it cannot be read"),
    ],
)
def test_a_folder_without_a_whole_run_is_status_2(
    newsqa: Newsqa,
    run: Path,
    tmp_path: Path,
    file: str,
    content: bytes | None,
    message: str,
) -> None:
    shutil.copytree(run, tmp_path / "run")
    (tmp_path / "run" / file).unlink()
    if content is not None:
        (tmp_path / "run" / file).write_bytes(content)
    before = (tmp_path / "run" / "report.html").read_bytes()
    done = newsqa("report", tmp_path / "run")
    assert done.returncode == 2
    assert message in done.stderr and done.stderr.count("\n") == 1
    assert (tmp_path / "run" / "report.html").read_bytes() == before


def test_a_folder_that_is_not_there(newsqa: Newsqa, tmp_path: Path, run: Path) -> None:
    assert "it is no folder" in newsqa("report", tmp_path / "none").stderr
    done = newsqa("report", run, "--output", tmp_path / "none" / "x.html")
    assert done.returncode == 2 and "cannot be written to" in done.stderr


def test_the_command_is_listed() -> None:
    assert "report" in [command.callback.__name__ for command in app.registered_commands if command.callback]


def test_a_run_of_an_older_version_has_no_articles_in_full(newsqa: Newsqa, run: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    newsqa("report", run, "--output", page)
    assert '<script id="texts"' in page.read_text(encoding="utf-8")
    older = tmp_path / "older"
    shutil.copytree(run, older)
    (older / "texts.parquet").unlink()
    assert newsqa("report", older, "--output", page).returncode == 0
    text = page.read_text(encoding="utf-8")
    assert '<script id="texts"' not in text and "this run left no texts.parquet" in text
    (older / "texts.parquet").write_bytes(b"PAR1")
    refused = newsqa("report", older, "--output", page)
    assert refused.returncode == 2 and "it cannot be read" in refused.stderr
