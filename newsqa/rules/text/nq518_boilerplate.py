"""Lines of a body that the outlet repeats over its articles.

What it finds
    Articles with lines that stand in ten stories of their outlet, or more: calls to subscribe, notes of copyright,
    credits of agencies, captions without a caption, links to other pages, who the columnist is. They are learned from
    the dataset, for each outlet; where articles name no outlet, over all of these. Case makes no difference, nor
    do figures in a line that speaks to the reader.

Why it matters
    Such lines are of the page and not of the article. They tell the outlet, and with it the label, to whatever learns
    from the text; they count as words, claims and names; and they make articles look alike that are not.

Bad
    file: articles.jsonl

    {"id": "1", "outlet": "Crier", "text": "The hall opened.\\nSubscribe to the Crier for more."}
    {"id": "2", "outlet": "Crier", "text": "The ferry sailed.\\nSubscribe to the Crier for more."}
    {"id": "3", "outlet": "Crier", "text": "The bridge was shut.\\nSubscribe to the Crier for more."}
    {"id": "4", "outlet": "Crier", "text": "The mayor resigned.\\nSubscribe to the Crier for more."}
    {"id": "5", "outlet": "Crier", "text": "The school burned.\\nSubscribe to the Crier for more."}
    {"id": "6", "outlet": "Crier", "text": "The river rose.\\nSubscribe to the Crier for more."}
    {"id": "7", "outlet": "Crier", "text": "The bank failed.\\nSubscribe to the Crier for more."}
    {"id": "8", "outlet": "Crier", "text": "The team lost.\\nSubscribe to the Crier for more."}
    {"id": "9", "outlet": "Crier", "text": "The court sat.\\nSubscribe to the Crier for more."}
    {"id": "10", "outlet": "Crier", "text": "The snow fell.\\nSubscribe to the Crier for more."}

Good
    file: articles.jsonl

    {"id": "1", "outlet": "Crier", "text": "The hall opened.\\nBackground\\nIt was shut."}
    {"id": "2", "outlet": "Crier", "text": "The ferry sailed.\\nBackground\\nIt was shut."}
    {"id": "3", "outlet": "Crier", "text": "The bridge was shut.\\nBackground\\nIt was shut."}
    {"id": "4", "outlet": "Crier", "text": "The mayor resigned.\\nBackground\\nIt was shut."}
    {"id": "5", "outlet": "Crier", "text": "The school burned.\\nBackground\\nIt was shut."}
    {"id": "6", "outlet": "Crier", "text": "The river rose.\\nBackground\\nIt was shut."}
    {"id": "7", "outlet": "Crier", "text": "The bank failed.\\nBackground\\nIt was shut."}
    {"id": "8", "outlet": "Crier", "text": "The team lost.\\nBackground\\nIt was shut."}
    {"id": "9", "outlet": "Crier", "text": "The court sat.\\nBackground\\nIt was shut."}
    {"id": "10", "outlet": "Crier", "text": "The snow fell.\\nBackground\\nIt was shut."}

Options
    percent: of the characters of the body that are boilerplate, from which an article is told of (default 0: any).

Limits
    It takes ten stories of an outlet: of smaller ones nothing is learned. An article has one finding, at the longest of
    its lines; the details have the places of the first 20, and boilerplate.parquet has every line that was learned.
    Lines that speak to the reader (in English, German, French, Spanish, Portuguese and Italian) are found anywhere;
    others only among the first two and the last three lines, with 40 to 400 bytes, and in 0.5 % of the outlet's
    articles: headings of sections, datelines and bylines are short. Copies and near copies of an article count once. A
    body without line breaks is read by sentences; what stands in two of them, or in a part of one, is not found.
    All 312 lines that were learned from five datasets (491 US outlets, a news agency, a service of 564 outlets, a feed,
    German articles) were read: 308 are of the page; three name or give what a digest quotes, one opens a list of
    tweets. That is 97 of 16,084 findings.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.candidates import shown

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

SHOWN = 60  # characters of a line or of an outlet in the message


def find(tables: Tables) -> Iterator[Fault]:
    percent = int(tables.options["percent"])
    for row in tables.rows("boilerplate"):
        share = 100 * row["characters"] / row["body_chars"]
        if share < percent:
            continue
        outlet = f' of "{row["outlet"][:SHOWN]}"' if row["outlet"] else ""
        others = row["lines"] - 1
        more = f"; with {others:,} more line{'' if others == 1 else 's'} like it" if others else "; it"
        yield Fault(
            row=row["row"],
            field="body",
            start=row["start"],
            end=row["end"],
            message=f'"{shown(row["excerpt"], SHOWN)}" stands in {row["articles"]:,} of the {row["outlet_articles"]:,}'
            f" articles{outlet}{more} is {_of_100(share)} % of this text",
            help="strip it from the texts of the outlet; boilerplate.parquet lists all such lines",
            details={
                "articles": row["articles"],
                "lines": row["lines"],
                "characters": row["characters"],
                "places": row["places"],
            },
        )


def _of_100(share: float) -> str:
    return f"{share:.0f}" if share >= 1 else "less than 1"


RULE = Rule("NQ518", "boilerplate", "info", reads="boilerplate", find=find, options={"percent": 0})
