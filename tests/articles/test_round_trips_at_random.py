"""Articles at random, and all formats in one folder: every format and any number of processes gives the same."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loading import read
from round_trip_articles import ARTICLES, COLUMNS
from round_trip_documents import atom, json_ld_page, newsml_g2, ninjs, nitf, rss, warc
from round_trip_formats import (
    LISTS_JOINED,
    LISTS_KEPT,
    array,
    arrow_file,
    arrow_stream,
    delimited,
    lines,
    parquet,
    write_saved_dataset,
    write_sqlite,
)

import newsqa

# Texts of all that Unicode has, but for what CSV or a database cannot hold: half a character, and NUL. A reader of CSV
# may take a lone carriage return for the end of a line.
characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")
texts = st.text(characters, max_size=60) | st.text(st.sampled_from(" ,;\t|'\"\n\\aé字🚢"), max_size=40)
said = texts.filter(str.strip)
records = st.fixed_dictionaries(
    {"title": said | st.none(), "body": said, "summary": said | st.none(), "section": said | st.none()}
)
FORMATS = {
    "a.jsonl": lines,
    "a.json": array,
    "a.parquet": parquet,
    "a.arrow": arrow_file,
    "b.arrow": arrow_stream,
}


@settings(max_examples=60)
@given(st.lists(records, min_size=1, max_size=8))
def test_flat_formats_agree(tmp_path_factory: pytest.TempPathFactory, some: list[dict[str, Any]]) -> None:
    folder = tmp_path_factory.mktemp("a")
    about = {name: ARTICLES[0][name] for name in ("language", "outlet", "url", "published")}
    articles = [{"id": f"n{n}", **one, "authors": ["Ann Lee"], **about} for n, one in enumerate(some)]
    for name, write in FORMATS.items():
        (folder / name).write_bytes(write(articles))
    (folder / "a.csv").write_bytes(delimited(articles))
    write_sqlite(articles, folder / "a.sqlite")
    found = {name: read(folder / name) for name in (*FORMATS, "a.csv", "a.sqlite")}
    assert found["a.jsonl"].column("body") == [one["body"] for one in some]
    wanted = [{name: row[name] for name in COLUMNS} for row in found["a.jsonl"].articles]
    for name, one in found.items():
        assert one.rejects == [], name
        assert [{column: row[column] for column in COLUMNS} for row in one.articles] == wanted, name


def everything(folder: Path) -> int:
    """All formats in one folder; the number of articles."""
    flat = {**LISTS_KEPT, **LISTS_JOINED}
    for name, write in flat.items():
        (folder / name).write_bytes(write(ARTICLES))
        (folder / f"packed-{name}.gz").write_bytes(gzip.compress(write(ARTICLES), mtime=0))
    many = [{**one, "id": f"{one['id']}-{n}"} for n in range(600) for one in ARTICLES]
    (folder / "large.jsonl").write_bytes(lines(many))
    (folder / "large.parquet").write_bytes(parquet(many[:3000]))
    write_sqlite(ARTICLES, folder / "news.sqlite")
    write_saved_dataset(ARTICLES, folder / "saved")
    for name, write_all in (("rss.xml", rss), ("atom.xml", atom), ("g2.xml", newsml_g2), ("web.warc", warc)):
        (folder / name).write_bytes(write_all(ARTICLES))
    (folder / "single").mkdir()
    for one in ARTICLES:
        for name, data in (("html", json_ld_page(one)), ("xml", nitf(one)), ("json", ninjs(one, 2))):
            (folder / "single" / f"{one['id']}-{name}.{name}").write_bytes(data)
        (folder / "single" / f"{one['id']}-text.txt").write_text(one["body"], newline="")
    (folder / "pointer.csv").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n")
    return len(many) + 3000 + len(ARTICLES) * (2 * len(flat) + 6 + 4)


def test_several_processes_give_the_same_as_one(tmp_path: Path) -> None:
    count = everything(tmp_path)
    one, two = (pa.concat_tables(newsqa.read_articles(tmp_path, processes=n)) for n in (1, 2))
    assert len(one) == count
    assert one.equals(two)
