"""What a file is: by its name, then by its content; and what is said of what is not read."""

from __future__ import annotations

import gzip
import importlib
import io
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sources import lines, read, zipped

from newsqa.articles.errors import InputError
from newsqa.articles.readers import dispatch, kinds
from newsqa.articles.readers.options import ReadOptions
from newsqa.articles.stores import Workspace, find_files

ALL_TABLES = {**dispatch.TABLES, **dict.fromkeys(("arrow", "warc", "sqlite", "duckdb"), "x:y")}
ALL_DOCUMENTS = {**dispatch.DOCUMENTS, "html": "x:y"}


def parquet() -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.table({"id": ["1"], "text": ["A body."]}), sink)
    return sink.getvalue()


def arrow(new: Any = pa.ipc.new_stream) -> bytes:
    sink = io.BytesIO()
    table = pa.table({"text": ["A body."]})
    with new(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue()


FEED = b'<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0"><channel/></rss>'


@pytest.fixture
def everything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if there were readers of all kinds."""
    monkeypatch.setattr(kinds, "TABLES", ALL_TABLES)
    monkeypatch.setattr(kinds, "DOCUMENTS", ALL_DOCUMENTS)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.csv", b"id,text\n", "csv"),
        ("a.csv", parquet(), "parquet"),
        ("a.txt", parquet(), "parquet"),
        ("a.txt", b"PAR1 is where the story begins.", "text"),
        ("a.txt", b"[Reuters] The mayor left.", "text"),
        ("a.txt", b"{the braces} are a style", "text"),
        ("a.txt", b"<html>with its markup", "text"),
        ("a.txt", lines("1", "2"), "json-lines"),
        ("a.csv", lines("1"), "json"),
        ("a.csv", b'[{"text": "x"}]', "json-array"),
        ("a.json", b'[{"text": "x"}]', "json-array"),
        ("a.json", '[{"text": "x"}]'.encode("utf-16"), "json-array"),
        ("a.json", lines("1", "2"), "json-lines"),
        ("a.json", b'{"text": "' + b"x" * 100_000 + b'"}\n{"text": "y"}\n', "json-lines"),
        ("a.jsonl", b'{"id": ["1", "2"], "text": ["x", "y"]}\n\n', "json-array"),
        ("a.jsonl", b'{"id": {"0": "1"}, "text": {"0": "' + b"x" * 100_000 + b'"}}', "json-array"),
        ("a.jsonl", b'{"id": ["1", "2"], "text": ["x", "y"]}\n' * 2, "json-lines"),
        ("a.jsonl", b'{"id": ["1"], "text": ["' + b"x" * 100_000 + b'"]}\n{}\n', "json-lines"),
        ("a.jsonl", b'{"id": "1", "text": ["x", "y"]}\n', "json-lines"),
        ("a.jsonl", b'{"text": "x", "articles": [{"text": "y"}]}\n', "json-lines"),
        ("a.json", b'{"$schema": "https://news.example/article.json", "text": "x"}', "json"),
        ("a.json", b'{"$schema": "x", "text": "x", "properties": {"words": 1}}', "json"),
        ("a.json", b'{"$schema": "x", "properties": {"n": 1}, "articles": [{"text": "y"}]}', "json-array"),
        ("a", lines("1"), "json"),
        ("a.arrow", arrow(pa.ipc.new_file), "arrow"),
        ("a.feather", arrow(pa.ipc.new_file), "arrow"),
        ("a.arrow", arrow(), "arrow"),
        ("a.csv", arrow(), "arrow"),
        ("a.html", b"<p>A page", "html"),
        ("a.xhtml", b'<?xml version="1.0"?><html xmlns="x">', "html"),
        ("a", b"<!DOCTYPE html><html>", "html"),
        ("a.xml", FEED, "feed"),
        ("a.rss", FEED, "feed"),
        ("a.xml", FEED.decode().encode("utf-16"), "feed"),
        ("a.atom", b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "feed"),
        ("a.xml", b'<rdf:RDF xmlns:rdf="x">', "feed"),
        ("a.xml", b'<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "x.dtd" [<!ENTITY a "b">]><nitf>', "nitf"),
        ("a.xml", b"<!DOCTYPE nitf [<!-- it's ] --><?a it's ]?><!ATTLIST b c CDATA ']>'>]>\n<nitf>", "nitf"),
        ("a.xml", b"<!DOCTYPE nitf [" + b"<!ELEMENT b (#PCDATA)>" * 9000 + b"]><nitf>", "nitf"),
        ("a.xml", b"<?xml version='1.0'?>" + b" " * 100_000 + b"<rss>", "feed"),
        ("a", b"<?xml version='1.0'?><!--" + b"-> " * 50_000 + b"--><rss>", "feed"),
        ("a.newsml", b"<newsItem/>", "newsml-g2"),
        ("a.xml", b"<NewsML>", "newsml-1"),
        ("a.warc", b"WARC/1.0\r\n", "warc"),
        ("a.arc", b"filedesc://a.arc 0.0.0.0 2005", "warc"),
        ("a.db", b"SQLite format 3\0" + bytes(84), "sqlite"),
        ("a.duckdb", bytes(8) + b"DUCK" + bytes(84), "duckdb"),
        ("a.db", bytes(8) + b"DUCK" + bytes(84), "duckdb"),
    ],
)
def test_the_kind_of_a_file(tmp_path: Path, everything_is_read: None, name: str, data: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(data)
    with Workspace() as workspace:
        [file] = find_files(tmp_path / name, workspace).files
    assert file.kind == kind


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.csv", b"%PDF-1.7\n", "a PDF document"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0\0", "an image (PNG)"),
        ("a.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "an old Office document"),
        ("a.csv", zipped({"mimetype": b"application/epub+zip"}, 0), "an EPUB book"),
        ("a.csv", b"<!DOCTYPE html><title>404", "a web page"),
        ("a.json", FEED, "XML (its first element is rss)"),
        ("a.xml", b"<?xml version='1.0'?><project/>", "XML (its first element is project)"),
        ("a.xml", b"no markup", "XML of an unknown kind, or no XML"),
        ("a.arrow", b"FEA1\0\0", "a Feather file of version 1"),
        ("a.db", b"no database", "a file of another kind"),
        ("a.csv", b"\x80\x04\x95\0\0", "a Python pickle"),
        (
            "a.json",
            b'{"$schema": "x", "title": "An article", "properties": {"body": {"type": "string"}}}',
            "a JSON Schema",
        ),
        ("a.json", b'{"$schema": "x", "properties": {"a": {}}, "items": [{"title": "x"}]}', "a JSON Schema"),
        ("a.json", b'{"$defs": {"a": {}}, "$schema": "http://json-schema.org/draft-07/schema#"}', "a JSON Schema"),
    ],
)
def test_files_that_are_no_data_are_refused_with_what_they_are(
    tmp_path: Path, name: str, data: bytes, what: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(tmp_path / name)
    assert f"found {what}" in str(caught.value)
    (tmp_path / "b.jsonl").write_bytes(lines("1"))
    assert any(f"{name} ({what}" in note for note in read(tmp_path).notes)


@pytest.mark.parametrize(
    ("data", "reason", "fault"),
    [
        (b"<?xml version='1.0'?>\n<!-- made by", "the XML breaks off before its first element", "truncated-stream"),
        (b"<!DOCTYPE nitf [" + b"<!ELEMENT b ANY>" * 9000, "the XML breaks off", "truncated-stream"),
        (b"<!--" + b" " * (1 << 22) + b"--><nitf/>", "the first element of the XML does not come", "unreadable-record"),
    ],
)
def test_xml_whose_first_element_is_not_reached_is_lost_and_said_to_be(
    tmp_path: Path, data: bytes, reason: str, fault: str
) -> None:
    (tmp_path / "a.xml").write_bytes(data)
    (tmp_path / "b.jsonl").write_bytes(lines("1"))
    with Workspace() as workspace:
        for path in (tmp_path, tmp_path / "a.xml"):
            [(place, told, named)] = find_files(path, workspace).unreadable
            assert (place, named) == (str(tmp_path / "a.xml"), fault)
            assert told.startswith(reason)


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv", "a.tsv", "a.html", "a.xml", "a.parquet"])
@pytest.mark.parametrize("size", [2, 70_000])
def test_a_blank_file_is_told_in_the_same_way_alone_and_in_a_folder(tmp_path: Path, name: str, size: int) -> None:
    blank = b" \n\t\r\n".ljust(size)
    (tmp_path / name).write_bytes(blank)
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(blank))
    (tmp_path / "b.jsonl").write_bytes("\ufeff \n".encode("utf-16-le"))
    (tmp_path / "c.jsonl").write_bytes(lines("1"))
    with Workspace() as workspace:
        alone = [find_files(tmp_path / one, workspace).unreadable for one in (name, f"{name}.gz", "b.jsonl")]
        told = find_files(tmp_path, workspace).unreadable
    assert told == [one for [one] in alone]
    assert {fault for _, _, fault in told} == {"empty-source"}
    assert all(reason.startswith("the file is blank") for _, reason, _ in told)


def test_text_under_a_name_that_says_nothing_is_refused_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("The mayor left.")
    with pytest.raises(InputError, match=r"found text whose format its name does not say. Give it the extension"):
        read(tmp_path / "notes")


def test_a_missing_library_is_told_with_the_file_that_needs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.rss").write_bytes(FEED)
    (tmp_path / "b.html").write_bytes(b"<!doctype html><title>Council</title>")
    for name, library in (("a.rss", "feedparser"), ("b.html", "trafilatura")):
        with monkeypatch.context() as patched:
            patched.setitem(sys.modules, library, None)
            with pytest.raises(InputError, match=rf"{name}: reading .* {library}; install .* pip install"):
                read(tmp_path / name)


def test_a_table_that_is_asked_for_where_no_database_is_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines("1"))
    said = "no database: the table or query that was asked for is for databases alone"
    with Workspace() as workspace:
        assert find_files(tmp_path / "a.jsonl", workspace, ReadOptions(table="news")).notes == [said]
        assert find_files(tmp_path / "a.jsonl", workspace).notes == []


def test_a_file_read_against_its_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(parquet())
    found = read(tmp_path)
    assert found.ids == ["1"]
    assert f"{tmp_path}: read as what the content is, not as the name says: a.csv (Parquet)" in found.notes


def test_saved_datasets_are_read_shard_by_shard(tmp_path: Path, everything_is_read: None) -> None:
    for split in ("train", "test"):
        (tmp_path / split).mkdir()
        for name in ("data-00000-of-00003.arrow", "data-00001-of-00003.arrow", "cache-0a1b.arrow"):
            (tmp_path / split / name).write_bytes(arrow())
        for name in ("state.json", "dataset_info.json"):
            (tmp_path / split / name).write_text("{}")
    (tmp_path / "dataset_dict.json").write_text('{"splits": ["train", "test"]}')
    with Workspace() as workspace:
        source = find_files(tmp_path, workspace)
        alone = find_files(tmp_path / "train", workspace)
    shards = ["data-00000-of-00003.arrow", "data-00001-of-00003.arrow"]
    assert [(file.inside, file.kind, file.split) for file in source.files] == [
        (f"{split}/{shard}", "arrow", split) for split in ("test", "train") for shard in shards
    ]
    lost = sorted((Path(place).name, fault) for place, _, fault in source.unreadable)
    assert lost == [("data-00002-of-00003.arrow", "unreadable-record")] * 2
    assert "only 2 of 3 parts of the dataset are" in source.unreadable[0][1]
    assert [(file.inside, file.split) for file in alone.files] == [(shard, None) for shard in shards]


class Piped:
    """Standard input with these bytes."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)

    def isatty(self) -> bool:
        return False


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (lines("1", "2"), ["1", "2"]),
        (b'[{"id": "1", "text": "A"}]', ["1"]),
        (b"id;text\n1;A body.\n", ["1"]),
        (parquet(), ["1"]),
        (zipped({"a.jsonl": lines("1")}), ["1"]),
        (b"A title\n\nA body, with a comma.\n", ["stdin"]),
    ],
)
def test_standard_input_is_read_by_its_content(data: bytes, ids: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Piped(data))
    found = read("-")
    assert (found.ids, found.lost) == (ids, [])
    assert found.articles[0][1].startswith("standard input")


def test_standard_input_that_nobody_sends(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal: Any = Piped(b"")
    terminal.isatty = lambda: True
    monkeypatch.setattr(sys, "stdin", terminal)
    with pytest.raises(InputError, match="reads articles from a pipe, but none is connected"):
        read("-")
    monkeypatch.setattr(sys, "stdin", Piped(b""))
    assert [fault for _, fault, _ in read("-").lost] == ["empty-source"]


def test_every_reader_that_is_named_is_there() -> None:
    for place in (*dispatch.TABLES.values(), *dispatch.DOCUMENTS.values()):
        module, _, name = place.partition(":")
        assert callable(getattr(importlib.import_module(f"newsqa.articles.readers.{module}"), name))


@pytest.mark.parametrize("processes", [1, 2])
def test_several_processes_read_what_one_reads(tmp_path: Path, processes: int) -> None:
    import newsqa

    (tmp_path / "a.zip").write_bytes(zipped({"a.jsonl": lines("1"), "b.txt": b"Title\n\nBody", "c.csv": b""}))
    (tmp_path / "d.jsonl").write_bytes(lines(*(str(number) for number in range(2, 400))))
    (tmp_path / "e.txt").write_text("Title\n\nBody")
    tables = newsqa.read_articles(tmp_path, processes=processes)
    ids = [name for table in tables for name in table["article_id"].to_pylist()]
    assert ids == ["1", "a.zip/b", *(str(number) for number in range(2, 400)), "e"]
