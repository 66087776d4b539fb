"""A claim rests on a group or a pronoun that names nobody.

What it finds
    Claims whose source is a vague plural ("officials said", "Iranian officials", "several analysts") or an
    indefinite word ("critics say", "some argue", "many believe"). A plural with a named member ("several officials,
    including Foreign Minister Amara Diallo") is sourced and is not found.

Why it matters
    A plural can hide a single voice, which Reuters bars for that reason, and "critics" can be anybody. The claim
    cannot be checked, and nobody stands behind it.

Bad
    Officials said the bridge had been inspected in the spring.
    ---
    Critics say the law goes too far.

Good
    Tom Okafor, who runs the county's road department, said the bridge had been inspected in the spring.
    ---
    Several ministers, including Finance Minister Amara Diallo, said the law goes too far.

Options
    None.

Limits
    A plural that stands for people named before ("the researchers", "the officials") is found as well. A quotation
    of several sentences counts once, at its cue.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.attributions.sources import faults_on_sources
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    return faults_on_sources(tables, ("vague-plural", "indefinite"), _what)


def _what(words: str, kind: str) -> tuple[str, str]:
    if kind == "indefinite":
        return "can be anybody", "say who says so, by name, or drop the claim"
    return (
        "is a group in which nobody is named",
        "name at least one of them, or the office that they speak for; if it is one voice, do not write a plural",
    )


RULE = Rule("NQ202", "vague-source", "warning", reads="attributions", find=find)
