"""Where the findings are: bars and columns with their lengths, names and addresses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.reports.html.months import HEIGHT, MOST_COLUMNS, MOST_TICKS, months
from newsqa.reports.html.where import field_bars, outlet_bars, split_bars, split_rows
from tests.reports.report_parts import HOSTILE, changed, outlet, part, write

NO_BREAK = "\N{NO-BREAK SPACE}"


def test_outlets_stand_by_their_rate_with_that_of_all_articles() -> None:
    outlets = [outlet("Post & Co", 10, {"NQ203": 5}), outlet(None, 2, {"NQ203": 4})]
    bars = outlet_bars(changed(outlets=outlets, articles=12, months=[part("month", None, 12, 9)]))
    assert [(bar.name, bar.width, bar.value, bar.address, bar.aside) for bar in bars] == [
        ("not given", 100, "200.0", "#findings?outlet=+", True),
        ("all articles", 37.5, "75.0", "", True),
        ("Post & Co", 25, "50.0", "#findings?outlet=Post+%26+Co", False),
    ]


def test_one_outlet_is_no_chart() -> None:
    assert outlet_bars(changed(outlets=[outlet("Post", 10, {"NQ203": 5})])) == []


def test_outlets_without_findings_have_bars_of_no_length() -> None:
    bars = outlet_bars(changed(outlets=[outlet("a", 1, {}), outlet("b", 1, {})], months=[]))
    assert [bar.width for bar in bars] == [0, 0, 0]


def test_fields_lead_to_their_findings() -> None:
    fields = [("body", 8), ("a/b ?", 2), (None, 4)]
    bars = field_bars([{"field": name, "findings": n, "rules": {"NQ006": n}} for name, n in fields])
    assert [(bar.name, bar.width, bar.address) for bar in bars] == [
        ("body", 100, "#findings?field=body"),
        ("no single field", 50, ""),
        ("a/b ?", 25, "#findings?field=a%2Fb+%3F"),
    ]


def test_a_dataset_without_splits_has_no_chart_of_them() -> None:
    none = [part("split", None, 5, 2)]
    assert (split_bars(none), split_rows(none)) == ([], [])
    some = [part("split", "train", 5, 2), *none, part("split", "", 2), part("split", None, 1, is_rest=True)]
    assert [bar.name for bar in split_bars(some)] == ["train", "no split", "empty", "other splits"]
    assert split_rows(some)[0].affected == f"40{NO_BREAK}%"


def _months(*rows: tuple[str | None, int, int]) -> Any:
    return months([part("month", *row) for row in rows])


def test_months_are_columns_with_their_rates_below() -> None:
    found = _months(("2024-02", 200, 100), ("2024-04", 50, 75), (None, 3, 0))
    articles, rates = found.charts
    assert [(c.x, c.height, c.says) for c in articles.columns] == [
        (0, HEIGHT, f"February 2024: 200{NO_BREAK}articles"),
        (66.667, HEIGHT / 4, f"April 2024: 50{NO_BREAK}articles"),
    ]
    assert [c.height for c in rates.columns] == [HEIGHT / 3, HEIGHT]
    assert (articles.top, rates.top, found.unit) == ("200", "150", "month")
    assert rates.label == (
        f"Findings per 100 articles by month, February 2024 to April 2024; most in April 2024: 150.0 per 100 articles "
        f"(50{NO_BREAK}articles), least in February 2024: 50.0 per 100 articles (200{NO_BREAK}articles)."
    )
    assert [tick.label for tick in found.ticks] == ["Feb 2024", "Mar 2024", "Apr 2024"]
    assert [row.name for row in found.rows] == ["February 2024", "April 2024", "no publication date"]
    assert found.left_out == ["Articles that are not drawn: 3 without a publication date."]


def test_a_month_of_few_articles_does_not_set_the_scale() -> None:
    few, many = _months(("2024-02", 2, 60), ("2024-03", 50, 75)).charts[1].columns
    assert (few.is_few, few.height, many.is_few, many.height) == (True, HEIGHT, False, HEIGHT)
    assert "3,000.0 per 100 articles" in few.says, "its number is told all the same"


def test_a_wrong_year_is_told_and_not_drawn() -> None:
    usual = [(f"2024-{month:02}", 100, 50) for month in range(1, 13)]
    found = _months(("1901-01", 1, 1), *usual, ("2091-06", 2, 2))
    assert len(found.charts[0].columns) == 12
    assert found.left_out == ["Articles that are not drawn: 1 earlier than January 2024, 2 later than December 2024."]
    assert [row.name for row in found.rows[-2:]] == ["earlier", "later"]


@pytest.mark.parametrize(
    ("years", "unit", "name"), [(9, "month", "January 1900"), (90, "year", "1900"), (900, "decade", "1900s")]
)
def test_many_months_are_told_as_years_or_decades(years: int, unit: str, name: str) -> None:
    found = _months(*((f"{1900 + n // 12}-{n % 12 + 1:02}", 10, 1) for n in range(12 * years)))
    assert (found.unit, found.rows[0].name) == (unit, name)
    assert sum(row.articles for row in found.rows) == 120 * years


def test_one_month_and_no_date_are_tables_without_a_chart() -> None:
    one = _months(("2024-02", 5, 1), (None, 1, 0))
    assert (one.charts, one.left_out, [row.name for row in one.rows]) == (
        [],
        [],
        ["February 2024", "no publication date"],
    )
    undated = _months((None, 5, 1))
    assert (undated.charts, [row.name for row in undated.rows]) == ([], ["no publication date"])
    assert _months().rows == []


MONTHS = st.dictionaries(
    st.one_of(
        st.builds(lambda year, month: f"{year:04}-{month:02}", st.integers(1, 9999), st.integers(1, 12)),
        st.sampled_from([None, "earlier", "later"]),
    ),
    st.tuples(st.integers(1, 99), st.integers(0, 99)),
    max_size=30,
)


@given(MONTHS)
def test_all_articles_and_findings_are_in_the_table_and_columns_stay_within_the_chart(
    given: dict[str | None, tuple[int, int]],
) -> None:
    found = _months(*((name, *given[name]) for name in sorted(given, key=lambda name: name or "~")))
    assert sum(row.articles for row in found.rows) == sum(articles for articles, _ in given.values())
    assert sum(row.findings for row in found.rows) == sum(findings for _, findings in given.values())
    assert len(found.ticks) <= MOST_TICKS
    for chart in found.charts:
        assert len(chart.columns) <= MOST_COLUMNS
        assert all(c.x >= 0 and c.x + c.width <= 100.01 and 0 < c.height <= HEIGHT for c in chart.columns)


def test_where_stands_between_the_rules_and_every_finding(tmp_path: Path) -> None:
    text = write(tmp_path, changed(), []).read_text(encoding="utf-8")
    order = ["<h1", 'id="rules"', 'id="where"', 'id="findings"', 'id="expectations"', 'id="loading"', 'id="colophon"']
    places = [text.index(mark) for mark in order]
    assert places == sorted(places)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_names_of_splits_and_fields_stay_text(tmp_path: Path, hostile: str) -> None:
    def drawn(name: str) -> str:
        splits = [part("split", name, 5, 2)]
        fields = [{"field": name, "findings": 2, "rules": {"NQ203": 2}}]
        outlets = [outlet(name, 5, {"NQ203": 2}), outlet("x", 5, {})]
        return write(tmp_path, changed(splits=splits, fields=fields, outlets=outlets), []).read_text(encoding="utf-8")

    assert drawn(hostile).count("<") == drawn("x").count("<")


def test_what_was_not_looked_at_is_said(tmp_path: Path) -> None:
    text = write(tmp_path, changed(), []).read_text(encoding="utf-8")
    section = text[text.index('<section id="loading"') : text.index('<section id="reading"')]
    for said in (
        f"3{NO_BREAK}records could not be read",
        "14 transcripts were not read for attributions; their rates are of the rest.",
        f"1{NO_BREAK}rule was not selected",
        "NQ208 <bdi>relayed-claim</bdi>.",
        f"1{NO_BREAK}expectation was not judged",
        "Names were looked at</bdi></a>: <bdi>the table is empty</bdi>",
    ):
        assert said in section
