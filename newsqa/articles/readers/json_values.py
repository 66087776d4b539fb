"""One JSON object from its bytes: the fields, or the reason why there are none."""

from __future__ import annotations

import json
from typing import Any

import orjson

from newsqa.articles.readers.record import Record, Reject, not_utf8, raw_text


def read_object(data: bytes, row: int, offset: int = 0) -> Record | Reject:
    """The record in these bytes. What is no JSON object, is not UTF-8 or holds half a character is a reject.

    `offset` is added to places named in the reason. NaN and Infinity, which Python writes and JSON does not know, are
    read.
    """
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        return _read_leniently(data, row, offset)
    if type(value) is not dict:
        return Reject(row, f"expected a JSON object, found {describe(value)}", raw_text(data))
    return Record(row, value, len(data))


def _read_leniently(data: bytes, row: int, offset: int) -> Record | Reject:
    """Read what orjson refuses: NaN is fine, half a surrogate pair is named, anything else is broken JSON."""
    try:
        text = data.rstrip(b"\r\n").decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Reject(row, not_utf8(error, offset), raw_text(data))
    try:
        value: Any = json.loads(text)
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except json.JSONDecodeError as error:
        what = error.msg.removesuffix(" at")  # "Unterminated string starting at"
        return Reject(row, f"broken JSON: {what} at character {error.pos + offset:,}", raw_text(data))
    except UnicodeEncodeError as error:
        half = f"U+{ord(error.object[error.start]):04X}"
        return Reject(row, f"half a character: the lone surrogate {half} cannot be stored as text", raw_text(data))
    except RecursionError:
        return Reject(row, "broken JSON: nested too deeply", raw_text(data))
    except ValueError as error:  # a number with thousands of digits
        return Reject(row, f"broken JSON: {error}", raw_text(data))
    if not isinstance(value, dict):
        return Reject(row, f"expected a JSON object, found {describe(value)}", raw_text(data))
    return Record(row, value, len(data))


def describe(value: object) -> str:
    """What kind of JSON value this is, in words: `a list`, `a bare string`, ..."""
    kinds = {list: "a list", str: "a bare string", bool: "a bare true or false", type(None): "null"}
    return kinds.get(type(value), "a bare number")
