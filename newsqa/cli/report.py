"""newsqa report: the reports of a run, made again."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from newsqa.cli.options import Debug, Quiet, split_codes
from newsqa.cli.status import errors_as_messages
from newsqa.config import AS_FILES
from newsqa.errors import UsageError


def report(
    run: Annotated[
        Path, typer.Argument(metavar="RUN", help="The output folder of a check.", show_default=False)
    ] = Path("newsqa-report"),
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where it goes (RUN).")] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="NAME",
            help=f"Write {', '.join(AS_FILES)} in place of the page. Repeatable.",
            show_default=False,
        ),
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
    """Make the HTML report of a run again, from what the run left, or with --format reports for machines.

    Examples: newsqa report · newsqa report newsqa-report --no-text --title "Release 7" --output release-7.html ·
    newsqa report newsqa-report --format junit,sarif
    """
    with errors_as_messages(debug):
        from newsqa.reports.html.again import write_page
        from newsqa.reports.html.page import PageOptions
        from newsqa.reports.run_folder import read_run

        if names := split_codes(formats):
            if title is not None or max_findings is not None or no_text or open_it:
                raise UsageError(
                    "--title, --max-findings, --no-text and --open are of the page; --format writes others"
                )
            from newsqa.reports.machine.again import write_formats

            for written in write_formats(read_run(run), names, output):
                if not quiet:
                    print(f"Report: {written}")
            return
        target = output or run / "report.html"
        write_page(read_run(run), target, PageOptions(title, max_findings, with_text=not no_text))
        if not quiet:
            print(f"Report: {target}")
        if open_it:
            webbrowser.open(target.resolve().as_uri())
