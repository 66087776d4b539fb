"""A date field holds a year in which the article cannot have been written.

What it finds
    Publication, modification and collection dates before the earliest year that is believed, or after the year that
    follows the run; and the days at which the clocks of computers start to count, such as 1 January 1970.

Why it matters
    Such a date was never known: a program wrote its zero, read two digits as a year, or took "0201" for 2012. It is not
    empty, so that nobody sees that it is missing, and it stretches every timeline over a thousand years.

Bad
    published: 0201-05-14

    The council approved the budget.
    ---
    published: 1970-01-01T00:00:00Z

    The council approved the budget.
    ---
    published: 2024-05-02
    collected: 9999-12-31

    The council approved the budget.

Good
    published: 2024-05-02

    The council approved the budget.
    ---
    published: 1912-04-16

    The council approved the budget.

Options
    earliest: the first year that is believed (default 1800).

Limits
    A wrong year that could be right, such as 2014 for 2024, is not seen. An article that was indeed published on
    1 January 1900, 1904 or 1970 counts as a clock's zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from newsqa.articles.columns import DATE_COLUMNS
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

# The days from which spreadsheets, old Macintoshes and Unix count.
_ZEROS = ("1900-01-01", "1904-01-01", "1970-01-01")


def find(tables: Tables) -> Iterator[Fault]:
    import pyarrow as pa
    import pyarrow.compute as pc

    earliest, latest = int(tables.options["earliest"]), tables.now.year + 1
    found = []
    for column in DATE_COLUMNS:
        moments, raws = tables.articles[column], tables.articles[f"{column}_raw"]
        year = pc.year(moments)
        day = pc.strftime(moments, format="%Y-%m-%d")
        # in its own zone the zero may be of another day than in UTC
        zero = pc.or_kleene(pc.is_in(day, pa.array(_ZEROS)), pc.match_substring_regex(raws, f"^(?:{'|'.join(_ZEROS)})"))
        strange = pc.or_kleene(pc.or_kleene(pc.less(year, earliest), pc.greater(year, latest)), zero)
        for row in pc.indices_nonzero(pc.and_kleene(pc.is_valid(moments), strange)).to_pylist():
            found.append((row, column, moments[row].as_py(), zero[row].as_py()))
    for row, column, moment, is_zero in sorted(found, key=lambda item: (item[0], DATE_COLUMNS.index(item[1]))):
        yield _fault(row, column, moment, is_zero)


def _fault(row: int, column: str, moment: datetime, is_zero: bool) -> Fault:
    day = moment.isoformat()[:10]
    why = "the day from which a computer's clock counts" if is_zero else f"and {moment.year:04d} is no year of its news"
    return Fault(
        row=row,
        field=column,
        start=None,
        end=None,
        message=f"{column} is {day}, {why}",
        help="look the date up at its source, or leave it empty where it is not known",
        details={column: moment.isoformat()},
        identity=moment.isoformat(),
    )


RULE = Rule("NQ315", "implausible-year", "warning", reads="articles", find=find, options={"earliest": 1800})
