"""The table of articles that are copies of another: what rules about duplicates read, and a run leaves."""

from __future__ import annotations

import pyarrow as pa

KINDS = ("exact", "near", "update", "url")
# `kind` is null for the article that is kept. `copy_of` is the article that it is compared with, `similarity` the share
# of shingles that both have of those that one has; `similar_title` is null where one has no title.
DUPLICATES = pa.schema(
    [
        ("cluster", pa.int64()),
        pa.field("article_id", pa.string(), nullable=False),
        ("outlet", pa.string()),
        pa.field("source_file", pa.string(), nullable=False),
        pa.field("source_row", pa.int64(), nullable=False),
        ("kind", pa.string()),
        ("similarity", pa.float64()),
        pa.field("keep", pa.bool_(), nullable=False),
        ("copy_of", pa.string()),
        ("copy_outlet", pa.string()),
        ("copy_file", pa.string()),
        ("copy_row", pa.int64()),
        ("same_outlet", pa.bool_()),
        ("similar_title", pa.bool_()),
        ("published", pa.timestamp("us", "UTC")),
        ("copy_published", pa.timestamp("us", "UTC")),
        ("label", pa.string()),
        ("copy_label", pa.string()),
    ]
)
# What rules are given: the same, with the row of the article in the dataset, and what it is known by.
COPIES = pa.schema(
    [
        pa.field("article_row", pa.int64(), nullable=False),
        pa.field("identity", pa.string(), nullable=False),
        *DUPLICATES,
    ]
)
