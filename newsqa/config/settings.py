"""What a configuration may say, as frozen records, and which values exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from newsqa.alike import did_you_mean_of
from newsqa.errors import SuiteError, UsageError
from newsqa.rules.rule import SEVERITIES, Severity

# What `--format` knows: what goes to stdout, and what becomes a file of the output folder.
ON_STDOUT = ("text", "json", "github")
AS_FILES = ("junit", "sarif", "gitlab", "markdown", "csv")
FORMATS = (*ON_STDOUT, *AS_FILES)


@dataclass(frozen=True)
class Judging:
    """How a rule is judged, as far as it is said. `tolerance` is the share of articles that may have a finding, from 0
    to below 1; of a rule that no article has, how many findings there may be."""

    severity: Severity | None = None
    tolerance: float | None = None


@dataclass(frozen=True)
class ForOutlet:
    """What holds for one outlet: the codes of rules whose findings are not reported, and how rules are judged on its
    articles alone, by code."""

    ignore: tuple[str, ...] = ()
    judging: Mapping[str, Judging] = field(default_factory=dict)


@dataclass(frozen=True)
class Settings:
    """What a configuration may say; the command line may say it again and wins.

    `inputs` are what is checked where nothing is named: paths, patterns of paths (as `glob` takes them) and addresses.
    `fields` maps article columns to fields of the source, `labels` names of files (or patterns) to the label of
    their articles. `timezone` is the zone of dates that name none. `day_first`
    says how to read 03/04/2024 (None: not known). Of a database `table` is read, or what `query` gives. `csv` says what
    is known of delimited files, as in `newsqa.articles.readers.csv.dialect.CsvOptions`. `rule_options` and `judging`
    are by the code of a rule, `outlets` by the name of an outlet. `suite` is a folder of suites to judge by in place of
    the profile. `fail_on` is the lowest severity of an expectation that fails the verdict, and `fail_on_new` that of
    a finding which does, unless it is known (None: no finding does by itself). `formats` are the reports wanted beside
    the usual ones. `baseline` and `waivers` are files of findings that do not count (`newsqa.suites.baseline`,
    `newsqa.suites.waivers`). `origin` names the files that said all this, the first of them the one that extends the
    others, and `said_in` the one that said a single thing, by its key ("fail_on", "load.timezone").
    """

    inputs: tuple[str, ...] = ()
    profile: str = "default"
    suite: Path | None = None
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "warning"
    fail_on_new: str | None = None
    formats: tuple[str, ...] = ()
    baseline: Path | None = None
    waivers: Path | None = None
    output: Path = Path("newsqa-report")
    processes: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    timezone: str = "UTC"
    day_first: bool | None = None
    table: str | None = None
    query: str | None = None
    csv: Mapping[str, Any] = field(default_factory=dict)
    rule_options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    judging: Mapping[str, Judging] = field(default_factory=dict)
    outlets: Mapping[str, ForOutlet] = field(default_factory=dict)
    origin: tuple[Path, ...] = field(default=(), compare=False)
    said_in: Mapping[str, Path] = field(default_factory=dict, compare=False)


def changed(settings: Settings, changes: Mapping[str, Any]) -> Settings:
    """The settings with other values by name, which no configuration said."""
    left = {key: path for key, path in settings.said_in.items() if not {*key.split(".")} & {*changes}}
    return replace(settings, **changes, said_in=left)


def place_of(settings: Settings, key: str) -> str | None:
    """Where a configuration said what a key is: "newsqa.toml:7"; None where none did."""
    from newsqa.config.file import read_file

    return read_file(settings.said_in[key]).where(*key.split(".")) if key in settings.said_in else None


@contextmanager
def named_by(settings: Settings, key: str) -> Iterator[None]:
    """Have a UsageError about what a key names tell where the configuration named it. Mistakes in files have places of
    their own."""
    try:
        yield
    except SuiteError:
        raise
    except UsageError as error:
        if (place := place_of(settings, key)) is None:
            raise
        raise UsageError(f"{place}: {key}: {error}") from error


def check_settings(settings: Settings, where: str) -> Settings:
    """The settings, when each value is one that exists, with rules by their codes.

    Raises UsageError that names the file and line of a configuration that said what is wrong, else `where` it was said.
    """
    import codecs
    import zoneinfo

    def at(key: str) -> str:
        return place_of(settings, key) or where

    for name, value in (("fail_on", settings.fail_on), ("fail_on_new", settings.fail_on_new or SEVERITIES[0])):
        if value not in SEVERITIES:
            raise UsageError(f'{at(name)}: {name} is "{value}"; expected {", ".join(SEVERITIES)}')
    for name in settings.formats:
        if name not in FORMATS:
            raise UsageError(f'{at("formats")}: there is no format "{name}"{did_you_mean_of(name, FORMATS)}')
    if "json" in settings.formats and {"text", "github"} & {*settings.formats}:
        raise UsageError(f"{at('formats')}: json goes to stdout alone; text and github go there too")
    if settings.processes < 0:
        raise UsageError(
            f"{at('processes')}: processes is {settings.processes}; expected 1 or more, or 0 for one a core"
        )
    if settings.table is not None and settings.query is not None:
        raise UsageError(f"{at('load.query')}: table and query both say what to read of a database; give one of them")
    for name, lengths, meaning in (("delimiter", (1,), "one character"), ("quote", (0, 1), "one character, or none")):
        if len(settings.csv.get(name, ",")) not in lengths:
            raise UsageError(f'{at(f"csv.{name}")}: csv.{name} is "{settings.csv[name]}"; expected {meaning}')
    try:
        codecs.lookup(settings.csv.get("encoding", "utf-8"))
    except LookupError as error:
        raise UsageError(
            f'{at("csv.encoding")}: csv.encoding: there is no encoding "{settings.csv["encoding"]}"'
        ) from error
    try:
        zoneinfo.ZoneInfo(settings.timezone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        said = f'{at("load.timezone")}: there is no time zone "{settings.timezone}"'
        raise UsageError(f'{said}; expected a name such as "Europe/Paris"') from error
    if not settings.judging and not settings.outlets:
        return settings
    from newsqa.config.judging import by_code

    return by_code(settings, where)
