"""The lines that an outlet repeats over its articles: from the lines of all batches to those that are boilerplate.

Two passes learn: the first counts lines in buckets, so that the second need count exactly only what may be common. Two
more find the words of what was learned, and its places (`newsqa.corpus.boilerplate_places`). A line counts once for
each story of an outlet, so that copies of one article make no boilerplate of its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsqa.corpus.boilerplate_places import write_places
from newsqa.corpus.duplicates import Texts
from newsqa.corpus.outlet_numbers import outlet_numbers
from newsqa.corpus.repeats import take_rows
from newsqa.corpus.row_groups import row_groups
from newsqa.corpus.turns import NOTHING
from newsqa.rules.boilerplate import BOILERPLATE, BOILERPLATE_ARTICLES, PLACES

FEWEST = 10  # stories of an outlet with the same line
PER_1000 = 5  # of an outlet's articles, for a line that says nothing to the reader
_MOST_BUCKETS = 1 << 26  # bytes
_FEWEST_TO_SUM = 100_000  # rows that are worth a sum of their own
_ODD = np.uint64(0x9E3779B97F4A7C15)

_Rows: TypeAlias = "npt.NDArray[np.int64]"


class _Articles(NamedTuple):
    """What is known of all articles, by row: a number for the outlet, and whether the article is the first of its story
    there. `sizes` are the articles of each outlet."""

    outlets: _Rows
    is_first: npt.NDArray[np.bool_]
    sizes: _Rows


class _Totals(NamedTuple):
    """Of each line that was learned: the articles that have it, the characters of all its places, and its words."""

    articles: _Rows
    characters: _Rows
    words: pa.Array


def find_boilerplate(lines: Path, sketches: Path, measures: Path, known: Texts, found: Path) -> pa.Table:
    """The lines that are boilerplate (schema BOILERPLATE), the commonest first, learned from a Parquet file of
    `newsqa.rules.boilerplate.LINES`. The articles that have them (schema BOILERPLATE_ARTICLES) go to the Parquet file
    `found`, in order.

    `known` tells which articles have one text, or nearly (`newsqa.corpus.duplicates.compare_texts`). In memory are some
    bytes for each article, at most 64 MB to count with, and the lines that were learned.
    """
    if not pq.read_metadata(lines).num_rows:
        pq.write_table(BOILERPLATE_ARTICLES.empty_table(), found)
        return BOILERPLATE.empty_table()
    articles = _articles(measures, known)
    learned = _learn(lines, articles)
    totals = _totals(lines, articles, learned)
    is_inside = pc.equal(learned["where"], PLACES.index("line"))
    is_quoted = pc.and_(is_inside, pc.match_substring_regex(totals.words, "^[\"“”'‘’«„]"))
    kept = pc.indices_nonzero(pc.invert(is_quoted))  # what is quoted is news, however often it is told
    learned, at = learned.take(kept), kept.to_numpy()
    totals = _Totals(totals.articles[at], totals.characters[at], totals.words.take(kept))
    marked = _marked(_read(lines, articles, ["start", "end", "text"]), learned["line"].to_numpy())
    write_places(marked, totals.articles, articles.sizes[articles.outlets], sketches, measures, found)
    return _texts(learned, totals, articles, measures)


def _articles(measures: Path, known: Texts) -> _Articles:
    outlets = outlet_numbers(measures)
    stories = np.where(known.texts == NOTHING, -1 - np.arange(len(outlets)), _stories(known)[known.texts])
    is_first = np.zeros(len(outlets), bool)
    is_first[np.unique(outlets * (2 * len(outlets) + 1) + stories, return_index=True)[1]] = True
    return _Articles(outlets, is_first, np.bincount(outlets))


def _stories(known: Texts) -> _Rows:
    """A number for each text: the same for texts that are alike, also by way of others."""
    story = np.arange(known.texts.max(initial=0) + 1)
    one, other = known.texts[known.pairs].T
    while (apart := story[one] != story[other]).any():
        one, other = one[apart], other[apart]
        least = np.minimum(story[one], story[other])
        for text in (one, other):
            np.minimum.at(story, story[text], least)
        while (above := story[story]).sum() != story.sum():
            story = above
    return story


def _read(lines: Path, articles: _Articles, columns: list[str]) -> Iterator[tuple[_Rows, pa.Table]]:
    """The rows of the file, and for each a number for its line and outlet."""
    for table in row_groups(lines, ["row", "line", *columns]):
        outlets = articles.outlets[table["row"].to_numpy()].astype(np.uint64)
        yield ((table["line"].to_numpy().view(np.uint64) ^ outlets) * _ODD).view(np.int64), table


def _learn(lines: Path, articles: _Articles) -> pa.Table:
    """The lines that are boilerplate, in ascending order: `line` (with its outlet), `row` and `start` of the first,
    `where`, `outlet`."""
    size = min(1 << int(pq.read_metadata(lines).num_rows).bit_length(), _MOST_BUCKETS)
    buckets = np.zeros(size, np.uint8)
    for numbers, table in _read(lines, articles, ["is_first"]):
        counted = table["is_first"].to_numpy() & articles.is_first[table["row"].to_numpy()]
        here, counts = np.unique(numbers[counted] & (size - 1), return_counts=True)
        buckets[here] = np.minimum(buckets[here].astype(np.int64) + counts, 255)
    waiting, total = [_COUNTED.empty_table()], _COUNTED.empty_table()
    for numbers, table in _read(lines, articles, ["is_first", "where", "has_phrase", "start"]):
        rows, where = table["row"].to_numpy(), table["where"].to_numpy()
        may_be = buckets[numbers & (size - 1)] >= FEWEST
        kept = np.flatnonzero(may_be & table["is_first"].to_numpy() & articles.is_first[rows])
        columns = {
            "line": numbers[kept],
            "articles": np.ones(len(kept), np.int64),
            "opening": (where[kept] == PLACES.index("opening")).astype(np.int64),
            "ending": (where[kept] == PLACES.index("ending")).astype(np.int64),
            "has_phrase": table["has_phrase"].to_numpy()[kept].astype(np.int64),
            "row": rows[kept],
            "start": table["start"].to_numpy()[kept].astype(np.int64),
        }
        waiting.append(pa.table(columns, schema=_COUNTED))
        if sum(map(len, waiting)) >= max(len(total), _FEWEST_TO_SUM):
            total, waiting = _summed([total, *waiting]), []
    return _common(_summed([total, *waiting]), articles)


_COUNTED = pa.schema(
    [(name, pa.int64()) for name in ("line", "articles", "opening", "ending", "has_phrase", "row", "start")]
)
_SUMS = ("articles", "opening", "ending", "has_phrase")
_AT = ["row", "start"]


def _summed(tables: list[pa.Table]) -> pa.Table:
    sums = [*((name, "sum") for name in _SUMS), *((name, "first") for name in _AT)]
    return pa.concat_tables(tables).group_by("line", use_threads=False).aggregate(sums).rename_columns(_COUNTED.names)


def _common(counted: pa.Table, articles: _Articles) -> pa.Table:
    counts = {name: counted[name].to_numpy() for name in counted.column_names}
    outlets = articles.outlets[counts["row"]]
    is_told = counts["has_phrase"] > 0
    enough = is_told | (1000 * counts["articles"] >= PER_1000 * articles.sizes[outlets])
    opens, ends = (2 * counts[name] > counts["articles"] for name in ("opening", "ending"))
    where = np.select([opens, ends], [PLACES.index("opening"), PLACES.index("ending")], 0)
    table = counted.append_column("where", pa.array(where)).append_column("outlet", pa.array(outlets))
    return table.filter(pa.array((counts["articles"] >= FEWEST) & enough)).sort_by("line")


def _totals(lines: Path, articles: _Articles, learned: pa.Table) -> _Totals:
    """What is said of the lines that were learned, in their order."""
    common, firsts = learned["line"].to_numpy(), [learned[name].to_numpy() for name in _AT]
    in_articles, characters = np.zeros(len(common), np.int64), np.zeros(len(common), np.int64)
    texts, at = [pa.array([], pa.string())], [np.zeros(0, np.int64)]
    for table in _marked(_read(lines, articles, ["start", "end", "is_first", "text"]), common):
        mark, row, start, end, is_first = (table[name].to_numpy() for name in ("mark", *_AT, "end", "is_first"))
        in_articles += np.bincount(mark[is_first], minlength=len(common))
        np.add.at(characters, mark, end - start)
        here = np.flatnonzero((row == firsts[0][mark]) & (start == firsts[1][mark]))
        texts += table["text"].take(pa.array(here)).chunks
        at.append(mark[here])
    return _Totals(in_articles, characters, pa.concat_arrays(texts).take(pa.array(np.argsort(np.concatenate(at)))))


def _marked(read: Iterator[tuple[_Rows, pa.Table]], common: _Rows) -> Iterator[pa.Table]:
    """The rows that are of one of the `common` lines (ascending), and its place among these as `mark`."""
    for numbers, table in read:
        mark = np.searchsorted(common, numbers)
        kept = np.flatnonzero(np.append(common, 0)[mark] == numbers) if len(common) else mark[:0]
        yield table.take(pa.array(kept)).append_column("mark", pa.array(mark[kept]))


def _texts(learned: pa.Table, totals: _Totals, articles: _Articles, measures: Path) -> pa.Table:
    if not len(learned):
        return BOILERPLATE.empty_table()
    rows = np.unique(learned["row"].to_numpy())
    names = take_rows(measures, rows, ["outlet"])["outlet"].take(pa.array(np.searchsorted(rows, learned["row"])))
    columns = {
        "outlet": names,
        "text": totals.words,
        "where": pa.array(PLACES).take(learned["where"]),
        "articles": totals.articles,
        "outlet_articles": articles.sizes[learned["outlet"].to_numpy()],
        "characters": totals.characters,
    }
    order = [("articles", "descending"), ("outlet", "ascending"), ("text", "ascending"), ("characters", "descending")]
    return pa.table(columns).select(BOILERPLATE.names).cast(BOILERPLATE).sort_by(order)
