"""A day of a text in, the weekday that is named with it out: in its own words, or beside them ("Tuesday (Nov. 4)")."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from newsqa.annotate.dates.words import WEEKDAYS

_FULL: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SHORT: Final = r"(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)"
_DAY_NAME: Final = rf"(?:{_FULL}|{_SHORT})"
_WITHIN: Final = re.compile(rf"\b({_DAY_NAME})\b", re.IGNORECASE)
# "Tuesday, " before 2023-11-04; "Tuesday (" before Nov. 4
_BEFORE: Final = re.compile(rf"\b(?:({_FULL})|({_SHORT})\.?),? (?:the |(\())?$", re.IGNORECASE)
# ", a Tuesday", " (Tuesday)" behind 4 November 2023
_AFTER: Final = re.compile(rf"(?:,? a ({_DAY_NAME})\b| \(({_DAY_NAME})\))", re.IGNORECASE)
REACH: Final = 18  # characters that may hold the weekday, before or after a day


def weekday_with(text: str, start: int, end: int) -> int:
    """The weekday named with the day at start:end, Monday 1; 0 for none."""
    if found := _WITHIN.search(text, start, end):
        return WEEKDAYS[found[1].lower()]
    found = _BEFORE.search(text[max(start - REACH, 0) : start])
    if found and (found[3] is None or text.startswith(")", end)):
        return WEEKDAYS[(found[1] or found[2]).lower()]
    found = _AFTER.match(text, end, end + REACH)
    return WEEKDAYS[(found[1] or found[2]).lower()] if found else 0


def has_wrong_weekday(text: str, start: int, end: int, day: date) -> bool:
    """Whether the weekday named with a day is not the one that it was."""
    return weekday_with(text, start, end) not in (0, day.isoweekday())
