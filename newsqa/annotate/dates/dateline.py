"""The beginning of a body in, its dateline out: where an article was filed and when ("LONDON, Nov. 4 (Reuters) -").

Where an article has no publication date its dateline anchors the dates in it. Without a year it anchors what is the
same whatever the year: "yesterday" is XXXX-11-03, and still needs a publication date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, NamedTuple

from newsqa.annotate.dates.calendar import safe_date
from newsqa.annotate.dates.joining import Found
from newsqa.annotate.dates.reading import Reading
from newsqa.annotate.dates.words import MONTHS, WEEKDAYS

_LONGEST: Final = 200  # code points; a dateline is shorter

# "LONDON", "NEW YORK", "SÃO PAULO, Brazil", "GENEVA/NEW YORK", "Port-au-Prince"
_NAME: Final = r"[A-ZÀ-Þ][\w.'’/-]{1,20}(?: [A-ZÀ-Þ][\w.'’/-]{1,20}){0,3}"
_PLACE: Final = rf"(?P<place>{_NAME}(?:, {_NAME})??)"
# "Nov. 4", "Saturday, November 4, 2023", "4 November 2023", "Nov 4th"
_DATE: Final = (
    r"(?:(?P<weekday>(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thurs|Fri|Sat|Satur|Sun)(?:day)?)\.?,? )?"
    r"(?:(?P<month>[A-Z][A-Za-z]{2,8})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"|(?P<day_before>\d{1,2})(?:st|nd|rd|th)? (?P<month_after>[A-Z][A-Za-z]{2,8})\.?)(?:,? (?P<year>[12]\d{3}))?(?!\d)"
)
# "(Reuters)", "(UN News)", "/PRNewswire/"
_AGENCY: Final = r" ?(?P<agency>\([A-Z][A-Za-z.&' ]{1,40}\)|/[A-Z][A-Za-z .-]{1,30}/)"
_DASH: Final = r"\s?(?:--?|[–—―])"
_FORMS: Final = (
    # LONDON, Nov. 4 (Reuters) -; Nov 4 (Reuters) -; BERLIN, 4 November 2023 —; NEW YORK, Nov. 4, 2023 /PRNewswire/ --
    re.compile(rf"(?:{_PLACE}, )?{_DATE}(?:{_AGENCY}|{_DASH}(?=\s))"),
    # WASHINGTON (AP) — Nov. 4, 2023; London – 4 November 2023 –
    re.compile(rf"{_PLACE}(?:{_AGENCY})?{_DASH} {_DATE}(?=\s?(?:[-–—―:.\n]|$))"),
    # WASHINGTON (AP) —; CANBERRA, Australia —
    re.compile(rf"{_PLACE}(?:{_AGENCY}(?:{_DASH})?|{_DASH})(?=\s)"),
)
# years that differ in weekdays and in length
_SOME_YEARS: Final = range(2001, 2030)
_PROBES: Final = 3


class Dateline(NamedTuple):
    """`place` as it is written, or ""; `month` and `day` are 0 where there is no date, `year` and `weekday` (Monday 1)
    where these are not said."""

    place: str
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = 0


def dateline_of(body: str) -> Dateline | None:
    """The dateline that a body begins with."""
    opening = body[: 2 * _LONGEST].lstrip()[:_LONGEST]
    for form in _FORMS:
        found = form.match(opening)
        if found is not None and (dateline := _read(found)) is not None:
            return dateline
    return None


def _read(found: re.Match[str]) -> Dateline | None:
    groups: Mapping[str, str | None] = found.groupdict()
    place, agency, year = groups["place"] or "", groups["agency"], int(groups.get("year") or 0)
    # "On Monday, Nov. 4 - " and "Saturday, Nov. 4 — breakfast" are prose and programmes
    if not (agency or (place and place.partition(",")[0].isupper()) or (place and year)) or _weekday(place):
        return None
    if "month" not in groups:
        return Dateline(place)
    month = MONTHS.get((groups["month"] or groups["month_after"] or "").lower(), 0)
    day = int(groups["day"] or groups["day_before"] or 0)
    weekday = _weekday(groups["weekday"] or "")
    if safe_date(year or 2000, month, day) is None:
        return None
    return Dateline(place, year, month, day, weekday)


def _weekday(word: str) -> int:
    return WEEKDAYS.get(word.rpartition(" ")[2].lower(), 0)


Dates = list[tuple[str, Found]]  # of an article: the field that each is in, and the date


def anchored(dateline: Dateline, read: Callable[[date | None], Dates]) -> Dates:
    """The dates of an article without a publication date. `read` reads it as if it were of a day, or of none."""
    if not dateline.month:
        return read(None)
    if dateline.year:
        return read(date(dateline.year, dateline.month, dateline.day))
    readings: list[dict[tuple[str, int, int], Reading]] = [
        {(field, found.start, found.end): found.reading for field, found in read(day)} for day in _days(dateline)
    ]
    dates: Dates = []
    for field, found in read(None):
        if found.reading.status == "needs-publication-date":
            told = [reading.get((field, found.start, found.end)) for reading in readings]
            found = found._replace(reading=_whatever_the_year(found.reading, told))
        dates.append((field, found))
    return dates


def _days(dateline: Dateline) -> list[date]:
    """The day of a dateline in a few years: in those in which it is the weekday that is said, and with 29 February."""
    days = [day for year in _SOME_YEARS if (day := safe_date(year, dateline.month, dateline.day))]
    fitting = [day for day in days if dateline.weekday in (0, day.isoweekday())]
    leap = [day for day in fitting if day.year % 4 == 0]
    return [*leap[:1], *[day for day in fitting if day not in leap][:_PROBES]]


# what follows the year of a month, a day or a time: "-11", "-11-03", "-11-03TMO"
_MONTH_OR_DAY: Final = re.compile(r"-\d\d(?:-\d\d(?:T.{1,5})?)?")


def _whatever_the_year(unplaced: Reading, told: list[Reading | None]) -> Reading:
    """The month or day that the readings from all those years agree on; else the reading from none."""
    first = told[0] if told else None
    if first is None or not _MONTH_OR_DAY.fullmatch(first.value[4:]):
        return unplaced
    for reading in told:
        if reading is None or reading.status != "resolved" or reading.value[4:] != first.value[4:]:
            return unplaced
    return unplaced._replace(type=first.type, value=f"XXXX{first.value[4:]}", mod=first.mod)
