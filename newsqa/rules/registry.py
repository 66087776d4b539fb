"""All rules: those in the family folders beside this file, and those that other packages register.

A package registers rules of its own through the entry point group `newsqa.rules`; each entry names a `Rule`, with a
code in NQ900 to NQ999.
"""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import get_args

from newsqa.errors import UsageError
from newsqa.rules.documentation import DocumentationError, document
from newsqa.rules.rule import SEVERITIES, Reads, Rule

FAMILIES = {
    "NQ0": "loading",
    "NQ1": "fields",
    "NQ2": "attributions",
    "NQ3": "dates",
    "NQ4": "names",
    "NQ5": "text",
    "NQ6": "metadata",
    "NQ7": "duplicates",
    "NQ8": "dataset",
    "NQ9": "own",
}
ENTRY_POINTS = "newsqa.rules"


@functools.cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its code, in order of code. Raises UsageError for a registered rule that is none or clashes."""
    found: dict[str, Rule] = {}
    for rule in (*_shipped(), *_registered()):
        if rule.code in found:
            raise UsageError(f"two rules have the code {rule.code}: {found[rule.code].name} and {rule.name}")
        found[rule.code] = rule
    return dict(sorted(found.items()))


def _shipped(number: str = "[0-9][0-9][0-9]") -> Iterable[Rule]:
    for path in sorted(Path(__file__).parent.glob(f"*/nq{number}_*.py")):
        yield importlib.import_module(f"newsqa.rules.{path.parent.name}.{path.stem}").RULE


def _registered() -> Iterable[Rule]:
    from importlib.metadata import entry_points

    for entry in entry_points(group=ENTRY_POINTS):
        where = f"entry point {entry.name} = {entry.value}"
        try:
            rule = entry.load()
        except Exception as error:  # whatever another package does at import must end as a message, not a traceback
            raise UsageError(f"{where}: cannot be loaded: {error}") from error
        if not isinstance(rule, Rule):
            raise UsageError(f"{where}: expected a newsqa.rules.rule.Rule, found {type(rule).__name__}")
        if not re.fullmatch(r"NQ9\d\d", rule.code) or rule.severity not in SEVERITIES:
            raise UsageError(f"{where}: expected a code from NQ900 to NQ999 and a severity of {', '.join(SEVERITIES)}")
        if rule.reads not in get_args(Reads) or not callable(rule.find):
            raise UsageError(f"{where}: expected a function that reads one of {', '.join(get_args(Reads))}")
        try:
            document(rule)
        except DocumentationError as error:
            raise UsageError(f"{where}: its documentation is not right: {error}") from error
        yield rule


def find_rule(code_or_name: str) -> Rule:
    """The rule with this code (in any case) or name. Raises UsageError, naming rules that look alike."""
    wanted = code_or_name.strip()
    if re.fullmatch(r"NQ[0-8]\d\d", wanted.upper()):
        for rule in _shipped(wanted[2:]):  # one file to import, and other packages need not be asked
            return rule
    for rule in rules().values():
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            return rule
    raise UsageError(f'no rule "{code_or_name}"{_alike(wanted)}; `newsqa rules` lists them all')


def _alike(wanted: str) -> str:
    import difflib

    words = [word for rule in rules().values() for word in (rule.code, rule.name)]
    within = [word for word in words if len(wanted) > 2 and wanted.lower() in word.lower()][:3]  # vague: vague-source
    alike = (
        within
        or difflib.get_close_matches(wanted.upper(), words, 3)
        or difflib.get_close_matches(wanted.lower(), words, 3)
    )
    return f" (did you mean {' or '.join(alike)}?)" if alike else ""


def select_rules(select: Iterable[str], ignore: Iterable[str]) -> tuple[Rule, ...]:
    """The rules whose code starts with, or whose name is, one of `select` (all when empty) and none of `ignore`.

    Raises UsageError for an entry that matches no rule: a misspelled code must not pass as a clean dataset.
    """
    chosen = _matching(select) if (select := list(select)) else set(rules())
    dropped = _matching(ignore)
    left = tuple(rule for code, rule in rules().items() if code in chosen and code not in dropped)
    if not left:
        raise UsageError("no rule is left to run: --ignore takes away everything that --select chose")
    return left


def _matching(entries: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for entry in entries:
        prefix = entry.strip().upper()
        codes = {code for code in rules() if prefix and code.startswith(prefix)}
        found |= codes or {find_rule(entry).code}
    return found
