"""A field that every article must have is missing or blank.

What it finds
    Articles that break the article schema because a required field is not there: no body, or a body of nothing but
    white space.

Why it matters
    An article without text passes every check on text, and lowers every average. It is most often a page that a
    scraper could not open, or a column that was mapped wrongly.

Bad
    title: Council approves budget

Good
    title: Council approves budget

    The council approved the budget on 14 November 2023.

Options
    None.

Limits
    Only the body is required. Text that is there but says nothing ("No summary") is for NQ103.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    for violation in tables.rows("violations"):
        column = violation["column"]
        yield Fault(
            row=violation["row"],
            field=column,
            start=None,
            end=None,
            message=f"the article has no {column}",
            help=f"fill the {column}, drop the record, or map another field to it under [fields] in newsqa.toml",
            details={"check": violation["check"]},
        )


RULE = Rule("NQ101", "missing-required-field", "critical", reads="violations", find=find)
