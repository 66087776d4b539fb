"""From suites and settings to the suites that are judged: what a configuration says of a rule takes the place of what
the suites say of it.

An expectation is about a rule alone when it counts the articles without a finding of it. Its `mostly` is what the
tolerance leaves over. An outlet with a tolerance or severity of its own is judged by an expectation of its own, and the
others cover the other outlets; an outlet that ignores a rule is in neither.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsqa.config import Judging, Settings
from newsqa.config.keys import dotted
from newsqa.errors import SuiteError
from newsqa.rules.registry import find_rule
from newsqa.rules.rule import OF_SOURCES, SEVERITIES, Rule
from newsqa.suites.dataset_tolerances import at_most, with_tolerance
from newsqa.suites.groups import NAME_CHARS
from newsqa.suites.json_lines import JsonFile
from newsqa.suites.named import FEWEST_ARTICLES, NAMED, TABLES, in_plain_words, rules_about
from newsqa.suites.profiles import SuiteFile

Expectation = Mapping[str, Any]
PASS_RULE = "expect_articles_to_pass_rule"
OF_GROUPS = "expect_groups_to_pass_rule"
BETWEEN = "expect_column_values_to_be_between"
_PLAIN = " -.,&()/'’–:!?"  # what may stand in a condition as it is, besides letters and digits
_NAMED_OUTLETS = 3  # that a sentence names; more are counted
_UNSAID = Judging()


def with_tolerances(files: Sequence[SuiteFile], settings: Settings) -> Sequence[SuiteFile]:
    """The suites under the tolerances and severities of the settings."""
    of_outlets = [code for outlet in settings.outlets.values() for code in (*outlet.ignore, *outlet.judging)]
    for code in sorted({*settings.judging, *of_outlets}):
        rule, said = find_rule(code), settings.judging.get(code, _UNSAID)
        files = [_graded(file, code, said.severity) for file in files]
        if rule.reads in OF_SOURCES:
            files = _of_sources(files, rule, said, settings)
        else:
            files = _of_articles(files, rule, said, settings)
    return files


def outlets_ignoring(settings: Settings) -> Mapping[str, frozenset[str]]:
    """The names of the outlets that ignore a rule, by its code."""
    codes = sorted({code for outlet in settings.outlets.values() for code in outlet.ignore})
    return {code: frozenset(n for n, outlet in settings.outlets.items() if code in outlet.ignore) for code in codes}


def quoted(name: str) -> str:
    """A name as a text in a condition, as pandas and Python read it. All but letters, digits and a few signs is
    escaped, so that no name can end the text or be taken for something else."""
    return '"' + "".join(char if char.isalnum() or char in _PLAIN else f"\\U{ord(char):08x}" for char in name) + '"'


def _graded(file: SuiteFile, code: str, severity: str | None) -> SuiteFile:
    """The suite with this severity for what is about the rule."""
    if severity is None:
        return file
    return _changed(file, lambda one: {**one, "severity": severity} if _rules_of(one) == {code} else one)


def _rules_of(expectation: Expectation) -> set[str]:
    kwargs = {key: value for key, value in expectation["kwargs"].items() if key != "row_condition"}
    return set(rules_about({**expectation, "kwargs": kwargs}, ""))


def _of_sources(files: Sequence[SuiteFile], rule: Rule, said: Judging, settings: Settings) -> Sequence[SuiteFile]:
    """Of a rule that no article has the tolerance is a number of findings in the dataset."""
    if said.tolerance is None:
        return files
    bounded = with_tolerance(files, rule, said)
    return bounded if bounded is not None else _with_more(files, "dataset", [at_most(rule, said)], settings)


def _of_articles(files: Sequence[SuiteFile], rule: Rule, said: Judging, settings: Settings) -> Sequence[SuiteFile]:
    ignoring = sorted(outlets_ignoring(settings).get(rule.code, ()))
    judged = {
        name: outlet.judging[rule.code] for name, outlet in settings.outlets.items() if rule.code in outlet.judging
    }
    apart = sorted({*ignoring, *judged})
    _check_conditions(files, rule, ignoring, apart)

    def changed(one: Expectation) -> Expectation:
        if not _is_about(one, rule.code):
            return one
        if "row_condition" in one["kwargs"]:  # it is about some articles only, and says itself what holds for them
            return _where_not(one, ignoring)
        tolerant = _tolerant(one, said.tolerance)
        return _said(_where_not(tolerant, apart), tolerant, rule, _but(apart)) if apart else tolerant

    of_articles = [one for file in files if file.table == "articles" for one in file.expectations]
    general = [one for one in of_articles if _is_about(one, rule.code) and "row_condition" not in one["kwargs"]]
    added: list[Expectation] = []
    new = {"type": PASS_RULE, "kwargs": {"rule": rule.code}, "severity": said.severity or rule.severity}
    if not general and said.tolerance is not None:
        general = [new]
        added.append(changed(new))
    for name, own in judged.items():
        bases = [_tolerant(one, said.tolerance) for one in general] or ([] if own.tolerance is None else [new])
        added += _of_outlet(bases, rule, name, replace(own, severity=own.severity or said.severity))
    changes = {"articles": changed, "outlets": lambda one: _but_for(one, rule, apart)}
    files = [_changed(file, changes[file.table]) if file.table in changes else file for file in files]
    return _with_more(files, "articles", added, settings) if added else files


def _of_outlet(bases: Sequence[Expectation], rule: Rule, name: str, own: Judging) -> Sequence[Expectation]:
    """The expectations of the articles of an outlet: one for each of those about all articles, none twice."""
    found: list[Expectation] = []
    for basis in bases:
        tolerant = _tolerant(basis, own.tolerance)
        one = _said(_under(tolerant, f"outlet == {quoted(name)}"), tolerant, rule, f', of those of "{name}"')
        one = {**one, "severity": own.severity or basis.get("severity", SEVERITIES[0])}
        if not any(_expects(one) == _expects(other) for other in found):
            found.append(one)
    return found


def _expects(expectation: Expectation) -> Sequence[Any]:
    return [expectation[key] for key in ("type", "kwargs", "severity")]


def _check_conditions(files: Sequence[SuiteFile], rule: Rule, ignoring: Sequence[str], apart: Sequence[str]) -> None:
    """Raise SuiteError for conditions that outlets would have to be added to, and that are not in pandas' way."""
    wrong = []
    for file in files:
        outlets = {"articles": ignoring, "outlets": apart}.get(file.table, ())
        is_about = _is_about if file.table == "articles" else _is_of_groups
        for number, one in enumerate(file.expectations if outlets else ()):
            condition = one["kwargs"].get("row_condition")
            is_pandas = isinstance(condition, str) and one["kwargs"].get("condition_parser") != "great_expectations"
            if condition and not is_pandas and is_about(one, rule.code):
                said = dotted("outlets", outlets[0], *(["ignore"] if outlets[0] in ignoring else ["rules", rule.code]))
                wrong.append(
                    f"{file.where(number, 'kwargs', 'row_condition')}: cannot go together with {said} of the "
                    "configuration, which has to be added to it: write it as pandas does, such as "
                    '"row_condition": "split == \'test\'", "condition_parser": "pandas"'
                )
    if wrong:
        raise SuiteError(wrong)


def _said(expectation: Expectation, whole: Expectation, rule: Rule, which: str) -> Expectation:
    """An expectation in words: those of one about all articles, and which of them it is about."""
    return {**expectation, "description": f"{in_plain_words(whole, {rule.code: rule.name})}{which}"}


def _but(outlets: Sequence[str]) -> str:
    names = ", ".join(f'"{name}"' for name in outlets)
    return f", but for those of {names if len(outlets) <= _NAMED_OUTLETS else f'{len(outlets):,} outlets'}"


def _is_about(expectation: Expectation, code: str) -> bool:
    """Whether an expectation of the table of articles counts those without a finding of the rule."""
    kwargs = expectation["kwargs"]
    if expectation["type"] == PASS_RULE:
        return bool(kwargs.get("rule") == code)
    if expectation["type"] == BETWEEN:
        return bool(kwargs.get("column") == code and kwargs.get("max_value") == 0 and not kwargs.get("min_value"))
    return expectation["type"] in NAMED and list(NAMED[expectation["type"]].rules) == [code]


def _is_of_groups(expectation: Expectation, code: str) -> bool:
    return code in (expectation["kwargs"].get("rule"), expectation["kwargs"].get("column"))


def _tolerant(expectation: Expectation, tolerance: float | None) -> Expectation:
    if tolerance is None:
        return expectation
    plain = {key: value for key, value in expectation.items() if key != "description"}  # it would say the old share
    return {**plain, "kwargs": {**expectation["kwargs"], "mostly": round(1 - tolerance, 12)}}


def _but_for(expectation: Expectation, rule: Rule, outlets: Sequence[str]) -> Expectation:
    """An expectation of the table of outlets, without those that have settings of their own for the rule."""
    kwargs = expectation["kwargs"]
    if not outlets or not _is_of_groups(expectation, rule.code):
        return expectation
    if expectation["type"] == OF_GROUPS:  # it takes no condition: what it stands for does
        words = in_plain_words(expectation, {rule.code: rule.name}, "outlets")
        largest = round(100 * (1 - kwargs.get("mostly", 1)), 4)
        expectation = {
            **expectation,
            "type": BETWEEN,
            "kwargs": {
                "column": rule.code,
                "max_value": largest,
                "row_condition": f"articles >= {kwargs.get('min_articles', FEWEST_ARTICLES)}",
            },
            "description": f"{words}{_but(outlets).replace('those of ', '')}",
        }
    return _under(expectation, f"name not in [{', '.join(quoted(name[:NAME_CHARS]) for name in outlets)}]")


def _where_not(expectation: Expectation, outlets: Sequence[str]) -> Expectation:
    names = ", ".join(map(quoted, outlets))
    return _under(expectation, f"outlet not in [{names}]") if outlets else expectation


def _under(expectation: Expectation, condition: str) -> Expectation:
    kwargs = dict(expectation["kwargs"])
    if before := kwargs.get("row_condition"):
        condition = f"({before}) and {condition}"
    return {**expectation, "kwargs": {**kwargs, "row_condition": condition, "condition_parser": "pandas"}}


def _changed(file: SuiteFile, change: Callable[[Expectation], Expectation]) -> SuiteFile:
    return replace(file, content={**file.content, "expectations": [change(one) for one in file.expectations]})


def _with_more(
    files: Sequence[SuiteFile], table: str, added: Sequence[Expectation], settings: Settings
) -> Sequence[SuiteFile]:
    """The suites with more expectations in the one of a table, which is made where there is none."""
    if any(file.table == table for file in files):
        return [
            replace(file, content={**file.content, "expectations": [*file.expectations, *added]})
            if file.table == table
            else file
            for file in files
        ]
    said_in = settings.origin[0] if settings.origin else Path("settings")
    made = SuiteFile(JsonFile(said_in, {}, {(): 1}), table, {"name": table, "expectations": list(added)})
    return sorted([*files, made], key=lambda file: TABLES.index(file.table))
