"""What a dataset is made of: from the measures of all articles to how many there are by outlet, label and split, and by
split and day."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from newsqa.corpus.outlet_columns import added_up
from newsqa.corpus.row_groups import row_groups
from newsqa.rules.composition import COMPOSITION, SPLIT_DAYS

MOST_LABELS = 50  # what has more is a topic, or a text for each article, and no label
NAME_CHARS = 200  # of a label or a split
_PLACES = ("source_file", "source_row")


def composition(measures: Path) -> pa.Table:
    """The articles by outlet, label and split (schema COMPOSITION), in order of the first; labels are null where there
    are more than `MOST_LABELS` of them."""
    names = ["outlet", "label", "split"]
    is_label = _are_few(measures, "label")

    def counted(part: pa.Table) -> pa.Table:
        label = part["label"] if is_label else pa.nulls(len(part), pa.string())
        return pa.table({"outlet": part["outlet"], "label": _cut(label), "split": _cut(part["split"])})

    return _added_up(measures, names, counted, COMPOSITION)


def split_days(measures: Path) -> pa.Table:
    """The articles that have a split and a publication date by both (schema SPLIT_DAYS), in order of the first."""

    def counted(part: pa.Table) -> pa.Table:
        return pa.table({"split": _cut(part["split"]), "day": part["published"].cast(pa.date32())})

    return _added_up(measures, ["split", "published"], counted, SPLIT_DAYS)


def _cut(texts: pa.ChunkedArray | pa.Array) -> pa.ChunkedArray:
    """Texts that are not too long; an empty one is none."""
    return pc.utf8_slice_codeunits(pc.if_else(pc.equal(texts, ""), None, texts), 0, NAME_CHARS)


def _are_few(measures: Path, name: str) -> bool:
    """Whether the column has as many values at most as labels have."""
    seen: pa.Array = pa.array([], pa.string())
    for part in row_groups(measures, [name]):
        seen = pc.unique(pa.concat_arrays([seen, pc.unique(_cut(part[name]).drop_null())]))
        if len(seen) > MOST_LABELS:
            return False
    return True


def _added_up(
    measures: Path, read: Sequence[str], counted: Callable[[pa.Table], pa.Table], schema: pa.Schema
) -> pa.Table:
    """How many articles there are of what `counted` makes of the columns that are `read`, and the first of them."""
    keys = schema.names[: -len(_PLACES) - 1]
    # with the row of the first article: Arrow gives groups in an order of its own
    placed = schema.append(pa.field("row", pa.int64()))

    def summed(table: pa.Table) -> pa.Table:
        firsts = [("first_file", "first"), ("first_row", "first"), ("row", "min")]
        sums = table.group_by(keys, use_threads=False).aggregate([("articles", "sum"), *firsts])
        return sums.rename_columns(placed.names).sort_by("row")

    def parts() -> Iterator[pa.Table]:
        start = 0
        for part in row_groups(measures, [*read, *_PLACES]):
            of_keys = [counted(part)[name] for name in keys]
            ones = pa.repeat(pa.scalar(1, pa.int64()), len(part))
            rows = pa.array(range(start, start + len(part)))
            start += len(part)
            table = pa.table([*of_keys, ones, *(part[name] for name in _PLACES), rows], names=placed.names)
            needed = [pc.is_valid(table[name]) for name in keys if not schema.field(name).nullable]
            yield summed(table.filter(functools.reduce(pc.and_, needed)) if needed else table).cast(placed)

    return added_up(parts(), placed.empty_table(), summed).drop(["row"])
