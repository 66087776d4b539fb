"""One outlet has several names that differ in their spelling.

What it finds
    Names of outlets that are the same but for capitals, accents, points, spaces or "The" ("NYT" and "nyt", "The Nation"
    and "Nation"), and, where articles of both stand at one host, but for words such as "News" and "Online". The finding
    names the rarer spelling, how many articles have it, and the commonest, and stands at its first article.

Why it matters
    Whoever groups by outlet has two groups for one. A split that is to keep outlets apart lets one leak through.

Bad
    outlet: NYT

    The council met on 3 May 2024.
    +++
    outlet: nyt

    The mayor spoke on 4 May 2024.
    +++
    outlet: nyt

    The bridge was shut on 5 May 2024.

Good
    outlet: Morning Post

    The council met on 3 May 2024.
    +++
    outlet: Evening Post

    The mayor spoke on 4 May 2024.

Options
    None.

Limits
    Abbreviations are not resolved: "NYT" and "New York Times" are two names, which NQ633 shows where they share a host.
    Two outlets of different places may bear one name; the rule takes them for one.
    16 of 16 findings in four datasets (US newspapers, three national outlets, a news service, examples of an agency
    format), all that there were, were right by a data engineer's reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.metadata.outlet_names import Outlet, named_alike, outlets_in
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


SHOWN = 100  # characters of a name in the message


def find(tables: Tables) -> Iterator[Fault]:
    spelled: dict[str, list[Outlet]] = defaultdict(list)
    for alike in named_alike(outlets_in(tables.rows("outlet_hosts"))):
        commonest, *others = sorted(alike, key=lambda outlet: (-outlet.articles, outlet.row))
        spelled[commonest.name] += others
    faults = [(other, name) for name, others in spelled.items() for other in others]
    for other, name in sorted(faults, key=lambda pair: pair[0].row):
        yield Fault(
            row=other.row,
            field="outlet",
            start=None,
            end=None,
            message=f'"{other.name[:SHOWN]}" ({other.articles:,} article{"" if other.articles == 1 else "s"}) and'
            f' "{name[:SHOWN]}" are one outlet in two spellings',
            help="choose one name for each outlet, and write it alike everywhere",
            details={"name": other.name, "articles": other.articles, "commonest": name},
            identity=f"{other.name}\n{name}",
        )


RULE = Rule("NQ632", "outlet-in-several-spellings", "warning", reads="outlet_hosts", find=find)
