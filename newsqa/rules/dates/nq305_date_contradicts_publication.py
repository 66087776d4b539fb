"""An event is told as past, and its date lies after the article's publication.

What it finds
    Dates with their year, or with their weekday and within two months, that lie after the day of publication in
    sentences that tell of what has happened ("The bridge collapsed on May 3, 2031", published in 2024).

Why it matters
    Nobody can report what has not come. Either the date in the text is wrong, or the publication date is, or the text
    was changed later than the dataset says, and a model that is trained on it knows more than it should.

Bad
    published: 2024-05-02

    The bridge collapsed on May 3, 2031, after heavy rain.
    ---
    published: 2023-11-15

    On 12 December 2023 the court ruled against the company.

Good
    published: 2024-05-02

    The bridge collapsed on May 1, 2024, after heavy rain.
    ---
    published: 2024-05-02

    The bridge will close on May 3, 2031, and the council agreed on an inquiry until June 2032.
    ---
    The bridge collapsed on May 3, 2031, after heavy rain.

Options
    None.

Limits
    A sentence with any word of plans in it ("scheduled", "until", "would") is left alone, and so are dates without a
    year, years as a whole, and the day after publication, which has begun elsewhere. Notes of editors that an article
    was amended later are no contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.dates.contradictory import has_wrong_weekday
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    for date in tables.rows("dates", status="contradictory"):
        if has_wrong_weekday(tables, date):
            continue  # a weekday that the day does not have: NQ304
        published = tables.articles["published"][date["row"]].as_py().date()
        yield Fault(
            row=date["row"],
            field=date["field"],
            start=date["start"],
            end=date["end"],
            message=f'"{date["text"]}" is told as past, but the article was published on {published.isoformat()}',
            help="look up the event and the publication date: one of the two is wrong, or the text was changed later",
            details={"value": date["value"], "published": published.isoformat()},
        )


RULE = Rule("NQ305", "date-contradicts-publication", "warning", reads="dates", find=find)
