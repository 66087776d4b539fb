"""Commands of newsqa as pages and templates write them, held against those there are."""

from __future__ import annotations

import shlex
from typing import Any

import typer

from newsqa.cli.app import app


def options_of(*names: str) -> set[str]:
    """The options of a command, such as ("baseline", "write")."""
    return {option for one in _command(names).params for option in (*one.opts, *one.secondary_opts)}


def _command(names: tuple[str, ...]) -> Any:
    command: Any = typer.main.get_command(app)
    for name in names:
        assert name in command.commands, f"there is no command {name}"
        command = command.commands[name]
    return command


def check_command(line: str) -> None:
    """Raise AssertionError unless a line such as `newsqa diff a b --output x` names a command and options of it."""
    words = shlex.split(line.split("||")[0].split("&&")[0].split(";")[0])
    assert words[0] == "newsqa"
    names = tuple(word for word in words[1:3] if word in ("baseline", "write", "update", "prune", "show")) or (
        words[1],
    )
    known = options_of(*names)
    for word in words[2:]:
        if word.startswith("-") and word != "-":
            option = word.split("=")[0]
            assert option in known, f"{line}: newsqa {' '.join(names)} has no {option}"
