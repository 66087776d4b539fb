"""A claim comes through another outlet.

What it finds
    Claims that somebody made to another outlet ("told Reuters", "told the Daily Courier"), and hedged claims that
    another outlet reports ("reportedly ..., Reuters reported"). The finding is on the words of source and cue. The
    source itself is judged by the other rules: "officials told Reuters" is a vague source as well.

Why it matters
    The article did not hear it, it repeats it. When several outlets repeat one report, a claim looks better
    supported than it is.

Bad
    Sofia Berg, the union's president, told Reuters that talks had broken down.
    ---
    The talks have reportedly broken down, Reuters reported.

Good
    Sofia Berg, the union's president, said that talks had broken down.
    ---
    Sofia Berg told reporters that talks had broken down.

Options
    None.

Limits
    An outlet is known by its name ("CNN", "Le Courier", "... News"). An article of the outlet itself ("told The
    Courier", in The Courier) is found as well where its outlet is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsqa.rules.attributions.sources import shortened
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

# words that do not tell one outlet from another
_NO_NAMES = frozenset(("the", "of", "and", "news", "online", "web", "opinion", "editorial", "com", "magazine"))


def find(tables: Tables) -> Iterator[Fault]:
    own = _outlets(tables)
    for attribution in tables.rows("attributions", having="relayed_via"):
        via = attribution["relayed_via"]
        if _same_outlet(via, own[attribution["row"]]):
            continue
        places = [attribution[f"{part}_{edge}"] for part in ("source", "cue") for edge in ("start", "end")]
        offsets = [place for place in places if place is not None]
        start, end = (min(offsets), max(offsets)) if offsets else (None, None)
        yield Fault(
            row=attribution["row"],
            field=attribution["field"],
            start=start,
            end=end,
            message=_message(attribution, via),
            help="hear the source yourself, or make plain that nobody else has confirmed it",
            details={"relayed_via": via},
        )


def _message(attribution: Mapping[str, Any], via: str) -> str:
    words = attribution["source_text"]
    if words is None or _same_outlet(via, words):
        return f"the claim is at second hand: {via} reported it"
    return f'the claim is at second hand: "{shortened(words)}" spoke to {via}'


def _outlets(tables: Tables) -> list[str | None]:
    if "outlet" not in tables.articles.column_names:
        return [None] * len(tables.articles)
    outlets: list[str | None] = tables.articles["outlet"].to_pylist()
    return outlets


def _same_outlet(via: str, outlet: str | None) -> bool:
    """ "Times" in the New York Times, "Vice News" in Vice, "AP" in the Associated Press: an outlet that quotes what it
    was told itself."""
    if outlet is None or not via.strip():
        return False
    if _is_site(via, outlet):
        return True
    told, own = _words(via), _words(outlet)
    initials = "".join(word[0] for word in own)
    if not told or not own:
        return False
    return set(told) <= set(own) or set(own) <= set(told) or "".join(told) == initials


def _is_site(via: str, outlet: str) -> bool:
    """ "NBC News" in NBCNews.com"""
    return "".join(re.findall(r"\w", via.lower())).removeprefix("the") in "".join(re.findall(r"\w", outlet.lower()))


def _words(outlet: str) -> list[str]:
    words = re.findall(r"\w+", outlet.lower())
    return [word for word in words if word not in _NO_NAMES] or words


RULE = Rule("NQ208", "relayed-claim", "info", reads="attributions", find=find)
