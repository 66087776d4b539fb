"""The articles that have boilerplate: from the places of all lines that were learned, some articles at a time, to a
file of what is told of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from newsqa.corpus.repeats import take_rows
from newsqa.rules.boilerplate import BOILERPLATE_ARTICLES
from newsqa.rules.findings import LONGEST_MARK

MOST_PLACES = 20  # of an article that are told
AT_ONCE = 20_000  # places in memory, with their words

_Rows: TypeAlias = "npt.NDArray[np.int64]"


def write_places(
    places: Iterator[pa.Table], in_articles: _Rows, outlet_articles: _Rows, sketches: Path, measures: Path, found: Path
) -> None:
    """Write the articles with boilerplate (schema BOILERPLATE_ARTICLES) to a Parquet file, in order.

    `places` are those of all lines that were learned, in order of article and place: `row`, `start`, `end`, `text`, and
    `mark`, the number of the line. `in_articles` says how many articles have each of these lines, `outlet_articles` how
    many are of the outlet of each article.
    """
    with pq.ParquetWriter(found, BOILERPLATE_ARTICLES, compression="zstd") as writer:
        for table in _whole_articles(places):
            writer.write_table(_found(table, in_articles, outlet_articles, sketches, measures))


def _whole_articles(tables: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """The same rows in tables of `AT_ONCE` rows or more, but for the last, none of which begins within an article."""
    waiting: list[pa.Table] = []
    for table in tables:
        waiting.append(table)
        if sum(map(len, waiting)) > AT_ONCE:
            held = pa.concat_tables(waiting)
            rows = held["row"].to_numpy()
            end = int(np.searchsorted(rows, rows[-1]))  # the last article may go on
            if end:
                yield held.slice(0, end)
            waiting = [held.slice(end)]
    if any(map(len, waiting)):
        yield pa.concat_tables(waiting)


def _found(places: pa.Table, in_articles: _Rows, outlet_articles: _Rows, sketches: Path, measures: Path) -> pa.Table:
    """What is told of articles, of all places in them."""
    starts, ends = (places[name].to_numpy() for name in ("start", "end"))
    rows, first, counts = np.unique(places["row"].to_numpy(), return_index=True, return_counts=True)
    shown = _longest(starts, ends, first)
    texts = [" ".join(text.split()) for text in places["text"].take(pa.array(shown)).to_pylist()]
    is_cut = ends[shown] - starts[shown] > LONGEST_MARK
    columns = {
        "article_row": rows,
        **_known_of(rows, sketches, measures),
        "start": starts[shown],
        "end": ends[shown],
        "excerpt": [text + (" …" if cut else "") for text, cut in zip(texts, is_cut.tolist(), strict=True)],
        "mark_start": np.zeros(len(rows), np.int32),
        "mark_end": [len(text) for text in texts],
        "articles": in_articles[places["mark"].to_numpy()[shown]],
        "outlet_articles": outlet_articles[rows],
        "lines": counts,
        "characters": np.add.reduceat(ends - starts, first),
        "places": _first_places(starts, ends, first, counts),
    }
    return pa.table({name: columns[name] for name in BOILERPLATE_ARTICLES.names}).cast(BOILERPLATE_ARTICLES)


def _longest(starts: _Rows, ends: _Rows, first: _Rows) -> _Rows:
    """The number of the longest place of each article, of several the first; `first` are the first places of all."""
    article = np.repeat(np.arange(len(first)), np.diff(first, append=len(starts)))
    return np.lexsort((starts, starts - ends, article))[first]


def _first_places(starts: _Rows, ends: _Rows, first: _Rows, counts: _Rows) -> pa.Array:
    """Lists of the start and end, in turn, of the first `MOST_PLACES` places of each article."""
    is_told = np.arange(len(starts)) - np.repeat(first, counts) < MOST_PLACES
    flat = np.stack([starts, ends], 1)[is_told].ravel()
    offsets = 2 * np.concatenate([[0], np.cumsum(np.minimum(counts, MOST_PLACES))])
    return pa.ListArray.from_arrays(pa.array(offsets.astype(np.int32)), pa.array(flat.astype(np.int32)))


def _known_of(rows: _Rows, sketches: Path, measures: Path) -> dict[str, pa.ChunkedArray]:
    places = take_rows(measures, rows, ["article_id", "outlet", "source_file", "source_row", "body_chars"])
    identities = take_rows(sketches, rows, ["identity"])
    return {name: table[name] for table in (places, identities) for name in table.column_names}
