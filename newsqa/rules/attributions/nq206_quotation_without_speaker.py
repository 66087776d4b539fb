"""A quotation that nobody in the article can have spoken.

What it finds
    Quotations of at least a sentence without a cue, where no attribution stands near and no person is named in the
    same paragraph, the one before or the one after. Of several paragraphs of quotation the first is found.

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
    A quotation whose speaker merely could be somebody named or quoted nearby is not found: a speaker who is plain to
    the reader is far commoner than a missing one. Scare quotes, titles of works, slogans and half sentences are no
    quotations, and neither is one that the article has twice (a pull quote).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsqa.rules.attributions.sources import shortened
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

# “We have never seen anything like this in our town.”: opens with a capital and ends like a sentence
_SENTENCE = re.compile(r"\W{0,3}(?:[^\W\d_a-z]|\[|\d).*[.!?…,][\"”’'»]{0,2}$", re.DOTALL)
_FEWEST_WORDS = 5
# so many code points within a quotation are looked up in the rest of the text
_REPEATED = 60
# paragraphs around a quotation, in code points
_AROUND = 1500
_OPENS = re.compile(r"\s*[\"“‘'«„]")
_CLOSES = re.compile(r"[\"”’'»]\W{0,2}$")
_QUOTES = re.compile(r"[\"“„«]")
_PRONOUN = re.compile(r"\b(?:he|she|they|his|her|their)\b", re.IGNORECASE)
# "— Ruth Abara", "Ruth Abara, Valley Courier": under the last paragraph of a quotation
_SIGNATURE = re.compile(r"\s*(?:[-–—~]|[^\W\d_a-z][^\n,.!?]{2,60}, [^\W\d_a-z][^\n.!?]{2,60}$)")
# a quotation is looked for again so far around it
_LONGEST_ARTICLE = 20_000


def find(tables: Tables) -> Iterator[Fault]:
    for attribution in tables.rows("attributions", source_kind="none", speaker=None, cue_start=None):
        start, end = attribution["content_start"], attribution["content_end"]
        words = tables.words(attribution["row"], attribution["field"], start, end)
        if len(words.split()) < _FEWEST_WORDS or not _SENTENCE.match(words) or not _stands_alone(tables, attribution):
            continue
        yield Fault(
            row=attribution["row"],
            field=attribution["field"],
            start=start,
            end=end,
            message=f"no speaker for the quotation {shortened(words)}",
            help="say who spoke, or take the quotation out; look whether the attribution was lost on the way here",
        )


def _stands_alone(tables: Tables, attribution: dict[str, Any]) -> bool:
    """Whether a quotation is a paragraph, the lines around it do not tell whose it is, and the article has it once."""
    start, end = attribution["content_start"], attribution["content_end"]
    low = max(0, start - _LONGEST_ARTICLE)
    text = tables.words(attribution["row"], attribution["field"], low, end + _LONGEST_ARTICLE)
    start, end = start - low, end - low
    before = text[max(0, start - _AROUND) : start].rstrip(" \t")
    after = text[end : end + _AROUND].lstrip(" \t")
    if (before and not before.endswith("\n")) or (after and not after.startswith("\n")):
        return False
    if _leads_up(before.rstrip()) or not (_CLOSES.search(text, end - 3, end) or _OPENS.match(after.lstrip())):
        return False
    following = next((line for line in after.split("\n") if line.strip() and not _OPENS.match(line)), "")
    if _SIGNATURE.match(following):
        return False
    inner = text[start:end].strip(" \"“”‘’'«».,")[-_REPEATED:]
    return text.find(inner) == text.rfind(inner)


def _leads_up(before: str) -> bool:
    """Whether what stands before a quotation tells whose it is: "He wrote:", "She never forgot.", a question, a
    heading, or somebody who is quoted there and goes on."""
    line = before.rpartition("\n")[2].strip()
    return bool(line) and (
        not line.endswith((".", "!", "…")) or _PRONOUN.search(line) is not None or _QUOTES.search(before) is not None
    )


RULE = Rule("NQ206", "quotation-without-speaker", "warning", reads="attributions", find=find)
