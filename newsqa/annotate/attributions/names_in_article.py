"""The names of one article, as attributions need them: the table of names comes in, sorted mentions go out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc


class NameMention(NamedTuple):
    """One mention of a name: its span, its type (PER, ORG, LOC, OTHER) and the fullest form of the same name."""

    start: int
    end: int
    type: str
    canonical: str


def mentions_by_article(names: pa.Table, field: str) -> dict[int, list[NameMention]]:
    """Mentions in one field, by row of the article, in order of place."""
    names = names.filter(pc.equal(names["field"], field))
    grouped: dict[int, list[NameMention]] = {}
    columns = (names[name].to_pylist() for name in NameMention._fields)
    # what `_make` does, without a call of a Python function for each mention
    made = map(tuple.__new__, repeat(NameMention), zip(*columns, strict=True))
    for row, mention in zip(names["row"].to_pylist(), made, strict=True):
        grouped.setdefault(row, []).append(mention)
    for mentions in grouped.values():
        mentions.sort()
    return grouped


def mention_at(mentions: Sequence[NameMention], start: int, end: int) -> NameMention | None:
    """The last mention that touches a span."""
    number = bisect_left(mentions, (end,)) - 1
    if number >= 0 and mentions[number].end > start:
        return mentions[number]
    return None


def last_person_before(mentions: Sequence[NameMention], at: int, floor: int = 0) -> str | None:
    """The canonical form of the person last named before a place and not before `floor`, at most 20 mentions back."""
    number = bisect_left(mentions, (at,)) - 1
    for back in range(number, max(-1, number - 20), -1):
        if mentions[back].start < floor:
            return None
        if mentions[back].type == "PER":
            return mentions[back].canonical
    return None
