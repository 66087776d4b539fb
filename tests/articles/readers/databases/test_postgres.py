import pytest
from files import spread
from postgres_server import Server

from newsqa.articles.errors import InputError
from newsqa.articles.readers.databases.postgres import open_postgres
from newsqa.articles.readers.record import Record, Reject
from newsqa.errors import EngineError

pytest.importorskip("adbc_driver_postgresql")


def records(url: str, table: str | None = None, query: str | None = None) -> list[Record | Reject]:
    return list(spread(open_postgres(url, table, query).records))


def test_the_only_table_is_read(database: Server) -> None:
    database.run(
        "CREATE TABLE news AS SELECT i AS id, 'text é ' || i AS body FROM generate_series(1, 5000) i",
        "CREATE VIEW short AS SELECT * FROM news LIMIT 1",
    )
    opened = open_postgres(database.url)
    assert opened.notes == ('the table "news" is read',)
    assert opened.field_names == ("id", "body")
    found = list(spread(opened.records))
    assert [item.fields for item in found] == [{"id": i, "body": f"text é {i}"} for i in range(1, 5001)]
    assert [item.row for item in found] == list(range(1, 5001))
    assert [item.fields["id"] for item in records(database.url, "short")] == [1]


def test_types_that_the_driver_does_not_know_come_as_text(database: Server) -> None:
    database.run("CREATE TYPE mood AS ENUM ('calm')")
    query = """SELECT 'calm'::mood AS mood, ARRAY['calm'::mood] AS moods, '10.0.0.1'::inet AS ip, '<a/>'::xml AS x,
        1.50::numeric AS price, '{"a": 1}'::jsonb AS j, 3::money AS money, interval '1 day' AS span,
        '6ecd8c99-4036-403d-bf84-cf8400f67836'::uuid AS id, ARRAY['a', NULL] AS names, date '2024-02-01' AS day,
        'caf' || U&'\\00e9' AS body, 'a' AS body;"""
    opened = open_postgres(database.url, query=query)
    (record,) = spread(opened.records)
    assert record.fields | {"day": str(record.fields["day"]), "money": record.fields["money"][-4:]} == {
        "mood": "calm", "moods": ["calm"], "ip": "10.0.0.1/32", "x": "<a/>", "price": "1.50", "j": '{"a": 1}',
        "money": "3.00", "span": "1 day", "id": "6ecd8c99-4036-403d-bf84-cf8400f67836", "names": ["a", None],
        "day": "2024-02-01", "body": "café", "body_2": "a",
    }  # fmt: skip
    assert opened.notes == ('the field name "body" occurs twice: read as "body_2"',)


def test_names_are_quoted_and_schemas_told_apart(database: Server) -> None:
    database.run(
        'CREATE TABLE "a ""b""; DROP TABLE x" AS SELECT 1 AS n',
        "CREATE SCHEMA other",
        "CREATE TABLE other.news AS SELECT 2 AS n",
    )
    assert records(database.url, 'a "b"; DROP TABLE x')[0].fields == {"n": 1}
    assert records(database.url, "other.news")[0].fields == {"n": 2}
    assert records(database.url, "NEWS")[0].fields == {"n": 2}


def test_several_tables_are_listed_with_their_rows(database: Server) -> None:
    with pytest.raises(InputError, match=r"one table, found none: none\. Say which to read"):
        open_postgres(database.url)
    database.run("CREATE TABLE a AS SELECT generate_series(1, 1500) AS n", "CREATE TABLE b (n int)")
    with pytest.raises(InputError, match=r"found 2: a \(1,500 rows\), b \(0 rows\)\. Say which to read with --table"):
        open_postgres(database.url)
    with pytest.raises(InputError, match=r'there is no table "c"\. The tables there are: a \(1,500 rows\), b'):
        open_postgres(database.url, "c")


@pytest.mark.parametrize(
    "query",
    ["DELETE FROM a", "CREATE TABLE b (n int)", "DELETE FROM a RETURNING n", "COMMIT; DELETE FROM a", "nonsense"],
)
def test_nothing_is_written(database: Server, query: str) -> None:
    database.run("CREATE TABLE a AS SELECT 1 AS n")
    with pytest.raises((InputError, EngineError), match=r"postgresql://127\.0\.0\.1/postgres: expected"):
        records(database.url, query=query)
    assert records(database.url, "a")[0].fields == {"n": 1}


def test_a_lost_connection_ends_the_run(database: Server) -> None:
    query = "SELECT pg_backend_pid() AS pid, repeat('x', 1000) AS body FROM generate_series(1, 200000)"
    reading = spread(open_postgres(database.url, query=query).records)
    pid = next(reading).fields["pid"]
    database.run(f"SELECT pg_terminate_backend({pid})")
    with pytest.raises(EngineError, match=r"but after row [\d,]+ the server says: ") as raised:
        list(reading)
    assert "s3cret" not in str(raised.value)


def test_a_query_that_fails_on_the_way_ends_the_run(database: Server) -> None:
    with pytest.raises((InputError, EngineError), match="division by zero"):
        records(database.url, query="SELECT 1 / (50000 - i) AS n FROM generate_series(1, 60000) i")


def test_reading_may_stop_early(database: Server) -> None:
    query = "SELECT repeat('x', 1000) AS body FROM generate_series(1, 1000000)"
    reading = open_postgres(database.url, query=query).records
    assert next(reading).rows[0] == 1
    reading.close()  # takes a minute where the rest is read to be thrown away


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("s3cret", "s4cret"), "cannot be reached: .*password authentication failed"),
        (("/postgres", "/nowhere"), 'cannot be reached: .*database "nowhere" does not exist'),
        (("127.0.0.1:", "127.0.0.1:1"), "cannot be understood|cannot be reached"),
        (("%2F", "/"), "cannot be understood"),
    ],
)
def test_what_cannot_be_reached_is_told_without_the_password(
    server: Server, change: tuple[str, str], message: str
) -> None:
    with pytest.raises(InputError, match=message) as raised:
        open_postgres(server.url.replace(*change))
    assert "cret" not in str(raised.value)
    assert "@word" not in str(raised.value)
