"""Fields that state the terms under which an article may be used, by their names, also within objects."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import pyarrow as pa

MOST_NAMES = 1000  # of the objects of one block: beyond, names are data
LEVELS = 2  # of objects within objects: `meta.license`, `meta.rights.holder`

# the last part of a field's name: "license", "usageTerms", "copyright_notice", "license_url", "dc:rights"
_STATES_TERMS = re.compile(
    r"(?:^|[.:])(?:(?:\w+_)?licen[cs]es?(?:_?(?:id|name|text|type|ur[il]))?|rights(?:_?(?:holder|statement))?"
    r"|usage_?(?:terms|rights)|copyright(?:_?(?:notice|holder|text))?|terms(?:_of_use)?)(?:\.|$)",
    re.IGNORECASE,
)

Objects: TypeAlias = "list[tuple[int, Mapping[str, Any]]]"  # with the place in the column of each


def states_terms(name: str) -> bool:
    """Whether a field of this name states terms of use: "license", "dc:rights", "meta.license"."""
    return _STATES_TERMS.search(name) is not None


def terms_within(column: pa.ChunkedArray | list[Any]) -> Iterator[tuple[str, int, int]]:
    """The fields within the objects of a column that state terms (`license`, `rights.holder`): the path of each, in how
    many objects it has a value, and the first of these."""
    if isinstance(column, list):
        yield from _in_objects([(place, value) for place, value in enumerate(column) if type(value) is dict], LEVELS)
    elif any(_named(column.type, LEVELS)):
        yield from terms_within(column.to_pylist())


def _in_objects(objects: Objects, levels: int) -> Iterator[tuple[str, int, int]]:
    names = dict.fromkeys(itertools.chain.from_iterable(value for _, value in objects))
    for name in filter(states_terms, itertools.islice(names, MOST_NAMES)):
        if places := [place for place, value in objects if value.get(name) is not None]:
            yield name, len(places), places[0]
    if levels > 1:
        for name, inner in itertools.islice(_by_name(objects).items(), MOST_NAMES):
            for path, count, first in _in_objects(inner, levels - 1):
                yield f"{name}.{path}", count, first


def _by_name(objects: Objects) -> Mapping[str, Objects]:
    """The objects in the objects, by the field that holds them."""
    found: dict[str, Objects] = {}
    for place, value in objects:
        for name, inner in value.items():
            if type(inner) is dict:
                found.setdefault(name, []).append((place, inner))
    return found


def _named(kind: pa.DataType, levels: int) -> Iterator[bool]:
    """For each field within the type whether its name states terms."""
    if pa.types.is_struct(kind):
        for field in (kind.field(number) for number in range(kind.num_fields)):
            yield states_terms(field.name)
            if levels > 1:
                yield from _named(field.type, levels - 1)
