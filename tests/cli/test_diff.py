"""Two runs side by side: what is new, what is gone, what moved, and the page that says so."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from newsqa.api import check
from newsqa.reports.comparison import Comparison, Two, compare
from newsqa.reports.html.diff import diff_page, sentence, write_diff
from newsqa.reports.run_folder import read_run
from tests.cli.conftest import Newsqa

CLEAN = "The hall opened on Monday, said Ana Silva, who runs it."
HEARSAY = "The hall reportedly opened on Monday. Ana Silva runs it."


def article(number: int, body: str, outlet: str = "The Herald") -> dict[str, Any]:
    return {"id": f"a{number}", "published": "2024-05-14", "text": body, "outlet": outlet, "title": f"No. {number}"}


def run(folder: Path, articles: list[dict[str, Any]], **settings: Any) -> Path:
    folder.mkdir()
    source = folder / "news.jsonl"
    source.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
    check(source, output=folder / "out", **settings)
    return folder / "out"


def compared(folder: Path, old: Path, new: Path) -> Comparison:
    return compare(read_run(old), read_run(new), folder / "new.parquet", folder / "gone.parquet")


OLD = [article(1, CLEAN), article(2, HEARSAY), article(3, HEARSAY), article(4, CLEAN, "The Gazette")]
NEW = [article(5, HEARSAY), article(3, HEARSAY), article(2, CLEAN), article(4, HEARSAY, "The Gazette")]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("runs")
    return run(folder / "old", OLD, select=("NQ203",)), run(folder / "new", NEW, select=("NQ203", "NQ101"))


def test_what_is_new_and_what_is_gone(tmp_path: Path, runs: tuple[Path, Path]) -> None:
    found = compared(tmp_path, *runs)
    [hearsay] = found.rules
    assert (hearsay.code, hearsay.findings, hearsay.appeared, hearsay.in_old_articles, hearsay.gone) == (
        "NQ203",
        Two(2, 3),
        2,
        1,
        1,
    )
    assert (found.only_old, found.only_new) == ([], ["NQ101"])
    assert (found.articles, found.articles_in_both) == (Two(4, 4), 3)
    assert pq.read_table(tmp_path / "new.parquet")["article_id"].to_pylist() == ["a5", "a4"]
    assert pq.read_table(tmp_path / "gone.parquet")["article_id"].to_pylist() == ["a2"]


def test_articles_of_one_id_are_counted(tmp_path: Path) -> None:
    twice = [article(2, HEARSAY), article(2, HEARSAY)]
    old, new = (run(tmp_path / name, rows, select=("NQ203",)) for name, rows in (("old", twice[:1]), ("new", twice)))
    [hearsay] = compared(tmp_path, old, new).rules
    assert (hearsay.appeared, hearsay.gone) == (1, 0)


def test_outlets_by_how_much_their_rate_moved(tmp_path: Path, runs: tuple[Path, Path]) -> None:
    gazette, herald = compared(tmp_path, *runs).outlets
    assert (gazette.outlet, gazette.articles, gazette.findings_per_100_articles) == (
        "The Gazette",
        Two(1, 1),
        Two(0, 100),
    )
    assert herald.findings_per_100_articles == Two(66.6667, 66.6667)
    assert herald.unsourced_per_100_attributions.old is not None


def test_an_outlet_that_is_new_has_no_rate_before(tmp_path: Path, runs: tuple[Path, Path]) -> None:
    other = run(tmp_path / "other", [article(9, HEARSAY, "The Post")], select=("NQ203",))
    found = {change.outlet: change for change in compared(tmp_path, runs[0], other).outlets}
    assert found["The Post"].articles == Two(0, 1)
    assert found["The Post"].findings_per_100_articles == Two(None, 100)
    assert found["The Post"].findings_per_100_articles.moved == 0
    assert found["The Herald"].findings_per_100_articles == Two(66.6667, None)
    page = diff_page(
        ("a", "b"), compared(tmp_path, runs[0], other), tmp_path / "new.parquet", tmp_path / "gone.parquet"
    )
    said = {row.name: (row.old, row.new) for row in page.outlets}
    assert (said["The Post"], said["The Herald"]) == (("not there", "100"), ("66.67", "not there"))


def test_expectations_with_another_result(tmp_path: Path) -> None:
    old = run(tmp_path / "old", [article(1, CLEAN)])
    new = run(tmp_path / "new", [article(1, CLEAN), article(2, "")])
    changes = compared(tmp_path, old, new).expectations
    assert (changes[0].old, changes[0].new) == (True, False)
    assert "NQ101" in changes[0].description


def test_one_finding_is_told_as_one(tmp_path: Path) -> None:
    old = run(tmp_path / "old", [article(1, CLEAN)], select=("NQ203",))
    new = run(tmp_path / "new", [article(1, HEARSAY)], select=("NQ203",))
    said = sentence(compared(tmp_path, old, new))
    assert said == "1 finding is new, in an article that was there before; none is gone."


def test_a_run_and_itself(tmp_path: Path, runs: tuple[Path, Path]) -> None:
    found = compared(tmp_path, runs[0], runs[0])
    assert sentence(found) == "No finding is new, and none is gone."
    assert (found.appeared, found.gone, found.expectations) == (0, 0, [])
    page = diff_page(("a", "b"), found, tmp_path / "new.parquet", tmp_path / "gone.parquet")
    assert (page.rules, page.measures, page.unchanged) == ([], [], ["NQ203 hearsay"])


def test_the_verdict_names_the_runs(tmp_path: Path) -> None:
    old = run(tmp_path / "old", [article(1, CLEAN)])
    new = run(tmp_path / "new", [article(1, "")])
    said = {}
    for name, pair in {"worse": (old, new), "better": (new, old), "failed": (new, new), "passed": (old, old)}.items():
        found = compared(tmp_path, *pair)
        write_diff(("May", "June"), found, tmp_path / "new.parquet", tmp_path / "gone.parquet", tmp_path / "d.html")
        page = (tmp_path / "d.html").read_text(encoding="utf-8")
        standfirst = re.sub("<[^>]*>", "", page.split('class="standfirst">')[1].split("</p>")[0])
        said[name] = (re.findall("<h1[^>]*>(.*)</h1>", page)[0], standfirst.split(". ")[0])
    assert said == {
        "worse": ("Now failed", "June failed, where May passed"),
        "better": ("Now passed", "June passed, where May failed"),
        "failed": ("Still failed", "June failed, as May did"),
        "passed": ("Still passed", "June passed, as May did"),
    }


def test_the_page_and_the_tables(newsqa: Newsqa, runs: tuple[Path, Path], tmp_path: Path) -> None:
    done = newsqa("diff", *runs, "--output", tmp_path / "d")
    assert done.returncode == 0
    assert "2 findings are new, 1 of them in articles that were there before; 1 is gone." in done.stdout
    assert "NQ203  hearsay      500.00      750.00     +250.00  2 new, 1 gone" in done.stdout
    assert sorted(path.name for path in (tmp_path / "d").iterdir()) == [
        "diff.html",
        "diff.json",
        "gone.parquet",
        "new.parquet",
    ]
    page = (tmp_path / "d" / "diff.html").read_text(encoding="utf-8")
    assert "<mark>reportedly</mark>" in page and "<script" not in page
    assert "Ran in the new run only, and are not compared: NQ101." in page
    told = json.loads((tmp_path / "d" / "diff.json").read_text())
    assert (told["appeared"], told["gone"], told["articles"]) == (2, 1, {"old": 4, "new": 4})
    assert told["rules"][0]["findings"] == {"old": 2, "new": 3}
    assert json.loads(newsqa("diff", *runs, "-o", tmp_path / "d", "--format", "json").stdout) == told


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    hostile = "</title><script>alert(1)</script>\u202e"
    new = run(tmp_path / "new", [article(1, HEARSAY, hostile)], select=("NQ203",))
    old = run(tmp_path / "old", [article(1, CLEAN, hostile)], select=("NQ203",))
    found = compared(tmp_path, old, new)
    write_diff((hostile, hostile), found, tmp_path / "new.parquet", tmp_path / "gone.parquet", tmp_path / "d.html")
    page = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert "<script" not in page and "\u202e" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_folder_that_is_no_run_is_status_2(newsqa: Newsqa, runs: tuple[Path, Path], tmp_path: Path) -> None:
    done = newsqa("diff", runs[0], tmp_path, "--output", tmp_path / "d")
    assert done.returncode == 2 and "it holds no report.json" in done.stderr
    assert not (tmp_path / "d").exists()


@pytest.mark.parametrize(
    ("step", "status", "said"),
    [
        ("250", 0, "PASSED: no rate got worse by more than 250"),
        (
            "249",
            1,
            "FAILED: 1 rate got worse by more than 249\n  NQ203 hearsay by 250, from 500 to 750",
        ),
        ("50%", 0, "PASSED: no rate got worse by more than 50 %"),
        ("49%", 1, "got worse by more than 49 %\n  NQ203 hearsay by 250"),
        ("300,1%", 0, "PASSED: no rate got worse by more than 300 and by more than 1 %"),
    ],
)
def test_a_step_decides_the_status_and_names_what_failed(
    newsqa: Newsqa, runs: tuple[Path, Path], tmp_path: Path, step: str, status: int, said: str
) -> None:
    done = newsqa("diff", *runs, "--output", tmp_path / "d", "--step", step)
    assert (done.returncode, done.stderr) == (status, "")
    assert said in done.stdout
    told = json.loads((tmp_path / "d" / "diff.json").read_text())
    assert (told["step"]["text"], told["kept"]) == (step, status == 0)
    page = (tmp_path / "d" / "diff.html").read_text(encoding="utf-8")
    assert ("NQ203 hearsay by 250, from 500 to 750 in 1,000 articles" in page) is (status == 1)
    assert newsqa("diff", *runs, "--output", tmp_path / "d", "--step", step, "--quiet").returncode == status


def test_without_a_step_nothing_is_judged(newsqa: Newsqa, runs: tuple[Path, Path], tmp_path: Path) -> None:
    assert newsqa("diff", *runs, "--output", tmp_path / "d").returncode == 0
    told = json.loads((tmp_path / "d" / "diff.json").read_text())
    assert (told["step"], told["kept"], told["worse"]) == (None, None, [])


def test_datasets_are_checked_first_as_the_configuration_says(newsqa: Newsqa, tmp_path: Path) -> None:
    for name, body in (("may", CLEAN), ("june", HEARSAY)):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(article(1, body)) + "\n")
    (tmp_path / "newsqa.toml").write_text('select = ["NQ203"]\nformats = ["junit"]\n')
    done = newsqa("diff", "may.jsonl", "june.jsonl", "--step", "0", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert "NQ203 hearsay by 1,000, from 0 to 1,000 in 1,000 articles" in done.stdout
    assert "note: the runs are of different sources: may.jsonl, and june.jsonl" in done.stdout
    told = json.loads((tmp_path / "newsqa-diff" / "diff.json").read_text())
    assert [rule["code"] for rule in told["rules"]] == ["NQ203"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["june.jsonl", "may.jsonl", "newsqa-diff", "newsqa.toml"]


def test_a_run_and_a_dataset(newsqa: Newsqa, runs: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "newsqa.toml").write_text('select = ["NQ203"]\n')
    done = newsqa("diff", runs[0], runs[0].parent / "news.jsonl", "-o", tmp_path / "d", "--step", "0", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "No finding is new, and none is gone." in done.stdout
