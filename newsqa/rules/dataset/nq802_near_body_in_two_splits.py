"""Nearly the text of an article is in another split too.

What it finds
    Every article whose body is nearly that of one in an earlier split: of all runs of five words that one of the two
    has, at least 80 % stand in both. A dataset that is split in several ways (`random:train,media:test`) is looked at
    for each of them.

Why it matters
    A comparison of whole texts does not find it, and a model that has read four fifths of an article knows its label.

Bad
    split: train

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    split: test

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in June.

Good
    split: train

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    split: test

    The ferry to Vale will run twice a day from June, the harbour board said on Monday after a long debate about the
    price of fuel. Two more boats are to follow in the autumn, if the money can be found in time.

Options
    None.

Limits
    Those of NQ704: texts of fewer than 24 words are not compared. Of each article and way of splitting one thing is
    told, the strongest: the text, most of the text, the address, the title, the event. All of 10 findings in 37,474
    articles of US newspapers are near duplicates, run by run.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.dataset.wording import leaks
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    yield from leaks(
        tables,
        {"near": "{share} of the text"},
        field="body",
        help="keep all versions of a story in one split; leakage.parquet lists the articles to drop",
    )


RULE = Rule("NQ802", "near-body-in-two-splits", "warning", reads="leaks", find=find)
