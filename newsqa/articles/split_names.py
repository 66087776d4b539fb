"""The split that the name of a file or folder stands for: "data/train-00000-of-00002.parquet" -> "train"."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_SPLITS = frozenset(
    "train training validation valid val dev test testing eval evaluation heldout holdout unsupervised".split()
)
# What may follow the split in a name: train_part_1, test-data, dev.set, train-00000-of-00002.
_FILLERS = frozenset("of part shard chunk file data dataset set split".split())
_BETWEEN = re.compile(r"[-_.\s]+")  # my-news_train.v2
_NUMBERED = re.compile(r"(?P<word>[a-z]+)\d+")  # train1
_HASH = re.compile(r"[0-9a-f]{8,64}")  # a09b74b3ef9c3b56
# Endings that say how the file is written, not what is in it.
_EXTENSIONS = frozenset(
    "jsonl ndjson jsonlines json csv tsv txt text parquet pq arrow feather ipc xml html htm warc rss atom db sqlite"
    " sqlite3 duckdb avro orc gz zst bz2 xz lz4 zip tar tgz".split()
)


def split_of_file_name(name: str) -> str | None:
    """The split as the name writes it, in lower case; None when it says none, or more than one.

    The file's own name counts before its folders, and the nearest folder first. Within a file's name the split is the
    first or the last word, numbers of parts left out: "liar_test.tsv" and "train-1-of-3.csv" say one, "latest.csv" and
    "train_station_news.csv" do not. A folder must be named as the split alone. `name` is the path inside the source:
    what stands above it says nothing about the articles.
    """
    *folders, file = PurePosixPath(name.replace("\\", "/").lower()).parts or ("",)
    words = [word for word in _BETWEEN.split(file) if word]
    while len(words) > 1 and words[-1] in _EXTENSIONS:
        words.pop()
    found = {place: split for place, word in enumerate(words) if (split := _split(word))}
    if len(found) > 1:
        return None
    for place, split in found.items():
        if all(word.isdigit() or word in _FILLERS or _HASH.fullmatch(word) for word in words[place + 1 :]):
            return split
    return next((folder for folder in reversed(folders) if folder in _SPLITS), None)


def _split(word: str) -> str | None:
    """The split that a word is, with or without a number: "train", "train1"."""
    numbered = _NUMBERED.fullmatch(word)
    plain = numbered["word"] if numbered else word
    return plain if plain in _SPLITS else None
