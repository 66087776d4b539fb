"""The forms and times of dates, added up over batches: whatever comes in whichever, the sums are the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.schema import ARTICLES
from newsqa.corpus.date_columns import add_up_forms, add_up_times
from newsqa.rules.date_columns import PUBLICATION_TIMES, date_forms, form_of, publication_times

START = datetime(2024, 5, 3, 10, 0, 7, tzinfo=UTC)


def _articles(rows: list[dict[str, object]], first: int = 1) -> pa.Table:
    base = {"source_file": "a.jsonl", "published_precision": "second", "published_raw": "2024-05-03T10:00:07Z"}
    filled = [{**base, "article_id": str(n), "source_row": n, **row} for n, row in enumerate(rows, first)]
    return pa.Table.from_pylist(filled, ARTICLES)


FORMS = {
    "2024-05-03": "YYYY-MM-DD",
    "2024-05-03T10:00:00Z": "YYYY-MM-DD hh:mm:ss zone",
    "2024-05-03 10:00:00.123+02:00": "YYYY-MM-DD hh:mm:ss zone",
    "2024-05-03 10:00": "YYYY-MM-DD hh:mm",
    "Fri, 03 May 2024 10:00:00 GMT": "D Month YYYY hh:mm:ss zone",
    "May 3, 2024 10:00am": "Month D, YYYY hh:mm am",
    "Sept. 3, 2024": "Month D, YYYY",
    "3 mai 2024": "D Month YYYY",
    "31/12/2024": "DD/MM/YYYY",
    "12/31/24": "MM/DD/YY",
    "03.04.2024": "NN.NN.YYYY",
    "2024/05/03": "YYYY/MM/DD",
    "20240503": "YYYYMMDD",
    "1714644000": "seconds since 1970",
    "Updated 3:41 PM ET, Tue December 12, 2017": "updated hh:mm am zone, Month D, YYYY",
}


@pytest.mark.parametrize("raw", FORMS)
def test_form(raw: str) -> None:
    assert form_of(raw) == FORMS[raw]


@given(st.text(max_size=60))
def test_any_text_has_a_form(raw: str) -> None:
    assert form_of(raw) == form_of(raw.upper().lower()) or not raw.isascii()


@settings(max_examples=30)
@given(st.lists(st.sampled_from([*FORMS, "31/01/2024"]), max_size=12), st.integers(0, 12))
def test_forms_do_not_depend_on_batches(raws: list[str], cut: int) -> None:
    rows: list[dict[str, object]] = [{"published": START, "published_raw": raw} for raw in raws]
    whole = add_up_forms([date_forms(_articles(rows))], {"a.jsonl"})
    parts = [date_forms(_articles(rows[:cut])), date_forms(_articles(rows[cut:], len(rows[:cut]) + 1))]
    assert add_up_forms(parts, {"a.jsonl"}).equals(whole)
    assert sum(whole["articles"].to_pylist()) == len(raws)


def _times(batches: list[list[dict[str, object]]], folder: Path) -> list[dict[str, object]]:
    tables, measures, before = [], [], 0
    for rows in batches:
        articles = _articles(rows, before + 1)
        times = publication_times(articles)
        rows_at = pa.array([row + before for row in times["row"].to_pylist()], pa.int64())
        tables.append(times.set_column(4, PUBLICATION_TIMES.field("row"), rows_at))
        measures.append(articles.select(["outlet", "source_file", "source_row"]))
        before += len(rows)
    pq.write_table(pa.concat_tables([PUBLICATION_TIMES.empty_table(), *tables]), folder / "times.parquet", 3)
    pq.write_table(pa.concat_tables(measures), folder / "measures.parquet", 2)
    found: list[dict[str, object]] = add_up_times(folder / "times.parquet", folder / "measures.parquet").to_pylist()
    return found


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from("xyz"), st.integers(0, 2)), min_size=1, max_size=12), st.integers(1, 12))
def test_times_do_not_depend_on_batches(
    tmp_path_factory: pytest.TempPathFactory, given_: list[tuple[str, int]], cut: int
) -> None:
    rows: list[dict[str, object]] = [
        {"outlet": outlet, "published": START + timedelta(hours=hours)} for outlet, hours in given_
    ]
    folder = tmp_path_factory.mktemp("times")
    whole = _times([rows], folder)
    assert _times([rows[:cut], rows[cut:]], folder) == whole
    for row in whole:
        hours = [hour for outlet, hour in given_ if outlet == row["outlet"]]
        assert row["articles"] == len(hours)
        assert row["sharing"] == max(map(hours.count, hours))


def test_what_is_collected_at_once_is_counted(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"published": START, "collected": START + timedelta(seconds=s), "collected_precision": "second"}
        for s in (-11, -10, 0, 10, 11)
    ]
    (found,) = _times([rows], tmp_path)
    assert (found["articles"], found["compared"], found["as_collected"]) == (5, 5, 3)


def test_forms_come_in_the_order_of_their_first_date() -> None:
    raws = [f"{month} 3, 2024" for month in "Jan Feb March April May June July Aug Sept Oct Nov Dec".split()]
    files = [f"{at}.jsonl" for at in range(300)]
    rows: list[dict[str, object]] = [
        {"source_file": file, "published": START, "published_raw": raw} for file in files for raw in raws
    ]
    batches = [date_forms(_articles(rows[at : at + 1_000], at + 1)) for at in range(0, len(rows), 1_000)]
    found = add_up_forms(batches, files)
    assert found["first_row"].to_pylist() == list(range(1, len(rows), len(raws)))
    assert set(found["example"].to_pylist()) == {raws[0]}


def test_days_have_no_time(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"published": START, "published_precision": "day+naive"},
        {"published": START, "published_raw": "2024-05-03T00:00:00+02:00"},
        {"published": datetime(2024, 5, 3, tzinfo=UTC)},
        {"published": None, "published_precision": None},
    ]
    assert _times([rows], tmp_path) == []


def test_times_are_the_same_however_often_they_are_summed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[dict[str, object]] = [{"outlet": "x", "published": START + timedelta(hours=n % 7)} for n in range(40)]
    whole = _times([rows], tmp_path)
    monkeypatch.setattr("newsqa.corpus.date_columns._FEWEST_TO_SUM", 1)
    assert _times([rows], tmp_path) == whole
