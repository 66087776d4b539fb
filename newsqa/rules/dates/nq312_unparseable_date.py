"""A date field holds something that cannot be read as a date.

What it finds
    Values of the publication, modification and collection dates that are no date, or that could be two: "03/04/2024"
    is in March or in April as long as nothing says which comes first.

Why it matters
    A date that cannot be read is a date that is missing, only that nobody sees it: the field is not empty.

Bad
    published: sometime in spring

    The council approved the budget.
    ---
    published: 31 February 2024

    The council approved the budget.

Good
    published: Mon, 22 Dec 2025 22:39:59 GMT

    The council approved the budget.
    ---
    title: No date at all is not this rule's

    The council approved the budget.

Options
    None.

Limits
    A date that was read wrongly at the source, such as the year 0201, is a date to this rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.articles.columns import DATE_COLUMNS
from newsqa.articles.placeholders import PLACEHOLDERS
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

SHOWN = 80  # characters of the value in the message


def find(tables: Tables) -> Iterator[Fault]:
    unread = []
    for column in DATE_COLUMNS:
        for article in tables.rows("articles", [f"{column}_raw"], **{column: None}):
            raw = (article[f"{column}_raw"] or "").strip()
            if raw and raw.casefold() not in PLACEHOLDERS:
                unread.append((article["row"], column, raw[:SHOWN]))
    for row, column, raw in sorted(unread):
        yield Fault(
            row=row,
            field=column,
            start=None,
            end=None,
            message=f'{column} holds "{raw}", which cannot be read as one date',
            help="write it as YYYY-MM-DD or in full ISO 8601; if it is day/month/year or month/day/year, "
            "set day_first under [load] in newsqa.toml",
            details={"value": raw},
            identity=raw,
        )


RULE = Rule("NQ312", "unparseable-date", "warning", reads="articles", find=find)
