"""What a configuration says rule by rule, for all articles and for those of single outlets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsqa.alike import did_you_mean_of
from newsqa.config.file import ConfigFile
from newsqa.config.judging import codes_to_ignore, fault_of_judging, fault_of_outlet
from newsqa.config.keys import JUDGING, OUTLET, check_keys, dotted
from newsqa.errors import UsageError

if TYPE_CHECKING:
    from newsqa.rules.rule import Rule

MOST_FOR_AN_OPTION = 1_000_000  # no option of a rule means anything beyond, and dates overflow

ByRule = Mapping[str, Mapping[str, Any]]


def rules_of(file: ConfigFile, table: Mapping[str, Any]) -> ByRule:
    """The table [rules], checked, by code: options, and how the rule is judged. Paths are from the file's folder."""
    found: dict[str, dict[str, Any]] = {}
    for code, given in table.items():
        rule = _rule(file, ("rules", code), given)
        for key, value in given.items():
            if key in JUDGING:
                _check_judging(file, ("rules", code), rule, key, value)
            elif key not in rule.options:
                known = [*rule.options, *JUDGING]
                meant = did_you_mean_of(key, known)
                raise UsageError(f'{file.where("rules", code, key)}: [rules.{code}] "{key}" is no option{meant}')
            elif wanted := _wanted(rule, key, value):
                raise UsageError(
                    f"{file.where('rules', code, key)}: rules.{code}.{key} is {value!r}; expected {wanted}"
                )
        if rule.code in found:
            raise UsageError(f"{file.where('rules', code)}: [rules.{code}] is about {rule.code}, as another table is")
        found[rule.code] = {
            key: file.path.parent / value if isinstance(rule.options.get(key), Path) else value
            for key, value in given.items()
        }
    return found


def outlets_of(file: ConfigFile, table: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """The table [outlets], checked, by name: the codes that are left out, and how rules are judged, by code."""
    found: dict[str, dict[str, Any]] = {}
    for name, given in table.items():
        above = ("outlets", name)
        if not isinstance(given, dict):
            raise UsageError(f"{file.where(*above)}: {dotted(*above)} is {given!r}; expected a table")
        check_keys(file, above, given, OUTLET)
        found[name] = {}
        if "ignore" in given:
            found[name]["ignore"] = _codes(file, (*above, "ignore"), given["ignore"])
        if "rules" in given:
            found[name]["rules"] = _judged(file, (*above, "rules"), given["rules"])
    return found


def _judged(file: ConfigFile, above: tuple[str, ...], table: Mapping[str, Any]) -> ByRule:
    found = {}
    for code, given in table.items():
        rule = _rule(file, (*above, code), given)
        check_keys(file, (*above, code), given, JUDGING)
        if fault := fault_of_outlet(rule):
            raise UsageError(f"{file.where(*above, code)}: {dotted(*above, code)}: {fault}")
        for key, value in given.items():
            _check_judging(file, (*above, code), rule, key, value)
        found[rule.code] = dict(given)
    return found


def _codes(file: ConfigFile, keys: tuple[str, ...], entries: Iterable[str]) -> tuple[str, ...]:
    try:
        return tuple(dict.fromkeys(code for entry in entries for code in codes_to_ignore(entry)))
    except UsageError as error:
        raise UsageError(f"{file.where(*keys)}: {dotted(*keys)}: {error}") from error


def _rule(file: ConfigFile, keys: tuple[str, ...], given: Any) -> Rule:
    from newsqa.rules.registry import find_rule

    if not isinstance(given, dict):
        raise UsageError(f"{file.where(*keys)}: {dotted(*keys)} is {given!r}; expected a table")
    try:
        return find_rule(keys[-1])
    except UsageError as error:
        raise UsageError(f"{file.where(*keys)}: [{dotted(*keys)}]: {error}") from error


def _check_judging(file: ConfigFile, above: tuple[str, ...], rule: Rule, key: str, value: Any) -> None:
    check_keys(file, above, {key: value}, JUDGING)
    if fault := fault_of_judging(rule, key, value):
        raise UsageError(f"{file.where(*above, key)}: {dotted(*above, key)} is {value!r}; {fault}")


def _wanted(rule: Rule, option: str, value: Any) -> str:
    """What an option takes, where that is not what it is given."""
    default = rule.options[option]
    if not _fits(value, default):
        return _MEANINGS.get(type(default), f"a value like {default!r}")
    if isinstance(value, int) and not isinstance(value, bool):
        least, most = rule.least.get(option, 0), 100 if "percent" in option else MOST_FOR_AN_OPTION
        return "" if least <= value <= most else f"a whole number from {least} to {most:,}"
    return ""


# what an option takes, by the type of its default
_MEANINGS: Mapping[type, str] = {
    int: f"a whole number from 0 to {MOST_FOR_AN_OPTION:,}",
    bool: "true or false",
    str: "a text",
    type(Path()): "the name of a file",
    tuple: "a list of texts",
}


def _fits(value: Any, default: Any) -> bool:
    if isinstance(default, tuple):
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if isinstance(default, Path):
        return isinstance(value, str) and value != ""
    if isinstance(default, float):
        return isinstance(value, int | float) and not isinstance(value, bool)
    if isinstance(default, bool) or not isinstance(default, int):
        return isinstance(value, type(default))
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_FOR_AN_OPTION
