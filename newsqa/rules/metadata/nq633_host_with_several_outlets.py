"""The articles of one host are given to several outlets.

What it finds
    Hosts whose articles have two names of outlets or more that are no spellings of one (these are NQ632's), with how
    many articles each has. The finding is about the host and stands at the first article of the second name.

Why it matters
    A name that is a columnist, a section or "Guest Writer" splits an outlet, so that a test set of other outlets still
    holds its pages; or articles were given to an outlet that did not publish them.

Bad
    outlet: Town Crier
    url: https://example.com/1

    The council met on 3 May 2024.
    +++
    outlet: Guest Writer
    url: https://example.com/2

    The mayor spoke on 4 May 2024.

Good
    outlet: Town Crier
    url: https://example.com/1

    The council met on 3 May 2024.
    +++
    outlet: Morning Post
    url: https://example.org/2

    The mayor spoke on 4 May 2024.

Options
    fewest_articles: how many articles of the host a name must have to be told (default 1).
    shared: further hosts at which many outlets publish (default: none).

Limits
    Portals, platforms, archives and redirections at which many outlets publish are left alone as far as they are known
    (medium.com, news.yahoo.com).
    A publisher with several titles at one host is found, too. 79 of 82 findings in three datasets (US newspapers, a
    news service, examples of an agency format), all that there were, were right by a data engineer's reading; wrong
    ones were a portal, the weblogs of a university and an interface of an agency.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsqa.rules.metadata.outlet_names import Outlet, is_shared, named_alike, outlets_in
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

SHOWN = 4  # names in the message
LONGEST = 100  # characters of one


def find(tables: Tables) -> Iterator[Fault]:
    fewest = int(tables.options["fewest_articles"])
    shared = {host.strip().lower().removeprefix("www.") for host in tables.options["shared"]}
    rows = tables.rows("outlet_hosts")
    spelling = {
        outlet.name: max(alike, key=lambda one: one.articles).name
        for alike in named_alike(outlets_in(rows))
        for outlet in alike
    }
    by_host: dict[str, dict[str, Outlet]] = defaultdict(dict)
    for row in rows:
        if row["host"] and row["host"] not in shared and not is_shared(row["host"]):
            name = spelling.get(row["outlet"], row["outlet"])
            known = by_host[row["host"]].get(name, Outlet(name, 0, row["row"], frozenset()))
            by_host[row["host"]][name] = known._replace(articles=known.articles + row["articles"])
    for host, outlets in sorted(by_host.items(), key=lambda item: min(one.row for one in item[1].values())):
        found = [one for one in outlets.values() if one.articles >= fewest]
        if len(found) > 1:
            yield _fault(host, sorted(found, key=lambda one: (-one.articles, one.row)))


def _fault(host: str, outlets: list[Outlet]) -> Fault:
    told = ", ".join(f'"{one.name[:LONGEST]}" ({one.articles:,})' for one in outlets[:SHOWN])
    more = f" and {len(outlets) - SHOWN:,} more" if len(outlets) > SHOWN else ""
    details: dict[str, Any] = {"host": host, "outlets": {one.name: one.articles for one in outlets[:SHOWN]}}
    return Fault(
        row=outlets[1].row,
        field="outlet",
        start=None,
        end=None,
        message=f"articles at {host} are of {len(outlets):,} outlets: {told}{more}",
        help="give all articles of an outlet its name; sections and authors have columns of their own",
        details=details,
        identity=host,
    )


RULE = Rule(
    "NQ633",
    "host-with-several-outlets",
    "info",
    reads="outlet_hosts",
    find=find,
    options={"fewest_articles": 1, "shared": ()},
)
