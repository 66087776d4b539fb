"""The article table: what every reader gives and every later part reads.

`ARTICLES` is the Arrow schema of one record batch of articles; a column that a source does not have is null.
"""

import pyarrow as pa

from newsqa.articles.columns import DATE_COLUMNS, TEXT_COLUMNS

ARTICLES = pa.schema(
    [
        pa.field("article_id", pa.string(), nullable=False),
        *(pa.field(name, pa.string()) for name in TEXT_COLUMNS),
        pa.field("authors", pa.list_(pa.string())),
        *(
            field
            for name in DATE_COLUMNS
            for field in (
                pa.field(name, pa.timestamp("us", tz="UTC")),
                # what stood in the source, and how exact it was: day, minute or second, +naive when no zone was given
                pa.field(f"{name}_raw", pa.string()),
                pa.field(f"{name}_precision", pa.string()),
            )
        ),
        pa.field("source_file", pa.string(), nullable=False),
        pa.field("source_row", pa.int64(), nullable=False),
        # the fields of the source that no column holds, as one JSON object, or null
        pa.field("extra", pa.string()),
    ]
)

REJECTS = pa.schema(
    [
        pa.field("source_file", pa.string(), nullable=False),
        pa.field("source_row", pa.int64()),
        pa.field("reason", pa.string(), nullable=False),
        pa.field("raw", pa.string()),
    ]
)

# What is wrong with the records themselves: each reject (`is_lost`), and damage that cost no record. `fault` is the
# name of the rule that finds it.
DAMAGE = pa.schema(
    [
        *REJECTS,
        pa.field("fault", pa.string(), nullable=False),
        pa.field("is_lost", pa.bool_(), nullable=False),
    ]
)

# What the fields of sources hold, counted in one batch: for each source, field and kind (string, number, boolean, list,
# object, date, bytes) in how many records, and the first of them. A null is no value, as if the field were not there.
# The row whose field is "" counts all records of the source; rows of the kind WITHIN are fields within objects by their
# path ("meta.license"), of which only those are told that state terms of use.
WITHIN = "within"
KINDS = pa.schema(
    [
        pa.field("source", pa.string(), nullable=False),
        pa.field("field", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("records", pa.int64(), nullable=False),
        pa.field("first_file", pa.string(), nullable=False),
        pa.field("first_row", pa.int64(), nullable=False),
    ]
)

# The same for a whole run, with how many records the source has in a column instead of a row.
FIELDS = pa.schema([*KINDS, pa.field("source_records", pa.int64(), nullable=False)])

# Where a batch of articles breaks the contract of `newsqa.articles.contract`.
VIOLATIONS = pa.schema(
    [
        pa.field("row", pa.int32(), nullable=False),
        pa.field("column", pa.string(), nullable=False),
        pa.field("check", pa.string(), nullable=False),
    ]
)
