"""A rule is run on its tables: what it yields comes back with it, and what goes wrong in it is told as what it is.

A rule that ships is part of the program, so an error in it is the program's. A rule of another package ends the run
with a message that names it, and what it yields is looked at before a finding is made of it.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from newsqa.errors import NewsqaError, UsageError
from newsqa.rules.rule import Fault, Rule
from newsqa.rules.tables import Tables

Found = list[tuple[Rule, Fault]]


def run_rule(rule: Rule, tables: Tables, options: Mapping[str, Mapping[str, Any]], places: pa.Table) -> Found:
    """The faults that a rule finds. `options` are by code where they differ from the rule's own; the `row` of a fault
    is one of `places`, the table that findings are made from.

    Raises UsageError for an error in a rule of another package, and for one that yields what is no fault.
    """
    given = replace(tables, options={**rule.options, **options.get(rule.code, {})})
    try:
        faults = list(rule.find(given))
    except Exception as error:
        raise _told(rule, error) from error
    return [(rule, fault) for fault in (_checked(rule, faults, places) if rule.is_own else faults)]


def prepare_rule(rule: Rule, options: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a rule makes of its options before any article is read."""
    if rule.prepare is None:
        return options
    try:
        return rule.prepare(options)
    except Exception as error:
        raise _told(rule, error) from error


def _told(rule: Rule, error: Exception) -> Exception:
    if isinstance(error, NewsqaError):
        return error
    said = f"{type(error).__name__}: {error}"
    if not rule.is_own:
        return RuntimeError(f"the rule {rule.code} {rule.name} failed: {said}")
    last = traceback.extract_tb(error.__traceback__)[-1]
    return UsageError(f"{_named(rule)} failed: {said} ({last.filename}, line {last.lineno})")


def _named(rule: Rule) -> str:
    return f"the rule {rule.code} {rule.name}{f' ({rule.origin})' if rule.origin else ''}"


def _checked(rule: Rule, faults: Iterable[Any], places: pa.Table) -> list[Fault]:
    lengths: dict[str, pa.ChunkedArray] = {}
    for number, fault in enumerate(faults, 1):
        if wrong := _what_is_wrong(fault, places, lengths):
            raise UsageError(f"{_named(rule)} yields what is no fault: number {number} of a batch: {wrong}")
    return list(faults)


def _what_is_wrong(fault: Any, places: pa.Table, lengths: dict[str, pa.ChunkedArray]) -> str | None:
    if not isinstance(fault, Fault):
        return f"expected a newsqa.Fault, found {type(fault).__name__}"
    if not _is_whole(fault.row) or not 0 <= fault.row < len(places):
        return f"row is {fault.row!r}; expected a whole number under {len(places):,}, a row of what it reads"
    for name in ("message", "help", "identity"):
        value: Any = getattr(fault, name)
        if not isinstance(value, str) or (not value.strip() and name != "identity"):
            return f"{name} is {value!r}; expected a text"
    try:
        is_json = isinstance(fault.details, Mapping) and orjson.dumps(fault.details).startswith(b"{")
    except TypeError:
        is_json = False
    if not is_json:
        return f"details is {fault.details!r}; expected a dict of values that JSON has"
    field: Any = fault.field
    if field is not None and not isinstance(field, str):
        return f"field is {field!r}; expected the name of a column, or None"
    if fault.start is None and fault.end is None:
        return None
    return _what_is_wrong_with_words(fault, places, lengths)


def _what_is_wrong_with_words(fault: Fault, places: pa.Table, lengths: dict[str, pa.ChunkedArray]) -> str | None:
    said = f"start is {fault.start!r} and end is {fault.end!r}"
    if fault.start is None or fault.end is None or not _is_whole(fault.start) or not _is_whole(fault.end):
        return f"{said}; expected two whole numbers, or None for both"
    if "excerpt" in places.column_names:
        return None if 0 <= fault.start < fault.end else f"{said}; expected a stretch of text"
    if (
        fault.field is None
        or fault.field not in places.column_names
        or not pa.types.is_string(places.schema.field(fault.field).type)
    ):
        return f"field is {fault.field!r}, and {said}; expected a column of text, such as title or body"
    if fault.field not in lengths:
        lengths[fault.field] = pc.utf8_length(places[fault.field])
    length = lengths[fault.field][fault.row].as_py()
    if length is None:
        return f"{said}, but the article in row {fault.row} has no {fault.field}"
    if not 0 <= fault.start < fault.end <= length:
        return f"{said}; expected a stretch of the {fault.field}, which has {length:,} characters"
    return None


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
