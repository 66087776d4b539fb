"""The HTML report: copies, leaks between splits and what tells the labels, from the tables that a run left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsqa.reports.html import write_html
from newsqa.reports.html.boilerplate import MOST_LINES
from newsqa.reports.html.page import DEFAULT, PageOptions
from newsqa.reports.html.sets import (
    MOST_CLUSTERS,
    MOST_DROPPED,
    MOST_LANGUAGES,
    MOST_LEAKS,
    MOST_PROBES,
    NO_SETS,
    read_sets,
)
from newsqa.rules.boilerplate import BOILERPLATE
from newsqa.rules.copies import DUPLICATES
from newsqa.rules.languages import LANGUAGES
from newsqa.rules.leaks import LEAKAGE
from tests.reports.html_reader import Reader
from tests.reports.report_parts import DOCUMENTATION, HOSTILE, REPORT, finding, save


def _copy(number: int, cluster: int | None, keep: bool, **values: Any) -> dict[str, Any]:
    kind = {} if keep else {"kind": "near", "similarity": 0.917, "copy_of": "a0"}
    place = {
        "article_id": f"a{number}",
        "outlet": "The Harbour Post",
        "source_file": "news.jsonl",
        "source_row": number,
    }
    return {**place, "cluster": cluster, "keep": keep, **kind, **values}


def _leak(number: int, split: str, other: str, kind: str = "body", **values: Any) -> dict[str, Any]:
    place = {
        "article_id": f"a{number}",
        "outlet": "The Harbour Post",
        "source_file": "news.jsonl",
        "source_row": number,
    }
    of = {"other_article_id": f"b{number}", "other_split": other, "other_file": "news.jsonl", "other_row": 900 + number}
    return {**place, **of, "split": split, "kind": kind, **values}


def _probe(name: str, correct: int, **values: Any) -> dict[str, Any]:
    row = {"probe": name, "property": name, "articles": 1000, "labels": 2, "majority_articles": 510, "correct": correct}
    told = {"value": "a space", "value_articles": 490, "value_label": "fake", "value_label_articles": 480}
    return {**row, **told, "accuracy": correct / 1000, **values}


def _leave(folder: Path, copies: Any = None, leaks: Any = None, probes: Any = None) -> None:
    for name, rows, schema in (
        ("duplicates", copies, DUPLICATES),
        ("leakage", leaks, LEAKAGE),
        ("label_probes", probes, None),
    ):
        if rows is not None:
            pq.write_table(pa.Table.from_pylist(rows, schema=schema), folder / f"{name}.parquet", row_group_size=2)


def _page(folder: Path, options: PageOptions = DEFAULT) -> str:
    rows = [finding(1, rule="NQ203")]
    write_html(REPORT, save(folder, rows), folder / "report.html", DOCUMENTATION, options, None, folder)
    return (folder / "report.html").read_text(encoding="utf-8")


def test_a_run_that_left_no_tables_has_no_such_parts(tmp_path: Path) -> None:
    assert read_sets(tmp_path, (), ()) == NO_SETS
    _leave(tmp_path, [], [], [_probe("chance", 520)])
    pq.write_table(LANGUAGES.empty_table(), tmp_path / "languages.parquet")
    assert read_sets(tmp_path, (), ()) == NO_SETS
    page = _page(tmp_path)
    assert not any(part in page for part in ('id="labels"', 'id="leaks"', 'id="copies"', 'id="languages"'))


def test_a_cluster_says_what_to_keep_and_what_to_drop(tmp_path: Path) -> None:
    rows = [_copy(0, 1, True), _copy(1, 1, False), _copy(2, 1, False, kind="exact", similarity=1.0)]
    rows += [_copy(3, 2, True, outlet=None), _copy(4, 2, False, kind="update"), _copy(5, None, True, kind="url")]
    _leave(tmp_path, rows)
    copies = read_sets(tmp_path, {"a1"}, {"a1", "a2"}).copies
    assert copies is not None
    assert (copies.total, copies.dropped) == (2, 3)
    [largest, other] = copies.clusters
    assert [one.article for one in largest.kept] == ["a0"]
    assert [(one.article, one.address, one.like) for one in largest.dropped] == [
        ("a1", "#article/a1", "nearly the same text, 91\N{NO-BREAK SPACE}%"),
        ("a2", "#findings?q=a2", "the same text"),
    ]
    assert other.dropped[0].address == "", "the page holds nothing of it"
    assert other.dropped[0].like == "a later version, 91\N{NO-BREAK SPACE}%"
    page = Reader(_page(tmp_path))
    assert "3\N{NO-BREAK SPACE}articles are copies of others, in 2\N{NO-BREAK SPACE}clusters." in page.text


def _line(number: int, **values: Any) -> dict[str, Any]:
    row = {"outlet": "The Harbour Post", "text": f"Sign up for our newsletter {number}", "where": "ending"}
    return {**row, "articles": 500 - number, "outlet_articles": 1000, "characters": 27 * (500 - number), **values}


def test_lines_that_outlets_repeat_stand_with_their_outlet(tmp_path: Path) -> None:
    rows = [*(_line(number) for number in range(MOST_LINES + 4)), _line(30, outlet=None, text=HOSTILE[0])]
    pq.write_table(pa.Table.from_pylist(rows[::-1], schema=BOILERPLATE), tmp_path / "boilerplate.parquet")
    found = read_sets(tmp_path, (), ()).boilerplate
    assert found is not None
    assert (len(found.lines), found.total, found.outlets) == (MOST_LINES, MOST_LINES + 5, 2)
    assert found.characters == sum(row["characters"] for row in rows)
    assert (found.lines[0].text, found.lines[0].share) == (HOSTILE[0], "47\N{NO-BREAK SPACE}%")
    whole = _page(tmp_path)
    page = Reader(whole)
    assert HOSTILE[0] not in whole
    assert "Sign up for our newsletter 23" in page.text
    assert f"{MOST_LINES} of {MOST_LINES + 5} shown" in page.text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Sign up" not in Reader(_page(tmp_path, PageOptions(with_text=False))).text


def test_large_tables_are_cut_and_say_so(tmp_path: Path) -> None:
    rows = [_copy(0, 1, True), *(_copy(number, 1, False) for number in range(1, 9))]
    for cluster in range(2, MOST_CLUSTERS + 9):
        rows += [_copy(10 * cluster, cluster, True), _copy(10 * cluster + 1, cluster, False)]
    leaks = [_leak(number, f"test{number}", "train") for number in range(MOST_LEAKS + 5)]
    probes = [_probe(f"property {number}", 600 + number) for number in range(MOST_PROBES + 4)]
    _leave(tmp_path, rows, leaks, probes)
    sets = read_sets(tmp_path, (), ())
    assert sets.copies is not None
    assert (len(sets.copies.clusters), sets.copies.total) == (MOST_CLUSTERS, MOST_CLUSTERS + 8)
    assert (len(sets.copies.clusters[0].dropped), sets.copies.clusters[0].all_dropped) == (MOST_DROPPED, 8)
    text = Reader(_page(tmp_path)).text
    assert f"{MOST_CLUSTERS} of {MOST_CLUSTERS + 8} clusters shown, the largest; all are in duplicates.parquet" in text
    assert f"and {8 - MOST_DROPPED} more" in text
    assert f"{MOST_LEAKS} of {MOST_LEAKS + 5} kinds shown, those of the most articles; all articles are in" in text
    assert (
        f"{MOST_PROBES} of {MOST_PROBES + 4} properties that tell more than guessing are shown, the most telling"
        in text
    )


def test_leaks_stand_together_by_what_is_the_same(tmp_path: Path) -> None:
    rows = [_leak(number, "test", "train") for number in range(5)] + [_leak(9, "test", "train", "url")]
    _leave(tmp_path, leaks=rows)
    leaks = read_sets(tmp_path, {"a0"}, {"a0"}).leaks
    assert leaks is not None
    assert (leaks.total, leaks.articles) == (2, 6)
    assert [(leak.split, leak.other, leak.alike, leak.articles) for leak in leaks.shown] == [
        ("test", "train", "the text", 5),
        ("test", "train", "the address", 1),
    ]
    assert [(one.article, other.article) for one, other in leaks.shown[0].examples] == [
        ("a0", "b0"),
        ("a1", "b1"),
        ("a2", "b2"),
    ]


def test_what_tells_the_labels_stands_first_with_what_shows_it(tmp_path: Path) -> None:
    _leave(tmp_path, probes=[_probe("how the title begins", 800), _probe("how the date is written", 980)])
    text = Reader(_page(tmp_path)).text
    assert text.index("how the date is written") < text.index("how the title begins")
    page = _page(tmp_path)
    assert page.index('id="rules"') < page.index('id="labels"') < page.index('id="where"')
    assert "480 of 490\N{NO-BREAK SPACE}articles with it are fake" in text
    assert "98\N{NO-BREAK SPACE}%" in text
    assert "a space" in text
    assert "a space" not in Reader(_page(tmp_path, PageOptions(with_text=False))).text


def test_an_article_that_leaks_in_two_ways_is_one(tmp_path: Path) -> None:
    _leave(
        tmp_path,
        leaks=[_leak(1, "random:test", "random:train"), _leak(1, "media:test", "media:train"), _leak(2, "x", "y")],
    )
    assert "2\N{NO-BREAK SPACE}articles are in an earlier split too" in Reader(_page(tmp_path)).text


def test_a_value_that_nobody_sees_is_told_and_not_quoted(tmp_path: Path) -> None:
    _leave(
        tmp_path, probes=[_probe("how the title begins", 800, value=" "), _probe("the author", 980, value="nothing")]
    )
    for options in (DEFAULT, PageOptions(with_text=False)):
        said = Reader(_page(tmp_path, options)).said()
        assert "a space 480 of 490" in said and "nothing 480 of 490" in said
    assert "<q" not in _page(tmp_path).partition('id="labels"')[2].partition("</section>")[0]


@pytest.mark.parametrize("words", HOSTILE)
def test_what_is_hostile_is_text(tmp_path: Path, words: str) -> None:
    copies = [_copy(0, 1, True, article_id=words), _copy(1, 1, False, outlet=words, article_id=words)]
    leaks = [_leak(0, words, "train", article_id=words, other_article_id=words)]
    _leave(tmp_path, copies, leaks, [_probe(words, 900, value=words, value_label=words)])
    page = Reader(_page(tmp_path))
    assert words in page.text
    assert {"img", "iframe"}.isdisjoint({tag for tag, _ in page.elements})


def test_languages_as_they_are_declared_and_as_they_are(tmp_path: Path) -> None:
    rows = [{"language": "en", "script": "Latin", "found": "de", "articles": 90, "english": 8}]
    rows += [
        {"language": None, "script": None, "articles": 1 + number, "english": None} for number in range(MOST_LANGUAGES)
    ]
    pq.write_table(pa.Table.from_pylist(rows, schema=LANGUAGES), tmp_path / "languages.parquet")
    said = Reader(_page(tmp_path)).said()
    assert "en Latin German 90 30 % 8" in said
    assert "not declared no letters not told 1 " in said
    assert (
        f"{MOST_LANGUAGES} of {MOST_LANGUAGES + 1} shown, those of the most articles; all are in languages.parquet."
        in said
    )
