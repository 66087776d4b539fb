"""From a folder of suites to what they expect, as plain JSON: found, read and checked without Great Expectations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsqa.alike import did_you_mean
from newsqa.config import Settings, named_by
from newsqa.errors import SuiteError, UsageError
from newsqa.rules.registry import rules
from newsqa.shipped import shipped
from newsqa.suites.json_lines import JsonFile, json_path, read_json
from newsqa.suites.mistakes import mistakes_of_suite, unknown_columns
from newsqa.suites.named import TABLES, columns_read, rules_about


@dataclass(frozen=True)
class SuiteFile:
    """A suite as it stands in its file; `content` is Great Expectations' suite JSON with at least one expectation."""

    file: JsonFile
    table: str
    content: Mapping[str, Any]

    def where(self, number: int, *steps: str | int) -> str:
        """Where something in an expectation stands, for a message: "articles.json:7: $.expectations[3].kwargs"."""
        return self.file.where(("expectations", number, *steps))

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


def suites_of(settings: Settings) -> Sequence[SuiteFile]:
    """The suites that the settings name: a profile's, or those of a folder. Raises as `read_suites` does."""
    with named_by(settings, "profile" if settings.suite is None else "suite"):
        return read_suites(settings.suite or profile_folder(settings.profile))


def read_suites(folder: Path) -> Sequence[SuiteFile]:
    """The suites of a folder, in the order of the tables. Raises UsageError for a folder that is not right, and
    SuiteError, with all that is wrong, for the files."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder of suites; expected one with files such as articles.json")
    files = sorted(folder.glob("*.json"), key=lambda path: (_order(path.stem), path.name))
    if not files:
        raise UsageError(f"{folder}: holds no suite; expected one or more of {', '.join(f'{t}.json' for t in TABLES)}")
    for path in files:
        if path.stem not in TABLES:
            tables = f"a suite's file is named for its table: {', '.join(TABLES)}"
            raise UsageError(f"{path}: no table has this name{did_you_mean(path.stem, TABLES)}; {tables}")
    read: list[JsonFile] = []
    wrong: list[str] = []
    for path in files:
        try:
            file = read_json(path)
        except SuiteError as error:
            wrong += error.mistakes
        else:
            read.append(file)
            wrong += _mistakes(file)
    if wrong:
        raise SuiteError(wrong)
    return tuple(_suite_file(file) for file in read)


def _order(table: str) -> int:
    return TABLES.index(table) if table in TABLES else len(TABLES)


def _mistakes(file: JsonFile) -> Iterator[str]:
    for place, line in file.repeated:
        yield f"{file.path}:{line}: {json_path(place)}: stands twice in its object; only the last would count"
    for place, message in mistakes_of_suite(file.content, file.path.stem):
        yield f"{file.where(place)}: {message}"


def _suite_file(file: JsonFile) -> SuiteFile:
    expectations = [{"kwargs": {}, **expectation} for expectation in file.content["expectations"]]
    return SuiteFile(file, file.path.stem, {"name": file.path.stem, **file.content, "expectations": expectations})


def check_columns(suites: Sequence[SuiteFile], known: Mapping[str, Sequence[str]]) -> None:
    """Raise SuiteError when an expectation reads a column that its table never has; `known` gives those by table."""
    wrong = [
        f"{suite.where(number, 'kwargs', *place)}: {message}"
        for suite in suites
        for number, one in enumerate(suite.expectations)
        for place, message in unknown_columns(
            one["kwargs"], columns_read(one, known[suite.table]) or (), suite.table, known
        )
    ]
    if wrong:
        raise SuiteError(wrong)


def columns_judged(suites: Sequence[SuiteFile], table: str, known: Sequence[str]) -> Sequence[str]:
    """The columns of an annotation table that the suites read; all of `known` when a suite does not say."""
    wanted: set[str] = set()
    for suite in suites:
        if suite.table == table:
            for expectation in suite.expectations:
                columns = columns_read(expectation, known)
                wanted |= set(known if columns is None else columns)
    return [name for name in known if name in wanted]


def optional_rules_judged(files: Sequence[SuiteFile]) -> Sequence[str]:
    """The codes of the optional rules that an expectation is about."""
    about = {code for file in files for one in file.expectations for code in rules_about(one, "")}
    return [code for code, rule in rules().items() if rule.is_optional and code in about]
