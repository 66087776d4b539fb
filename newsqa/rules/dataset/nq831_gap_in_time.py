"""For days or weeks there is no article of an outlet that has some on most days.

What it finds
    Stretches of seven days and more without an article, where the pace of the weeks before and after lets one expect
    twenty or more, and that are much longer than the pauses which the outlet makes anyway. Days are those of
    publication. A gap in the dataset as a whole is told once, and not again for each of its outlets.

Why it matters
    A feed was down, a program of the collection had stopped, or the site was built anew. What happened in those days is
    missing, which no average over the dataset shows, and every curve over time dips there.

Bad
    file: articles.jsonl

    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-01"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-02"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-03"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-04"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-05"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-16"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-17"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-18"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-19"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-20"}

Good
    file: articles.jsonl

    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-01"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-02"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-03"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-06"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-07"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-08"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-09"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-10"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-14"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-15"}

Options
    fewest_days: how long the gap must be (default 7).
    expected: how many articles the weeks around it must let expect (default 20).

Limits
    Outlets of fewer than 100 articles with a date are not looked at. The pace is that of the quieter of the two sides,
    over 28 days or twice the length of the gap. A gap must be four times as long as nine in ten pauses between days
    with articles, so samples with holes all over have none, and have three days with articles on each side, so the
    first of January 1970 by itself begins none. Beginning and end of an outlet are no gaps.
    All three gaps that there are in 33,067 dated articles of 491 US outlets were looked at, and are there; two are of
    the dataset as a whole. No other dataset at hand has a hundred articles over more than some weeks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.dataset.volume import Stretch, day_of, overlaps, series, whose
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.dataset.volume import Days
    from newsqa.rules.tables import Tables

FEWEST_ARTICLES = 100
_WINDOW = 28  # days on each side, at least
_PAUSES = 4  # times as long as nine in ten pauses
_FEWEST_DAYS = 3  # with articles on each side: 1 January 1970 by itself is where no date was
_MOST = 5  # gaps of one outlet that are told


def find(tables: Tables) -> Iterator[Fault]:
    fewest, expected = (max(1, int(tables.options[name])) for name in ("fewest_days", "expected"))
    of_all: list[Stretch] = []
    for row, days, counts in series(tables, FEWEST_ARTICLES):
        gaps = [gap for gap in _gaps(days, counts, fewest, expected) if not overlaps(gap, of_all)]
        if row["is_all"]:
            of_all = gaps
        for gap in sorted(sorted(gaps, key=lambda gap: -gap.told["expected"])[:_MOST]):
            length = gap.last - gap.first + 1
            yield Fault(
                row=row["row"],
                field="published",
                start=None,
                end=None,
                message=f"no article of {whose(row)} from {day_of(gap.first)} to {day_of(gap.last)}, {length:,} days;"
                f" the weeks before and after let one expect {gap.told['expected']:,}",
                help="see whether the collection stood still; get these days again, or say that they are missing",
                details={"first": day_of(gap.first), "last": day_of(gap.last), **gap.told, "gaps": len(gaps)},
                identity=f"{row['outlet']} {row['is_all']} {gap.first} {gap.last}",
            )


def _gaps(days: Days, counts: Days, fewest: int, expected: int) -> Iterator[Stretch]:
    import numpy as np

    pauses = np.diff(days) - 1
    long = np.flatnonzero(pauses >= max(fewest, _PAUSES * np.quantile(pauses, 0.9) if len(pauses) else 0))
    sums = np.concatenate([[0], np.cumsum(counts)])
    for at in long.tolist():
        length = int(pauses[at])
        window = max(_WINDOW, 2 * length)
        last, next_ = int(days[at]), int(days[at + 1])
        first, end = np.searchsorted(days, last - window, "right"), np.searchsorted(days, next_ + window)
        before, after = sums[at + 1] - sums[first], sums[end] - sums[at + 1]
        lost = int(min(before, after) * length / window)
        if lost >= expected and min(at + 1 - first, end - at - 1) >= _FEWEST_DAYS:
            told = {"days": length, "expected": lost}
            yield Stretch(last + 1, next_ - 1, told)


RULE = Rule(
    "NQ831", "gap-in-time", "warning", reads="outlet_days", find=find, options={"fewest_days": 7, "expected": 20}
)
