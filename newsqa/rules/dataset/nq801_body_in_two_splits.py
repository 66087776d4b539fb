"""The text of an article is in another split too.

What it finds
    Every article whose body stands in an earlier split as well: one of a test split that is in validation or training,
    one of validation that is in training. Case, punctuation and spaces make no difference, nor does the outlet. A
    dataset that is split in several ways (`random:train,media:test`) is looked at for each of them.

Why it matters
    A model that has read the answer passes the test. What it reaches there says nothing about articles that it has not
    seen.

Bad
    split: train

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    split: test

    THE TOWN HALL OF HARWICK OPENED ITS DOORS AGAIN ON MONDAY AFTER TWO YEARS OF REPAIRS TO THE ROOF, THE STAIRS AND
    THE OLD COUNCIL CHAMBER. THE MAYOR THANKED THE BUILDERS, WHO HAD WORKED THROUGH THE WINTER, AND SAID THAT THE FIRST
    MEETING WOULD BE HELD THERE IN MAY.

Good
    split: train

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    split: test

    The ferry to Vale will run twice a day from June, the harbour board said on Monday after a long debate about the
    price of fuel. Two more boats are to follow in the autumn, if the money can be found in time.
    ---
    split: train

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    split: train

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.

Options
    None.

Limits
    A body of fewer than five words is not compared. Splits are known where a field or the name of a file or folder
    says them. `leakage.parquet` lists the articles to drop. All of 5 findings in 37,474 articles of US newspapers,
    and 3 in 11,552 statements, are one text.
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
        {"body": "the text"},
        field="body",
        help="drop the article from one of the two splits; leakage.parquet lists all of them",
    )


RULE = Rule("NQ801", "body-in-two-splits", "critical", reads="leaks", find=find)
