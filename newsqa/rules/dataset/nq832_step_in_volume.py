"""From one week to the next an outlet has many times as many articles, or as few, and keeps to it.

What it finds
    Weeks from which on an outlet, or the dataset, has at least four times the articles of the weeks before, or a
    quarter at most: by the medians of twelve weeks on each side, which hardly overlap. The largest step of an outlet is
    told. A step of the dataset as a whole is told once, and not again for each of its outlets.

Why it matters
    Newspapers do not change their size overnight; what changes is what is collected: another feed, a filter, a page of
    the site more or less. A curve over time shows the collection, and a split by time has two kinds of articles.

Bad
    file: articles.jsonl

    2 * {"text": "The council met.", "outlet": "Crier", "published": "2024-01-01"}
    2 * {"text": "The council met.", "outlet": "Crier", "published": "2024-01-08"}
    2 * {"text": "The council met.", "outlet": "Crier", "published": "2024-01-15"}
    2 * {"text": "The council met.", "outlet": "Crier", "published": "2024-01-22"}
    2 * {"text": "The council met.", "outlet": "Crier", "published": "2024-01-29"}
    2 * {"text": "The council met.", "outlet": "Crier", "published": "2024-02-05"}
    2 * {"text": "The council met.", "outlet": "Crier", "published": "2024-02-12"}
    2 * {"text": "The council met.", "outlet": "Crier", "published": "2024-02-19"}
    2 * {"text": "The council met.", "outlet": "Crier", "published": "2024-02-26"}
    2 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-04"}
    2 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-11"}
    2 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-18"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-03-25"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-04-01"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-04-08"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-04-15"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-04-22"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-04-29"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-05-06"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-05-13"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-05-20"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-05-27"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-06-03"}
    20 * {"text": "The council met.", "outlet": "Crier", "published": "2024-06-10"}

Good
    file: articles.jsonl

    10 * {"text": "The council met.", "outlet": "Crier", "published": "2024-01-01"}
    10 * {"text": "The council met.", "outlet": "Crier", "published": "2024-01-08"}
    10 * {"text": "The council met.", "outlet": "Crier", "published": "2024-01-15"}
    40 * {"text": "The council met.", "outlet": "Crier", "published": "2024-01-22"}
    40 * {"text": "The council met.", "outlet": "Crier", "published": "2024-01-29"}
    10 * {"text": "The council met.", "outlet": "Crier", "published": "2024-02-05"}
    10 * {"text": "The council met.", "outlet": "Crier", "published": "2024-02-12"}
    10 * {"text": "The council met.", "outlet": "Crier", "published": "2024-02-19"}

Options
    times: how many times as many, or as few (default 4).
    fewest_a_week: articles that the median of the larger side must have (default 10).

Limits
    Outlets of fewer than 100 articles with a date are not looked at, nor steps in the first and last twelve weeks.
    Elections and wars have steps, too, and they go back after some weeks. A step is told where three quarters of the
    weeks of the larger side have more than twice the articles of three quarters of the weeks of the smaller one. Where
    an outlet begins, ends or has a gap (NQ831) there is no step. None is in 33,067 dated articles of 491 US outlets;
    no other dataset at hand goes over half a year, so the rule was tried on steps that were planted.
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
_WEEK, _WEEKS = 7, 12  # days; weeks on each side
_MOST_WEEKS = 1 << 16  # between the first and the last article: 1,200 years


def find(tables: Tables) -> Iterator[Fault]:
    times, fewest = int(tables.options["times"]), int(tables.options["fewest_a_week"])
    of_all: list[Stretch] = []
    for row, days, counts in series(tables, FEWEST_ARTICLES):
        step = _step(days, counts, times, fewest)
        if step is None or overlaps(step, of_all):
            continue
        if row["is_all"]:
            of_all = [step]
        before, after = step.told["before"], step.told["after"]
        yield Fault(
            row=row["row"],
            field="published",
            start=None,
            end=None,
            message=f"from {day_of(step.told['from'])} on {whose(row)} has {_number(after)} articles a week, before it"
            f" had {_number(before)} (medians of {_WEEKS} weeks)",
            help="see whether something else was collected from then on; weigh the articles by week, or say so",
            details={"from": day_of(step.told["from"]), "before": before, "after": after},
            identity=f"{row['outlet']} {row['is_all']} {step.told['from']}",
        )


def _step(days: Days, counts: Days, times: int, fewest: int) -> Stretch | None:
    """The largest step, with the weeks from six before to six after it."""
    import numpy as np

    weeks = (days - 4) // _WEEK  # from Mondays on: 1 January 1970 was a Thursday
    first = int(weeks[0])
    size = int(weeks[-1]) - first + 1
    if not 2 * _WEEKS <= size <= _MOST_WEEKS:
        return None
    volume = np.bincount(weeks - first, counts, size)
    windows = np.sort(np.lib.stride_tricks.sliding_window_view(volume, _WEEKS), axis=1)
    before, after = windows[:-_WEEKS], windows[_WEEKS:]
    low, high = _WEEKS // 4, _WEEKS - 1 - _WEEKS // 4  # the quartiles of so many weeks
    medians = [(side[:, _WEEKS // 2 - 1] + side[:, _WEEKS // 2]) / 2 for side in (before, after)]
    is_up = medians[1] > medians[0]
    smaller, larger = np.where(is_up, medians[0], medians[1]), np.where(is_up, medians[1], medians[0])
    apart = np.where(is_up, after[:, low] > 2 * before[:, high], before[:, low] > 2 * after[:, high])
    is_step = apart & (larger >= fewest) & (smaller > 0) & (larger >= times * smaller)
    if not is_step.any():
        return None
    ratio = np.where(is_step, larger / np.maximum(smaller, 1), 0)
    change = np.abs(after.sum(axis=1) - before.sum(axis=1))  # medians are the same for some weeks around a step
    at = int(np.lexsort((change, ratio))[-1])
    start = (first + at + _WEEKS) * _WEEK + 4
    told = {"from": start, "before": float(medians[0][at]), "after": float(medians[1][at])}
    half = _WEEKS // 2 * _WEEK
    return Stretch(start - half, start + half - 1, told)


def _number(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0")


RULE = Rule(
    "NQ832", "step-in-volume", "info", reads="outlet_days", find=find, options={"times": 4, "fewest_a_week": 10}
)
