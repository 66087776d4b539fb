"""An article has no publication date.

What it finds
    Articles whose publication date is empty, or holds a placeholder such as "None".

Why it matters
    Half of all date expressions in news need it ("Tuesday", "last month"). Without it an article cannot be put into a
    timeline, a split by time, or the right side of a model's knowledge cut-off.

Bad
    title: Council approves budget

    The council approved the budget.
    ---
    published: None

    The council approved the budget.

Good
    published: 2023-11-15

    The council approved the budget.

Options
    None.

Limits
    A date that stands in the text, as in a dateline, is not taken for the publication date.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.articles.placeholders import PLACEHOLDERS
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    for article in tables.rows("articles", ["published_raw"], published=None):
        raw = (article["published_raw"] or "").strip()
        if raw and raw.casefold() not in PLACEHOLDERS:
            continue  # something stands there that cannot be read: NQ312
        held = f' ("{raw}" is a placeholder)' if raw else ""
        yield Fault(
            row=article["row"],
            field="published",
            start=None,
            end=None,
            message=f"the article has no publication date{held}",
            help="fill the publication date, or map the field that holds it under [fields] in newsqa.toml",
        )


RULE = Rule("NQ311", "missing-publication-date", "warning", reads="articles", find=find)
