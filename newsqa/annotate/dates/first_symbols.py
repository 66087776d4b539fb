"""A pattern over symbols in, the symbols its matches can begin with out: rules are tried only where they can match.

Knows the little of the pattern language that `lexicon.symbol_pattern` templates use: characters, classes in brackets,
groups, lookaheads, "|", "?" and "{m,n}".
"""

from __future__ import annotations

import re
from typing import Final

# one element: a group's opening, a class, a quantifier, or a character
_ELEMENT: Final = re.compile(r"\(\?P<\w+>|\(\?[:=!]|\(|\[[^\]]*\]|\{\d+,\d+\}|.")


def first_symbols(pattern: str) -> frozenset[str]:
    """The symbols a match can begin with. Raises ValueError for a pattern that can match nothing at all."""
    first, empty, _ = _alternatives(_ELEMENT.findall(pattern), 0)
    if empty:
        raise ValueError(f"a rule must not match the empty string: {pattern}")
    return first


def _alternatives(elements: list[str], at: int) -> tuple[frozenset[str], bool, int]:
    """First symbols and emptiness of "a|b|c", up to its closing bracket or the end; and where that is."""
    first: frozenset[str] = frozenset()
    empty = False
    while True:
        more, can_be_empty, at = _sequence(elements, at)
        first, empty = first | more, empty or can_be_empty
        if at >= len(elements) or elements[at] == ")":
            return first, empty, at
        at += 1  # the "|"


def _sequence(elements: list[str], at: int) -> tuple[frozenset[str], bool, int]:
    first: frozenset[str] = frozenset()
    empty = True  # whether everything so far can be empty
    while at < len(elements) and elements[at] not in ("|", ")"):
        element = elements[at]
        if element.startswith("("):
            symbols, optional, at = _alternatives(elements, at + 1)
            if element in ("(?=", "(?!"):
                symbols, optional = frozenset(), True
        else:
            symbols, optional = frozenset(element.strip("[]")), False
        at += 1
        if at < len(elements) and (elements[at] == "?" or elements[at].startswith("{0,")):
            optional = True
        if at < len(elements) and (elements[at] == "?" or elements[at].startswith("{")):
            at += 1
        if empty:
            first |= symbols
        empty = empty and optional
    return first, empty, at
