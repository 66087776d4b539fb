"""The values of a column or of the lists of authors, each asked about once, however many articles have it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    import pyarrow as pa

Said = TypeVar("Said")
LONGEST_AUTHOR = 400  # characters


class Author(NamedTuple):
    """One name in the list of an article's authors: the article's row, and the name's place from 0 on."""

    row: int
    place: int
    name: str


def told_of_values(column: pa.ChunkedArray, tell: Callable[[str], Said | None]) -> Iterator[tuple[int, str, Said]]:
    """The rows of a column of strings of whose value `tell` has something to tell: row, value and what is told."""
    import pyarrow.compute as pc

    encoded = column.combine_chunks().dictionary_encode()
    told = [None if value is None else tell(value) for value in encoded.dictionary.to_pylist()]
    if not any(said is not None for said in told):
        return
    for row, index in enumerate(pc.fill_null(encoded.indices, -1).to_pylist()):
        if index >= 0 and (said := told[index]) is not None:
            yield row, encoded.dictionary[index].as_py(), said


def authors_of(articles: pa.Table) -> Iterator[Author]:
    """All authors of the articles, in order; of a longer text the first characters."""
    import pyarrow.compute as pc

    lists = articles["authors"]
    last, place = -1, 0
    rows, names = pc.list_parent_indices(lists).to_pylist(), pc.list_flatten(lists).to_pylist()
    for row, name in zip(rows, names, strict=True):
        place = place + 1 if row == last else 0
        last = row
        if name is not None:
            yield Author(row, place, name[:LONGEST_AUTHOR])


def told_of_rows(
    column: pa.ChunkedArray, tell: Callable[[str], Said | None], *, having: str = "", unless: str = ""
) -> Iterator[tuple[int, str, Said]]:
    """As `told_of_values`, of the values only that match one pattern of RE2 and do not match another. For columns in
    which few values repeat, and most are told apart by the patterns."""
    import pyarrow.compute as pc

    asked = pc.is_valid(column)
    if having:
        asked = pc.and_(asked, pc.match_substring_regex(column, having))
    if unless:
        asked = pc.and_not(asked, pc.match_substring_regex(column, unless))
    rows = pc.indices_nonzero(pc.fill_null(asked, False))
    for row, value in zip(rows.to_pylist(), column.take(rows).to_pylist(), strict=True):
        if (said := tell(value)) is not None:
            yield row, value, said
