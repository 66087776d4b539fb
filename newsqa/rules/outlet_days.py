"""The table of how many articles each outlet has a day."""

from __future__ import annotations

import pyarrow as pa

# One row an outlet of `FEWEST` dated articles and more, and one for all articles of the dataset (`is_all`), which
# stands first. `days` (since 1970, UTC) are those with articles, ascending, and `counts` how many. The place is that
# of the first article.
OUTLET_DAYS = pa.schema(
    [
        pa.field("outlet", pa.string()),
        pa.field("is_all", pa.bool_(), nullable=False),
        pa.field("source_file", pa.string(), nullable=False),
        pa.field("source_row", pa.int64(), nullable=False),
        pa.field("articles", pa.int64(), nullable=False),
        pa.field("days", pa.list_(pa.int32()), nullable=False),
        pa.field("counts", pa.list_(pa.int32()), nullable=False),
    ]
)
FEWEST = 100
