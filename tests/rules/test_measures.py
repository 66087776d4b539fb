"""The measures of articles: counts, and rates that are unknown where there is nothing to take a share of."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from newsqa.annotate.batch import annotate_articles
from newsqa.articles.schema import ARTICLES
from newsqa.rules.measures import COUNTS, NEEDS, RATES, measure, measures_schema
from newsqa.rules.registry import select_rules
from newsqa.rules.tables import Tables

SOURCED = "Officials said the ferry was late. “It rained,” Eva Lund said. She said it would rain again on Monday."
QUIET = "The ferry was late."


def _measured(bodies: list[str | None], annotators: set[str]) -> list[dict[str, Any]]:
    size = len(bodies)
    given = {
        "article_id": [str(n) for n in range(size)],
        "body": bodies,
        "source_file": ["f"] * size,
        "source_row": range(size),
    }
    articles = pa.table({field.name: pa.array(given.get(field.name, [None] * size), field.type) for field in ARTICLES})
    annotations = annotate_articles(articles)
    tables = Tables.with_only(datetime(2026, 1, 1, tzinfo=UTC), {}, articles=articles, **annotations)
    rows: list[dict[str, Any]] = measure(tables, {}, select_rules(("NQ2",), ()), annotators).to_pylist()
    return rows


def test_counts_and_rates_of_attributions() -> None:
    row, quiet, empty = _measured([SOURCED, QUIET, None], {"attributions", "dates", "names"})
    assert [row[name] for name in ("attributions", "unsourced_attributions", "quotations")] == [3, 1, 1]
    assert row["unsourced_per_100_attributions"] == 33.3333
    assert row["attributions_per_1000_words"] == round(3000 / row["body_words"], 4)
    assert row["quotations_per_1000_words"] == round(1000 / row["body_words"], 4)
    assert (quiet["attributions_per_1000_words"], quiet["unsourced_per_100_attributions"]) == (0, None)
    assert [empty[name] for name in RATES] == [None, None, None]


def test_what_was_not_looked_for_is_unknown() -> None:
    (row,) = _measured([SOURCED], {"dates", "names"})
    unknown = {name for name in NEEDS if row[name] is None}
    asked_for = {name for name, needs in NEEDS.items() if needs == "attributions"}
    assert unknown == asked_for | {"boilerplate_chars"}  # no rule finds that here


def test_dates_of_an_article_in_another_language_are_unknown() -> None:
    german = "Die Fähre war am Montag wieder zu spät, und die Leiterin des Hafens sagte, dass sie davon nichts wusste."
    quiet, other, empty = _measured([QUIET, german, None], {"dates"})
    names = ("dates_not_analysed", "dates", "unresolved_dates")
    assert [quiet[name] for name in names] == [0, 0, 0]
    assert [other[name] for name in names] == [1, None, None]
    assert [empty[name] for name in names] == [0, 0, 0]


def test_names_of_an_article_in_another_language_are_unknown() -> None:
    french = (
        "Le maire de la ville a dit que les Springboks étaient dans le stade avec un Springbok, et que tout va bien."
    )
    quiet, other, empty = _measured([QUIET, french, None], {"names"})
    names = ("names_not_analysed", "inconsistent_names", "dates_not_analysed")
    assert [quiet[name] for name in names] == [0, 0, None]
    assert [other[name] for name in names] == [1, None, None]
    assert [empty[name] for name in names] == [0, 0, None]


def test_every_measure_says_what_it_needs() -> None:
    names = measures_schema(()).names
    assert names[8:] == [*COUNTS, *RATES] == list(NEEDS)
