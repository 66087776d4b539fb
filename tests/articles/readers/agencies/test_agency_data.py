"""The readers of the news agencies' formats on real documents, where they are at hand."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

from newsqa.articles.readers.agencies.digitalwires import from_digitalwires, is_digitalwires
from newsqa.articles.readers.agencies.ninjs import from_ninjs, is_ninjs
from newsqa.articles.readers.agencies.xml_news import XML_READERS, xml_kind
from newsqa.articles.readers.record import Record
from newsqa.articles.timestamps import parse_timestamp
from tests.conftest import needs_shared

pytestmark = needs_shared
DATA = Path(os.environ.get("NEWSQA_SHARED", "")) / "data"


def _count(folder: str) -> Counter[str]:
    """How many records, with and without a body, and how many rejects the XML files of a folder give, by format."""
    found: Counter[str] = Counter()
    for path in sorted((DATA / folder).rglob("*.xml")):
        data = path.read_bytes()
        kind = xml_kind(data[:4096])
        assert kind is not None, path
        for item in XML_READERS[kind](data):
            if not isinstance(item, Record):
                found[f"{kind} {type(item).__name__}"] += 1
                continue
            found[f"{kind} {'text' if item.fields['body'] else 'no text'}"] += 1
            assert parse_timestamp(item.fields.get("published")).moment, path
            assert item.fields.get("outlet"), path
    return found


def test_xml() -> None:
    assert _count("newsmlg2_examples") == {
        "newsml-g2 text": 2,
        "newsml-g2 no text": 13,
        "newsml-g2 Reject": 19,
    }
    assert _count("ninjs_examples/NewsML") == {"newsml-1 text": 4}
    assert _count("dpa_digitalwires/output") == {"newsml-g2 text": 15, "newsml-g2 no text": 3}


def test_json() -> None:
    found: Counter[str] = Counter()
    for path in sorted([*DATA.glob("ninjs_examples/**/*.json"), *DATA.glob("dpa_digitalwires/input/*.json")]):
        read = json.loads(path.read_bytes())
        for fields in read if isinstance(read, list) else [read]:
            if "$schema" in fields:
                continue
            assert is_ninjs(fields) != is_digitalwires(fields), path
            article = from_ninjs(fields) if is_ninjs(fields) else from_digitalwires(fields)
            found["text" if article["body"] else "no text"] += 1
            assert article["title"], path
            assert article["id"], path
            assert "<p" not in (article["body"] or ""), path
            found["dated"] += parse_timestamp(article.get("published")).moment is not None
    assert found == {"text": 39, "no text": 35, "dated": 57}
