"""What rules about whole datasets tell besides their messages, and how they bear what is made to trouble them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pyarrow as pa

from newsqa.articles.schema import ARTICLES
from newsqa.rules.composition import COMPOSITION
from newsqa.rules.registry import rules
from newsqa.rules.rule import Fault
from newsqa.rules.tables import Tables

NOW = datetime(2024, 5, 14, tzinfo=UTC)


def _find(code: str, **tables: pa.Table) -> list[Fault]:
    rule = rules()[code]
    return list(rule.find(Tables.with_only(NOW, dict(rule.options), **tables)))


def test_labels_that_begin_alike_are_counted_apart() -> None:
    names = ["politics " * 10 + end for end in ("at home", "abroad")]
    rows = [
        {"label": name, "articles": times, "first_file": "a", "first_row": 1}
        for name, times in zip(names, (150, 3), strict=True)
    ]
    [fault] = _find("NQ821", composition=pa.Table.from_pylist(rows, COMPOSITION))
    assert fault.details == {"labels": {names[0]: 150, names[1]: 3}}


def test_a_value_made_of_names_of_contacts_takes_linear_time() -> None:
    extra = json.dumps({"a": "email" * 200_000, "phone": "0171 2345678"}, separators=(",", ":"))
    article = {"article_id": "1", "body": "-", "source_file": "a", "source_row": 1, "extra": extra}
    [fault] = _find("NQ842", articles=pa.Table.from_pylist([article], ARTICLES))
    assert fault.identity == "phone"
