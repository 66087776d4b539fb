import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from files import source, spread
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.errors import InputError
from newsqa.articles.readers.databases.sqlite import open_sqlite
from newsqa.articles.readers.json.lines import open_json_lines
from newsqa.articles.readers.record import Opened, Record, Reject

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
values = st.none() | text | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)


def write(folder: Path, *statements: str | tuple[str, Any], name: str = "news.sqlite") -> Path:
    path = folder / name
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            if isinstance(statement, str):
                connection.execute(statement)
            else:
                connection.executemany(*statement)
    return path


def opened(path: Path, table: str | None = None, query: str | None = None) -> Opened:
    return open_sqlite(source(path), table, query)


def items(path: Path, table: str | None = None, query: str | None = None) -> list[Record | Reject]:
    return list(spread(opened(path, table, query).records))


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.tuples(values, values), max_size=8))
def test_rows_are_those_of_json_lines_of_the_same_records(tmp_path_factory: pytest.TempPathFactory, rows) -> None:
    folder = tmp_path_factory.mktemp("a")
    path = write(folder, "CREATE TABLE news (title, body)", ("INSERT INTO news VALUES (?, ?)", rows))
    lines = folder / "a.jsonl"
    lines.write_text("".join(json.dumps(dict(zip(("title", "body"), row, strict=True))) + "\n" for row in rows))
    read = spread(open_json_lines(source(lines)).records)
    same = [item for item in read if isinstance(item, Record)]  # NUL characters are remarked there
    assert [item.fields for item in items(path)] == [item.fields for item in same]
    assert [item.row for item in items(path)] == [item.row for item in same]


def test_the_only_table_is_read_in_the_order_of_its_rowid(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "CREATE TABLE news (id INTEGER PRIMARY KEY, rowid TEXT, body TEXT)",
        "CREATE INDEX by_body ON news (body)",
        "CREATE VIEW short AS SELECT body FROM news ORDER BY body DESC LIMIT 1",
        ("INSERT INTO news VALUES (?, ?, ?)", [(3, "a", "x"), (1, "c", "y"), (2, "b", "z")]),
    )
    assert opened(path).notes == ('the table "news" is read',)
    assert opened(path).field_names == ("id", "rowid", "body")
    assert [item.fields["id"] for item in items(path)] == [1, 2, 3]
    assert items(path, "SHORT")[0].fields == {"body": "z"}


def test_a_table_without_rowid_and_one_with_many_rows(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "CREATE TABLE keyed (k TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID",
        "CREATE TABLE many (n INTEGER)",
        ("INSERT INTO keyed VALUES (?, ?)", [("b", "x"), ("a", "y")]),
        ("INSERT INTO many VALUES (?)", [(n,) for n in range(10_000)]),
    )
    assert [item.fields["k"] for item in items(path, "keyed")] == ["a", "b"]
    found = items(path, "many")
    assert [item.fields["n"] for item in found] == list(range(10_000))
    assert [item.row for item in found] == list(range(1, 10_001))


def test_several_tables_are_listed_and_parts_of_an_index_are_not(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "CREATE TABLE a (n INTEGER PRIMARY KEY AUTOINCREMENT)",
        "CREATE TABLE b (n)",
        "CREATE VIRTUAL TABLE words USING fts5(body)",
        ("INSERT INTO a VALUES (?)", [(n,) for n in range(1500)]),
    )
    with pytest.raises(InputError, match=r"found 3: a \(1,500 rows\), b \(0 rows\), words \(0 rows\)\. Say which"):
        opened(path)
    with pytest.raises(InputError, match=r'there is no table "c"\. The tables there are: a \(1,500 rows\), b'):
        opened(path, "c")
    with pytest.raises(InputError, match=r"expected a table or a query, found both"):
        opened(path, "a", "SELECT 1")
    with pytest.raises(InputError, match=r"found none: none\. Say which"):
        opened(write(tmp_path, "CREATE VIEW v AS SELECT 1", "DROP VIEW v", name="empty.sqlite"))


def test_a_name_of_any_characters_is_a_name(tmp_path: Path) -> None:
    name = 'a "b"; DROP TABLE x; --'
    path = write(tmp_path, 'CREATE TABLE "a ""b""; DROP TABLE x; --" (n)', "CREATE TABLE x (n)")
    assert items(path, name) == []
    with pytest.raises(InputError, match="null character"):
        opened(path, "a\0b")


def test_a_query_gives_its_rows(tmp_path: Path) -> None:
    path = write(tmp_path, "CREATE TABLE news (body)", ("INSERT INTO news VALUES (?)", [("a",), ("b",)]))
    reading = opened(path, query="SELECT body, body FROM news ORDER BY body DESC")
    assert reading.notes == ('the field name "body" occurs twice: read as "body_2"',)
    assert next(spread(reading.records)).fields == {"body": "b", "body_2": "b"}


@pytest.mark.parametrize(
    "query", ["DELETE FROM news", "CREATE TABLE x (n)", "nonsense", "SELECT 1; SELECT 2", "PRAGMA query_only = OFF"]
)
def test_nothing_is_written(tmp_path: Path, query: str) -> None:
    path = write(tmp_path, "CREATE TABLE news (body)", ("INSERT INTO news VALUES (?)", [("a",)]))
    before = path.read_bytes()
    with pytest.raises(InputError, match=r"news\.sqlite: expected"):
        opened(path, query=query)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["news.sqlite"]


def test_texts_and_bytes_that_are_not_utf8_reject_their_rows_only(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "CREATE TABLE news (body)",
        "INSERT INTO news VALUES ('a'), (CAST(x'636166E9' AS TEXT)), (x'636166C3A9'), (x'89504E47FF'), (NULL), (1.5)",
    )
    found = items(path)
    assert [item.row for item in found] == [1, 2, 3, 4, 5, 6]
    assert [item.fields["body"] for item in found if isinstance(item, Record)] == ["a", "café", None, 1.5]
    assert [item.fault for item in found if isinstance(item, Reject)] == ["undecodable-bytes"] * 2
    assert found[1].reason.startswith("not UTF-8: byte 0xE9 at offset 3")


@pytest.mark.parametrize("name", ["100%?mode=rwc#x.db", "naïve news.db", ":memory:"])
def test_a_file_of_any_name_is_a_file(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, "CREATE TABLE news (body)", ("INSERT INTO news VALUES (?)", [("a",)]))
    assert items(path.rename(tmp_path / name)) == [Record(1, {"body": "a"}, 1)]
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_log_of_later_rows_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("CREATE TABLE news (body)")
        writer.execute("INSERT INTO news VALUES ('a')")
        assert len(items(path)) == 1
    assert not Path(f"{path}-wal").exists()
    assert len(items(path)) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["news.sqlite"]


def test_a_damaged_page_ends_the_reading_and_is_told(tmp_path: Path) -> None:
    rows = [(n, f"text {n} " * 50) for n in range(2000)]
    path = write(tmp_path, "CREATE TABLE news (n, body)", ("INSERT INTO news VALUES (?, ?)", rows))
    data = bytearray(path.read_bytes())
    data[4096 * 100 : 4096 * 101] = b"\xff" * 4096
    path.write_bytes(data)
    *kept, last = items(path)
    assert 100 < len(kept) < 2000
    assert [(item.fields["n"], item.fields["body"]) for item in kept] == rows[: len(kept)]
    assert isinstance(last, Reject)
    assert (last.row, last.fault) == (len(kept) + 1, "truncated-stream")
    assert last.reason.startswith(f"the SQLite database breaks off after row {len(kept):,}: ")


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 100])
def test_what_is_no_database_is_an_input_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"a\.db: expected"):
        opened(path)
    with pytest.raises(InputError, match=r"b\.db: expected an SQLite database"):
        opened(tmp_path / "b.db")
