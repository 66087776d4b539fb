"""An article has the text of another one of its outlet.

What it finds
    Every article whose body stood already with an earlier one of the same outlet, whatever its title, date or address.
    Case, punctuation, spaces, tags and the way in which letters are encoded make no difference. Where an outlet is not
    known it counts as the same.

Why it matters
    A text that is there twice counts twice: in every statistic, in what a model learns by heart, and in both halves of
    a split. Many articles with one text are often no articles at all, but a notice that stood in their place.

Bad
    outlet: Harwick Post

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    outlet: Harwick Post

    THE TOWN HALL OF HARWICK OPENED ITS DOORS AGAIN ON MONDAY AFTER TWO YEARS OF REPAIRS TO THE ROOF, THE STAIRS AND
    THE OLD COUNCIL CHAMBER. THE MAYOR THANKED THE BUILDERS, WHO HAD WORKED THROUGH THE WINTER, AND SAID THAT THE FIRST
    MEETING WOULD BE HELD THERE IN MAY.

Good
    outlet: Harwick Post

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    outlet: Harwick Post

    The ferry to Vale will run twice a day from June, the harbour board said on Monday after a long debate about the
    price of fuel. Two more boats are to follow in the autumn, if the money can be found in time.

Options
    None.

Limits
    A body of fewer than five words is no text to compare; NQ103 tells of placeholders. What is left out on purpose is
    not known: a notice of a correction that an outlet publishes in the same words is a copy too. `duplicates.parquet`
    lists all copies, and which article of each cluster is kept: that of the training split, else the earliest. Of 632
    findings in 3,883 items of feeds behind paywalls, 609 have the text of one of four offers to subscribe.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.duplicates.wording import copies, other_title, place_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    for article in copies(tables, "exact", same_outlet=True):
        yield Fault(
            row=article["row"],
            field=None,
            start=None,
            end=None,
            message=f"the text is that of {place_of(article)}{other_title(article)}",
            help="drop one of the two; duplicates.parquet lists all copies",
            details={"copy_of": article["copy_of"]},
        )


RULE = Rule("NQ701", "duplicate-body", "warning", reads="copies", find=find)
