"""A date in figures can be read in two ways, and nothing says which is meant.

What it finds
    Dates such as 03/04/2024, which is the fourth of March to some readers and the third of April to others, in articles
    that show no order of day and month elsewhere.

Why it matters
    Half of the readers, and every program with the other default, place the event up to eleven months off, and nothing
    in the data will ever tell them.

Bad
    The hearing was moved to 03/04/2024 at the request of both sides.
    ---
    published: 2024-05-02

    Applications close on 6/7/24.

Good
    The hearing was moved to 3 April 2024 at the request of both sides.
    ---
    The hearing was moved from 25/03/2024 to 03/04/2024.
    ---
    The hearing was moved to 2024-04-03.

Options
    None.

Limits
    A part over 12 in another date of the same article counts as evidence of the order, and so does an order that is
    known for the outlet. Dates whose day and month are the same number (04/04/2024) are clear whatever the order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    for date in tables.rows("dates", status="ambiguous"):
        yield Fault(
            row=date["row"],
            field=date["field"],
            start=date["start"],
            end=date["end"],
            message=f'"{date["text"]}" can be read with the day first or with the month first',
            help="write the month as a word, or the date as YYYY-MM-DD",
            details={"value": date["value"]},
        )


RULE = Rule("NQ302", "ambiguous-date", "warning", reads="dates", find=find)
