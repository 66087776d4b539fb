"""What `import newsqa` offers."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import newsqa
from newsqa.articles.schema import REJECTS
from newsqa.reports.verdict import short_text, verdict_html, verdict_text
from newsqa.rules.findings import FINDINGS

HOSTILE = '<script>alert("x")</script>\x1b[31m\u202e'


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> newsqa.Result:
    seeds = Path(__file__).parent.parent / "seeds"
    return newsqa.check(str(seeds), output=str(tmp_path_factory.mktemp("run")))


def test_importing_newsqa_costs_nothing() -> None:
    code = "import sys, newsqa; print(sorted({'pyarrow', 'pandas', 'typer'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_all_that_is_offered_is_there() -> None:
    assert all(getattr(newsqa, name) is not None for name in newsqa.__all__)


def test_a_result_holds_what_the_run_left(result: newsqa.Result) -> None:
    assert isinstance(result, newsqa.Result)
    assert result.passed is False
    assert result.figures == orjson.loads((result.folder / "report.json").read_bytes())
    assert result.findings.schema.equals(FINDINGS)
    assert len(result.findings) == result.figures["findings"]
    assert len(result.measures) == result.figures["articles"] == 53
    assert result.rejects.schema.equals(REJECTS)
    assert result.rejects["source_row"].to_pylist() == [7]
    assert result.findings is result.findings, "it is read once"


def test_expectations_say_what_failed(result: newsqa.Result) -> None:
    assert len(result.expectations) == len(result.figures["expectations"])
    assert {one.result for one in result.failed} == {"not met"}
    assert result.failed[0].severity == "critical"
    assert result.failed == result.expectations[: len(result.failed)]
    impossible = next(one for one in result.failed if one.kwargs.get("rule") == "NQ303")
    assert (impossible.type, impossible.numbers["unexpected_count"]) == ("expect_articles_to_pass_rule", 1)


def test_the_summary_is_that_of_the_command(result: newsqa.Result) -> None:
    lines = result.summary().splitlines()
    assert lines[0].startswith("FAILED  53 articles, 1 reject, ")
    assert any("^^^" in line for line in lines)


def test_the_report_goes_where_it_is_wanted(result: newsqa.Result, tmp_path: Path) -> None:
    page = result.report(tmp_path / "x.html", title="Release 7")
    assert "Release 7" in page.read_text(encoding="utf-8")
    bare = result.report(str(tmp_path / "bare.html"), with_text=False)
    assert bare.stat().st_size < page.stat().st_size
    with pytest.raises(newsqa.NewsqaError, match="folder that is there"):
        result.report(tmp_path / "none" / "x.html")


def test_the_verdict_is_told_in_a_few_lines(result: newsqa.Result) -> None:
    judged = [one for one in result.expectations if one.result != "not judged"]
    headline = f"FAILED: {len(result.failed)} of {len(judged)} expectations not met"
    for text in (repr(result), str(result)):
        lines = text.splitlines()
        assert lines[0] == headline
        assert lines[1].startswith("  critical: ")
        assert len(lines) <= 8
    assert len(repr(result)) <= 240
    shown = result._repr_html_()
    assert headline in shown
    assert len(shown) < 5_000
    assert "http" not in shown


@pytest.mark.parametrize("number", [0, 1, 2, 3, 5, 6, 400])
@pytest.mark.parametrize("length", [1, 60, 100, 5_000])
def test_what_pytest_shows_is_never_cut(result: newsqa.Result, number: int, length: int) -> None:
    expectation = {**result.figures["expectations"][0], "success": False, "description": "y" * length}
    report = {**result.figures, "expectations": [expectation] * number, "passed": number == 0}
    text = short_text(report)
    assert len(text) <= 240
    told = text.count("critical: ")
    assert told >= min(number, 1), "the worst has room"
    assert told == number or f"and {number - told} more" in text


def test_a_verdict_from_hostile_words_is_harmless_and_bounded(result: newsqa.Result) -> None:
    expectation = {**result.figures["expectations"][0], "success": False, "description": HOSTILE + "y" * 100_000}
    report = {**result.figures, "expectations": [expectation] * 50, "profile": HOSTILE}
    for text in (verdict_text(report), verdict_html(report)):
        assert len(text) < 10_000
        assert not {"\x1b", "\u202e"} & set(text)
        assert "and 45 more" in text
    assert "<script" not in verdict_html(report)


def test_a_run_that_judged_nothing_says_so(result: newsqa.Result) -> None:
    assert "nothing was judged" in verdict_text({**result.figures, "passed": True, "expectations": []})


def test_without_an_output_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_text('{"text": "The hall opened on 31 February 2024."}\n')
    result = newsqa.check("a.jsonl", select="NQ303")
    folder, findings = result.folder, result.findings
    assert (folder / "report.html").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]
    del result
    gc.collect()
    assert not folder.exists()
    assert findings["rule"].to_pylist() == ["NQ303"], "what was read stays"


def test_a_check_that_cannot_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(newsqa.NewsqaError, match="no such file"):
        newsqa.check(tmp_path / "none.jsonl")
    assert not list(tmp_path.iterdir())


def test_settings_come_from_a_file_that_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jsonl").write_text('{"t": "The hall reportedly opened on 31 February 2024."}\n')
    config = tmp_path / "newsqa.toml"
    config.write_text('select = ["NQ303"]\noutput = "kept"\n[fields]\nbody = "t"\n')
    monkeypatch.chdir(tmp_path)
    result = newsqa.check("a.jsonl", config=config)
    assert result.findings["rule"].to_pylist() == ["NQ303"]
    assert result.folder == tmp_path / "kept"
    assert set(newsqa.check("a.jsonl", config=config, select=["NQ2"]).findings["rule"].to_pylist()) == {"NQ203"}
    config.write_text('inputs = ["*.jsonl"]\n')
    assert newsqa.check(config=config, select="NQ1", fields={"body": "t"}).figures["articles"] == 1
    with pytest.raises(newsqa.NewsqaError, match="give the files or folders"):
        newsqa.check()
    with pytest.raises(newsqa.NewsqaError, match="give one of them"):
        newsqa.check("a.jsonl", newsqa.Settings(), config=config)
    with pytest.raises(newsqa.NewsqaError, match=r"no such configuration"):
        newsqa.check("a.jsonl", config="none.toml")
    config.write_text("processes = 'two'")
    with pytest.raises(newsqa.NewsqaError, match="text"):  # a file of this folder is not read unless it is named
        newsqa.check("a.jsonl", fields={"body": "text"})


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"profil": "wire"}, 'no setting "profil"; did you mean "profile"'),
        ({"fail_on": "never"}, 'fail_on is "never"; expected critical'),
        ({"processes": "4"}, "processes is '4'; expected a whole number"),
        ({"processes": True}, "processes is True; expected a whole number"),
        ({"select": 3}, "select is 3; expected a list of texts"),
        ({"suite": 3}, "suite is 3; expected a path, or None"),
        ({"fields": ["body"]}, "expected a dict"),
        ({"rule_options": {"NQ314": {"hours": 3}}}, 'NQ314 has no option "hours"'),
        ({"rule_options": {"NQ999": {}}}, "no rule"),
        ({"rule_options": {"NQ314": 3}}, "a dict of options"),
    ],
    ids=str,
)
def test_settings_are_checked(seeds: Path, given: dict[str, Any], message: str) -> None:
    with pytest.raises(newsqa.NewsqaError) as error:
        newsqa.check(seeds, **given)
    assert message in str(error.value)


ARTICLES = {
    "headline": ["Council votes", "Hall opens"],
    "content": ["It met on 31 February 2024.", "It opened on Monday."],
    "pubDate": ["2024-03-01T09:00:00Z", None],
}


@pytest.mark.parametrize("table", [pa.table(ARTICLES), pd.DataFrame(ARTICLES)], ids=["Arrow", "pandas"])
@pytest.mark.parametrize("processes", [1, 2])
def test_a_table_is_a_source(table: Any, processes: int) -> None:
    result = newsqa.check(table, select="NQ303,NQ311", processes=processes)
    found = result.findings.select(["rule", "source_file", "source_row"]).to_pylist()
    assert [tuple(row.values()) for row in found] == [("NQ303", "table", 1), ("NQ311", "table", 2)]
    assert result.figures["sources"] == [{"path": "table", "articles": 2, "rejects": 0}]
    assert "newsqa-table" not in str(result.figures)


def test_a_table_is_mapped_as_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table(ARTICLES), path)
    [of_file], [of_table] = newsqa.read_articles(path), newsqa.read_articles(pa.table(ARTICLES))
    own = ["article_id", "source_file"]
    assert of_table.drop_columns(own).equals(of_file.drop_columns(own))


@pytest.mark.parametrize(
    "source", [[pa.table(ARTICLES)], 3, pd.DataFrame({"content": ["x", b"y", 3]})], ids=["list", "number", "mixed"]
)
def test_what_is_no_source_is_a_message(source: Any) -> None:
    with pytest.raises(newsqa.NewsqaError, match=r"expected paths|cannot be taken as articles"):
        newsqa.check(source)


def test_write_annotations(seeds: Path, tmp_path: Path) -> None:
    done = newsqa.write_annotations([seeds], newsqa.Settings(output=tmp_path, processes=1))
    assert done.rows["articles"] == 53
    assert done.rejects == 1


def test_read_articles(seeds: Path) -> None:
    tables = list(newsqa.read_articles(seeds))
    assert sum(map(len, tables)) == 53
    assert isinstance(tables[0], pa.Table)


def test_a_plain_script_needs_no_guard(tmp_path: Path) -> None:
    source = tmp_path / "many.jsonl"
    source.write_text('{"text": "The hall opened."}\n' * 600)
    script = tmp_path / "script.py"
    script.write_text(f"import newsqa\nprint(newsqa.check({str(source)!r}, select='NQ1').figures['articles'])\n")
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run(
        [sys.executable, "-W", "error::ResourceWarning", str(script)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=env,
    )
    assert (done.stdout, done.stderr) == ("600\n", "")


def test_what_is_not_there() -> None:
    with pytest.raises(AttributeError, match="chekc"):
        newsqa.chekc  # noqa: B018
