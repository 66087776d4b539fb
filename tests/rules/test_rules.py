"""Every rule is documented, its examples hold, and so do its cases in CODE.yml beside this file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import yaml
from fields import fields_of

from newsqa.articles.schema import ARTICLES
from newsqa.rules.registry import FAMILIES, rules
from newsqa.rules.rule import SEVERITIES, Rule
from newsqa.rules.running import prepare_rule
from newsqa.rules.tables import Tables
from newsqa.testing import check_examples, repeated

HERE = Path(__file__).parent
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SHIPPED = [rule for rule in rules().values() if not rule.code.startswith("NQ9")]

# The column that an example or case names, and the source field that it is written as.
FIELD_OF = {"body": "text"}


def _cases() -> list[Any]:
    found = []
    for path in sorted(HERE.glob("NQ*.yml")):
        for case in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader):
            marks = [pytest.mark.xfail(reason=case["gap"], strict=True)] if "gap" in case else []
            found.append(pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}", marks=marks))
    return found


def _record(article: Mapping[str, Any]) -> dict[str, Any]:
    """A case's article as a record of a source, with every value as it was written."""
    return {"id": "1", "text": "", **{FIELD_OF.get(name, name): value for name, value in article.items()}}


def _bytes(content: str, header: Mapping[str, str]) -> bytes:
    return content.encode(header.get("encoding", "utf-8"), "surrogatepass")


def _in_fields(rule: Rule, lines: str) -> list[dict[str, Any]]:
    """The faults that a rule finds in the fields of records, given as JSON Lines."""
    tables = Tables.with_only(NOW, rule.options, fields=fields_of(lines))
    return [{"excerpt": None, "field": fault.field, "message": fault.message} for fault in rule.find(tables)]


def _words(finding: Mapping[str, Any]) -> str:
    if finding["excerpt"] is None:
        return str(finding["field"] or "")
    return str(finding["excerpt"][finding["mark_start"] : finding["mark_end"]])


@pytest.mark.parametrize(("code", "case"), _cases())
def test_case(code: str, case: dict[str, Any], find: Callable[..., list[dict[str, Any]]]) -> None:
    """`finds` lists the words of each finding, or the field where a finding has no words.

    A `file` has the `content` in its `encoding`; `files` are a folder; a rule about the fields of whole sources has
    those of the `content`; `records` are JSON Lines, with a count for those that come often: `20 * {"a": 1}`. A
    `gap` says why a case is known to fail; when it no longer does, the test says so, and the line goes.
    """
    if "files" in case:
        found = find({file["file"]: _bytes(file["content"], file) for file in case["files"]}, code)
    elif rules()[code].reads == "fields":
        found = _in_fields(rules()[code], case["content"])
    elif "records" in case:
        options = {name: int(value) for name, value in case.get("options", {}).items()}
        found = find(repeated(case["records"]), code, options={code: options})
    elif "file" in case:
        found = find(case["content"], code, file=case["file"], encoding=case.get("encoding", "utf-8"))
    else:
        options = {
            name: int(value) if str(value).isdigit() else value for name, value in case.get("options", {}).items()
        }
        articles = case["articles"] if "articles" in case else [case["article"]]
        found = find([_record(article) for article in articles], code, options={code: options})
    assert [_words(finding) for finding in found] == case["finds"]
    messages = case.get("messages", [])
    assert len(messages) <= len(found)
    for message, finding in zip(messages, found, strict=False):
        assert message in finding["message"]


@pytest.mark.parametrize("rule", SHIPPED, ids=lambda rule: rule.code)
def test_documented_with_examples_that_hold(rule: Rule) -> None:
    check_examples(rule, NOW)


@pytest.mark.parametrize("rule", SHIPPED, ids=lambda rule: rule.code)
def test_stands_where_its_code_says(rule: Rule) -> None:
    module = rule.find.__module__
    assert module == f"newsqa.rules.{FAMILIES[rule.code[:3]]}.{rule.code.lower()}_{rule.name.replace('-', '_')}"
    assert rule.severity in SEVERITIES


@pytest.mark.parametrize("rule", SHIPPED, ids=lambda rule: rule.code)
def test_finds_nothing_where_there_is_nothing(rule: Rule) -> None:
    """A batch may be without articles, and a column of it without a single chunk."""
    chunkless = pa.table({field.name: pa.chunked_array([], field.type) for field in ARTICLES}, schema=ARTICLES)
    for articles in (ARTICLES.empty_table(), chunkless):
        assert list(rule.find(Tables.with_only(NOW, prepare_rule(rule, rule.options), articles=articles))) == []


@pytest.mark.parametrize("rule", SHIPPED, ids=lambda rule: rule.code)
def test_has_cases_of_both_kinds(rule: Rule) -> None:
    cases = yaml.load((HERE / f"{rule.code}.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert any(case["finds"] for case in cases), "no case in which the rule finds something"
    assert any(not case["finds"] for case in cases), "no case in which the rule is silent"
