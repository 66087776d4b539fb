"""Which articles a run keeps in full: candidates go in batch by batch, a bounded choice of them comes out.

Articles take turns as a hash of their place and id gives it. Of each rule the first articles are held that have a
finding of it, of all articles with a finding the first, and fewer of the others, about which a rule that compares
articles may still have something to say. What is held of a group is the beginning of its order, up to a bound, so that
an article once passed over is never wanted again, and neither batches nor processes change what is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from newsqa.corpus.repeats import take_rows
from newsqa.rules.texts import CANDIDATES, FOUND, SILENT, TEXTS, Ceilings

MOST_OF_A_RULE = 25  # articles that a rule is sure of, as far as there is room
# Characters of the articles of a group, of which the last may go beyond.
ROOM_OF_A_RULE = 250_000
ROOM = {FOUND: 8_000_000, SILENT: 2_000_000}
WAITING = 4_000_000  # characters that wait before it is chosen among them
_NO_BOUND = np.iinfo(np.int64).max

Numbers: TypeAlias = "npt.NDArray[np.int64]"


class TextChoice:
    """The articles that are held so far; `ceilings` tell workers which may still be chosen."""

    def __init__(self) -> None:
        self.ceilings: Ceilings = {}
        self._held = [CANDIDATES.empty_table()]
        self._waiting = 0

    def add(self, candidates: pa.Table) -> None:
        """Take more articles (schema CANDIDATES) into the choice, in the order of the dataset."""
        if len(candidates):
            self._held.append(candidates)
            self._waiting += pc.sum(candidates["size"]).as_py()
            if self._waiting >= WAITING:
                self._choose()

    def _choose(self) -> None:
        table = pa.concat_tables(self._held)
        groups = _groups(table)
        inside = (groups.nth < groups.most) & (groups.before < groups.room)
        self.ceilings = {
            name: int(groups.turn[at])
            for name, at in zip(groups.names, groups.last(inside), strict=True)
            if groups.nth[at] + 1 >= groups.most[at] or groups.before[at] + groups.size[at] >= groups.room[at]
        }
        self._held = [table.take(pa.array(np.unique(groups.row[inside])))]
        self._waiting = 0

    def chosen(self, measures: Path, codes: Sequence[str]) -> pa.Table:
        """The articles that are kept (schema TEXTS), in the order of the dataset: those in which something was found.

        `measures` is a Parquet file of one row an article, with what each of the rules `codes` found in it. The rules
        take turns: the first article of each, the second of each, ..., then the rest, until there is no room.
        """
        self._choose()
        table = _with_findings(self._held[0], measures, codes)
        groups = _groups(table)
        first = np.full(len(table), MOST_OF_A_RULE)
        of_rules = (groups.nth < MOST_OF_A_RULE) & (groups.before < groups.room) & (groups.most != _NO_BOUND)
        np.minimum.at(first, groups.row[of_rules], groups.nth[of_rules])
        order = np.lexsort((table["turn"].to_numpy(), first))
        sizes = table["size"].to_numpy()[order]
        taken = order[np.cumsum(sizes) - sizes < ROOM[FOUND]]
        return table.take(pa.array(np.sort(taken))).select(TEXTS.names)


class _Groups(NamedTuple):
    """Articles by group and turn: of each its row in the table, its place in the group, and how many characters stand
    before it there; `most` and `room` are the bounds of the group."""

    names: Sequence[str]
    group: Numbers
    row: Numbers
    turn: npt.NDArray[np.uint64]
    size: Numbers
    nth: Numbers
    before: Numbers
    most: Numbers
    room: Numbers

    def last(self, inside: npt.NDArray[np.bool_]) -> Numbers:
        """The last of each group that is inside; the first of a group always is."""
        at = np.flatnonzero(inside)
        ends: Numbers = at[np.searchsorted(self.group[at], np.arange(len(self.names)), "right") - 1]
        return ends


def _groups(table: pa.Table) -> _Groups:
    codes = table["rules"].combine_chunks()
    others = pc.if_else(pc.greater(pc.list_value_length(codes), 0), FOUND, SILENT)
    members = pa.concat_arrays([pc.list_flatten(codes), others]).dictionary_encode()
    rows = np.concatenate([pc.list_parent_indices(codes).to_numpy(), np.arange(len(table))]).astype(np.int64)
    names, group = members.dictionary.to_pylist(), members.indices.to_numpy()
    slots = np.lexsort((table["turn"].to_numpy()[rows], group))
    group, row = group[slots], rows[slots]
    turn, size = (table[name].to_numpy()[row] for name in ("turn", "size"))
    starts = np.searchsorted(group, group)
    above = np.cumsum(size) - size
    most = np.array([_NO_BOUND if name in ROOM else MOST_OF_A_RULE for name in names], np.int64)
    room = np.array([ROOM.get(name, ROOM_OF_A_RULE) for name in names], np.int64)
    nth = np.arange(len(rows)) - starts
    return _Groups(names, group, row, turn, size, nth, above - above[starts], most[group], room[group])


def _with_findings(table: pa.Table, measures: Path, codes: Sequence[str]) -> pa.Table:
    """The articles in which something was found, with the rules that found it, whenever they ran."""
    if not len(table) or not codes:
        return CANDIDATES.empty_table()
    found = take_rows(measures, table["row"].to_numpy(), codes)
    rows, columns = np.nonzero(np.column_stack([found[code].to_numpy() for code in codes]))
    bounds = np.searchsorted(rows, np.arange(len(table) + 1)).astype(np.int32)
    lists = pa.ListArray.from_arrays(pa.array(bounds), pa.array(list(codes), pa.string()).take(pa.array(columns)))
    at = table.schema.get_field_index("rules")
    table = table.set_column(at, table.schema.field(at), lists)
    return table.filter(pc.greater(pc.list_value_length(lists), 0))
