"""From a field's value, whatever its kind, to the text that a column of articles holds."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from newsqa.articles.field_names import NAMES_OF_OBJECTS


def as_text(value: Any) -> str | None:
    """A value for a plain text column. Text stays as it is; what is missing (None, NaN) is None.

    True is "true", 12 and 12.0 are "12"; of an object its name, if it has one; lists of such are joined with "; ";
    anything else is JSON text.
    """
    if value is None or type(value) is str:
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        if math.isnan(value):
            return None
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, Mapping):
        name = next((found for key in NAMES_OF_OBJECTS if isinstance(found := value.get(key), str)), None)
        return name if name is not None else json_text(value)
    if isinstance(value, list | tuple):
        if all(item is None or isinstance(item, str | int | float | Mapping) for item in value):
            return "; ".join(text for item in value if (text := as_text(item))) or None
        return json_text(value)
    isoformat = getattr(value, "isoformat", None)
    return str(isoformat() if isoformat else value)


def as_body(value: Any) -> str | None:
    """A body. A list of paragraphs, also of lists of sentences, is joined: paragraphs with blank lines, sentences with
    a space."""
    if type(value) is str or not isinstance(value, list | tuple):
        return as_text(value)
    paragraphs = [" ".join(_leaves(item)) if isinstance(item, list | tuple) else as_text(item) for item in value]
    return "\n\n".join(text for text in paragraphs if text) if any(paragraphs) else None


def _leaves(value: Iterable[Any]) -> Iterable[str]:
    """All texts in nested lists, in order. Deep nests are walked without recursion."""
    stack = [iter(value)]
    while stack:
        for item in stack[-1]:
            if isinstance(item, list | tuple):
                stack.append(iter(item))
                break
            if text := as_text(item):
                yield text
        else:
            stack.pop()


def json_text(value: Any) -> str:
    """The value as JSON text. Raises RecursionError when it is nested too deeply."""
    try:
        return orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
    except orjson.JSONEncodeError:  # numbers beyond 64 bits, more than 254 levels
        return json.dumps(value, default=str, ensure_ascii=False)
