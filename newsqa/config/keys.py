"""The keys of a configuration, table by table, and what each takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsqa.alike import did_you_mean_of
from newsqa.config.file import ConfigFile
from newsqa.config.settings import FORMATS
from newsqa.errors import UsageError
from newsqa.rules.rule import SEVERITIES

Kinds = Mapping[str, tuple[type | tuple[type, ...], str]]

TOP: Kinds = {
    "extend": ((str, list), "a configuration file, or a list of them"),
    "inputs": (list, "a list of files, folders, patterns or addresses"),
    "profile": (str, "a profile's name"),
    "suite": (str, "a folder of suites"),
    "select": (list, "a list of rule codes"),
    "extend_select": (list, "a list of rule codes"),
    "ignore": (list, "a list of rule codes"),
    "extend_ignore": (list, "a list of rule codes"),
    "fail_on": (str, " or ".join(SEVERITIES)),
    "fail_on_new": (str, " or ".join(SEVERITIES)),
    "formats": (list, "a list of " + ", ".join(FORMATS)),
    "baseline": (str, "the file of a baseline"),
    "waivers": (str, "a file of waivers"),
    "output": (str, "a folder"),
    "processes": (int, "a number of processes"),
    "fields": (dict, "a table of article columns and source fields"),
    "labels": (dict, "a table of names of files and labels"),
    "load": (dict, "a table"),
    "csv": (dict, "a table"),
    "rules": (dict, "a table of rule codes"),
    "outlets": (dict, 'a table of outlets, such as [outlets."Town Crier"]'),
}
LOAD: Kinds = {
    "timezone": (str, 'a zone such as "Europe/Paris"'),
    "day_first": (bool, "true or false"),
    "table": (str, "the name of a table in the database"),
    "query": (str, "a query in SQL"),
}
CSV: Kinds = {
    "delimiter": (str, "one character"),
    "quote": (str, 'one character, or "" for files that do not quote'),
    "header": (bool, "true or false"),
    "names": (list, "a list of field names"),
    "encoding": (str, 'the name of an encoding, such as "cp1252"'),
}
OUTLET: Kinds = {
    "ignore": (list, "a list of rule codes"),
    "rules": (dict, "a table of rule codes"),
}
JUDGING: Kinds = {
    "severity": (str, " or ".join(SEVERITIES)),
    "tolerance": ((int, float), "a share from 0 to 1: 5 % is 0.05"),
}


def check_keys(file: ConfigFile, above: tuple[str, ...], table: Mapping[str, Any], kinds: Kinds) -> None:
    """Raise UsageError for a key of the table `above` that is not among `kinds`, or whose value is of another type."""
    for key, value in table.items():
        if key not in kinds:
            said = f"{file.where(*above, key)}: {dotted(*above, key)}"
            raise UsageError(f"{said} is not a setting{did_you_mean_of(key, kinds)}")
        kind, meaning = kinds[key]
        listed = isinstance(value, list) and not all(isinstance(one, str) for one in value)
        if not isinstance(value, kind) or listed or (kind is not bool and isinstance(value, bool)):
            said = f"{file.where(*above, key)}: {dotted(*above, key)}"
            raise UsageError(f"{said} is {value!r}; expected {meaning}")


def dotted(*keys: str) -> str:
    """Keys as TOML writes them: outlets."Town Crier".ignore."""
    return ".".join(key if key.replace("-", "_").isidentifier() and key.isascii() else f'"{key}"' for key in keys)
