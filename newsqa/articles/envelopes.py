"""Answers of services saved whole: from a record to the records that it encloses, such as {"articles": [...]}."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from newsqa.articles.field_paths import value_at

# Where services and feeds put their articles.
ENCLOSING = (
    "articles",
    "articles.results",
    "response.results",
    "response.docs",
    "posts",
    "data",
    "results",
    "items",
    "entries",
    "docs",
    "news",
)


def enclosed_records(record: Mapping[str, Any]) -> tuple[str, Sequence[Mapping[str, Any]]] | None:
    """The path of a list of objects in this record that may be articles, and these objects, or None."""
    for path in ENCLOSING:
        inner = value_at(record, path)
        if isinstance(inner, list) and inner and all(isinstance(one, Mapping) for one in inner):
            return path, inner
    return None
