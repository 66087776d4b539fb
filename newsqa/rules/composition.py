"""What a dataset is made of: the tables that rules about its balance, and about the splits as a whole, are given."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pyarrow as pa

# How many articles are of one outlet, label and split (null: of none), and the first of them.
COMPOSITION = pa.schema(
    [
        ("outlet", pa.string()),
        ("label", pa.string()),
        ("split", pa.string()),
        pa.field("articles", pa.int64(), nullable=False),
        pa.field("first_file", pa.string(), nullable=False),
        pa.field("first_row", pa.int64(), nullable=False),
    ]
)
# How many articles of a split were published on a day, and the first of them.
SPLIT_DAYS = pa.schema(
    [
        pa.field("split", pa.string(), nullable=False),
        pa.field("day", pa.date32(), nullable=False),
        pa.field("articles", pa.int64(), nullable=False),
        pa.field("first_file", pa.string(), nullable=False),
        pa.field("first_row", pa.int64(), nullable=False),
    ]
)

# What is to be kept clean stands later: of two articles the one of the later split leaks.
_LATER = {
    **dict.fromkeys(("train", "training", "unsupervised"), 0),
    **dict.fromkeys(("valid", "val", "validation", "dev"), 2),
    **dict.fromkeys(("test", "testing", "eval", "evaluation", "heldout", "holdout"), 3),
}
_OTHER = 1  # a split of another name

FEWEST_OUTLETS = 3  # of two, one has half of the articles whatever is collected


class Split(NamedTuple):
    """A split, and the way of splitting that it is of ("" where that has no name)."""

    scheme: str
    name: str

    def __str__(self) -> str:
        return f"{self.scheme}:{self.name}" if self.scheme else self.name


def splits_of(value: str | None) -> Iterator[Split]:
    """The splits that an article is of: `random:train,media:test`."""
    for part in (value or "").split(","):
        scheme, _, name = part.strip().rpartition(":")
        if name.strip():
            yield Split(scheme.strip(), name.strip().casefold())


def turn_of(split: str) -> int:
    """Where a split stands: training first, test last."""
    return _LATER.get(split, _OTHER)


def pairs_of(splits: Mapping[Split, Any]) -> Iterator[tuple[Split, Split]]:
    """Each split with each that stands before it in the same way of splitting, in order."""
    ordered = sorted(splits, key=lambda one: (one.scheme, turn_of(one.name), one.name))
    for _, of_scheme in itertools.groupby(ordered, lambda one: one.scheme):
        before: list[Split] = []
        for _, of_turn in itertools.groupby(of_scheme, lambda one: turn_of(one.name)):
            at_once = list(of_turn)
            yield from itertools.product(at_once, before)
            before += at_once
