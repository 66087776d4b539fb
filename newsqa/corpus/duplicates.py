"""Articles that are copies of others: from the sketches of all articles to the table of copies, which says of each
whether to keep it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from rapidfuzz import fuzz

from newsqa.corpus.near_copies import Rows, pairs_of_equal, similar_pairs
from newsqa.corpus.repeats import take_rows
from newsqa.corpus.row_groups import PIECE, row_groups
from newsqa.corpus.turns import NOTHING, Copies, Turns, copies_among, joined, order_of_turns, same_outlet
from newsqa.rules.copies import COPIES

SIMILAR_AT_ONE_URL = 0.5  # what an address has told twice are versions of one story, if half of it is the same
SIMILAR_TITLES = 80  # of 100, in letters
NOBODY = np.zeros(0, np.int64)  # rows of no article


class Texts(NamedTuple):
    """What each article of the dataset has, by row: a number for its text, a number for its address, `NOTHING` where it
    has none; and for texts that are alike the pairs of a row of each, with their similarity."""

    texts: Rows
    urls: Rows
    pairs: Rows
    similarity: Any


def compare_texts(sketches: Path) -> Texts:
    """Compare all texts of a Parquet file of `newsqa.rules.sketches.SKETCHES`, whose rows are those of the dataset."""
    if not pq.read_metadata(sketches).num_rows:
        return Texts(NOBODY, NOBODY, NOBODY.reshape(0, 2), np.zeros(0))
    columns = pa.concat_tables(row_groups(sketches, ["body", "url"]))
    bodies, urls = (columns[name] for name in ("body", "url"))
    distinct, first, texts = np.unique(pc.fill_null(bodies, 0).to_numpy(), return_index=True, return_inverse=True)
    texts = np.where(pc.is_valid(bodies).to_numpy(), texts, NOTHING)
    places = np.unique(pc.fill_null(urls, 0).to_numpy(), return_inverse=True)[1]
    places = np.where(pc.is_valid(urls).to_numpy(), places, NOTHING)
    both = np.unique(np.stack([places, texts], 1)[(places != NOTHING) & (texts != NOTHING)], axis=0)
    at_one_url = pairs_of_equal(both[:, 0], first[both[:, 1]], distinct[both[:, 1]])
    order = np.argsort(first)
    compared = order[texts[first[order]] != NOTHING]
    pairs, similarity = similar_pairs(sketches, first[compared], distinct[compared], at_one_url, SIMILAR_AT_ONE_URL)
    return Texts(texts, places, pairs, similarity)


def find_copies(sketches: Path, measures: Path, known: Texts, found: Path) -> None:
    """Write the articles that are copies of another, and those that they are copies of (schema `COPIES`), in order of
    article, to a Parquet file.

    `known` is what `compare_texts` says of the sketches. In memory are some numbers for each article, and the id, the
    title and the place of those that share a text or an address with another or have a like one. The result does not
    depend on the order of the articles, but for its own order.
    """
    is_alike = np.isin(known.texts, known.texts[known.pairs])
    rows = np.flatnonzero(_is_repeated(known.texts) | _is_repeated(known.urls) | is_alike)
    with pq.ParquetWriter(found, COPIES, compression="zstd") as writer:
        if len(rows):
            for piece in _copies(rows, known, sketches, measures):
                writer.write_table(piece)


def _is_repeated(numbers: Rows) -> Any:
    counts = np.bincount(numbers + 1, minlength=1)
    counts[NOTHING + 1] = 0
    return counts[numbers + 1] > 1


_PLACES = ("article_id", "outlet", "source_file", "source_row", "published", "label")
_REPEATED = ("outlet", "source_file", "label", "split")  # the same in many articles


def _copies(rows: Rows, known: Texts, sketches: Path, measures: Path) -> Iterator[pa.Table]:
    told = _told(rows, sketches, measures)
    order = order_of_turns(told)
    told = told.drop_columns(["split", "identity"])
    articles = Turns(known.texts[rows][order], known.urls[rows][order], _outlet_numbers(told["outlet"].chunk(0))[order])
    copies = copies_among(articles, known.texts[known.pairs], known.similarity)
    clusters = _clusters(rows[order], articles, copies, known)
    turn = np.argsort(order)  # of each article, by row
    listed = np.flatnonzero(((copies.of != NOTHING) | (clusters != NOTHING))[turn])
    for start in range(0, len(listed), PIECE):
        yield _table(rows, order, turn[listed[start : start + PIECE]], told, articles, copies, clusters, sketches)


def _told(rows: Rows, sketches: Path, measures: Path) -> pa.Table:
    """What is told of some articles (rows ascending) in a single chunk, so that any of them are taken quickly."""
    places = take_rows(measures, rows, [*_PLACES, "split"])
    known = take_rows(sketches, rows, ["title_text", "identity"])
    places = places.append_column("title", known["title_text"]).append_column("identity", known["identity"])
    columns = {
        name: column.dictionary_encode()
        if name in _REPEATED
        else column.cast(pa.large_string())
        if column.type == pa.string()
        else column
        for name, column in zip(places.column_names, places.columns, strict=True)
    }
    return pa.table(columns).combine_chunks()


def _outlet_numbers(outlets: pa.DictionaryArray) -> Rows:
    names = [(name or "").casefold() for name in outlets.dictionary.to_pylist()]
    numbers = {name: number for number, name in enumerate(dict.fromkeys(filter(None, names)))}
    codes = np.array([*(numbers.get(name, NOTHING) for name in names), NOTHING], np.int64)
    found: Rows = codes[pc.fill_null(outlets.indices, len(names)).to_numpy()]
    return found


def _clusters(rows: Rows, articles: Turns, copies: Copies, known: Texts) -> Rows:
    """The number of each article's cluster, from 1 on in order of article: the same for texts that are alike, also by
    way of others. `NOTHING` for those of which none is to be dropped."""
    pairs = known.texts[known.pairs]
    texts = joined(pairs, int(known.texts.max(initial=NOTHING)) + 1)
    of_article = np.where(articles.texts == NOTHING, NOTHING, texts[articles.texts])
    least = np.full(len(texts) + 1, np.iinfo(np.int64).max)  # the first row of each; the last stands for NOTHING
    np.minimum.at(least, of_article, rows)
    is_told = np.unique(of_article[_is_dropped(copies)])
    numbers = np.full(len(texts) + 1, NOTHING)
    numbers[is_told[np.argsort(least[is_told])]] = np.arange(1, len(is_told) + 1)
    return numbers[of_article]


def _is_dropped(copies: Copies) -> Any:
    return ~np.isnan(copies.similarity)  # those with one address are not compared, and kept


def _table(
    rows: Rows,
    order: Rows,
    turn: Rows,
    told: pa.Table,
    articles: Turns,
    copies: Copies,
    clusters: Rows,
    sketches: Path,
) -> pa.Table:
    """What is told of the articles whose turns are `turn`; `order` are the places of all among `rows`, by turn."""
    here, of = order[turn], copies.of[turn]
    is_copy = of != NOTHING
    article, other = told.take(pa.array(here)), told.take(pa.array(order[of], mask=~is_copy))
    is_same = same_outlet(articles.outlets[turn], articles.outlets[of])
    titles = [
        _similar_titles(*pair) for pair in zip(article["title"].to_pylist(), other["title"].to_pylist(), strict=True)
    ]
    is_later = pc.fill_null(pc.greater(article["published"], other["published"]), False).to_numpy() & is_same
    is_update = copies.is_version[turn] | (is_later & np.array([title is True for title in titles], np.bool_))
    similarity = copies.similarity[turn]
    kind = np.select(
        [~is_copy, np.isnan(similarity), articles.texts[turn] == articles.texts[of], is_update],
        ["", "url", "exact", "update"],
        "near",
    )
    columns = {
        "article_row": pa.array(rows[here]),
        "identity": take_rows(sketches, rows[here], ["identity"])["identity"],
        **{name: article[name] for name in _PLACES},
        "cluster": pa.array(clusters[turn], mask=clusters[turn] == NOTHING),
        "kind": pa.array(kind.tolist(), mask=~is_copy),
        "similarity": pa.array(similarity, mask=np.isnan(similarity)),
        "keep": pa.array(~_is_dropped(copies)[turn]),
        "copy_of": other["article_id"],
        "copy_file": other["source_file"],
        "copy_row": other["source_row"],
        **{f"copy_{name}": other[name] for name in ("outlet", "published", "label")},
        "same_outlet": pa.array(is_same, mask=~is_copy),
        "similar_title": pa.array(titles),
    }
    return pa.table({field.name: columns[field.name].cast(field.type) for field in COPIES}, schema=COPIES)


def _similar_titles(one: str | None, other: str | None) -> bool | None:
    """Whether two articles have the same title, or nearly; None where one of them has none."""
    titles = [(title or "").strip().casefold() for title in (one, other)]
    return fuzz.ratio(*titles) >= SIMILAR_TITLES if all(titles) else None
