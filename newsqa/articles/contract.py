"""The contract of the article table, as a Pandera schema, and the rows of a batch that break it.

Pandera takes a second to import: import this module only where a batch is checked.
"""

from __future__ import annotations

from typing import Any

import pandera.pyarrow as pandera
import pyarrow as pa
import pyarrow.compute as pc

from newsqa.articles.schema import ARTICLES, VIOLATIONS

REQUIRED = ("article_id", "body")
NOT_NULL = "not_null"
NOT_BLANK = "not_blank"


def _is_blank(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """True where there is text, but nothing except white space in it; false for null, which is a fault of its own."""
    return pc.fill_null(pc.equal(pc.utf8_trim_whitespace(column), ""), False)


def _not_blank(data: pandera.PyArrowData) -> bool:
    return not pc.any(_is_blank(data.table[data.key])).as_py()


# The required columns only: the types of all columns are held by Arrow itself, which builds each batch with the schema
# ARTICLES, and to ask Pandera for them as well takes five times as long.
ARTICLE_CONTRACT = pandera.DataFrameSchema(
    {
        name: pandera.Column(
            ARTICLES.field(name).type,
            checks=[pandera.Check(_not_blank, name=NOT_BLANK, native=True)],
            nullable=False,
            required=True,
        )
        for name in REQUIRED
    },
    name="articles",
)


def violations(articles: pa.Table) -> pa.Table:
    """All places where a batch of articles (schema ARTICLES) breaks the contract, in order of row and column.

    Comes out: a table with the columns `row` (int32, from 0), `column` and `check` (strings). The checks are `not_null`
    and `not_blank`.
    """
    try:
        ARTICLE_CONTRACT.validate(articles.select(REQUIRED), lazy=True)
    except pandera.errors.SchemaErrors as errors:
        broken = {_broken(error) for error in errors.schema_errors}
    else:
        return VIOLATIONS.empty_table()
    found: list[tuple[int, str, str]] = []
    for column, check in broken:
        # Pandera's own row numbers are wrong or missing where a column has nulls: count the rows here.
        is_broken = pc.is_null(articles[column]) if check == NOT_NULL else _is_blank(articles[column])
        found += [(row, column, check) for row in pc.indices_nonzero(is_broken).to_pylist()]
    found.sort(key=lambda place: (place[0], REQUIRED.index(place[1])))
    rows, columns, checks = zip(*found, strict=True)
    return pa.table([rows, columns, checks], schema=VIOLATIONS)


def _broken(error: Any) -> tuple[str, str]:
    """The column and the check that a Pandera error is about."""
    reason = error.reason_code.name
    if reason == "SERIES_CONTAINS_NULLS":
        return str(error.schema.name), NOT_NULL
    if reason == "DATAFRAME_CHECK":
        return str(error.schema.name), NOT_BLANK
    raise RuntimeError(f"the article contract failed in an unforeseen way: {reason}: {error}")
