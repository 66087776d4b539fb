"""The Typer application: one command a file, put together here."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Annotated

import typer

from newsqa import __version__
from newsqa.cli.annotate import annotate
from newsqa.cli.baseline import baseline
from newsqa.cli.check import check
from newsqa.cli.diff import diff
from newsqa.cli.explain import explain
from newsqa.cli.init import init
from newsqa.cli.report import report
from newsqa.cli.rules import rules
from newsqa.cli.schema import schema

app = typer.Typer(
    name="newsqa",
    help="Validate news datasets: read the articles, find what is wrong in them, and say where.",
    epilog="Exit status: 0 passed, 1 failed the verdict, 2 could not run.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # drawing boxes takes longer than all the rest of the help
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(check)
app.command()(annotate)
app.command()(report)
app.command()(diff)
app.add_typer(baseline, name="baseline")
app.command()(init)
app.command()(schema)
app.command()(explain)
app.command()(rules)


def _is_compiled() -> bool:
    """Whether what reads the articles was compiled when newsqa was installed."""
    module = find_spec("newsqa.annotate.places")
    return module is not None and str(module.origin).endswith(".so")


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"newsqa {__version__}{', compiled' if _is_compiled() else ''}")
        raise typer.Exit()


@app.callback()
def newsqa(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and leave.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Validate news datasets: read the articles, find what is wrong in them, and say where."""
