"""The table of articles that stand in two splits: what rules about leakage read, and a run leaves."""

from __future__ import annotations

import pyarrow as pa

KINDS = ("body", "near", "url", "title", "event")  # the stronger first, of which the first that holds is told
LEAKAGE = pa.schema(
    [
        pa.field("article_id", pa.string(), nullable=False),
        ("outlet", pa.string()),
        pa.field("source_file", pa.string(), nullable=False),
        pa.field("source_row", pa.int64(), nullable=False),
        pa.field("split", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        ("similarity", pa.float64()),
        pa.field("other_article_id", pa.string(), nullable=False),
        pa.field("other_split", pa.string(), nullable=False),
        pa.field("other_file", pa.string(), nullable=False),
        pa.field("other_row", pa.int64(), nullable=False),
    ]
)
# What rules are given: the same, with the row of the article in the dataset, and what it is known by.
LEAKS = pa.schema(
    [
        pa.field("article_row", pa.int64(), nullable=False),
        pa.field("identity", pa.string(), nullable=False),
        *LEAKAGE,
    ]
)
