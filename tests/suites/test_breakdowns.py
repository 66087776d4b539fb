"""Sums by month, split and field: they add up to all articles and findings, however these are batched."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from newsqa.suites import breakdowns
from newsqa.suites.breakdowns import EARLIER, FIELDS, LATER, MONTHS, SPLITS, Breakdown, by_field, main_range

SCHEMA = pa.schema(
    [
        ("published", pa.timestamp("us", "UTC")),
        ("split", pa.string()),
        ("attributions", pa.int32()),
        ("unsourced_attributions", pa.int32()),
        ("NQ101", pa.int32()),
        ("NQ301", pa.int32()),
    ]
)


def _row(**values: Any) -> dict[str, Any]:
    return {**dict.fromkeys(SCHEMA.names, 0), "published": None, "split": None, **values}


def _day(year: int, month: int, day: int = 1) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


def _summed(*batches: list[dict[str, Any]]) -> Breakdown:
    found = Breakdown()
    for rows in batches:
        found.add(pa.Table.from_pylist(rows, SCHEMA), ["NQ101", "NQ301"])
    return found


ROWS = st.builds(
    _row,
    published=st.none() | st.datetimes(timezones=st.just(UTC)),
    split=st.none() | st.sampled_from(["train", "test", "", "None"]) | st.text(max_size=2),
    attributions=st.none() | st.integers(0, 9),
    NQ101=st.integers(0, 3),
    NQ301=st.integers(0, 3),
)


@given(st.lists(st.lists(ROWS, max_size=8), max_size=5))
def test_batches_do_not_matter_and_all_adds_up(batches: list[list[dict[str, Any]]]) -> None:
    rows = [row for batch in batches for row in batch]
    whole, batched = _summed(rows), _summed(*batches)
    assert (whole.months(), whole.splits()) == (batched.months(), batched.splits())
    findings = sum(row["NQ101"] + row["NQ301"] for row in rows)
    affected = sum(row["NQ101"] + row["NQ301"] > 0 for row in rows)
    attributions = sum(row["attributions"] or 0 for row in rows)
    for parts in (whole.months(), whole.splits()):
        assert sum(part.articles for part in parts) == len(rows)
        assert sum(part.findings for part in parts) == findings
        assert sum(part.articles_with_findings for part in parts) == affected
        assert sum(part.attributions or 0 for part in parts) == attributions


def test_months_stand_in_their_order_and_those_of_no_date_last() -> None:
    dates = [_day(2024, 3, 31), None, _day(2023, 12), _day(2024, 3)]
    rows = [_row(published=date, NQ301=n, attributions=None) for n, date in enumerate(dates)]
    assert [(m.name, m.articles, m.articles_with_findings, m.findings) for m in _summed(rows).months()] == [
        ("2023-12", 1, 1, 2),
        ("2024-03", 2, 1, 3),
        (None, 1, 1, 1),
    ]
    assert {m.attributions for m in _summed(rows).months()} == {None}, "they were not looked for"


def test_there_are_never_more_months_than_are_told() -> None:
    rows = [_row(published=_day(1 + n % 9999, 1 + n % 12)) for n in range(0, 9999, 3)]
    rows += [_row(published=_day(2020, 1 + n % 12)) for n in range(2 * len(rows))]
    months = _summed(rows).months()
    assert len(months) <= MONTHS + 2
    assert (months[0].name, months[-1].name) == (EARLIER, LATER)
    assert sum(month.articles for month in months) == len(rows)


def test_the_splits_beyond_a_number_are_added_together() -> None:
    rows = [_row(split=f"s{n}", NQ101=1) for n in range(SPLITS + 7)] + [_row(split="s1")]
    splits = _summed(rows).splits()
    assert (splits[0].name, splits[0].articles) == ("s1", 2)
    assert [(s.name, s.articles, s.findings) for s in splits if s.is_rest] == [(None, 7, 7)]
    assert _summed(*([row] for row in rows)).splits() == splits


def test_an_article_that_is_split_in_two_ways_counts_in_a_split_of_each() -> None:
    rows = [_row(split="random:train,media:test", NQ101=1), _row(split="random:train,media:train"), _row(split="x")]
    found = [(s.name, s.articles, s.findings) for s in _summed(rows).splits()]
    assert found == [("random:train", 2, 1), ("media:test", 1, 1), ("media:train", 1, 0), ("x", 1, 0)]


def test_a_wrong_year_does_not_squash_the_others() -> None:
    months = {24_000 + n: 100 for n in range(30)}
    assert main_range({**months, 0: 1, 99_999: 2}, 48) == (24_000, 24_029)
    assert main_range({**months, 24_040: 1}, 48) == (24_000, 24_040), "what fits is shown"
    assert main_range({**months, 23_950: 1}, 120) == (24_000, 24_029), "but not where little else is left"
    assert main_range({}, 48) == (0, 0)


FINDINGS = st.lists(st.tuples(st.none() | st.sampled_from(["title", "body"]), st.sampled_from(["NQ101", "NQ301"])))


@given(st.lists(FINDINGS, max_size=4))
def test_fields_add_up_to_all_findings(batches: list[list[tuple[str | None, str]]]) -> None:
    rows = [row for batch in batches for row in batch]
    fields = by_field(_findings(batch) for batch in batches)
    assert fields == by_field([_findings(rows)])
    assert {field.field: Counter(field.rules) for field in fields} == {
        name: Counter(rule for field, rule in rows if field == name) for name in {field for field, _ in rows}
    }
    assert all(field.findings == sum(field.rules.values()) for field in fields)


def test_fields_beyond_a_number_are_added_together() -> None:
    fields = by_field([_findings([(f"f{n}", "NQ006") for n in range(FIELDS + 5)])])
    assert len(fields) == FIELDS + 1
    assert (fields[-1].is_rest, fields[-1].findings, fields[-1].rules) == (True, 5, {"NQ006": 5})


def _findings(rows: list[tuple[str | None, str]]) -> pa.Table:
    schema = pa.schema([("field", pa.string()), ("rule", pa.string())])
    return pa.Table.from_pylist([{"field": field, "rule": rule} for field, rule in rows], schema)


def test_months_are_counted_as_they_are_named() -> None:
    dates = pa.chunked_array([pa.array([_day(2024, 3), _day(1, 1), None], pa.timestamp("us", "UTC"))])
    assert breakdowns._months(dates).to_pylist() == [2024 * 12 + 2, 12, None]
