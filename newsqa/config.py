"""From newsqa.toml, or [tool.newsqa] in pyproject.toml, to one frozen Settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from newsqa.articles.columns import MAPPABLE_COLUMNS
from newsqa.errors import UsageError
from newsqa.rules.rule import SEVERITIES

CONFIG_FILE = "newsqa.toml"
PROJECT_FILE = "pyproject.toml"
# What `--format` knows: what goes to stdout, and what becomes a file of the output folder.
ON_STDOUT = ("text", "json", "github")
AS_FILES = ("junit", "sarif", "gitlab", "markdown", "csv")
FORMATS = (*ON_STDOUT, *AS_FILES)
MOST_FOR_AN_OPTION = 1_000_000  # no option of a rule means anything beyond, and dates overflow


@dataclass(frozen=True)
class Settings:
    """What a configuration may say; the command line may say it again and wins.

    `fields` maps article columns to fields of the source. `timezone` is the zone of dates that name none. `day_first`
    says how to read 03/04/2024 (None: not known). Of a database `table` is read, or what `query` gives. `csv` says what
    is known of delimited files, as in `newsqa.articles.readers.csv.dialect.CsvOptions`. `rule_options` are by code.
    `suite` is a folder of suites to judge by in place of the profile. `fail_on` is the lowest severity of an
    expectation that fails the verdict. `formats` are the reports wanted beside the usual ones. `baseline` and
    `waivers` are files of findings that do not count (`newsqa.suites.baseline`, `newsqa.suites.waivers`).
    """

    profile: str = "default"
    suite: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "warning"
    formats: tuple[str, ...] = ()
    baseline: Path | None = None
    waivers: Path | None = None
    output: Path = Path("newsqa-report")
    processes: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)
    timezone: str = "UTC"
    day_first: bool | None = None
    table: str | None = None
    query: str | None = None
    csv: Mapping[str, Any] = field(default_factory=dict)
    rule_options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


_KINDS: Mapping[str, tuple[type, str]] = {
    "profile": (str, "a profile's name"),
    "suite": (str, "a folder of suites"),
    "select": (list, "a list of rule codes"),
    "ignore": (list, "a list of rule codes"),
    "fail_on": (str, " or ".join(SEVERITIES)),
    "formats": (list, "a list of " + ", ".join(FORMATS)),
    "baseline": (str, "the file of a baseline"),
    "waivers": (str, "a file of waivers"),
    "output": (str, "a folder"),
    "processes": (int, "a number of processes"),
    "fields": (dict, "a table of article columns and source fields"),
    "load": (dict, "a table"),
    "csv": (dict, "a table"),
    "rules": (dict, "a table of rule codes"),
}
_LOAD_KINDS: Mapping[str, tuple[type, str]] = {
    "timezone": (str, 'a zone such as "Europe/Paris"'),
    "day_first": (bool, "true or false"),
    "table": (str, "the name of a table in the database"),
    "query": (str, "a query in SQL"),
}
_CSV_KINDS: Mapping[str, tuple[type, str]] = {
    "delimiter": (str, "one character"),
    "quote": (str, 'one character, or "" for files that do not quote'),
    "header": (bool, "true or false"),
    "names": (list, "a list of field names"),
    "encoding": (str, 'the name of an encoding, such as "cp1252"'),
}


def read_settings(config: Path | None) -> Settings:
    """The settings of a file, or of the nearest one in this folder when `config` is None, else the defaults.

    Raises UsageError when the file is not there, is no TOML, or says something that is not understood.
    """
    if config is not None:
        if not config.is_file():
            raise UsageError(f"{config}: there is no such configuration file; `--config` takes a {CONFIG_FILE}")
        return _settings(config, _table(config))
    for path in (Path(CONFIG_FILE), Path(PROJECT_FILE)):
        if path.is_file() and (table := _table(path)) is not None:
            return _settings(path, table)
    return Settings()


def _table(path: Path) -> Mapping[str, Any] | None:
    """What a file says of newsqa; None for a pyproject.toml that does not mention it."""
    import tomllib

    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise UsageError(f"{path}: cannot be read as TOML: {error}") from error
    if path.name != PROJECT_FILE:
        return content
    tools = content.get("tool")
    table: Mapping[str, Any] | None = tools.get("newsqa") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise UsageError(f"{path}: tool.newsqa is {table!r}; expected a table")
    return table


def _settings(path: Path, table: Mapping[str, Any] | None) -> Settings:
    table = table or {}
    _check(path, "", table, _KINDS)
    load = table.get("load", {})
    _check(path, "load.", load, _LOAD_KINDS)
    csv = table.get("csv", {})
    _check(path, "csv.", csv, _CSV_KINDS)
    chosen = {name: value for name, value in table.items() if name not in ("load", "rules", "fields")}
    for name in ("select", "ignore", "formats"):
        if name in chosen:
            chosen[name] = tuple(map(str, chosen[name]))
    if "names" in csv:
        chosen["csv"] = {**csv, "names": tuple(csv["names"])}
    for name in ("suite", "output", "baseline", "waivers"):
        if name in chosen:  # a path in a configuration is meant from where the configuration stands
            chosen[name] = path.parent / chosen[name]
    settings = replace(
        Settings(), **chosen, **load, fields=_fields(path, table.get("fields", {})), rule_options=_options(path, table)
    )
    return check_settings(settings, str(path))


def check_settings(settings: Settings, where: str) -> Settings:
    """The settings, when each value is one that exists. Raises UsageError that names `where` it was said."""
    import codecs
    import zoneinfo

    if settings.fail_on not in SEVERITIES:
        raise UsageError(f'{where}: fail_on is "{settings.fail_on}"; expected {", ".join(SEVERITIES)}')
    for name in settings.formats:
        if name not in FORMATS:
            raise UsageError(f'{where}: there is no format "{name}"{_closest(name, FORMATS)}')
    if "json" in settings.formats and {"text", "github"} & {*settings.formats}:
        raise UsageError(f"{where}: json goes to stdout alone; text and github go there too")
    if settings.processes < 0:
        raise UsageError(f"{where}: processes is {settings.processes}; expected 1 or more, or 0 for one a core")
    if settings.table is not None and settings.query is not None:
        raise UsageError(f"{where}: table and query both say what to read of a database; give one of them")
    for name, lengths in (("delimiter", (1,)), ("quote", (0, 1))):
        if len(settings.csv.get(name, ",")) not in lengths:
            raise UsageError(f'{where}: csv.{name} is "{settings.csv[name]}"; expected {_CSV_KINDS[name][1]}')
    try:
        codecs.lookup(settings.csv.get("encoding", "utf-8"))
    except LookupError as error:
        raise UsageError(f'{where}: csv.encoding: there is no encoding "{settings.csv["encoding"]}"') from error
    try:
        zoneinfo.ZoneInfo(settings.timezone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError(
            f'{where}: there is no time zone "{settings.timezone}"; expected a name such as "Europe/Paris"'
        ) from error
    return settings


def _check(path: Path, prefix: str, table: Mapping[str, Any], kinds: Mapping[str, tuple[type, str]]) -> None:
    for key, value in table.items():
        if key not in kinds:
            raise UsageError(f'{path}: "{prefix}{key}" is not a setting{_closest(key, kinds)}')
        kind, meaning = kinds[key]
        listed = isinstance(value, list) and not all(isinstance(one, str) for one in value)
        if not isinstance(value, kind) or listed or (kind is int and isinstance(value, bool)):
            raise UsageError(f"{path}: {prefix}{key} is {value!r}; expected {meaning}")


def _fields(path: Path, fields: Mapping[str, Any]) -> Mapping[str, str]:
    for column, name in fields.items():
        if column not in MAPPABLE_COLUMNS:
            raise UsageError(
                f'{path}: [fields] "{column}" is not an article column{_closest(column, MAPPABLE_COLUMNS)}'
            )
        if not isinstance(name, str):
            raise UsageError(f"{path}: [fields] {column} is {name!r}; expected the name of a field of the source")
    return dict(fields)


def _options(path: Path, table: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    from newsqa.rules.registry import find_rule

    found = {}
    for code, options in table.get("rules", {}).items():
        try:
            rule = find_rule(code)
        except UsageError as error:
            raise UsageError(f"{path}: [rules.{code}]: {error}") from error
        if not isinstance(options, dict):
            raise UsageError(f"{path}: rules.{code} is {options!r}; expected a table of options")
        for option, value in options.items():
            if option not in rule.options:
                raise UsageError(f'{path}: [rules.{code}] "{option}" is no option{_closest(option, rule.options)}')
            if not _fits(value, rule.options[option]):
                default = rule.options[option]
                wanted = _MEANINGS.get(type(default), f"a value like {default!r}")
                raise UsageError(f"{path}: rules.{code}.{option} is {value!r}; expected {wanted}")
        found[rule.code] = {
            option: path.parent / value if isinstance(rule.options[option], Path) else value
            for option, value in options.items()
        }
    return found


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


def _closest(word: str, known: Iterable[str]) -> str:
    import difflib

    known = list(known)
    alike = difflib.get_close_matches(word, known, 1)
    return f"; {f'did you mean {alike[0]!r}? ' if alike else ''}known are: {', '.join(known) or 'none'}"
