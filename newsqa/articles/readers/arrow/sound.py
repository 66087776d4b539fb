"""Columns that came from outside, made safe to touch: every offset, length and index is checked before a value is
read."""

from __future__ import annotations

import pyarrow as pa
from pyarrow import types


def sound(column: pa.Array) -> pa.Array:
    """The column, when all of it is valid. Where only texts are not UTF-8, its texts as bytes.

    Raises ArrowInvalid when its structure is damaged: reading such a column could end the process.
    """
    try:
        column.validate(full=True)
    except pa.ArrowInvalid:
        if not _holds_text(column.type):
            raise
        column = _as_bytes(column)
        column.validate(full=True)
    return column


def _holds_text(kind: pa.DataType) -> bool:
    if isinstance(kind, pa.BaseExtensionType):
        return _holds_text(kind.storage_type)
    if types.is_dictionary(kind) or types.is_run_end_encoded(kind):
        return _holds_text(kind.value_type)
    if types.is_nested(kind):
        return any(_holds_text(kind.field(number).type) for number in range(kind.num_fields))
    return bool(types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind))


def _as_bytes(column: pa.Array) -> pa.Array:
    """The same column with bytes for texts. Only the pieces are put together anew; no value is read."""
    column.validate()  # its buffers are as long as its rows need
    kind = column.type
    if isinstance(kind, pa.BaseExtensionType):
        return _as_bytes(column.storage)
    if types.is_dictionary(kind):
        return pa.DictionaryArray.from_arrays(column.indices, sound(column.dictionary))
    if types.is_string(kind):
        return _rebuilt(column, pa.binary(), 3)
    if types.is_large_string(kind):
        return _rebuilt(column, pa.large_binary(), 3)
    if types.is_string_view(kind):
        return _rebuilt(column, pa.binary_view(), None)
    if types.is_map(kind):
        keys, items = sound(column.keys), sound(column.items)
        pairs = pa.StructArray.from_arrays(
            [keys, items], fields=[pa.field("key", keys.type, nullable=False), pa.field("value", items.type)]
        )
        return _rebuilt(column, pa.map_(keys.type, items.type), 2, pairs)
    if types.is_list(kind):
        values = sound(column.values)
        return _rebuilt(column, pa.list_(values.type), 2, values)
    if types.is_large_list(kind):
        values = sound(column.values)
        return _rebuilt(column, pa.large_list(values.type), 2, values)
    if types.is_fixed_size_list(kind):
        values = sound(column.values)
        return _rebuilt(column, pa.list_(values.type, kind.list_size), 1, values)
    if types.is_struct(kind):
        inner = [sound(column.field(number)) for number in range(kind.num_fields)]
        fields = [kind.field(number).with_type(each.type) for number, each in enumerate(inner)]
        return pa.StructArray.from_arrays(inner, fields=fields, mask=column.is_null())
    return column


def _rebuilt(column: pa.Array, kind: pa.DataType, own: int | None, child: pa.Array | None = None) -> pa.Array:
    """An array of another type over the first `own` buffers of the column."""
    children = None if child is None else [child]
    return pa.Array.from_buffers(kind, len(column), column.buffers()[:own], -1, column.offset, children=children)
