"""Quotations of two articles that may be one: from the fingerprints of all quotations to pairs of them, by places in
their file. Fingerprints lie on disk in shards, and under each a quotation is compared with a few others that were
published next to it, so that no phrase that all the world uses makes work quadratic.
"""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from newsqa.corpus.row_groups import row_groups

NEIGHBOURS = 8  # quotations with the same fingerprint that each is compared with
SHARD = 4_000_000  # about how many fingerprints are sorted at once
_ENOUGH = 0.25  # of the fingerprints of the shorter one, so many are those of the other
UNDATED = np.int64(100_000_000)  # after every day that there is
_PAIR = np.int64(32)  # bits of a place

Numbers: TypeAlias = "npt.NDArray[np.int64]"
_PRINT = np.dtype([("key", np.int64), ("place", np.int64)])


class Quoted(NamedTuple):
    """What is held in memory of each quotation, by its place: the article's row, a number that is the article's own
    wherever it stands, the day of publication (or `UNDATED`), numbers for its words and for the surname of who said it,
    whether the text names the speaker there, and how many fingerprints it has."""

    row: Numbers
    article: Numbers
    day: Numbers
    words: Numbers
    surname: Numbers
    is_named: npt.NDArray[np.bool_]
    fingerprints: Numbers


def read_quoted(quotations: Path, measures: Path) -> Quoted:
    """The numbers of all quotations. `measures` has one row an article."""
    days = []
    for table in row_groups(measures, ["published"]):
        micros = pc.fill_null(table["published"].cast("int64"), int(UNDATED) * 86_400_000_000)
        days.append(micros.to_numpy() // 86_400_000_000)
    columns: dict[str, list[Any]] = {name: [] for name in ("row", "words", "surname", "is_named")}
    sizes, articles = [], []
    for table in row_groups(quotations, [*columns, "identity", "fingerprints"]):
        for name, parts in columns.items():
            parts.append(table[name].to_numpy())
        known_by = (identity.encode("utf-8", "surrogatepass") for identity in table["identity"].to_pylist())
        articles.append(np.fromiter(map(crc32, known_by), np.int64, len(table)))
        sizes.append(pc.list_value_length(table["fingerprints"]).to_numpy())
    held = {name: np.concatenate(parts) for name, parts in columns.items()}
    return Quoted(
        **held,
        article=np.concatenate(articles),
        day=np.concatenate(days)[held["row"]],
        fingerprints=np.concatenate(sizes).astype(np.int64),
    )


def pairs_to_compare(quotations: Path, quoted: Quoted, days: int, shard: int = SHARD) -> Numbers:
    """Pairs of places (shape (n, 2), ascending) of quotations that have fingerprints in common, stand in two articles
    that were published at most so many days apart, and may be in conflict: they are of one speaker in other words, or
    of two whom the text names."""
    found = [np.zeros((2, 0), np.int64)]
    with tempfile.TemporaryDirectory(dir=quotations.parent) as folder:
        for path in _write_shards(quotations, quoted, Path(folder), shard):
            pairs, counts = np.unique(_pairs_of(np.fromfile(path, _PRINT), quoted, days), return_counts=True)
            found = [_added(np.concatenate([*found, np.stack([pairs, counts])], axis=1))]
    pairs, counts = found[0]
    both: Numbers = np.stack([pairs >> _PAIR, pairs & ((1 << _PAIR) - 1)], 1)
    enough = counts >= _ENOUGH * quoted.fingerprints[both].min(axis=1, initial=1 << 30)
    left: Numbers = both[enough]
    return left


def _write_shards(quotations: Path, quoted: Quoted, folder: Path, shard: int) -> list[Path]:
    """Files of fingerprints with the places of their quotations; all of one fingerprint are in one file."""
    number = max(1, -(-int(quoted.fingerprints.sum()) // shard))
    paths = [folder / f"fingerprints-{at}.bin" for at in range(number)]
    start = 0
    with ExitStack() as stack:
        files = [stack.enter_context(path.open("wb")) for path in paths]
        for table in row_groups(quotations, ["fingerprints"]):
            records = np.empty(int(pc.sum(pc.list_value_length(table["fingerprints"])).as_py() or 0), _PRINT)
            records["key"] = pc.list_flatten(table["fingerprints"]).to_numpy()
            records["place"] = start + pc.list_parent_indices(table["fingerprints"]).to_numpy()
            which = records["key"] % number
            for at, file in enumerate(files):
                file.write(records[which == at].tobytes())
            start += len(table)
    return paths


def _pairs_of(records: npt.NDArray[np.void], quoted: Quoted, days: int) -> Numbers:
    """The pairs under each fingerprint, two places in one number, as often as they share one."""
    places = records["place"]
    # of a day in an order that is not that of the file
    order = np.lexsort((places, quoted.article[places], quoted.day[places], records["key"]))
    keys, places = records["key"][order], places[order]
    found = [np.zeros(0, np.int64)]
    for step in range(1, NEIGHBOURS + 1):
        same = np.flatnonzero(keys[step:] == keys[:-step])
        one, other = places[same], places[same + step]
        pair = np.stack([np.minimum(one, other), np.maximum(one, other)])
        pair = pair[:, _may_be_in_conflict(pair, quoted, days)]
        found.append((pair[0] << _PAIR) | pair[1])
    return np.concatenate(found)


def _may_be_in_conflict(pair: Numbers, quoted: Quoted, days: int) -> npt.NDArray[np.bool_]:
    one, other = pair
    day, other_day = quoted.day[one], quoted.day[other]
    is_near = (np.abs(day - other_day) <= days) | (day == UNDATED) | (other_day == UNDATED)
    one_speaker = quoted.surname[one] == quoted.surname[other]
    other_words = one_speaker & (quoted.words[one] != quoted.words[other])
    other_speaker = ~one_speaker & quoted.is_named[one] & quoted.is_named[other]
    found: npt.NDArray[np.bool_] = is_near & (quoted.row[one] != quoted.row[other]) & (other_words | other_speaker)
    return found


def _added(pairs: Numbers) -> Numbers:
    """Pairs and counts (shape (2, n)) with the counts of equal pairs added up, in order of pair."""
    once, inverse = np.unique(pairs[0], return_inverse=True)
    counts = np.zeros(len(once), np.int64)
    np.add.at(counts, inverse, pairs[1])
    return np.stack([once, counts])
