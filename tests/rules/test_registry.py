"""The registry: selection, look-alikes, and rules that other packages bring."""

from __future__ import annotations

import importlib.metadata
import pickle
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from newsqa.errors import UsageError
from newsqa.rules import registry
from newsqa.rules.documentation import DocumentationError, document, examples, parse
from newsqa.rules.own import rule
from newsqa.rules.registry import find_rule, rules, select_rules
from newsqa.rules.rule import Fault
from newsqa.rules.tables import Tables

OWN = replace(find_rule("NQ301"), code="NQ901", name="own-rule")
NO_TABLE = replace(OWN, reads="articels")
UNDOCUMENTED = replace(OWN, find=lambda tables: iter(()))
NOT_A_RULE = "just a string"
CLASHING = replace(OWN, code="NQ301")
SAME_NAME = replace(OWN, name="unresolved-date")
UNREACHABLE = replace(OWN, find=lambda tables: iter(()), docstring=sys.modules[OWN.find.__module__].__doc__ or "")


@rule("NQ902", "decorated-rule")
def decorated(tables: Tables) -> Iterator[Fault]:
    """Nothing at all.

    What it finds
        Nothing.
    Why it matters
        It does not.
    Bad
        None.
    Good
        None.
    Options
        None.
    Limits
        None.
    """
    yield from ()


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    def register(name: str) -> None:
        entry = importlib.metadata.EntryPoint("mine", f"{__name__}:{name}", registry.ENTRY_POINTS)
        monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: [entry])
        rules.cache_clear()

    yield register
    monkeypatch.undo()
    rules.cache_clear()


def test_rules_are_in_order_of_code() -> None:
    assert list(rules()) == sorted(rules())
    assert "NQ301" in rules()


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (["NQ301"], [], {"NQ301"}),
        (["nq301", "unparseable-date"], [], {"NQ301", "NQ312"}),
        (["NQ10"], ["NQ102"], {"NQ101", "NQ103"}),
    ],
)
def test_selection(select: list[str], ignore: list[str], expected: set[str]) -> None:
    assert {rule.code for rule in select_rules(select, ignore)} == expected


def test_all_rules_unless_selected() -> None:
    assert [rule.code for rule in select_rules([], [])] == [
        code for code, one in rules().items() if not one.is_optional
    ]


def test_optional_rules_are_asked_for() -> None:
    assert rules()["NQ551"].is_optional
    assert "NQ551" not in {rule.code for rule in select_rules(["NQ5"], [])}
    assert {rule.code for rule in select_rules(["NQ551"], [])} == {"NQ551"}
    assert {rule.code for rule in select_rules(["dropped-by-gopher"], [])} == {"NQ551"}
    besides = {rule.code for rule in select_rules([], [], ["NQ551"])}
    assert besides - {rule.code for rule in select_rules([], [])} == {"NQ551"}
    assert {rule.code for rule in select_rules(["NQ101"], [], ["NQ551"])} == {"NQ101"}


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [("NQ300", "NQ30"), ("unresolved-dates", "unresolved-date"), ("vague", "vague-source"), ("", "no rule")],
)
def test_unknown_rules_are_named(wanted: str, hint: str) -> None:
    with pytest.raises(UsageError, match=hint):
        select_rules([wanted], [])


def test_a_registered_rule_is_one_of_all(registered: Any) -> None:
    registered("OWN")
    assert find_rule("own-rule") == replace(OWN, origin=f"entry point mine = {__name__}:OWN")


def test_a_decorated_rule_is_one_too(registered: Any) -> None:
    registered("decorated")
    assert find_rule("NQ902").find is decorated.find
    assert document(find_rule("NQ902")).summary == "Nothing at all."
    assert pickle.loads(pickle.dumps(find_rule("NQ902"))) == find_rule("NQ902")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("NOT_A_RULE", r"entry point mine = .*: expected a newsqa.Rule, .* found str"),
        ("SAME_NAME", r"two rules have the name unresolved-date: NQ301 .* \(which ships .* and NQ901 .* \(entry point"),
        ("UNREACHABLE", "cannot be sent to other processes"),
        ("CLASHING", "from NQ900 to NQ999"),
        ("MISSING", "cannot be loaded"),
        ("NO_TABLE", "reads one of"),
        ("UNDOCUMENTED", "documentation is not right"),
    ],
)
def test_a_bad_registration_is_a_message(registered: Any, name: str, message: str) -> None:
    registered(name)
    with pytest.raises(UsageError, match=message):
        rules()


def test_a_docstring_without_a_section_is_refused() -> None:
    with pytest.raises(DocumentationError, match="lacks Why it matters, Bad"):
        parse("Summary.\n\nWhat it finds\n    Things.\n\nGood\n    x\n\nOptions\n    x\n\nLimits\n    x", "NQ000")
    with pytest.raises(DocumentationError, match="a section 'See also'"):
        parse("Summary.\n\nSee also\n    Things.", "NQ000")


def test_examples_are_split_into_articles() -> None:
    section = "title: A\n\nBody of A.\n+++\nJust: a body.\n---\npublished: 2024-01-01\n\nSecond example."
    (first, second), (third,) = examples(section)
    assert (first.header, first.text) == ({"title": "A"}, "Body of A.")
    assert (second.header, second.text) == ({}, "Just: a body.")
    assert (third.header, third.text) == ({"published": "2024-01-01"}, "Second example.")
