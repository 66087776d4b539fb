"""One label has many times the articles of another.

What it finds
    Datasets whose commonest label has more than ten times as many articles as their rarest one. The finding is about
    the dataset, and stands at the first article of the rarest label.

Why it matters
    A model that never gives the rare label is nearly always right, and so learns not to give it. Some labels that are
    rare are slips: "True " beside "true".

Bad
    110 * {"text": "The council met.", "label": "real"}
    5 * {"text": "The council met.", "label": "fake"}

Good
    90 * {"text": "The council met.", "label": "real"}
    30 * {"text": "The council met.", "label": "fake"}

Options
    times: how many times as many articles the commonest label must have (default 10).
    fewest_articles: how many articles with a label there must be (default 100).

Limits
    The news is not balanced either: a dataset that is to have its share of each label is right. More than 50 labels are
    not looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

SHOWN = 3  # rare labels that are named
NAME_CHARS = 60


def find(tables: Tables) -> Iterator[Fault]:
    articles: Counter[str] = Counter()
    firsts: dict[str, int] = {}
    for row in tables.rows("composition"):
        if row["label"]:
            articles[row["label"]] += row["articles"]
            firsts.setdefault(row["label"], row["row"])
    if len(articles) < 2 or articles.total() < tables.options["fewest_articles"]:
        return
    order = sorted(articles, key=lambda label: (articles[label], label))
    most = order[-1]
    rare = [label for label in order if articles[most] > max(1, tables.options["times"]) * articles[label]]
    if not rare:
        return
    shown = ", ".join(f'"{label[:NAME_CHARS]}" of {articles[label]:,}' for label in rare[:SHOWN])
    more = f", and {len(rare) - SHOWN:,} more are rare" if len(rare) > SHOWN else ""
    yield Fault(
        row=firsts[rare[0]],
        field="label",
        start=None,
        end=None,
        message=f'"{most[:NAME_CHARS]}" is the label of {articles[most]:,} of {articles.total():,} articles, '
        f"{shown}{more}",
        help="look whether a rare label is a slip, collect more of it, or weigh it in training and in the test",
        details={"labels": {label: articles[label] for label in reversed(order)}},
    )


RULE = Rule(
    "NQ821",
    "unbalanced-labels",
    "info",
    reads="composition",
    find=find,
    options={"times": 10, "fewest_articles": 100},
)
