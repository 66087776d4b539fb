"""An article's publication time names no time zone.

What it finds
    Publication dates with a time of day and neither an offset, such as "+02:00", nor the name of a zone, where the
    configuration declares none either.

Why it matters
    "10:00" is at some hour of a whole day around the world. Read as UTC, an article of an evening paper may come before
    the event that it reports, and two outlets cannot be put in order.

Bad
    published: 2024-05-02 10:00:00

    The council approved the budget.

Good
    published: 2024-05-02T10:00:00+02:00

    The council approved the budget.
    ---
    published: Thu, 02 May 2024 08:00:00 GMT

    The council approved the budget.
    ---
    published: 2024-05-02

    The council approved the budget.

Options
    zone: the zone of such times, which silences the rule (default: what `timezone` under [load] in newsqa.toml says,
    where it says other than UTC).

Limits
    A day without a time of day is left alone: it names the day of the newspaper, wherever that is. Numbers of seconds
    since 1970 have a zone by their nature.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

_WITHOUT_ZONE = ("minute+naive", "second+naive")


def find(tables: Tables) -> Iterator[Fault]:
    if tables.options["zone"]:
        return
    for article in tables.rows("articles", ["published_raw"], published_precision=_WITHOUT_ZONE):
        raw = article["published_raw"]
        yield Fault(
            row=article["row"],
            field="published",
            start=None,
            end=None,
            message=f'published is "{raw}", a time without a zone: it was read as UTC',
            help='write the offset with the time ("+02:00"), or set timezone under [load] in newsqa.toml',
            details={"value": raw},
        )


RULE = Rule("NQ313", "date-without-zone", "info", reads="articles", find=find, options={"zone": ""})
