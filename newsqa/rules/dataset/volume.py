"""What the rules about volume over time share: whose articles, and how days are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from newsqa.rules.tables import Tables

    Days: TypeAlias = "npt.NDArray[np.int64]"

SHOWN = 60  # characters of an outlet in a message


class Stretch(NamedTuple):
    """Something that is found between two days (since 1970, both inclusive), and what is told of it."""

    first: int
    last: int
    told: Mapping[str, Any]


def series(tables: Tables, fewest: int) -> Iterator[tuple[Mapping[str, Any], Days, Days]]:
    """Each row of the table of days with at least so many articles, its days and its counts; the dataset first."""
    import numpy as np

    for row in tables.rows("outlet_days"):
        if row["articles"] >= fewest:
            yield row, np.array(row["days"], np.int64), np.array(row["counts"], np.int64)


def overlaps(one: Stretch, others: list[Stretch]) -> bool:
    """Whether a stretch and one of others have more than half of the shorter of them in common."""
    return any(
        2 * (min(one.last, other.last) - max(one.first, other.first) + 1)
        > min(one.last - one.first, other.last - other.first) + 1
        for other in others
    )


def day_of(number: int) -> str:
    """A day as it is written, from its number."""
    return (date(1970, 1, 1) + timedelta(days=number)).isoformat()


def whose(row: Mapping[str, Any]) -> str:
    """Whose articles a row counts."""
    if row["is_all"]:
        return "the dataset"
    return f'"{row["outlet"][:SHOWN]}"' if row["outlet"] else "what names no outlet"
