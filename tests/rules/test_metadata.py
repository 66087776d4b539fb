"""Rules about metadata on values that no newsroom wrote: they end, and say no more than a reader can take in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pytest

from newsqa.articles.schema import ARTICLES
from newsqa.rules.registry import rules
from newsqa.rules.rule import Rule
from newsqa.rules.tables import Tables

MANY = 50_000
LONGEST_MESSAGE = 2_500  # characters
HOSTILE = [
    *(" " * MANY + "|", "-a" * MANY, "1 " * MANY, "a." * MANY + "t.co/x", "//" + "a." * MANY + "t.co/", "((" * MANY),
    *("https://" + "a." * MANY + "t.co/", '"' * MANY, "By " * MANY, "A" + " " * MANY + "A", "&" * MANY, "x@" * MANY),
    *("https://a.example/" + "/amp" * MANY, "a\u3000" * MANY + " | b", "\0\ufeff" * MANY, "404 " * MANY),
]
OF_ARTICLES = [rule for code, rule in rules().items() if code.startswith("NQ6") and rule.reads == "articles"]


@pytest.mark.parametrize("rule", OF_ARTICLES, ids=lambda rule: rule.code)
def test_hostile_values(rule: Rule) -> None:
    columns: dict[str, Any] = {field.name: [None] * len(HOSTILE) for field in ARTICLES}
    columns |= dict.fromkeys(("title", "body", "outlet", "url"), HOSTILE)
    columns |= {"authors": [[text] * 7 for text in HOSTILE], "language": ["es"] * len(HOSTILE)}
    articles = pa.table({field.name: pa.array(columns[field.name], field.type) for field in ARTICLES})
    faults = list(rule.find(Tables.with_only(datetime.now(UTC), rule.options, articles=articles)))
    assert max((len(fault.message) for fault in faults), default=0) < LONGEST_MESSAGE
    assert all(0 <= fault.row < len(HOSTILE) for fault in faults)
