"""Options that several commands share, and how they go over the settings of the configuration."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from newsqa.config import Settings, changed, check_settings, read_settings
from newsqa.errors import UsageError


class Format(StrEnum):
    """What goes to stdout."""

    text = "text"
    json = "json"


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files, folders, archives or URLs of articles; - is standard input.", metavar="PATH...", show_default=False
    ),
]
Config = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Configuration; else newsqa.toml or pyproject.toml of this folder."),
]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--field", metavar="COLUMN=FIELD", help="Which field of the source a column is read from. Repeatable."
    ),
]
Processes = Annotated[
    int | None, typer.Option("--processes", "-j", metavar="N", min=1, help="Processes; one a core unless given.")
]
OnePath = Annotated[
    str, typer.Argument(help="A file, folder, archive or URL of articles.", metavar="PATH", show_default=False)
]
Table = Annotated[
    str | None, typer.Option("--table", metavar="NAME", help="The table of a database that holds the articles.")
]
Query = Annotated[str | None, typer.Option("--query", metavar="SQL", help="A query that gives the articles.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]


def settings_from(config: Path | None, fields: list[str] | None, **given: Any) -> Settings:
    """The settings of the configuration, changed by the options that were given (those not None)."""
    settings = read_settings(config)
    changes = {name: value for name, value in given.items() if value is not None}
    # Who says the one here does not mean the other, which the configuration said.
    for name, other in (("profile", "suite"), ("table", "query"), ("query", "table")):
        if name in changes and other not in changes:
            changes[other] = None
    if fields:
        changes["fields"] = {**settings.fields, **dict(map(_field, fields))}
    return check_settings(changed(settings, changes), "command line")


def _field(option: str) -> tuple[str, str]:
    from newsqa.articles.columns import MAPPABLE_COLUMNS

    column, equals, name = option.partition("=")
    if not equals or not name or column not in MAPPABLE_COLUMNS:
        raise UsageError(
            f'--field "{option}": expected COLUMN=FIELD, such as body=content, with a column of '
            f"{', '.join(MAPPABLE_COLUMNS)}"
        )
    return column, name


def split_codes(given: list[str] | None) -> tuple[str, ...] | None:
    """Rule codes as people write them: repeated, or with commas between; None when not given."""
    return tuple(code for entry in given for code in entry.split(",") if code.strip()) if given else None
