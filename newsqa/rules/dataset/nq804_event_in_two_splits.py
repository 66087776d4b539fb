"""The event that an article is about is in another split too.

What it finds
    Every article whose event, where a field names it, is that of one in an earlier split. A dataset that is split in
    several ways (`random:train,media:test`) is looked at for each of them.

Why it matters
    Articles about one event share names, places and words. A model that has read one of them is tested on what it
    knows.

Bad
    split: train
    event: e1

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    split: test
    event: e1

    The ferry to Vale will run twice a day from June, the harbour board said on Monday after a long debate about the
    price of fuel. Two more boats are to follow in the autumn, if the money can be found in time.

Good
    split: train
    event: e1

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    split: test
    event: e2

    The ferry to Vale will run twice a day from June, the harbour board said on Monday after a long debate about the
    price of fuel. Two more boats are to follow in the autumn, if the money can be found in time.

Options
    None.

Limits
    Only where a column names events; whether they are drawn wide or close is the dataset's affair. Some tasks want
    events in all splits. Of each article and way of splitting one thing is told, the strongest: the text, most of the
    text, the address, the title, the event.
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
        {"event": "the event"},
        field="event",
        help="split by event, so that each is in one split",
    )


RULE = Rule("NQ804", "event-in-two-splits", "info", reads="leaks", find=find)
