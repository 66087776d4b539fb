"""What a configuration says rule by rule, for all articles and for those of single outlets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsqa.config.alike import did_you_mean
from newsqa.config.file import ConfigFile
from newsqa.config.keys import JUDGING, OUTLET, check_keys, dotted
from newsqa.errors import UsageError
from newsqa.rules.rule import OF_SOURCES, SEVERITIES

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
                raise UsageError(
                    f'{file.where("rules", code, key)}: [rules.{code}] "{key}" is no option{did_you_mean(key, known)}'
                )
            elif not _fits(value, rule.options[key]):
                default = rule.options[key]
                wanted = _MEANINGS.get(type(default), f"a value like {default!r}")
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
        if rule.reads in OF_SOURCES:
            raise UsageError(
                f"{file.where(*above, code)}: {dotted(*above, code)}: what {rule.code} {rule.name} finds is no "
                "article's, and so no outlet's; it belongs in [rules]"
            )
        for key, value in given.items():
            _check_judging(file, (*above, code), rule, key, value)
        found[rule.code] = dict(given)
    return found


def _codes(file: ConfigFile, keys: tuple[str, ...], entries: Iterable[str]) -> tuple[str, ...]:
    from newsqa.rules.registry import select_rules

    found: list[str] = []
    for entry in entries:
        try:
            rules = select_rules([entry], ())
        except UsageError as error:
            raise UsageError(f"{file.where(*keys)}: {dotted(*keys)}: {error}") from error
        codes = [rule.code for rule in rules if rule.reads not in OF_SOURCES or rule.reads == "outlet_times"]
        if not codes:
            raise UsageError(
                f"{file.where(*keys)}: {dotted(*keys)}: what {entry} finds is no outlet's; ignore it for all"
            )
        found += codes
    return tuple(dict.fromkeys(found))


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
    said = f"{file.where(*above, key)}: {dotted(*above, key)} is {value!r}"
    if key == "severity" and value not in SEVERITIES:
        raise UsageError(f"{said}; expected {', '.join(SEVERITIES)}")
    if key != "tolerance":
        return
    if rule.reads in OF_SOURCES:
        if not isinstance(value, int) or value < 0:
            raise UsageError(
                f"{said}; what {rule.code} finds is no article's: expected a number of findings, such as 3"
            )
    elif not 0 <= value < 1:
        meant = f"; {value:g} % is {value / 100:g}" if 1 <= value <= 100 else ""
        raise UsageError(f"{said}; expected the share of articles that may have a finding, from 0 to below 1{meant}")


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
