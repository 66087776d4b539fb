"""The small keys that the batch function emits, for rules that compare articles with each other.

Two articles with the same key of the same kind may be the same in that respect; what they share is then looked at.
"""

from __future__ import annotations

import hashlib

import pyarrow as pa

from newsqa.articles.derived_ids import DERIVED_ID

KEYS = pa.schema([pa.field("kind", pa.string(), nullable=False), pa.field("row", pa.int64(), nullable=False),
                  pa.field("key", pa.int64(), nullable=False)])  # fmt: skip

# Articles that share a key, found between batches: what a rule that reads "repeats" is given, in order of row.
REPEATS = pa.schema(
    [
        pa.field("kind", pa.string(), nullable=False),
        pa.field("key", pa.int64(), nullable=False),
        pa.field("article_row", pa.int64(), nullable=False),
        pa.field("article_id", pa.string(), nullable=False),
        pa.field("outlet", pa.string()),
        pa.field("source_file", pa.string(), nullable=False),
        pa.field("source_row", pa.int64(), nullable=False),
    ]
)


def article_keys(articles: pa.Table) -> pa.Table:
    """The keys (schema `KEYS`) of a batch; `row` is the row in the batch. An id that was made up here has none."""
    ids = enumerate(articles["article_id"].to_pylist())
    given = [(row, _hash("article_id", article_id)) for row, article_id in ids if not DERIVED_ID.fullmatch(article_id)]
    columns = {"kind": ["article_id"] * len(given), "row": [row for row, _ in given], "key": [key for _, key in given]}
    return pa.table(columns, schema=KEYS)


def _hash(kind: str, value: str) -> int:
    """A number for a value; the kind is part of it, so that keys of two kinds do not meet."""
    digest = hashlib.blake2b(f"{kind}\0{value}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
