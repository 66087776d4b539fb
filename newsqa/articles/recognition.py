"""Recognising a known layout: from sample records to the layout they have, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsqa.articles.field_paths import has_field, parts_of, value_at
from newsqa.articles.layouts import LAYOUTS, Layout

LOOKED_AT = 200  # records: a layout shows in the first ones
MOST_FIELDS = 2000  # of a sample; beyond, the names of fields are data
# Records drift, and feeds of several kinds are mixed: nearly all records must have what a layout requires.
_NEARLY_ALL = 0.8
_CERTAIN = 0.6


@dataclass(frozen=True)
class Recognition:
    """A layout that a sample has. `share`: of its required and telling fields those that are there (0 to 1). `against`:
    what does not fit, in words."""

    layout: Layout
    found: int
    share: float
    against: tuple[str, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Whether a person would not need to look again."""
        return self.share >= _CERTAIN and not self.against

    def __str__(self) -> str:
        asked = len(self.layout.required) + len(self.layout.telling)
        doubt = "".join(f"; {reason}" for reason in self.against)
        return f"{self.found:,} of the {asked:,} fields that tell it are there{doubt}"


def recognise(sample: Sequence[Mapping[str, Any]]) -> Recognition | None:
    """The layout that these records have, or None. Of several the one with the most telling fields."""
    sample = sample[:LOOKED_AT]
    fields = {name for record in sample for name in record}
    if not fields or len(fields) > MOST_FIELDS:
        return None
    found = [recognition for layout in LAYOUTS if (recognition := _compare(layout, sample, fields))]
    return max(found, key=lambda one: (one.found, one.share), default=None)


def _compare(layout: Layout, sample: Sequence[Mapping[str, Any]], fields: set[str]) -> Recognition | None:
    if not all(any(_may_have(fields, part) for part in parts_of(path)) for path in layout.required):
        return None
    if layout.is_exact and not fields <= known_fields(layout):
        return None
    shares = [sum(has_field(record, path) for record in sample) / len(sample) for path in layout.required]
    if min(shares) < _NEARLY_ALL:
        return None
    telling = sum(any(has_field(record, path) for record in sample) for path in layout.telling)
    if telling < layout.least:
        return None
    against = [
        f'"{path}" is missing in {100 * (1 - share):.0f} % of the records'
        for path, share in zip(layout.required, shares, strict=True)
        if share < 1
    ]
    for path, pattern in layout.values.items():
        values = [value for record in sample if (value := value_at(record, path)) is not None]
        if values and not any(pattern.search(text) for value in values for text in _texts(value)):
            if layout.is_exact:
                return None
            against.append(f'no value of "{path}" looks like it')
    found = len(layout.required) + telling
    return Recognition(layout, found, found / (len(layout.required) + len(layout.telling)), tuple(against))


def known_fields(layout: Layout) -> set[str]:
    """The fields of a record that the layout knows, be it that no column holds them."""
    paths = (*layout.required, *layout.telling, *layout.columns.values(), *layout.also)
    return {name for path in paths for part in parts_of(path) for name in (part, part.partition(".")[0])}


def _may_have(fields: set[str], path: str) -> bool:
    return path in fields or path.partition(".")[0] in fields


def _texts(value: Any) -> Iterator[str]:
    """A value as short texts: "@type" is a text or a list of such."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str | int | float):
            yield str(one)[:200]
