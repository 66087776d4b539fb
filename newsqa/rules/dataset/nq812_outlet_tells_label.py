"""Whoever knows the outlet knows the label.

What it finds
    Datasets whose outlets have one label each, or nearly: where the commonest label of its outlet is that of so many
    articles that at least half of the errors of guessing are spared. The finding is about the dataset, and stands at
    the first article of the largest of these outlets.

Why it matters
    Such labels were given to outlets, not to articles. A model learns to tell the outlets, by their style and their
    boilerplate, and fails on those that it has not seen.

Bad
    60 * {"text": "The council met.", "outlet": "Town Crier", "label": "left"}
    60 * {"text": "The council met.", "outlet": "Morning Post", "label": "right"}

Good
    30 * {"text": "The council met.", "outlet": "Town Crier", "label": "left"}
    30 * {"text": "The council met.", "outlet": "Town Crier", "label": "right"}
    30 * {"text": "The council met.", "outlet": "Morning Post", "label": "left"}
    30 * {"text": "The council met.", "outlet": "Morning Post", "label": "right"}

Options
    fewest_articles: how many articles with a label an outlet must have to be looked at (default 10).
    percent: how many of the errors of whoever always guesses the commonest label the outlets must spare (default 50).

Limits
    There must be 100 articles with a label, of two outlets and two labels at least. Where outlets are what is to be
    told, as in a dataset of satire beside news, this is no fault, but it says what was learned. In 37,474 articles of
    US newspapers 127 of 130 outlets have one label, and the outlet tells 36,627 of 36,664 labels.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

FEWEST_OF_ALL = 100


def find(tables: Tables) -> Iterator[Fault]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    firsts: dict[str, int] = {}
    for row in tables.rows("composition"):
        if row["outlet"] and row["label"]:
            counts[row["outlet"]][row["label"]] += row["articles"]
            firsts.setdefault(row["outlet"], row["row"])
    larger = {name: labels for name, labels in counts.items() if labels.total() >= tables.options["fewest_articles"]}
    of_label: Counter[str] = Counter()
    for labels in larger.values():
        of_label.update(labels)
    articles = of_label.total()
    if len(larger) < 2 or len(of_label) < 2 or articles < FEWEST_OF_ALL:
        return
    guessed = max(of_label.values())
    told = sum(max(labels.values()) for labels in larger.values())
    if 100 * (told - guessed) < tables.options["percent"] * (articles - guessed):
        return
    of_one = sum(len(labels) == 1 for labels in larger.values())
    largest = max(larger, key=lambda name: (larger[name].total(), name))
    yield Fault(
        row=firsts[largest],
        field="outlet",
        start=None,
        end=None,
        message=f"{of_one:,} of {len(larger):,} outlets with {tables.options['fewest_articles']:,} articles or more"
        f" have one label: the outlet tells the label of {told:,} of {articles:,} articles, where guessing the"
        f" commonest is right for {guessed:,}",
        help="test on outlets that training does not have, and take out what tells them apart, such as boilerplate",
        details={
            "outlets": len(larger),
            "of_one_label": of_one,
            "articles": articles,
            "told": told,
            "guessed": guessed,
        },
    )


RULE = Rule(
    "NQ812",
    "outlet-tells-label",
    "warning",
    reads="composition",
    find=find,
    options={"fewest_articles": 10, "percent": 50},
)
