"""Finds attributions: articles and the names in them come in, the table of attributions goes out, one row an attribution."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from newsqa.annotate.attributions.names_in_article import NameMention, mentions_by_article
from newsqa.annotate.attributions.reading import Attribution, read_attributions
from newsqa.annotate.tables import ATTRIBUTIONS


def annotate_attributions(articles: pa.Table, names: pa.Table) -> pa.Table:
    """Attributions of the bodies of `articles`.

    `articles` has a column `body` (string, nullable); `names` is `newsqa.annotate.tables.NAMES` and may be empty: then
    capitals tell names. Gives `newsqa.annotate.tables.ATTRIBUTIONS`, by row and place. Titles are left out: joined to
    the body they would make false attributions, and alone they are too short to say who speaks. Never raises on a text.
    """
    mentions = mentions_by_article(names, "body")
    columns: dict[str, list[Any]] = {name: [] for name in ATTRIBUTIONS.names}
    none: list[NameMention] = []
    for row, body in enumerate(articles["body"].to_pylist()):
        if body:
            for attribution in read_attributions(body, mentions.get(row, none)):
                _append(columns, row, body, attribution)
    return pa.table(columns, schema=ATTRIBUTIONS)


def _append(columns: dict[str, list[Any]], row: int, text: str, attribution: Attribution) -> None:
    columns["row"].append(row)
    columns["field"].append("body")
    for name, span in (("content", attribution.content), ("cue", attribution.cue), ("source", attribution.source)):
        columns[f"{name}_start"].append(span[0] if span else None)
        columns[f"{name}_end"].append(span[1] if span else None)
    columns["source_text"].append(text[attribution.source[0] : attribution.source[1]] if attribution.source else None)
    columns["source_kind"].append(attribution.source_kind)
    columns["speaker"].append(attribution.speaker)
    columns["quote_kind"].append(attribution.quote_kind)
    columns["is_unsourced"].append(attribution.is_unsourced)
    columns["relayed_via"].append(attribution.relayed_via)


__all__ = ["Attribution", "annotate_attributions", "read_attributions"]
