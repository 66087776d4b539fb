"""A date or a time of day does not exist.

What it finds
    Dates that no calendar has ("30 February", "June 31", "2023-13-05", "February 29, 2023") and times that no clock
    shows ("at 25:70", "14:75 GMT").

Why it matters
    The event happened on some other day, and nobody can tell which. A date like this is a typing slip, a fault in a
    conversion, or made up.

Bad
    The treaty was signed on 30 February 2019.
    ---
    published: 2023-07-04

    The deadline passed on June 31.
    ---
    The vote began at 25:70 and lasted an hour.

Good
    The treaty was signed on 28 February 2019.
    ---
    published: 2024-03-04

    The store opened on February 29.
    ---
    The visitors won 25:70, and the second leg ended 31-30.

Options
    None.

Limits
    Figures that only look like a date (a score, a verse, a page) are left alone: a time needs "at", "until" or a time
    zone beside it, and a day beyond 31 needs a year after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    for date in tables.rows("dates", status="impossible"):
        is_time = date["type"] == "TIME"
        yield Fault(
            row=date["row"],
            field=date["field"],
            start=date["start"],
            end=date["end"],
            message=f'"{date["text"]}" is {"a time that no clock shows" if is_time else "a date that no calendar has"}',
            help="ask the author or look up the event, and put in the right one",
            details={"value": date["value"]},
        )


RULE = Rule("NQ303", "impossible-date", "critical", reads="dates", find=find)
