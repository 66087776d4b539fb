"""Texts in, the order of day and month in their numeric dates out, where a part over 12 shows it."""

from __future__ import annotations

import re
from typing import Final

from newsqa.annotate.dates.reading import DayOrder

# 25/12/2023, 12/25/23, 25.12.2023
_FIGURES: Final = re.compile(r"(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/])", re.ASCII)


def order_in(*texts: str | None) -> DayOrder | None:
    """The order that the texts' own dates show; None when they show none or both."""
    seen: set[DayOrder] = set()
    for text in texts:
        for first, _, second in _FIGURES.findall(text or ""):
            if int(first) > 12 >= int(second):
                seen.add("day-first")
            elif int(second) > 12 >= int(first):
                seen.add("month-first")
    return seen.pop() if len(seen) == 1 else None
