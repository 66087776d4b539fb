"""From configuration files to settings: found, read, checked, and laid over those that they extend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsqa.alike import did_you_mean_of
from newsqa.articles.columns import MAPPABLE_COLUMNS
from newsqa.config.by_rule import outlets_of, rules_of
from newsqa.config.file import PROJECT_FILE, ConfigFile, read_file
from newsqa.config.inputs import meant_from
from newsqa.config.keys import CSV, JUDGING, LOAD, TOP, check_keys, dotted
from newsqa.config.settings import ForOutlet, Judging, Settings, check_settings
from newsqa.errors import UsageError
from newsqa.rules.registry import select_rules

CONFIG_FILE = "newsqa.toml"
_PATHS = ("suite", "output", "baseline", "waivers")
_LISTS = ("select", "ignore", "extend_select", "extend_ignore", "formats")
# Two ways to say one thing: who says the one does not mean the other, which a file that is extended said.
_INSTEAD = {"profile": "suite", "suite": "profile"}
_INSTEAD_OF: Mapping[str, Mapping[str, str]] = {"load": {"table": "query", "query": "table"}}  # in tables


def read_settings(config: Path | None) -> Settings:
    """The settings of a file, or of the nearest one in this folder when `config` is None, else the defaults.

    Raises UsageError when the file is not there, is no TOML, or says something that is not understood.
    """
    if config is not None:
        if not config.is_file():
            raise UsageError(f"{config}: there is no such configuration file; `--config` takes a {CONFIG_FILE}")
        return _settings(read_file(config))
    for path in (Path(CONFIG_FILE), Path(PROJECT_FILE)):
        if path.is_file() and (file := read_file(path)).table is not None:
            return _settings(file)
    return Settings()


def _settings(file: ConfigFile) -> Settings:
    table, origin, said_in = _with_extended(file, ())
    rules = table.pop("rules", {})
    outlets = table.pop("outlets", {})
    load = table.pop("load", {})
    settings = replace(
        Settings(),
        **table,
        **load,
        rule_options={code: options for code, given in rules.items() if (options := _options(given))},
        judging={code: _judging(given) for code, given in rules.items() if set(given) & set(JUDGING)},
        outlets={name: _for_outlet(given) for name, given in outlets.items()},
        origin=origin,
        said_in=said_in,
    )
    _check_outlets(file, settings)
    return check_settings(settings, str(file.path))


def _with_extended(
    file: ConfigFile, chain: tuple[Path, ...]
) -> tuple[dict[str, Any], tuple[Path, ...], dict[str, Path]]:
    """What a file says, over what the files say that it extends, the files, and which of them said what; `chain` are
    those that extend it."""
    chain = (*chain, file.path)
    table = _checked(file)
    named = table.pop("extend", [])
    merged: dict[str, Any] = {}
    origin: tuple[Path, ...] = (file.path,)
    said_in: dict[str, Path] = {}
    for entry in [named] if isinstance(named, str) else named:
        path = file.path.parent / entry
        below, files, said_below = _with_extended(_extended(file, path, chain), chain)
        merged = _merged(merged, below)
        origin = (*origin, *(one for one in files if one not in origin))
        said_in |= said_below
    said_in |= dict.fromkeys(_keys(table), file.path)
    more = merged.pop("extend_select", ())  # left from below, where no rule is selected
    if more and "select" not in table:
        table["extend_select"] = (*more, *table.get("extend_select", ()))
    return _with_additions(_merged(merged, table)), origin, said_in


def _extended(file: ConfigFile, path: Path, chain: tuple[Path, ...]) -> ConfigFile:
    """A file that another one extends."""
    if path.resolve() in [one.resolve() for one in chain]:
        fault = "the files extend each other in a ring:"
    elif not path.is_file():
        fault = f"there is no file {path}"
    elif (extended := read_file(path)).table is None:
        fault = f"{path} has no table [tool.newsqa]"
    else:
        return extended
    way = " -> ".join(map(str, (*chain, path)))
    raise UsageError(f"{file.where('extend')}: extend: {fault} {way if fault.endswith(':') else f'({way})'}")


def _keys(table: Mapping[str, Any]) -> Iterator[str]:
    """What a file says, by key; of the tables that are looked at as a whole, key by key: "csv.quote"."""
    yield from table
    for name in ("load", "csv"):
        yield from (f"{name}.{key}" for key in table.get(name, ()))


def _merged(below: Mapping[str, Any], over: Mapping[str, Any], instead: Mapping[str, str] = _INSTEAD) -> dict[str, Any]:
    """Tables key by key, all else replaced; `instead` says which key of these tables does away with another one."""
    merged = {name: value for name, value in below.items() if instead.get(name) not in over}
    for name, value in over.items():
        is_table = isinstance(value, Mapping) and isinstance(merged.get(name), Mapping)
        merged[name] = _merged(merged[name], value, _INSTEAD_OF.get(name, {})) if is_table else value
    return merged


def _with_additions(table: dict[str, Any]) -> dict[str, Any]:
    """`extend_select` and `extend_ignore` added to what they extend. Where no rule is selected all are, but for the
    optional ones, so that `extend_select` stays."""
    for name in ("select", "ignore"):
        codes = table.get(f"extend_{name}", ())
        if codes and (name == "ignore" or table.get("select")):
            table[name] = tuple(dict.fromkeys((*table.get(name, ()), *codes)))
    table.pop("extend_ignore", None)
    if table.get("select"):
        table.pop("extend_select", None)
    return table


def _checked(file: ConfigFile) -> dict[str, Any]:
    """What one file says, each value checked and as it is kept: paths from the file's folder, rules by code."""
    table = dict(file.table or {})
    check_keys(file, (), table, TOP)
    if "profile" in table and "suite" in table:
        raise UsageError(f"{file.where('suite')}: suite and profile both say what to judge by; keep one of them")
    for name, kinds in (("load", LOAD), ("csv", CSV)):
        check_keys(file, (name,), table.get(name, {}), kinds)
    folder = file.path.parent
    for name in _LISTS:
        if name in table:
            table[name] = tuple(table[name])
    _check_codes(file, table)
    for name in _PATHS:  # a path in a configuration is meant from where the configuration stands
        if name in table:
            table[name] = folder / table[name]
    if "inputs" in table:
        table["inputs"] = tuple(meant_from(folder, entry) for entry in table["inputs"])
    if "names" in table.get("csv", {}):
        table["csv"] = {**table["csv"], "names": tuple(table["csv"]["names"])}
    if "fields" in table:
        _check_fields(file, table["fields"])
    for name, label in table.get("labels", {}).items():
        if not isinstance(label, str):
            raise UsageError(f"{file.where('labels', name)}: {dotted('labels', name)} is {label!r}; expected a text")
    table["rules"] = rules_of(file, table.get("rules", {}))
    table["outlets"] = outlets_of(file, table.get("outlets", {}))
    return table


def _check_codes(file: ConfigFile, table: Mapping[str, Any]) -> None:
    """Raise UsageError, naming the line, for an entry that is no rule."""
    for name in ("select", "ignore", "extend_select", "extend_ignore"):
        for entry in table.get(name, ()):
            try:
                select_rules([entry], ())
            except UsageError as error:
                raise UsageError(f"{file.where(name)}: {name}: {error}") from error


def _check_fields(file: ConfigFile, fields: Mapping[str, Any]) -> None:
    for column, name in fields.items():
        if column not in MAPPABLE_COLUMNS:
            known = did_you_mean_of(column, MAPPABLE_COLUMNS)
            where = file.where("fields", column)
            raise UsageError(f'{where}: [fields] "{column}" is not an article column{known}')
        if not isinstance(name, str):
            where = file.where("fields", column)
            raise UsageError(f"{where}: [fields] {column} is {name!r}; expected the name of a field of the source")


def _options(given: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value for key, value in given.items() if key not in JUDGING}


def _judging(given: Mapping[str, Any]) -> Judging:
    return Judging(**{key: given[key] for key in JUDGING if key in given})


def _for_outlet(given: Mapping[str, Any]) -> ForOutlet:
    judging = {code: _judging(said) for code, said in given.get("rules", {}).items()}
    return ForOutlet(given.get("ignore", ()), judging)


def _check_outlets(file: ConfigFile, settings: Settings) -> None:
    for name, outlet in settings.outlets.items():
        if both := [code for code in outlet.judging if code in outlet.ignore]:
            where = file.where("outlets", name)
            raise UsageError(
                f"{where}: {dotted('outlets', name)}: {both[0]} is ignored, and has a tolerance or a severity"
            )
