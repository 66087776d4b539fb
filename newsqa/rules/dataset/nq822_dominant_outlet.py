"""One outlet has most of the articles.

What it finds
    Datasets of three outlets and more, one of which has more than half of the articles that name an outlet. The finding
    is about the dataset, and stands at the first article of that outlet.

Why it matters
    What is counted, or learned, of such a dataset is that outlet's style, subjects and faults, with the others for
    decoration.

Bad
    80 * {"text": "The council met.", "outlet": "Town Crier"}
    20 * {"text": "The council met.", "outlet": "Morning Post"}
    10 * {"text": "The council met.", "outlet": "Evening Star"}

Good
    40 * {"text": "The council met.", "outlet": "Town Crier"}
    40 * {"text": "The council met.", "outlet": "Morning Post"}
    40 * {"text": "The council met.", "outlet": "Evening Star"}

Options
    percent: of how many of the articles the outlet must be (default 50).
    fewest_articles: how many articles with an outlet there must be (default 100).

Limits
    An agency or an archive may well consist of one outlet and some guests. One outlet in two spellings is two (NQ632).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

NAME_CHARS = 60


def find(tables: Tables) -> Iterator[Fault]:
    from newsqa.rules.composition import FEWEST_OUTLETS

    articles: Counter[str] = Counter()
    firsts: dict[str, int] = {}
    for row in tables.rows("composition"):
        if row["outlet"]:
            articles[row["outlet"]] += row["articles"]
            firsts.setdefault(row["outlet"], row["row"])
    if len(articles) < FEWEST_OUTLETS or articles.total() < tables.options["fewest_articles"]:
        return
    largest = max(articles, key=lambda outlet: (articles[outlet], outlet))
    if 100 * articles[largest] <= tables.options["percent"] * articles.total():
        return
    yield Fault(
        row=firsts[largest],
        field="outlet",
        start=None,
        end=None,
        message=f"{articles[largest]:,} of {articles.total():,} articles are of one of {len(articles):,} outlets, "
        f'"{largest[:NAME_CHARS]}"',
        help="collect more of the others, or take a sample of this one",
        details={"outlet": largest[:NAME_CHARS], "articles": articles[largest], "of": articles.total()},
        identity=largest,
    )


RULE = Rule(
    "NQ822",
    "dominant-outlet",
    "info",
    reads="composition",
    find=find,
    options={"percent": 50, "fewest_articles": 100},
)
