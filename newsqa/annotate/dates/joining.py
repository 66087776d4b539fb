"""A clock time and the day beside it in, the time of that day out: "8 a.m. Friday", "Friday at 8 a.m."."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from newsqa.annotate.dates.reading import Reading
from newsqa.annotate.dates.words import DAY_PARTS


class Found(NamedTuple):
    """A date expression: offsets in code points, end exclusive, and what it says."""

    start: int
    end: int
    reading: Reading


def on_day(time: Found, day: Found) -> Found:
    """The time with the day that is named beside it: "8 p.m. on Friday", "Friday at 8 p.m."; else as it is."""
    joined = joined_with_day(time, " ", day)
    return time._replace(reading=joined.reading) if joined else time


def joined_with_day(time: Found, gap: str | None, day: Found) -> Found | None:
    """One expression of a clock time and the day after it: "8 a.m. Friday", "5 p.m. EST, Nov. 9"."""
    if (
        time.reading.type != "TIME"
        or gap not in (" ", ", ", ". ", ".")
        or "T" not in time.reading.value
        or not time.reading.value[-2:].isdigit()
    ):
        return None
    clock = time.reading.value.partition("T")[2]
    value, status = day.reading.value, day.reading.status
    if day.reading.type != "DATE" or not _DAY.fullmatch(value):
        return None
    status = "impossible" if time.reading.status == "impossible" else status
    return Found(time.start, day.end, Reading("TIME", f"{value}T{clock}", time.reading.mod, status))


# "the night of ", "early in the morning hours of the "
_PART_OF_DAY: Final = re.compile(
    r"\b(?:the\s)?(?:early\s|late\s)?(?:in\sthe\s)?(dawn|morning|afternoon|evening|night)(?:\shours)?\sof\s(?:the\s)?$",
    re.I,
)
_LONGEST_PART: Final = 36


def in_part_of_day(text: str, free: int, day: Found) -> Found:
    """The day with the part of it that is named before: "the night of May 13"; else as it is."""
    reading = day.reading
    if reading.type != "DATE" or not _DAY.fullmatch(reading.value) or text[day.start - 4 : day.start] not in _OF:
        return day
    before = _PART_OF_DAY.search(text[max(free, day.start - _LONGEST_PART, 0) : day.start])
    if before is None:
        return day
    start = day.start - len(before[0])
    return Found(start, day.end, reading._replace(type="TIME", value=f"{reading.value}T{DAY_PARTS[before[1].lower()]}"))


_OF: Final = frozenset((" of ", "the "))
# 2023-11-04, XXXX-11-04, XXXX-WXX-2
_DAY: Final = re.compile(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)")
