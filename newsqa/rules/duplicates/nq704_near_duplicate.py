"""An article has nearly the text of another one of its outlet.

What it finds
    Every article whose body is nearly that of an earlier one of the same outlet: of all runs of five words that one of
    the two has, at least 80 % stand in both. A corrected letter, another headline within the text or a line more at its
    end make near duplicates. Case, punctuation and spaces make no difference.

Why it matters
    What holds for copies holds for these, and no comparison of whole texts finds them.

Bad
    outlet: Harwick Post

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    outlet: Harwick Post

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in June.

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
    Texts of fewer than 24 words are not compared. In one of 24 a single other word makes half of the runs different,
    so short texts are rarely near duplicates. Reports of one pattern (results, weather, markets) may share 80 % of
    their words and be two articles. Pairs that are found are compared run by run and are never wrong by that measure;
    a pair of exactly 80 % is found with a probability of 99 %. Where more than 16 texts are alike, each is compared
    with 16 of them. Of 43 findings of NQ704 to NQ706 in three datasets (US newspapers, short items, items of 564
    outlets), all that there were, 40 are one story and 3 are texts of one pattern.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.duplicates.wording import copies, place_of, share_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    for article in copies(tables, "near", same_outlet=True):
        yield Fault(
            row=article["row"],
            field=None,
            start=None,
            end=None,
            message=f"{share_of(article)} of the text is that of {place_of(article)}",
            help="keep the better one; duplicates.parquet lists all copies",
            details={"copy_of": article["copy_of"], "similarity": article["similarity"]},
        )


RULE = Rule("NQ704", "near-duplicate", "warning", reads="copies", find=find)
