"""Lines that an outlet repeats: learned and found whatever the order and the batches of the articles."""

from __future__ import annotations

import itertools
import random
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.schema import ARTICLES
from newsqa.corpus import boilerplate, boilerplate_places
from newsqa.corpus.boilerplate import find_boilerplate
from newsqa.corpus.duplicates import Texts, compare_texts
from newsqa.rules.boilerplate import BOILERPLATE, BOILERPLATE_ARTICLES, LINES, boilerplate_lines
from newsqa.rules.sketches import SKETCHES, sketches

BIO = "Ann Lee is the author of three books about the harbour."
FURNITURE = [None, "Advertisement", "Read more: The hall", "© 2020 Crier", BIO]


class Boilerplate(NamedTuple):
    texts: pa.Table
    articles: pa.Table


def _find(rows: list[dict[str, Any]], size: int) -> Boilerplate:
    placed = [{"source_file": "a.jsonl", "source_row": n, **row} for n, row in enumerate(rows, 1)]
    articles = pa.Table.from_pylist(placed, ARTICLES)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, work, schema in (("sketches", sketches, SKETCHES), ("lines", boilerplate_lines, LINES)):
            tables = [schema.empty_table()]
            for start in range(0, len(articles), size):
                table = work(articles.slice(start, size))
                tables.append(table.set_column(0, schema.field(0), pc.add(table["row"], start)))
            pq.write_table(pa.concat_tables(tables), folder / f"{file}.parquet", row_group_size=7)
        measures = articles.append_column("body_chars", pc.utf8_length(articles["body"]).cast(pa.int32()))
        pq.write_table(measures, folder / "measures.parquet", row_group_size=3)
        texts = compare_texts(folder / "sketches.parquet")
        lines, known, measures, of_articles = (
            folder / f"{name}.parquet" for name in ("lines", "sketches", "measures", "articles")
        )
        found = Boilerplate(find_boilerplate(lines, known, measures, texts, of_articles), pq.read_table(of_articles))
    assert found.texts.schema.equals(BOILERPLATE) and found.articles.schema.equals(BOILERPLATE_ARTICLES)
    return found


def _body(number: int, furniture: list[str | None]) -> str:
    news = [f"Story {word} is about {word}{number} é." for word in "abcdefghij"]
    return "\n".join([*news[:4], furniture[0] or "", *news[4:], *(line for line in furniture[1:] if line)])


ROWS = st.lists(
    st.tuples(st.sampled_from(["Crier", "Herald", None]), st.lists(st.sampled_from(FURNITURE), min_size=2, max_size=3)),
    max_size=30,
).map(
    lambda rows: [
        {"article_id": f"a{n}", "outlet": outlet, "body": _body(n, lines)} for n, (outlet, lines) in enumerate(rows)
    ]
)


def _expected(rows: list[dict[str, Any]]) -> Counter[tuple[str | None, str]]:
    counts: Counter[tuple[str | None, str]] = Counter()
    for row in rows:
        lines = row["body"].split("\n")
        counts.update(
            {(row["outlet"], line) for line in lines if line in FURNITURE and (line != BIO or line in lines[-3:])}
        )
    return Counter({line: count for line, count in counts.items() if count >= 3})


@pytest.fixture(autouse=True)
def three_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boilerplate, "FEWEST", 3)


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_learns_what_counting_all_lines_learns(rows: list[dict[str, Any]]) -> None:
    found = _find(rows, 4)
    assert {(row["outlet"], row["text"]): row["articles"] for row in found.texts.to_pylist()} == _expected(rows)
    bodies = [row["body"] for row in rows]
    for article in found.articles.to_pylist():
        body = bodies[article["article_row"]]
        lines = [body[a:b] for a, b in zip(article["places"][::2], article["places"][1::2], strict=True)]
        assert all((article["outlet"], line) in _expected(rows) for line in lines)
        assert article["characters"] == sum(map(len, lines)) and article["lines"] == len(lines)
        assert article["excerpt"] == body[article["start"] : article["end"]] == max(lines, key=len)
    characters = sum(found.texts["characters"].to_pylist())
    assert characters == sum(found.articles["characters"].to_pylist())


def _told(found: Boilerplate) -> Any:
    left = ("article_row", "source_row")
    articles = [{name: value for name, value in row.items() if name not in left} for row in found.articles.to_pylist()]
    return sorted(map(str, found.texts.to_pylist())), sorted(map(str, articles))


@settings(max_examples=40, deadline=None)
@given(ROWS, st.integers(1, 4), st.randoms())
def test_neither_order_nor_batches_matter(rows: list[dict[str, Any]], size: int, chance: random.Random) -> None:
    expected = _find(rows, 100)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(boilerplate_places, "AT_ONCE", size)
        one = _find(rows, size)
    assert one.texts.equals(expected.texts) and one.articles.equals(expected.articles)
    chance.shuffle(rows)
    assert _told(_find(rows, 100)) == _told(expected)


def test_counts_in_few_buckets_are_exact_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"article_id": f"a{n}", "outlet": "C", "body": _body(n, ["Advertisement", BIO])} for n in range(9)]
    expected = _find(rows, 4)
    monkeypatch.setattr(boilerplate, "_MOST_BUCKETS", 2)
    assert _told(_find(rows, 4)) == _told(expected)
    assert len(expected.texts) == 2


def test_a_line_counts_once_for_each_story() -> None:
    rows = [{"article_id": f"a{n}", "outlet": "C", "body": _body(n // 3, ["Advertisement", None])} for n in range(9)]
    assert _find(rows[:6], 4).texts.num_rows == 0
    [line] = _find(rows, 4).texts.to_pylist()
    assert (line["text"], line["articles"], line["where"]) == ("Advertisement", 9, "line")


@pytest.mark.parametrize(("others", "is_learned"), [(597, True), (598, False)])
def test_a_line_of_the_news_is_in_one_of_200_articles(others: int, is_learned: bool) -> None:
    line = "The market at the harbour of Lund is open on all days but Monday."
    rows = [{"article_id": f"a{n}", "outlet": "C", "body": _body(n, [None, line])} for n in range(3)]
    rows += [{"article_id": f"b{n}", "outlet": "C", "body": _body(n + 3, [None])} for n in range(others)]
    assert _find(rows, 1000).texts["text"].to_pylist() == [line] * is_learned


def test_figures_of_any_length_make_one_line() -> None:
    times = ["9:05 p.m. on May 3, 2024", "11:46 p.m. on May 12, 2024", "8:1 p.m. on May 30, 124"]
    rows = [{"article_id": f"a{n}", "outlet": "C", "body": _body(n, [None, f"Updated {times[n]}"])} for n in range(3)]
    [line] = _find(rows, 4).texts.to_pylist()
    assert line["articles"] == 3
    results = [f"Lund won by {n} to 2, and Vale lost by 7 to 11 at home." for n in range(3)]
    news = [{"article_id": f"a{n}", "outlet": "C", "body": _body(n, [None, results[n]])} for n in range(3)]
    assert _find(news, 4).texts.num_rows == 0


@given(st.lists(st.text(st.sampled_from("ab.!? \n\r\té—”9Z"), max_size=60), max_size=5))
def test_offsets_are_those_of_the_text(bodies: list[str]) -> None:
    table = pa.table({"body": pa.array([*bodies, None, *("Advertisement\n" + body for body in bodies)], pa.string())})
    found = boilerplate_lines(table).to_pylist()
    assert len(found) >= len(bodies)
    for line in found:
        words = table["body"][line["row"]].as_py()[line["start"] : line["end"]]
        assert words == line["text"] == words.strip()


def test_quotations_are_news_and_what_is_left_is_shown() -> None:
    quoted = '"Sign up for the army," he told the crowd.'
    rows = [{"article_id": f"a{n}", "outlet": "C", "body": _body(n, [quoted, "Subscribe"])} for n in range(4)]
    found = _find(rows, 4)
    assert found.texts["text"].to_pylist() == ["Subscribe"]
    assert found.articles["excerpt"].to_pylist() == ["Subscribe"] * 4


def test_long_lines_are_cut_where_they_are_told_and_not_where_they_stand() -> None:
    long = "Sign up " + "for more news " * 60
    rows = [{"article_id": f"a{n}", "outlet": "C", "body": _body(n, [long, None])} for n in range(3)]
    [line], articles = (table.to_pylist() for table in _find(rows, 4))
    assert len(line["text"]) == 400 and line["characters"] == 3 * len(long.strip())
    assert articles[0]["excerpt"].endswith(" …") and articles[0]["end"] - articles[0]["start"] == len(long.strip())


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 4)), min_size=1), st.integers(1, 4), st.integers(1, 6))
def test_articles_are_told_whole_however_many_places_are_in_memory(
    given: list[tuple[int, int]], size: int, at_once: int
) -> None:
    rows = sorted(row for row, _ in given)
    lengths = [length for _, length in given]
    starts = list(range(0, 10 * len(rows), 10))
    ends = [start + length for start, length in zip(starts, lengths, strict=True)]
    table = pa.table({"row": rows, "start": starts, "end": ends})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(boilerplate_places, "AT_ONCE", at_once)
        tables = list(boilerplate_places._whole_articles(table.slice(n, size) for n in range(0, len(rows), size)))
    assert pa.concat_tables(tables).equals(table)
    last_and_first = [(one["row"][-1], other["row"][0]) for one, other in itertools.pairwise(tables)]
    assert all(one != other for one, other in last_and_first)
    first = np.unique(rows, return_index=True)[1]
    longest = boilerplate_places._longest(np.array(starts), np.array(ends), first)
    expected = [
        max((n for n, one in enumerate(rows) if one == row), key=lambda n: (lengths[n], -n)) for row in sorted({*rows})
    ]
    assert longest.tolist() == expected


def test_of_many_places_the_first_are_told() -> None:
    rows = [{"article_id": f"a{n}", "outlet": "C", "body": _body(n, ["Subscribe"] * 25)} for n in range(3)]
    for article in _find(rows, 4).articles.to_pylist():
        body = rows[article["article_row"]]["body"]
        places = list(zip(article["places"][::2], article["places"][1::2], strict=True))
        assert len(places) == 20 and places == sorted(places) and article["lines"] == 25
        assert {body[start:end] for start, end in places} == {"Subscribe"}


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=40))
def test_stories_are_texts_that_are_alike_by_way_of_others_too(pairs: list[tuple[int, int]]) -> None:
    texts = np.arange(31)
    stories = boilerplate._stories(Texts(texts, texts, np.array(pairs, np.int64).reshape(-1, 2), np.ones(len(pairs))))
    of_text = {text: {text} for text in range(31)}
    for one, other in pairs:
        both = of_text[one] | of_text[other]
        of_text |= dict.fromkeys(both, both)
    assert stories.tolist() == [min(of_text[text]) for text in range(31)]
