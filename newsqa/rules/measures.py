"""The measures of a batch: one row an article, one column a number, and one column a rule with its findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from newsqa.annotate.unread import is_article_english, is_unread, languages, unread_parts
from newsqa.rules.rule import OF_SOURCES, Rule
from newsqa.rules.tables import Tables
from newsqa.rules.words import count_words

PLACES = ("article_id", "outlet", "source_file", "source_row")
# 1 where nothing of an article was read for attributions, and why; how many interviews, tables and lists were not read
# in an article that was
NOT_ANALYSED = ("not_analysed", "other_languages", "transcripts", "parts_not_analysed")
_KINDS = {"other-language": "other_languages", "transcript": "transcripts"}
COUNTS = {
    # measure: the annotator that it needs
    "title_chars": None,
    "body_chars": None,
    "body_words": None,
    "boilerplate_chars": None,
    **dict.fromkeys(NOT_ANALYSED, "attributions"),
    "attributions": "attributions",
    "unsourced_attributions": "attributions",
    "quotations": "attributions",
    "dates_not_analysed": "dates",
    "dates": "dates",
    "unresolved_dates": "dates",
    "names_not_analysed": "names",
    "names": "names",
    "inconsistent_names": "names",
}
RATES = {
    # measure: numerator, denominator, factor; null where the denominator is nought, and an article has no rate
    "attributions_per_1000_words": ("attributions", "body_words", 1000),
    "quotations_per_1000_words": ("quotations", "body_words", 1000),
    "unsourced_per_100_attributions": ("unsourced_attributions", "attributions", 100),
}
NEEDS = {**COUNTS, **{name: COUNTS[numerator] for name, (numerator, _, _) in RATES.items()}}


def measures_schema(rules: Sequence[Rule]) -> pa.Schema:
    """The schema of the measures table for these rules: where an article stands, counts, rates, findings by rule code.

    A rule that reads damage, or what is known of whole sources or outlets, has no column: what it finds is no
    article's.
    """
    return pa.schema(
        [
            pa.field("article_id", pa.string(), nullable=False),
            pa.field("outlet", pa.string()),
            pa.field("source_file", pa.string(), nullable=False),
            pa.field("source_row", pa.int64(), nullable=False),
            pa.field("published", pa.timestamp("us", "UTC")),
            pa.field("has_published", pa.bool_(), nullable=False),
            pa.field("label", pa.string()),
            pa.field("split", pa.string()),
            *(pa.field(name, pa.int32()) for name in COUNTS),
            *(pa.field(name, pa.float64()) for name in RATES),
            *(pa.field(rule.code, pa.int32(), nullable=False) for rule in rules if rule.reads not in OF_SOURCES),
        ]
    )


def measure(
    tables: Tables, fault_rows: Mapping[str, list[int]], rules: Sequence[Rule], annotators: Set[str]
) -> pa.Table:
    """Measure a batch. `fault_rows` gives for a rule's code the article row of each of its findings.

    A measure whose annotator is not among `annotators` is null: it was not taken, which is not nought. So are those of
    attributions, of dates, or of names, in an article that was not read for them.
    """
    articles = tables.articles
    size = len(articles)

    def count(rows: pa.ChunkedArray | list[int]) -> npt.NDArray[np.int32]:
        return np.bincount(np.asarray(rows, dtype=np.int64), minlength=size).astype(np.int32)

    def length(name: str) -> pa.ChunkedArray:
        return pc.fill_null(pc.utf8_length(articles[name]), 0).cast(pa.int32())

    unread = _not_analysed(articles) if "attributions" in annotators else {}

    other = _in_another_language(articles) if annotators & {"dates", "names"} else np.zeros(size, np.int32)

    def of_read(rows: pa.ChunkedArray) -> pa.Array:
        return pa.array(count(rows), mask=unread["not_analysed"] > 0 if unread else None)

    def of_english(rows: pa.ChunkedArray) -> pa.Array:
        return pa.array(count(rows), mask=other > 0)

    attributions, dates, names = tables.attributions, tables.dates, tables.names
    direct = pc.is_in(attributions["quote_kind"], pa.array(["direct", "mixed"]))
    columns = {
        **{name: articles[name] for name in PLACES},
        "published": articles["published"],
        "has_published": pc.is_valid(articles["published"]),
        "label": articles["label"],
        "split": articles["split"],
        "title_chars": length("title"),
        "body_chars": length("body"),
        "body_words": count_words(articles["body"]),
        # filled in when all batches are done
        "boilerplate_chars": _nought_if(any(rule.reads == "boilerplate" for rule in rules), size),
        **unread,
        "attributions": of_read(attributions["row"]),
        "unsourced_attributions": of_read(attributions.filter(attributions["is_unsourced"])["row"]),
        "quotations": of_read(attributions.filter(direct)["row"]),
        "dates_not_analysed": other,
        "dates": of_english(dates["row"]),
        "unresolved_dates": of_english(dates.filter(pc.equal(dates["status"], "needs-publication-date"))["row"]),
        "names_not_analysed": other,
        "names": of_english(names["row"]),
        "inconsistent_names": of_english(names.filter(pc.is_valid(names["variant_of"]))["row"]),
    }
    for name, annotator in COUNTS.items():
        if annotator is not None and annotator not in annotators:
            columns[name] = pa.nulls(size, pa.int32())
    for name, (numerator, denominator, factor) in RATES.items():
        columns[name] = rate(columns[numerator], columns[denominator], factor)
    schema = measures_schema(rules)
    for code in schema.names[len(columns) :]:
        columns[code] = count(fault_rows.get(code, []))
    return pa.table(columns, schema=schema)


def _nought_if(is_measured: bool, size: int) -> pa.Array:
    return pa.array(np.zeros(size, np.int32)) if is_measured else pa.nulls(size, pa.int32())


def rate(above: Any, below: Any, factor: int) -> pa.Array | pa.ChunkedArray:
    """`factor` times above by below (arrays of numpy or Arrow), to four places; null where there is nothing below."""
    dividend, divisor = (
        pc.cast(pa.array(numbers) if isinstance(numbers, np.ndarray) else numbers, pa.float64())
        for numbers in (above, below)
    )
    return pc.round(pc.divide(pc.multiply(dividend, factor), pc.if_else(pc.greater(divisor, 0), divisor, None)), 4)


def _not_analysed(articles: pa.Table) -> Mapping[str, npt.NDArray[np.int32]]:
    """What was not read for attributions, by measure: whole articles, two kinds of those, and parts of others."""
    found = {name: np.zeros(len(articles), np.int32) for name in NOT_ANALYSED}
    for row, (body, language) in enumerate(zip(articles["body"].to_pylist(), languages(articles), strict=True)):
        parts = unread_parts(body, language) if body else ()
        if not parts:
            continue
        if not is_unread(body, parts):
            found["parts_not_analysed"][row] = sum(part.kind != "furniture" for part in parts)
            continue
        found["not_analysed"][row] = 1
        if (name := _KINDS.get(parts[0].kind)) is not None:
            found[name][row] = 1
    return found


def _in_another_language(articles: pa.Table) -> npt.NDArray[np.int32]:
    """1 for an article that is in another language, and so read neither for dates nor for names."""
    titles, bodies = (articles[name].to_pylist() for name in ("title", "body"))
    texts = zip(titles, bodies, languages(articles), strict=True)
    return np.fromiter((not is_article_english(*text) for text in texts), np.int32, len(articles))
