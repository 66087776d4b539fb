"""Two articles have the same id.

What it finds
    Every article whose id stood already with an earlier one.

Why it matters
    Labels, splits and corrections are joined by id: with a repeated one they reach the wrong article, or two. Findings
    cannot be told apart either.

Bad
    id: 7f3a

    The council met on 3 May 2024.
    +++
    id: 7f3a

    The mayor spoke on 4 May 2024.

Good
    id: 7f3a

    The council met on 3 May 2024.
    +++
    id: 7f3b

    The mayor spoke on 4 May 2024.

Options
    None.

Limits
    Ids are compared as they stand: "7F3A" and "7f3a" are two. Where no field is mapped to the id it is made from file
    and row, and never repeats.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for article in tables.rows("repeats", kind="article_id"):
        place = f"{article['source_file']}:{article['source_row']}"
        earlier = first.setdefault(article["article_id"], place)
        if earlier != place:
            yield Fault(
                row=article["row"],
                field=None,
                start=None,
                end=None,
                message=f'the id "{article["article_id"]}" is also that of {earlier}',
                help="give each article an id of its own, or drop one if they are the same",
                details={"first": earlier},
            )


RULE = Rule("NQ102", "duplicate-id", "critical", reads="repeats", find=find)
