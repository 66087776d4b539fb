"""Articles of which a part, or all, is in another split too: from the sketches of all articles to the table of leaks.

A dataset may be split in several ways at once (`random:train,media:test`): each way, a scheme, is looked at for itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsqa.corpus.duplicates import NOTHING, Texts
from newsqa.corpus.near_copies import SIMILAR, Rows
from newsqa.corpus.repeats import take_rows
from newsqa.corpus.row_groups import row_groups
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
    article; the result does not depend on the order of the articles, but for its own order.
    """
    if not len(known.texts):
        return LEAKS.empty_table()
    schemes = schemes_of(pa.concat_tables(row_groups(measures, ["split"]))["split"])
    if not schemes:
        return LEAKS.empty_table()
    columns = pa.concat_tables(row_groups(sketches, ["title", "event"]))
    keys = {"body": known.texts, "url": known.urls, **{name: _numbered(columns[name]) for name in ("title", "event")}}
    found = []
    for scheme in schemes:
        told: set[int] = set()
        for kind in ("body", "near", "url", "title", "event"):
            pairs = _near(known, scheme) if kind == "near" else _shared(keys[kind], scheme)
            leaks = _leaks(pairs, scheme, kind, sketches, measures)
            found += [leak for leak in leaks if leak["article_row"] not in told]
            told |= {leak["article_row"] for leak in leaks}
    found.sort(key=lambda leak: leak["article_row"])  # stable: by scheme within an article
    return pa.Table.from_pylist(found, LEAKS)


def schemes_of(column: pa.ChunkedArray) -> list[Scheme]:
    """The schemes that a column of splits holds, of two splits at least."""
    coded = pa.concat_arrays([pa.array([], pa.string()), *column.chunks]).dictionary_encode()
    of_value = [dict(splits_of(value)) for value in coded.dictionary.to_pylist()]
    codes = pc.fill_null(coded.indices, len(of_value)).to_numpy()
    found = []
    for name in sorted({scheme for parts in of_value for scheme in parts}):
        splits = sorted({parts[name] for parts in of_value if name in parts}, key=lambda one: (turn_of(one), one))
        place = {split: number for number, split in enumerate(splits)}
        places = [place[parts[name]] if name in parts else NOTHING for parts in of_value]
        if len(splits) > 1:
            found.append(Scheme(name, splits, np.array([*places, NOTHING], np.int64)[codes]))
    return found


def _numbered(column: pa.ChunkedArray) -> Rows:
    numbers = np.unique(pc.fill_null(column, 0).to_numpy(), return_inverse=True)[1]
    return np.where(pc.is_valid(column).to_numpy(), numbers, NOTHING)


_Group = tuple[Sequence[int], Sequence[tuple[Sequence[int], float | None]]]  # rows, and rows of others like them


def _shared(keys: Rows, scheme: Scheme) -> Iterator[_Group]:
    """The rows of each key that is in two splits, and the same as what they are like."""
    rows = np.flatnonzero((keys != NOTHING) & (scheme.of_row != NOTHING))
    rows = rows[np.argsort(keys[rows], kind="stable")]
    if not len(rows):
        return
    starts = np.flatnonzero(np.diff(keys[rows], prepend=NOTHING - 1))
    splits = scheme.of_row[rows]
    is_leaking = np.minimum.reduceat(splits, starts) < np.maximum.reduceat(splits, starts)
    ends = np.append(starts[1:], len(rows))
    for start, end in zip(starts[is_leaking].tolist(), ends[is_leaking].tolist(), strict=True):
        group = rows[start:end].tolist()
        yield group, [(group, None)]


def _near(known: Texts, scheme: Scheme) -> Iterator[_Group]:
    """The rows of each text that has like ones, and the rows of these."""
    pairs = known.pairs[known.similarity >= SIMILAR]
    similarity = known.similarity[known.similarity >= SIMILAR]
    alike = np.unique(known.texts[pairs])
    of_text: Mapping[int, list[int]] = defaultdict(list)
    for row in np.flatnonzero(np.isin(known.texts, alike) & (scheme.of_row != NOTHING)).tolist():
        of_text[int(known.texts[row])].append(row)
    near: Mapping[int, list[tuple[Sequence[int], float | None]]] = defaultdict(list)
    for (one, other), share in zip(known.texts[pairs].tolist(), similarity.tolist(), strict=True):
        near[one].append((of_text[other], share))
        near[other].append((of_text[one], share))
    for text, others in near.items():
        yield of_text[text], others


def _leaks(
    groups: Iterator[_Group], scheme: Scheme, kind: str, sketches: Path, measures: Path
) -> list[Mapping[str, Any]]:
    found = list(groups)
    rows = np.unique(
        [row for group, others in found for part in (group, *(rows for rows, _ in others)) for row in part]
    )
    if not len(rows):
        return []
    articles = _articles(rows.astype(np.int64), sketches, measures)
    leaks = []
    for group, others in found:
        firsts = [(min(part, key=lambda row: _order(row, scheme, articles)), share) for part, share in others if part]
        firsts.sort(key=lambda one: (scheme.of_row[one[0]], -(one[1] or 0), _order(one[0], scheme, articles)))
        for row in group:
            if firsts and scheme.of_row[firsts[0][0]] < scheme.of_row[row]:
                leaks.append(_leak(row, *firsts[0], scheme, kind, articles))
    return leaks


_PLACES = ("article_id", "outlet", "source_file", "source_row")


def _articles(rows: Rows, sketches: Path, measures: Path) -> Mapping[int, Mapping[str, Any]]:
    places = take_rows(measures, rows, _PLACES).to_pylist()
    identities = take_rows(sketches, rows, ["identity"]).to_pylist()
    return {row: place | known for row, place, known in zip(rows.tolist(), places, identities, strict=True)}


def _order(row: int, scheme: Scheme, articles: Mapping[int, Mapping[str, Any]]) -> Any:
    article = articles[row]
    return int(scheme.of_row[row]), article["article_id"], article["source_file"], article["source_row"]


def _leak(
    row: int, other: int, share: float | None, scheme: Scheme, kind: str, articles: Mapping[int, Mapping[str, Any]]
) -> Mapping[str, Any]:
    before = f"{scheme.name}:" if scheme.name else ""
    split, other_split = (f"{before}{scheme.splits[scheme.of_row[one]]}" for one in (row, other))
    place = {f"other_{name.removeprefix('source_')}": articles[other][name] for name in _PLACES if name != "outlet"}
    return {
        "article_row": row,
        **articles[row],
        "split": split,
        "kind": kind,
        "similarity": 1.0 if kind == "body" else share,
        "other_split": other_split,
        **place,
    }
