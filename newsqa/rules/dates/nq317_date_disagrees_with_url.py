"""The publication date is not the date in the article's own address.

What it finds
    Articles whose URL has a date in its path (/2024/03/05/, /2024-03-05/, /20240305/, /2024/mar/05/, /2024/03/) that
    lies further from the publication date than zones explain.

Why it matters
    Many outlets put the day of publication into the address, where no later edit moves it. When the field says another
    day, it is often the day of an update, of the collection, or of another article.

Bad
    published: 2024-05-09
    url: https://example.com/2024/03/05/council-budget

    The council approved the budget.
    ---
    published: 2024-05-09
    url: https://example.com/news/2023/05/council-budget.html

    The council approved the budget.

Good
    published: 2024-03-05
    url: https://example.com/2024/03/05/council-budget

    The council approved the budget.
    ---
    published: 2024-04-01T01:30:00Z
    url: https://example.com/2024/mar/31/council-budget

    The council approved the budget.
    ---
    published: 2024-05-09
    url: https://example.com/news/council-budget-2023

    The council approved the budget.

Options
    tolerance_days: how many days the two may lie apart (default 1, for zones and for what is released at midnight).

Limits
    Only dates that fill one part of the path, or several in the order year, month, day, are read. Where a path holds
    several dates, one that agrees is enough. A month alone agrees with the two months before it too, as it may be that
    of a magazine's issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR, _MONTH = r"(?P<year>19[5-9]\d|20\d\d)", rf"(?P<month>0?[1-9]|1[0-2]|(?:{'|'.join(_MONTHS)})[a-z]{{0,6}})"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
# /2024/03/05/, /2024-03-05/, /2024/mar/05/, /20240305/, /2024/03/; a part ends the path, or another follows
_IN_PATH = re.compile(
    rf"/(?:{_YEAR}(?P<mark>[/_-]){_MONTH}(?:(?P=mark){_DAY})?"
    rf"|{_YEAR.replace('year', 'year8')}(?P<month8>0[1-9]|1[0-2])(?P<day8>0[1-9]|[12]\d|3[01]))(?=/|$)",
    re.IGNORECASE | re.ASCII,
)
_PATH = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//[^/?#]*(?P<path>[^?#]*)", re.IGNORECASE)  # behind https://example.com

_ISSUE_AHEAD = timedelta(days=62)  # magazines appear up to two months before the month of their issue


def find(tables: Tables) -> Iterator[Fault]:
    import pyarrow.compute as pc

    articles = tables.articles
    tolerance = int(tables.options["tolerance_days"])
    dated = pc.match_substring_regex(articles["url"], r"/(?:19|20)\d\d")
    for row in pc.indices_nonzero(pc.and_kleene(dated, pc.is_valid(articles["published"]))).to_pylist():
        url, published = articles["url"][row].as_py(), articles["published"][row].as_py().date()
        spans = days_in_path(url)
        apart = [max((first - published).days, (published - last).days) for first, last, _ in spans]
        if not apart or min(apart) <= tolerance:
            continue
        told = spans[0][2]
        yield Fault(
            row=row,
            field="published",
            start=None,
            end=None,
            message=f'published is {published.isoformat()}, but the address of the article says "{told}"',
            help="take the date of the first publication; the address is seldom wrong about it",
            details={"published": published.isoformat(), "url": url},
            identity=f"{published.isoformat()} {told}",
        )


def days_in_path(url: str) -> list[tuple[date, date, str]]:
    """The dates in the path of an address, each as the first and the last day that agree with it, and its words."""
    path = _PATH.match(url)
    spans = []
    for found in _IN_PATH.finditer(path["path"] if path else ""):
        year = int(found["year"] or found["year8"])
        word, day = (found["month"] or found["month8"]).lower(), found["day"] or found["day8"]
        month = int(word) if word.isdigit() else _MONTHS.index(word[:3]) + 1
        try:
            first = date(year, month, int(day) if day else 1)
        except ValueError:
            continue  # 2024/02/31 is a number of something else
        last = first if day else date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        spans.append((first if day else first - _ISSUE_AHEAD, last, found[0].strip("/")))
    return spans


RULE = Rule(
    "NQ317",
    "date-disagrees-with-url",
    "warning",
    reads="articles",
    find=find,
    options={"tolerance_days": 1},
)
