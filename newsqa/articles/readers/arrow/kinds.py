"""From the type of an Arrow column to the type in which the reader gives it: bytes become strings, and encodings that
only save space are undone."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TypeAlias

import pyarrow as pa
from pyarrow import types

Kind: TypeAlias = "pa.DataType"


def text_kind(kind: Kind) -> Kind:
    """The type with strings for bytes, without dictionaries, views, run lengths and extensions, at any depth."""
    return _mapped(kind, _text_leaf)


def in_microseconds(kind: Kind) -> Kind:
    """The type with microseconds for nanoseconds, which Python's own times do not know."""
    return _mapped(kind, _micro_leaf)


def is_bytes(kind: Kind) -> bool:
    """Whether its values are bytes, which may or may not be text."""
    return bool(
        types.is_binary(kind)
        or types.is_large_binary(kind)
        or types.is_fixed_size_binary(kind)
        or types.is_binary_view(kind)
    )


def is_flat_text(kind: Kind) -> bool:
    """Texts or bytes of any length that lie one behind the other in one buffer."""
    flat = (types.is_string, types.is_large_string, types.is_binary, types.is_large_binary)
    return any(is_kind(kind) for is_kind in flat)


def is_time(kind: Kind) -> bool:
    """Whether its values are times that Arrow counts further than Python does."""
    return bool(types.is_timestamp(kind) or types.is_date(kind) or types.is_duration(kind))


def is_packed(kind: Kind) -> bool:
    """Whether a few bytes can stand for many rows of text."""
    return bool(
        types.is_dictionary(kind)
        or types.is_run_end_encoded(kind)
        or types.is_string_view(kind)
        or types.is_binary_view(kind)
        or types.is_list_view(kind)
        or types.is_large_list_view(kind)
    )


@functools.lru_cache(maxsize=1 << 12)  # the same few types are asked for at every batch
def has_any(kind: Kind, is_such: Callable[[Kind], bool]) -> bool:
    """Whether the type, or one that it holds, is such."""
    return is_such(kind) or any(has_any(inner, is_such) for inner in _inner(kind))


def only_python_reads(kind: Kind) -> bool:
    """Whether Arrow itself cannot be asked to make text of it: a UUID is text only in Python's eyes, and an object with
    two fields of one name is no object to Python."""
    return bool(
        types.is_union(kind)
        or _repeats_a_name(kind)
        or types.is_list_view(kind)  # pyarrow 26 loses the values of some when it casts them
        or types.is_large_list_view(kind)
        or (isinstance(kind, pa.BaseExtensionType) and kind.extension_name == "arrow.uuid")
    )


def _inner(kind: Kind) -> list[Kind]:
    if isinstance(kind, pa.BaseExtensionType):
        return [kind.storage_type]
    if types.is_dictionary(kind) or types.is_run_end_encoded(kind):
        return [kind.value_type]
    if types.is_map(kind):
        return [kind.key_type, kind.item_type]
    if types.is_nested(kind):
        return [kind.field(number).type for number in range(kind.num_fields)]
    return []


def _mapped(kind: Kind, leaf: Callable[[Kind], Kind]) -> Kind:
    """The type with `leaf` done to all that it holds. What does not change stays the same to its names and flags."""
    if all(_mapped(inner, leaf) == inner for inner in _inner(kind)) and leaf(kind) == kind:
        return kind
    if types.is_map(kind):
        return pa.map_(_mapped(kind.key_type, leaf), _mapped(kind.item_type, leaf))
    if types.is_struct(kind):
        fields = [kind.field(number) for number in range(kind.num_fields)]
        return pa.struct([field.with_type(_mapped(field.type, leaf)) for field in fields])
    if types.is_fixed_size_list(kind):
        return pa.list_(_mapped(kind.value_type, leaf), kind.list_size)
    if types.is_large_list(kind):
        return pa.large_list(_mapped(kind.value_type, leaf))
    if types.is_list(kind) or types.is_list_view(kind) or types.is_large_list_view(kind):
        return pa.list_(_mapped(kind.value_type, leaf))
    simple = leaf(kind)
    return simple if simple == kind else _mapped(simple, leaf)


def _text_leaf(kind: Kind) -> Kind:
    if isinstance(kind, pa.BaseExtensionType):
        return pa.string() if only_python_reads(kind) else kind.storage_type
    if types.is_dictionary(kind) or types.is_run_end_encoded(kind):
        return kind.value_type
    if types.is_binary(kind) or types.is_fixed_size_binary(kind):
        return pa.string()
    if types.is_large_binary(kind) or types.is_string_view(kind) or types.is_binary_view(kind):
        return pa.large_string()
    if types.is_list_view(kind) or types.is_large_list_view(kind):
        return pa.list_(kind.value_type)
    return kind


def _micro_leaf(kind: Kind) -> Kind:
    if types.is_timestamp(kind):
        # an instant is the same in any zone; where the zone's name is not known, it is told in UTC
        return pa.timestamp("us" if kind.unit == "ns" else kind.unit, kind.tz if _is_zone(kind.tz) else "UTC")
    if types.is_duration(kind) and kind.unit == "ns":
        return pa.duration("us")
    return kind


def _is_zone(name: str | None) -> bool:
    """Whether Python knows the zone: "Europe/Berlin", "+02:00", or none at all."""
    try:
        pa.scalar(0, pa.timestamp("s", name)).as_py()
    except (ValueError, OSError, KeyError, pa.ArrowException):
        return False
    return True


def _repeats_a_name(kind: Kind) -> bool:
    names = [kind.field(number).name for number in range(kind.num_fields)] if types.is_struct(kind) else []
    return len(set(names)) < len(names)


def all_names(schema: pa.Schema) -> list[str]:
    """The names of all fields, at any depth. Raises UnicodeDecodeError when one is not UTF-8."""
    names = list(schema.names)
    kinds = list(schema.types)
    while kinds:
        kind = kinds.pop()
        if types.is_struct(kind) or types.is_union(kind):
            names += [kind.field(number).name for number in range(kind.num_fields)]
        kinds += _inner(kind)
    return names
