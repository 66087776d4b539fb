"""An article has the text of one of another outlet.

What it finds
    Every article whose body stood already with an earlier one, of another outlet: a wire story that two papers run, or
    a page that was taken over. Case, punctuation and spaces make no difference.

Why it matters
    Syndication is daily business and no fault of anybody, but a dataset holds the text twice, often under two labels,
    and an article of a test set may stand in the training set under another name.

Bad
    outlet: Harwick Post

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    outlet: Vale Herald

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.

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
    Who wrote the text is not known: the earliest published counts as the first. An outlet that is written in two ways
    counts as two. A body of fewer than five words is not compared. All of 7 findings in 37,474 articles of US
    newspapers are one text; in five of them the outlet of one is an author or a section.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.duplicates.wording import copies, other_title, place_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    for article in copies(tables, "exact", same_outlet=False):
        yield Fault(
            row=article["row"],
            field=None,
            start=None,
            end=None,
            message=f"the text is that of {place_of(article)}{other_title(article)}",
            help="keep one of the two where a text must count once; duplicates.parquet lists all copies",
            details={"copy_of": article["copy_of"], "outlet": article["copy_outlet"]},
        )


RULE = Rule("NQ702", "syndicated-copy", "info", reads="copies", find=find)
