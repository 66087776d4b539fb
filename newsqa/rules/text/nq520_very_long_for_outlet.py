"""An article is much longer than the others of its outlet.

What it finds
    Texts that have eight times the characters that half of the articles of their outlet have at most, where that is out
    of the ordinary there: 3.5 standard deviations away, by median and median absolute deviation of the logarithms, and
    the lot of 2 % of its articles at most.

Why it matters
    A text that is so long is another kind of text: the transcript of a broadcast, a speech or a document, a live blog,
    a list of all that a page has, or the comments of readers with the article. One weighs as much as ten articles.

Bad
    file: articles.jsonl

    49 * {"outlet": "Crier", "text": "See it."}
    1 * {"outlet": "Crier", "text": "The council voted for the new bridge over the river, to be built by June."}

Good
    file: articles.jsonl

    49 * {"outlet": "Crier", "text": "See it."}
    1 * {"outlet": "Crier", "text": "The council met."}

Options
    times: how many times longer than the median (default 8; at least 4).
    fewest_articles: with a text that the outlet must have (default 50; at least 20).

Limits
    Outlets of few articles are not judged; articles that name no outlet are judged together. An outlet that mixes items
    and long reads has a wide spread, in which nothing is long. Where most texts are cut off, the whole ones are found.
    The median is told in steps of 4 %. Of all 52 findings that there are in 57,000 articles and items of ten datasets
    48 are transcripts, documents, live blogs, digests, or whole articles among offers; four are long reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.lengths import LEAST, OPTIONS, odd_lengths

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    return odd_lengths(tables, False, "see whether it is a transcript, a live blog, or several articles in one")


RULE = Rule("NQ520", "very-long-for-outlet", "info", reads="outlet_lengths", find=find, options=OPTIONS, least=LEAST)
