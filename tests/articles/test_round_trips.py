"""One small set of articles in every format that is read: the same article table comes back, row for row."""

from __future__ import annotations

import functools
import http.server
import io
import tarfile
import threading
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from loading import Read, read
from postgres_server import Server
from round_trip_articles import ARTICLES, COLUMNS, expected, folded
from round_trip_documents import atom, json_ld_page, newsml_g2, ninjs, nitf, rss, warc, warc_record
from round_trip_formats import (
    COMPRESSIONS,
    LISTS_JOINED,
    LISTS_KEPT,
    arrow_stream,
    delimited,
    lines,
    parquet,
    table,
    write_saved_dataset,
    write_sqlite,
)

from newsqa.articles.readers.csv.dialect import CsvOptions
from newsqa.articles.readers.options import ReadOptions

NO_URL = "the format has no place for the address of a web page"
NO_ID = "a page brings no id"
ONLY_TEXT = "a file of text holds a title and a body"
# What documents cannot carry: format -> column -> the reason.
LACKS: Mapping[str, Mapping[str, str]] = {
    "newsml-g2": {"url": NO_URL},
    "nitf": {"url": NO_URL},
    "warc": {"article_id": NO_ID},
    "text": {name: ONLY_TEXT for name in COLUMNS if name not in ("article_id", "title", "body")},
}


def same(
    found: Read,
    articles: Sequence[Mapping[str, Any]] = ARTICLES,
    lacks: Mapping[str, str] = {},
    is_markup: bool = False,
) -> None:
    """Hold that the articles came back, in order and to the character; of markup, white space apart.

    Columns that the format `lacks` are left out.
    """
    assert found.rejects == []
    rows = [{name: row[name] for name in COLUMNS if name not in lacks} for row in found.articles]
    wanted = [{name: value for name, value in expected(dict(one)).items() if name not in lacks} for one in articles]
    if is_markup:
        for row in (*rows, *wanted):
            row["body"] = folded(row["body"])
    assert rows == wanted


@pytest.mark.parametrize("compression", COMPRESSIONS)
@pytest.mark.parametrize("name", LISTS_KEPT)
def test_formats_with_types(tmp_path: Path, name: str, compression: str) -> None:
    path = tmp_path / f"{name}{compression}"
    path.write_bytes(COMPRESSIONS[compression](LISTS_KEPT[name](ARTICLES)))
    same(read(path))


@pytest.mark.parametrize("compression", COMPRESSIONS)
@pytest.mark.parametrize("name", LISTS_JOINED)
def test_delimited_text(tmp_path: Path, name: str, compression: str) -> None:
    path = tmp_path / f"{name}{compression}"
    path.write_bytes(COMPRESSIONS[compression](LISTS_JOINED[name](ARTICLES)))
    same(read(path))


WESTERN = [one for one in ARTICLES if one["language"] == "en" and one["id"] not in ("herald-10",)]


def test_cp1252_that_the_configuration_names(tmp_path: Path) -> None:
    path = tmp_path / "western.csv"
    path.write_bytes(delimited(WESTERN, encoding="cp1252"))
    same(read(path, how=ReadOptions(CsvOptions(encoding="cp1252"))), WESTERN)


@pytest.mark.parametrize("delimiter", ",;\t|")
@pytest.mark.parametrize("quote", "\"'")
def test_no_header_but_names_from_the_configuration(tmp_path: Path, delimiter: str, quote: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(delimited(ARTICLES, delimiter, quote, header=False))
    same(read(path, how=ReadOptions(CsvOptions(header=False, names=tuple(ARTICLES[0])))))


def test_one_file_an_article(tmp_path: Path) -> None:
    for one in ARTICLES:
        (tmp_path / f"{one['id']}.json").write_bytes(lines([one]))
    same(read(tmp_path))


@pytest.mark.parametrize("compression", COMPRESSIONS)
def test_text_with_what_is_known_beside_it(tmp_path: Path, compression: str) -> None:
    for one in ARTICLES:
        text = f"{one['title']}\n\n{one['body']}" if one["title"] else one["body"]
        known = {name: value for name, value in one.items() if name not in ("id", "title", "body")}
        (tmp_path / f"{one['id']}.txt{compression}").write_bytes(COMPRESSIONS[compression](text.encode()))
        (tmp_path / f"{one['id']}-meta.json").write_bytes(lines([known]))
    same(read(tmp_path))


@pytest.mark.parametrize("compression", COMPRESSIONS)
def test_text_alone(tmp_path: Path, compression: str) -> None:
    for one in ARTICLES:
        text = f"{one['title']}\n\n{one['body']}" if one["title"] else one["body"]
        (tmp_path / f"{one['id']}.txt{compression}").write_bytes(COMPRESSIONS[compression](text.encode()))
    same(read(tmp_path), lacks=LACKS["text"])


@pytest.mark.parametrize("generation", [1, 2, 3])
def test_ninjs(tmp_path: Path, generation: int) -> None:
    for one in ARTICLES:
        (tmp_path / f"{one['id']}.json").write_bytes(ninjs(one, generation))
    same(read(tmp_path))


@pytest.mark.parametrize("compression", COMPRESSIONS)
def test_agencies_feeds_and_pages(tmp_path: Path, compression: str) -> None:
    packed = COMPRESSIONS[compression]
    for one in ARTICLES:
        for kind, write in (("html", json_ld_page), ("nitf", nitf)):
            path = tmp_path / kind / f"{one['id']}.{'xml' if kind == 'nitf' else kind}{compression}"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(packed(write(one)))
    for name, write_all in (("rss.xml", rss), ("atom.xml", atom), ("g2.xml", newsml_g2), ("web.warc", warc)):
        (tmp_path / f"{name}{compression}").write_bytes(packed(write_all(ARTICLES)))
    same(read(tmp_path / "html"), is_markup=True)
    same(read(tmp_path / "nitf"), lacks=LACKS["nitf"], is_markup=True)
    same(read(tmp_path / f"rss.xml{compression}"), is_markup=True)
    same(read(tmp_path / f"atom.xml{compression}"), is_markup=True)
    same(read(tmp_path / f"g2.xml{compression}"), lacks=LACKS["newsml-g2"])
    same(read(tmp_path / f"web.warc{compression}"), lacks=LACKS["warc"], is_markup=True)


def test_a_web_archive_of_one_member_a_record(tmp_path: Path) -> None:
    path = tmp_path / "web.warc.gz"
    path.write_bytes(b"".join(COMPRESSIONS[".gz"](warc_record(one)) for one in ARTICLES))
    same(read(path), lacks=LACKS["warc"], is_markup=True)


def test_saved_datasets(tmp_path: Path) -> None:
    write_saved_dataset(ARTICLES, tmp_path / "saved")
    same(read(tmp_path / "saved"))
    for split, some in (("train", ARTICLES[:8]), ("test", ARTICLES[8:])):
        write_saved_dataset(some, tmp_path / "dict" / split)
    (tmp_path / "dict" / "dataset_dict.json").write_text('{"splits": ["train", "test"]}')
    found = read(tmp_path / "dict")
    same(found, [*ARTICLES[8:], *ARTICLES[:8]])
    assert found.column("split") == ["test"] * 4 + ["train"] * 8


def test_snapshots_of_a_hub(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "README.md").write_text("# News")
    for split, some in (("train", ARTICLES[:8]), ("test", ARTICLES[8:])):
        (tmp_path / "data" / f"{split}-00000-of-00001.parquet").write_bytes(parquet(some))
    found = read(tmp_path)
    same(found, [*ARTICLES[8:], *ARTICLES[:8]])
    assert found.column("split") == ["test"] * 4 + ["train"] * 8


def test_sqlite(tmp_path: Path) -> None:
    write_sqlite(ARTICLES, tmp_path / "news.sqlite")
    same(read(tmp_path / "news.sqlite"))


def test_duckdb(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect(tmp_path / "news.duckdb") as connection:
        connection.register("given", table(ARTICLES))
        connection.execute("CREATE TABLE news AS SELECT * FROM given")
    same(read(tmp_path / "news.duckdb"))


def test_postgres(database: Server) -> None:
    dbapi = pytest.importorskip("adbc_driver_postgresql.dbapi")
    database.run(
        "CREATE TABLE news (id text, title text, body text, summary text, section text, language text, outlet text,"
        " url text, authors text[], published text)"
    )
    with dbapi.connect(database.url, autocommit=True) as connection, connection.cursor() as cursor:
        for one in ARTICLES:
            cursor.execute(
                "INSERT INTO news VALUES ($1,$2,$3,$4,$5,$6,$7,$8,string_to_array($9,'; '),$10)",
                [("; ".join(value) if isinstance(value, list) else value) for value in one.values()],
            )
    same(read(database.url))


# Files that hold three articles each: together all of them, in the order of their names.
PARTS = {
    "a.jsonl": lines(ARTICLES[:3]),
    "b/b.csv": delimited(ARTICLES[3:6]),
    "c/c/c.parquet": parquet(ARTICLES[6:9]),
    "d.arrow": arrow_stream(ARTICLES[9:]),
}


def zipped(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def in_any_order(found: Read) -> Read:
    return found._replace(articles=sorted(found.articles, key=lambda row: row["article_id"]))


@pytest.mark.parametrize("compression", COMPRESSIONS)
def test_archives(tmp_path: Path, compression: str) -> None:
    packed = COMPRESSIONS[compression]
    (tmp_path / f"all.tar{compression}").write_bytes(packed(tarred(PARTS)))
    same(in_any_order(read(tmp_path / f"all.tar{compression}")))
    (tmp_path / "all.zip").write_bytes(zipped({f"{name}{compression}": packed(data) for name, data in PARTS.items()}))
    same(in_any_order(read(tmp_path / "all.zip")))


@pytest.mark.parametrize("name", [*LISTS_KEPT, *LISTS_JOINED])
def test_each_flat_format_in_archives(tmp_path: Path, name: str) -> None:
    data = {**LISTS_KEPT, **LISTS_JOINED}[name](ARTICLES)
    for archive, pack in (("a.zip", zipped), ("a.tar", tarred)):
        (tmp_path / archive).write_bytes(pack({f"x/{name}": data}))
        same(read(tmp_path / archive))


def test_archives_in_archives(tmp_path: Path) -> None:
    inner = {"in/one.zip": zipped(dict([*PARTS.items()][:2])), "in/two.tar.gz": COMPRESSIONS[".gz"](
        tarred(dict([*PARTS.items()][2:]))
    )}  # fmt: skip
    for name, data in (("all.zip", zipped(inner)), ("all.tar.zst", COMPRESSIONS[".zst"](tarred(inner)))):
        (tmp_path / name).write_bytes(data)
        same(in_any_order(read(tmp_path / name)))


def test_documents_in_archives(tmp_path: Path) -> None:
    pages = {f"{one['id']}.html": json_ld_page(one) for one in ARTICLES}
    items = {f"{one['id']}.json": ninjs(one, 2) for one in ARTICLES}
    for name, pack in (("all.zip", zipped), ("all.tar", tarred)):
        (tmp_path / name).write_bytes(pack(pages))
        same(read(tmp_path / name), is_markup=True)
        (tmp_path / name).write_bytes(pack(items))
        same(read(tmp_path / name))
        (tmp_path / name).write_bytes(pack({"rss.xml": rss(ARTICLES)}))
        same(read(tmp_path / name), is_markup=True)


def test_a_store_of_objects(store: Any) -> None:
    for name, data in PARTS.items():
        store.put_object(Bucket="news", Key=f"releases/{name}", Body=data)
    same(in_any_order(read("s3://news/releases")))
    same(read("s3://news/releases/c/c/c.parquet"), ARTICLES[6:9])


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a web server that gives the files of `tmp_path`."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


@pytest.mark.parametrize("name", [*LISTS_KEPT, *LISTS_JOINED])
def test_a_web_server(tmp_path: Path, web: str, name: str) -> None:
    (tmp_path / name).write_bytes({**LISTS_KEPT, **LISTS_JOINED}[name](ARTICLES))
    same(read(f"{web}/{name}"))


def test_an_archive_on_a_web_server(tmp_path: Path, web: str) -> None:
    (tmp_path / "all.zip").write_bytes(zipped(PARTS))
    same(in_any_order(read(f"{web}/all.zip")))
