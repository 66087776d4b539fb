"""Names in the text: takes articles, gives the names table, one row a mention of a person, organisation or place.

Every article is read by itself: which words are names, which mentions are one name, and which spell it in another way.
"""

from collections import Counter
from typing import Any, NamedTuple

import pyarrow as pa

from newsqa.annotate.names.canonical import canonical_forms
from newsqa.annotate.names.kinds import kind_of, kind_of_form
from newsqa.annotate.names.mentions import Mention, find_mentions
from newsqa.annotate.names.reading import Reading
from newsqa.annotate.names.spelling import is_spelling_variant
from newsqa.annotate.names.variants import Spelling, variant_forms
from newsqa.annotate.tables import NAMES

__all__ = ["annotate_names", "is_spelling_variant"]


def annotate_names(articles: pa.Table) -> pa.Table:
    """The mentions of names in the titles and bodies of `articles`.

    Reads the columns `title` and `body` (string, nulls allowed; a missing column counts as null). Returns a table of
    schema `newsqa.annotate.tables.NAMES`, ordered by row, then field (title first), then start. Never raises on text.
    """
    columns: dict[str, list[Any]] = {name: [] for name in NAMES.names}
    memory = Memory({}, {}, {})
    nothing: list[str | None] = [None] * len(articles)
    titles = articles["title"].to_pylist() if "title" in articles.column_names else nothing
    bodies = articles["body"].to_pylist() if "body" in articles.column_names else nothing
    for row, (title, body) in enumerate(zip(titles, bodies, strict=True)):
        texts = {field: text for field, text in (("title", title), ("body", body)) if text}
        _annotate_article(row, texts, columns, memory)
    return pa.table(columns, schema=NAMES)


class Memory(NamedTuple):
    """What is known of runs, forms and words, so that a name is read once a batch. It changes no result."""

    readings: dict[str, Reading]
    kinds: dict[str, str | None]
    spellings: dict[str, Spelling | None]


def _annotate_article(
    row: int, texts: dict[str, str], columns: dict[str, list[Any]], memory: Memory
) -> None:
    mentions, usage = find_mentions(texts, memory.readings)
    forms = Counter(mention.text for mention in mentions)
    canonical = canonical_forms(forms)
    variants = variant_forms(forms, usage, memory.spellings)
    surnames = _surnames(mentions)
    for mention in mentions:
        text = mention.text
        variant_of = variants.get(text)
        columns["row"].append(row)
        columns["field"].append(mention.field)
        columns["start"].append(mention.start)
        columns["end"].append(mention.end)
        columns["text"].append(text)
        columns["type"].append(kind_of(mention, texts[mention.field], surnames))
        columns["canonical"].append(canonical[variant_of or text])
        columns["variant_of"].append(variant_of)


def _surnames(mentions: list[Mention]) -> frozenset[str]:
    """The last words of the full names that are surely people's."""
    return frozenset(
        mention.text.rsplit(" ", 1)[1]
        for mention in mentions
        if " " in mention.text and (mention.titled or kind_of_form(mention.text) == "PER")
    )
