"""Outlets of a test split are in training too.

What it finds
    Pairs of splits, such as test and training, that have outlets in common: how many articles of the later one that is,
    and of which outlets. There is one finding for each pair; a dataset that is split in several ways
    (`random:train,media:test`) is looked at for each of them. It stands at the first of these articles.

Why it matters
    A model learns outlets by their style, their boilerplate and their subjects. Where labels hang on outlets a test
    with the outlets of training measures that: with others accuracy was ten points lower (arXiv 2104.10130).

Bad
    5 * {"text": "The council met.", "outlet": "Town Crier", "split": "train"}
    5 * {"text": "The council met.", "outlet": "Morning Post", "split": "train"}
    2 * {"text": "The council met.", "outlet": "Town Crier", "split": "test"}

Good
    5 * {"text": "The council met.", "outlet": "Town Crier", "split": "train"}
    5 * {"text": "The council met.", "outlet": "Morning Post", "split": "train"}
    2 * {"text": "The council met.", "outlet": "Evening Star", "split": "test"}

Options
    None.

Limits
    A split at random has the outlets of training by design: then the finding says what its test does not measure. One
    outlet in two spellings is two (NQ632). Nothing is said of a dataset of one outlet. Of 37,474 articles of US
    newspapers that were split by outlet, 425 of 1,297 in the test are of 12 outlets that training has too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

SHOWN = 3  # outlets that are named
NAME_CHARS = 60


def find(tables: Tables) -> Iterator[Fault]:
    from newsqa.rules.composition import Split, pairs_of, splits_of

    articles: defaultdict[Split, Counter[str]] = defaultdict(Counter)
    firsts: dict[tuple[Split, str], int] = {}
    for row in tables.rows("composition"):
        for split in splits_of(row["split"]) if row["outlet"] else ():
            articles[split][row["outlet"]] += row["articles"]
            firsts.setdefault((split, row["outlet"]), row["row"])
    if len({outlet for outlets in articles.values() for outlet in outlets}) < 2:
        return
    for later, earlier in pairs_of(articles):
        in_both = articles[later].keys() & articles[earlier].keys()
        shared = Counter({outlet: articles[later][outlet] for outlet in in_both})
        if not shared:
            continue
        named = sorted(shared, key=lambda outlet: (-shared[outlet], outlet))
        shown = ", ".join(f'"{outlet[:NAME_CHARS]}" {shared[outlet]:,}' for outlet in named[:SHOWN])
        more = f" and {len(named) - SHOWN:,} more" if len(named) > SHOWN else ""
        yield Fault(
            row=min(firsts[later, outlet] for outlet in named),
            field="outlet",
            start=None,
            end=None,
            message=f"{shared.total():,} of {articles[later].total():,} {later} articles are of outlets that {earlier}"
            f" has too: {shown}{more}",
            help="split by outlet, or say that the test is one of outlets that the model knows",
            details={
                "split": str(later),
                "other_split": str(earlier),
                "articles": shared.total(),
                "of": articles[later].total(),
                "outlets": len(named),
            },
            identity=f"{later} {earlier}",
        )


RULE = Rule("NQ805", "outlet-in-two-splits", "info", reads="composition", find=find)
