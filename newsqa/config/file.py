"""A configuration file as it was read: its table, and the lines on which things stand, for messages."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsqa.errors import UsageError

PROJECT_FILE = "pyproject.toml"
_HEADER = re.compile(r"\s*\[+(.+?)\]+\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")


@dataclass(frozen=True)
class ConfigFile:
    """A file, its text, and what it says of newsqa; None for a pyproject.toml that does not mention it."""

    path: Path
    text: str
    table: Mapping[str, Any] | None

    def where(self, *keys: str) -> str:
        """The file, and the line on which a key stands where that can be told: "newsqa.toml:7"."""
        line = self._lines.get((*(("tool", "newsqa") if self.path.name == PROJECT_FILE else ()), *keys))
        return str(self.path) if line is None else f"{self.path}:{line}"

    @functools.cached_property
    def _lines(self) -> Mapping[tuple[str, ...], int]:
        return lines_of(self.text)


def read_file(path: Path) -> ConfigFile:
    """Raises UsageError when the file cannot be read as TOML."""
    import tomllib

    try:
        text = path.read_text(encoding="utf-8")
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise UsageError(f"{path}: cannot be read as TOML: {error}") from error
    if path.name != PROJECT_FILE:
        return ConfigFile(path, text, content)
    tools = content.get("tool")
    table = tools.get("newsqa") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise UsageError(f"{path}: tool.newsqa is {table!r}; expected a table")
    return ConfigFile(path, text, table)


def lines_of(text: str) -> Mapping[tuple[str, ...], int]:
    """The line, counted from 1, on which each key of TOML is given a value or its table begins, else is first named as
    part of a longer key; nothing where that is not told by looking at single lines."""
    if '"""' in text or "'''" in text:  # what looks like a key may be a line of a text
        return {}
    lines: dict[tuple[str, ...], int] = {}
    near: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.fullmatch(line):
            table = keys = _parts(header[1])
        elif key := _KEY.match(line):
            keys = (*table, *_parts(key[1]))
        else:
            continue
        lines.setdefault(keys, number)
        for length in range(1, len(keys)):
            near.setdefault(keys[:length], number)
    return {**near, **lines}


def _parts(dotted: str) -> tuple[str, ...]:
    """The names in a dotted key of TOML; none where it is no such key."""
    import tomllib

    try:
        table: Any = tomllib.loads(f"{dotted} = 0")
    except tomllib.TOMLDecodeError:
        return ()
    found: list[str] = []
    while isinstance(table, dict) and len(table) == 1:
        [(name, table)] = table.items()
        found.append(name)
    return tuple(found)
