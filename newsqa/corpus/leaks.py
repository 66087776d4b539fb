"""Articles of which a part, or all, is in another split too: from the sketches of all articles to the table of leaks.

A dataset may be split in several ways at once (`random:train,media:test`): each way, a scheme, is looked at for itself.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from newsqa.corpus.duplicates import NOBODY, Texts
from newsqa.corpus.near_copies import SIMILAR, Rows
from newsqa.corpus.repeats import take_rows
from newsqa.corpus.row_groups import row_groups
from newsqa.corpus.turns import NOTHING, order_of_turns
from newsqa.rules.composition import splits_of, turn_of
from newsqa.rules.leaks import LEAKS


class Scheme(NamedTuple):
    """One way in which a dataset is split: its name ("" where it has none), its splits in order, the training split
    first, and for each article the place of its split among these, `NOTHING` where it has none."""

    name: str
    splits: Sequence[str]
    of_row: Rows


def find_leaks(sketches: Path, measures: Path, known: Texts) -> pa.Table:
    """The articles that are in an earlier split too (schema `LEAKS`), in order of article and scheme.

    `known` is what `newsqa.corpus.duplicates.compare_texts` says of the sketches. In memory are some numbers for each
    article, and the places of those that leak; the result does not depend on the order of the articles, but for its own
    order.
    """
    if not len(known.texts):
        return LEAKS.empty_table()
    schemes = schemes_of(pa.concat_tables(row_groups(measures, ["split"]))["split"])
    first = next(schemes, None)
    if first is None:
        return LEAKS.empty_table()
    columns = pa.concat_tables(row_groups(sketches, ["title", "event"]))
    keys = {"body": known.texts, "url": known.urls, **{name: _numbered(columns[name]) for name in ("title", "event")}}
    found = []
    for scheme in itertools.chain([first], schemes):
        is_told = np.zeros(len(known.texts), np.bool_)
        for kind in ("body", "near", "url", "title", "event"):
            alike = _near(known, scheme) if kind == "near" else _shared(keys[kind], scheme)
            leaks = _leaks(alike, scheme, sketches, measures)
            is_new = ~is_told[leaks.rows]
            leaks = _Leaks(leaks.rows[is_new], leaks.others[is_new], leaks.similarity[is_new])
            is_told[leaks.rows] = True
            found.append(_table(leaks, kind, scheme, sketches, measures))
    table = pa.concat_tables(found)
    return table.take(pa.array(np.argsort(table["article_row"].to_numpy(), kind="stable")))  # by scheme in an article


def schemes_of(column: pa.ChunkedArray) -> Iterator[Scheme]:
    """The schemes that a column of splits holds, of two splits at least; one is in memory at a time."""
    coded = pa.concat_arrays([pa.array([], pa.string()), *column.chunks]).dictionary_encode()
    of_value = [dict(splits_of(value)) for value in coded.dictionary.to_pylist()]
    codes = pc.fill_null(coded.indices, len(of_value)).to_numpy()
    for name in sorted({scheme for parts in of_value for scheme in parts}):
        splits = sorted({parts[name] for parts in of_value if name in parts}, key=lambda one: (turn_of(one), one))
        place = {split: number for number, split in enumerate(splits)}
        places = [place[parts[name]] if name in parts else NOTHING for parts in of_value]
        if len(splits) > 1:
            yield Scheme(name, splits, np.array([*places, NOTHING], np.int64)[codes])


def _numbered(column: pa.ChunkedArray) -> Rows:
    numbers = np.unique(pc.fill_null(column, 0).to_numpy(), return_inverse=True)[1]
    return np.where(pc.is_valid(column).to_numpy(), numbers, NOTHING)


class _Alike(NamedTuple):
    """Articles that may be in two splits: their rows (ascending) and, for each, the number of what it has (a text, a
    title); and pairs of such numbers that are alike, or the same, with their similarity (NaN: not measured)."""

    rows: Rows
    numbers: Rows
    ones: Rows
    others: Rows
    similarity: npt.NDArray[np.float64]


class _Leaks(NamedTuple):
    """Articles that leak, and the one in the earlier split of each: their rows (the first ascending), and their
    similarity."""

    rows: Rows
    others: Rows
    similarity: npt.NDArray[np.float64]


def _shared(keys: Rows, scheme: Scheme) -> _Alike:
    """The articles of each key that is in two splits; the key is like itself."""
    rows = np.flatnonzero((keys != NOTHING) & (scheme.of_row != NOTHING))
    size = int(keys.max(initial=0)) + 1
    first, last = np.full(size, len(scheme.splits)), np.full(size, NOTHING)
    np.minimum.at(first, keys[rows], scheme.of_row[rows])
    np.maximum.at(last, keys[rows], scheme.of_row[rows])
    rows = rows[(first < last)[keys[rows]]]
    each = np.unique(keys[rows])
    return _Alike(rows, keys[rows], each, each, np.full(len(each), np.nan))


def _near(known: Texts, scheme: Scheme) -> _Alike:
    """The articles of each text that has like ones, and which texts are alike."""
    is_alike = known.similarity >= SIMILAR
    ones, others = known.texts[known.pairs[is_alike]].T
    rows = np.flatnonzero(np.isin(known.texts, np.append(ones, others)) & (scheme.of_row != NOTHING))
    both = np.concatenate([ones, others]), np.concatenate([others, ones])
    return _Alike(rows, known.texts[rows], *both, np.tile(known.similarity[is_alike], 2))


def _leaks(alike: _Alike, scheme: Scheme, sketches: Path, measures: Path) -> _Leaks:
    """Those articles of which a like one is in an earlier split, each with the first of these: of the earliest split,
    then the most similar, then by what it is known by and place."""
    if not len(alike.rows):
        return _Leaks(NOBODY, NOBODY, np.zeros(0))
    rank = _ranks(alike.rows, scheme, sketches, measures)
    by_rank = np.argsort(rank)
    numbers, first = np.unique(alike.numbers[by_rank], return_index=True)  # of each number the first article
    first = by_rank[first]
    is_there = np.isin(alike.ones, numbers) & np.isin(alike.others, numbers)
    ones = np.searchsorted(numbers, alike.ones[is_there])
    others = first[np.searchsorted(numbers, alike.others[is_there])]
    similarity = alike.similarity[is_there]
    splits = scheme.of_row[alike.rows]
    best = np.lexsort((rank[others], -similarity, splits[others], ones))
    has_like, best_of = np.unique(ones[best], return_index=True)
    nearest = np.full(len(numbers), NOTHING)
    nearest[has_like] = best[best_of]
    of_row = nearest[np.searchsorted(numbers, alike.numbers)]
    at = np.flatnonzero(of_row != NOTHING)
    at = at[splits[others[of_row[at]]] < splits[at]]
    return _Leaks(alike.rows[at], alike.rows[others[of_row[at]]], similarity[of_row[at]])


_PLACES = ("article_id", "outlet", "source_file", "source_row")


def _ranks(rows: Rows, scheme: Scheme, sketches: Path, measures: Path) -> Rows:
    """The place of each of some articles (rows ascending) among them: by split, then as those of one split take
    turns."""
    places = take_rows(measures, rows, ["source_file", "source_row"])
    places = places.append_column("identity", take_rows(sketches, rows, ["identity"])["identity"])
    none = pa.nulls(len(rows), pa.string())
    order = order_of_turns(places.append_column("published", none).append_column("split", none))
    order = order[np.argsort(scheme.of_row[rows][order], kind="stable")]
    ranks = np.empty(len(rows), np.int64)
    ranks[order] = np.arange(len(rows))
    return ranks


def _table(leaks: _Leaks, kind: str, scheme: Scheme, sketches: Path, measures: Path) -> pa.Table:
    if not len(leaks.rows):
        return LEAKS.empty_table()
    before = f"{scheme.name}:" if scheme.name else ""
    splits = pa.array([f"{before}{split}" for split in scheme.splits], pa.string())
    told = np.unique(np.append(leaks.rows, leaks.others))
    places = take_rows(measures, told, _PLACES)
    article, other = (places.take(pa.array(np.searchsorted(told, rows))) for rows in (leaks.rows, leaks.others))
    similarity = np.ones(len(leaks.rows)) if kind == "body" else leaks.similarity
    columns = {
        "article_row": pa.array(leaks.rows),
        "identity": take_rows(sketches, leaks.rows, ["identity"])["identity"],
        **{name: article[name] for name in _PLACES},
        "split": splits.take(pa.array(scheme.of_row[leaks.rows])),
        "kind": pa.repeat(kind, len(leaks.rows)),
        "similarity": pa.array(similarity, from_pandas=True),  # NaN: not measured
        "other_article_id": other["article_id"],
        "other_split": splits.take(pa.array(scheme.of_row[leaks.others])),
        "other_file": other["source_file"],
        "other_row": other["source_row"],
    }
    return pa.table([columns[name] for name in LEAKS.names], LEAKS)
