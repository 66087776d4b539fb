"""Which articles of an odd length a rule tells of, and how they are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsqa.rules.rule import Fault

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

MOST_PERCENT = 2  # of the articles of an outlet; where there are more, that is one of its forms
SHOWN = 60  # characters of an outlet in the message
OPTIONS = {"times": 8, "fewest_articles": 50}
LEAST = {"times": 4, "fewest_articles": 20}  # of what is nearer, or of fewer, nothing is known


def odd_lengths(tables: Tables, is_short: bool, help: str) -> Iterator[Fault]:
    """A fault for each article that is `times` shorter, or longer, than the median of its outlet, where few are."""
    times, fewest = int(tables.options["times"]), int(tables.options["fewest_articles"])
    odd = []
    for row in tables.rows("outlet_lengths"):
        length, median = row["body_chars"], row["median"]
        above, below = (median, length) if is_short else (length, median)
        if row["articles"] >= fewest and above >= times * below:
            odd.append(row)
    of_outlet = Counter(_name(row) for row in odd)
    for row in odd:
        length, median = row["body_chars"], row["median"]
        if of_outlet[_name(row)] > max(1, MOST_PERCENT * row["articles"] / 100):
            continue
        outlet = f' of "{row["outlet"][:SHOWN]}"' if row["outlet"] else ""
        yield Fault(
            row=row["row"],
            field="body",
            start=None,
            end=None,
            message=f"the text has {length:,} characters; half of the {row['articles']:,} articles{outlet} have"
            f" {'at least' if is_short else 'at most'} {median:,}",
            help=help,
            details={"characters": length, "median": median, "articles": row["articles"]},
        )


def _name(row: Mapping[str, Any]) -> str:
    return (row["outlet"] or "").strip().casefold()
