"""A claim in the passive hides who makes it.

What it finds
    Passives of reporting verbs without anybody who reports: "it was revealed that", "the firm is said to", "he was
    accused of". With an agent ("it was reported by the Courier that") the agent is the source, and nothing is
    found.

Why it matters
    "It is said that" sounds like common knowledge and is somebody's claim. Without that somebody it cannot be
    checked.

Bad
    It was revealed that the fund had lost half its value.
    ---
    The general is said to have left the country.

Good
    The fund's trustees revealed that it had lost half its value.
    ---
    It was revealed by the auditor, Lena Brandt, that the fund had lost half its value.

Options
    None.

Limits
    Only verbs of reporting count: "he was asked" and "she was told" are no claims of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.attributions.sources import shortened
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    for attribution in tables.rows("attributions", source_kind="agentless"):
        start, end = attribution["cue_start"], attribution["cue_end"]
        words = tables.words(attribution["row"], attribution["field"], start, end)
        yield Fault(
            row=attribution["row"],
            field=attribution["field"],
            start=start,
            end=end,
            message=f'"{shortened(words)}" is a passive that hides who makes the claim',
            help="say who says so, in the active voice",
        )


RULE = Rule("NQ204", "agentless-claim", "warning", reads="attributions", find=find)
