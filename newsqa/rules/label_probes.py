"""The table of shallow properties and how well each tells the labels: what rules read, and a run leaves."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

# A row a property (`newsqa.rules.label_properties.PROPERTIES`), the most accurate first. Of its values the one is told
# that shows the matter best, the label that most articles with it have, and the first of these articles.
LABEL_PROBES = pa.schema(
    [
        pa.field("probe", pa.string(), nullable=False),
        pa.field("property", pa.string(), nullable=False),
        ("field", pa.string()),
        pa.field("is_form", pa.bool_(), nullable=False),
        pa.field("labels", pa.int64(), nullable=False),
        pa.field("articles", pa.int64(), nullable=False),
        pa.field("majority", pa.string(), nullable=False),
        pa.field("majority_articles", pa.int64(), nullable=False),
        pa.field("correct", pa.int64(), nullable=False),
        pa.field("accuracy", pa.float64(), nullable=False),
        pa.field("values", pa.int64(), nullable=False),
        pa.field("value", pa.string(), nullable=False),
        pa.field("value_articles", pa.int64(), nullable=False),
        pa.field("value_label", pa.string(), nullable=False),
        pa.field("value_label_articles", pa.int64(), nullable=False),
        pa.field("source_file", pa.string(), nullable=False),
        pa.field("source_row", pa.int64(), nullable=False),
    ]
)

# What the outlet tells is a matter of its own, and a section may well be what the label is.
NO_LEAKS = ("outlet", "section")
FEWEST_ARTICLES = 100  # with a label, below which nothing is told
_STANDARD_ERRORS = 4  # since many properties are tried


def is_by_chance(probe: Mapping[str, Any]) -> bool:
    """Whether what a property tells beyond the commonest label (columns of `LABEL_PROBES`) may well be chance."""
    articles, guessed = probe["articles"], probe["majority_articles"]
    error = math.sqrt(guessed * (articles - guessed) / articles)
    return bool(probe["correct"] - guessed <= _STANDARD_ERRORS * error)
