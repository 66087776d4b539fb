"""Sums over the measures: by rule, by outlet, and the dataset measures."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from newsqa.rules.measures import COUNTS
from newsqa.suites.tally import tally


def _measures(rows: list[dict[str, Any]]) -> pa.Table:
    places: dict[str, Any] = {"outlet": None, "published": None, "has_published": True, "split": None}
    base = {**places, **dict.fromkeys(COUNTS, 0), "NQ101": 0, "NQ301": 0}
    table = pa.Table.from_pylist([{**base, **row} for row in rows])
    types = {"outlet": pa.string(), "published": pa.timestamp("us", "UTC"), "split": pa.string()}
    return table.cast(pa.schema([pa.field(f.name, types.get(f.name, f.type)) for f in table.schema]))


ROWS = [
    {"outlet": "Post", "attributions": 4, "unsourced_attributions": 1, "NQ301": 3, "has_published": False},
    {"outlet": "Post", "attributions": 0, "NQ101": 1},
    {"outlet": None, "attributions": 6, "unsourced_attributions": 1, "NQ301": 1},
]


def test_sums_do_not_depend_on_how_rows_come() -> None:
    whole = tally([_measures(ROWS)], rejects=1, incomplete=2, lost={"NQ001": 1})
    split = tally([_measures(ROWS[:1]), _measures(ROWS[1:])], rejects=1, incomplete=2, lost={"NQ001": 1})
    assert whole == split


def test_by_rule() -> None:
    found = tally([_measures(ROWS)], rejects=1, incomplete=2, lost={"NQ001": 1})
    assert found.articles == 3
    assert found.findings == {"NQ001": 1, "NQ101": 1, "NQ301": 4}
    assert found.affected == {"NQ101": 1, "NQ301": 2}


def test_by_outlet_with_most_findings_first() -> None:
    outlets = tally([_measures(ROWS)], rejects=0, incomplete=0, lost={}).outlets
    assert [(o.outlet, o.articles, o.findings, dict(o.rules)) for o in outlets] == [
        ("Post", 2, 4, {"NQ101": 1, "NQ301": 3}),
        (None, 1, 1, {"NQ301": 1}),
    ]


def test_an_outlet_has_the_rates_of_its_attributions() -> None:
    rows = [{**row, "quotations": 2, "NQ201": n, "NQ206": 1} for n, row in enumerate(ROWS)]
    post, other = tally([_measures(rows)], rejects=0, incomplete=0, lost={}).outlets
    assert post.measures == {
        "attributions": 4,
        "unsourced_attributions": 1,
        "quotations": 4,
        "attributions_per_article": 2,
        "quotations_per_article": 2,
        "unsourced_per_100_attributions": 25,
        "anonymous_per_100_attributions": 25,
        "without_speaker_per_100_quotations": 50,
    }
    assert other.measures["unsourced_per_100_attributions"] == 16.6667


def test_rates_of_rules_that_did_not_run_stay_unknown() -> None:
    found = tally([_measures(ROWS)], rejects=0, incomplete=0, lost={})
    names = ("anonymous_per_100_attributions", "without_speaker_per_100_quotations")
    assert [found.dataset[name] for name in names] == [None, None]
    assert [found.outlets[0].measures[name] for name in names] == [None, None]


def test_dataset_measures() -> None:
    dataset = tally([_measures(ROWS)], rejects=1, incomplete=2, lost={"NQ001": 1}).dataset
    assert dataset["rejects_per_1000_records"] == 250
    assert dataset["incomplete_sources"] == 2
    assert dataset["unsourced_per_100_attributions"] == 20
    assert dataset["without_published_per_100_articles"] == 33.3333
    assert dataset["findings_per_article"] == 2
    assert dataset["unresolved_per_100_dates"] is None  # no dates: no share of them


def test_what_was_not_measured_stays_unknown() -> None:
    rows = _measures(ROWS)
    at = rows.schema.get_field_index("attributions")
    unread = rows.set_column(at, "attributions", pa.nulls(len(rows), pa.int32()))
    dataset = tally([unread], rejects=0, incomplete=0, lost={}).dataset
    assert dataset["attributions_per_article"] is None
    assert dataset["unsourced_per_100_attributions"] is None


def test_rates_of_attributions_are_of_what_was_read() -> None:
    unread: dict[str, Any] = {"attributions": None, "unsourced_attributions": None, "quotations": None}
    rows = [
        *ROWS,
        {**unread, "not_analysed": 1, "other_languages": 1},
        {**unread, "not_analysed": 1, "transcripts": 1},
        {"parts_not_analysed": 2},
    ]
    found = tally([_measures(rows)], rejects=0, incomplete=0, lost={})
    assert found.not_analysed == {
        "not_analysed": 2,
        "other_languages": 1,
        "transcripts": 1,
        "parts_not_analysed": 2,
        "articles_with_parts": 1,
        "dates_not_analysed": 0,
        "names_not_analysed": 0,
    }
    assert found.dataset["not_analysed_per_100_articles"] == 33.3333
    assert found.dataset["attributions_per_article"] == 2.5
    assert found.dataset["unsourced_per_100_articles"] == 50
    assert found.dataset["dates_per_article"] == 0


def test_rates_of_dates_are_of_what_was_read_for_them() -> None:
    rows = [{"dates": 4, "unresolved_dates": 1}, {"dates": None, "unresolved_dates": None, "dates_not_analysed": 1}]
    found = tally([_measures(rows)], rejects=0, incomplete=0, lost={})
    assert found.not_analysed["dates_not_analysed"] == 1
    assert found.dataset["dates_per_article"] == 4
    assert found.dataset["unresolved_per_100_dates"] == 25


def test_rates_of_names_are_of_what_was_read_for_them() -> None:
    rows = [{"names": 4, "inconsistent_names": 1}, {"names": None, "inconsistent_names": None, "names_not_analysed": 1}]
    found = tally([_measures(rows)], rejects=0, incomplete=0, lost={})
    assert found.not_analysed["names_not_analysed"] == 1
    assert found.dataset["names_per_article"] == 4
    assert found.dataset["inconsistent_names_per_100_articles"] == 100
