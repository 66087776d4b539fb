"""Names of outlets as they are compared: "The Town Crier", "towncrier.com" and "Town Crier Online" are one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

# what names of one outlet have or lack
_LEFT_OUT = frozenset("the www com org net co uk online web website news newspaper official de fr es it".split())
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0900-\u0e7f\u3099\u309a])*")  # with the signs of vowels
_ACCENTS = re.compile(r"(?<=[A-Za-z\u00c0-\u024f\u0370-\u03ff])[\u0300-\u036f]+")
# of a site, at hosts of their own: finance.yahoo.com
_SECTIONS = frozenset(
    """
    news finance money business sport sports politics opinion blog blogs video videos tech health travel entertainment
    lifestyle world edition mobile markets science culture education style food live local
    """.split()
)
_IS_HOST = re.compile(r"[\w-]{2,40}\.(?:com|org|net|(?:com?\.)?[a-z]{2})", re.IGNORECASE)  # CNNPolitics.com
_HOST = re.compile(r"\s*(?:https?:)?//(?:[^/?#@]*@)?([^/?#:]{1,253})", re.IGNORECASE)


def host_of(url: str | None) -> str:
    """The host of a URL in small letters, without "www."; empty where there is none."""
    found = _HOST.match(url or "")
    return found[1].lower().strip(".").removeprefix("www.") if found else ""


def _without_accents(name: str) -> str:
    """A name without the accents of Latin and Greek letters; marks of other scripts make other letters (й, バ)."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", name))


def compared(name: str) -> str:
    """The letters and figures by which a name of an outlet is compared. Accents and words such as "the" and "online"
    are left out; where nothing else is there, nothing is."""
    words = _WORD.findall(re.sub(r"['’.](?=s\b)", "", _without_accents(name)).casefold())
    return "".join(word for word in words if word not in _LEFT_OUT) or "".join(words)


def is_name_of(text: str, outlet: str | None, url: str | None) -> bool:
    """Whether a text is the name of this outlet, or of the host of this URL."""
    name = compared(text)
    if len(name) < 2:
        return False
    labels = host_of(url).split(".")
    known = {compared(outlet or ""), compared(re.sub(r"\(.*\)", "", outlet or "")), "".join(labels)}
    known.update("".join(labels[at:]) for at in range(1, len(labels) - 1))
    known.update(compared(label) for label in labels[:-1] if len(label) > 2 and label not in _SECTIONS)
    site = max(labels[:-1], key=len, default="")
    return name in known or (len(site) > 2 and name.startswith(site) and _IS_HOST.fullmatch(text.strip()) is not None)


class Outlet(NamedTuple):
    """A name of an outlet, how many articles have it, the row of the first in a table, and their hosts."""

    name: str
    articles: int
    row: int
    hosts: frozenset[str]


# at these, and at hosts below them, many outlets publish
_SHARED_HOSTS = frozenset(
    """
    medium.com substack.com blogspot.com wordpress.com tumblr.com yahoo.com msn.com aol.com news.google.com
    feedburner.com feedproxy.google.com youtube.com facebook.com twitter.com x.com reddit.com apple.news flipboard.com
    archive.org archive.is archive.today t.co bit.ly ampproject.org docs.google.com scribd.com issuu.com linkedin.com
    prnewswire.com businesswire.com globenewswire.com
    """.split()
)


def is_shared(host: str) -> bool:
    """Whether many outlets publish at a host."""
    labels = host.split(".")
    return any(".".join(labels[at:]) in _SHARED_HOSTS for at in range(len(labels) - 1))


def outlets_in(rows: Iterable[Mapping[str, Any]]) -> Sequence[Outlet]:
    """The outlets in rows of the table `outlet_hosts`, in order of their first article."""
    articles: Counter[str] = Counter()
    first: dict[str, int] = {}
    hosts: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        name = row["outlet"]
        articles[name] += row["articles"]
        first.setdefault(name, row["row"])
        if row["host"]:
            hosts[name].add(row["host"])
    return [Outlet(name, articles[name], row, frozenset(hosts[name])) for name, row in first.items()]


def named_alike(outlets: Iterable[Outlet]) -> Sequence[Sequence[Outlet]]:
    """The outlets whose names are spellings of one: those that differ in letters and figures in no way but case,
    accents and "the", and those with a host in common that differ in words such as "online" besides."""
    close: dict[str, list[Outlet]] = defaultdict(list)
    for outlet in outlets:
        if key := compared(outlet.name):
            close[key].append(outlet)
    return [one for group in close.values() for one in _joined(group) if len(one) > 1]


def _joined(outlets: Sequence[Outlet]) -> Sequence[Sequence[Outlet]]:
    """The outlets in sets, each of those that letters or a host in common join, over others too."""
    sharing: dict[tuple[str, str], list[int]] = defaultdict(list)
    ties = [[("letters", _letters(one.name)), *(("host", host) for host in sorted(one.hosts))] for one in outlets]
    for number, of_one in enumerate(ties):
        for tie in of_one:
            sharing[tie].append(number)
    found: list[list[Outlet]] = []
    seen: set[int] = set()
    for number in range(len(outlets)):
        if number in seen:
            continue
        seen.add(number)
        members = [number]
        for member in members:  # grows
            for tie in ties[member]:
                near = [other for other in sharing.pop(tie, ()) if other not in seen]
                seen.update(near)
                members += near
        found.append([outlets[member] for member in sorted(members)])
    return found


def _letters(name: str) -> str:
    """A name without "the", and its letters and figures alone."""
    words = _WORD.findall(_without_accents(name).casefold())
    return "".join(words[1:] if words[0] == "the" and len(words) > 1 else words) if words else ""
