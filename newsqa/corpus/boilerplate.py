"""The lines that an outlet repeats over its articles: from the lines of all batches to those that are boilerplate, and
to the articles that have them.

Two passes learn: the first counts lines in buckets, so that the second need count exactly only what may be common. Two
more find the places of what was learned, and its words. A line counts once for each story of an outlet, so that copies
of one article make no boilerplate of its text.
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

from newsqa.corpus.duplicates import NOTHING, Texts
from newsqa.corpus.outlet_numbers import outlet_numbers
from newsqa.corpus.repeats import take_rows
from newsqa.corpus.row_groups import row_groups
from newsqa.rules.boilerplate import BOILERPLATE, BOILERPLATE_ARTICLES, PLACES
from newsqa.rules.findings import LONGEST_MARK

FEWEST = 10  # stories of an outlet with the same line
PER_1000 = 5  # of an outlet's articles, for a line that says nothing to the reader
MOST_PLACES = 20  # of an article that are told
_MOST_BUCKETS = 1 << 26  # bytes
_FEWEST_TO_SUM = 100_000  # rows that are worth a sum of their own
_ODD = np.uint64(0x9E3779B97F4A7C15)

_Rows: TypeAlias = "npt.NDArray[np.int64]"


class Boilerplate(NamedTuple):
    """The lines that were learned (schema BOILERPLATE), the commonest first, and the articles that have one (schema
    BOILERPLATE_ARTICLES)."""

    texts: pa.Table
    articles: pa.Table


class _Articles(NamedTuple):
    """What is known of all articles, by row: a number for the outlet, and whether the article is the first of its story
    there. `sizes` are the articles of each outlet."""

    outlets: _Rows
    is_first: npt.NDArray[np.bool_]
    sizes: _Rows


def find_boilerplate(lines: Path, sketches: Path, measures: Path, known: Texts) -> Boilerplate:
    """Learn which lines of a Parquet file of `newsqa.rules.boilerplate.LINES` are boilerplate, and where they stand.

    `known` tells which articles have one text, or nearly (`newsqa.corpus.duplicates.compare_texts`). In memory are some
    bytes for each article, at most 64 MB to count with, and what is found.
    """
    if not pq.read_metadata(lines).num_rows:
        return Boilerplate(BOILERPLATE.empty_table(), BOILERPLATE_ARTICLES.empty_table())
    articles = _articles(measures, known)
    learned = _learn(lines, articles)
    words = _words(lines, learned)
    is_inside = pc.equal(learned["where"], PLACES.index("line"))
    is_quoted = pc.and_(is_inside, pc.match_substring_regex(_words_at(learned, words), "^[\"“”'‘’«„]"))
    learned = learned.filter(pc.invert(is_quoted))  # news, however often it is told
    places = _places(lines, articles, learned)
    shown = _shown(places)
    words |= _words(lines, shown)
    return Boilerplate(
        _texts(learned, places, articles, words, measures),
        _found(places, shown, articles, words, sketches, measures),
    )


def _articles(measures: Path, known: Texts) -> _Articles:
    outlets = outlet_numbers(measures)
    stories = np.where(known.texts == NOTHING, -1 - np.arange(len(outlets)), _stories(known)[known.texts])
    is_first = np.zeros(len(outlets), bool)
    is_first[np.unique(np.stack([outlets, stories], 1), axis=0, return_index=True)[1]] = True
    return _Articles(outlets, is_first, np.bincount(outlets))


def _stories(known: Texts) -> _Rows:
    """A number for each text: the same for texts that are alike, also by way of others."""
    story = np.arange(known.texts.max(initial=0) + 1)
    for one, other in known.texts[known.pairs].tolist():
        a, b = _root(story, one), _root(story, other)
        story[max(a, b)] = min(a, b)
    return np.array([_root(story, text) for text in range(len(story))], np.int64)


def _root(story: _Rows, text: int) -> int:
    while story[text] != text:
        story[text] = story[story[text]]
        text = int(story[text])
    return text


def _read(lines: Path, articles: _Articles, columns: list[str]) -> Iterator[tuple[_Rows, pa.Table]]:
    """The rows of the file, and for each a number for its line and outlet."""
    for table in row_groups(lines, ["row", "line", *columns]):
        outlets = articles.outlets[table["row"].to_numpy()].astype(np.uint64)
        yield ((table["line"].to_numpy().view(np.uint64) ^ outlets) * _ODD).view(np.int64), table


def _learn(lines: Path, articles: _Articles) -> pa.Table:
    """The lines that are boilerplate: `line` (with its outlet), `row` and `start` of the first, `where`, `outlet`."""
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
    return table.filter(pa.array((counts["articles"] >= FEWEST) & enough))


def _places(lines: Path, articles: _Articles, learned: pa.Table) -> pa.Table:
    """Every place of what was learned: `row`, `line` (with its outlet), `start`, `end`, `is_first`; in order."""
    wanted = np.sort(learned["line"].to_numpy())
    found = [_PLACED.empty_table()]
    for numbers, table in _read(lines, articles, ["start", "end", "is_first"]):
        kept = pa.array(np.flatnonzero(np.isin(numbers, wanted)))
        placed = table.set_column(1, "line", pa.array(numbers)).take(kept)
        found.append(placed.select(_PLACED.names).cast(_PLACED))
    return pa.concat_tables(found).sort_by([("row", "ascending"), ("start", "ascending")])


_PLACED = pa.schema(
    [("row", pa.int64()), ("line", pa.int64()), ("start", pa.int64()), ("end", pa.int64()), ("is_first", pa.bool_())]
)


def _shown(places: pa.Table) -> pa.Table:
    """The longest place of each article, of several the first."""
    by_length = places.append_column("length", pc.subtract(places["end"], places["start"]))
    by_length = by_length.sort_by([("row", "ascending"), ("length", "descending"), ("start", "ascending")])
    firsts = [(name, "first") for name in ("line", "start", "end")]
    longest = by_length.group_by("row", use_threads=False).aggregate(firsts)
    # Arrow does not give many groups in the order in which they come
    return longest.rename_columns(["row", "line", "start", "end"]).sort_by("row")


def _packed(table: pa.Table) -> _Rows:
    packed: _Rows = table["row"].to_numpy() << 31 | table["start"].to_numpy()
    return packed


def _words(lines: Path, wanted: pa.Table) -> dict[int, str]:
    """The words of some lines, by `_packed` row and start."""
    numbers = np.unique(_packed(wanted))
    found: dict[int, str] = {}
    for table in row_groups(lines, [*_AT, "text"]):
        here = _packed(table)
        kept = np.flatnonzero(np.isin(here, numbers))
        found |= zip(here[kept].tolist(), table["text"].take(pa.array(kept)).to_pylist(), strict=True)
    return found


def _words_at(table: pa.Table, words: dict[int, str]) -> pa.Array:
    return pa.array([words[at] for at in _packed(table).tolist()], pa.string())


def _texts(learned: pa.Table, places: pa.Table, articles: _Articles, words: dict[int, str], measures: Path) -> pa.Table:
    if not len(learned):
        return BOILERPLATE.empty_table()
    sums = pa.table(
        {
            "line": places["line"],
            "articles": places["is_first"].cast(pa.int64()),
            "characters": pc.subtract(places["end"], places["start"]),
        }
    )
    sums = sums.group_by("line", use_threads=False).aggregate([("articles", "sum"), ("characters", "sum")])
    sums = sums.take(pc.index_in(learned["line"], sums["line"].combine_chunks()))
    rows = np.unique(learned["row"].to_numpy())
    names = take_rows(measures, rows, ["outlet"])["outlet"].take(pa.array(np.searchsorted(rows, learned["row"])))
    columns = {
        "outlet": names,
        "text": _words_at(learned, words),
        "where": pa.array(PLACES).take(learned["where"]),
        "articles": sums["articles_sum"],
        "outlet_articles": pa.array(articles.sizes[learned["outlet"].to_numpy()]),
        "characters": sums["characters_sum"],
    }
    order = [("articles", "descending"), ("outlet", "ascending"), ("text", "ascending")]
    return pa.table(columns).select(BOILERPLATE.names).cast(BOILERPLATE).sort_by(order)


def _found(
    places: pa.Table, shown: pa.Table, articles: _Articles, words: dict[int, str], sketches: Path, measures: Path
) -> pa.Table:
    if not len(places):
        return BOILERPLATE_ARTICLES.empty_table()
    rows, first, counts = np.unique(places["row"].to_numpy(), return_index=True, return_counts=True)
    starts, ends = (places[name].to_numpy() for name in ("start", "end"))
    flat = np.stack([starts, ends], 1)
    in_articles = places.filter(places["is_first"]).group_by("line", use_threads=False).aggregate([("row", "count")])
    at = pc.index_in(shown["line"], in_articles["line"].combine_chunks())
    texts = [" ".join(text.split()) for text in _words_at(shown, words).to_pylist()]
    is_cut = np.greater(shown["end"].to_numpy() - shown["start"].to_numpy(), LONGEST_MARK)
    columns = {
        "article_row": rows,
        **_known_of(rows, sketches, measures),
        "start": shown["start"],
        "end": shown["end"],
        "excerpt": [text + (" …" if cut else "") for text, cut in zip(texts, is_cut.tolist(), strict=True)],
        "mark_start": np.zeros(len(rows), np.int32),
        "mark_end": [len(text) for text in texts],
        "articles": in_articles["row_count"].take(at),
        "outlet_articles": articles.sizes[articles.outlets[rows]],
        "lines": counts,
        "characters": np.add.reduceat(ends - starts, first),
        "places": [
            flat[one : one + min(count, MOST_PLACES)].ravel().tolist()
            for one, count in zip(first.tolist(), counts.tolist(), strict=True)
        ],
    }
    return pa.table({name: columns[name] for name in BOILERPLATE_ARTICLES.names}).cast(BOILERPLATE_ARTICLES)


def _known_of(rows: _Rows, sketches: Path, measures: Path) -> dict[str, pa.ChunkedArray]:
    places = take_rows(measures, rows, ["article_id", "outlet", "source_file", "source_row", "body_chars"])
    return {**{name: places[name] for name in places.column_names},
            "identity": take_rows(sketches, rows, ["identity"])["identity"]}  # fmt: skip
