"""A JSON file that holds columns instead of records, as pandas writes by default: {"title": {"0": .., "1": ..}, ..} or
{"title": [..], ..}."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import orjson

from newsqa.articles.readers.encodings.recovery import UTF8_MARK
from newsqa.articles.readers.json.values import read_object_items
from newsqa.articles.readers.record import MAX_RECORD_BYTES, Block, Item, Reject, raw_text

WAY_OUT = 'write it as records: in pandas df.to_json(path, orient="records", lines=True)'


def read_columns(pieces: Iterator[bytes], bound: int = MAX_RECORD_BYTES) -> Iterator[Item]:
    """The records of the file; a whole file is held in memory, so that one beyond `bound` bytes is a reject.

    What turns out to be no columns is read as one object. Raises BrokenStream as the pieces do.
    """
    read: list[bytes] = []
    size = 0
    for data in pieces:
        read.append(data)
        size += len(data)
        if size > bound:
            reason = f"the file holds columns instead of records, and more than {bound:,} bytes of them; {WAY_OUT}"
            yield Reject(None, reason, raw_text(read[0]))
            return
    data = b"".join(read)
    is_strict, value = _value(data.removeprefix(UTF8_MARK))
    records = _records(value)
    if records is None:
        yield from read_object_items(data, 1, file_offset=0, line=1)
    elif records and is_strict:
        yield Block(range(1, len(records) + 1), records, size)
    else:
        for row, record in enumerate(records, 1):
            # ASCII alone: half a character stays half a character, and is found
            yield from read_object_items(json.dumps(record).encode(), row)


def _value(data: bytes) -> tuple[bool, Any]:
    """Whether JSON data keep to the standard, and their value with or without NaN; None when they are broken: then they
    are not worth a guess."""
    try:
        return True, orjson.loads(data)
    except orjson.JSONDecodeError:
        try:
            return False, json.loads(data)
        except (ValueError, RecursionError):
            return False, None


def _records(value: Any) -> list[dict[str, Any]] | None:
    """The rows of columns; None when the value is not that, or when its columns differ in length."""
    if not isinstance(value, dict):
        return None
    columns = list(value.values())
    if all(isinstance(column, dict) for column in columns):
        numbers = list(dict.fromkeys(number for column in columns for number in column))
        if all(number.isdigit() for number in numbers):
            return [{name: column.get(number) for name, column in value.items()} for number in numbers]
    if all(isinstance(column, list) for column in columns) and len(set(map(len, columns))) == 1:
        return [dict(zip(value, row, strict=True)) for row in zip(*columns, strict=True)]
    return None
