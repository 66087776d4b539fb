"""From the keyword arguments of a function to Settings: each is a field of `Settings`, as people write it in Python."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from newsqa.alike import did_you_mean_of
from newsqa.config import Settings, changed, check_settings, read_settings
from newsqa.errors import UsageError

WHERE = "keyword arguments"
ABOUT_FILES = ("origin", "said_in")  # which files of a configuration settings come from


def settings_of(settings: Settings | None, config: str | os.PathLike[str] | None, given: Mapping[str, Any]) -> Settings:
    """The settings of `settings` or of the file `config`, changed by what was `given` by name; one process unless
    something says otherwise.

    `fields` and `rule_options` go over those that were there entry by entry. Raises UsageError for a name that is no
    field of Settings, and for a value that is not one of its.
    """
    if settings is not None and config is not None:
        raise UsageError(f"{WHERE}: settings and config both say what the settings are; give one of them")
    kinds = {field.name: str(field.type) for field in dataclasses.fields(Settings) if field.name not in ABOUT_FILES}
    for name in given:
        if name not in kinds:
            raise UsageError(f'{WHERE}: there is no setting "{name}"{did_you_mean_of(name, (*kinds, "config"))}')
    chosen = read_settings(Path(config)) if config is not None else settings or Settings()
    if chosen.processes == 0 and settings is None:
        chosen = dataclasses.replace(chosen, processes=1)
    changes = {name: _value(name, value, kinds[name]) for name, value in given.items()}
    for name in ("fields", "rule_options"):
        if name in changes:
            changes[name] = {**getattr(chosen, name), **changes[name]}
    _check_options(changes.get("rule_options", {}))
    return check_settings(changed(chosen, changes), WHERE)


def _texts(value: Any) -> tuple[str, ...] | None:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    is_listed = isinstance(value, Iterable) and not isinstance(value, Mapping | bytes)
    texts = tuple(value) if is_listed else (None,)
    return texts if all(isinstance(text, str) for text in texts) else None


def _of(*types: type) -> Callable[[Any], Any]:
    return lambda value: value if isinstance(value, types) and isinstance(value, bool) == (bool in types) else None


# By the type of a field: what it takes, in words, and the value as Settings has it, or None for one that is none.
_TAKES: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "str": ("a text", _of(str)),
    "int": ("a whole number", _of(int)),
    "bool": ("True or False", _of(bool)),
    "Path": ("a path", lambda value: Path(value) if isinstance(value, str | os.PathLike) else None),
    "tuple": ("a list of texts", _texts),
    "Mapping": ("a dict", _of(Mapping)),
}


def _value(name: str, value: Any, kind: str) -> Any:
    base = kind.removesuffix(" | None")
    if value is None and base != kind:
        return None
    words, taken = _TAKES.get(base.partition("[")[0], ("", lambda value: value))
    found = taken(value)
    if found is None:
        raise UsageError(f"{WHERE}: {name} is {value!r}; expected {words}{'' if base == kind else ', or None'}")
    return found


def _check_options(of_rules: Mapping[str, Any]) -> None:
    from newsqa.rules.registry import find_rule

    for code, options in of_rules.items():
        rule = find_rule(str(code))
        if rule.code != code or not isinstance(options, Mapping):
            raise UsageError(f'{WHERE}: rule_options: "{code}" is {options!r}; expected a code and a dict of options')
        for option in options:
            if option not in rule.options:
                known = did_you_mean_of(str(option), rule.options)
                raise UsageError(f'{WHERE}: rule_options: {code} has no option "{option}"{known}')
