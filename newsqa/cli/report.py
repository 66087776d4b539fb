"""newsqa report: the HTML report of a run, made again."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from newsqa.cli.options import Debug, Quiet
from newsqa.cli.status import errors_as_messages


def report(
    run: Annotated[
        Path, typer.Argument(metavar="RUN", help="The output folder of a check.", show_default=False)
    ] = Path("newsqa-report"),
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where it goes (report.html in RUN).")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="A title of its own.")] = None,
    max_findings: Annotated[
        int | None, typer.Option("--max-findings", metavar="N", min=0, help="Show about N findings.")
    ] = None,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="No words of articles: for data that must not leave the house.")
    ] = False,
    open_it: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Make the HTML report of a run again, from what the run left.

    Examples: newsqa report · newsqa report newsqa-report --no-text --title "Release 7" --output release-7.html
    """
    with errors_as_messages(debug):
        from newsqa.reports.html.again import write_page
        from newsqa.reports.html.page import PageOptions
        from newsqa.reports.run_folder import read_run

        target = output or run / "report.html"
        write_page(read_run(run), target, PageOptions(title, max_findings, with_text=not no_text))
        if not quiet:
            print(f"Report: {target}")
        if open_it:
            webbrowser.open(target.resolve().as_uri())
