"""Rules of our house for newsqa."""

from __future__ import annotations

from collections.abc import Iterator

import newsqa


@newsqa.rule("NQ901", "shouting-title", severity="warning", reads="articles", options={"least": 8, "share": 0.9})
def shouting_title(tables: newsqa.Tables) -> Iterator[newsqa.Fault]:
    """A title is written in capitals.

    What it finds
        Titles with hardly a small letter: "MAYOR RESIGNS AFTER VOTE".

    Why it matters
        A model learns to shout, and names can no longer be told from other words.

    Bad
        title: MAYOR RESIGNS AFTER VOTE

        The mayor resigned on 3 May 2024.

    Good
        title: Mayor resigns after NATO vote

        The mayor resigned on 3 May 2024.
        ---
        title: NATO

        The alliance met on 3 May 2024.

    Options
        least: letters that a title must have to be looked at; default 8.
        share: the share of them that are capitals; default 0.9.

    Limits
        Scripts without capitals, such as Arabic and Chinese, are never found.
    """
    for article in tables.rows("articles", ["title"]):
        title = article["title"] or ""
        letters = [letter for letter in title if letter.isalpha()]
        capitals = sum(letter.isupper() for letter in letters)
        if len(letters) >= tables.options["least"] and capitals >= tables.options["share"] * len(letters):
            yield newsqa.Fault(
                row=article["row"],
                field="title",
                start=0,
                end=len(title),
                message=f"{capitals:,} of {len(letters):,} letters of the title are capitals",
                help="write the title as a sentence",
            )
