"""Outlets: from whatever a field of sources holds, or from the URL of an article, to who published it.

Names stay as they are. Of the URL of a feed its host is taken, without the labels that name a service of the outlet and
not the outlet ("feeds.bbc.com" -> "bbc.com"). "news" is no such label: news.yahoo.com, news.sky.com and news.com.au are
outlets. Nor is a section ("money.cnn.com"): whether it is an outlet of its own is for people to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa

from newsqa.articles.sequences import Values, as_array, objects_in, text_array
from newsqa.articles.values import as_text

# first labels of a host that say how it is served; "www2" and "ww2" too
_SERVICE = re.compile(
    r"www?\d{0,2}|feeds?\d?|rss\d?|atom|xml|rssfeeds?|newsfeeds?|feedproxy|m|mobile|mobil|amp|wap|api|syndication"
)
# under a country's domain these are no names of outlets: bbc.co.uk, but not co.uk
_SECOND_LEVEL = frozenset("co com org net gov gob ac edu or ne go in".split())
# hosts that serve many outlets; the first part of the path says which
_SHARED = frozenset(("feedburner.com", "feeds.feedburner.com", "feedproxy.google.com"))
# where an outlet serves its feeds from a domain without a site
_FEED_DOMAINS = {"bbci.co.uk": "bbc.co.uk"}
# archives and caches: the URL of the article stands within theirs
_WRAPPERS = re.compile(
    r"(?:web\.)?archive\.(?:org|today|is|ph|fo)|webcache\.googleusercontent\.com|.*\.ampproject\.org"
)
_INNER_URL = re.compile(r"https?:/{1,2}(?=[^/])|^/[cv]/(?:s/)?", re.IGNORECASE)
_URL = re.compile(r"(?:(?P<scheme>[a-z][a-z0-9+.\-]{1,20}):)?//(?P<rest>[^\s]{1,4000})", re.IGNORECASE)
_HOST = re.compile(r"(?:[^/?#@]{0,200}@)?(?P<host>[^/?#:@\[\]\s]{1,253})(?::[0-9]{0,5})?(?P<path>/[^?#]*)?")
_WEB = frozenset(("http", "https", "feed", "rss", "ftp", None))
_BARE_HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}/?", re.IGNORECASE)  # www.nytimes.com
_HOST_FIRST = re.compile(r"www\.|(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}/", re.IGNORECASE)  # nytimes.com/2016/09/20/
_NAMING_URI = re.compile(  # urn:newsml:reuters.com:20160101:.., tag:reuters.com,2016:..
    r"(?:urn:newsml:(?P<newsml>[a-z0-9.\-]{3,253}):|tag:(?:[^@,\s]{1,100}@)?(?P<tag>[a-z0-9.\-]{3,253}),)",
    re.IGNORECASE,
)
_OBJECT_KEYS = ("name", "title", "@value", "legalName", "id", "@id", "url", "href")


def outlet_of(value: Any) -> str | None:
    """The outlet that a value names; None when it names none.

    A text is given back unchanged, unless it is a URL or a host that begins with a service ("www.nytimes.com"): then
    it is the outlet's host. Of an object its name counts, else its id or URL; of a list all elements, joined with "; ".
    """
    if isinstance(value, str):
        return _of_text(value)
    if isinstance(value, Mapping):
        found = next((text for key in _OBJECT_KEYS if isinstance(text := value.get(key), str) and text.strip()), None)
        return _of_text(found) if found is not None else (as_text(value) if value else None)
    if isinstance(value, list | tuple) and not any(isinstance(item, list | tuple) for item in value):
        return "; ".join(found for item in value if (found := outlet_of(item))) or None
    return as_text(value)


def outlet_of_url(url: Any) -> str | None:
    """The host that stands for the outlet of an article, from its URL, or a `urn:newsml:` or `tag:`; else None.

    For sources whose articles have URLs but no field for the outlet.
    """
    return _host_in(url) if isinstance(url, str) else None


def outlet_column(values: Values) -> pa.Array:
    """What `outlet_of` gives for each value, as strings. A value that repeats is read once."""
    return _column(values, outlet_of)


def outlet_column_of_urls(urls: Values) -> pa.Array:
    """What `outlet_of_url` gives for each value, as strings."""
    return _column(urls, outlet_of_url)


def _column(values: Values, outlet: Callable[[Any], str | None]) -> pa.Array:
    array = as_array(values)
    if array is None or pa.types.is_nested(array.type):
        return text_array([outlet(value) for value in (values if array is None else objects_in(array))])
    encoded = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
    return text_array([outlet(value) for value in objects_in(encoded.dictionary)]).take(encoded.indices)


def _of_text(text: str) -> str:
    """The outlet of a text: the host of a URL; of a host without the labels of services; else the text itself."""
    bare = text.strip()
    if "//" in bare or ":" in bare:
        return _host_in(bare) or text
    if _BARE_HOST.fullmatch(bare) and _SERVICE.fullmatch(bare.partition(".")[0].lower()):
        return _site(bare.rstrip("/").lower())
    return text


def _host_in(url: str) -> str | None:
    url = url.strip()
    if match := _NAMING_URI.match(url):
        host = (match["newsml"] or match["tag"]).lower()
        return _site(host) if "." in host.strip(".") else None
    if _HOST_FIRST.match(url):
        url = f"//{url}"
    for _ in range(3):  # an archive may hold the page of an archive
        match = _URL.match(url)
        if not match or (match["scheme"] and match["scheme"].lower() not in _WEB):
            return None
        place = _HOST.match(match["rest"])
        if not place:
            return None
        host, path = place["host"].lower().strip("."), place["path"] or ""
        is_amp_view = host.endswith("google.com") and path.startswith("/amp/s/")
        if is_amp_view:
            url = "//" + path.removeprefix("/amp/s/")
        elif _WRAPPERS.fullmatch(host) and (inner := _INNER_URL.search(path)):
            url = "//" + path[inner.end() :]
        else:
            return _outlet_at(host, path)
    return None


def _outlet_at(host: str, path: str) -> str | None:
    if "." not in host:
        return None
    if host in _SHARED:
        name = path.strip("/").removeprefix("~r/").partition("/")[0]
        return f"feedburner.com/{name}" if name else "feedburner.com"
    return _site(host)


def _site(host: str) -> str:
    """The host without leading labels of services, as long as a name of an outlet remains."""
    labels = host.strip(".").split(".")
    while len(labels) > 2 and _SERVICE.fullmatch(labels[0]):
        if len(labels) == 3 and len(labels[2]) == 2 and labels[1] in _SECOND_LEVEL:
            break  # m.co.uk
        labels = labels[1:]
    site = ".".join(labels)
    return _FEED_DOMAINS.get(site, site)
