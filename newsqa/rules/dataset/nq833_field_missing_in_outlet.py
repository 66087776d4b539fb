"""A field that other outlets give is missing in nearly all articles of one.

What it finds
    Outlets at most 5 % of whose articles have a title, a summary, a section, a language, a URL, an author, a date of
    publication or one of change, where at least half of the articles of all other outlets have it. The finding is about
    the outlet and stands at its first article.

Why it matters
    Fields are lost outlet by outlet: the page has them in another place, or the feed under another name. The average of
    the dataset does not show it, and whatever is counted by author or by date counts these outlets as nothing.

Bad
    file: articles.jsonl

    60 * {"text": "The council met.", "outlet": "Crier", "author": "Ann Lee"}
    60 * {"text": "The council met.", "outlet": "Herald"}

Good
    file: articles.jsonl

    60 * {"text": "The council met.", "outlet": "Crier", "author": "Ann Lee"}
    20 * {"text": "The council met.", "outlet": "Herald"}

Options
    fewest_articles: that the outlet, and all others together, must have (default 50).
    percent: of the articles of the outlet that may have the field (default 5).
    percent_of_others: of the articles of all other outlets that must have it (default 50).

Limits
    Articles without an outlet are not looked at, nor outlets of few articles. A value that says nothing (NQ103) is
    taken for one, and a date that cannot be read (NQ312) for none.
    Some outlets sign nothing by right. Of all 16 findings among 491 US outlets (2012 to 2020) 14 are of outlets that
    sign, or date, what they publish; two sign nothing. No finding is in six other datasets.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

SHOWN = 60  # characters of an outlet in the message
_NAMES = {"url": "URL", "authors": "author", "published": "publication date", "modified": "date of change"}


def find(tables: Tables) -> Iterator[Fault]:
    from newsqa.rules.outlet_columns import COUNTED

    fewest, percent = int(tables.options["fewest_articles"]), int(tables.options["percent"])
    of_others = int(tables.options["percent_of_others"])
    rows = tables.rows("outlet_fields")
    totals = {name: sum(row[name] for row in rows) for name in ("articles", *COUNTED)}
    for row in rows:
        others = totals["articles"] - row["articles"]
        if min(row["articles"], others) < fewest:
            continue
        for column in COUNTED:
            rest = totals[column] - row[column]
            if 100 * row[column] > percent * row["articles"] or 100 * rest < of_others * others:
                continue
            name = _NAMES.get(column, column)
            yield Fault(
                row=row["row"],
                field=column,
                start=None,
                end=None,
                message=f"{row['articles'] - row[column]:,} of the {row['articles']:,} articles of"
                f' "{row["outlet"][:SHOWN]}" have no {name}; {100 * rest / others:.0f} % of those of other outlets do',
                help="see where the pages or the feed of this outlet have it, and read it from there",
                details={"articles": row["articles"], "have": row[column], "others": others, "others_have": rest},
                identity=f"{row['outlet']} {column}",
            )


RULE = Rule(
    "NQ833",
    "field-missing-in-outlet",
    "warning",
    reads="outlet_fields",
    find=find,
    options={"fewest_articles": 50, "percent": 5, "percent_of_others": 50},
    least={"fewest_articles": 1},
)
