"""The publication dates of an outlet are the times of the collection.

What it finds
    Outlets most of whose articles have a publication time within ten seconds of the time at which they were collected,
    and outlets most of whose articles have one and the same publication time. Articles without an outlet are taken
    together by file. The finding is about the outlet and stands at its first article.

Why it matters
    The program that collected the articles found no date and wrote down its own clock. Every article then seems to be
    of the days of the collection: its "yesterday" is wrong by weeks or years, and a split by time is a split by chance.

Bad
    file: articles.jsonl

    {"id": "1", "text": "Council met.", "published": "2024-05-03T10:00:07Z", "collected": "2024-05-03T10:00:07Z"}
    {"id": "2", "text": "Mayor spoke.", "published": "2024-05-03T10:00:09Z", "collected": "2024-05-03T10:00:09Z"}
    {"id": "3", "text": "Bridge shut.", "published": "2024-05-03T10:00:12Z", "collected": "2024-05-03T10:00:13Z"}
    {"id": "4", "text": "School open.", "published": "2024-05-03T10:00:15Z", "collected": "2024-05-03T10:00:15Z"}
    {"id": "5", "text": "Rain fell.", "published": "2024-05-03T10:00:18Z", "collected": "2024-05-03T10:00:18Z"}

Good
    file: articles.jsonl

    {"id": "1", "text": "Council met.", "published": "2024-05-01T08:31:00Z", "collected": "2024-05-03T10:00:07Z"}
    {"id": "2", "text": "Mayor spoke.", "published": "2024-05-01T17:02:00Z", "collected": "2024-05-03T10:00:09Z"}
    {"id": "3", "text": "Bridge shut.", "published": "2024-05-02T06:45:00Z", "collected": "2024-05-03T10:00:12Z"}
    {"id": "4", "text": "School open.", "published": "2024-05-02T11:20:00Z", "collected": "2024-05-03T10:00:15Z"}
    {"id": "5", "text": "Rain fell.", "published": "2024-05-03T07:15:00Z", "collected": "2024-05-03T10:00:18Z"}

Options
    fewest_articles: how many articles must show it (default 5).
    percent: of how many of the outlet's articles with a time it must be more than this share (default 50).

Limits
    Only times of day are compared: on the day on which an article appears it may well be collected. A publication time
    of midnight is taken for a day. Collection at the very moment of publication, as by a live feed, looks the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_HELP = "take the publication date from the article or its page; leave it empty where there is none"


def find(tables: Tables) -> Iterator[Fault]:
    fewest, percent = int(tables.options["fewest_articles"]), int(tables.options["percent"])

    def is_most(part: int, whole: int) -> bool:
        return part >= fewest and 100 * part > percent * whole

    for row in tables.rows("outlet_times"):
        of = f'of "{row["outlet"]}"' if row["outlet"] else f"without an outlet in {row['source_file']}"
        if is_most(row["as_collected"], row["compared"]):
            yield _fault(
                row,
                f"{row['as_collected']:,} of {row['compared']:,} articles {of} were published within seconds of their "
                "collection, by their dates",
                {"as_collected": row["as_collected"], "articles": row["compared"]},
            )
        elif is_most(row["sharing"], row["articles"]):
            moment = row["moment"].isoformat()
            yield _fault(
                row,
                f"{row['sharing']:,} of {row['articles']:,} articles {of} were published at one and the same moment, "
                f"{moment}, by their dates",
                {"moment": moment, "sharing": row["sharing"], "articles": row["articles"]},
            )


def _fault(row: dict[str, Any], message: str, details: dict[str, Any]) -> Fault:
    return Fault(
        row=row["row"],
        field="published",
        start=None,
        end=None,
        message=message,
        help=_HELP,
        details=details,
        identity=row["outlet"] or row["source_file"],
    )


RULE = Rule(
    "NQ319",
    "collection-time-as-publication",
    "warning",
    reads="outlet_times",
    find=find,
    options={"fewest_articles": 5, "percent": 50},
)
