"""What a date expression of the status `contradictory` contradicts: the weekday beside it, or else publication."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def has_wrong_weekday(tables: Tables, found: Mapping[str, Any]) -> bool:
    """Whether a weekday is named with the date (a row of `dates`), and the day was another."""
    # its package imports pyarrow, and rules are listed without that
    from newsqa.annotate.dates import weekdays

    first = max(found["start"] - weekdays.REACH, 0)
    words = tables.words(found["row"], found["field"], first, found["end"] + weekdays.REACH)
    return weekdays.has_wrong_weekday(words, found["start"] - first, found["end"] - first, found["interval_start"])
