"""An article was modified before it was published.

What it finds
    Modification dates that lie before the publication date of the same article. What they leave open
    is granted: the whole day where there is no time of day, and 14 hours where only one of them names a zone.

Why it matters
    One of the two is something else: the date of a draft, of an import, or of another article. A timeline, and the
    question which version of an article this is, hang on both.

Bad
    published: 2024-05-09
    modified: 2024-05-02

    The council approved the budget.

Good
    published: 2024-05-02
    modified: 2024-05-02

    The council approved the budget.
    ---
    published: 2024-05-02T10:00:00+02:00
    modified: 2024-05-02T08:00:00Z

    The council approved the budget.

Options
    tolerance_minutes: how long before its publication an article may have been modified (default 60, for what is saved
    just before it is released).

Limits
    Articles that are written long ahead and released by a clock have such dates too, and are no mistake.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_FARTHEST_ZONE = timedelta(hours=14)


def find(tables: Tables) -> Iterator[Fault]:
    import pyarrow.compute as pc

    articles = tables.articles
    tolerance = timedelta(minutes=tables.options["tolerance_minutes"])
    for row in pc.indices_nonzero(pc.less(articles["modified"], articles["published"])).to_pylist():
        published, modified = (articles[name][row].as_py() for name in ("published", "modified"))
        exactness = [articles[f"{name}_precision"][row].as_py() or "" for name in ("published", "modified")]
        if not _is_before(modified, published, exactness, tolerance):
            continue
        raws = [articles[f"{name}_raw"][row].as_py() for name in ("modified", "published")]
        yield Fault(
            row=row,
            field="modified",
            start=None,
            end=None,
            message=f'modified is "{raws[0]}", before the article was published: "{raws[1]}"',
            help="look both dates up at their source: one of them is of something else",
            details={"published": published.isoformat(), "modified": modified.isoformat()},
            identity=f"{published.isoformat()} {modified.isoformat()}",
        )


def _is_before(modified: datetime, published: datetime, exactness: list[str], tolerance: timedelta) -> bool:
    """Whether this is so whatever the dates leave open: `exactness` are their precisions."""
    if len({text.endswith("+naive") for text in exactness}) == 2:
        tolerance += _FARTHEST_ZONE
    if exactness[0] == exactness[1] and exactness[0].startswith("day"):
        return modified < published
    if exactness[1].startswith("day"):
        tolerance += timedelta(days=1)  # it may have been modified at the end of that day
    return published - modified > tolerance


RULE = Rule(
    "NQ316",
    "modified-before-published",
    "warning",
    reads="articles",
    find=find,
    options={"tolerance_minutes": 60},
)
