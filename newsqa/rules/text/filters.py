"""What the rules share that tell which articles a filter of web pages would drop, one that cleans text for language
models: what falls short of a limit, and faults made of it. These rules are optional: they run where they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsqa.rules.rule import Fault


class Short(NamedTuple):
    """What falls short: the name of the measure, its value, and what is said of it with its limit."""

    measure: str
    value: float
    said: str


def faults_of_filter(name: str, found: Mapping[int, Sequence[Short]]) -> Iterator[Fault]:
    """A fault for each article (by row) that a filter, of this name, would drop, in order of row."""
    for row in sorted(row for row, shorts in found.items() if shorts):
        shorts = found[row]
        yield Fault(
            row=row,
            field="body",
            start=None,
            end=None,
            message=f"{name} would drop it: {'; '.join(short.said for short in shorts)}",
            help="look whether it is an article; leave it out of what a language model reads, or raise the limit",
            details={short.measure: round(short.value, 4) for short in shorts},
            identity=",".join(short.measure for short in shorts),
        )


def percent(share: float) -> str:
    """A share for a message: "12 %", "10.04 %"; not rounded to the limit that it is beyond, to nought or to all."""
    said = f"{100 * share:.2f}".rstrip("0").rstrip(".")
    return f"{100 * share:.4g} %" if said in ("0", "100") and 0 < share < 1 else f"{said} %"


def lines_of(text: str) -> list[str]:
    """The lines of a text that have something on them, without the spaces around them."""
    return [line for line in map(str.strip, text.split("\n")) if line]


def repeated(parts: Sequence[str]) -> tuple[int, int]:
    """How many of the parts stood there before, and how many characters these have."""
    seen: set[str] = set()
    number = characters = 0
    for part in parts:
        if part in seen:
            number += 1
            characters += len(part)
        seen.add(part)
    return number, characters
