"""newsqa check: the main job."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsqa.cli.options import Config, Debug, Fields, Paths, Processes, Query, Quiet, Table, settings_from, split_codes
from newsqa.cli.progress import progress
from newsqa.cli.status import FAILED, PASSED, errors_as_messages, forget_stdout
from newsqa.config import AS_FILES, ON_STDOUT, Settings, inputs_of
from newsqa.errors import UsageError

if TYPE_CHECKING:
    from newsqa.engines.check import Run


class Severity(StrEnum):
    """How grave a failed expectation must be to fail the verdict."""

    critical = "critical"
    warning = "warning"
    info = "info"


def check(
    paths: Paths = None,
    demo: Annotated[bool, typer.Option("--demo", help="Check the sample articles that come with newsqa.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Where the reports go (newsqa-report).")
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile", metavar="NAME", help="What to judge by: default, wire, training, pretraining or archive."
        ),
    ] = None,
    suite: Annotated[
        Path | None,
        typer.Option("--suite", metavar="DIR", help="A folder of suites of your own, in place of a profile."),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="CODES", help="Run these rules only: codes, their beginnings, or names."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="CODES", help="Leave out these rules.")
    ] = None,
    fail_on: Annotated[
        Severity | None, typer.Option("--fail-on", help="The lowest severity that fails the verdict (warning).")
    ] = None,
    fail_on_new: Annotated[
        Severity | None,
        typer.Option("--fail-on-new", help="Fail for a single finding that is not known, of this severity or graver."),
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Known findings, which do not count.")
    ] = None,
    waivers: Annotated[
        Path | None, typer.Option("--waivers", metavar="FILE", help="Findings that are let pass, and until when.")
    ] = None,
    fields: Fields = None,
    table: Table = None,
    query: Query = None,
    config: Config = None,
    processes: Processes = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="NAME",
            help=f"{', '.join(ON_STDOUT)} to print; {', '.join(AS_FILES)} to write beside the reports. Repeatable.",
            show_default=False,
        ),
    ] = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Check a dataset, and leave a report.

    Reads files, folders, archives, databases and URLs of articles: JSON, CSV, Parquet, Arrow, text, HTML, feeds,
    NewsML, NITF, WARC (docs/loading.md says more). Finds what is wrong in each article, and judges the dataset by a
    profile's suites. Leaves report.html, report.json, rejects.jsonl and tables (docs/tables.md): findings.parquet,
    measures.parquet, texts.parquet, languages.parquet and, where their rules ran, duplicates.parquet, leakage.parquet,
    label_probes.parquet and boilerplate.parquet.

    Without a path it checks the `inputs` of newsqa.toml.

    Examples: newsqa check articles.jsonl · newsqa check data/ --select NQ3 --field body=content
    """
    with errors_as_messages(debug):
        if paths and demo:
            raise UsageError("--demo checks the sample articles that come with newsqa; give either that or paths")
        if profile is not None and suite is not None:
            raise UsageError("--profile and --suite both say what to judge by; give one of them")
        settings = settings_from(
            config,
            fields,
            output=output,
            profile=profile,
            suite=suite,
            select=split_codes(select),
            ignore=split_codes(ignore),
            fail_on=fail_on.value if fail_on else None,
            fail_on_new=fail_on_new.value if fail_on_new else None,
            formats=split_codes(formats),
            baseline=baseline,
            waivers=waivers,
            processes=processes,
            table=table,
            query=query,
        )
        from newsqa.engines.check import check as run_check
        from newsqa.shipped import shipped

        given: list[str | Path] = [shipped("seeds")] if demo else [*(paths or inputs_of(settings))]
        with progress(quiet) as show:
            run = run_check(given, settings, show)
        try:
            _tell(run, settings, quiet)
        except BrokenPipeError:
            forget_stdout()  # the reports are complete, and the verdict stands
    raise typer.Exit(PASSED if run.passed else FAILED)


def _tell(run: Run, settings: Settings, quiet: bool) -> None:
    shown = [name for name in settings.formats if name in ON_STDOUT] or ["text"]
    if "json" in shown:
        sys.stdout.write((run.folder / "report.json").read_text(encoding="utf-8"))
    if "text" in shown and not quiet:
        from newsqa.reports.terminal import print_summary

        print_summary(run.report, run.folder)
    if "github" in shown:
        from newsqa.reports.machine.github import add_to_summary, commands
        from newsqa.reports.run_folder import read_run

        left = read_run(run.folder)
        print(*commands(left), sep="\n")
        add_to_summary(left)
    if sys.stdout is not None:
        sys.stdout.flush()
