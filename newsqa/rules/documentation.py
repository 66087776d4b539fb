"""From the docstring of a rule to its documentation: the sections, and the examples that run as tests."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from newsqa.articles.columns import MAPPABLE_COLUMNS
from newsqa.rules.rule import SECTIONS, Rule


class DocumentationError(ValueError):
    """A rule whose docstring lacks a summary or a section, or has a section that nobody knows."""


@dataclass(frozen=True)
class Documentation:
    """A rule's documentation: one summary line, and the text of each section of `newsqa.rules.rule.SECTIONS`."""

    summary: str
    sections: Mapping[str, str]


@dataclass(frozen=True)
class Example:
    """An article of a *Bad* or *Good* section: header lines as columns, the rest as body; or, when the header names a
    `file`, the raw content of a file of that name, in the `encoding` that it may name (else UTF-8)."""

    header: Mapping[str, str]
    text: str


def document(rule: Rule) -> Documentation:
    """The documentation of a rule, from its docstring or that of the file that its function stands in."""
    docstring = rule.docstring or sys.modules[rule.find.__module__].__doc__ or ""
    return parse(inspect.cleandoc(docstring), rule.code)


def parse(docstring: str, code: str) -> Documentation:
    """Split a docstring into its sections. Raises DocumentationError, naming what is missing."""
    summary, _, rest = docstring.partition("\n")
    lines: dict[str, list[str]] = {}
    current: list[str] = []
    for line in rest.splitlines():
        if line and not line[0].isspace():
            if line not in SECTIONS:
                raise DocumentationError(
                    f"{code}: the docstring has a section {line!r}; known are {', '.join(SECTIONS)}"
                )
            current = lines.setdefault(line, [])
        else:
            current.append(line)
    sections = {name: inspect.cleandoc("\n" + "\n".join(text)) for name, text in lines.items()}
    missing = [name for name in SECTIONS if not sections.get(name)]
    if missing or not summary.strip():
        raise DocumentationError(f"{code}: the docstring lacks {', '.join(missing) or 'a summary line'}")
    return Documentation(summary.strip(), sections)


def examples(section: str) -> list[list[Example]]:
    """The examples of a section: each a list of articles, for most rules one.

    Examples are separated by a line `---`; the articles of one example by a line `+++`, and so are the files of one
    folder.
    """
    return [[_article(part) for part in _split(block, "+++")] for block in _split(section, "---")]


def _split(text: str, separator: str) -> list[str]:
    parts: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip() == separator:
            parts.append([])
        else:
            parts[-1].append(line)
    return ["\n".join(part).strip("\n") for part in parts]


def _article(text: str) -> Example:
    """Header lines are `column: value`, up to the first blank line; a text without any is all body."""
    head, blank, body = text.partition("\n\n")
    header = {name: value.strip() for name, _, value in (line.partition(":") for line in head.splitlines())}
    if header and set(header) <= {*MAPPABLE_COLUMNS, "file", "encoding"}:
        return Example(header, body if blank else "")
    return Example({}, text)
