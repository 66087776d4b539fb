"""A date in figures can be read in two ways, and nothing says which is meant.

What it finds
    Dates such as 03/04/2024, which is the fourth of March to some readers and the third of April to others, in articles
    of which nothing shows the order of day and month: no other date of the article or the configuration, no publication
    date that the source writes in the same way, no country in the address or the language, no time zone beside a time,
    and no publication within three days of one of the two.

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
    ---
    url: https://www.example.co.uk/news/hearing

    The hearing was moved to 03/04/2024.
    ---
    published: 2024-03-03

    The hearing was moved to 03/04/2024.

Options
    None.

Limits
    Other articles of an outlet are not asked for its order; `day_first` under [load] in newsqa.toml says it for all.
    Dates whose day and month are the same number (04/04/2024) are clear whatever the order.
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
