"""newsqa annotate: what stands in the text, as tables."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsqa.cli.options import Config, Debug, Fields, Paths, Processes, Query, Quiet, Table, settings_from
from newsqa.cli.progress import progress
from newsqa.cli.status import errors_as_messages, forget_stdout
from newsqa.config import inputs_of
from newsqa.printable import printable

if TYPE_CHECKING:
    from newsqa.engines.annotate import Annotated as Done


def annotate(
    paths: Paths = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where the tables go.")] = Path(
        "newsqa-annotations"
    ),
    fields: Fields = None,
    table: Table = None,
    query: Query = None,
    config: Config = None,
    processes: Processes = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Write what the text says as tables: who says so, when that was, and who is named.

    Leaves articles.parquet, attributions.parquet, dates.parquet, names.parquet and rejects.jsonl.
    """
    with errors_as_messages(debug):
        settings = settings_from(config, fields, output=output, processes=processes, table=table, query=query)
        from newsqa.engines.annotate import annotate as run_annotate

        given = paths or inputs_of(settings)
        with progress(quiet) as show:
            done = run_annotate(given, settings, show)
        try:
            _tell(done, quiet)
        except BrokenPipeError:
            forget_stdout()  # the tables are complete


def _tell(done: Done, quiet: bool) -> None:
    if quiet:
        return
    for note in done.notes:
        print(f"note: {printable(note)}")
    for table, rows in done.rows.items():
        print(f"{done.folder / table}.parquet: {rows:,} rows")
    if done.rejects:
        print(f"{done.folder / 'rejects.jsonl'}: {done.rejects:,} records could not be read")
    sys.stdout.flush()
