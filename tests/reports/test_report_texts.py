"""The articles as a page holds them in full: which ones, that nothing in them is changed, and where annotations are."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.reports.html.data import FORMAT, LONGEST, embedded, findings_data
from newsqa.reports.html.page import PageOptions
from newsqa.reports.html.texts import with_articles
from newsqa.rules.texts import KEPT
from tests.reports.article_parts import BODY, article, attribution, found, name, save_texts, span, write_articles
from tests.reports.report_parts import HOSTILE, REPORT, data_of, finding, save, with_findings

GOLDEN = Path(__file__).parent / "golden" / "report-texts.json"
DOCUMENTED = Path(__file__).parents[2] / "docs" / "report-data.md"


def made(
    folder: Path, rows: list[dict[str, Any]], articles: list[dict[str, Any]], most: int = 1_000
) -> tuple[dict[str, Any], dict[str, Any]]:
    data = findings_data(save(folder, rows), REPORT["rules"], most, with_text=True)
    return with_articles(data, save_texts(folder, articles))


def annotations(texts: dict[str, Any], table: str, place: int) -> list[dict[str, Any]]:
    """The annotations of an article, their words looked up: `docs/report-data.md` tells how."""
    columns, words = texts[table], texts["words"]
    read = {
        one: [None if value < 0 else words[one][value] for value in values]
        if one in words
        else [None if value < 0 else value for value in values]
        for one, values in columns.items()
    }
    rows = [dict(zip(read, row, strict=True)) for row in zip(*read.values(), strict=True)]
    return [{key: row[key] for key in KEPT[table]} for row in rows if row["article"] == place]


def test_the_golden_texts(tmp_path: Path) -> None:
    """Made again with NEWSQA_UPDATE_GOLDEN=1."""
    nothing: dict[str, Any] = {"attributions": [], "dates": [], "names": []}
    other = article(2, title=None, url=None, published=None, body=f"{HOSTILE[0]}\x00\u202e", **nothing)
    data, texts = made(tmp_path, [found(1), found(2), found(3)], [article(1), other])
    text = json.dumps({"articles": data["articles"], "texts": texts}, indent=1, ensure_ascii=True) + "\n"
    if os.environ.get("NEWSQA_UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_the_format_is_documented(tmp_path: Path) -> None:
    _, texts = made(tmp_path, [found(1)], [article(1)])
    section = DOCUMENTED.read_text(encoding="utf-8").split("\n## The articles in full\n")[1]
    names = set(re.findall(r"^\| `(\w+(?:\.\w+)?)` \|", section, re.MULTILINE))
    parts = [part for part, content in texts.items() if isinstance(content, dict)]
    here = {f"{part}.{column}" for part in parts for column in texts[part]}
    assert names == here | {part for part in texts if part not in parts}
    assert texts["format"] == FORMAT


def test_each_article_is_found_from_its_findings(tmp_path: Path) -> None:
    rows = [found(n) for n in (1, 2, 3, 4)] + [found(2, rule="NQ303"), finding(9, article_id=None)]
    data, texts = made(tmp_path, rows, [article(n, body=f"body {n}") for n in (4, 2, 7, 1)])
    places = dict(zip(data["articles"]["id"], data["articles"]["text"], strict=True))
    assert {one: None if place < 0 else texts["articles"]["body"][place] for one, place in places.items()} == {
        "a1": "body 1",
        "a2": "body 2",
        "a3": None,
        "a4": "body 4",
        None: None,
    }
    assert texts["size"] == 3, "an article of no finding is not held"


def test_an_id_that_repeats_is_told_apart_by_its_place(tmp_path: Path) -> None:
    same = [(1, "a.jsonl", 1), (2, "a.jsonl", 2), (3, "b.jsonl", 1)]
    places = [{"article_id": "same", "source_file": file, "source_row": row} for _, file, row in same]
    rows = [found(n, **place) for n, place in enumerate(places)]
    data, texts = made(tmp_path, rows, [article(n, body=f"body {n}", **place) for n, place in enumerate(places)])
    assert [texts["articles"]["body"][place] for place in data["articles"]["text"]] == ["body 0", "body 1", "body 2"]


def test_fewer_findings_need_fewer_articles(tmp_path: Path) -> None:
    _, texts = made(tmp_path, [found(n) for n in range(9)], [article(n) for n in range(9)], most=2)
    assert texts["size"] == 2
    _, texts = made(tmp_path, [found(1)], [article(1)], most=0)
    assert (texts["size"], texts["names"]["article"]) == (0, [])


def test_what_the_run_did_not_look_for_is_told(tmp_path: Path) -> None:
    _, texts = made(tmp_path, [found(1)], [article(1, attributions=None, names=None, dates=[])])
    assert texts["looked_for"] == ["dates"]
    assert texts["attributions"]["article"] == texts["names"]["article"] == []


def test_long_addresses_and_ids_are_cut_and_the_text_is_not(tmp_path: Path) -> None:
    long = "x" * 5_000
    row = article(1, article_id=long, url=long, published=long, title=long, body=long)
    data, texts = made(tmp_path, [found(1, article_id=long)], [row])
    assert data["articles"]["text"] == [0]
    assert texts["articles"]["url"][0].startswith(f"{long[:LONGEST]}…")
    assert (texts["articles"]["title"], texts["articles"]["body"]) == ([long], [long])


PLACES = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda one: (one[0], one[0] + one[1]))
TEXT = st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace").decode())


@given(
    st.lists(st.tuples(TEXT, TEXT, st.lists(PLACES, max_size=5), st.lists(PLACES, max_size=3)), min_size=1, max_size=4)
)
def test_any_text_and_any_annotation_comes_back(tmp_path_factory: pytest.TempPathFactory, drawn: Any) -> None:
    articles = [
        article(
            n,
            title=words,
            body=body,
            names=[name(place, words, variant_of=body if place[0] % 2 else None) for place in places],
            attributions=[attribution(place, (None, None), place, speaker=words) for place in others],
            dates=[],
        )
        for n, (words, body, places, others) in enumerate(drawn)
    ]
    _, texts = made(tmp_path_factory.mktemp("texts"), [found(n) for n in range(len(drawn))], articles)
    embed = embedded(texts)
    assert re.fullmatch("[A-Za-z0-9+/=]+", embed)
    back = data_of(f'<script id="data" type="x">{embed}</script>')
    for place, row in enumerate(articles):
        assert (back["articles"]["title"][place], back["articles"]["body"][place]) == (row["title"], row["body"])
        for table in KEPT:
            given_rows = [
                {**one, "is_unsourced": int(one["is_unsourced"])} if table == "attributions" else one
                for one in row[table]
            ]
            assert annotations(back, table, place) == given_rows


def test_offsets_are_code_points(tmp_path: Path) -> None:
    _, texts = made(tmp_path, [found(1)], [article(1)])
    marks = [BODY[one["start"] : one["end"]] for table in ("dates", "names") for one in annotations(texts, table, 0)]
    assert marks == ["30 February", "3 May 2024", "Ann Lee", "Lee"]
    assert span("reportedly")[0] == 12, "an emoji is one"


# In the page


def page_of(folder: Path, **options: Any) -> str:
    return write_articles(folder, with_findings(1), [found(1)], [article(1)], PageOptions(**options)).read_text(
        encoding="utf-8"
    )


def test_the_articles_stand_in_an_element_of_their_own(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    texts = data_of(page.replace('<script id="data"', "<script").replace('<script id="texts"', '<script id="data"'))
    assert texts["articles"]["body"] == [BODY]
    assert data_of(page)["articles"]["text"] == [0]
    assert "body" not in data_of(page)["articles"]
    assert "texts.parquet (articles with findings" in page


def test_without_text_there_is_no_article(tmp_path: Path) -> None:
    page = page_of(tmp_path, with_text=False)
    assert 'id="texts"' not in page and "texts.parquet" not in page.split("<script")[0]
    assert "text" not in data_of(page)["articles"]
