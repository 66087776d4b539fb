"""Loading real datasets, where they are at hand: their numbers of records, and the mapping a person would choose."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsqa.articles.errors import InputError
from newsqa.articles.load import LoadOptions, read_articles

pytestmark = pytest.mark.skipif("NEWSQA_SHARED" not in os.environ, reason="NEWSQA_SHARED is not set")
DATA = Path(os.environ.get("NEWSQA_SHARED", "")) / "data"


@pytest.mark.parametrize(
    ("name", "articles", "rejects", "mapping"),
    [
        ("seed", 1, 0, {"title": "title", "body": "body"}),
        (
            "abp_jsons",
            366,
            0,
            {"body": "content_original", "outlet": "source", "label": "bias_text", "section": "topic"},
        ),
        ("basil_articles", 300, 0, {"body": "body-paragraphs", "article_id": "uuid", "event": "triplet-uuid"}),
        ("rss_finance_paywall.jsonl", 3883, 0, {"body": "content", "outlet": "source", "collected": "fetched_at"}),
        ("rss_politics_schema_drift.jsonl", 710, 0, {"body": "content", "summary": "summary"}),
        ("rss_political_badlines.jsonl", 5, 4, {"body": "description", "published": "published"}),
        ("newsdatahub_cyber.csv", 3000, 0, {"body": "description", "outlet": "source_title", "url": "article_link"}),
        ("isot_fake.csv", 500, 0, {"body": "text", "published": "date"}),
        ("isot_true.csv", 500, 0, {"body": "text", "published": "date"}),
        ("liar_train.tsv", 10269, 0, {}),
        ("liar_test.tsv", 1283, 0, {}),
        ("gnad10k_test.csv", 1028, 0, {"body": "column_2"}),
        ("ag_news_test.csv", 7600, 0, {"body": "column_3"}),
        ("abp.parquet", 37474, 0, {"body": "body", "split": "split", "authors": "author"}),
    ],
)
def test_counts_and_mappings(name: str, articles: int, rejects: int, mapping: dict[str, str]) -> None:
    batches = list(read_articles([DATA / name], LoadOptions()))
    assert sum(len(batch.articles) for batch in batches) == articles
    assert sum(len(batch.rejects) for batch in batches) == rejects
    [source] = [source for batch in batches for source in batch.sources]
    assert source.mapping is not None
    found = {column: field.path for column, field in source.mapping.columns.items()}
    assert found | mapping == found


def test_what_is_refused() -> None:
    with pytest.raises(InputError, match="no file in it holds any"):
        list(read_articles([DATA / "abp_splits"], LoadOptions()))


@pytest.mark.parametrize("name", ["lfs_pointer", "lfs_pointer/True.csv"])
def test_pointers_in_place_of_data_are_lost(name: str) -> None:
    batches = list(read_articles([DATA / name], LoadOptions()))
    faults = [fault for batch in batches for fault in batch.damage["fault"].to_pylist()]
    assert faults and set(faults) == {"pointer-instead-of-data"}
    assert not any(len(batch.articles) for batch in batches)
