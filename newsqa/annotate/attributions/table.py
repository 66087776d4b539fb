"""The table of attributions: articles and the names in them come in, one row an attribution goes out."""

from __future__ import annotations

from typing import Any, Final

import pyarrow as pa

from newsqa.annotate.attributions.names_in_article import NameMention, mentions_by_article
from newsqa.annotate.attributions.reading import Attribution, read_attributions
from newsqa.annotate.tables import ATTRIBUTIONS
from newsqa.annotate.unread import is_unread, languages, unread_parts

_NOWHERE: Final = (None, None)


def annotate_attributions(articles: pa.Table, names: pa.Table) -> pa.Table:
    """Attributions of the bodies of `articles`.

    `articles` has a column `body` (string, nullable) and may have one, `language`, of what the source of each declares;
    `names` is `newsqa.annotate.tables.NAMES` and may be empty: then capitals tell names. Gives
    `newsqa.annotate.tables.ATTRIBUTIONS`, by row and place. What `newsqa.annotate.unread` finds is not read. Titles are
    left out: joined to the body they would make false attributions, and alone they are too short to say who speaks.
    Never raises on a text.
    """
    mentions = mentions_by_article(names, "body")
    rows: list[tuple[Any, ...]] = []
    none: list[NameMention] = []
    for row, (body, language) in enumerate(zip(articles["body"].to_pylist(), languages(articles), strict=True)):
        if not body:
            continue
        unread = unread_parts(body, language)
        if not is_unread(body, unread):
            rows += (_row(row, body, found) for found in read_attributions(body, mentions.get(row, none), unread))
    columns: list[Any] = list(zip(*rows, strict=True)) if rows else [()] * len(ATTRIBUTIONS)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, ATTRIBUTIONS, strict=True)]
    return pa.Table.from_arrays(arrays, schema=ATTRIBUTIONS)


def _row(row: int, text: str, found: Attribution) -> tuple[Any, ...]:
    """The values of one attribution, in the order of the schema."""
    source = found.source
    return (
        row,
        "body",
        *(found.content or _NOWHERE),
        *(found.cue or _NOWHERE),
        *(source or _NOWHERE),
        text[source[0] : source[1]] if source else None,
        found.source_kind,
        found.speaker,
        found.quote_kind,
        found.is_unsourced,
        found.relayed_via,
    )
