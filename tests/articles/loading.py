"""What the tests of loading share: read everything under a path into plain rows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from newsqa.articles.load import LoadOptions, read_articles
from newsqa.articles.schema import ARTICLES, REJECTS


class Read(NamedTuple):
    articles: list[dict[str, Any]]
    rejects: list[dict[str, Any]]
    notes: list[str]

    @property
    def reasons(self) -> list[str]:
        return [reject["reason"] for reject in self.rejects]

    def column(self, name: str) -> list[Any]:
        return [article[name] for article in self.articles]


def read(*paths: str | Path, fields: Mapping[str, str] | None = None, **options: Any) -> Read:
    articles, rejects, notes = [], [], []
    for loaded in read_articles(list(paths), LoadOptions(fields=fields or {}, **options)):
        assert loaded.articles.schema.equals(ARTICLES)
        assert loaded.rejects.schema.equals(REJECTS)
        loaded.articles.validate(full=True)
        articles.append(loaded.articles)
        rejects.append(loaded.rejects)
        notes += loaded.notes
    return Read(pa.concat_tables(articles).to_pylist(), pa.concat_tables(rejects).to_pylist(), notes)
