"""The name of the outlet stands in the title.

What it finds
    Titles that end in the name of their own outlet, or of the host of their URL, behind a dash, a bar or the like ("...
    | Town Crier", "... - TechDaily"), that begin with it, or that end in an agency in brackets ("... (Reuters)").

Why it matters
    It is the title of a web page and not of an article. A model that is to tell outlets apart, or their labels, reads
    the answer in the title, and one story has as many titles as outlets.

Bad
    title: Council votes for the bridge | Town Crier
    outlet: Town Crier

    The council met on 3 May 2024.
    ---
    title: Council votes for the bridge - Towncrier.com
    url: https://www.towncrier.com/story

    The council met on 3 May 2024.

Good
    title: Council votes for the bridge - and against the tunnel
    outlet: Town Crier

    The council met on 3 May 2024.
    ---
    title: Town Crier: how a paper was saved
    outlet: Town Crier

    The council met on 3 May 2024.

Options
    None.

Limits
    The outlet must be known, from its column or the URL: where an article has neither, only agencies in brackets are
    found. Names that are put otherwise in the title ("NYT" for "New York Times" in another host) are not, nor are
    sections and programmes of the outlet.
    100 of 100 findings in four datasets (US newspapers, three national outlets, an index of the web, a news service)
    were right by an editor's reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from newsqa.rules.metadata.agencies import is_agency
from newsqa.rules.metadata.outlet_names import is_name_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

# what sets the parts of a title apart, the first group being the dash or bar itself
_APART = re.compile(r"\s(?:[|–—·•»«~:-]|--|::|//)\s|\s?\|\s?|\s[–—-](?=\S+\.\w{2,4}$)")
_MAY_HAVE = r"\s[|–—·•»«~:/-]+|\||\([A-Za-z .-]{2,30}\)\s*$"
_IN_BRACKETS = re.compile(r"\s*\(([^()]{2,30})\)\s*$")
# a party, a state, "missing in action", a church: in brackets these are told of as often as they tell who wrote
_READ_OTHERWISE = frozenset("AAP PA MIA SDA STA UNI".split())
LONGEST = 60  # characters of a name
LONGEST_TITLE = 1000  # characters; a longer one is no title


class _Found(NamedTuple):
    start: int
    end: int
    name: str


def find(tables: Tables) -> Iterator[Fault]:
    import pyarrow.compute as pc

    titles = tables.articles["title"]
    rows = pc.indices_nonzero(pc.fill_null(pc.match_substring_regex(titles, _MAY_HAVE), False))
    articles = tables.articles.select(["title", "outlet", "url"]).take(rows).to_pylist()
    for row, article in zip(rows.to_pylist(), articles, strict=True):
        if (found := _outlet_in(**article)) is not None:
            yield Fault(
                row=row,
                field="title",
                start=found.start,
                end=found.end,
                message=f'the title holds "{found.name}", the name of who published it',
                help="cut it off: the outlet has a column of its own",
                details={"name": found.name},
            )


def _outlet_in(title: str, outlet: str | None, url: str | None) -> _Found | None:
    """Where the name of the outlet stands in the title, with what sets it apart."""
    if len(title) > LONGEST_TITLE:
        return None
    bracket = _IN_BRACKETS.search(title)
    if bracket and bracket[1] not in _READ_OTHERWISE and is_agency(bracket[1]):
        return _Found(bracket.start(), bracket.end(), bracket[1])
    marks = list(_APART.finditer(title))
    if not marks:
        return None
    first, last = marks[0], marks[-1]
    if _is_outlet(title[last.end() :], outlet, url):
        return _Found(last.start(), len(title), title[last.end() :].strip())
    if _is_outlet(title[: first.start()], outlet, url):
        return _Found(0, first.end(), title[: first.start()].strip())
    return None


def _is_outlet(text: str, outlet: str | None, url: str | None) -> bool:
    return len(text) <= LONGEST and is_name_of(text, outlet, url)


RULE = Rule("NQ621", "outlet-in-title", "warning", reads="articles", find=find)
