"""Sentences with their expressions between brackets in, what `annotate_dates` says of them out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from newsqa.annotate.dates import annotate_dates

PUBLISHED = datetime(2023, 11, 15, 9, 30, tzinfo=UTC)  # a Wednesday


def annotate(body: str, published: datetime | None = PUBLISHED, title: str | None = None) -> list[dict[str, Any]]:
    stamp = pa.timestamp("us", tz="UTC")
    table = {"title": pa.array([title], pa.string()), "body": [body], "published": pa.array([published], stamp)}
    return [row for row in annotate_dates(pa.table(table)).to_pylist() if row["field"] == "body"]


def values(body: str, published: datetime | None = PUBLISHED, title: str | None = None) -> list[str]:
    return [row["value"] for row in annotate(body, published, title)]


def found(marked: str, published: datetime | None = PUBLISHED, title: str | None = None) -> list[tuple[str, str]]:
    """Text and value of what is found; brackets are taken out first."""
    body = marked.replace("[", "").replace("]", "")
    return [(row["text"], row["value"]) for row in annotate(body, published, title)]


def brackets(marked: str) -> list[str]:
    return [piece.split("]")[0] for piece in marked.split("[")[1:]]
