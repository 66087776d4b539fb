"""What the rules about the text share: a sieve over a whole batch, and faults made of the places found in what it left.

A rule gives a regular expression that Arrow runs over the columns (RE2, in linear time), and a function that looks at
one text that it matches. Hardly a text is ever looked at in Python.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from newsqa.rules.rule import Fault

if TYPE_CHECKING:
    import pyarrow as pa

    from newsqa.rules.tables import Tables

TEXTS = ("title", "summary", "body")
TEXTS_AND_AUTHORS = ("authors", *TEXTS)
MOST = 3  # findings in one field of an article; `details` has how many places there are


class Place(NamedTuple):
    """A fault in one text: where (code points, end exclusive), what to say of it, and what the rule tells besides."""

    start: int
    end: int
    message: str
    help: str
    details: Mapping[str, Any] = {}


def faults_in_texts(
    tables: Tables,
    sieve: str,
    look: Callable[[str], Sequence[Place]],
    fields: Sequence[str] = TEXTS,
    shortened: Callable[[pa.Array], pa.Array] | None = None,
) -> Iterator[Fault]:
    """A fault for each place that `look` finds in the texts that the `sieve` matches, in order of row and field; the
    first `MOST` of a field, each of which says how many there are. `shortened` gives what the sieve is run over where
    that is not the whole texts."""
    matching = _matching(tables.articles, fields, sieve, shortened)
    for row, number, text in sorted(matching, key=lambda candidate: candidate[:2]):
        places = look(text)
        for place in places[:MOST]:
            yield _fault(row, fields[number], text, place, len(places))


def edges(texts: pa.Array, head: int, tail: int) -> pa.Array:
    """The first and the last characters of texts that end with no space, a line break between them."""
    import pyarrow.compute as pc

    ended = pc.utf8_rtrim_whitespace(texts)
    heads, tails = pc.utf8_slice_codeunits(ended, 0, head), pc.utf8_slice_codeunits(ended, -tail)
    return pc.binary_join_element_wise(heads, tails, "\n")


def _matching(
    articles: pa.Table, fields: Sequence[str], sieve: str, shortened: Callable[[pa.Array], pa.Array] | None
) -> Iterator[tuple[int, int, str]]:
    """Row, number of the field and text of what matches the sieve; of a list of authors, each name.

    The columns are joined first: Arrow compiles the sieve again for each piece of a column that it looks at, which
    takes as long as to look at the titles of a whole batch.
    """
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    columns = [articles[name] for name in fields]
    rows = [pc.list_parent_indices(c) if pa.types.is_list(c.type) else range(len(c)) for c in columns]
    texts = [pc.list_flatten(c) if pa.types.is_list(c.type) else c for c in columns]
    whole = pa.concat_arrays([pa.array([], pa.string()), *(chunk for column in texts for chunk in column.chunks)])
    places = pc.indices_nonzero(pc.match_substring_regex(shortened(whole) if shortened else whole, sieve))
    numbers = np.repeat(np.arange(len(fields)), [len(column) for column in texts])
    row = np.concatenate([np.asarray(of_field, np.int64) for of_field in rows])
    yield from zip(*(of_all[places].tolist() for of_all in (row, numbers)), whole.take(places).to_pylist(), strict=True)


def _fault(row: int, field: str, text: str, place: Place, count: int) -> Fault:
    is_list = field == "authors"  # a name in a list has no offsets
    return Fault(
        row=row,
        field=field,
        start=None if is_list else place.start,
        end=None if is_list else place.end,
        message=place.message,
        help=place.help,
        details={**place.details, "places": count},
        identity=text if is_list else "",
    )


def shown(words: str, most: int = 40) -> str:
    """Words for a message: on one line, with a dot for what cannot be printed, and cut where they are long."""
    line = " ".join("".join(c if c.isprintable() or c.isspace() else "·" for c in words).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def code_point(character: str) -> str:
    """A character by its number, as Unicode writes it: U+200B."""
    return f"U+{ord(character):04X}"
