"""Articles of training were published after the test begins.

What it finds
    Pairs of splits, such as test and training, of which the earlier one goes on after the later one has begun: how many
    of its articles that is. A split begins where one in a hundred of its dated articles has been published, so that a
    wrong year does not count. There is one finding for each pair; it stands at the first of these articles.

Why it matters
    What a model is to tell of tomorrow it has read yesterday: who won, who resigned, which claim turned out false. A
    split by time shows how it does on news; a split at random shows how it does on old news.

Bad
    50 * {"text": "The council met.", "published": "2024-05-03", "split": "train"}
    50 * {"text": "The council met.", "published": "2024-07-03", "split": "train"}
    50 * {"text": "The council met.", "published": "2024-06-03", "split": "test"}

Good
    50 * {"text": "The council met.", "published": "2024-05-03", "split": "train"}
    50 * {"text": "The council met.", "published": "2024-06-03", "split": "train"}
    50 * {"text": "The council met.", "published": "2024-07-03", "split": "test"}

Options
    percent: of the articles of the earlier split with a date more than this share must be later (default 1).

Limits
    Many datasets are split at random on purpose, as the task has nothing to do with time: then the finding says what
    the test does not measure. Articles without a date are left out. Of 37,474 articles of US newspapers 99 % of those
    in training were published after validation begins, in both ways in which they are split.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

BEGUN = 0.01  # of the articles of a split, when it has begun


def find(tables: Tables) -> Iterator[Fault]:
    from newsqa.rules.composition import Split, pairs_of, splits_of

    articles: defaultdict[Split, Counter[Any]] = defaultdict(Counter)
    firsts: dict[tuple[Split, Any], int] = {}
    for row in tables.rows("split_days"):
        for split in splits_of(row["split"]):
            articles[split][row["day"]] += row["articles"]
            firsts.setdefault((split, row["day"]), row["row"])
    begin = {split: _begins(days) for split, days in articles.items()}
    for later, earlier in pairs_of(articles):
        begins = begin[later]
        after = Counter({day: number for day, number in articles[earlier].items() if day > begins})
        if 100 * after.total() <= tables.options["percent"] * articles[earlier].total():
            continue
        yield Fault(
            row=min(firsts[earlier, day] for day in after),
            field="published",
            start=None,
            end=None,
            message=f"{after.total():,} of {articles[earlier].total():,} {earlier} articles with a date were published"
            f" after {begins}, when {later} begins",
            help="split by time, or say that the test is one of the time that the model has read about",
            details={
                "split": str(later),
                "other_split": str(earlier),
                "articles": after.total(),
                "of": articles[earlier].total(),
                "begins": str(begins),
            },
            identity=f"{later} {earlier}",
        )


def _begins(days: Counter[Any]) -> Any:
    """The day until which a hundredth of the articles was published."""
    seen = 0
    for day in sorted(days):
        seen += days[day]
        if seen > BEGUN * days.total():
            return day
    raise ValueError("a split without a day is none")


RULE = Rule(
    "NQ806",
    "split-overlaps-in-time",
    "info",
    reads="split_days",
    find=find,
    options={"percent": 1},
)
