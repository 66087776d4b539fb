"""A quotation that nobody in the article can have spoken.

What it finds
    Quotations of at least a sentence without a cue, where no attribution stands near and no person is named in the
    same paragraph, the one before or the one after.

Why it matters
    Words in quotation marks are somebody's words. Without a speaker they are worth nothing as evidence, and often
    the attribution was lost when the page was turned into text.

Bad
    The vote was postponed for the third time on Monday.

    "We have never seen anything like this in our town."

    The hall was empty by noon.

Good
    "We have never seen anything like this in our town," said Ruth Abara.
    ---
    Ruth Abara has run the bakery for forty years.

    "We have never seen anything like this in our town."

Options
    None.

Limits
    A quotation whose speaker merely could be somebody named nearby is not found: a speaker who is plain to the
    reader is far commoner than a missing one. Scare quotes and titles of works are no quotations.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.attributions.sources import shortened
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    for attribution in tables.rows("attributions", source_kind="none", speaker=None, cue_start=None):
        start, end = attribution["content_start"], attribution["content_end"]
        words = tables.words(attribution["row"], attribution["field"], start, end)
        yield Fault(
            row=attribution["row"],
            field=attribution["field"],
            start=start,
            end=end,
            message=f"no speaker for the quotation {shortened(words)}",
            help="say who spoke, or take the quotation out; look whether the attribution was lost on the way here",
        )


RULE = Rule("NQ206", "quotation-without-speaker", "warning", reads="attributions", find=find)
