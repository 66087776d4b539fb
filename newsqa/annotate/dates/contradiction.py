"""A day in, what it contradicts out: the weekday named beside it, or the day of publication before which it is told."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from newsqa.annotate.dates.calendar import interval_of
from newsqa.annotate.dates.joining import Found
from newsqa.annotate.dates.told import is_told_as_past
from newsqa.annotate.dates.weekdays import REACH, has_wrong_weekday

_ZONES: Final = timedelta(days=1)  # a day that has begun elsewhere lies one day ahead
_SOON: Final = timedelta(days=60)
_NEAR: Final = timedelta(days=10)
# "Tuesday, November 21", "Tue 21 Nov.": with its weekday a day is of one year only
_OF_WEEKDAY: Final = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? (?:.* )?\d", re.IGNORECASE)
_OF_NUMBER: Final = re.compile(r"\b[0-9]{1,2}(?:st|nd|rd|th)?\b")


def contradicts(text: str, found: Found, published: date | None) -> bool:
    """Whether a date that says its year, or its weekday, lies after publication, and is told as past. Only dates that
    are no coarser than a month are asked: of a year as a whole more can be known."""
    type_, value, _, status, _ = found.reading
    if published is None or status != "resolved" or type_ not in ("DATE", "TIME") or len(value) < 7:
        return False
    year, month = value[:4], value[5:7]
    if not (year.isdigit() and month.isdigit()) or int(year) < published.year:
        return False
    interval = interval_of(value)
    if interval is None or interval[0] - published <= _ZONES:
        return False
    words = text[found.start : found.end]
    if not _says_year(words, value) and not (_OF_WEEKDAY.match(words) and interval[0] - published <= _SOON):
        return False
    return is_told_as_past(text, found.start, found.end)


def is_on_another_weekday(text: str, found: Found, published: date | None) -> bool:
    """Whether the weekday beside a day is wrong, where the year is told or the day lies near publication. (The weekday
    in its own words has been looked at when it was read.)"""
    start, end, (type_, value, _, status, _) = found
    if (
        type_ != "DATE"
        or len(value) != 10
        or "day" not in text[max(start - REACH, 0) : start] + text[end : end + REACH]
    ):
        return False
    words = text[start:end]
    if status != "resolved" or words.isalpha() or not _OF_NUMBER.search(words):
        return False
    day = date.fromisoformat(value)
    if not _says_year(words, value) and (published is None or abs(day - published) > _NEAR):
        return False
    return has_wrong_weekday(text, start, end, day)


def _says_year(words: str, value: str) -> bool:
    return value[:4] in words or re.search(rf"[/’']{value[2:4]}\b", words) is not None
