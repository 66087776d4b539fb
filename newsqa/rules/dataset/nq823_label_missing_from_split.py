"""A label is not in all splits.

What it finds
    Labels with ten articles and more that a split of the dataset has, and another one of the same way of splitting has
    not. There is one finding for each label and split that lacks it; it stands at the first article of that label.

Why it matters
    A label that training does not have cannot be learned, and one that the test does not have is not tested. Mostly a
    dataset was split by file, by time or by outlet, and the labels went with these.

Bad
    60 * {"text": "The council met.", "label": "real", "split": "train"}
    60 * {"text": "The council met.", "label": "fake", "split": "train"}
    60 * {"text": "The council met.", "label": "real", "split": "test"}

Good
    60 * {"text": "The council met.", "label": "real", "split": "train"}
    60 * {"text": "The council met.", "label": "fake", "split": "train"}
    30 * {"text": "The council met.", "label": "real", "split": "test"}
    30 * {"text": "The council met.", "label": "fake", "split": "test"}

Options
    fewest_articles: how many articles a label must have (default 10).

Limits
    Splits without any label, such as those of a contest, are left out. More than 50 labels, or 50 splits, are not
    looked at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

NAME_CHARS = 60
MOST_SPLITS = 50


def find(tables: Tables) -> Iterator[Fault]:
    from newsqa.rules.composition import Split, splits_of

    articles: defaultdict[str, defaultdict[Split, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    firsts: dict[tuple[str, str], int] = {}
    for row in tables.rows("composition"):
        for split in splits_of(row["split"]) if row["label"] else ():
            articles[split.scheme][split][row["label"]] += row["articles"]
            firsts.setdefault((split.scheme, row["label"]), row["row"])
    for scheme in sorted(scheme for scheme, splits in articles.items() if len(splits) <= MOST_SPLITS):
        of_scheme: Counter[str] = sum(articles[scheme].values(), Counter())
        for split in sorted(articles[scheme]):
            for label in sorted(of_scheme.keys() - articles[scheme][split].keys()):
                if of_scheme[label] < tables.options["fewest_articles"]:
                    continue
                yield Fault(
                    row=firsts[scheme, label],
                    field="label",
                    start=None,
                    end=None,
                    message=f'no {split} article has the label "{label[:NAME_CHARS]}", which {of_scheme[label]:,} of'
                    " the others have",
                    help="split again, so that each split has its share of each label",
                    details={"split": str(split), "label": label[:NAME_CHARS], "articles": of_scheme[label]},
                    identity=f"{split} {label}",
                )


RULE = Rule(
    "NQ823",
    "label-missing-from-split",
    "warning",
    reads="composition",
    find=find,
    options={"fewest_articles": 10},
)
