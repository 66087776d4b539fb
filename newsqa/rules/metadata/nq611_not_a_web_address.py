"""The URL of an article is no address of the web.

What it finds
    URLs without http or https ("example.com/story"), without a host ("/2024/story"), with spaces, with two addresses in
    one, with a host that is in no public network ("http://localhost/story"), and texts that are none at all ("see
    archive").

Why it matters
    Nobody can go back to the article, and articles cannot be told apart, or be known to be the same, by their address.

Bad
    url: example.com/2024/story

    The council met on 3 May 2024.
    ---
    url: https://example.com/2024/the story

    The council met on 3 May 2024.

Good
    url: https://example.com/2024/story?id=7

    The council met on 3 May 2024.
    ---
    url: urn:newsml:example.com:20240503:story

    The council met on 3 May 2024.

Options
    None.

Limits
    Identifiers that are no address of a page (urn:, tag:, doi:) are left alone. Placeholders such as "not available"
    are NQ103's. Nothing is fetched: an address that no server answers is not found. Letters beyond ASCII are taken.
    Both findings in 45,744 URLs of eight real datasets, one photograph in examples of an agency format, were right by a
    data engineer's reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.articles.canonical_urls import LONGEST, canonical_url
from newsqa.articles.placeholders import PLACEHOLDERS
from newsqa.rules.metadata.column_values import told_of_rows
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

SHOWN = 120  # characters of a URL in the message
# most URLs are such, and nothing is wrong with them
_PLAIN = r"^https?://(?:[A-Za-z0-9_-]+\.)+[A-Za-z][A-Za-z0-9-]+(?::[0-9]{2,5})?(?:[/?#](?:[!#-9;=?-~]|:[^/])*)?$"
_GLUED = re.compile(r"[^/=?&#:]https?://", re.IGNORECASE)  # https://example.com/1https://example.com/2
_IDENTIFIER = re.compile(r"(?:urn|tag|doi|info|hdl|ark|isbn|oai):\S+", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_SCHEME = re.compile(r"https?:", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"([a-z][a-z0-9+.-]{1,20}):\S", re.IGNORECASE)


def find(tables: Tables) -> Iterator[Fault]:
    for row, url, what in told_of_rows(tables.articles["url"], _what_is_wrong, unless=_PLAIN):
        shown = url if len(url) <= SHOWN else f"{url[:SHOWN]}…"
        yield Fault(
            row=row,
            field="url",
            start=None,
            end=None,
            message=f'the URL "{shown}" {what}',
            help="give the whole address of the page, beginning with https://",
            details={"url": shown},
            identity=shown,
        )


def _what_is_wrong(url: str) -> str | None:
    bare = url.strip()
    if not bare or bare.casefold() in PLACEHOLDERS or _IDENTIFIER.fullmatch(bare):
        return None
    if len(bare) > LONGEST:
        return "is too long to be an address"
    if re.search(r"\s", url):
        return "has a space in it" if re.search(r"\s", bare) and _SCHEME.match(bare) else _of_blank(url, bare)
    if len(re.findall(r"https?://", bare.partition("?")[0], re.IGNORECASE)) > 1 and bare.lower().find("http", 8) < 9:
        return "is two addresses in one"
    if _GLUED.search(bare.partition("?")[0], 8):
        return "is two addresses in one"
    return None if canonical_url(bare) is not None and _SCHEME.match(bare) else _of_none(bare)


def _of_blank(url: str, bare: str) -> str:
    if re.search(r"\s", bare):
        return "is no address of the web"
    return "has white space around it" if canonical_url(bare) is not None else _of_none(bare)


def _of_none(bare: str) -> str:
    if bare.startswith("//") or _WITHOUT_SCHEME.fullmatch(bare):
        return "does not say http or https"
    if bare.startswith(("/", "./", "../", "?", "#")):
        return "has no host"
    if _SCHEME.match(bare):
        return "has no host that is known in the web"
    other = _OTHER_SCHEME.match(bare)
    return f'is an address of "{other[1].lower()}" and not of the web' if other else "is no address of the web"


RULE = Rule("NQ611", "not-a-web-address", "warning", reads="articles", find=find)
