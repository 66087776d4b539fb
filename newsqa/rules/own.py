"""Rules of other packages: the decorator that makes a rule of a function, and what such a rule must be.

Nothing here needs Arrow, as nothing in `newsqa.rules.rule` does.
"""

from __future__ import annotations

import functools
import importlib
import pickle
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from newsqa.errors import UsageError
from newsqa.rules.documentation import DocumentationError, document
from newsqa.rules.rule import SEVERITIES, Fault, Reads, Rule, Severity

if TYPE_CHECKING:
    from newsqa.rules.tables import Tables

    Find = Callable[[Tables], Iterator[Fault]]

TAKEN = ("severity", "tolerance")
_OPTIONS = (int, float, bool, str, Path, tuple)  # bool is an int, and named for those who read the message


class Found:
    """The function of a decorated rule. Its name stands for the rule, so it is sent to other processes as "the function
    of the rule of this name"."""

    def __init__(self, function: Find) -> None:
        functools.update_wrapper(self, function)
        self.function = function

    def __call__(self, tables: Tables) -> Iterator[Fault]:
        return self.function(tables)

    def __reduce__(self) -> tuple[Any, ...]:
        return _find_of, (self.function.__module__, self.function.__qualname__)


def _find_of(module: str, name: str) -> Find:
    found: Any = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part, None)
    if not isinstance(found, Rule):
        raise pickle.PicklingError(f"{module}.{name} is no rule")
    return found.find


def rule(
    code: str,
    name: str,
    *,
    severity: Severity = "warning",
    reads: Reads = "articles",
    options: Mapping[str, Any] | None = None,
    prepare: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None,
) -> Callable[[Find], Rule]:
    """Make a rule of the function below, with its docstring as documentation; see `newsqa.rules.rule.Rule`.

    The code is one from NQ900 to NQ999, `name` states the fault in words with hyphens between, `options` have defaults.
    Raises UsageError where any of it is not right.
    """

    def decorate(find: Find) -> Rule:
        made = Rule(code, name, severity, reads, Found(find), dict(options or {}), prepare, find.__doc__ or "")
        if fault := fault_of_rule(made):
            raise UsageError(f"rule {code} ({find.__module__}.{find.__qualname__}): {fault}")
        return made

    return decorate


def fault_of_rule(rule: Any) -> str | None:
    """What is wrong with a rule of another package; None for one that is right."""
    if not isinstance(rule, Rule):
        return f"expected a newsqa.Rule, as @newsqa.rule makes one, found {type(rule).__name__}"
    if not isinstance(rule.code, str) or not re.fullmatch(r"NQ9\d\d", rule.code):
        return f"its code is {rule.code!r}; expected one from NQ900 to NQ999"
    if not isinstance(rule.name, str) or not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", rule.name):
        return f'its name is {rule.name!r}; expected small letters with hyphens between, such as "shouting-title"'
    if rule.severity not in SEVERITIES:
        return f"its severity is {rule.severity!r}; expected {', '.join(SEVERITIES)}"
    if rule.reads not in get_args(Reads) or not callable(rule.find):
        return f"it reads {rule.reads!r}; expected a function that reads one of {', '.join(get_args(Reads))}"
    if taken := [option for option in rule.options if option in TAKEN]:
        return f'it has an option "{taken[0]}", which [rules.{rule.code}] of a configuration knows for every rule'
    for option, default in rule.options.items():
        if not isinstance(option, str) or not isinstance(default, _OPTIONS):
            kinds = ", ".join(kind.__name__ for kind in _OPTIONS)
            return f"the default of its option {option!r} is {default!r}; expected a value of {kinds}"
    try:
        document(rule)
    except DocumentationError as error:
        return f"its documentation is not right: {error}"
    return None


def cannot_be_sent(rule: Rule) -> str | None:
    """Why a rule cannot be sent to other processes; None for one that can."""
    try:
        pickle.dumps(rule)
        if isinstance(rule.find, Found):
            _find_of(*rule.find.__reduce__()[1])
    except (pickle.PicklingError, AttributeError, TypeError, ImportError) as error:
        return (
            f"it cannot be sent to other processes ({error}); "
            "expected a function of the module, under the name that it was written with"
        )
    return None
