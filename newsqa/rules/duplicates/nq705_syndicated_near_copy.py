"""An article has nearly the text of one of another outlet.

What it finds
    Every article whose body is nearly that of an earlier one of another outlet: of all runs of five words that one of
    the two has, at least 80 % stand in both. So a paper runs a story of an agency, with a line of its own or without
    the last one.

Why it matters
    It is no fault, but the dataset holds the text twice, often under two labels, and a split by outlet does not keep
    the two apart.

Bad
    outlet: Harwick Post

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    outlet: Vale Herald

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in June.

Good
    outlet: Harwick Post

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    outlet: Vale Herald

    The ferry to Vale will run twice a day from June, the harbour board said on Monday after a long debate about the
    price of fuel. Two more boats are to follow in the autumn, if the money can be found in time.

Options
    None.

Limits
    Those of NQ704. Two outlets that each quote one long statement may be alike by four fifths of their words. All of
    12 findings in two datasets (US newspapers, items of 564 outlets) are one story in two outlets.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.duplicates.wording import copies, place_of, share_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    for article in copies(tables, "near", same_outlet=False):
        yield Fault(
            row=article["row"],
            field=None,
            start=None,
            end=None,
            message=f"{share_of(article)} of the text is that of {place_of(article)}",
            help="keep one of the two where a text must count once; duplicates.parquet lists all copies",
            details={
                "copy_of": article["copy_of"],
                "outlet": article["copy_outlet"],
                "similarity": article["similarity"],
            },
        )


RULE = Rule("NQ705", "syndicated-near-copy", "info", reads="copies", find=find)
