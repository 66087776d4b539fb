"""An article was published after it was collected, or after today.

What it finds
    Publication dates that lie after the article's own collection date or, where it has none or one that is still to
    come, after the day on which the check runs.

Why it matters
    Nobody collects an article before it is published. Such dates are typing errors, times read in the wrong zone, or
    dates of events taken for dates of publication, and they put the article on the wrong side of a split by time.

Bad
    published: 2950-09-30

    The council approved the budget.
    ---
    published: 2024-05-09
    collected: 2024-05-02

    The council approved the budget.

Good
    published: 2024-05-01
    collected: 2024-05-02

    The council approved the budget.
    ---
    published: 2024-05-01

    The council approved the budget.

Options
    tolerance_hours: how far a publication date may lie ahead before it counts (default 24, for time zones).

Limits
    A wrong date in the past is not seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    import pyarrow as pa
    import pyarrow.compute as pc

    published, collected = tables.articles["published"], tables.articles["collected"]
    now = pa.scalar(tables.now, collected.type)
    limit = pc.if_else(pc.fill_null(pc.less(collected, now), False), collected, now)
    tolerance = pa.scalar(timedelta(hours=tables.options["tolerance_hours"]), pa.duration("us"))
    ahead = pc.greater(published, pc.add(limit, tolerance))
    for row in pc.indices_nonzero(ahead).to_pylist():
        date, known = published[row].as_py(), collected[row].as_py()
        is_known = known is not None and known <= tables.now
        than = f"the article was collected on {_day(known)}" if is_known else f"today is {_day(tables.now)}"
        yield Fault(
            row=row,
            field="published",
            start=None,
            end=None,
            message=f"published is {_day(date)}, but {than}",
            help="check the date at its source, and the zone that it was read in",
            details={"published": date.isoformat()},
            identity=date.isoformat(),
        )


def _day(moment: datetime) -> str:
    return moment.isoformat()[:10]


RULE = Rule("NQ314", "date-in-the-future", "warning", reads="articles", find=find, options={"tolerance_hours": 24})
