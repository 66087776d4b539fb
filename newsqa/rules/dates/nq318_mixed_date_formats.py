"""The dates of one column are written in several formats.

What it finds
    Sources in which some values of a date column are written in one way and some in another: "2024-05-03" and
    "3 May 2024", with and without a time of day or a zone, 31/12/2024 and 12/31/2024. The finding is about the source
    and names the rarer format, how many articles have it, and the first of them.

Why it matters
    Two formats are two programs, or two people. Whoever reads the column with one pattern loses the rest of it, and
    where the day comes first in one half and the month in the other, dates change silently.

Bad
    id: 1
    published: 2024-05-03

    The council met.
    +++
    id: 2
    published: 4 May 2024

    The mayor spoke.

Good
    id: 1
    published: 2024-05-03T10:00:00Z

    The council met.
    +++
    id: 2
    published: 2024-05-04T10:20:00.125+02:00

    The mayor spoke.
    ---
    id: 1
    published: Sept. 3, 2024

    The council met.
    +++
    id: 2
    published: May 4, 2024

    The mayor spoke.

Options
    fewest_articles: in how many articles a format must stand to be told (default 1).

Limits
    Fractions of seconds, weekdays, which zone is named, and how a month is shortened make no format. Only dates that
    could be read are compared; the others are found by NQ312. Files of one article each are one source by folder and
    extension.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

SHOWN = 60  # characters of an example in the message
_OPEN, _DAY_FIRST, _MONTH_FIRST = "NN{}NN", "DD{}MM", "MM{}DD"


def find(tables: Tables) -> Iterator[Fault]:
    columns: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in tables.rows("date_forms"):
        columns.setdefault((row["source"], row["column"]), []).append(row)
    fewest = int(tables.options["fewest_articles"])
    for (_, column), rows in columns.items():
        total = sum(row["articles"] for row in rows)
        commonest, *others = sorted(_without_open(rows), key=lambda row: (-row["articles"], row["row"]))
        for row in others:
            if row["articles"] < fewest:
                continue
            yield Fault(
                row=row["row"],
                field=column,
                start=None,
                end=None,
                message=f'{row["articles"]:,} of {total:,} dates in {column} are written "{row["form"]}" (first in row'
                f' {row["first_row"]:,}: "{row["example"][:SHOWN]}"), where {commonest["articles"]:,} are'
                f' "{commonest["form"]}"',
                help="write all dates of the column in one way: YYYY-MM-DD, or with its time and zone in ISO 8601",
                details={"form": row["form"], "articles": row["articles"], "commonest": commonest["form"]},
                identity=f"{column} {row['form']}",
            )


def _without_open(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The forms, with dates such as 03/04/2024 counted with those that show their order, where there are any."""
    forms = {row["form"]: dict(row) for row in rows}
    for mark in "/.-":
        opens = [name for name in forms if _OPEN.format(mark) in name]
        for name in opens:
            shown = [name.replace(_OPEN.format(mark), order.format(mark)) for order in (_DAY_FIRST, _MONTH_FIRST)]
            shown = sorted((form for form in shown if form in forms), key=lambda form: -forms[form]["articles"])
            if shown:
                forms[shown[0]]["articles"] += forms.pop(name)["articles"]
    return list(forms.values())


RULE = Rule("NQ318", "mixed-date-formats", "warning", reads="date_forms", find=find, options={"fewest_articles": 1})
