"""White space stands before or after the title.

What it finds
    Titles that begin or end with spaces, line breaks, tabs, no-break spaces or marks of no width.

Why it matters
    Two titles that read alike are not the same. Where it is so for some sources and not for others, it gives them away:
    in one corpus of true and false news a space at the beginning tells the label of every article.

Bad
    file: articles.jsonl

    {"id": "1", "title": " Council votes for the bridge", "text": "The council met on 3 May 2024."}

Good
    title: Council votes for the bridge

    The council met on 3 May 2024.

Options
    None.

Limits
    White space within the title is left alone.
    100 of 100 findings in six datasets (US newspapers, an index of the web, three national outlets, invented articles,
    articles in Portuguese, feeds) were right by a data engineer's reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_NO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_WHITE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + _NO_WIDTH
_NAMES = {" ": "a space", "\n": "a line break", "\r": "a line break", "\t": "a tab", "\xa0": "a no-break space"}


def find(tables: Tables) -> Iterator[Fault]:
    import pyarrow.compute as pc

    titles = tables.articles["title"]
    ends = pc.match_substring_regex(titles, rf"^[\s\p{{Z}}{_NO_WIDTH}]|[\s\p{{Z}}{_NO_WIDTH}]$")
    rows = pc.indices_nonzero(pc.fill_null(ends, False))
    for row, title in zip(rows.to_pylist(), titles.take(rows).to_pylist(), strict=True):
        if not title.strip(_WHITE):
            continue  # a blank title is none
        before = title[: len(title) - len(title.lstrip(_WHITE))]
        after = title[len(title.rstrip(_WHITE)) :]
        for name, does, white in (("before", "begins", before), ("after", "ends", after)):
            if white:
                yield Fault(
                    row=row,
                    field="title",
                    start=None,
                    end=None,
                    message=f"the title {does} with {_told(white)}",
                    help="trim it, in all sources alike",
                    details={"characters": len(white)},
                    identity=name,
                )


def _told(white: str) -> str:
    kinds = list(dict.fromkeys(_NAMES.get(letter, "a mark of no width or a rare space") for letter in white))
    if len(white) == 1:
        return kinds[0]
    return f"{len(white):,} spaces" if kinds == ["a space"] else f"{len(white):,} characters of white space"


RULE = Rule("NQ622", "space-around-title", "warning", reads="articles", find=find)
