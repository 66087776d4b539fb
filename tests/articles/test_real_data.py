"""Loading real datasets, where they are at hand: their numbers of records, and the mapping a person would choose."""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow as pa
import pytest

from newsqa.articles.errors import InputError
from newsqa.articles.load import LoadOptions, read_articles
from tests.conftest import needs_shared

pytestmark = needs_shared
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
        (
            "rss_finance_paywall.jsonl",
            3883,
            0,
            {"body": "content", "outlet": "source", "summary": "summary | description"},
        ),
        ("rss_politics_schema_drift.jsonl", 710, 0, {"body": "content", "summary": "summary | description"}),
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
    found = {column: " | ".join((field.path, *field.otherwise)) for column, field in source.mapping.columns.items()}
    assert found | mapping == found


@pytest.mark.parametrize(
    ("name", "articles", "rejects", "filled"),
    [
        ("fakebr", 317, 0, {"body": 317, "label": 317, "published": 317, "url": 317, "title": 35}),
        ("html_fundus", 25, 0, {"title": 25, "body": 25, "published": 25, "outlet": 25, "authors": 24}),
        ("warc", 9, 4, {"body": 9, "url": 9, "collected": 9}),
        ("newsmlg2_examples", 11, 8, {"title": 10, "body": 2, "published": 11, "outlet": 11}),
        ("ninjs_examples", 45, 0, {"title": 45, "body": 28, "published": 42, "label": 0}),
        ("dpa_digitalwires/input", 19, 0, {"title": 19, "body": 15, "published": 19, "section": 19}),
        ("dpa_digitalwires/output", 18, 0, {"title": 18, "body": 15, "published": 18, "section": 18}),
        ("dpa_digitalwires", 37, 0, {"title": 37, "body": 30}),
        ("rss_politics_schema_drift.jsonl", 710, 0, {"body": 700, "summary": 710}),
        ("rss_finance_paywall.jsonl", 3883, 0, {"body": 3863, "summary": 3883}),
    ],
)
def test_what_the_columns_hold(name: str, articles: int, rejects: int, filled: dict[str, int]) -> None:
    batches = list(read_articles([DATA / name], LoadOptions()))
    table = pa.concat_tables(batch.articles for batch in batches)
    assert (len(table), sum(len(batch.rejects) for batch in batches)) == (articles, rejects)
    assert {column: len(table) - table[column].null_count for column in filled} == filled


@pytest.mark.parametrize("name", ["lfs_pointer", "lfs_pointer/True.csv"])
def test_a_pointer_is_a_lost_file(name: str) -> None:
    [loaded] = read_articles([DATA / name], LoadOptions())
    assert (len(loaded.articles), loaded.damage["fault"].to_pylist()) == (0, ["pointer-instead-of-data"])
    assert "git lfs pull" in loaded.damage["reason"][0].as_py()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("abp_splits", "no file in it holds any"),
        ("abp_splits/random/train.tsv", "The fields there are: ID, bias"),
        ("defects", "no file in it holds any"),
    ],
)
def test_what_is_refused(name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        list(read_articles([DATA / name], LoadOptions()))
