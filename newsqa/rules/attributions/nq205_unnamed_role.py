"""A claim rests on one person who is given a role but no name.

What it finds
    Claims whose source is a single person without a name: "a spokesman said", "a senior police officer told the
    court". It looks for the name near the role, before and after: "a spokeswoman said ... the spokeswoman, Jane
    Roe" is sourced.

Why it matters
    A role says how somebody may know, which is more than an anonymous source does, but not who answers for the
    claim.

Bad
    A spokesman said the plant would reopen in March.

Good
    A spokesman, Daniel Ferro, said the plant would reopen in March.
    ---
    A spokesman said the plant would reopen in March. It was idle all year, the spokesman, Daniel Ferro, said.

Options
    None.

Limits
    Many newsrooms accept a spokesperson without a name, which is why this is information and no warning. A name
    that stands far from the role, or beside another word for it, is not connected with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsqa.rules.attributions.sources import faults_on_sources
from newsqa.rules.rule import Fault, Rule

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables


def find(tables: Tables) -> Iterator[Fault]:
    return faults_on_sources(tables, ("unnamed-role",), _what)


def _what(words: str, kind: str) -> tuple[str, str]:
    return "has a role but no name", "add the name and title, here or within the next two or three sentences"


RULE = Rule("NQ205", "unnamed-role", "info", reads="attributions", find=find)
