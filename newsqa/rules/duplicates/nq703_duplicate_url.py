"""Two articles with different texts have the same address.

What it finds
    Every article whose address is that of an earlier one while its text is another; addresses are compared without
    parameters that follow readers, and whatever else names the same page in another way. Where the text too is the
    same, or nearly, NQ701, NQ704 or NQ706 tell of it.

Why it matters
    An address stands for one article. With two, one of them has the wrong one, or the address is that of a front page;
    and whoever joins by it mixes them up.

Bad
    url: https://harwick.example/hall

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    url: https://harwick.example/hall

    The ferry to Vale will run twice a day from June, the harbour board said on Monday after a long debate about the
    price of fuel. Two more boats are to follow in the autumn, if the money can be found in time.

Good
    url: https://harwick.example/hall

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    url: https://harwick.example/ferry

    The ferry to Vale will run twice a day from June, the harbour board said on Monday after a long debate about the
    price of fuel. Two more boats are to follow in the autumn, if the money can be found in time.
    ---
    url: https://harwick.example/hall

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    url: https://harwick.example/hall

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.

Options
    None.

Limits
    Bodies without five words are not compared, so that two of one address are told here even where both are empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.duplicates.wording import copies, place_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    for article in copies(tables, "url"):
        yield Fault(
            row=article["row"],
            field="url",
            start=None,
            end=None,
            message=f"the address is also that of {place_of(article)}",
            help="drop one if it is one article that was collected twice; else find out which article stands at the"
            " address, and correct the other one's",
            details={"copy_of": article["copy_of"]},
        )


RULE = Rule("NQ703", "duplicate-url", "warning", reads="copies", find=find)
