"""The annotation tables: what the annotators find in the text, one row an annotation.

Offsets are Unicode code points into the untouched text of `field` ("title" or "body"), end exclusive; an offset that
does not apply is null. `row` is the article's row in the batch that was annotated: ids may repeat, rows do not.
"""

import pyarrow as pa

_row = pa.field("row", pa.int32(), nullable=False)
_field = pa.field("field", pa.string(), nullable=False)

ATTRIBUTIONS = pa.schema(
    [
        _row,
        _field,
        ("content_start", pa.int32()),
        ("content_end", pa.int32()),
        ("cue_start", pa.int32()),
        ("cue_end", pa.int32()),
        ("source_start", pa.int32()),
        ("source_end", pa.int32()),
        ("source_text", pa.string()),
        ("source_kind", pa.string()),
        ("speaker", pa.string()),
        ("quote_kind", pa.string()),
        ("is_unsourced", pa.bool_()),
        ("relayed_via", pa.string()),
    ]
)
SOURCE_KINDS = (
    "named-person",
    "named-organisation",
    "pronoun",
    "role",
    "unnamed-role",
    "vague-plural",
    "indefinite",
    "anonymous",
    "document",
    "institution",
    "hearsay",
    "agentless",
    "none",
)
QUOTE_KINDS = ("direct", "mixed", "indirect")

DATES = pa.schema(
    [
        _row,
        _field,
        pa.field("start", pa.int32(), nullable=False),
        pa.field("end", pa.int32(), nullable=False),
        pa.field("text", pa.string(), nullable=False),
        ("type", pa.string()),
        ("value", pa.string()),
        ("mod", pa.string()),
        ("interval_start", pa.date32()),
        ("interval_end", pa.date32()),
        ("status", pa.string()),
    ]
)
DATE_TYPES = ("DATE", "TIME", "DURATION", "SET")
DATE_STATUSES = ("resolved", "needs-publication-date", "ambiguous", "impossible", "contradictory", "vague")

NAMES = pa.schema(
    [
        _row,
        _field,
        pa.field("start", pa.int32(), nullable=False),
        pa.field("end", pa.int32(), nullable=False),
        pa.field("text", pa.string(), nullable=False),
        pa.field("type", pa.string(), nullable=False),
        pa.field("canonical", pa.string(), nullable=False),
        # the commonest spelling in the article, when this mention spells the same name in another way; else null
        ("variant_of", pa.string()),
    ]
)
NAME_TYPES = ("PER", "ORG", "LOC", "OTHER")

TABLES = {"attributions": ATTRIBUTIONS, "dates": DATES, "names": NAMES}


def with_article_ids(table: pa.Table, article_ids: pa.ChunkedArray) -> pa.Table:
    """The table as users see it: `row` replaced by the `article_id` (string) of that row."""
    ids = article_ids.take(table["row"])
    return table.drop_columns(["row"]).add_column(0, pa.field("article_id", pa.string(), nullable=False), ids)
