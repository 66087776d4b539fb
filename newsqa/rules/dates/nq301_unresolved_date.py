"""A date in the text needs a publication date, and the article has none that can be read.

What it finds
    Date expressions that only a publication date can place on a calendar ("Tuesday", "last month", "October 7") in
    articles whose publication date is missing or cannot be read, and whose dateline has no full date either.

Why it matters
    "Tuesday" is some day in history unless the article says when it was written. A timeline, a fact check or a model
    that reads the article will place the event in the wrong week, month or year.

Bad
    The council approved the budget on Tuesday.

Good
    published: 2023-11-15

    The council approved the budget on Tuesday.
    ---
    The council approved the budget on November 14, 2023.

Options
    None.

Limits
    Durations ("nearly 20 years") and vague references ("recently") are not counted: no publication date would place
    them. One finding an expression, so an article without a date has many; NQ311 says it once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    for date in tables.rows("dates", status="needs-publication-date"):
        yield Fault(
            row=date["row"],
            field=date["field"],
            start=date["start"],
            end=date["end"],
            message=f'"{date["text"]}" needs a publication date, and the article has none that can be read',
            help="add the publication date, or write the date out in full",
            details={"value": date["value"]},
        )


RULE = Rule("NQ301", "unresolved-date", "warning", reads="dates", find=find)
