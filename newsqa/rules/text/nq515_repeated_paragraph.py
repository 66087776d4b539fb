"""A paragraph stands in the body more than once.

What it finds
    Paragraphs of at least 80 characters that stand again, word for word, later in the same body; and bodies that are
    one text twice over.

Why it matters
    The page was read twice, with its teaser, its mobile and its desktop text. Words are counted double, and a model
    learns to repeat itself.

Bad
    The council met on 3 May 2024 and voted for the new bridge over the river, which is to be built by June.

    The mayor was glad.

    The council met on 3 May 2024 and voted for the new bridge over the river, which is to be built by June.

Good
    The council met on 3 May 2024 and voted for the new bridge over the river, which is to be built by June.

    Advertisement

    The mayor was glad.

    Advertisement

Options
    shortest: characters of a paragraph that is looked for (default 80).

Limits
    Paragraphs are lines. Pull quotes, which repeat a sentence and no paragraph, are not found; refrains, captions of
    two pictures and messages that are quoted twice are. Of a body the first three places are findings; the details say
    how many there are.
    99 of 100 findings in four datasets (97 of them in US newspapers; web pages, a news service, feeds) were right by an
    editor's reading, half of them captions; the wrong one was a quotation that is argued with twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import MOST, shown

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    shortest = int(tables.options["shortest"])
    for row, body in enumerate(tables.articles["body"].to_pylist()):
        if body is None or len(body) < 2 * shortest:
            continue
        repeated = _repeated(body, shortest)
        for start, end, first in repeated[:MOST]:
            yield Fault(
                row=row,
                field="body",
                start=start,
                end=end,
                message=f'a paragraph stands in the body again: "{shown(body[start:end])}"',
                help="keep the first one; see whether the page was read twice",
                details={"first": first, "places": len(repeated)},
            )


def _repeated(body: str, shortest: int) -> list[tuple[int, int, int]]:
    """Start and end of each paragraph that stood before, and where that was."""
    if "\n" not in body:
        return _twice_over(body, shortest)
    lines = body.split("\n")
    long = [line.strip() for line in lines if len(line) >= shortest]
    if len(set(long)) == len(long):
        return []
    seen: dict[str, int] = {}
    found = []
    start = 0
    for line in lines:
        if len(line) >= shortest:
            words = line.strip()
            at = start + line.index(words[:1]) if words else start
            if len(words) >= shortest and (first := seen.setdefault(words, at)) != at:
                found.append((at, at + len(words), first))
        start += len(line) + 1
    return found


def _twice_over(body: str, shortest: int) -> list[tuple[int, int, int]]:
    """The second half of a text without paragraphs that is the same as its first."""
    text = body.strip()
    half = len(text) // 2
    first, second = text[:half].strip(), text[half:].strip()
    if first != second or len(first) < shortest:
        return []
    start = body.rindex(second)
    return [(start, start + len(second), body.index(first))]


RULE = Rule(
    "NQ515",
    "repeated-paragraph",
    "warning",
    reads="articles",
    find=find,
    options={"shortest": 80},
    least={"shortest": 1},
)
