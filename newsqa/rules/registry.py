"""All rules: those in the family folders beside this file, and those that other packages register.

A package registers rules of its own through the entry point group `newsqa.rules`; each entry names a `Rule`, with a
code in NQ900 to NQ999; `newsqa.rules.own` says what it must be.
"""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from newsqa.alike import alike
from newsqa.errors import UsageError
from newsqa.rules.own import cannot_be_sent, fault_of_rule
from newsqa.rules.rule import Rule

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
    names: dict[str, Rule] = {}
    for rule in (*_shipped(), *_registered()):
        for known, key, what in ((found, rule.code, "code"), (names, rule.name, "name")):
            if (other := known.setdefault(key, rule)) is not rule:
                raise UsageError(f"two rules have the {what} {key}: {_told(other)} and {_told(rule)}")
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
        if fault := fault_of_rule(rule) or cannot_be_sent(rule):
            raise UsageError(f"{where}: {fault}")
        yield replace(rule, origin=where)


def _told(rule: Rule) -> str:
    return f"{rule.code} {rule.name} ({rule.origin or 'which ships with newsqa'})"


def find_rule(code_or_name: str) -> Rule:
    """The rule with this code (in any case) or name. Raises UsageError, naming rules that look alike."""
    wanted = code_or_name.strip()
    if re.fullmatch(r"NQ[0-8]\d\d", wanted.upper()):
        for rule in _shipped(wanted[2:]):  # one file to import, and other packages need not be asked
            return rule
    for rule in rules().values():
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            return rule
    raise UsageError(f'no rule "{code_or_name}"{_meant(wanted)}; `newsqa rules` lists them all')


def _meant(wanted: str) -> str:
    words = [word for rule in rules().values() for word in (rule.code, rule.name)]
    within = [word for word in words if len(wanted) > 2 and wanted.lower() in word.lower()][:3]  # vague: vague-source
    meant = within or alike(wanted, words, most=3)
    return f" (did you mean {' or '.join(meant)}?)" if meant else ""


def select_rules(select: Iterable[str], ignore: Iterable[str], besides: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules whose code starts with, or whose name is, one of `select` and none of `ignore`. When `select` is empty,
    all that are not optional, and those `besides`.

    An optional rule is not meant by the beginning of its family (NQ5). Raises UsageError for an entry that matches no
    rule: a misspelled code must not pass as a clean dataset.
    """
    if select := list(select):
        chosen = _matching(select)
    else:
        chosen = {code for code, rule in rules().items() if not rule.is_optional} | _matching(besides)
    dropped = _matching(ignore)
    left = tuple(rule for code, rule in rules().items() if code in chosen and code not in dropped)
    if not left:
        raise UsageError("no rule is left to run: --ignore takes away everything that --select chose")
    return left


def _matching(entries: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for entry in entries:
        prefix = entry.strip().upper()
        codes = {code for code, rule in rules().items() if prefix and code.startswith(prefix)
                 and not (rule.is_optional and prefix in FAMILIES)}  # fmt: skip
        found |= codes or {find_rule(entry).code}
    return found
