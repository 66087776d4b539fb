"""What is wrong in a suite that somebody wrote by hand, as far as it can be told without Great Expectations, whose
import takes seconds; it takes some of these in silence, and a verdict would then rest on them.

The functions give mistakes: the place in the file, and what is there, what was expected and what was perhaps meant.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import orjson

from newsqa.alike import did_you_mean
from newsqa.errors import UsageError
from newsqa.rules.registry import find_rule, rules
from newsqa.rules.rule import SEVERITIES
from newsqa.suites.json_lines import Place
from newsqa.suites.named import NAMED, Named
from newsqa.suites.row_conditions import ConditionError, columns_of

Mistake = tuple[Place, str]

# What Great Expectations' suites and expectations have beside what is checked here.
_OF_A_SUITE = ("name", "expectations", "meta", "notes", "id", "suite_parameters")
_OF_AN_EXPECTATION = ("type", "kwargs", "severity", "description", "notes", "meta", "id", "success_on_last_run",
                      "expectation_context", "rendered_content")  # fmt: skip
_TYPES: Mapping[str, tuple[tuple[type, ...], str]] = {
    "meta": ((dict,), "an object"),
    "description": ((str,), "a text"),
    "notes": ((str, list), "a text, or a list of texts"),
    "name": ((str,), "a text"),
}
# Great Expectations takes these among the arguments too, where nobody looks for them.
_BESIDE = ("severity", "description", "notes", "meta", "id")
_PARSERS = ("pandas", "great_expectations")


def mistakes_of_suite(content: Any, table: str) -> Iterator[Mistake]:
    """The mistakes in the suite of a table, but for columns that the table does not have."""
    if not isinstance(content, dict):
        yield (), f'is {shown(content)}; expected an object with a list "expectations"'
        return
    yield from _unknown_keys(content, _OF_A_SUITE, (), "a suite")
    yield from _wrong_types(content, ())
    expectations = content.get("expectations")
    if not isinstance(expectations, list) or not expectations:
        there = f"is {shown(expectations)}" if "expectations" in content else "is missing"
        yield ("expectations",), f"{there}; expected a list with at least one expectation"
        return
    for number, expectation in enumerate(expectations):
        yield from _of_expectation(expectation, table, ("expectations", number))


def _of_expectation(expectation: Any, table: str, place: Place) -> Iterator[Mistake]:
    if not isinstance(expectation, dict) or not isinstance(expectation.get("type"), str):
        yield place, 'is no expectation; expected an object with a "type", such as "expect_dates_to_resolve"'
        return
    yield from _unknown_keys(expectation, _OF_AN_EXPECTATION, place, "an expectation")
    yield from _wrong_types(expectation, place)
    severity = expectation.get("severity", SEVERITIES[0])
    if severity not in SEVERITIES:
        meant = did_you_mean(str(severity), SEVERITIES)
        yield (*place, "severity"), f"is {shown(severity)}; expected {', '.join(SEVERITIES)}{meant}"
    kind, kwargs = expectation["type"], expectation.get("kwargs", {})
    if kind not in NAMED and kind not in (known := _core_types()):
        meant = did_you_mean(kind, [*NAMED, *known], 0.8)  # all begin alike
        yield (*place, "type"), f"there is no expectation {shown(kind)}{meant}"
        return
    if not isinstance(kwargs, dict):
        yield (*place, "kwargs"), f"is {shown(kwargs)}; expected an object with the arguments"
        return
    if kind in NAMED:
        yield from _of_named(NAMED[kind], kwargs, table, place)
    yield from _of_arguments(kwargs, (*place, "kwargs"))


def _of_named(named: Named, kwargs: Mapping[str, Any], table: str, place: Place) -> Iterator[Mistake]:
    if table not in named.tables:
        files = " or ".join(f"{name}.json" for name in named.tables)
        yield (*place, "type"), f"is about the table {' or '.join(named.tables)}, so it belongs in {files}"
    yield from unknown_arguments(kwargs, named.takes, (*place, "kwargs"))
    if "rule" not in named.takes:
        return
    given = kwargs.get("rule")
    if not isinstance(given, str):
        there = f"is {shown(given)}" if "rule" in kwargs else "is missing"
        yield (*place, "kwargs", "rule"), f'{there}; expected the code of a rule, such as "NQ301"'
    elif given not in rules():
        yield (*place, "kwargs", "rule"), _meant_rule(given)


def _meant_rule(given: str) -> str:
    try:
        rule = find_rule(given)
    except UsageError as error:
        return str(error)
    return f'is {shown(given)}; expected a code: {rule.name} has the code "{rule.code}"'


def _of_arguments(kwargs: Mapping[str, Any], place: Place) -> Iterator[Mistake]:
    """What may be wrong in the arguments of any expectation."""
    for name, value in kwargs.items():
        if name in _BESIDE:
            yield (*place, name), 'is no argument; it belongs beside "kwargs", not in it'
        elif isinstance(value, dict) and any(key.startswith("$") for key in value):
            yield (*place, name), "is a parameter of the suite, which nobody gives here; expected the value itself"
        elif name == "mostly" and not _is_share(value):
            percent = f" ({value:g} % is {value / 100:g})" if _is_number(value) and 1 < value <= 100 else ""
            yield (*place, name), f"is {shown(value)}; expected a share from 0 to 1{percent}"
        elif name == "row_condition" and isinstance(value, str):
            try:
                columns_of(value, kwargs.get("condition_parser"))
            except ConditionError as error:
                yield (*place, name), f"is {shown(value)}, which {error}"
        elif name == "row_condition" and not isinstance(value, str | dict | None):
            yield (*place, name), f"is {shown(value)}; expected a text"
        elif name == "condition_parser" and value is not None and value not in _PARSERS:
            expected = " or ".join(map(shown, _PARSERS))
            yield (*place, name), f"is {shown(value)}; expected {expected}: suites are judged on pandas"
    low, high = kwargs.get("min_value"), kwargs.get("max_value")
    both_text = isinstance(low, str) and isinstance(high, str)  # dates, which sort as they read
    if ((_is_number(low) and _is_number(high)) or both_text) and low > high:  # type: ignore[operator]
        yield (*place, "min_value"), f"is {shown(low)}, which is above max_value, {shown(high)}: no value can be both"


def unknown_arguments(given: Iterable[str], takes: Sequence[str], place: Place) -> Iterator[Mistake]:
    """The arguments that an expectation does not take."""
    for name in given:
        if name not in takes and name not in _BESIDE:
            meant = did_you_mean(name, takes) or ";"
            yield (*place, name), f"there is no such argument{meant} it takes {', '.join(takes)}"


def _unknown_keys(content: Mapping[str, Any], known: Sequence[str], place: Place, what: str) -> Iterator[Mistake]:
    for key in content:
        if key not in known:
            yield (*place, key), f"{what} has no such key{did_you_mean(key, known)}"


def _wrong_types(content: Mapping[str, Any], place: Place) -> Iterator[Mistake]:
    for key, (types, words) in _TYPES.items():
        if content.get(key) is not None and not isinstance(content[key], types):
            yield (*place, key), f"is {shown(content[key])}; expected {words}"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_share(value: Any) -> bool:
    return _is_number(value) and 0 <= value <= 1


def shown(value: Any) -> str:
    """A value as JSON, at most some words of it."""
    text = orjson.dumps(value).decode()
    return text if len(text) <= 80 else f"{text[:77]}..."


@functools.cache
def _files_of_core_expectations() -> frozenset[str]:
    # Each has a module of its name; to look for it imports nothing.
    spec = find_spec("great_expectations")
    folders = [Path(place, "expectations", "core") for place in (spec and spec.submodule_search_locations) or ()]
    return frozenset(path.stem for folder in folders for path in folder.glob("*.py") if not path.stem.startswith("_"))


def _core_types() -> frozenset[str]:
    """The expectations of Great Expectations; those of a user's own too, who must have imported it to register them."""
    if "great_expectations" not in sys.modules:
        return _files_of_core_expectations()
    from great_expectations.expectations.registry import list_registered_expectation_implementations

    return _files_of_core_expectations() | frozenset(list_registered_expectation_implementations())


def unknown_columns(
    kwargs: Mapping[str, Any], read: Sequence[str], table: str, known: Mapping[str, Sequence[str]]
) -> Iterator[Mistake]:
    """The columns that an expectation reads or names, and its table never has; `known` gives those by table. Places are
    counted from the arguments."""
    condition, parser = kwargs.get("row_condition"), kwargs.get("condition_parser")
    named = columns_of(condition, parser) if isinstance(condition, str) else ()
    for column in dict.fromkeys([*read, *named]):
        if column not in known[table]:
            others = [name for name, columns in known.items() if column in columns]
            there = f"; there is one in {', '.join(others)}" if others else ""
            if not others and column[:5] not in rules():  # no other rule is meant than the one that there is
                there = did_you_mean(column, known[table]) or f"; it has {', '.join(known[table])}"
            yield _place_of(column, kwargs), f'the table {table} has no column "{column}"{there}'


def _place_of(column: str, kwargs: Mapping[str, Any]) -> Place:
    for name, value in kwargs.items():
        if value == column:
            return (name,)
        if isinstance(value, list) and column in value:
            return (name, value.index(column))
    return next(((name,) for name in ("rule", "row_condition") if name in kwargs), ())
