"""Guessing the columns of a table that names no fields (column_1, column_2, ...) from the values alone.

Only what hardly can be anything else is guessed: a wrong guess costs more than a column that stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from newsqa.articles.by_name import MOST_LABELS, Sample, is_label, is_moment, typical_length
from newsqa.articles.mapped import MappedField, example_at, is_filled

_NAMELESS = re.compile(r"column_\d+")  # column_3
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)  # https://example.org/a
_ID = re.compile(r"(?=\S*\d)\S{1,80}")  # 2635.json
_SHORTEST_BODY = 80  # characters, as the mean
_CLEARLY_LONGER = 1.5
_FEWEST_RECORDS = 5  # fewer say nothing about what differs and what repeats
_FEWEST_FOR_LABELS = 20
_NEARLY_ALL = 0.9


def has_no_names(fields: Collection[str]) -> bool:
    """Whether all fields are numbered columns."""
    return bool(fields) and all(map(_NAMELESS.fullmatch, fields))


def guess_columns(fields: Sequence[str], sample: Sample) -> dict[str, MappedField]:
    """Column -> the field whose values it must be. Empty when no field is clearly the text."""
    lengths = sorted(((typical_length(name, sample), name) for name in fields), reverse=True)
    (longest, body), (second, _) = lengths[0], (*lengths, (0.0, ""))[1]
    if longest < _SHORTEST_BODY or longest < _CLEARLY_LONGER * second or not _is_prose(body, sample):
        return {}
    found = {"body": (body, "the longest texts")}
    rest = [name for name in fields if name != body]
    values = {name: [value for record in sample if is_filled(value := record.get(name))] for name in rest}
    for name in rest:
        column = _kind(values[name], len(sample))
        if column and column[0] not in found:
            found[column[0]] = (name, column[1])
    taken = {name for name, _ in found.values()}
    titles = [name for name in rest if name not in taken and _are_titles(values[name], len(sample), longest)]
    if len(titles) == 1:
        found["title"] = (titles[0], "a line of words for nearly each record")
    # a label stands before the text it is about; behind it come numbers and names of all kinds
    before = [name for name in rest[: fields.index(body)] if name not in taken]
    labels = [name for name in before if len(values[name]) >= _FEWEST_FOR_LABELS and is_label(name, sample)]
    if len(labels) == 1:
        kinds = sorted({str(value) for value in values[labels[0]]})
        shown = ", ".join(kinds[:6]) + (", …" if len(kinds) > 6 else "")
        found["label"] = (labels[0], f"few values: {shown}")
    return {
        column: MappedField(
            name,
            "guessed",
            example_at(sample, name),
            why=f'taken from "{name}" (guessed, since the fields have no names; {grounds})',
            sure="guess",
            grounds=f"its values: {grounds}",
        )
        for column, (name, grounds) in found.items()
    }


def _kind(values: Sequence[Any], records: int) -> tuple[str, str] | None:
    """The column that values of one field must be for, if it shows, and what shows it."""
    if not values:
        return None
    texts = [value.strip() for value in values if isinstance(value, str)]
    if sum(bool(_ADDRESS.fullmatch(text)) for text in texts) >= _NEARLY_ALL * len(values):
        return "url", "addresses"
    if sum(map(is_moment, values)) >= _NEARLY_ALL * len(values):
        return "published", "dates"
    is_whole = len(values) == records >= _FEWEST_RECORDS
    if is_whole and len(texts) == records == len(set(texts)) and all(map(_ID.fullmatch, texts)):
        return "article_id", "a different one for each record"
    return None


def _is_prose(name: str, sample: Sample) -> bool:
    values = [value for record in sample if isinstance(value := record.get(name), str) and value]
    return bool(values) and sum(value.count(" ") >= 5 for value in values) >= _NEARLY_ALL * len(values)


def _are_titles(values: Sequence[Any], records: int, body_length: float) -> bool:
    """A line of several words, nearly always there and nearly never the same."""
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) < max(_FEWEST_RECORDS, _NEARLY_ALL * records) or len(set(texts)) < _NEARLY_ALL * len(texts):
        return False
    words = sum(len(text.split()) for text in texts) / len(texts)
    return 3 <= words <= 30 and sum(map(len, texts)) / len(texts) < body_length and len(set(texts)) > MOST_LABELS // 4
