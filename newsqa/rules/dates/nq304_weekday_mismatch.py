"""A date is given with a weekday that it did not fall on.

What it finds
    A weekday and a full date that disagree ("Tuesday, November 4, 2023", which was a Saturday). A date without a year
    is checked too when it lies within ten days of the publication date.

Why it matters
    One of the two is wrong, so the reader does not know when it happened. Such slips are also a trace of dates that a
    program moved by a day, or by a year.

Bad
    The court met on Tuesday, November 4, 2023.
    ---
    published: 2023-11-10

    The court met on Tuesday, November 4.

Good
    The court met on Saturday, November 4, 2023.
    ---
    published: 2023-11-10

    The court met on Saturday, November 4, and again on Tuesday.

Options
    None.

Limits
    A date without a year that lies further from publication is taken to be of the nearest year that fits. Dates are
    those of the Gregorian calendar. A weekday counts that stands right before the date, in brackets, or as "a Tuesday"
    behind it. A weekday and a date that stand apart ("on Tuesday ... the November 4 hearing") are
    not compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from typing import TYPE_CHECKING

from newsqa.rules.dates.contradictory import WEEKDAYS, has_wrong_weekday
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    for date in tables.rows("dates", status="contradictory"):
        day: Date = date["interval_start"]
        if not has_wrong_weekday(tables, date):
            continue  # told before it came: NQ305
        weekday = WEEKDAYS[day.weekday()]
        yield Fault(
            row=date["row"],
            field=date["field"],
            start=date["start"],
            end=date["end"],
            message=f'"{date["text"]}": {day.isoformat()} was a {weekday}',
            help="look up the event and correct the weekday or the date",
            details={"value": date["value"], "weekday": weekday},
        )


RULE = Rule("NQ304", "weekday-mismatch", "warning", reads="dates", find=find)
