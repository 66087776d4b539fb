"""From a folder of suites to what they expect, as plain JSON: found, read and checked without Great Expectations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from newsqa.errors import UsageError
from newsqa.rules.registry import rules
from newsqa.rules.rule import SEVERITIES
from newsqa.shipped import shipped
from newsqa.suites.named import NAMED, TABLES, columns_read


@dataclass(frozen=True)
class SuiteFile:
    """A suite as it stands in its file; `content` is Great Expectations' suite JSON with at least one expectation."""

    path: Path
    table: str
    content: Mapping[str, Any]

    @property
    def expectations(self) -> Sequence[Mapping[str, Any]]:
        expectations: Sequence[Mapping[str, Any]] = self.content["expectations"]
        return expectations


def profile_folder(name: str) -> Path:
    """The folder of a shipped profile. Raises UsageError, naming those there are."""
    profiles = sorted(path.name for path in shipped("expectations").iterdir() if path.is_dir())
    if name not in profiles:
        raise UsageError(
            f'there is no profile "{name}"; expected one of {", ".join(profiles)}, '
            "or a folder of your own suites with --suite DIR"
        )
    return shipped("expectations") / name


def read_suites(folder: Path) -> Sequence[SuiteFile]:
    """The suites of a folder, in the order of the tables. Raises UsageError for a folder or file that is not right."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder of suites; expected one with files such as articles.json")
    files = sorted(folder.glob("*.json"), key=lambda path: (_order(path.stem), path.name))
    if not files:
        raise UsageError(f"{folder}: holds no suite; expected one or more of {', '.join(f'{t}.json' for t in TABLES)}")
    return tuple(_read(path) for path in files)


def _order(table: str) -> int:
    return TABLES.index(table) if table in TABLES else len(TABLES)


def _read(path: Path) -> SuiteFile:
    if path.stem not in TABLES:
        raise UsageError(f"{path}: no table has this name; a suite's file is named for its table: {', '.join(TABLES)}")
    try:
        content = orjson.loads(path.read_bytes())
    except (orjson.JSONDecodeError, OSError) as error:
        raise UsageError(f"{path}: this suite cannot be read: {error}") from error
    expectations = content.get("expectations") if isinstance(content, dict) else None
    if not isinstance(expectations, list) or not expectations:
        raise UsageError(f'{path}: is no suite; expected an object with a list "expectations" that is not empty')
    for number, expectation in enumerate(expectations, start=1):
        if not isinstance(expectation, dict) or not isinstance(expectation.get("type"), str):
            raise UsageError(f'{path}: expectation {number} has no "type", such as "expect_dates_to_resolve"')
        _check_arguments(f"{path}: expectation {number} ({expectation['type']})", expectation, path.stem)
    expectations = [{"kwargs": {}, **expectation} for expectation in expectations]
    return SuiteFile(path, path.stem, {"name": path.stem, **content, "expectations": expectations})


def _check_arguments(where: str, expectation: Mapping[str, Any], table: str) -> None:
    """Raise UsageError for what Great Expectations would let pass, and a verdict would then rest on."""
    kwargs, severity = expectation.get("kwargs", {}), expectation.get("severity", "critical")
    if not isinstance(kwargs, dict):
        raise UsageError(f'{where}: "kwargs" is no object')
    if severity not in SEVERITIES:
        raise UsageError(f'{where}: severity is "{severity}"; expected {", ".join(SEVERITIES)}')
    named = NAMED.get(expectation["type"])
    if named is None:
        return
    if table not in named.tables:
        files = " or ".join(f"{name}.json" for name in named.tables)
        raise UsageError(f"{where}: is about the table {' or '.join(named.tables)}, so it belongs in {files}")
    if unknown := sorted(set(kwargs) - set(named.takes)):
        raise UsageError(f'{where}: takes no "{unknown[0]}"; it takes {", ".join(sorted(named.takes))}')
    if "rule" in named.takes and kwargs.get("rule") not in rules():
        raise UsageError(f'{where}: there is no rule "{kwargs.get("rule", "")}"; `newsqa rules` lists them')


def check_columns(suites: Sequence[SuiteFile], known: Mapping[str, Sequence[str]]) -> None:
    """Raise UsageError when an expectation reads a column that its table never has; `known` gives those by table."""
    for suite in suites:
        columns = known[suite.table]
        for number, expectation in enumerate(suite.expectations, start=1):
            for name in columns_read(expectation, columns) or ():
                if name not in columns:
                    raise UsageError(
                        f'{suite.path}: expectation {number} ({expectation["type"]}) reads the column "{name}", which '
                        f"the table {suite.table} does not have; it has {', '.join(columns)}"
                    )


def columns_judged(suites: Sequence[SuiteFile], table: str, known: Sequence[str]) -> Sequence[str]:
    """The columns of an annotation table that the suites read; all of `known` when a suite does not say."""
    wanted: set[str] = set()
    for suite in suites:
        if suite.table == table:
            for expectation in suite.expectations:
                columns = columns_read(expectation, known)
                wanted |= set(known if columns is None else columns)
    return [name for name in known if name in wanted]
