"""An article that the filter of C4 would drop.

What it finds
    Every article whose body C. Raffel et al., "Exploring the Limits of Transfer Learning with a Unified Text-to-Text
    Transformer", 2020, would not take up: it has a curly bracket or the words "lorem ipsum", or fewer than 5 sentences
    are left of it. Left are the lines that end in a full stop, a question mark, an exclamation mark or a closing
    quotation mark, have three words or more, and do not speak of JavaScript or of the use of cookies.
    The message says which, and the value. The rule is optional: it runs where it is selected by its code, or where a
    suite is about it, as that of the profile `pretraining` is.

Why it matters
    Corpora for language models are cleaned with this filter. An article that was joined from pieces without full stops
    loses most of its lines, and one with a leftover script is dropped altogether.

Bad
    The council meets on Monday. It will vote on the ferry.
    ---
    The town hall of Harwick opened again on Monday. The repairs took two years. The mayor was there. So were the
    builders. It had been a long winter. function show() { return 1 }

Good
    The town hall of Harwick opened again on Monday. The repairs took two years. The mayor was there.
    So were the builders, who had worked through the winter. The first meeting will be held there in May.

Options
    `sentences`: the fewest that are left (5).
    `words`: the fewest words of a line that is kept (3).

Limits
    The editions of the paper differ: five sentences and three words, or three sentences and five words. The list of
    words that the paper calls bad is not used. Sentences are counted by their marks, those of Chinese, Japanese, Hindi,
    Arabic and Burmese too; Thai has none, and its articles are always found. Reports of a few sentences are found, and
    are not wrong for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.filters import Short, faults_of_filter, lines_of

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_MARKS = ".!?。！？؟।။։።"
_ENDS = (*_MARKS, '"', "'", "”", "“", "’", "»", "«", "」")  # German quotations end in “, or in «
# "It rained. " and "It rained.” "; "。" parts sentences without a space
_SENTENCE = re.compile(r"""[.!?؟।။։።]["'”“’»«)\]]*(?=\s|$)|[。！？]|["'”“’»«](?=$)""")
_UNSPACED = re.compile(r"[\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]")
_DROPPED_LINE = re.compile(
    "javascript|terms of use|privacy policy|cookie policy|uses cookies|use of cookies|use cookies", re.IGNORECASE
)
_LOREM = re.compile("lorem ipsum", re.IGNORECASE)


def find(tables: Tables) -> Iterator[Fault]:
    bodies = tables.articles["body"].to_pylist()
    yield from faults_of_filter("C4's filter", {row: _short(body, tables.options) for row, body in enumerate(bodies)})


def _short(body: str | None, limits: Mapping[str, Any]) -> list[Short]:
    if not body or not body.strip():
        return []
    found = []
    if "{" in body:
        found.append(Short("curly_brackets", body.count("{"), f'it has a curly bracket ("{{", {body.count("{"):,})'))
    if _LOREM.search(body):
        found.append(Short("lorem_ipsum", 1, 'it has the words "lorem ipsum"'))
    left, kept, lines = sentences_left(body, limits["words"], limits["sentences"])
    if left < limits["sentences"]:
        said = f"{left:,} sentence{'s' * (left != 1)} left, in {kept:,} of {lines:,} line{'s' * (lines != 1)}"
        found.append(Short("sentences", left, f"{said} (at least {limits['sentences']})"))
    return found


def sentences_left(body: str, words: int, enough: int) -> tuple[int, int, int]:
    """How many sentences are left (counted up to `enough`), in how many lines of how many."""
    lines = lines_of(body)
    left = kept = 0
    for line in lines:
        if not line.endswith(_ENDS) or line.endswith("...") or _DROPPED_LINE.search(line):
            continue
        if len(line.split(None, words)) < words and len(_UNSPACED.findall(line)) < words:
            continue
        kept += 1
        left += len(_SENTENCE.findall(line))
        if left >= enough:
            break
    return left, kept, len(lines)


RULE = Rule(
    "NQ553",
    "dropped-by-c4",
    "info",
    reads="articles",
    find=find,
    options={"sentences": 5, "words": 3},
    is_optional=True,
)
