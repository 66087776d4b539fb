"""The texts that a run may keep: the articles of a batch and their annotations go in, one row an article comes out, for
those only that may still be among the chosen (`newsqa.corpus.text_choice`)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence, Set

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from newsqa.annotate.tables import TABLES

LONGEST = 100_000  # characters of all that a row says of an article; one with more is not kept
# What is kept of each annotation, in the order of title and body, and of place.
KEPT: Mapping[str, Sequence[str]] = {
    "attributions": (
        *("field", "content_start", "content_end", "cue_start", "cue_end", "source_start", "source_end"),
        *("source_kind", "speaker", "is_unsourced"),
    ),
    "dates": ("field", "start", "end", "type", "value", "status"),
    "names": ("field", "start", "end", "type", "canonical", "variant_of"),
}
_PLACES = {"attributions": ("content_start", "cue_start", "source_start"), "dates": ("start",), "names": ("start",)}
_WORDS = {
    # column: the column of articles that it is
    **{name: name for name in ("article_id", "source_file", "outlet")},
    "published": "published_raw",
    **{name: name for name in ("url", "title", "body")},
}

TEXTS = pa.schema(
    [
        pa.field("article_id", pa.string(), nullable=False),
        pa.field("source_file", pa.string(), nullable=False),
        pa.field("source_row", pa.int64(), nullable=False),
        ("outlet", pa.string()),
        ("published", pa.string()),
        ("url", pa.string()),
        ("title", pa.string()),
        ("body", pa.string()),
        # the codes of the rules that found something in it
        ("rules", pa.list_(pa.string())),
        # null where the run did not look for them
        *((name, pa.list_(pa.struct([TABLES[name].field(column) for column in KEPT[name]]))) for name in KEPT),
    ]
)
# The same on the way: the row of the article, its turn among all articles, and how many characters it has.
CANDIDATES = pa.schema(
    [
        pa.field("row", pa.int64(), nullable=False),
        pa.field("turn", pa.uint64(), nullable=False),
        pa.field("size", pa.int64(), nullable=False),
        *TEXTS,
    ]
)

# The groups in which articles are chosen: each rule's, by its code, all in which something was found, and the others.
FOUND, SILENT = "found", "silent"
# By group the turn from which on no article of it is chosen any more; a group that is not there takes any.
Ceilings = Mapping[str, int]


def texts(
    articles: pa.Table,
    annotations: Mapping[str, pa.Table],
    annotators: Set[str],
    fault_rows: Mapping[str, Sequence[int]],
    ceilings: Ceilings,
) -> pa.Table:
    """The articles of a batch that may still be chosen (schema CANDIDATES); `row` is the row in the batch.

    `annotations` are the tables of `newsqa.annotate.tables`, of which `annotators` were looked for; `fault_rows` gives
    for a rule's code the article row of each of its findings.
    """
    codes: dict[int, dict[str, None]] = {}
    for code, found in fault_rows.items():
        for row in found:
            codes.setdefault(row, {})[code] = None
    turns = np.fromiter(_turns(articles), np.uint64, len(articles))
    sizes = _sizes(articles)
    wanted = [
        row
        for row, (turn, size) in enumerate(zip(turns.tolist(), sizes.tolist(), strict=True))
        if size <= LONGEST and any(turn < ceilings.get(group, turn + 1) for group in groups(codes.get(row, ())))
    ]
    if not wanted:
        return CANDIDATES.empty_table()
    rows = np.array(wanted, np.int64)
    chosen = articles.take(pa.array(rows))
    columns = {
        "row": rows,
        "turn": turns[rows],
        "size": sizes[rows],
        "source_row": chosen["source_row"],
        **{name: chosen[column] for name, column in _WORDS.items()},
        "rules": [sorted(codes.get(row, ())) for row in wanted],
    }
    for name in KEPT:
        kind = CANDIDATES.field(name).type
        looked_for = name in annotators
        columns[name] = _lists(annotations[name], name, rows, kind) if looked_for else pa.nulls(len(rows), kind)
    return pa.table({name: columns[name] for name in CANDIDATES.names}, schema=CANDIDATES)


def groups(codes: Sequence[str] | Mapping[str, None]) -> tuple[str, ...]:
    """The groups of an article in which the rules of these codes found something."""
    return (*codes, FOUND) if codes else (SILENT,)


def _turns(articles: pa.Table) -> Iterator[int]:
    """A number for each article, as a hash of its place and id gives it: an order that no source has a hand in."""
    names = ("source_file", "source_row", "article_id")
    for file, row, article_id in zip(*(articles[name].to_pylist() for name in names), strict=True):
        place = f"{file}\0{row}\0{article_id}".encode("utf-8", "surrogatepass")
        yield int.from_bytes(hashlib.blake2b(place, digest_size=8).digest(), "big")


def _sizes(articles: pa.Table) -> npt.NDArray[np.int64]:
    """The characters of each article in all columns that are kept."""
    sizes = np.zeros(len(articles), np.int64)
    for column in _WORDS.values():
        sizes += pc.fill_null(pc.utf8_length(articles[column]), 0).to_numpy()
    return sizes


def _lists(table: pa.Table, name: str, rows: npt.NDArray[np.int64], kind: pa.DataType) -> pa.Array:
    """The annotations of each of these articles (rows, ascending) as lists of structs."""
    table = table.filter(pc.is_in(table["row"], pa.array(rows, pa.int32())))
    table = table.append_column("_place", pc.coalesce(*(table[column] for column in _PLACES[name])))
    keys = [("row", "ascending"), ("field", "descending"), ("_place", "ascending")]
    table = table.take(pc.sort_indices(table, keys))
    bounds = np.searchsorted(table["row"].to_numpy(), np.append(rows, rows[-1] + 1)).astype(np.int32)
    arrays = [table[column].combine_chunks() for column in KEPT[name]]
    structs = pa.StructArray.from_arrays(arrays, fields=list(kind.value_type))
    return pa.ListArray.from_arrays(pa.array(bounds), structs, type=kind)
