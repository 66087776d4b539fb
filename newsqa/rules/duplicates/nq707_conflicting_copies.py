"""Two copies of an article contradict each other.

What it finds
    Every copy or near copy (NQ701, NQ702, NQ704, NQ705) that has another label than the article that it is a copy of,
    or a date of publication that is more than so many days from its under a like title.

Why it matters
    The same text cannot be both true and false, left and right. A model learns from one copy what the other denies, and
    a label that hangs on who published is the outlet's and not the article's. A copy with a date of another year makes
    an old story new.

Bad
    label: left

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    label: right

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    ---
    published: 2024-05-14

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    published: 2024-09-20

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.

Good
    label: left

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    label: left

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    ---
    published: 2024-05-14

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.
    +++
    published: 2024-05-16

    The town hall of Harwick opened its doors again on Monday after two years of repairs to the roof, the stairs and
    the old council chamber. The mayor thanked the builders, who had worked through the winter, and said that the first
    meeting would be held there in May.

Options
    `days`: how far apart the dates of copies may be (30).

Limits
    Which of the two is right is not known. A story that an outlet runs again every year has copies with other dates.
    Versions of a story (NQ706) may have other dates, and are not told. All of 14 findings in two datasets (US
    newspapers, statements) are copies that contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from newsqa.rules.duplicates.wording import copies, place_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    days = timedelta(days=tables.options["days"])
    for article in copies(tables, "exact", "near"):
        said = []
        if _differ(article, "label"):
            said.append(f'label "{article["label"]}" and "{article["copy_label"]}"')
        is_same_story = article["similar_title"] is not False  # else it is a notice that stands in place of stories
        if (
            is_same_story
            and _differ(article, "published")
            and abs(article["published"] - article["copy_published"]) > days
        ):
            said.append(f"published {article['published']:%Y-%m-%d} and {article['copy_published']:%Y-%m-%d}")
        if said:
            yield Fault(
                row=article["row"],
                field=None,
                start=None,
                end=None,
                message=f"contradicts its copy {place_of(article)}: {', '.join(said)}",
                help="find out which is right, and keep that one",
                details={"copy_of": article["copy_of"], "similarity": article["similarity"]},
            )


def _differ(article: Mapping[str, Any], name: str) -> bool:
    values = article[name], article[f"copy_{name}"]
    return None not in values and values[0] != values[1]


RULE = Rule("NQ707", "conflicting-copies", "warning", reads="copies", find=find, options={"days": 30})
