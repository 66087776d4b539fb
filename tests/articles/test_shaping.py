"""From blocks to articles: what comes of many records at once is what a plain reading of each record gives."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from newsqa.articles.derived_ids import id_prefix
from newsqa.articles.fields import Fields
from newsqa.articles.mapped import FieldMapping, MappedField
from newsqa.articles.readers.record import Block
from newsqa.articles.shaping import Places, RowOptions, shape
from newsqa.articles.values import as_body, as_text


def mapped(path: str, *otherwise: str) -> MappedField:
    return MappedField(path, "guessed", "", otherwise)


MAPPING = FieldMapping(
    {
        "article_id": mapped("id"),
        "title": mapped("head.line"),
        "body": mapped("text", "content"),
        "section": mapped("part | desk"),
    },
    (),
)
LONGEST = 12
PLACES = Places("a.jsonl")

text = st.sampled_from(["", " ", "\t", "a", "b c", "caf\u00e9"]) | st.text("xy ", max_size=2 * LONGEST)
some = st.none() | text
records = st.fixed_dictionaries(
    {},
    optional={
        "id": some | st.integers(0, 3),
        "head": some | st.fixed_dictionaries({}, optional={"line": some, "by": some}),
        "text": some | st.lists(text, max_size=2) | st.just(float("nan")),
        "content": some,
        "part": some,
        "desk": some,
        "more": some | st.integers(0, 3) | st.lists(some, max_size=2) | st.just({}),
    },
)


def first_of(record: dict[str, Any], name: str, other: str) -> Any:
    """The first of two fields that says anything, else the first that is there."""
    there = [record[field] for field in (name, other) if record.get(field) is not None]
    return next((value for value in there if value not in ("", [])), there[0] if there else None)


def plainly(record: dict[str, Any], row: int) -> dict[str, Any] | None:
    """The article in one record, or None for a reject, in the plainest way."""
    head = record.get("head")
    line = head.get("line") if isinstance(head, dict) else None
    body, section = first_of(record, "text", "content"), first_of(record, "part", "desk")
    body_text = as_body(body)
    says = any(
        value.strip() if isinstance(value, str) else value not in (None, [], {}) and value == value
        for value in record.values()
    )
    if not says or len(body_text or "") > LONGEST:
        return None
    extra = {"more": record.get("more"), "content": record.get("content"), "desk": record.get("desk")}
    if extra["content"] in ("", body):
        del extra["content"]
    if extra["desk"] in ("", section):
        del extra["desk"]
    if isinstance(head, dict):
        rest = {"by": head["by"]} if head.get("by") is not None else {}
        extra["head"] = (rest or None) if "line" in head else head
    else:
        extra["head"] = head
    return {
        "article_id": as_text(record.get("id")) or f"{id_prefix('a.jsonl')}{row}",
        "title": as_text(line),
        "body": body_text,
        "section": as_text(section),
        "source_row": row,
        "extra": {name: value for name, value in extra.items() if value is not None} or None,
    }


def shaped(block: Block) -> tuple[list[dict[str, Any]], list[int | None]]:
    articles, rejects = shape(Fields(block), PLACES, MAPPING, RowOptions(max_text=LONGEST))
    articles.validate(full=True)
    found = articles.select(["article_id", "title", "body", "section", "source_row", "extra"]).to_pylist()
    return [{**row, "extra": row["extra"] and json.loads(row["extra"])} for row in found], [
        reject.row for _, reject in rejects
    ]


@settings(max_examples=300)
@given(st.lists(records, min_size=1, max_size=6), st.integers(1, 1000))
def test_a_block_gives_what_its_records_give_one_by_one(given: list[dict[str, Any]], first: int) -> None:
    rows = range(first, first + len(given))
    expected = [plainly(record, row) for row, record in zip(rows, given, strict=True)]
    articles, rejects = shaped(Block(rows, given, 100))
    assert articles == [article for article in expected if article is not None]
    assert rejects == [row for row, article in zip(rows, expected, strict=True) if article is None]


columns = st.fixed_dictionaries(dict.fromkeys(("id", "text", "content", "part", "desk", "more"), some))


@settings(max_examples=200)
@given(st.lists(columns, min_size=1, max_size=6))
def test_a_table_gives_what_its_records_give(given: list[dict[str, Any]]) -> None:
    rows = range(1, len(given) + 1)
    table = pa.table({name: pa.array([record[name] for record in given], pa.string()) for name in given[0]})
    assert shaped(Block(rows, table, 100)) == shaped(Block(rows, given, 100))
