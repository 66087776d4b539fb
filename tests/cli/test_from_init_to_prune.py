"""The whole life of a dataset in a git repository, as a team plays it: init, a check that passes, a bad commit that
fails with what is new and nothing else, a baseline, a waiver, its end, and a clean baseline again."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.cli.conftest import Done, Newsqa

NAMES = ("Ada Lind", "Ana Silva", "Tom Berg", "Eva Roth", "Jan Maas", "Ida Holm")
PLACES = ("bridge", "harbour", "library", "market", "station", "theatre", "school", "tower", "mill", "museum")
GOOD = 'The {place} will open on {day} June 2024, Mayor {name} said. "It is dry," said {name}, who built it.'
HEARSAY = "The mayor reportedly sold the {place}. {name} said the port was quiet on 3 May 2024."
IMPOSSIBLE = "The {place} burned down on 30 February 2024, Mayor {name} said."


class Repository:
    """A git repository with a dataset, in which newsqa is run."""

    def __init__(self, folder: Path, newsqa: Newsqa) -> None:
        self.folder, self._newsqa = folder, newsqa
        self.articles: dict[str, str] = {}
        self.git("init", "-q")
        self.git("config", "user.email", "team@news.example")
        self.git("config", "user.name", "Team")
        (folder / ".gitignore").write_text("newsqa-report/\n")

    def git(self, *arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=self.folder, capture_output=True, text=True, check=True)
        return done.stdout

    def commit(self, message: str) -> None:
        rows = [
            {"id": article, "published": "2024-05-14T08:00:00Z", "outlet": "Post", "text": text}
            for article, text in self.articles.items()
        ]
        (self.folder / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
        self.git("add", "--all")
        self.git("commit", "-q", "-m", message)

    def run(self, *arguments: object) -> Done:
        return self._newsqa(*arguments, cwd=self.folder)

    def check(self) -> int:
        done = self.run("check", "-j", "1")
        assert done.stderr == ""
        return done.returncode

    def new(self) -> list[tuple[str, str]]:
        findings = pq.read_table(self.folder / "newsqa-report" / "findings.parquet").to_pylist()
        return sorted((row["rule"], row["article_id"]) for row in findings if not row["known"])

    def configure(self, line: str) -> None:
        path = self.folder / "newsqa.toml"
        path.write_text(f"{line}\n{path.read_text()}")


@pytest.fixture
def repository(tmp_path: Path, newsqa: Newsqa) -> Repository:
    made = Repository(tmp_path, newsqa)
    for number in range(60):
        words = {"place": PLACES[number % 10], "name": NAMES[number % 6], "day": 1 + number % 28}
        made.articles[f"a{number}"] = (HEARSAY if number % 20 == 0 else GOOD).format(**words)
    made.commit("The dataset")
    return made


def test_the_whole_life(repository: Repository) -> None:
    # init proposes what the dataset meets
    assert repository.run("init", "news.jsonl", "-j", "1").returncode == 0
    assert repository.check() == 0
    assert repository.run("baseline", "write").returncode == 0
    repository.configure('baseline = "newsqa-baseline.jsonl"\nwaivers = "waivers.toml"')
    (repository.folder / "waivers.toml").write_text("waivers = []\n")
    repository.commit("newsqa watches over it")
    assert repository.check() == 0
    assert repository.new() == []

    # a bad commit: new articles, and a new order, in which what is known is still known
    repository.articles["a60"] = IMPOSSIBLE.format(place="mill", name="Ada Lind")
    repository.articles["a61"] = IMPOSSIBLE.format(place="tower", name="Tom Berg")
    repository.articles = dict(reversed(repository.articles.items()))
    repository.commit("Two more articles")
    assert repository.check() == 1
    assert repository.new() == [("NQ303", "a60"), ("NQ303", "a61")]

    # one is taken into the baseline, the other one waived
    written = repository.run("baseline", "update")
    assert written.returncode == 1, "new findings are never taken in silently"
    waiver = '[[waivers]]\nrule = "NQ303"\narticle = "a61"\nreason = "a quotation from a novel"\nuntil = {until}\n'
    (repository.folder / "waivers.toml").write_text(waiver.format(until="2999-12-31"))
    assert repository.check() == 1
    assert repository.new() == [("NQ303", "a60")]
    assert repository.run("baseline", "update", "--accept-new").returncode == 0
    assert repository.check() == 0
    repository.commit("One is known, one waived")
    changed = repository.git("show", "newsqa-baseline.jsonl").splitlines()
    assert [json.loads(line[1:])["article"] for line in changed if '{"rule"' in line and line[0] != " "] == ["a60"]

    # the waiver is over: its finding counts again, and is named
    (repository.folder / "waivers.toml").write_text(waiver.format(until="2020-12-31"))
    done = repository.run("check", "-j", "1")
    assert done.returncode == 1
    assert "expired" in done.stdout
    assert repository.new() == [("NQ303", "a61")]

    # both are mended: what is in the baseline and gone is said, and taken out
    for article in ("a60", "a61"):
        repository.articles[article] = repository.articles[article].replace("30 February", "29 February")
    (repository.folder / "waivers.toml").write_text("waivers = []\n")
    repository.commit("Mended")
    done = repository.run("check", "-j", "1")
    assert done.returncode == 0
    assert "1 entry of the baseline was not found again" in done.stdout
    assert repository.run("baseline", "prune").returncode == 0
    repository.commit("Pruned")
    assert '-{"rule":"NQ303","article":"a60"' in repository.git("show", "newsqa-baseline.jsonl")
    assert repository.check() == 0

    # a clean article less moves every rate a little, and nothing is worse
    del repository.articles["a1"]
    repository.commit("One article less")
    assert repository.check() == 0


def test_a_new_profile_leaves_nothing_of_the_one_before(repository: Repository) -> None:
    suites = repository.folder / "newsqa-suite"
    assert repository.run("init", "news.jsonl", "-j", "1").returncode == 0
    assert (suites / "names.json").exists()
    (suites / "README.md").write_text("ours")
    assert repository.run("init", "news.jsonl", "-j", "1", "--profile", "training", "--force").returncode == 0
    assert not (suites / "names.json").exists()
    assert (suites / "README.md").exists()
    assert repository.check() == 0


def test_a_column_that_is_lost_fails_what_was_learned(repository: Repository) -> None:
    assert repository.run("init", "news.jsonl", "-j", "1").returncode == 0
    lines = (repository.folder / "news.jsonl").read_text()
    (repository.folder / "news.jsonl").write_text(lines.replace('"outlet": "Post"', '"outlet": null'))
    assert repository.check() == 1


def test_past_releases_may_have_other_fields(repository: Repository) -> None:
    lines = (repository.folder / "news.jsonl").read_text()
    (repository.folder / "april.jsonl").write_text(lines.replace('"text"', '"maintext"').replace('"outlet"', '"site"'))
    done = repository.run("init", "news.jsonl", "--past", "april.jsonl", "-j", "1")
    assert (done.returncode, done.stderr) == (0, "")
    assert repository.check() == 0
