"""Paths to values in a record: from a path and a record to the value, and to what is left without it.

A path is a field (`title`), a field in an object (`source.name`), in a list (`headlines.0.value`), several fields
joined with a space (`post_date + post_time`), or the first of several that has a value (`summary | description`). A
field whose own name looks like a path wins over what the path means.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

JOINED = " + "
OR_ELSE = " | "
_DOT = re.compile(r"\.")


def value_at(record: Mapping[str, Any], path: str) -> Any:
    """The value of a path in a record, or None."""
    if path in record:
        return record[path]
    if OR_ELSE in path:
        found = (value_at(record, part) for part in path.split(OR_ELSE))
        return next((value for value in found if value is not None), None)
    if JOINED in path:
        return _joined([value_at(record, part) for part in path.split(JOINED)])
    for inner, rest in _inside(record, path):
        if (value := value_at(inner, rest)) is not None:
            return value
    return None


def has_field(record: Mapping[str, Any], path: str) -> bool:
    """Whether the record has the field of this path, or one of its fields, be it null."""
    if path in record:
        return True
    if OR_ELSE in path or JOINED in path:
        return any(has_field(record, part) for part in parts_of(path))
    return any(has_field(inner, rest) for inner, rest in _inside(record, path))


def parts_of(path: str) -> list[str]:
    """The fields that a path names: "post_date + post_time" -> post_date, post_time."""
    return [part for one in path.split(OR_ELSE) for part in one.split(JOINED)]


def head_of(path: str, fields: Collection[str]) -> str:
    """The field of the record that a path of one part begins with: "source.name" -> source."""
    if path in fields:
        return path
    heads = (path[: dot.start()] for dot in _DOT.finditer(path))
    return next((head for head in heads if head in fields), path.partition(".")[0])


def without(record: Mapping[str, Any], paths: Collection[str]) -> dict[str, Any]:
    """The record without the values at these paths (of one part each), and without nulls. Lists are kept whole."""
    rest = {name: value for name, value in record.items() if value is not None and name not in paths}
    for path in paths:
        if "." in path and path not in record:
            rest = _without_one(rest, path)
    return rest


def _without_one(record: dict[str, Any], path: str) -> dict[str, Any]:
    for dot in _DOT.finditer(path):
        head, rest = path[: dot.start()], path[dot.end() :]
        inner = record.get(head)
        if isinstance(inner, Mapping) and has_field(inner, rest):
            left = without(inner, (rest,))
            return {name: left if name == head else kept for name, kept in record.items() if name != head or left}
    return record


def _inside(record: Mapping[str, Any], path: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    """The objects that a path may lead into, each with the rest of the path."""
    for dot in _DOT.finditer(path):
        inner, rest = record.get(path[: dot.start()]), path[dot.end() :]
        if isinstance(inner, Mapping):
            yield inner, rest
        elif isinstance(inner, list | tuple):
            # as an object whose fields are numbers, but only those that the path may ask for
            number = rest.partition(".")[0]
            if number.isascii() and number.isdigit() and len(number) < 7 and int(number) < len(inner):
                yield {number: inner[int(number)]}, rest


def _joined(values: list[Any]) -> Any:
    """The values as one text; a single one stays as it is. Of a moment at midnight the day, since a time may follow."""
    there = [value for value in values if value is not None and value != ""]
    if len(there) < 2:
        return there[0] if there else None
    return " ".join(map(_as_part, there))


def _as_part(value: Any) -> str:
    if isinstance(value, datetime) and value.tzinfo is None and not (value.hour or value.minute or value.second):
        value = value.date()
    isoformat = getattr(value, "isoformat", None)
    return str(isoformat() if isoformat else value).strip()
