"""Many lines of JSON at once: from a block of lines to an Arrow table, where all of them are plain and sound.

Arrow's own reader is twice as fast as any that makes Python objects, but it reads a block or it does not: where a line
is broken, a key stands twice, a field holds values of two kinds or one that was not there before, the answer is None,
and the lines are read one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.json as arrow_json

MOST_FIELDS = 500
_PLAIN: Mapping[type, pa.DataType] = {str: pa.string(), int: pa.int64(), bool: pa.bool_()}


def schema_of(records: Iterable[Mapping[str, Any]], before: pa.Schema | None = None) -> pa.Schema | None:
    """The types of the fields in these records and in the schema `before`; None when they are not plain: texts, whole
    numbers, true or false, and lists of texts, one of these in each field."""
    types: dict[str, pa.DataType | None] = {field.name: field.type for field in before or ()}
    for record in records:
        for name, value in record.items():
            if value is None:
                types.setdefault(name, None)
                continue
            kind = _type_of(value)
            if kind is None or types.setdefault(name, kind) not in (kind, None):
                return None
            types[name] = kind
    if not types or len(types) > MOST_FIELDS or any("\0" in name for name in types):
        return None
    # nothing is known of a field that is null everywhere; should it turn out to hold no texts, the block is not read
    return pa.schema([(name, kind or pa.string()) for name, kind in types.items()])


def _count_objects(block: bytes) -> int | None:
    """The lines of the block, where each begins with a bracket. To Arrow a line break is white space like any other;
    where all lines begin an object, none can hold the half of one, nor two make up for one that is blank."""
    array = np.frombuffer(block, np.uint8)
    begins = np.flatnonzero(array == ord("\n")) + 1
    if len(begins) and begins[-1] == len(block):
        begins = begins[:-1]
    return len(begins) + 1 if block.startswith(b"{") and (array[begins] == ord("{")).all() else None


def _has_nul(column: pa.ChunkedArray) -> bool:
    """Whether there is a NUL character in texts or lists of texts: looked for when the escapes are undone, it is one
    byte and not six."""
    for chunk in column.chunks:
        texts = chunk.values if pa.types.is_list(chunk.type) else chunk
        data = texts.buffers()[2] if pa.types.is_string(texts.type) else None
        if data is not None and np.count_nonzero(np.frombuffer(data, np.uint8)) != data.size:
            return True
    return False


def _type_of(value: Any) -> pa.DataType | None:
    if type(value) is list:
        return pa.list_(pa.string()) if all(item is None or type(item) is str for item in value) else None
    if type(value) is int and not -(2**63) <= value < 2**63:
        return None
    return _PLAIN.get(type(value))


def read_block(block: bytes, schema: pa.Schema) -> pa.Table | None:
    """The objects in a block of lines, one each, as a table with the columns of the schema; else None."""
    count = _count_objects(block)
    if count is None:
        return None
    try:
        table = arrow_json.read_json(
            pa.BufferReader(block),
            read_options=arrow_json.ReadOptions(use_threads=False, block_size=len(block) + 1),
            parse_options=arrow_json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error"),
        )
        if len(table) != count or any(map(_has_nul, table.columns)):
            return None  # several objects in a line; a NUL character must be remarked
        table.validate(full=True)  # Arrow does not look whether texts are UTF-8 while it reads
    except pa.ArrowInvalid:
        return None
    return table
