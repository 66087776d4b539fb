"""The package of docs/own-rules.md is installed as a user would, and its rule shows wherever the page says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from newsqa.rules.rule import SECTIONS
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "own-rules.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "docs" / "examples" / "shouting-titles"
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = re.findall(r"^    (newsqa .*)$", PAGE, re.MULTILINE)
BROKEN = """
import multiprocessing
import newsqa

@newsqa.rule("NQ902", "broken-rule")
def broken(tables):
    is_worker = multiprocessing.parent_process() is not None
    for article in tables.rows("articles", []):
        yield newsqa.Fault(article["row"], "title", 0, 10**6 + is_worker, "m", "h")
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the package is installed."""
    pytest.importorskip("hatchling")
    copy = tmp_path_factory.mktemp("source") / PACKAGE.name
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--disable-pip-version-check", "--target", folder, copy], check=True, capture_output=True)
    return folder


@pytest.fixture
def run(site: Path, tmp_path: Path) -> Run:
    """A function that runs a command where the package is installed, in a folder with what the page has."""
    text = "It met on 31 February 2024. " + "The hall is open to all. " * 320  # so much that two processes share it
    lines = [{"id": str(n), "title": "COUNCIL VOTES AGAIN", "text": text} for n in range(600)]
    (tmp_path / "articles.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    (tmp_path / "newsqa.toml").write_text(_block("# newsqa.toml"))
    (tmp_path / "suites").mkdir()
    (tmp_path / "suites" / "articles.json").write_text(_block('"expectations"'))

    def run_it(command: str) -> subprocess.CompletedProcess[str]:
        paths = os.pathsep.join(map(str, (site, ROOT)))
        words = [sys.executable, "-m", *command.split()]
        environment = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True)

    return run_it


def _block(word: str) -> str:
    [block] = [text for _, text in BLOCKS if word in text]
    return block


def test_the_page_shows_the_package_as_it_is() -> None:
    for name in ("shouting_titles.py", "tests/test_shouting_titles.py"):
        assert (PACKAGE / name).read_text(encoding="utf-8") in [text for kind, text in BLOCKS if kind == "python"]
    [entry] = [text for kind, text in BLOCKS if kind == "toml" and "entry-points" in text]
    assert entry.strip() in (PACKAGE / "pyproject.toml").read_text(encoding="utf-8")


def test_its_own_tests_pass(run: Run) -> None:
    done = run(f"pytest -q -c /dev/null -p no:cacheprovider --rootdir {PACKAGE} {PACKAGE / 'tests'}")
    assert "3 passed" in done.stdout, done.stdout + done.stderr


def test_it_shows_in_the_list_and_is_explained(run: Run) -> None:
    listed, explained = run(COMMANDS[0]), run(COMMANDS[1])
    assert re.search(r"^NQ901  shouting-title +warning +A title is written in capitals\.$", listed.stdout, re.MULTILINE)
    assert explained.stdout.startswith("NQ901 shouting-title (warning)\n\nA title is written in capitals.\n")
    assert "    title: MAYOR RESIGNS AFTER VOTE\n" in explained.stdout
    assert listed.returncode == explained.returncode == 0


def test_it_shows_in_everything_that_a_check_leaves(run: Run, tmp_path: Path) -> None:
    done = run(COMMANDS[2])
    assert done.returncode == 1, done.stdout + done.stderr
    assert "NQ901 shouting-title: 17 of 17 letters of the title are capitals" in done.stdout
    assert "at least 98 % of articles pass NQ901 shouting-title; 0.00 % of 600 do" in done.stdout
    left = tmp_path / "newsqa-report"
    found = pq.read_table(left / "findings.parquet", filters=[("rule", "=", "NQ901")]).to_pylist()
    assert len(found) == 600
    assert {(one["name"], one["excerpt"], one["end"]) for one in found} == {
        ("shouting-title", "COUNCIL VOTES AGAIN", 19)
    }
    assert set(pq.read_table(left / "measures.parquet")["NQ901"].to_pylist()) == {1}
    report = json.loads((left / "report.json").read_text())
    assert [rule["findings"] for rule in report["rules"] if rule["code"] == "NQ901"] == [600]
    assert report["options"]["rules"] == {"NQ901": {"share": 0.8}}
    for name in ("report.html", "report.sarif", "junit.xml"):
        assert "NQ901" in (left / name).read_text(encoding="utf-8"), name
    for name in ("report.html", "report.sarif"):
        assert "names can no longer be told from other words" in (left / name).read_text(encoding="utf-8"), name


def test_it_is_known_to_a_baseline(run: Run) -> None:
    first = "newsqa check articles.jsonl --select NQ901 --suite suites --quiet"
    assert run(first).returncode == 1
    assert run("newsqa baseline write").returncode == 0
    again = run(f"{first} --baseline newsqa-baseline.jsonl --format json")
    assert again.returncode == 0
    assert json.loads(again.stdout)["known"] == 600


@pytest.mark.parametrize("processes", [1, 2])
def test_a_fault_in_a_rule_is_a_message_that_names_it(run: Run, tmp_path: Path, processes: int) -> None:
    info = tmp_path / "broken-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[newsqa.rules]\nbroken = broken:broken\n")
    sections = "".join(f"{name}\n        x\n    " for name in SECTIONS)
    (tmp_path / "broken.py").write_text(
        BROKEN.replace("    is_", f'    """Is broken.\n\n    {sections}"""\n    is_', 1)
    )
    done = run(f"newsqa check articles.jsonl --select NQ902 --processes {processes}")
    assert done.returncode == 2
    assert "the rule NQ902 broken-rule (entry point broken = broken:broken) yields what is no fault" in done.stderr
    assert f"end is {999_999 + processes}; expected a stretch of the title, which has 19 characters" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "newsqa-report" / "report.json").exists()
