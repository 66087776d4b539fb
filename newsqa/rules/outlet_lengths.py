"""The table of articles that are much shorter or longer than the others of their outlet."""

from __future__ import annotations

import pyarrow as pa

# What a rule is given, in order of article: how long the body is and how long half of the outlet's `articles` with a
# body are at most, in characters.
OUTLET_LENGTHS = pa.schema(
    [
        pa.field("article_row", pa.int64(), nullable=False),
        pa.field("article_id", pa.string(), nullable=False),
        pa.field("identity", pa.string(), nullable=False),
        pa.field("outlet", pa.string()),
        pa.field("source_file", pa.string(), nullable=False),
        pa.field("source_row", pa.int64(), nullable=False),
        pa.field("body_chars", pa.int32(), nullable=False),
        pa.field("median", pa.int64(), nullable=False),
        pa.field("articles", pa.int64(), nullable=False),
    ]
)
LEAST_TIMES = 4  # what an option cannot go below: as much shorter or longer an article is than the median
LEAST_ARTICLES = 20  # of an outlet
