"""An article is another version of one that is there.

What it finds
    Every article that has the address of an earlier one, and at least half of its runs of five words; or that is a near
    duplicate of one that its outlet published earlier, under a like title (80 % of the letters).

Why it matters
    Outlets tell a story again as it goes on. Versions are wanted in an archive and are copies to a model, so they are
    told apart from copies.

Bad
    url: https://harwick.example/hall

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    url: https://harwick.example/hall

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May. It will be open to all.

Good
    url: https://harwick.example/hall

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    url: https://harwick.example/ferry

    The ferry to Vale will run twice a day from June, the harbour board said on Monday after a long debate about the
    price of fuel. Two more boats are to follow in the autumn, if the money can be found in time.

Options
    None.

Limits
    A version with another address and another title counts as a near duplicate (NQ704), one of which more than half
    was written anew as no version. Which version is the last is said by the dates of publication only. Texts of fewer
    than 24 words are compared only where the address is the same. All of 7 findings in two datasets are versions of
    one story.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.duplicates.wording import copies, place_of, share_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    for article in copies(tables, "update"):
        yield Fault(
            row=article["row"],
            field=None,
            start=None,
            end=None,
            message=f"a version of {place_of(article)}, with {share_of(article)} of the text in common",
            help="keep the version that is wanted; duplicates.parquet lists all of them",
            details={"copy_of": article["copy_of"], "similarity": article["similarity"]},
        )


RULE = Rule("NQ706", "updated-story", "info", reads="copies", find=find)
