"""The table: its schema and order, offsets on any text, articles by themselves, and the sample article."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from newsqa.annotate.dates import annotate_dates
from newsqa.annotate.tables import DATE_STATUSES, DATE_TYPES, DATES

SAMPLE = Path(__file__).parents[3] / "seeds" / "000_344178f6ece94553.txt"
TIMESTAMP = pa.timestamp("us", tz="UTC")


def articles(*rows: tuple[str | None, str | None, datetime | None]) -> pa.Table:
    titles, bodies, published = zip(*rows, strict=True) if rows else ((), (), ())
    columns = {"title": pa.array(titles, pa.string()), "body": pa.array(bodies, pa.string())}
    return pa.table({**columns, "published": pa.array(published, TIMESTAMP)})


def sample(published: datetime | None) -> list[dict[str, Any]]:
    title, body = SAMPLE.read_text(encoding="utf-8").split("\n", 1)
    return annotate_dates(articles((title, body, published))).to_pylist()


def test_sample_article() -> None:
    found = sample(datetime(2023, 11, 15, tzinfo=UTC))
    assert [(row["text"], row["type"], row["value"], row["mod"], row["status"]) for row in found] == [
        ("earlier this month", "DATE", "2023-11", "START", "resolved"),
        ("November 4", "DATE", "2023-11-04", None, "resolved"),
        ("October 7", "DATE", "2023-10-07", None, "resolved"),
        ("nearly 20 years", "DURATION", "P20Y", "LESS_THAN", "resolved"),
        ("October 17", "DATE", "2023-10-17", None, "resolved"),
        ("October 7", "DATE", "2023-10-07", None, "resolved"),
        ("October 7", "DATE", "2023-10-07", None, "resolved"),
    ]
    assert (found[0]["interval_start"], found[0]["interval_end"]) == (date(2023, 11, 1), date(2023, 11, 30))
    assert found[3]["interval_start"] is None


def test_sample_article_without_a_publication_date() -> None:
    found = sample(None)
    unplaced = [row for row in found if row["status"] == "needs-publication-date"]
    values = ["XXXX-XX", "XXXX-11-04", "XXXX-10-07", "XXXX-10-17", "XXXX-10-07", "XXXX-10-07"]
    assert [row["value"] for row in unplaced] == values
    assert all(row["interval_start"] is None for row in unplaced)
    assert [row["value"] for row in found if row not in unplaced] == ["P20Y"]


def test_schema_and_order() -> None:
    table = annotate_dates(articles(("Today", "On Monday or Tuesday", None), (None, None, None), (None, "Now", None)))
    assert table.schema.equals(DATES)
    places = [(row["row"], row["field"], row["start"]) for row in table.to_pylist()]
    assert places == [(0, "title", 0), (0, "body", 3), (0, "body", 13), (2, "body", 0)]


def test_no_articles() -> None:
    assert annotate_dates(articles()).schema.equals(DATES)
    assert annotate_dates(articles()).num_rows == 0


def test_absent_columns() -> None:
    (found,) = annotate_dates(pa.table({"body": ["It rained on Tuesday."]})).to_pylist()
    assert found["status"] == "needs-publication-date"


def test_chunked_columns() -> None:
    one = articles((None, "On 4 May 2020.", None))
    found = annotate_dates(pa.concat_tables([one, one])).to_pylist()
    assert [(row["row"], row["value"]) for row in found] == [(0, "2020-05-04"), (1, "2020-05-04")]


GERMAN = (
    "Die Fähre war am Montag, den 4. May 2020, wieder zu spät, und die Leiterin sagte, dass sie davon nichts wusste."
)
ENGLISH = "The ferry was late again on Monday, and the harbour master said that she had not been told of it."


def test_another_language_is_left_alone() -> None:
    table = annotate_dates(articles(("May 4, 2020", GERMAN, None), ("Lund, May 4, 2020", ENGLISH, None)))
    assert [(row["row"], row["field"], row["text"]) for row in table.to_pylist()] == [
        (1, "title", "May 4, 2020"),
        (1, "body", "Monday"),
    ]


def test_a_title_alone_says_its_language() -> None:
    assert annotate_dates(articles((GERMAN, None, None), ("Lund, May 4, 2020", "", None)))["row"].to_pylist() == [1]


def test_a_declared_language_decides_where_words_do_not() -> None:
    table = articles((None, "Bergen 2:1, 4 May 2020", None), (None, ENGLISH, None))
    declared = table.append_column("language", pa.array(["de", "de"]))
    assert annotate_dates(declared)["row"].to_pylist() == [1]


PIECES = (
    "Monday|Tues.|Nov.|November|4|4th|31|2023|1990s|'80s|2023-11-04|11/04/2023|2023-11-04T12:30:00Z|last|this|next|week|"
    "year|years|ago|a|the|few|two|and|half|quarter|third|of|in|,|.|\n|\n\n|25:70|8|a.m.|p.m.|EST|Good|Friday|New|Year's|"
    "Eve|every|nearly|more|than|past|days|May|now|\x00|\U0001f4c5|e\u0301|\u00e9|\u2019|\u201c|\r\n|\u00a0|-|/|:|99|9999|0|"
    "00|century|summer|noon|until|will|Christmas|later|earlier|first|Q3|fiscal|mid|end|10:30pm|hours|decade|weekend"
)
WORDS = st.sampled_from(PIECES.split("|"))
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(WORDS, max_size=25).map(" ".join),
    st.lists(WORDS, max_size=25).map("".join),
)
# from year 1 to 9999, where calendar arithmetic falls off the edge
MOMENTS = st.one_of(st.none(), st.datetimes().map(lambda moment: moment.replace(tzinfo=UTC)))


@given(title=st.one_of(st.none(), TEXTS), body=st.one_of(st.none(), TEXTS), published=MOMENTS)
def test_any_text(title: str | None, body: str | None, published: datetime | None) -> None:
    texts = {"title": title, "body": body}
    last = {"title": 0, "body": 0}
    for row in annotate_dates(articles((title, body, published))).to_pylist():
        text = texts[row["field"]]
        assert text is not None
        assert text[row["start"] : row["end"]] == row["text"] != ""
        assert row["start"] >= last[row["field"]], "expressions overlap or are out of order"
        last[row["field"]] = row["end"]
        assert row["type"] in DATE_TYPES
        assert row["status"] in DATE_STATUSES
        assert row["value"]
        if row["interval_start"] is not None:
            assert row["interval_start"] <= row["interval_end"]
            assert row["status"] in ("resolved", "contradictory")


@given(rows=st.lists(st.tuples(TEXTS, TEXTS, MOMENTS), max_size=4))
def test_each_article_is_read_by_itself(rows: list[tuple[str, str, datetime | None]]) -> None:
    together = annotate_dates(articles(*rows)).to_pylist()
    alone = [
        {**found, "row": number}
        for number, row in enumerate(rows)
        for found in annotate_dates(articles(row)).to_pylist()
    ]
    assert together == alone


@given(text=TEXTS, before=st.text(alphabet=" \n\x00\U0001f4c5\u2022", max_size=8))
def test_offsets_move_with_the_text(text: str, before: str) -> None:
    """What stands in an earlier paragraph shifts offsets and changes nothing else."""
    plain = annotate_dates(articles((None, text, None))).to_pylist()
    shift = len(before) + 2
    moved = annotate_dates(articles((None, f"{before}\n\n{text}", None))).to_pylist()
    assert [(row["start"] + shift, row["text"], row["value"]) for row in plain] == [
        (row["start"], row["text"], row["value"]) for row in moved
    ]


def test_large_and_odd_texts() -> None:
    """Each of these is slow where a pattern starts over at every character; here they only have to come out right."""
    size = 200_000
    for unit, each in (("1", 0), (" ", 0), ('"', 0), ("A", 0), ("the ", 0), ("2-", 0), ("said ", 0), ("a few ", 0)):
        assert annotate_dates(articles((None, unit * (size // len(unit)), None))).num_rows == each, unit
    days = annotate_dates(articles((None, "Monday " * 20_000, None)))
    assert days.num_rows == 20_000
    assert days["end"][-1].as_py() == 7 * 20_000 - 1


def test_the_last_day_of_the_calendar_is_a_day_of_publication() -> None:
    table = articles((None, "She spoke at 1 a.m. today.", datetime(9999, 12, 31, tzinfo=UTC)))
    assert annotate_dates(table)["value"].to_pylist() == ["9999-12-31T01:00"]
