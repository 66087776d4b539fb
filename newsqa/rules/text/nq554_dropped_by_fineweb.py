"""An article that the filter of FineWeb would drop.

What it finds
    Every article whose body falls short of a limit of G. Penedo et al., "The FineWeb Datasets: Decanting the Web for
    the Finest Text Data at Scale", 2024, section 3.6: at most 12 % of its lines end in a mark; at least 67 % of its
    lines have fewer than 30 characters; at least 10 % of its characters are of lines that stood there before.
    The message says which, and the value. The rule is optional: it runs where it is selected by its code, or where a
    suite is about it, as that of the profile `pretraining` is.

Why it matters
    Lines without marks are menus, tables and lists of links, and short ones too. An article among them is not a text
    that a model should continue.

Bad
    News
    Sport
    Weather
    The ferry to Vale will run twice a day from June, the harbour board said on Monday
    About us
    ---
    The ferry to Vale will run twice a day from June
    The harbour board said so on Monday after a debate

Good
    The town hall of Harwick opened again on Monday. The repairs took two years.

    The mayor was there. So were the builders, who had worked through the winter.

Options
    `marks`: at most this share of lines ends in a mark (0.12).
    `short`, `short_chars`: at least this share of lines has fewer characters than this (0.67, 30).
    `again`: at least this share of characters is of lines that stood there before (0.1).

Limits
    Empty lines do not count. The code that made FineWeb takes 1 % for what stood there before, where the paper says
    10 %. Marks are those of many scripts; in one without marks, such as Thai, every article is found. A text that ends
    in its author's name on one single line is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsqa.rules.rule import Fault, Rule
from newsqa.rules.text.filters import Short, faults_of_filter, lines_of, percent, repeated

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

LIMITS = {"marks": 0.12, "short": 0.67, "short_chars": 30, "again": 0.1}
_ENDS = tuple(".!?\"'”“’»«:;。！？」؟।။։።…")


def find(tables: Tables) -> Iterator[Fault]:
    bodies = tables.articles["body"].to_pylist()
    found = {row: list(_short(lines_of(body or ""), tables.options)) for row, body in enumerate(bodies)}
    yield from faults_of_filter("FineWeb's filter", found)


def _short(lines: list[str], limits: Mapping[str, Any]) -> Iterator[Short]:
    if not lines:
        return
    ended = sum(line.endswith(_ENDS) for line in lines) / len(lines)
    if ended <= limits["marks"]:
        said = f"{percent(ended)} of {len(lines):,} line{'s' * (len(lines) != 1)} end in a mark"
        yield Short("marks", ended, f"{said} (more than {percent(limits['marks'])})")
    short = sum(len(line) < limits["short_chars"] for line in lines) / len(lines)
    if short >= limits["short"]:
        said = f"{percent(short)} of {len(lines):,} line{'s' * (len(lines) != 1)} have fewer than"
        yield Short(
            "short", short, f"{said} {limits['short_chars']:,} characters (less than {percent(limits['short'])})"
        )
    again = repeated(lines)[1] / sum(map(len, lines))
    if again >= limits["again"]:
        said = f"{percent(again)} of characters are of lines that stood there before (less than"
        yield Short("again", again, f"{said} {percent(limits['again'])})")


RULE = Rule("NQ554", "dropped-by-fineweb", "info", reads="articles", find=find, options=LIMITS, is_optional=True)
