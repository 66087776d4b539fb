"""The table of attributions: articles and the names in them come in, one row an attribution goes out."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from newsqa.annotate.attributions.names_in_article import NameMention, mentions_by_article
from newsqa.annotate.attributions.reading import Attribution, read_attributions
from newsqa.annotate.sentences import Span
from newsqa.annotate.tables import ATTRIBUTIONS
from newsqa.annotate.unread import is_unread, languages, unread_parts


def annotate_attributions(articles: pa.Table, names: pa.Table) -> pa.Table:
    """Attributions of the bodies of `articles`.

    `articles` has a column `body` (string, nullable) and may have one, `language`, of what the source of each declares;
    `names` is `newsqa.annotate.tables.NAMES` and may be empty: then capitals tell names. Gives
    `newsqa.annotate.tables.ATTRIBUTIONS`, by row and place. What `newsqa.annotate.unread` finds is not read. Titles are
    left out: joined to the body they would make false attributions, and alone they are too short to say who speaks.
    Never raises on a text.
    """
    mentions = mentions_by_article(names, "body")
    rows: list[int] = []
    found: list[Attribution] = []
    sources: list[str | None] = []
    none: list[NameMention] = []
    for row, (body, language) in enumerate(zip(articles["body"].to_pylist(), languages(articles), strict=True)):
        if not body:
            continue
        unread = unread_parts(body, language)
        if not is_unread(body, unread):
            for one in read_attributions(body, mentions.get(row, none), unread):
                rows.append(row)
                found.append(one)
                sources.append(None if one.source is None else body[one.source[0] : one.source[1]])
    arrays = [
        pa.array(column, field.type) for column, field in zip(_columns(rows, found, sources), ATTRIBUTIONS, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=ATTRIBUTIONS)


def _columns(rows: list[int], found: list[Attribution], sources: list[str | None]) -> tuple[Any, ...]:
    """The columns in the order of the schema: by column and not by row, which saves a tuple for each row."""
    return (
        rows,
        pa.repeat("body", len(rows)),
        *_ends([one.content for one in found]),
        *_ends([one.cue for one in found]),
        *_ends([one.source for one in found]),
        sources,
        [one.source_kind for one in found],
        [one.speaker for one in found],
        [one.quote_kind for one in found],
        [one.is_unsourced for one in found],
        [one.relayed_via for one in found],
    )


def _ends(spans: list[Span | None]) -> tuple[list[int | None], list[int | None]]:
    """Where each span starts and where it ends."""
    return (
        [None if span is None else span[0] for span in spans],
        [None if span is None else span[1] for span in spans],
    )
