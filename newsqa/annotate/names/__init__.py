"""Names in the text: takes articles, gives the names table, one row a mention of a person, organisation or place.

Every article is read by itself: which words are names, which mentions are one name, and which spell it in another way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from newsqa.annotate.names.canonical import canonical_forms
from newsqa.annotate.names.comparison import is_spelling_variant
from newsqa.annotate.names.forms import form_of
from newsqa.annotate.names.kinds import kinds_of_forms
from newsqa.annotate.names.mentions import find_mentions
from newsqa.annotate.names.variants import variant_forms

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["annotate_names", "is_spelling_variant"]


def annotate_names(articles: pa.Table) -> pa.Table:
    """The mentions of names in the titles and bodies of `articles`.

    Reads the columns `title`, `body` and `language` (string, nulls allowed; a missing column counts as null). An
    article in another language than English has no rows: in German every noun has a capital. Returns a table of schema
    `newsqa.annotate.tables.NAMES`, ordered by row, then field (title first), then start. Never raises on text.
    """
    # rules read words with the lists of this part, and `newsqa rules` shows them without any table
    import pyarrow as pa

    from newsqa.annotate.tables import NAMES
    from newsqa.annotate.unread import is_article_english, languages

    nothing: list[str | None] = [None] * len(articles)
    titles = articles["title"].to_pylist() if "title" in articles.column_names else nothing
    bodies = articles["body"].to_pylist() if "body" in articles.column_names else nothing
    columns: tuple[list[Any], ...] = tuple([] for _ in NAMES)
    for row, (title, body, language) in enumerate(zip(titles, bodies, languages(articles), strict=True)):
        if not is_article_english(title, body, language):
            continue
        texts = {field: text for field, text in (("title", title), ("body", body)) if text}
        for column, values in zip(columns, _names_of_article(row, texts), strict=False):
            column.extend(values)
    return pa.table([pa.array(column, field.type) for column, field in zip(columns, NAMES, strict=True)], schema=NAMES)


def _names_of_article(row: int, texts: dict[str, str]) -> tuple[Sequence[Any], ...]:
    """What one article adds to the columns of the schema, in their order; nothing at all if it has no names."""
    mentions, usage = find_mentions(texts)
    if not mentions:
        return ()
    fields, starts, ends, names, _ = zip(*mentions, strict=True)
    counts = Counter(names)
    forms = {name: form_of(name) for name in counts}
    canonical = canonical_forms(forms, counts)
    variants = variant_forms(forms, counts, usage)
    kinds = kinds_of_forms(mentions, texts, forms, canonical)
    common = [variants.get(name) for name in names]
    fullest = [canonical[variant or name] for name, variant in zip(names, common, strict=True)]
    return [row] * len(names), fields, starts, ends, names, [kinds[name] for name in names], fullest, common
