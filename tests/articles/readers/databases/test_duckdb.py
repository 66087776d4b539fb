import json
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from files import source, spread
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.errors import InputError
from newsqa.articles.readers.databases.duckdb import open_duckdb
from newsqa.articles.readers.json.lines import open_json_lines
from newsqa.articles.readers.record import Opened, Record, Reject

duckdb: Any = pytest.importorskip("duckdb")
text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


def write(folder: Path, *statements: str | tuple[str, Any]) -> Path:
    path = folder / "news.duckdb"
    with closing(duckdb.connect(str(path))) as connection:
        for statement in statements:
            if isinstance(statement, str):
                connection.execute(statement)
            elif statement[1]:
                connection.executemany(*statement)
    return path


def opened(path: Path, table: str | None = None, query: str | None = None) -> Opened:
    return open_duckdb(source(path), table, query)


def items(path: Path, table: str | None = None, query: str | None = None) -> list[Record | Reject]:
    return list(spread(opened(path, table, query).records))


@settings(max_examples=15, deadline=None)
@given(rows=st.lists(st.tuples(st.none() | text, st.integers(-(2**53), 2**53), st.lists(text, max_size=2)), max_size=4))
def test_rows_are_those_of_json_lines_of_the_same_records(tmp_path_factory: pytest.TempPathFactory, rows) -> None:
    folder = tmp_path_factory.mktemp("a")
    path = write(
        folder, "CREATE TABLE news (body TEXT, id BIGINT, names TEXT[])", ("INSERT INTO news VALUES (?, ?, ?)", rows)
    )
    lines = folder / "a.jsonl"
    names = ("body", "id", "names")
    lines.write_text("".join(json.dumps(dict(zip(names, row, strict=True))) + "\n" for row in rows))
    read = spread(open_json_lines(source(lines)).records)
    same = [item for item in read if isinstance(item, Record)]  # NUL characters are remarked there
    assert [item.fields for item in items(path)] == [item.fields for item in same]
    assert [item.row for item in items(path)] == [item.row for item in same]


def test_the_only_table_is_read_in_order(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "CREATE TABLE news AS SELECT i AS n, 'text ' || i AS body FROM range(20000) r(i)",
        "CREATE VIEW short AS SELECT 1 AS n",
    )
    assert opened(path).notes == ('the table "news" is read',)
    found = items(path)
    assert [item.fields["n"] for item in found] == list(range(20_000))
    assert [item.row for item in found] == list(range(1, 20_001))
    assert items(path, "short")[0].fields == {"n": 1}


def test_kinds_of_columns(tmp_path: Path) -> None:
    query = """SELECT 'x'::ENUM ('x') AS kind, DATE '2024-02-01' AS day, {'name': 'The Herald'} AS source,
        uuid '6ecd8c99-4036-403d-bf84-cf8400f67836' AS id, 'caf\\xC3\\xA9'::BLOB AS body, [1, 2] AS n,
        '{}'::JSON AS j"""
    assert items(write(tmp_path), query=query)[0].fields == {
        "kind": "x", "day": date(2024, 2, 1), "source": {"name": "The Herald"}, "body": "café", "n": [1, 2], "j": "{}",
        "id": "6ecd8c99-4036-403d-bf84-cf8400f67836",
    }  # fmt: skip


def test_bytes_that_are_not_utf8_reject_their_row_only(tmp_path: Path) -> None:
    first, second = items(write(tmp_path), query="SELECT unnest(['a'::BLOB, 'caf\\xE9'::BLOB]) AS body")
    assert first.fields == {"body": "a"}
    assert isinstance(second, Reject)
    assert (second.row, second.fault) == (2, "undecodable-bytes")


def test_several_tables_are_listed_with_their_rows(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "CREATE TABLE a AS SELECT * FROM range(1500)",
        'CREATE TABLE "b ""c""" (n INT)',
        "CREATE SCHEMA other",
        "CREATE TABLE other.a (n INT)",
    )
    with pytest.raises(InputError, match=r'found 3: a \(1,500 rows\), b "c" \(0 rows\), other\.a \(0 rows\)\. Say'):
        opened(path)
    with pytest.raises(InputError, match=r'there is no table "c"'):
        opened(path, "c")
    with pytest.raises(InputError, match=r'there are 2 tables named "a"'):
        opened(path, "a")
    assert items(path, 'b "c"') == []


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM news",
        "SELECT * FROM read_csv('{secret}')",
        "SELECT * FROM '{secret}'",
        "COPY news TO '{secret}'",
        "ATTACH '{secret}' AS other",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SELECT * FROM query",
        "nonsense",
    ],
)
def test_nothing_is_written_and_nothing_else_is_read(tmp_path: Path, query: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a,b\n1,2\n")
    path = write(tmp_path, "CREATE TABLE news (body TEXT)")
    with pytest.raises(InputError, match=r"news\.duckdb: expected"):
        opened(path, query=query.replace("{secret}", str(secret)))
    assert secret.read_text() == "a,b\n1,2\n"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["news.duckdb", "secret.csv"]


def test_a_view_of_another_file_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a,b\n1,2\n")
    path = write(tmp_path, f"CREATE VIEW news AS SELECT * FROM read_csv('{secret}')")
    with pytest.raises(InputError, match="disabled by configuration"):
        opened(path, "news")


def test_a_damaged_block_ends_the_reading_and_is_told(tmp_path: Path) -> None:
    path = write(
        tmp_path, "CREATE TABLE news AS SELECT i AS n, sha256(i::TEXT) || md5(i::TEXT) AS body FROM range(300000) r(i)"
    )
    data = bytearray(path.read_bytes())
    place = len(data) // 2
    data[place : place + 1000] = b"\xff" * 1000
    path.write_bytes(data)
    try:
        *kept, last = items(path)
    except InputError as error:  # the first rows are what is damaged
        assert "news.duckdb: expected a DuckDB database that can be read" in str(error)
        return
    assert [item.fields["n"] for item in kept] == list(range(len(kept)))
    assert isinstance(last, Reject)
    assert (last.row, last.fault) == (len(kept) + 1, "truncated-stream")


@pytest.mark.parametrize("data", [b"no database", b"\0" * 8 + b"DUCK" + b"\xff" * 5000])
def test_what_is_no_database_is_an_input_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.duckdb"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"a\.duckdb: expected a DuckDB database"):
        opened(path)
    with pytest.raises(InputError, match=r"b\.duckdb: expected a DuckDB database"):
        opened(tmp_path / "b.duckdb")
