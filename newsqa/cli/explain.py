"""newsqa explain: a rule's documentation."""

from __future__ import annotations

import textwrap
from typing import Annotated

import typer

from newsqa.cli.options import Debug
from newsqa.cli.status import errors_as_messages


def explain(
    rule: Annotated[str, typer.Argument(help="A rule's code or name, such as NQ301 or unresolved-date.")],
    debug: Debug = False,
) -> None:
    """Explain a rule: what it finds, why it matters, and examples."""
    with errors_as_messages(debug):
        from newsqa.rules.documentation import document
        from newsqa.rules.registry import find_rule
        from newsqa.rules.rule import SECTIONS

        found = find_rule(rule)
        documentation = document(found)
        print(f"{found.code} {found.name} ({found.severity})\n\n{documentation.summary}")
        for section in SECTIONS:
            print(f"\n{section}\n{textwrap.indent(documentation.sections[section], '    ')}")
