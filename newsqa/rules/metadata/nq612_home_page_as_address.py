"""The URL of an article is that of a home page.

What it finds
    URLs without a path or a query, as "https://example.com/" or "https://example.com/index.html".

Why it matters
    A home page shows other articles every hour: the one of the record is not to be found there. And all articles with
    that address look like copies of each other.

Bad
    url: https://www.example.com/

    The council met on 3 May 2024.

Good
    url: https://www.example.com/2024/story

    The council met on 3 May 2024.
    ---
    url: https://www.example.com/?p=1234

    The council met on 3 May 2024.

Options
    None.

Limits
    A page of a section ("https://example.com/politics/") has a path and is not found, and so is a path that names a
    language alone.
    10 of 11 findings in three datasets (US newspapers, a news service, web archives), all that there were, were right
    by an editor's reading; the wrong one was a story with a host of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.articles.canonical_urls import canonical_url
from newsqa.rules.metadata.column_values import told_of_rows
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

# what may be one: nothing behind the host but a short path, and what `canonical_url` takes away
_SHORT = r"(?i)^\s*(?:https?:)?//[^/?#]+(?:/[a-z.]{0,13}/*)?(?:[?#].*)?\s*$"


def find(tables: Tables) -> Iterator[Fault]:
    for row, url, _ in told_of_rows(tables.articles["url"], _home_page, having=_SHORT):
        yield Fault(
            row=row,
            field="url",
            start=None,
            end=None,
            message=f'the URL "{url.strip()}" is that of a home page, and of no article',
            help="give the address of the article itself",
            details={"url": url},
            identity=url,
        )


def _home_page(url: str) -> str | None:
    """The canonical URL, where it is that of a home page."""
    canonical = canonical_url(url)
    is_home = canonical is not None and not any(mark in canonical.removeprefix("https://") for mark in "/?#")
    return canonical if is_home else None


RULE = Rule("NQ612", "home-page-as-address", "warning", reads="articles", find=find)
