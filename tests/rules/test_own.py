"""Rules that users write: the decorator, what it refuses, and what becomes of a rule that goes wrong."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

import newsqa
from newsqa.config.keys import JUDGING
from newsqa.errors import UsageError
from newsqa.rules.own import TAKEN
from newsqa.testing import check_examples, findings_of

SECTIONS = """A title shouts.

What it finds
    Titles in capitals.

Why it matters
    Readers stop.

Bad
    title: MAYOR RESIGNS

    She left.

Good
    title: Mayor resigns

    She left.

Options
    least: letters that make a title; default 4.

Limits
    None.
"""


def fault(**changes: Any) -> newsqa.Fault:
    given = {"row": 0, "field": "title", "start": 0, "end": 4, "message": "it shouts", "help": "write it small"}
    return newsqa.Fault(**{**given, **changes})  # type: ignore[arg-type]


def made(find: Callable[[newsqa.Tables], Any] | None = None, docstring: str = SECTIONS, **changes: Any) -> newsqa.Rule:
    """A rule that finds titles in capitals, or what `find` yields."""

    def shouting(tables: newsqa.Tables) -> Iterator[newsqa.Fault]:
        for article in tables.rows("articles", ["title"]):
            title = article["title"] or ""
            if len(title) >= tables.options["least"] and title.isupper():
                yield fault(row=article["row"], end=len(title))

    function = find or shouting
    function.__doc__ = docstring
    given = {"code": "NQ901", "name": "shouting-title", "options": {"least": 4}, **changes}
    return newsqa.rule(**given)(function)


def test_it_finds() -> None:
    found = findings_of(made(), title="MAYOR RESIGNS", body="She left.")
    assert [(one["rule"], one["words"], one["severity"]) for one in found] == [("NQ901", "MAYOR RESIGNS", "warning")]
    assert not findings_of(made(), title="Mayor resigns")
    assert not findings_of(made(), title="MAYOR RESIGNS", options={"least": 40})


def test_several_articles_are_given_as_dicts() -> None:
    found = findings_of(made(), {"title": "QUIET"}, {"title": "Quiet"}, {"title": "LOUD"})
    assert [(one["article_id"], one["words"]) for one in found] == [("1", "QUIET"), ("3", "LOUD")]


def test_its_examples_are_tests() -> None:
    check_examples(made())
    with pytest.raises(AssertionError, match="finds nothing in example 1 of Bad"):
        check_examples(made(docstring=SECTIONS.replace("MAYOR RESIGNS", "Mayor Resigns")))
    with pytest.raises(AssertionError, match="finds it shouts in example 1 of Good"):
        check_examples(made(docstring=SECTIONS.replace("Mayor resigns", "MAYOR")))


def test_a_shipped_rule_can_be_tried_the_same_way() -> None:
    from newsqa.rules.registry import find_rule

    found = findings_of(find_rule("NQ314"), published="2030-01-01", body="x", now=datetime(2029, 1, 1, tzinfo=UTC))
    assert [one["words"] for one in found] == [None]


@pytest.mark.parametrize(
    ("given", "message"),
    [({"titel": "x"}, 'did you mean "title"'), ({"title": "x", "options": {"last": 1}}, 'did you mean "least"')],
)
def test_a_slip_in_a_test_is_a_message(given: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        findings_of(made(), **given)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"code": "NQ301"}, "its code is 'NQ301'; expected one from NQ900 to NQ999"),
        ({"code": "nq901"}, "expected one from NQ900 to NQ999"),
        ({"name": "Shouting title"}, "its name is 'Shouting title'; expected small letters with hyphens"),
        ({"severity": "fatal"}, "its severity is 'fatal'; expected critical, warning, info"),
        ({"reads": "texts"}, "it reads 'texts'; expected a function that reads one of damage, articles"),
        ({"options": {"words": ["a"]}}, r"the default of its option 'words' is \['a'\]; expected a value of int"),
        ({"options": {"tolerance": 4}}, 'it has an option "tolerance", which'),
        ({"docstring": "A title shouts."}, "lacks What it finds, Why it matters, Bad, Good, Options, Limits"),
        ({"docstring": SECTIONS.replace("Limits", "See also")}, "a section 'See also'"),
        ({"docstring": ""}, "lacks"),
    ],
    ids=str,
)
def test_what_is_not_right_is_told_where_it_is_made(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message) as error:
        made(**changes)
    assert "test_own" in str(error.value), "it says which function"


def test_the_options_that_no_rule_may_have_are_those_of_every_rule() -> None:
    assert set(TAKEN) == set(JUDGING)


YIELDS: dict[str, tuple[Any, str]] = {
    "dict": ({"row": 0}, "expected a newsqa.Fault, found dict"),
    "row beyond": (fault(row=1), "row is 1; expected a whole number under 1"),
    "row before": (fault(row=-1), "row is -1"),
    "row is a bool": (fault(row=True), "row is True"),
    "end beyond": (fault(end=6), "end is 6; expected a stretch of the title, which has 5 characters"),
    "empty": (fault(end=0), "expected a stretch of the title"),
    "before": (fault(start=-2), "start is -2"),
    "half": (fault(end=None), "expected two whole numbers, or None for both"),
    "no number": (fault(end="4"), "expected two whole numbers"),
    "no column": (fault(field="headline"), "expected a column of text"),
    "no text": (fault(field="published"), "expected a column of text"),
    "no field": (fault(field=None), "expected a column of text"),
    "field is no name": (fault(field=3, start=None, end=None), "field is 3"),
    "missing text": (fault(field="summary"), "the article in row 0 has no summary"),
    "no message": (fault(message=" "), "message is ' '; expected a text"),
    "no help": (fault(help=None), "help is None"),
    "details": (fault(details={"x": {1, 2}}), "expected a dict of values that JSON has"),
    "details list": (fault(details=[1]), "expected a dict"),
    "identity": (fault(identity=3), "identity is 3"),
}


@pytest.mark.parametrize("name", YIELDS)
def test_what_is_no_fault_ends_the_run(name: str) -> None:
    yielded, message = YIELDS[name]
    wrong = made(lambda tables: iter([fault(), yielded]))
    with pytest.raises(UsageError) as error:
        findings_of(wrong, title="HALL!")
    assert "the rule NQ901 shouting-title yields what is no fault: number 2 of a batch: " in str(error.value)
    assert message in str(error.value)


def test_a_fault_without_words_is_one() -> None:
    found = findings_of(made(lambda tables: iter([fault(start=None, end=None)])), title="HALL")
    assert [(one["field"], one["start"], one["words"]) for one in found] == [("title", None, None)]


def test_a_rule_that_fails_is_told_with_its_line() -> None:
    def failing(tables: newsqa.Tables) -> Iterator[newsqa.Fault]:
        yield fault(row=1 // 0)

    line = inspect.getsourcelines(failing)[1] + 1
    with pytest.raises(UsageError, match=rf"NQ901 shouting-title failed: ZeroDivisionError: .* line {line}\)"):
        findings_of(made(failing), title="HALL")


def test_a_rule_that_yields_nothing_to_go_over_is_told() -> None:
    with pytest.raises(UsageError, match="NQ901 shouting-title failed: TypeError: 'NoneType'"):
        findings_of(made(lambda tables: None), title="HALL")


def test_a_rule_whose_options_cannot_be_prepared_is_told() -> None:
    def prepare(options: Any) -> Any:
        raise ValueError("no such list")

    with pytest.raises(UsageError, match="NQ901 shouting-title failed: ValueError: no such list"):
        findings_of(made(prepare=prepare), title="HALL")


@pytest.mark.parametrize("reads", ["repeats", "name_variants", "fields", "damage"])
def test_rules_that_read_other_tables_are_looked_at_too(reads: Any) -> None:
    wrong = made(lambda tables: iter([fault(row=10**6)]), reads=reads)
    with pytest.raises(UsageError, match="row is 1000000"):
        findings_of(wrong, {"id": "1", "title": "A"}, {"id": "1", "title": "B"})
