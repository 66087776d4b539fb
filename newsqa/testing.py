"""For tests of rules: what a rule finds in articles that are written down in the test, and whether the examples of its
documentation hold. It needs neither a registered rule nor a file."""

from __future__ import annotations

import functools
import json
import re
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from newsqa.alike import did_you_mean_of
from newsqa.articles.columns import MAPPABLE_COLUMNS
from newsqa.config import Settings
from newsqa.corpus.repeats import compare_articles
from newsqa.corpus.row_groups import row_groups
from newsqa.corpus.source_fields import look_at_sources
from newsqa.engines.between import known_between_articles, known_of_sources
from newsqa.engines.check import make_plan, schemas_of
from newsqa.engines.one_pass import open_sources, pass_over
from newsqa.errors import UsageError
from newsqa.rules.batch import process_batch
from newsqa.rules.documentation import Example, document, examples
from newsqa.rules.rule import Rule

# the fields of articles in tests, by column; others have the name of their column
_FIELD_OF = {"body": "text"}

Finding = dict[str, Any]


def findings_of(
    rule: Rule,
    *articles: Mapping[str, Any],
    options: Mapping[str, Any] | None = None,
    now: datetime | None = None,
    **article: Any,
) -> list[Finding]:
    """What a rule finds in articles: rows of the findings table as dicts, each with its `words` too.

    An article is named by its columns, `title="Hall opens", body="It opened."`; several are given as dicts. `options`
    are those of the rule, `now` is when the run starts (with a time zone). Raises UsageError for a column or an option
    that there is not, and for what is wrong with the rule.
    """
    given = [*articles, *([article] if article else [])]
    for name in {name for one in given for name in one}:
        if name not in MAPPABLE_COLUMNS:
            raise UsageError(f'there is no article column "{name}"{did_you_mean_of(name, MAPPABLE_COLUMNS)}')
    for name in options or {}:
        if name not in rule.options:
            raise UsageError(f'{rule.code} has no option "{name}"{did_you_mean_of(name, rule.options)}')
    records = [{"id": str(number), **_record(one)} for number, one in enumerate(given, 1)]
    lines = "".join(json.dumps(record, default=str) + "\n" for record in records)
    return _findings_in({"articles.jsonl": lines.encode()}, [rule], {rule.code: options or {}}, now)


def check_examples(rule: Rule, now: datetime | None = None) -> None:
    """Raise AssertionError unless the rule finds something in each *Bad* example of its documentation, and nothing in
    any *Good* one."""
    sections = document(rule).sections
    for section, is_bad in (("Bad", True), ("Good", False)):
        for number, example in enumerate(examples(sections[section]), 1):
            found = _findings_in(_files(rule, example), [rule], {}, now)
            said = "; ".join(finding["message"] for finding in found) or "nothing"
            assert bool(found) is is_bad, f"{rule.code} finds {said} in example {number} of {section}: {example}"


def findings_in(
    source: Path,
    rules: Sequence[Rule],
    options: Mapping[str, Mapping[str, Any]] | None = None,
    now: datetime | None = None,
) -> list[Finding]:
    """What rules find in a source: rows of the findings table as dicts, each with its `words` too. `options` are by
    code."""
    plan = make_plan(rules, (), Settings(rule_options=options or {}), now or datetime.now(UTC))
    work = functools.partial(process_batch, plan=plan)
    with tempfile.TemporaryDirectory(prefix="newsqa-") as name:
        folder = Path(name)
        batches = open_sources([source], Settings(processes=1))
        seen = pass_over(batches, [source], work, schemas_of(plan), folder, 1, lambda articles, rejects: None)
        about_sources = look_at_sources(
            plan.rules, known_of_sources(folder, seen.kinds, [str(source)]), plan.now, plan.options
        )
        compared: list[pa.Table] = []
        compare_articles(plan.rules, known_between_articles(folder), plan.now, plan.options, compared.append)
        within = row_groups(folder / "findings.parquet")
        tables = [*row_groups(folder / "lost.parquet"), about_sources, *within, *compared]
        return [{**row, "words": _words(row)} for table in tables for row in table.to_pylist()]


def _findings_in(
    files: Mapping[str, bytes],
    rules: Sequence[Rule],
    options: Mapping[str, Mapping[str, Any]],
    now: datetime | None,
) -> list[Finding]:
    with tempfile.TemporaryDirectory(prefix="newsqa-") as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        source = Path(folder) if len(files) > 1 else Path(folder) / next(iter(files))
        return findings_in(source, rules, options, now)


def _files(rule: Rule, example: Sequence[Example]) -> Mapping[str, bytes]:
    """An example as files: those that it names, the records of a rule that wants many, or its articles."""
    if "file" in example[0].header:
        return {
            one.header["file"]: _content(one).encode(one.header.get("encoding", "utf-8"), "surrogatepass")
            for one in example
        }
    if rule.reads in ("fields", "label_probes", "composition", "split_days"):  # which want many records
        return {"articles.jsonl": repeated(example[0].text).encode()}
    articles = [{"id": "1", "body": one.text, **one.header} for one in example]
    return {"articles.jsonl": "".join(json.dumps(_record(one)) + "\n" for one in articles).encode()}


def _content(example: Example) -> str:
    return repeated(example.text) if re.match(r"\d+ \* ", example.text) else example.text


def repeated(lines: str) -> str:
    """JSON Lines, each as often as a count before it says: `20 * {"a": 1}`."""
    parts = [line.partition(" * ") for line in lines.splitlines()]
    return "".join(f"{record}\n" * int(count) if star else f"{count}\n" for count, star, record in parts)


def _record(article: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"text": "", **{_FIELD_OF.get(name, name): value for name, value in article.items()}}


def _words(finding: Mapping[str, Any]) -> str | None:
    """The words that a finding marks; None where it is about no stretch of text."""
    if finding["excerpt"] is None:
        return None
    return str(finding["excerpt"][finding["mark_start"] : finding["mark_end"]])
