"""The title or the address of an article is in another split too.

What it finds
    Every article whose address, or whose title of four words or more, is that of one in an earlier split, while their
    texts are not alike. A dataset that is split in several ways (`random:train,media:test`) is looked at for each of
    them.

Why it matters
    It is mostly the same story in another version or cut, and where a model reads titles it has seen the answer.

Bad
    split: train
    title: Town hall of Harwick opens again

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    split: test
    title: Town hall of Harwick opens again

    The ferry to Vale will run twice a day from June, the harbour board said on Monday after a long debate about the
    price of fuel. Two more boats are to follow in the autumn, if the money can be found in time.
    ---
    split: train
    url: https://harwick.example/hall

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    split: test
    url: https://harwick.example/hall

    The ferry to Vale will run twice a day from June, the harbour board said on Monday after a long debate about the
    price of fuel. Two more boats are to follow in the autumn, if the money can be found in time.

Good
    split: train
    title: Town hall of Harwick opens again

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    split: test
    title: Ferry to run twice a day

    The ferry to Vale will run twice a day from June, the harbour board said on Monday after a long debate about the
    price of fuel. Two more boats are to follow in the autumn, if the money can be found in time.
    ---
    split: train
    title: News in brief

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    split: test
    title: News in brief

    The ferry to Vale will run twice a day from June, the harbour board said on Monday after a long debate about the
    price of fuel. Two more boats are to follow in the autumn, if the money can be found in time.

Options
    None.

Limits
    The title of a column that appears every week is that of many articles. Of each article and way of splitting one
    thing is told, the strongest: the text, most of the text, the address, the title, the event.
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
        {"url": "the address", "title": "the title"},
        field=None,
        help="look whether it is one story, and keep it in one split",
    )


RULE = Rule("NQ803", "title-or-url-in-two-splits", "warning", reads="leaks", find=find)
