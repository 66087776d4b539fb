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
    column = data.table[data.key]
    # a column of another type is a violation of its own
    return not pa.types.is_string(column.type) or not pc.any(_is_blank(column)).as_py()


def _column(field: pa.Field) -> pandera.Column:
    required = field.name in REQUIRED
    checks = [pandera.Check(_not_blank, name=NOT_BLANK, native=True)] if required else []
    return pandera.Column(field.type, checks=checks, nullable=field.nullable and not required, required=True)


ARTICLE_CONTRACT = pandera.DataFrameSchema({field.name: _column(field) for field in ARTICLES}, name="articles")
# What is left to check of a table whose columns Arrow itself knows to be those of ARTICLES; a tenth of the time.
_VALUES = pandera.DataFrameSchema({name: _column(ARTICLES.field(name)) for name in REQUIRED}, name="articles")


def violations(articles: pa.Table) -> pa.Table:
    """All places where a batch of articles breaks the contract, in order of row and column.

    Comes out: a table with the columns `row` (int32, from 0; null when the whole column is meant), `column` and `check`
    (strings). The checks are `not_null`, `not_blank`, `in_table` (the column is missing) and `of_type`.
    """
    typed = articles.schema.equals(ARTICLES)
    try:
        if typed:
            _VALUES.validate(articles.select(REQUIRED), lazy=True)
        else:
            ARTICLE_CONTRACT.validate(articles, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        broken = {_broken(error) for error in errors.schema_errors}
    else:
        return VIOLATIONS.empty_table()
    found: list[tuple[int | None, str, str]] = []
    for column, check in broken:
        # Pandera's own row numbers are wrong or missing where a column has nulls: count the rows here.
        if check == NOT_NULL:
            found += [(row, column, check) for row in _rows(pc.is_null(articles[column]))]
        elif check == NOT_BLANK:
            found += [(row, column, check) for row in _rows(_is_blank(articles[column]))]
        else:
            found.append((None, column, check))
    order = {name: position for position, name in enumerate(ARTICLES.names)}
    found.sort(key=lambda place: (-1 if place[0] is None else place[0], order[place[1]], place[2]))
    rows, columns, checks = zip(*found, strict=True)
    return pa.table([rows, columns, checks], schema=VIOLATIONS)


def _broken(error: Any) -> tuple[str, str]:
    """The column and the check that a Pandera error is about."""
    reason = error.reason_code.name
    if reason == "COLUMN_NOT_IN_DATAFRAME":
        return str(error.failure_cases), "in_table"
    if reason == "SERIES_CONTAINS_NULLS":
        return str(error.schema.name), NOT_NULL
    if reason == "WRONG_DATATYPE":
        return str(error.schema.name), "of_type"
    if reason == "DATAFRAME_CHECK":
        return str(error.schema.name), NOT_BLANK
    raise RuntimeError(f"the article contract failed in an unforeseen way: {reason}: {error}")


def _rows(mask: pa.ChunkedArray) -> list[int]:
    rows: list[int] = pc.indices_nonzero(mask).to_pylist()
    return rows
