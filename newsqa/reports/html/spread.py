"""Which findings a page shows: `findings.parquet` goes in, a bounded choice of its rows for each rule comes out.

The choice does not depend on the order of the rows, and no article fills the list of a rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

BATCH_ROWS = 16_384
CHOSEN_BY = ("rule", "article_id", "source_file", "source_row", "known", "field", "start", "end", "fingerprint")
SHOWN = (*CHOSEN_BY, "name", "severity", "excerpt", "mark_start", "mark_end", "message", "help", "outlet")
# So many rows wait before it is chosen among them: to choose is to sort, and a sort of few rows is repeated too often.
WAITING = 200_000


def shown_findings(path: Path, limit: int) -> dict[str, list[dict[str, Any]]]:
    """For each rule code at most `limit` rows of `findings.parquet` as dicts, in the order of file, row and place."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in in_reading_order(chosen_findings(path, limit)).to_pylist():
        found.setdefault(row["rule"], []).append(row)
    return found


def chosen_findings(path: Path, limit: int) -> pa.Table:
    """At most `limit` rows of each rule, with the columns SHOWN.

    Reads in batches: memory grows with what is chosen, not with the number of findings.
    """
    numbers = _chosen_numbers(path, limit)
    parts, first = [], 0
    for batch in _batches(path, SHOWN):
        begin, end = np.searchsorted(numbers, (first, first + len(batch)))
        parts.append(batch.take(pa.array(numbers[begin:end] - first)))
        first += len(batch)
    schema = pa.schema([pq.read_schema(path).field(name) for name in SHOWN])
    return pa.Table.from_batches(parts, schema)


def in_reading_order(table: pa.Table, first: tuple[str, ...] = ()) -> pa.Table:
    """The findings with new ones before known ones, then by file, row, title before body, and place; what has none of
    these last. Columns named in `first` count before all else."""
    is_body = pc.not_equal(pc.fill_null(table["field"], ""), "title")
    keys = (*first, "known", "source_file", "source_row", "_body", "start", "end", "fingerprint", "rule")
    keyed = table.append_column("_body", is_body)
    return table.take(pc.sort_indices(keyed, [(key, "ascending") for key in keys]))


def choose(table: pa.Table, limit: int) -> pa.Table:
    """At most `limit` rows of each rule: new before known, then the first of each article, then the second, and so on.

    The table has the columns CHOSEN_BY and `order`, as `with_order` makes it. Articles take turns in that order, so
    this is a spread over the dataset and not its beginning. Choosing from a choice and more rows gives what choosing
    from all rows gives: a row that was dropped had `limit` rows before it, and more rows can only push it further back.
    """
    is_body = pc.not_equal(pc.fill_null(table["field"], ""), "title")
    rule = table["rule"].combine_chunks().dictionary_encode().indices
    keyed = table.append_column("_body", is_body).append_column("_rule", rule)
    keys = ("_rule", "known", "order", "_body", "start", "end", "fingerprint", "source_file", "source_row")
    table = table.take(pc.sort_indices(keyed, [(key, "ascending") for key in keys]))
    rules, known, order = (_as_numbers(table[name]) for name in ("rule", "known", "order"))
    nth = _places_in_runs(rules, known, order)
    slots = np.lexsort((order, nth, known, rules))
    taken = slots[_places_in_runs(rules[slots]) < limit]
    return table.take(pa.array(taken))


def with_order(table: pa.Table) -> pa.Table:
    """The table with a column `order`: the turn of each row's article among those of its rule, as a hash gives it."""
    place = pc.binary_join_element_wise(
        pc.fill_null(table["source_file"], ""), pc.fill_null(table["source_row"].cast(pa.string()), ""), "\n"
    )
    turns = _hashes(pc.coalesce(table["article_id"], place)) ^ _hashes(table["rule"])
    return table.append_column("order", pa.array(turns))


def _chosen_numbers(path: Path, limit: int) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The numbers of the chosen rows in the file, ascending."""
    kept: list[pa.Table] = []
    first = waiting = 0
    for batch in _batches(path, CHOSEN_BY):
        numbers = pa.array(np.arange(first, first + len(batch)))
        kept.append(pa.table(batch).append_column("number", numbers))
        first += len(batch)
        waiting += len(batch)
        if waiting >= WAITING:
            kept, waiting = [_choose_from(kept, limit)], 0
    if not kept:
        return np.empty(0, np.int64)
    return np.sort(_as_numbers(_choose_from(kept, limit)["number"]))


def _choose_from(kept: list[pa.Table], limit: int) -> pa.Table:
    """The choice among what was kept and what is new, and has no turn yet."""
    with_turns = [table if "order" in table.column_names else with_order(table) for table in kept]
    return choose(pa.concat_tables([table.select([*CHOSEN_BY, "number", "order"]) for table in with_turns]), limit)


def _batches(path: Path, columns: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
    with pq.ParquetFile(path, buffer_size=1 << 20, pre_buffer=False) as file:
        yield from file.iter_batches(BATCH_ROWS, columns=list(columns))


def _hashes(column: pa.ChunkedArray) -> np.ndarray[Any, np.dtype[np.uint64]]:
    encoded = column.combine_chunks().dictionary_encode()
    digests = b"".join(blake2b(text.encode(), digest_size=8).digest() for text in encoded.dictionary.to_pylist())
    hashes: np.ndarray[Any, np.dtype[np.uint64]] = np.frombuffer(digests, "<u8")[encoded.indices.to_numpy()]
    return hashes


def _as_numbers(column: pa.ChunkedArray) -> np.ndarray[Any, np.dtype[Any]]:
    """The values as numbers; of text, numbers that are equal where the texts are."""
    array = column.combine_chunks()
    if pa.types.is_string(array.type):
        array = array.dictionary_encode().indices
    numbers: np.ndarray[Any, np.dtype[Any]] = array.to_numpy(zero_copy_only=False)
    return numbers


def _places_in_runs(*keys: np.ndarray[Any, np.dtype[Any]]) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The place of each row in its run of equal keys, from 0; equal rows stand together."""
    amount = len(keys[0])
    begins = np.zeros(amount, bool)
    begins[:1] = True
    for key in keys:
        begins[1:] |= key[1:] != key[:-1]
    starts = np.flatnonzero(begins)
    return np.arange(amount) - np.repeat(starts, np.diff(np.append(starts, amount)))
