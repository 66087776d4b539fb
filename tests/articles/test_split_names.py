import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.articles.split_names import split_of_file_name


@pytest.mark.parametrize(
    ("name", "split"),
    [
        ("train-00000-of-00002.parquet", "train"),
        ("data/validation-00000-of-00001-a09b74b3ef9c3b56.parquet", "validation"),
        ("data/train-00000-of-00002.parquet", "train"),
        ("test.jsonl", "test"),
        ("TEST.CSV", "test"),
        ("liar_train.tsv", "train"),
        ("my-news.dev.jsonl.gz", "dev"),
        ("news_test_part_3.csv.zst", "test"),
        ("train1.json", "train"),
        ("validation/0001.txt", "validation"),
        ("train/sport/0001.txt", "train"),
        ("train/test.csv", "test"),
        ("test/train/a.csv", "train"),
        ("en/unsupervised-00000-of-00001.parquet", "unsupervised"),
        ("train/data-00000-of-00001.arrow", "train"),
        ("windows\\test\\a.txt", "test"),
        ("test", "test"),
        ("latest.csv", None),
        ("contest.csv", None),
        ("train_station_news.csv", None),
        ("test-drives-of-the-week.jsonl", None),
        ("trainees.csv", None),
        ("pretrain.jsonl", None),
        ("train_test.csv", None),
        ("train-test-split.csv", None),
        ("tests/a.csv", None),
        ("latest/a.csv", None),
        ("data-00000-of-00001.arrow", None),
        ("articles.parquet", None),
        ("json", None),
        ("", None),
    ],
)
def test_splits(name: str, split: str | None) -> None:
    assert split_of_file_name(name) == split


@given(st.text(max_size=60))
def test_any_name_is_looked_at(name: str) -> None:
    found = split_of_file_name(name)
    assert found is None or found in name.lower()
