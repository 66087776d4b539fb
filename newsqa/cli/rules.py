"""newsqa rules: all rules in a list."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from newsqa.cli.options import Debug, Format
from newsqa.cli.status import errors_as_messages


def rules(
    format: Annotated[Format, typer.Option("--format", help="A table, or JSON.")] = Format.text,
    debug: Debug = False,
) -> None:
    """List all rules, with what each finds."""
    with errors_as_messages(debug):
        from newsqa.rules.documentation import document
        from newsqa.rules.registry import rules as all_rules

        listed: list[dict[str, Any]] = [
            {
                "code": rule.code,
                "name": rule.name,
                "severity": rule.severity,
                "optional": rule.is_optional,
                "summary": document(rule).summary,
            }
            for rule in all_rules().values()
        ]
        if format is Format.json:
            print(json.dumps(listed, indent=2))
            return
        width = max(len(rule["name"]) for rule in listed)
        for rule in listed:
            asked = " (runs only where it is asked for)" if rule["optional"] else ""
            print(f"{rule['code']}  {rule['name']:{width}}  {rule['severity']:8}  {rule['summary']}{asked}")
        print("\nnewsqa explain CODE says more.")
