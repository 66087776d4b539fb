"""The lines that outlets repeat: `boilerplate.parquet` goes in, a bounded table for the page comes out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsqa.reports.html import words
from newsqa.reports.html.data import clipped

FILE = "boilerplate.parquet"
MOST_LINES = 20
_LONGEST = 120  # characters of a line


class Line(NamedTuple):
    """A line that an outlet repeats, where it mostly stands, and in how many of its articles."""

    outlet: str
    text: str
    where: str
    articles: int
    share: str


class Boilerplate(NamedTuple):
    """The lines of the most articles, of how many lines and outlets these are the first, and their characters."""

    lines: Sequence[Line]
    total: int
    outlets: int
    characters: int


def read_boilerplate(folder: Path) -> Boilerplate | None:
    """What stands in a run's folder of the lines that outlets repeat; None where nothing does."""
    path = folder / FILE
    if not path.exists() or not pq.read_metadata(path).num_rows:
        return None
    table = pq.read_table(path)
    lines = [
        Line(
            outlet=clipped(row["outlet"] or ""),
            text=row["text"] if len(row["text"]) <= _LONGEST else row["text"][:_LONGEST] + "…",
            where=row["where"],
            articles=row["articles"],
            share=words.percent(100 * row["articles"] / row["outlet_articles"]),
        )
        for row in table.slice(0, MOST_LINES).to_pylist()
    ]
    outlets = pc.count_distinct(table["outlet"], mode="all").as_py()
    return Boilerplate(lines, len(table), outlets, pc.sum(table["characters"]).as_py())
