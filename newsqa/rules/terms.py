"""What is said of the terms under which a dataset may be used: in fields of its records, and in files beside it."""

from __future__ import annotations

import pyarrow as pa

# One row for the dataset, and none where nobody could look, as beside a table of a database. `field` is one of the
# records that states terms, `file` a file beside the sources that does, `silent` one that could and does not.
TERMS = pa.schema(
    [
        pa.field("first_file", pa.string(), nullable=False),
        ("first_row", pa.int64()),
        ("field", pa.string()),
        ("file", pa.string()),
        ("silent", pa.string()),
    ]
)
