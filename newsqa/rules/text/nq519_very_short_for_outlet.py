"""An article is much shorter than the others of its outlet.

What it finds
    Texts that have at most an eighth of the characters that half of the articles of their outlet have, where that is
    out of the ordinary there: 3.5 standard deviations away, by median and median absolute deviation of the logarithms,
    and the lot of 2 % of its articles at most.

Why it matters
    A short text among long ones is a teaser, a caption, a correction, the text of a video, or what was left of an
    article when its page was read. No fixed number tells: 200 characters are an item of an agency, and nothing of a
    magazine.

Bad
    file: articles.jsonl

    49 * {"outlet": "Crier", "text": "The council voted for the new bridge over the river, to be built by June."}
    1 * {"outlet": "Crier", "text": "See it."}

Good
    file: articles.jsonl

    49 * {"outlet": "Crier", "text": "The council voted for the new bridge over the river, to be built by June."}
    1 * {"outlet": "Crier", "text": "The council met on Monday."}

Options
    times: how many times shorter than the median (default 8; at least 4).
    fewest_articles: with a text that the outlet must have (default 50; at least 20).

Limits
    Outlets of few articles are not judged; articles that name no outlet are judged together. Texts without a word are
    NQ101. An outlet that mixes items and long reads has a wide spread, in which nothing is short. The median is told in
    steps of 4 %. All 14 findings that there are in 57,000 articles and items of eleven datasets are teasers, notes in
    place of the text, or what was left of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.lengths import LEAST, OPTIONS, odd_lengths

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    return odd_lengths(tables, True, "see whether the page was read to its end; leave out what is no article")


RULE = Rule("NQ519", "very-short-for-outlet", "info", reads="outlet_lengths", find=find, options=OPTIONS, least=LEAST)
