"""What the columns of a delimited file hold, told from its first records: whether the first of these is a header, and
the shape of the values below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsqa.articles.field_names import COLUMN_OF, plain_name

# Kinds of values that prose does not have, the narrower first.
SHAPES = {
    "whole number": re.compile(r"[+-]?\d{1,18}"),  # 17
    "number": re.compile(r"[+-]?\d{1,18}[.,]?\d{0,18}(?:[eE][+-]?\d{1,3})?"),  # 0.25
    "date": re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ]\d{1,2}:\d{2}.{0,20})?"),  # 2024-05-01T10:00:00Z
    "address": re.compile(r"(?i:https?://)[^\s\"]+"),  # https://example.org/a
    "identifier": re.compile(r"(?=\D{0,63}\d)[A-Za-z0-9][\w.:-]{2,63}", re.ASCII),  # f877b20e-1787, 2635.json
}
_TRUTHS = frozenset({"true", "false", "yes", "no"})
_NAME = re.compile(r"[^\W\d][\w .:/()#-]{0,39}")  # published_date (GMT)
_LONG = 100
_ENOUGH = 3

Shapes = tuple[re.Pattern[str] | None, ...]


def column_shapes(records: Sequence[Sequence[str]], width: int) -> Shapes:
    """For each column the pattern that all its values match, or None: text, too few values."""
    whole = [record for record in records if len(record) == width]
    return tuple(_shape([record[column] for record in whole if record[column]]) for column in range(width))


def _shape(values: Sequence[str]) -> re.Pattern[str] | None:
    if len(values) < _ENOUGH:
        return None
    return next((shape for shape in SHAPES.values() if all(map(shape.fullmatch, values))), None)


def has_header(records: Sequence[Sequence[str]]) -> tuple[bool, str]:
    """Whether the first record holds names of fields and not data, and why."""
    if not records:
        return True, "it is all there is"
    first = [value.strip() for value in records[0]]
    below = [record for record in records[1:] if len(record) == len(first) and record != records[0]]
    known = sum(plain_name(value) in COLUMN_OF for value in first)
    could_be_names = all(not value or plain_name(value) in COLUMN_OF or _NAME.fullmatch(value) for value in first)
    long = next((value for value in first if len(value) > _LONG), None)
    typed = next((value for value in first if _is_typed(value)), None)
    if known and could_be_names:
        return True, "it holds known names of fields"
    if long is not None:
        return False, f'its value "{long[:40]}…" is too long for a name'
    if typed is not None and 2 * known < len(first):
        return False, f'its value "{typed}" is no name'
    if again := _seen_below(first, below):
        return False, f'its value "{again}" is also one of the values below'
    if any(_shape([record[column] for record in below if record[column]]) for column in range(len(first))):
        return True, "the values below are of another kind"
    wordy = next((value for value in first if len(value.split()) > 5), None)
    if wordy is not None and not known:
        return False, f'its value "{wordy}" reads like text'
    return True, "its values are short"


def _is_typed(value: str) -> bool:
    kinds = ("whole number", "number", "date", "address")
    return value.casefold() in _TRUTHS or any(SHAPES[kind].fullmatch(value) for kind in kinds)


def _seen_below(first: Sequence[str], below: Sequence[Sequence[str]]) -> str | None:
    """A value that comes again in its column: a class, and no name."""
    for column, value in enumerate(first):
        if value and sum(record[column].strip() == value for record in below) >= 2:
            return value
    return None
