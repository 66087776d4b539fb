"""One author stands for most articles of an outlet.

What it finds
    Outlets of ten articles with authors and more, most of which name one and the same author. The finding is about
    the outlet and stands at the first of these articles.

Why it matters
    Hardly anybody writes half of a newspaper: it is the account that puts articles online, the default of a program, or
    somebody from a corner of each page. What is counted by author, or split by author, is of that one name.

Bad
    file: articles.jsonl

    {"id": "1", "text": "The council met.", "outlet": "Town Crier", "authors": ["Ann Lee"]}
    {"id": "2", "text": "The council met.", "outlet": "Town Crier", "authors": ["Ann Lee"]}
    {"id": "3", "text": "The council met.", "outlet": "Town Crier", "authors": ["Ann Lee"]}
    {"id": "4", "text": "The council met.", "outlet": "Town Crier", "authors": ["Ann Lee"]}
    {"id": "5", "text": "The council met.", "outlet": "Town Crier", "authors": ["Ann Lee"]}
    {"id": "6", "text": "The council met.", "outlet": "Town Crier", "authors": ["Ann Lee"]}
    {"id": "7", "text": "The council met.", "outlet": "Town Crier", "authors": ["Ann Lee"]}
    {"id": "8", "text": "The council met.", "outlet": "Town Crier", "authors": ["Bo Chen"]}
    {"id": "9", "text": "The council met.", "outlet": "Town Crier", "authors": ["Bo Chen"]}
    {"id": "10", "text": "The council met.", "outlet": "Town Crier", "authors": ["Bo Chen"]}

Good
    file: articles.jsonl

    {"id": "1", "text": "The council met.", "outlet": "Town Crier", "authors": ["Ann Lee"]}
    {"id": "2", "text": "The council met.", "outlet": "Town Crier", "authors": ["Ann Lee"]}
    {"id": "3", "text": "The council met.", "outlet": "Town Crier", "authors": ["Ann Lee"]}
    {"id": "4", "text": "The council met.", "outlet": "Town Crier", "authors": ["Ann Lee"]}
    {"id": "5", "text": "The council met.", "outlet": "Town Crier", "authors": ["Ann Lee"]}
    {"id": "6", "text": "The council met.", "outlet": "Town Crier", "authors": ["Bo Chen"]}
    {"id": "7", "text": "The council met.", "outlet": "Town Crier", "authors": ["Bo Chen"]}
    {"id": "8", "text": "The council met.", "outlet": "Town Crier", "authors": ["Bo Chen"]}
    {"id": "9", "text": "The council met.", "outlet": "Town Crier", "authors": ["Bo Chen"]}
    {"id": "10", "text": "The council met.", "outlet": "Town Crier", "authors": ["Bo Chen"]}

Options
    fewest_articles: how many articles with an author the outlet must have (default 10).
    percent: of how many of them the author must stand in more than this share (default 50).

Limits
    Pages of one person have one author by right: where the outlet bears the name of the author it is left alone. So is
    an author who is an agency or the outlet itself (NQ605).
    18 of 19 findings among 491 US outlets, all that there are in any dataset, were right by an editor's reading: names
    from a corner of the page, or nobody's. The wrong one writes a column that counts as an outlet.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.metadata.agencies import is_agency, is_outlet
from newsqa.rules.metadata.column_values import LONGEST_AUTHOR
from newsqa.rules.metadata.outlet_names import is_name_of
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


SHOWN = 100  # characters of an outlet in the message


def find(tables: Tables) -> Iterator[Fault]:
    fewest, percent = int(tables.options["fewest_articles"]), int(tables.options["percent"])
    for row in tables.rows("outlet_authors"):
        author, outlet = row["author"][:LONGEST_AUTHOR], row["outlet"]
        if row["articles"] < fewest or 100 * row["sharing"] <= percent * row["articles"]:
            continue
        is_columnist = set(outlet.casefold().split()) <= set(author.casefold().split())
        if is_columnist or is_agency(author) or is_outlet(author, outlet, None) or is_name_of(author, outlet, None):
            continue
        yield Fault(
            row=row["row"],
            field="authors",
            start=None,
            end=None,
            message=f'"{author}" is an author of {row["sharing"]:,} of the {row["articles"]:,} articles of'
            f' "{outlet[:SHOWN]}" that name any',
            help="look at some of the pages: take authors from the byline alone",
            details={"author": author, "sharing": row["sharing"], "articles": row["articles"]},
            identity=outlet,
        )


RULE = Rule(
    "NQ606",
    "one-author-for-an-outlet",
    "info",
    reads="outlet_authors",
    find=find,
    options={"fewest_articles": 10, "percent": 50},
)
