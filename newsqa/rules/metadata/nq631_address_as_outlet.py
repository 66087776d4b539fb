"""The outlet is an address and not a name.

What it finds
    Outlets that are the URL of a feed or of a site, or a host ("feeds.example.com", "example.com"), where the source
    has a field for them.

Why it matters
    One outlet has as many feeds as sections, and as many hosts as editions: it is counted several times, and no list of
    outlets has it under that name.

Bad
    file: articles.jsonl

    {"id": "1", "text": "The council met on 3 May 2024.", "source": "https://feeds.example.com/politics.rss"}

Good
    outlet: Town Crier
    url: https://example.com/story

    The council met on 3 May 2024.
    ---
    url: https://example.com/story

    The council met on 3 May 2024.

Options
    None.

Limits
    Where the source has no field for the outlet, the host of the URL stands in for it, and that is no fault. A host
    that is also that of the URL is taken for such. Names that end like a host ("TheBlaze.com") are names when they have
    capitals.
    100 of 100 findings in four datasets (three collections of feeds, examples of an agency format) were right by a data
    engineer's reading; nearly all are addresses of six feeds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_HOST = r"^\s*(?:[a-z0-9-]+\.)+[a-z]{2,24}(?:/\S*)?\s*$"
_URL = re.compile(r"\s*[a-z][a-z0-9+.-]{1,20}://\S+", re.IGNORECASE)
LONGEST_EXTRA = 100_000  # characters of the fields without a column that are looked through
SHOWN = 100  # characters of an address in the message


def find(tables: Tables) -> Iterator[Fault]:
    import pyarrow.compute as pc

    articles = tables.articles
    may_be = pc.or_(pc.match_substring_regex(articles["outlet"], _HOST), pc.match_substring(articles["outlet"], "//"))
    rows = pc.indices_nonzero(pc.fill_null(may_be, False))
    columns = articles.select(["outlet", "url", "extra"]).take(rows).to_pylist()
    for row, article in zip(rows.to_pylist(), columns, strict=True):
        if address := _address(**article):
            shown = address if len(address) <= SHOWN else f"{address[:SHOWN]}…"
            yield Fault(
                row=row,
                field="outlet",
                start=None,
                end=None,
                message=f'the outlet is given as "{shown}", which is an address and no name',
                help="name who published the article; keep the feed in a field of its own",
                details={"outlet": shown},
                identity=shown,
            )


def _address(outlet: str, url: str | None, extra: str | None) -> str | None:
    """The address that the source gives as the outlet; None where it gives none. Of the URL of a feed the column holds
    the host, and the URL itself is among the fields without a column."""
    import orjson

    from newsqa.articles.outlets import outlet_of, outlet_of_url  # which needs Arrow

    if "//" in outlet:
        return outlet.strip()
    if extra and "://" in extra and len(extra) <= LONGEST_EXTRA:
        fields: Any = orjson.loads(extra)
        for value in fields.values() if isinstance(fields, dict) else ():
            if isinstance(value, str) and _URL.fullmatch(value) and outlet_of(value) == outlet:
                return value.strip()
    return None if outlet_of_url(url) == outlet.strip() else outlet.strip()


RULE = Rule("NQ631", "address-as-outlet", "warning", reads="articles", find=find)
