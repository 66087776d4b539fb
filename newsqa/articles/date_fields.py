"""All records of a file again for the sake of their dates: with no other fields where the format allows it."""

from __future__ import annotations

from collections.abc import Iterator

from newsqa.articles.columns import DATE_COLUMNS
from newsqa.articles.day_order import SHOWS_NOTHING
from newsqa.articles.field_paths import JOINED, OR_ELSE, parts_of
from newsqa.articles.mapped import FieldMapping
from newsqa.articles.readers import Found, open_table, read_wanted
from newsqa.articles.readers.record import Item, Wanted


def dates_of(file: Found, mapping: FieldMapping) -> Iterator[Item]:
    """The records of the file; those may be missing that show nothing, and of the others all fields that no date is
    taken from. `date_order` finds the same in them as in all."""
    dates = [mapping.columns[column] for column in DATE_COLUMNS if column in mapping.columns]
    paths = {path for date in dates for path in (date.path, *date.otherwise)}
    # What a path means hangs on which fields there are, and in JSON Lines that is not known before the end.
    is_plain = not any(mark in path for mark in (".", JOINED, OR_ELSE) for path in paths)
    if mapping.adapter or (file.kind == "json-lines" and not is_plain):
        return open_table(file).records
    parts = {part for path in paths for part in parts_of(path)}
    return read_wanted(file, Wanted(paths | {name for part in parts for name in _beginnings(part)}, SHOWS_NOTHING))


def _beginnings(path: str) -> Iterator[str]:
    """The fields that a path may begin with: of "a.b.c" a, a.b and itself."""
    words = path.split(".")
    for count in range(1, len(words) + 1):
        yield ".".join(words[:count])
