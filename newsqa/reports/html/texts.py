"""The articles that a page holds in full, as plain data: `texts.parquet` and the data of the findings go in, a dict for
JSON comes out, columns with their repeated values told once. `docs/report-data.md` documents the format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsqa.reports.html.data import FORMAT, clipped
from newsqa.rules.texts import KEPT

_NUMBERED = ("field", "source_kind", "speaker", "type", "value", "status", "canonical", "variant_of")


def with_articles(data: Mapping[str, Any], texts: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The data of the findings with a place for each of their articles, and the articles that stand in these places.

    Only articles are held of which the data have a finding; the place of any other is -1.
    """
    table = pq.read_table(texts)
    columns = ([clipped(value) for value in table[name].to_pylist()] for name in ("article_id", "source_file"))
    held = {place: row for row, place in enumerate(zip(*columns, table["source_row"].to_pylist(), strict=True))}
    about, files = data["articles"], data["texts"]["file"]
    in_file = [None if file < 0 else files[file] for file in about["file"]]
    rows = [held.get(place, -1) for place in zip(about["id"], in_file, about["row"], strict=True)]
    wanted = sorted({row for row in rows if row >= 0})
    places = {row: place for place, row in enumerate(wanted)}
    found = {**data, "articles": {**about, "text": [places.get(row, -1) for row in rows]}}
    return found, _texts(table.take(pa.array(wanted, pa.int64())))


def _texts(table: pa.Table) -> dict[str, Any]:
    words: dict[str, dict[str, int]] = {name: {} for name in _NUMBERED}
    annotations = {name: _annotations(table[name], KEPT[name], words) for name in KEPT}
    articles: dict[str, Any] = {
        name: [value and clipped(value) for value in table[name].to_pylist()] for name in ("published", "url")
    }
    articles |= {name: table[name].to_pylist() for name in ("title", "body")}
    return {
        "format": FORMAT,
        "size": len(table),
        "looked_for": [name for name in KEPT if table[name].null_count < len(table)],
        "words": {name: list(values) for name, values in words.items()},
        "articles": articles,
        **annotations,
    }


def _annotations(lists: pa.ChunkedArray, names: Sequence[str], words: Mapping[str, dict[str, int]]) -> dict[str, Any]:
    """Annotations in columns, with the place of their article; a null is -1, and so is no word."""
    rows = lists.combine_chunks()
    structs = pc.list_flatten(rows)
    columns: dict[str, Any] = {"article": pc.list_parent_indices(rows).to_pylist()}
    for name in names:
        values = pc.struct_field(structs, name)
        if name in words:
            columns[name] = _numbered(values, words[name])
        else:
            columns[name] = pc.fill_null(values.cast(pa.int32()), -1).to_pylist()
    return columns


def _numbered(values: pa.Array, numbers: dict[str, int]) -> list[int]:
    """The number of each value among the words of its column, to which new ones are added; -1 for null."""
    encoded = values.dictionary_encode()
    known = [numbers.setdefault(value, len(numbers)) for value in encoded.dictionary.to_pylist()]
    at = pc.fill_null(encoded.indices, len(known)).to_numpy()
    numbered: list[int] = np.append(np.array(known, np.int64), -1)[at].tolist()
    return numbered
