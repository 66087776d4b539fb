"""The weekday that a date expression names: it tells a weekday that is wrong from a day that cannot have come yet."""

from __future__ import annotations

import re
from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED = re.compile(rf"\b({'|'.join(name[:3] for name in WEEKDAYS)})[a-z]*", re.IGNORECASE)


def weekday_is_wrong(words: str, day: date) -> bool:
    """Whether the words name a weekday, and the day is another: "Tuesday, November 4, 2023" was a Saturday."""
    named = _NAMED.search(words)
    return named is not None and named[1].title() != WEEKDAYS[day.weekday()][:3]
