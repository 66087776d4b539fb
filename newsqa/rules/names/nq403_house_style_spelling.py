"""A name is spelled otherwise than house style wants it, though it may stand there only once.

What it finds
    A person, organisation or place in a spelling that a list of preferred forms has as a variant: "Kiev" for Kyiv since
    2019, "Hizbullah" for Hezbollah, "Phillipines" for the Philippines. Each variant is marked once in an article, where
    it first stands; words inside quotations count, since their spelling is the writer's.

Why it matters
    Comparing the spellings inside an article finds no name that is wrong each time, or stands there once. Readers see
    a slip or a stance; search and models take two spellings for two names.

Bad
    published: 2022-03-01

    Rockets hit Kiev on Tuesday.
    ---
    Israel blamed Hizbullah for the attack.
    ---
    “The typhoon will reach the Phillipines tomorrow,” the forecaster said.

Good
    published: 2005-03-01

    Thousands met in Kiev on Tuesday.
    ---
    published: 2022-03-01

    They ordered chicken Kiev and looked at the lights of Kyiv.
    ---
    Rockets hit Myanmar, also known as Burma.

Options
    list: a TOML file with a list of your own, as docs/house-style.md says; none by default. An entry of yours takes the
        place of the shipped one that shares a form with it, and the report notes so; `extend = true` in it adds to it.
    replace: true to use that list alone, without the one that ships; default false.

Limits
    What is not in a list is not found; look-up is exact, but for capitals ("KIEV") and kinds of apostrophes. The list
    that ships is read in English articles only, and where guides differ it has only spellings that none of them wants.
    Names that changed on some day are not found fault with in articles without a publication date. Titles of works and
    of bodies that keep an old name are known only where the list has them as exceptions.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsqa.rules.names.house_style import (
    Entry,
    check_extended,
    displaced,
    merge,
    read_entries,
    shipped_entries,
)
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.names.style_matching import Hit, Style
    from newsqa.rules.tables import Tables

FIELDS = ("title", "body")
_MOST_NOTED = 5


def prepare(options: Mapping[str, Any]) -> Mapping[str, Any]:
    """Read the user's list, so that the work on batches opens no file, and note which shipped entries it takes the
    place of. Raises UsageError where it is not right."""
    path = Path(options["list"])
    if path != Path():
        own, shipped = read_entries(path), () if options["replace"] else shipped_entries()
        check_extended(path, own, shipped)
        return {**options, "entries": own, "notes": _notes(path, displaced(own, shipped))}
    if options["replace"]:
        from newsqa.errors import UsageError

        raise UsageError("rules.NQ403.replace is true, but rules.NQ403.list names no list to use instead")
    return options


def _notes(path: Path, pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    if not pairs:
        return ()
    shown = [f'"{mine}"' if mine == theirs else f'"{mine}" (for "{theirs}")' for mine, theirs in pairs[:_MOST_NOTED]]
    more = f" and {len(pairs) - _MOST_NOTED:,} more" if len(pairs) > _MOST_NOTED else ""
    return (
        f"{path}: shipped entries of NQ403 give way, with their variants and exceptions, to {', '.join(shown)}{more}; "
        "an entry with extend = true adds to the shipped one instead",
    )


# of the same entries for each batch; kept for the process
@functools.lru_cache(maxsize=4)
def _style(own: tuple[Entry, ...], replace: bool) -> Style:
    from newsqa.rules.names.style_matching import make_style

    return make_style(own if replace else merge(own, shipped_entries()))


def find(tables: Tables) -> Iterator[Fault]:
    from newsqa.rules.names.word_sieve import words_by_row

    style = _style(tables.options.get("entries", ()), bool(tables.options["replace"]))
    words = {field: words_by_row(style.sieve, tables.articles[field]) for field in FIELDS}
    for row in sorted(set().union(*words.values())):
        texts = {field: tables.articles[field][row].as_py() or "" for field in FIELDS}
        hits = [(field, hit) for field in FIELDS for hit in style.hits(texts[field], words[field].get(row, ()))]
        if hits:
            yield from _faults(tables, style, row, texts, hits)


def _faults(
    tables: Tables, style: Style, row: int, texts: Mapping[str, str], hits: Sequence[tuple[str, Hit]]
) -> Iterator[Fault]:
    applies = _applicable({hit.entry for _, hit in hits}, tables, style, row, texts)
    times = Counter((hit.entry.preferred, hit.variant) for _, hit in hits)
    seen: set[tuple[str, str]] = set()
    for field, hit in hits:
        pair = (hit.entry.preferred, hit.variant)
        if hit.entry in applies and pair not in seen:
            seen.add(pair)
            yield _fault(row, field, hit, times[pair])


def _applicable(entries: set[Entry], tables: Tables, style: Style, row: int, texts: Mapping[str, str]) -> set[Entry]:
    """The entries that hold for an article: its language, its day and its context are theirs."""
    from newsqa.annotate.unread import is_article_english

    articles = tables.articles
    published = articles["published"][row].as_py()
    language = articles["language"][row].as_py()
    english = is_article_english(texts.get("title"), texts.get("body"), language)
    return {
        entry
        for entry in entries
        if (english or not entry.english_only)
        and (entry.valid_from is None or (published is not None and published.date() >= entry.valid_from))
        and style.is_in_context(entry, texts.values())
    }


def _fault(row: int, field: str, hit: Hit, times: int) -> Fault:
    entry = hit.entry
    who = f"{entry.source}, since {entry.since}" if entry.since else entry.source
    more = f"; it stands {times:,} times in the article" if times > 1 else ""
    return Fault(
        row=row,
        field=field,
        start=hit.start,
        end=hit.end,
        message=f'"{hit.variant}" is spelled "{entry.preferred}" by house style ({who}){more}',
        help=f'write "{entry.preferred}"; a phrase in which "{hit.variant}" is right goes under `except` in a list of '
        "your own (docs/house-style.md)",
        details={
            "forms": [entry.preferred, hit.variant],
            "kind": entry.kind,
            "source": entry.source,
            "since": entry.since,
            "times": times,
        },
    )


RULE = Rule(
    "NQ403",
    "house-style-spelling",
    "info",
    reads="articles",
    find=find,
    options={"list": Path(), "replace": False},
    prepare=prepare,
)
