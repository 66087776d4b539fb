"""The JSON file of a suite in, its content out, with the line of each value: for messages that people can follow."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from newsqa.errors import SuiteError

Place = tuple[str | int, ...]  # the keys and numbers that lead to a value: ("expectations", 3, "kwargs", "mostly")

# A string, a mark, or a number or word: all that a valid file consists of but for white space.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s"{}\[\],:]+')


@dataclass(frozen=True)
class JsonFile:
    """A file that is valid JSON: what it holds, the line (from 1) of each value, and the keys that stand twice in one
    object, of which only the last would count."""

    path: Path
    content: Any
    lines: Mapping[Place, int] = field(repr=False)
    repeated: Sequence[tuple[Place, int]] = ()

    def where(self, place: Place) -> str:
        """ "suites/dates.json:7: $.expectations[3].kwargs.mostly"; what is not there stands where it is missing."""
        near = place
        while near not in self.lines:
            near = near[:-1]
        return f"{self.path}:{self.lines[near]}: {json_path(place)}"


def json_path(place: Place) -> str:
    """ "$.expectations[3].kwargs"."""
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)


def read_json(path: Path) -> JsonFile:
    """Raises SuiteError with line and column for what is not JSON."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        content = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise SuiteError([f"{path}:{error.lineno}:{error.colno}: this is not JSON: {error.msg}"]) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SuiteError([f"{path}: this file cannot be read: {error}"]) from error
    return JsonFile(path, content, *_lines(text))


def _lines(text: str) -> tuple[Mapping[Place, int], Sequence[tuple[Place, int]]]:
    """The line of each value in valid JSON, and those of repeated keys."""
    lines: dict[Place, int] = {}
    repeated: list[tuple[Place, int]] = []
    place: list[str | int] = []  # of the value that comes next, or of its object while its key is awaited
    inside: list[str] = []  # the brackets that are open
    is_key = False
    line, seen = 1, 0
    for match in _TOKEN.finditer(text):
        line, seen = line + text.count("\n", seen, match.start()), match.start()
        token = match[0]
        if token == ",":
            is_key = inside[-1] == "{"
            if isinstance(last := place[-1], int):
                place[-1] = last + 1
        elif token in "}]":
            inside.pop()
            place.pop()
        elif is_key:
            place[-1], is_key = orjson.loads(token), False
            if tuple(place) in lines:
                repeated.append((tuple(place), line))
        elif token != ":":
            lines.setdefault(tuple(place), line)
            if token in "{[":
                inside.append(token)
                place.append("" if token == "{" else 0)
                is_key = token == "{"
    return lines, repeated
