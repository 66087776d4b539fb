"""Which findings a page shows: `findings.parquet` goes in, a bounded choice of rows for each rule comes out.

The choice does not depend on the order of the rows, and no article fills the list of a rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

BATCH_ROWS = 16_384
CHOSEN_BY = ("rule", "article_id", "source_file", "source_row", "known", "field", "start", "end", "fingerprint")
SHOWN = (*CHOSEN_BY, "name", "severity", "excerpt", "mark_start", "mark_end", "message", "help", "outlet")


class Candidate(NamedTuple):
    """A row of findings, as far as choosing needs it; `row` is its number in the batch, or the whole row once kept."""

    known: bool
    order: int
    article: str
    place: tuple[bool, int, int, str]
    row: Any


Slot = tuple[bool, int, int, str]


def spread(candidates: Iterable[Candidate], limit: int) -> tuple[list[Candidate], Slot | None]:
    """At most `limit` candidates: new before known, then the first of each article, then the second, and so on.

    Articles take turns in the order of a hash, so this is a spread over the dataset and not its beginning. Choosing
    from a choice and more rows gives what choosing from all rows gives: a row that was dropped had `limit` rows before
    it, and more rows can only push it further back. The second value is the slot of the last one chosen, or None while
    there is room: a row whose best slot stands behind it need not be looked at.
    """
    slots: list[tuple[Slot, Candidate]] = []
    last: tuple[bool, str] | None = None
    nth = 0
    for candidate in sorted(candidates, key=lambda c: (c.known, c.article, c.place)):
        nth = nth + 1 if (candidate.known, candidate.article) == last else 0
        last = (candidate.known, candidate.article)
        slots.append(((candidate.known, nth, candidate.order, candidate.article), candidate))
    slots.sort(key=lambda pair: pair[0])
    chosen = slots[:limit]
    return [candidate for _, candidate in chosen], chosen[-1][0] if len(chosen) == limit else None


def shown_findings(path: Path, limit: int) -> dict[str, list[dict[str, Any]]]:
    """For each rule code at most `limit` rows of `findings.parquet` as dicts, in the order of file, row and place.

    Reads in batches: memory does not grow with the number of findings.
    """
    kept: dict[str, list[Candidate]] = defaultdict(list)
    bounds: dict[str, Slot | None] = {}
    with pq.ParquetFile(path, buffer_size=1 << 20, pre_buffer=False) as file:
        for batch in file.iter_batches(BATCH_ROWS, columns=list(SHOWN)):
            for code, candidates in _candidates(batch, bounds).items():
                chosen, bounds[code] = spread([*kept[code], *candidates], limit)
                kept[code] = [_with_row(candidate, batch) for candidate in chosen]
    return {code: sorted((c.row for c in chosen), key=_reading_order) for code, chosen in kept.items()}


def _candidates(batch: pa.RecordBatch, bounds: dict[str, Slot | None]) -> dict[str, list[Candidate]]:
    found: dict[str, list[Candidate]] = defaultdict(list)
    columns = [batch[name].to_pylist() for name in CHOSEN_BY]
    for index, (rule, article, file, row, known, field, start, end, fingerprint) in enumerate(
        zip(*columns, strict=True)
    ):
        key = article if article is not None else f"{file}\n{row}"
        order = int.from_bytes(blake2b(f"{rule}\n{key}".encode(), digest_size=8).digest())
        bound = bounds.get(rule)
        if bound is not None and (bool(known), 0, order, key) > bound:
            continue
        place = (field != "title", -1 if start is None else start, -1 if end is None else end, fingerprint or "")
        found[rule].append(Candidate(bool(known), order, key, place, index))
    return found


def _with_row(candidate: Candidate, batch: pa.RecordBatch) -> Candidate:
    if isinstance(candidate.row, int):
        return candidate._replace(row=batch.slice(candidate.row, 1).to_pylist()[0])
    return candidate


def _reading_order(row: dict[str, Any]) -> tuple[Any, ...]:
    source_row = -1 if row["source_row"] is None else row["source_row"]
    start = -1 if row["start"] is None else row["start"]
    known = bool(row["known"])
    return known, row["source_file"] or "", source_row, row["field"] != "title", start, row["fingerprint"] or ""
