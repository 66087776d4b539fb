"""newsqa init: a configuration for a source, from a look at it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsqa.cli.options import Debug, OnePath, Query, Table
from newsqa.cli.status import errors_as_messages
from newsqa.config import CONFIG_FILE
from newsqa.errors import InputError, UsageError
from newsqa.printable import printable

if TYPE_CHECKING:
    from newsqa.articles.looking import Overview


def init(
    path: OnePath,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The configuration to write.")] = Path(
        CONFIG_FILE
    ),
    table: Table = None,
    query: Query = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a configuration that is there.")] = False,
    debug: Debug = False,
) -> None:
    """Look at a dataset, and write a configuration that says which field goes to which article column.

    Each line says how sure it is and shows a value, so that it can be corrected by hand.
    """
    with errors_as_messages(debug):
        if output.exists() and not force:
            raise UsageError(f"{output}: is there already; --force writes over it, --output names another file")
        from newsqa.articles.looking import look_at
        from newsqa.articles.proposal import propose
        from newsqa.articles.readers.options import ReadOptions

        how = ReadOptions(table=table, query=query)
        overview = look_at(path, {}, how)
        _expect_news(overview.path, overview)
        proposal = propose(overview, how)
        try:
            with output.open("w" if force else "x", encoding="utf-8", newline="\n") as file:
                file.write(proposal.text)
        except OSError as error:
            raise UsageError(f"{output}: cannot be written: {error.strerror or error}") from error
        _tell(overview.path, output, overview)


def _expect_news(path: str, overview: Overview) -> None:
    if not any(shape.mapping for shape in overview.shapes):
        why = next((shape.problem for shape in overview.shapes), "") or next(iter(overview.notes), "")
        raise InputError(why if len(overview.shapes) == 1 else f"{path}: nothing in it can be read as articles. {why}")


def _tell(path: str, output: Path, overview: Overview) -> None:
    from newsqa.reports.field_table import mapping_as_text

    for line in mapping_as_text(overview):
        print(line)
    config = "" if output == Path(CONFIG_FILE) else f" --config {output}"
    print(f"\n{printable(f'{output}: written; look through it, then run: newsqa check {path}{config}')}")
    sys.stdout.flush()
