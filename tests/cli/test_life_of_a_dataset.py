"""The life of a dataset in a repository: it is not perfect, what is known is written down, and only what is new counts;
waivers let single findings pass until a day."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.cli.conftest import Done, Newsqa

SUITE = {
    "articles.json": [
        {"type": "expect_articles_to_pass_rule", "kwargs": {"rule": "NQ203", "mostly": 0.95}, "severity": "warning"},
        {"type": "expect_articles_to_pass_rule", "kwargs": {"rule": "NQ303", "mostly": 1.0}, "severity": "critical"},
    ],
    "attributions.json": [
        {"type": "expect_attributions_to_be_sourced", "kwargs": {"mostly": 0.9}, "severity": "warning"}
    ],
}
GOOD = 'The bridge will open on 14 June 2024, Mayor Ada Lind said. "It is dry," said Ana Silva, the engineer.'
HEARSAY = "The mayor reportedly sold the cranes. Ana Silva said the port was quiet on 3 May 2024."
IMPOSSIBLE = "The hall burned down on 30 February 2024, Mayor Ada Lind said."


class Repository:
    """A folder with a dataset and a configuration, in which newsqa is run."""

    def __init__(self, folder: Path, newsqa: Newsqa) -> None:
        self.folder, self._newsqa = folder, newsqa
        (folder / "suites").mkdir()
        for name, expectations in SUITE.items():
            (folder / "suites" / name).write_text(json.dumps({"expectations": expectations}))
        self.configure()

    def configure(self, more: str = "") -> None:
        (self.folder / "newsqa.toml").write_text(f'suite = "suites"\nselect = ["NQ203", "NQ303"]\n{more}')

    def commit(self, *texts: str) -> None:
        """Put these articles into the dataset."""
        articles = [
            {"id": f"{zlib.crc32(text.encode()):x}", "published": "2024-05-14", "outlet": "Post", "text": text}
            for text in texts
        ]
        (self.folder / "news.jsonl").write_text("".join(json.dumps(one) + "\n" for one in articles))

    def run(self, *arguments: object) -> Done:
        return self._newsqa(*arguments, cwd=self.folder)

    def check(self) -> Done:
        return self.run("check", "news.jsonl", "-j", "1")

    def findings(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = pq.read_table(self.folder / "newsqa-report" / "findings.parquet").to_pylist()
        return rows

    def new(self) -> list[str]:
        return [row["rule"] for row in self.findings() if not row["known"]]

    def report(self) -> dict[str, Any]:
        report: dict[str, Any] = json.loads((self.folder / "newsqa-report" / "report.json").read_text())
        return report


@pytest.fixture
def repository(tmp_path: Path, newsqa: Newsqa) -> Repository:
    made = Repository(tmp_path, newsqa)
    made.commit(GOOD, HEARSAY)
    return made


@pytest.fixture
def known(repository: Repository) -> Repository:
    """A repository whose faults are known."""
    assert repository.check().returncode == 1
    assert repository.run("baseline", "write").returncode == 0
    repository.configure('baseline = "newsqa-baseline.jsonl"\n')
    return repository


def test_what_is_known_is_marked_and_does_not_count(known: Repository) -> None:
    done = known.check()
    assert done.returncode == 0, done.stdout
    assert [(row["rule"], row["known"]) for row in known.findings()] == [("NQ203", True)]
    report = known.report()
    assert (report["findings"], report["known"], report["rules"][0]["known"]) == (1, 1, 1)
    assert any(one["known"] for one in report["expectations"])


def test_a_bad_commit_fails_with_exactly_the_new_findings(known: Repository) -> None:
    known.commit(IMPOSSIBLE, GOOD, HEARSAY)  # in another order, so that rows move
    assert known.check().returncode == 1
    assert known.new() == ["NQ303"]
    known.commit(GOOD, HEARSAY)
    assert known.check().returncode == 0


def test_a_second_fault_in_a_known_article_is_new(known: Repository) -> None:
    text = HEARSAY + " The council allegedly knew."
    known.commit(GOOD, text)
    known.check()
    assert known.new() == ["NQ203", "NQ203"], "the article is another one: its id is that of its text"


def test_update_shows_what_it_would_add_and_needs_to_be_told(known: Repository) -> None:
    file = known.folder / "newsqa-baseline.jsonl"
    before = file.read_text()
    known.commit(GOOD, HEARSAY, IMPOSSIBLE)
    known.check()
    done = known.run("baseline", "update")
    assert done.returncode == 1 and "1 new, 0 gone" in done.stdout and "NQ303          1 new" in done.stdout
    assert '"rule":"NQ303"' not in file.read_text()
    done = known.run("baseline", "update", "--accept-new")
    assert done.returncode == 0
    assert len(file.read_text().splitlines()) > len(before.splitlines())
    assert known.check().returncode == 0 and known.new() == []


def test_other_articles_with_the_same_fault_do_not_hide_behind_those_that_were_mended(known: Repository) -> None:
    known.commit(GOOD, HEARSAY.replace("mayor", "governor"))  # as many as before, and the share is the same
    assert known.check().returncode == 1
    assert known.new() == ["NQ203"]


def test_a_baseline_is_not_written_from_a_run_that_was_held_against_one(known: Repository) -> None:
    known.check()
    (known.folder / "newsqa-baseline.jsonl").unlink()
    done = known.run("baseline", "write")
    assert done.returncode == 2 and "check without a baseline before writing a new one" in done.stderr


def test_what_newsqa_wrote_is_not_read_as_news(known: Repository) -> None:
    for _ in range(2):
        known.run("check", ".", "-j", "1", "-o", ".", "--format", "csv,gitlab,sarif,junit,markdown")
        report = json.loads((known.folder / "report.json").read_text())
        assert report["articles"] == 2


def test_a_second_article_of_a_known_id_is_not_known(known: Repository) -> None:
    known.commit(GOOD, HEARSAY, HEARSAY)
    assert known.check().returncode == 1
    assert known.new() == ["NQ203"]


def test_what_is_gone_is_told_and_pruned(known: Repository) -> None:
    known.commit(GOOD)
    done = known.check()
    assert done.returncode == 0
    assert "1 entry of the baseline was not found again" in done.stdout
    assert "1 entry taken out, 0 left" in known.run("baseline", "prune").stdout
    assert "not found again" not in known.check().stdout
    known.commit(GOOD, HEARSAY)
    assert known.check().returncode == 1, "what was pruned is new when it comes back"


def test_rules_that_did_not_run_keep_their_entries(known: Repository) -> None:
    known.run("check", "news.jsonl", "--select", "NQ303", "-j", "1")
    assert "0 entries taken out, 1 left" in known.run("baseline", "prune").stdout


def test_measures_may_only_improve(known: Repository) -> None:
    file = known.folder / "newsqa-baseline.jsonl"
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    for line in lines:
        if line.get("measure") == "unsourced_per_100_attributions":
            line["value"] = line["faults"] = 0
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    done = known.check()
    assert done.returncode == 1
    assert "unsourced per 100 attributions: no worse than in the baseline" in done.stdout
    assert known.run("baseline", "update").returncode == 1
    assert known.run("baseline", "update", "--accept-new").returncode == 0
    assert known.check().returncode == 0


def test_a_waiver_lets_a_finding_pass_until_its_day(repository: Repository) -> None:
    assert repository.check().returncode == 1

    def waive(until: str) -> None:
        (repository.folder / "waivers.toml").write_text(
            f'[[waivers]]\nrule = "hearsay"\noutlet = "Post"\nreason = "a column of rumours"\nuntil = {until}\n'
        )

    waive("2999-12-31")
    (repository.folder / "suites" / "attributions.json").unlink()  # what is waived is findings
    repository.configure('waivers = "waivers.toml"\n')
    done = repository.check()
    assert done.returncode == 0, done.stdout
    assert repository.new() == [] and len(repository.findings()) == 1
    assert repository.report()["waivers"][0]["findings"] == 1
    waive("2020-12-31")
    done = repository.check()
    assert done.returncode == 1
    assert 'the waiver of NQ203, outlet "Post" (a column of rumours) expired on 2020-12-31' in done.stdout
    assert "its finding counts again" in done.stdout


def test_a_baseline_does_not_take_in_what_is_waived(repository: Repository) -> None:
    waiver = '[[waivers]]\nrule = "NQ203"\nquery = \'field == "body"\'\nreason = "x"\nuntil = 2999-01-01\n'
    (repository.folder / "waivers.toml").write_text(waiver)
    repository.configure('waivers = "waivers.toml"\n')
    repository.check()
    assert "0 findings and" in repository.run("baseline", "write").stdout


def test_a_waiver_that_fits_nothing_is_told(repository: Repository) -> None:
    waiver = '[[waivers]]\nrule = "NQ203"\narticle = "nobody"\nreason = "x"\nuntil = 2999-01-01\n'
    (repository.folder / "waivers.toml").write_text(waiver)
    repository.configure('waivers = "waivers.toml"\n')
    assert 'the waiver of NQ203, article "nobody" (x) lets no finding pass' in repository.check().stdout


BAD: dict[str, tuple[str, str, str]] = {
    "no baseline": ('baseline = "none.jsonl"', "", "none.jsonl: there is no baseline that can be read"),
    "no waivers": ('waivers = "none.toml"', "", "none.toml: cannot be read as a file of waivers"),
    "marks of a merge": ('baseline = "f"', '{"baseline":1}\n<<<<<<< HEAD\n', "f:2: expected one JSON object a line"),
    "no head": ('baseline = "f"', '{"rule":"NQ203"}\n', 'f:1: expected {"baseline": 1}'),
    "another version": ('baseline = "f"', '{"baseline":9}\n', "f:1: expected a baseline of version 1"),
    "no number": ('baseline = "f"', '{"baseline":1}\n{"measure":"a","value":"b"}\n', "f:2: this entry lacks something"),
    "empty": ('baseline = "f"', "", "f: is empty; expected a baseline"),
    "no list": ('waivers = "f"', "waivers = 1", "f: expected entries that begin with [[waivers]]"),
    "no reason": ('waivers = "f"', '[[waivers]]\nrule = "NQ203"\narticle = "a"\nuntil = 2999-01-01', "has no reason"),
    "no end": ('waivers = "f"', '[[waivers]]\nrule = "NQ203"\narticle = "a"\nreason = "x"', "has no until"),
    "an end in quotation marks": (
        'waivers = "f"',
        '[[waivers]]\nrule = "NQ203"\narticle = "a"\nreason = "x"\nuntil = "2999-01-01"',
        "until is '2999-01-01'; expected a day such as 2027-06-30, without quotation marks",
    ),
    "all of a rule": (
        'waivers = "f"',
        '[[waivers]]\nrule = "NQ203"\nreason = "x"\nuntil = 2999-01-01',
        "lets pass all of NQ203",
    ),
    "no such rule": (
        'waivers = "f"',
        '[[waivers]]\nrule = "NQ999"\narticle = "a"\nreason = "x"\nuntil = 2999-01-01',
        "f: waiver 1: ",
    ),
    "an unknown key": (
        'waivers = "f"',
        '[[waivers]]\nrule = "NQ203"\narticel = "a"\nreason = "x"\nuntil = 2999-01-01',
        'f: waiver 1 has "articel"; expected',
    ),
    "a query that is no condition": (
        'waivers = "f"',
        '[[waivers]]\nrule = "NQ203"\nquery = "excerpt"\nreason = "x"\nuntil = 2999-01-01',
        "its query gives no yes or no for each finding",
    ),
    "a query that is none": (
        'waivers = "f"',
        '[[waivers]]\nrule = "NQ203"\nquery = "fild == 1"\nreason = "x"\nuntil = 2999-01-01',
        "its query cannot be asked of findings",
    ),
}


@pytest.mark.parametrize(("setting", "content", "said"), BAD.values(), ids=BAD)
def test_what_is_not_right_is_an_error(repository: Repository, setting: str, content: str, said: str) -> None:
    (repository.folder / "f").write_text(content)
    repository.configure(setting + "\n")
    done = repository.check()
    assert done.returncode == 2 and said in done.stderr, done.stderr


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (lambda: ("write",), "newsqa-baseline.jsonl: is there already"),
        (lambda: ("write", "nowhere", "--baseline", "b"), "nowhere: expected the output folder of a run"),
        (lambda: ("update", "--baseline", "b"), "b: there is no baseline that can be read"),
    ],
)
def test_errors_of_the_commands(known: Repository, command: Callable[[], tuple[str, ...]], said: str) -> None:
    done = known.run("baseline", *command())
    assert done.returncode == 2 and said in done.stderr


def test_show(known: Repository) -> None:
    done = known.run("baseline", "show")
    assert "1 finding known" in done.stdout and "NQ203" in done.stdout and "Measures, at most:" in done.stdout


def test_the_reports_say_what_is_known(known: Repository) -> None:
    done = known.check()
    assert "1 finding (0 new, 1 known)" in done.stdout and "missed by no more than in the baseline" in done.stdout
    page = (known.folder / "newsqa-report" / "report.html").read_text()
    assert '<h1 class="passed">' in page and "1 known" in page
    assert re.search(r" known ones? (is|are) not, and do", page.replace("\N{NO-BREAK SPACE}", " "))


def test_a_single_new_finding_fails_where_that_is_asked_for(known: Repository) -> None:
    # the tolerances let one of thirty pass
    known.configure('baseline = "newsqa-baseline.jsonl"\n')
    articles = [GOOD.replace("June", f"June {2025 + number}") for number in range(30)]
    known.commit(*articles, HEARSAY, HEARSAY.replace("cranes", "boats"))
    assert known.check().returncode == 0
    done = known.run("check", "news.jsonl", "-j", "1", "--fail-on-new", "warning", "--format", "text,junit")
    assert done.returncode == 1
    assert "critical  no new finding of severity warning or graver; found 1" in done.stdout
    assert "NQ203  hearsay  warning   2 in 2 articles, 1 new" in done.stdout
    assert "sold the boats" in (known.folder / "newsqa-report" / "junit.xml").read_text()
    assert known.run("check", "news.jsonl", "-j", "1", "--fail-on-new", "critical").returncode == 0


def test_shares_of_attributions_are_judged_without_what_is_known(repository: Repository) -> None:
    repository.configure('waivers = "waivers.toml"\n')
    waiver = '[[waivers]]\nrule = "NQ203"\nquery = "True"\nreason = "a column of rumours"\nuntil = 2999-12-31\n'
    (repository.folder / "waivers.toml").write_text(waiver.replace('"True"', "'field == \"body\"'"))
    assert repository.check().returncode == 0
    [sourced] = [one for one in repository.report()["expectations"] if one["table"] == "attributions"]
    assert (sourced["success"], sourced["known"]) == (False, True)
    assert sourced["reason"] == "met but for findings that are known"
    (repository.folder / "waivers.toml").write_text("waivers = []\n")
    assert repository.check().returncode == 1


def test_a_run_of_an_older_version_gives_a_baseline(repository: Repository) -> None:
    repository.check()
    path = repository.folder / "newsqa-report" / "report.json"
    report = {key: value for key, value in repository.report().items() if key not in ("dataset_faults", "baseline")}
    path.write_text(json.dumps(report))
    done = repository.run("baseline", "write")
    assert (done.returncode, done.stderr) == (0, "")
    repository.configure('baseline = "newsqa-baseline.jsonl"\n')
    assert repository.check().returncode == 0
